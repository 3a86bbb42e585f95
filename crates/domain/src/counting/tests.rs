//! Tables of cases for each network, with where its rule is from.

use super::*;

const FAMILY: &str = "👨‍👩‍👧‍👦";

#[test]
fn every_line_of_the_limits_reads_and_every_network_has_some() {
    let lines = LIMITS.lines().skip(1).count();
    let read: usize = Network::ALL.iter().map(|network| limits_of(*network).count()).sum();
    assert_eq!(read, lines);
    for network in Network::ALL {
        let has_caption = limits_of(*network).any(|limit| limit.measure.part == Part::Caption);
        assert!(has_caption, "{network:?}");
        assert!(limits_of(*network).all(|limit| limit.source.starts_with("https://")), "{network:?}");
    }
}

#[test]
fn a_measure_reads_back() {
    for limit in Network::ALL.iter().flat_map(|network| limits_of(*network)) {
        assert_eq!(Measure::parse(&limit.measure.written()), Some(limit.measure));
    }
    assert_eq!(Measure::parse("caption"), None);
    assert_eq!(Measure::parse("caption-feelings"), None);
}

/// Of X: <https://docs.x.com/fundamentals/counting-characters>.
#[test]
fn x_weighs_letters_links_and_emoji() {
    for (text, length) in [
        ("", 0),
        ("Tot zaterdag", 12),
        ("Zaterdag: https://voorbeeld.be/startdag/een-heel-lang-adres-met-veel-woorden", 10 + 23),
        ("Zie www.voorbeeld.be", 4 + 23),
        ("Zie voorbeeld.com nu", 7 + 23),
        ("geen.link-ding", 14),
        ("Dag.Tot morgen", 14),
        ("é", 1),
        ("e\u{301}", 1),
        ("日本", 4),
        ("🏀", 2),
        (FAMILY, 2),
        ("👍🏽", 2),
        ("🇧🇪", 2),
        ("Hup 🇧🇪🇳🇱!", 4 + 4 + 1),
        ("🇧🇪🇳🇱🇫🇷🇩🇪", 8),
        ("🇧🇪 🇳🇱\n🇫🇷", 2 + 1 + 2 + 1 + 2),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
        ("1️⃣2️⃣", 4),
        ("❤️‍🔥", 2),
        ("🫱🏽‍🫲🏻", 2),
        ("🏳️‍🌈🇧🇪https://voorbeeld.be/a", 4 + 23),
        ("…", 2),
        ("“Ja” – zei ze", 13),
        ("#startdag @club", 15),
        ("ﬁ", 2),
        ("regel\nregel", 11),
    ] {
        assert_eq!(used(text, Unit::Weighted), length, "{text}");
    }
}

/// Of Mastodon: <https://docs.joinmastodon.org/user/posting/>, `app/validators/status_length_validator.rb`.
#[test]
fn mastodon_counts_links_as_23_and_mentions_without_their_server() {
    for (text, length) in [
        ("", 0),
        ("Hoi", 3),
        ("Zie https://voorbeeld.be/een/heel/lang/adres/met/veel/woorden/erin", 4 + 23),
        ("Zie http://a.be", 4 + 23),
        // No protocol: the words themselves.
        ("Zie voorbeeld.be", 16),
        ("@els@mastodon.example dag", 8),
        ("@els dag", 8),
        ("@els@mastodon.example en @bram@elders.example", 4 + 4 + 5),
        (FAMILY, 1),
        ("e\u{301}", 1),
        ("a https://a.be b https://b.be c", 2 + 23 + 3 + 23 + 2),
        ("#startdag", 9),
    ] {
        assert_eq!(used(text, Unit::Mastodon), length, "{text}");
    }
}

/// Of Bluesky: `maxGraphemes` and `maxLength` of `app.bsky.feed.post`.
#[test]
fn bluesky_counts_graphemes_and_bytes() {
    for (text, graphemes, bytes) in [("Hoi", 3, 3), ("é", 1, 2), (FAMILY, 1, 25), ("🇧🇪", 1, 8), ("日本", 2, 6)]
    {
        assert_eq!((used(text, Unit::Graphemes), used(text, Unit::Bytes)), (graphemes, bytes), "{text}");
    }
}

/// Of Threads: <https://developers.facebook.com/docs/threads/overview>.
#[test]
fn threads_counts_an_emoji_as_its_bytes() {
    for (text, length) in [("Hoi", 3), ("é", 1), ("🏀", 4), (FAMILY, 25), ("日本", 2), ("1", 1)] {
        assert_eq!(used(text, Unit::Threads), length, "{text}");
    }
}

/// Of TikTok: 'in UTF-16 runes', <https://developers.tiktok.com/doc/content-posting-api-reference-direct-post>.
#[test]
fn tiktok_counts_utf_16() {
    for (text, length) in [("Hoi", 3), ("é", 1), ("🏀", 2), (FAMILY, 11)] {
        assert_eq!(used(text, Unit::Utf16), length, "{text}");
    }
}

#[test]
fn hashtags_and_mentions_are_counted() {
    for (text, tags, named) in [
        ("Kom naar de #startdag van @club", 1, 1),
        ("#een#twee #drie", 2, 0),
        ("nr. #1 en #2", 0, 0),
        ("#Café #日本", 2, 0),
        ("els@voorbeeld.be", 0, 0),
        ("@els@mastodon.example en @bram", 0, 2),
        ("https://voorbeeld.be/#kop", 0, 0),
    ] {
        assert_eq!((used(text, Unit::Hashtags), used(text, Unit::Mentions)), (tags, named), "{text}");
    }
}

#[test]
fn a_count_says_how_much_is_left_or_too_much() {
    let caption = "a".repeat(301);
    let found = counts(Network::Bluesky, &BTreeMap::new(), Texts { title: "", caption: &caption });
    let shown: Vec<_> = found.iter().map(|count| (count.measure.unit, count.left(), count.is_over())).collect();
    assert_eq!(shown, [(Unit::Graphemes, -1, true), (Unit::Bytes, 2_699, false)]);
}

#[test]
fn a_team_knows_its_server_better() {
    let measure = Measure { part: Part::Caption, unit: Unit::Mastodon };
    let corrected = BTreeMap::from([(measure, 5_000)]);
    let found = counts(Network::Mastodon, &corrected, Texts { title: "", caption: "Hoi" });
    assert_eq!(found, [Count { measure, used: 3, most: 5_000 }]);
}

#[test]
fn youtube_and_pinterest_count_the_title_too() {
    for network in [Network::YouTube, Network::Pinterest] {
        let found = counts(network, &BTreeMap::new(), Texts { title: "Titel", caption: "Meer" });
        let used: Vec<_> = found.iter().map(|count| (count.measure.part, count.used)).collect();
        assert_eq!(used, [(Part::Title, 5), (Part::Caption, 4)]);
    }
}
