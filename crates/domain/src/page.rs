//! Something to keep, send or print: headings with lines and texts under them.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub title: String,
    /// The language it is in, as in BCP 47: `nl`.
    pub language: String,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub heading: String,
    /// As a list.
    pub lines: Vec<String>,
    /// Below it, as it was written: paragraphs with empty lines between.
    pub text: String,
    /// That is Markdown, and no plain words.
    pub is_markdown: bool,
}

/// As what a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageForm {
    Html,
    Markdown,
}

impl PageForm {
    /// How the file's name ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }
}
