//! Links that people give.

use url::{Host, Url};

/// Whether this says where something is to be found: an address of the web, with the name of a computer in it. Nothing else counts as
/// a link to what went out; 'see Instagram' and half a link lead nowhere.
pub fn is_address(link: &str) -> bool {
    let link = link.trim();
    // The library passes over these as browsers do.
    if link.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        return false;
    }
    let Ok(url) = Url::parse(link) else { return false };
    let leads_somewhere = match url.host() {
        Some(Host::Domain(name)) => name.contains('.') && name.split('.').all(|label| !label.is_empty()),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => true,
        None => false,
    };
    let names_somebody = !url.username().is_empty() || url.password().is_some();
    matches!(url.scheme(), "https" | "http") && leads_somewhere && !names_somebody
}

/// Whether a browser or a mail program opens it. A link comes from others: nothing else is ever opened.
pub fn is_web(link: &str) -> bool {
    let link = link.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_a_scheme_of_the_web_and_a_host() {
        for link in [
            "https://example.org",
            "http://example.org/p/1?a=b#c",
            " HTTPS://www.instagram.com/p/Cx1_/ ",
            "https://één.example:8443/soep",
            "http://192.0.2.1/1",
            "http://[2001:db8::1]/1",
        ] {
            assert!(is_address(link), "{link}");
        }
        for link in [
            "",
            "x",
            "straks",
            "zie Instagram",
            "example.org/p/1",
            "www.example.org",
            "https://",
            "https:///p/1",
            "https://p",
            "https://.org",
            "https://example..org",
            "https://example.org:soep/1",
            "https://els@example.org/1",
            "https://example.org/een twee",
            "mailto:els@example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "https://example.org\nhttps://example.org",
        ] {
            assert!(!is_address(link), "{link}");
        }
    }

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
