//! Standard answers made and changed by two people apart: with real processes.

use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, until, word};

#[test]
fn what_two_people_change_apart_in_a_standard_answer_is_all_there() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (mut els, mut bram) = (Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?);
    els.runs(&["team", "new", "Town hall", "--member", "Els"])?;
    els.serves()?;
    bram.joins(&els.invites()?)?;
    bram.serves()?;
    let made =
        els.asks(&["answer", "add", "Waar kan ik parkeren?", "text=Op de markt.", "channels=Facebook,Instagram"])?;
    let id = word(&made[0], "id");
    agree(&[&els, &bram])?;
    bram.dies()?;
    els.runs(&["voice", "rule", "add", "--address", "je", "--channel", "Instagram"])?;
    els.runs(&["answer", "set", &id, "text=Op de markt. Komt u met de fiets?", "plan=Zomerfeest"])?;
    els.runs(&["answer", "add", "Mag mijn hond mee?", "text=Ja."])?;
    bram.runs(&["answer", "set", &id, "text=Gratis op de markt.", "language=nl"])?;
    bram.serves()?;
    agree(&[&els, &bram])?;
    for peer in [&els, &bram] {
        let whole = "Gratis op de markt. Komt u met de fiets?";
        until("the words of both are there", || Ok(word(&peer.asks(&["answer", "list"])?[1], "text") == whole))?;
        let all = peer.asks(&["answer", "list"])?;
        assert_eq!((word(&all[0], "question"), all.as_array().map(Vec::len)), ("Mag mijn hond mee?".into(), Some(2)));
        assert_eq!((word(&all[1], "plan"), word(&all[1], "language")), ("Zomerfeest".into(), "nl".into()));
        // It is checked where it is given.
        let found = peer.asks(&["answer", "check", &id])?;
        assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
        let said = (word(&found[0], "found"), word(&found[0], "mend"), word(&found[0], "channel"));
        assert_eq!(said, ("u".into(), "Kom je".into(), "Instagram".into()));
        let hits = peer.asks(&["search", "fiets"])?;
        assert_eq!(
            (word(&hits[0], "kind"), word(&hits[0], "title")),
            ("answer".into(), "Waar kan ik parkeren?".into())
        );
    }
    els.runs(&["answer", "set", &id, "binned=true"])?;
    assert_eq!(els.asks(&["answer", "list"])?.as_array().map(Vec::len), Some(1));
    for wrong in [
        &["answer", "add", " "][..],
        &["answer", "add", "Mag dit?", "colour=red"],
        &["answer", "set", &id, "language=fr"],
        &["answer", "set", &id, "question= "],
        &["answer", "set", "ffffffff", "text=Nee"],
        &["answer", "check", "ffffffff"],
    ] {
        let said = els.says(wrong)?;
        assert!(matches!(said.code, Some(3 | 4)), "{wrong:?}: {said:?}");
    }
    Ok(())
}
