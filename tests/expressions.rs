//! Properties of the finder of expressions: spans that slice, order, no panic, linear time.

use std::time::Instant;

use proptest::prelude::*;
use warraq::expressions::{find, stated_date};
use warraq::words::Words;

const ANCHOR: Option<jiff::civil::Date> = Some(jiff::civil::date(2017, 11, 15));

/// Words that set rules off, so that random texts reach deep into them.
const WORDS: [&str; 48] = [
    "مئة",
    "ألف",
    "مليون",
    "و",
    "وعشرون",
    "خمسة",
    "عشر",
    "يوم",
    "الجمعة",
    "3",
    "2017",
    "/",
    "-",
    "آذار",
    "مارس",
    "من",
    "إلى",
    "بين",
    "و5",
    "قبل",
    "بعد",
    "ثلاثة",
    "أيام",
    "الساعة",
    "والنصف",
    "مساء",
    "الماضي",
    "المقبل",
    "كل",
    "أول",
    "الثاني",
    "القرن",
    "رمضان",
    "1438",
    "هـ",
    "عام",
    "نفسه",
    "%",
    "$",
    "12.5",
    "كيلومترا",
    "\n",
    "(",
    ")",
    "قتل",
    "شخصا",
    "على الأقل",
    "منتصف",
];

fn check(text: &str) {
    for anchor in [None, ANCHOR] {
        let mut end = 0;
        for expression in find(&Words::read(text), anchor) {
            assert!(expression.span.start >= end, "order in {text:?}");
            assert!(!expression.span.of(text).trim().is_empty());
            assert_eq!(expression.span.of(text), expression.span.of(text).trim());
            end = expression.span.end;
            if let Some(counted) = expression.counted {
                assert!(!counted.of(text).is_empty());
            }
        }
    }
    let _ = stated_date(text, Some(jiff::civil::datetime(2017, 11, 15, 12, 0, 0, 0)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_gives_ordered_spans(text in "\\PC{0,60}") {
        check(&text);
    }

    #[test]
    fn any_words_give_ordered_spans(words in proptest::collection::vec(0..WORDS.len(), 0..24)) {
        let text: Vec<&str> = words.into_iter().map(|w| WORDS[w]).collect();
        check(&text.join(" "));
        check(&text.concat());
    }
}

/// What made earlier versions slow: words and marks that many rules can begin or go on with.
const REPEATS: [&str; 24] = [
    "مئة و",
    "ألف ",
    "مليون ألف ",
    "1 ",
    "12/",
    "3-",
    "3 - ",
    "3/3/",
    "يوم الجمعة ",
    "يوم 3 من ",
    "بين 3 و",
    "خمسة وعشرون ألف و",
    "1.",
    "1,",
    "1,000,",
    "نصف ",
    "آذار/",
    "2014-",
    "3:30:",
    "كل ",
    "قبل ",
    "((((",
    "و",
    "ا",
];

fn seconds(unit: &str, bytes: usize) -> f64 {
    let text = unit.repeat(bytes / unit.len());
    let words = Words::read(&text);
    let start = Instant::now();
    let _ = find(&words, ANCHOR);
    start.elapsed().as_secs_f64()
}

#[test]
fn adversarial_repeats_take_linear_time() {
    for unit in REPEATS {
        seconds(unit, 1000);
        let small = seconds(unit, 20_000).min(seconds(unit, 20_000));
        let large = seconds(unit, 200_000);
        // Ten times the text in less than thirty times the time: noise allowed, squares not.
        assert!(large < 30.0 * small + 0.5, "{unit:?}: {small} s, then {large} s");
    }
}

#[test]
fn a_million_bytes_of_the_slowest_repeats_are_read_soon() {
    // A few seconds each, in a debug build on a busy machine; squares would take hours.
    for unit in ["3-", "1 ", "مئة و"] {
        let taken = seconds(unit, 1_000_000);
        assert!(taken < 60.0, "{unit:?}: {taken} s");
    }
}

#[test]
fn both_ways_of_cutting_tokens_read_the_same() {
    // Digits, separators and joined و are cut by the finder itself.
    for (text, value) in
        [("15/11/2017", "2017-11-15"), ("15 / 11 / 2017", "2017-11-15"), ("٢٠١٧-١١-١٥", "2017-11-15")]
    {
        let found = find(&Words::read(text), None);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].value.as_deref(), Some(value));
        assert_eq!(found[0].span.of(text), text);
    }
}

#[test]
fn spans_leave_proclitics_out() {
    for (text, span) in [
        ("ولعام 2014", "عام 2014"),
        ("للعام 2014", "لعام 2014"),
        ("وبالأمس", "الأمس"),
        ("وثلاثة جنود", "ثلاثة"),
        ("و15 جنديا", "15"),
        ("بـ12 مليون دولار", "12 مليون دولار"),
    ] {
        let found = find(&Words::read(text), ANCHOR);
        assert_eq!(found.iter().map(|e| e.span.of(text)).collect::<Vec<_>>(), [span], "{text}");
    }
}

/// The tables of `docs/labels.md` that show what is said of a number.
#[test]
fn the_page_of_labels_shows_what_is_said_of_a_number() {
    let mut shown = 0;
    for line in include_str!("../docs/labels.md").lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [field, example, value] = cells[..] else { continue };
        let field = field.trim_matches('`');
        if !["role", "negated", "modality", "part_of", "previous", "scope"].contains(&field) {
            continue;
        }
        let (before, rest) = example.split_once('[').expect("an example marks its number");
        let text = example.replace(['[', ']'], "");
        let marked = rest.split_once(']').expect("a mark is closed").0;
        let found = find(&Words::read(&text), ANCHOR);
        let number = found
            .iter()
            .find(|e| e.span.start == before.len() && e.span.of(&text) == marked)
            .unwrap_or_else(|| panic!("{marked} in {text}"));
        let told = match field {
            "role" => number.role.map(str::to_owned),
            "negated" => Some(if number.negated { "True" } else { "False" }.to_owned()),
            "modality" => number.modality.map(str::to_owned),
            "part_of" => number.part_of.map(|n| n.to_string()),
            "previous" => number.previous.map(|n| n.to_string()),
            _ => number.scope.map(str::to_owned),
        };
        assert_eq!(told.as_deref(), Some(value), "{line}");
        shown += 1;
    }
    assert_eq!(shown, 6);
}

/// A word of change, a denial and a list, over and over: what looks back or ahead does so by a bounded number of words.
#[test]
fn claims_of_long_lists_take_linear_time() {
    for unit in
        ["نفى مقتل 5 جنود و7 ", "من 12 إلى 15 ", "قتل 23 بينهم 7 ", "500 دينار في بغداد ", "وقع في 10 مارس "]
    {
        seconds(unit, 1000);
        let small = seconds(unit, 20_000).min(seconds(unit, 20_000));
        let large = seconds(unit, 200_000);
        assert!(large < 30.0 * small + 0.5, "{unit:?}: {small} s, then {large} s");
    }
}
