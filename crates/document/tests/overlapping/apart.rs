//! Two and three people, case by case.

use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;

use crate::copies::{Copy, DOC, meet};

fn side(by: u8, words: &str) -> (Vec<u8>, String) {
    (vec![by], words.to_owned())
}

#[test]
fn the_same_correction_made_twice_stands_once_and_is_told_to_nobody() {
    let mut both = Copy::of_post(2, "Kom naar het feest op zaterdag");
    both[0].text_is("Kom naar het feest op zondag");
    both[1].text_is("Kom naar het feest op zondag");
    meet(&mut both);
    assert_eq!((both[0].text().as_str(), both[0].overlaps()), ("Kom naar het feest op zondag", vec![]));
    // Whoever writes on goes on from what they read.
    both[0].types(28, 0, " om 20 uur");
    both[1].title_is("Het feest");
    both[1].types(0, 3, "Ga");
    meet(&mut both);
    assert_eq!(both[0].text(), "Ga naar het feest op zondag om 20 uur");
    both[0].text_is("Tot zondag");
    meet(&mut both);
    assert_eq!(both[1].text(), "Tot zondag");
}

#[test]
fn two_corrections_of_one_word_are_told_with_who_wrote_what_and_how_it_reads() {
    let mut both = Copy::of_post(2, "Het is feest. De band speelt om 20 uur. Tot dan!");
    both[0].text_is("Het is feest. De band speelt om 19 uur. Tot dan!");
    both[1].text_is("Het is feest. De band speelt om 21 uur. Tot straks!");
    meet(&mut both);
    let reads = both[0].read();
    let (together, sides) = reads.first().expect("one overlap");
    assert!(["De band speelt om 1921 uur.", "De band speelt om 2119 uur."].contains(&together.as_str()), "{together}");
    assert_eq!(*sides, [side(1, "De band speelt om 19 uur."), side(2, "De band speelt om 21 uur.")]);
    assert_eq!(reads.len(), 1, "the neighbouring sentence is nobody else's");
    // It stays while something else is written, and is over once the sentence is.
    both[1].types(0, 6, "Nu is het");
    both[0].title_is("Feest!");
    meet(&mut both);
    assert_eq!(both[0].read(), reads);
    let text = both[1].text().replace(together, "De band speelt om 21 uur.");
    let choice = both[1].text_is(&text);
    meet(&mut both);
    assert_eq!((both[0].overlaps(), both[0].text().contains("21 uur. Tot straks!")), (vec![], true));
    // The choice taken back: it is open again.
    both[1].takes_back(&choice);
    meet(&mut both);
    assert_eq!(both[0].read(), reads);
}

#[test]
fn it_may_stay_as_it_reads_and_that_may_be_taken_back() {
    let mut both = Copy::of_post(2, "Kom zaterdag met soep.");
    both[0].text_is("Ga zaterdag met soep.");
    both[1].text_is("Kom zaterdag met brood.");
    meet(&mut both);
    let overlaps = both[0].overlaps();
    assert_eq!(both[0].text(), "Ga zaterdag met brood.");
    assert_eq!(overlaps.len(), 1);
    let settled = both[1].settles(&overlaps[0]);
    assert_eq!(both[1].overlaps(), []);
    meet(&mut both);
    assert_eq!(both[0].overlaps(), []);
    both[1].takes_back(&settled);
    assert_eq!(both[1].overlaps(), overlaps);
    // Settled where only a part had come together counts where all of it has.
    let mut three = Copy::of_post(3, "Kom zaterdag met soep. Tot dan.");
    three[0].text_is("Ga zaterdag met soep. Tot dan.");
    three[1].text_is("Kom zaterdag met brood. Tot dan.");
    let said = three[0].clone();
    three[1].hears(&said);
    let overlap = three[1].overlaps().remove(0);
    three[1].settles(&overlap);
    three[0].types(26, 3, "straks");
    let said = [three[0].clone(), three[1].clone()];
    said.iter().for_each(|said| three[2].hears(said));
    assert_eq!(three[2].overlaps(), []);
    meet(&mut three);
    assert_eq!((three[0].text().as_str(), three[0].overlaps()), ("Ga zaterdag met brood. Tot straks.", vec![]));
}

#[test]
fn three_who_change_one_sentence_are_all_named() {
    let mut three = Copy::of_post(3, "Om 20 uur");
    for (copy, hour) in three.iter_mut().zip([19, 21, 22]) {
        copy.text_is(&format!("Om {hour} uur"));
    }
    meet(&mut three);
    let (_, sides) = three[0].read().remove(0);
    assert_eq!(sides, [side(1, "Om 19 uur"), side(2, "Om 21 uur"), side(3, "Om 22 uur")]);
    assert_eq!(three[0].overlaps().len(), 1);
    let all = three[0].overlaps().remove(0);
    three[2].settles(&all);
    meet(&mut three);
    assert_eq!(three[0].overlaps(), []);
}

#[test]
fn a_word_corrected_alike_by_three_stays_whoever_meets_whom_first() {
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut three = Copy::of_post(3, "Kom zaterdag. Tot dan.");
        three.iter_mut().for_each(|copy| {
            copy.text_is("Kom zondag. Tot dan.");
        });
        // The first two meet, and each writes on; one of them had written on before.
        let [one, other, third] = order;
        three[other].types(0, 0, "Hee. ");
        let said = three[other].clone();
        three[one].hears(&said);
        three[one].title_is("Een");
        let said = three[third].clone();
        three[other].types(0, 0, "Ja. ");
        three[other].hears(&said);
        three[other].title_is("Ander");
        meet(&mut three);
        assert_eq!(three[0].text(), "Ja. Hee. Kom zondag. Tot dan.", "{order:?}");
        three[third].types(20, 0, "!");
        meet(&mut three);
        assert_eq!(three[0].text(), "Ja. Hee. Kom zondag.! Tot dan.");
    }
}

#[test]
fn an_undo_of_what_was_written_where_words_stood_twice_brings_back_no_second_copy() {
    let mut both = Copy::of_post(2, "Kom zaterdag");
    both.iter_mut().for_each(|copy| {
        copy.text_is("Kom zondag");
    });
    meet(&mut both);
    let typed = both[0].types(10, 0, " ook");
    assert_eq!(both[0].text(), "Kom zondag ook");
    both[0].takes_back(&typed);
    assert_eq!(both[0].text(), "Kom zondag");
    // And of what was written before.
    let mut both = Copy::of_post(2, "Kom zaterdag");
    let mine = both[0].text_is("Kom zondag");
    both[1].text_is("Kom zondag");
    meet(&mut both);
    both[0].takes_back(&mine);
    meet(&mut both);
    assert_eq!(both[0].text(), "Kom zondag", "the other one wrote it as well");
    // A word that somebody has replaced since is theirs.
    let mine = both[0].text_is("Kom maandag");
    meet(&mut both);
    both[1].text_is("Kom dinsdag");
    meet(&mut both);
    both[0].takes_back(&mine);
    assert_eq!(both[0].text(), "Kom dinsdag");
}

#[test]
fn a_document_made_twice_reads_once_where_both_say_the_same_and_one_after_the_other_where_not() {
    let variant =
        |text: &str| Edit::NewVariant { post: DOC, channel: DocId([2; 16]), text: text.into(), seen_text: "".into() };
    for (one, other, reads) in [("Van ons", "Van ons", 1), ("Van Els", "Van Bram", 2)] {
        let mut both = vec![Copy::born(1, Kind::Variant), Copy::born(2, Kind::Variant)];
        both[0].does(&variant(one));
        both[1].does(&variant(other));
        meet(&mut both);
        let text = both[0].text();
        assert_eq!(text.split("\n\n").count(), reads, "{text}");
        let expected = (reads > 1).then(|| (text.clone(), vec![side(1, one), side(2, other)]));
        assert_eq!(both[0].read(), expected.into_iter().collect::<Vec<_>>());
        // Something else is chosen: it reads as it did, and is told as it was.
        both[1].does(&Edit::Variant(DOC, trekker_domain::variant::VariantEdit::SetFirstComment("Tot dan".into())));
        assert_eq!((both[1].text(), both[1].overlaps().len()), (text.clone(), reads - 1));
        meet(&mut both);
        assert_eq!((both[0].text(), both[0].overlaps().len()), (text.clone(), reads - 1));
        // What is written in it stands where it was written.
        let mut written = text.clone();
        written.push_str(" en tot dan");
        both[0].types(text.chars().count(), 0, " en tot dan");
        meet(&mut both);
        assert_eq!((both[1].text(), both[1].overlaps()), (written, vec![]));
    }
}

#[test]
fn of_two_texts_made_apart_the_one_that_was_written_on_stays_in_one_piece() {
    let variant =
        |text: &str| Edit::NewVariant { post: DOC, channel: DocId([2; 16]), text: text.into(), seen_text: "".into() };
    let mut both = vec![Copy::born(1, Kind::Variant), Copy::born(2, Kind::Variant)];
    both[0].does(&variant("Van Els"));
    both[1].does(&variant("Van Bram"));
    both[1].types(0, 0, "Meer. ");
    meet(&mut both);
    let text = both[0].text();
    assert!(text == "Van Els\n\nMeer. Van Bram" || text == "Meer. Van Bram\n\nVan Els", "{text}");
    assert_eq!(both[0].read(), [(text.clone(), vec![side(1, "Van Els"), side(2, "Meer. Van Bram")])]);
    both[0].text_is("Meer. Van ons");
    meet(&mut both);
    assert_eq!((both[1].text().as_str(), both[1].overlaps()), ("Meer. Van ons", vec![]));
}

#[test]
fn places_stay_with_their_words_where_some_stand_twice() {
    let mut both = Copy::of_post(2, "Kom zaterdag om acht");
    both.iter_mut().for_each(|copy| {
        copy.text_is("Kom zondag om acht");
    });
    meet(&mut both);
    for at in 0..=18 {
        let caret = both[0].document.caret_at(at).expect("a place");
        assert_eq!(both[1].document.position_of(&caret), Some(at));
    }
    let words = both[0].document.passage(&both[0].document.version(), 4..13).expect("words");
    assert_eq!((words.quote.as_str(), both[1].document.range_of(&words)), ("zondag om", Some(4..13)));
    both[1].title_is("Feest");
    both[1].types(0, 0, "Ja. ");
    assert_eq!(both[1].document.range_of(&words), Some(8..17));
}

#[test]
fn nobody_meets_nobody_in_a_text_that_one_wrote_after_the_other() {
    let mut both = Copy::of_post(2, "Kom zaterdag");
    for (nth, day) in ["zondag", "maandag", "dinsdag", "woensdag"].iter().enumerate() {
        both[nth % 2].text_is(&format!("Kom {day}"));
        meet(&mut both);
    }
    assert_eq!(both[0].overlaps(), []);
    // Only other things were chosen apart.
    both[0].title_is("Een");
    both[1].text_is("Kom nu");
    meet(&mut both);
    assert_eq!(both[0].overlaps(), []);
}
