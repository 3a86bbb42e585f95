//! Links that people give.

/// Whether a browser or a mail program opens it. A link comes from others: nothing else is ever opened.
pub fn is_web(link: &str) -> bool {
    let link = link.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_browser_or_a_mail_program_opens_is_opened() {
        for link in ["https://example.org", " HTTP://example.org/a", "mailto:els@example.org"] {
            assert!(is_web(link), "{link}");
        }
        for link in ["", "file:///etc/passwd", "javascript:alert(1)", "example.org", "x https://example.org"] {
            assert!(!is_web(link), "{link}");
        }
    }
}
