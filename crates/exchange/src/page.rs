//! A page as HTML that any browser opens and prints, and as Markdown.

use maud::{DOCTYPE, PreEscaped, html};
use pulldown_cmark::html::push_html;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use trekker_domain::link::is_web;
use trekker_domain::page::{Page, PageForm, Part};

/// What a browser shows and prints: one column, black on white, nothing from elsewhere.
const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1c1c1a}\
h1{font-size:1.5em}h2{font-size:1.1em;margin:1.4em 0 .3em;break-after:avoid}ul{margin:.2em 0;padding-left:1.3em}\
li{break-inside:avoid}p{margin:.5em 0;white-space:pre-line}@media print{body{margin:0;max-width:none;font-size:11pt}}";

/// The page as text of a file.
pub fn written(page: &Page, form: PageForm) -> String {
    match form {
        PageForm::Html => to_html(page),
        PageForm::Markdown => to_markdown(page),
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

fn to_html(page: &Page) -> String {
    let body = html! {
        (DOCTYPE)
        html lang=(page.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (page.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (page.title) }
                @for part in &page.parts {
                    h2 { (part.heading) }
                    @if !part.lines.is_empty() {
                        ul { @for line in &part.lines { li { (line) } } }
                    }
                    @if part.is_markdown {
                        (PreEscaped(from_markdown(&part.text)))
                    } @else {
                        @for paragraph in paragraphs(&part.text) { p { (paragraph) } }
                    }
                }
            }
        }
    };
    body.into_string()
}

/// What anybody in the team wrote, as HTML: HTML within it is shown as the words it is, nothing is loaded from elsewhere, and a
/// link goes to a page or a mail.
fn from_markdown(markdown: &str) -> String {
    let mut links = Vec::new();
    let events = Parser::new(markdown).filter_map(|event| match event {
        Event::Html(words) | Event::InlineHtml(words) => Some(Event::Text(words)),
        // The heading of its section stands above it.
        Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
            Some(Event::Start(Tag::Heading { level: HeadingLevel::H3, id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HeadingLevel::H3))),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let goes = is_web(dest_url);
            links.push(goes);
            Some(event).filter(|_| goes)
        }
        Event::End(TagEnd::Link) => Some(event).filter(|_| links.pop() == Some(true)),
        event => Some(event),
    });
    let mut html = String::new();
    push_html(&mut html, events);
    html
}

fn to_markdown(page: &Page) -> String {
    let mut markdown = format!("# {}\n", one_line(&page.title));
    for Part { heading, lines, text, is_markdown } in &page.parts {
        markdown.push_str(&format!("\n## {}\n\n", one_line(heading)));
        for line in lines {
            markdown.push_str(&format!("- {}\n", one_line(line)));
        }
        if *is_markdown {
            markdown.push_str(&format!("{}\n", text.trim()));
            continue;
        }
        let mut between = !lines.is_empty();
        for paragraph in paragraphs(text) {
            if std::mem::replace(&mut between, true) {
                markdown.push('\n');
            }
            for line in paragraph.lines() {
                // Two spaces: the line ends where its writer ended it.
                markdown.push_str(&format!("{}  \n", line.trim_end()));
            }
        }
    }
    markdown
}

/// What people wrote as one line that is read as the words it is: without signs that Markdown takes for its own.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for letter in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(letter, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '#' | '|') {
            line.push('\\');
        }
        line.push(letter);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page {
            title: "Zomerfeest <week 48>".into(),
            language: "nl".into(),
            parts: vec![
                Part {
                    heading: "Nieuwe ideeën (1)".into(),
                    lines: vec!["Soep & *brood*\nop het plein · Els".into()],
                    ..Part::default()
                },
                Part {
                    heading: "Gezegd".into(),
                    text: "Eerste regel\ntweede\n\n<script>alert(1)</script>".into(),
                    ..Part::default()
                },
            ],
        }
    }

    #[test]
    fn nothing_that_people_wrote_is_taken_for_html() {
        let html = written(&page(), PageForm::Html);
        assert!(html.contains("<html lang=\"nl\">"), "{html}");
        assert!(html.contains("<li>Soep &amp; *brood*\nop het plein · Els</li>"), "{html}");
        assert!(html.contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"), "{html}");
        assert!(!html.contains("<script>"));
    }

    #[test]
    fn markdown_has_the_words_as_they_are() {
        let markdown = written(&page(), PageForm::Markdown);
        assert_eq!(
            markdown,
            "# Zomerfeest \\<week 48\\>\n\n## Nieuwe ideeën (1)\n\n- Soep & \\*brood\\* op het plein · Els\n\n\
             ## Gezegd\n\nEerste regel  \ntweede  \n\n<script>alert(1)</script>  \n"
        );
    }

    #[test]
    fn a_guide_is_read_as_it_is_meant_and_does_nothing() {
        let text = "We zeggen **je**.\n\n# Zo\n\n- Kom je [ook](https://example.org)?\n\n<img src=x onerror=alert(1)> \
                    [klik](javascript:alert(1)) ![soep](https://example.org/soep.jpg)";
        let part = Part { heading: "Toon".into(), text: text.into(), is_markdown: true, ..Part::default() };
        let page = Page { title: "Gids".into(), language: "nl".into(), parts: vec![part] };
        let html = written(&page, PageForm::Html);
        for there in [
            "<p>We zeggen <strong>je</strong>.</p>",
            "<h3>Zo</h3>",
            "<li>Kom je <a href=\"https://example.org\">ook</a>?</li>",
            "&lt;img src=x onerror=alert(1)&gt;",
            "klik soep",
        ] {
            assert!(html.contains(there), "{there} in {html}");
        }
        assert!(!html.contains("<img") && !html.contains("javascript"), "{html}");
        assert!(written(&page, PageForm::Markdown).contains(text));
    }
}
