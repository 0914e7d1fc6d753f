//! Named words, every way to write them, the model file, and properties.

use proptest::prelude::*;

use super::*;
use crate::artefact::{Artefact, Kind};
use crate::segment::tokens;

fn split(word: &str) -> String {
    let clitics = split_word(word);
    let mut parts: Vec<&str> = clitics.proclitics().map(|span| span.of(word)).collect();
    let stem = format!("[{}]", clitics.stem.of(word));
    parts.push(&stem);
    parts.extend(clitics.enclitics().map(|span| span.of(word)));
    parts.join("+")
}

#[test]
fn words_keep_their_own_letters() {
    for word in [
        "والي",
        "بغداد",
        "وزير",
        "فلسطين",
        "كان",
        "لبنان",
        "سوريا",
        "بين",
        "وزارة",
        "كركوك",
        "كربلاء",
        "بعض",
        "فقط",
        "وجد",
        "وصل",
        "لكن",
        "كما",
        "بعقوبة",
        "سنجار",
        "سامراء",
        "وليد",
        "فؤاد",
        "كريم",
        "سليم",
        "الله",
        "التي",
        "واشنطن",
        "باريس",
        "فرنسا",
        "ليبيا",
        "كندا",
        "بريطانيا",
        "وفاة",
        "والد",
    ] {
        let expected = if word.starts_with("ال") && split(word).starts_with("ال+") {
            continue;
        } else {
            format!("[{word}]")
        };
        assert_eq!(split(word), expected);
    }
}

#[test]
fn clitics_are_cut() {
    for expected in [
        "و+[بغداد]",
        "ب+[بغداد]",
        "و+ب+[بغداد]",
        "ب+ال+[بصرة]",
        "و+ب+ال+[موصل]",
        "ل+ل+[عراق]",
        "و+ل+ل+[عراق]",
        "ال+[وزير]",
        "و+ال+[وزير]",
        "س+[يقول]",
        "و+س+[يتم]",
        "ف+[قال]",
        "[كتاب]+ها",
        "[منزل]+هم",
        "ل+[رئيس]+ها",
        "و+[أضاف]",
        "ب+[]+ه",
        "و+ل+[]+ها",
        "ب+[أن]+ه",
        "و+[لكن]+ه",
        "ف+[إن]",
        "ك+[ذلك]",
        "ب+[لبنان]",
        "ل+[لبنان]",
        "و+[لبنان]",
        "[إلي]+ه",
        "و+[وزارة]",
        "ل+[وزارة]",
    ] {
        let word: String = expected.chars().filter(|c| !matches!(c, '+' | '[' | ']')).collect();
        assert_eq!(split(&word), expected);
    }
}

#[test]
fn marks_and_tatweel_go_with_the_letter_before() {
    assert_eq!(split("وَبِالْعِرَاقِ"), "وَ+بِ+الْ+[عِرَاقِ]");
    assert_eq!(split("وَلِلْعِرَاقِ"), "وَ+لِ+لْ+[عِرَاقِ]");
    assert_eq!(split("كِتَابُهَا"), "[كِتَابُ]+هَا");
    assert_eq!(split("والـعـراق"), "و+الـ+[عـراق]");
}

#[test]
fn careless_spelling_is_read() {
    assert_eq!(split("واضاف"), "و+[اضاف]");
    assert_eq!(split("لامريكا"), "ل+[امريكا]");
    let text = "قال في المدرسه ان الحكومه والجامعه";
    let last = tokens(text).pop().unwrap();
    assert_eq!(last.stem.of(text), "جامعه");
}

#[test]
fn proclitics_alone_stand_before_what_is_not_arabic() {
    for (text, expected) in
        [("ال12", "ال"), ("بـ12", "بـ"), ("لـ«القدس»", "لـ"), ("والـ50", "و|الـ"), ("وiPhone", "و")]
    {
        let token = &tokens(text)[0];
        let found: Vec<_> = token.proclitics().map(|span| span.of(text)).collect();
        assert_eq!((found.join("|").as_str(), token.stem.is_empty()), (expected, true), "{text}");
    }
    // A full stop after a word is no such thing.
    assert_eq!(tokens("و.")[0].proclitics().count(), 0);
}

#[test]
fn neighbours_decide() {
    let text = "وقال الأمين العام بان كي مون";
    let found = tokens(text);
    assert_eq!(found[3].stem.of(text), "بان");
}

#[test]
fn plausible_rests_for_lexicons() {
    for (word, expected) in [
        ("ببغداد", "ببغداد|بغداد"),
        ("وبالموصل", "وبالموصل|بالموصل|الموصل"),
        ("للعراق", "للعراق|لعراق"),
        ("وَبِبَغداد", "وَبِبَغداد|بِبَغداد|بَغداد"),
        ("دمشق", "دمشق"),
        ("وب", "وب"),
        ("", ""),
        ("و", "و"),
    ] {
        let found: Vec<_> = proclitic_candidates(word).map(|n| &word[n..]).collect();
        assert_eq!(found.join("|"), expected);
    }
}

#[test]
fn a_payload_that_is_no_model_is_an_error() {
    let bytes = include_bytes!("../../../data/segment/clitics.model");
    let whole = Artefact::read(bytes, "clitics.model", Kind::Clitics).unwrap();
    assert!(model::Model::read(&whole).is_ok());
    let long = whole.payload.len();
    for cut in [0, 1, 4, 11, 12, 100, long / 2, long - 1] {
        let artefact = Artefact::new(Kind::Clitics, &whole.payload[..cut]);
        assert!(matches!(model::Model::read(&artefact), Err(crate::Error::Model { .. })), "{cut}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Proclitics, stem and enclitics are the word, cut at characters; what a word gives does not hang on what came before.
    #[test]
    fn parts_are_the_word(word in "[وفبلكسال]{0,3}[ابتيهمنكأةىؤئء\u{64E}\u{651}ـ]{0,8}|\\PC{0,8}") {
        let clitics = split_word(&word);
        let parts: String = clitics
            .proclitics()
            .chain([clitics.stem])
            .chain(clitics.enclitics())
            .map(|span| span.of(&word))
            .collect();
        prop_assert_eq!(&parts, &word);
        prop_assert_eq!(clitics, split_word(&word));
        prop_assert!(proclitic_candidates(&word).all(|n| word.is_char_boundary(n)));
    }

    #[test]
    fn tokens_rejoin(text in "[وفبلكسالتيهمن ة\u{64E}ـ0-9a«»\n]{0,60}") {
        for token in tokens(&text) {
            let parts: String =
                token.proclitics().chain([token.stem]).chain(token.enclitics()).map(|s| s.of(&text)).collect();
            prop_assert_eq!(parts.as_str(), token.span.of(&text));
        }
    }
}
