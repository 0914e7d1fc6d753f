//! The lists that ship: well formed, sorted, quick to compile, and what they promise.

use std::path::Path;

use warraq::Label;
use warraq::lexicon::{Entry, Gazetteer};
use warraq::words::Words;

fn lists(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(folder);
    let mut lists: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    lists.sort();
    lists
}

#[test]
fn lists_are_sorted_and_say_where_they_come_from() {
    let lists = [lists("gazetteer"), lists("lexicon")].concat();
    assert!(lists.len() >= 10);
    for (name, list) in lists {
        assert!(list.starts_with("# "), "{name} has a header");
        let rows: Vec<&str> = list.lines().filter(|l| !l.starts_with('#')).collect();
        for pair in rows.windows(2) {
            let form = |row: &str| row.split('\t').next().unwrap().to_owned();
            assert!(form(pair[0]) <= form(pair[1]), "{name}: {} before {}", pair[0], pair[1]);
            assert_ne!(pair[0], pair[1], "{name}");
        }
    }
}

#[test]
fn every_row_is_a_name_with_a_source() {
    let gazetteer = Gazetteer::builtin();
    assert!(gazetteer.len() > 15_000, "{}", gazetteer.len());
    for entry in gazetteer.entries() {
        assert!(!entry.source.is_empty() && !entry.licence.is_empty(), "{}", entry.form);
        assert!(
            entry.id.is_empty() || entry.id.starts_with('Q') || entry.id.starts_with("geonames:"),
            "{}",
            entry.id
        );
        let country = entry.country.len();
        assert!(country == 0 || country == 2, "{}: {}", entry.form, entry.country);
        if let Some((lat, lon)) = entry.coordinates {
            assert!(lat.abs() <= 90.0 && lon.abs() <= 180.0);
        }
    }
}

#[test]
fn organisations_span_countries() {
    let entries = Gazetteer::builtin().entries();
    let things: std::collections::HashSet<&str> =
        entries.iter().filter(|e| e.label == Label::Org).map(Entry::key).collect();
    let countries: std::collections::HashSet<&str> =
        entries.iter().filter(|e| e.label == Label::Org).map(|e| &*e.country).collect();
    assert!(things.len() >= 500, "{}", things.len());
    assert!(countries.len() >= 15, "{}", countries.len());
}

#[test]
fn listed_names_are_found_under_every_spelling() {
    let cases: &[(&str, &[&str])] = &[
        ("ببغداد", &["بغداد"]),
        ("وبالموصل", &["الموصل"]),
        ("للعراق", &["لعراق"]),
        ("الامم المتحده", &["الامم المتحده"]),
        ("قـوات سوريا الديموقراطية", &["سوريا"]),
        ("قوّاتِ سوريا الديمقراطيّة", &["قوّاتِ سوريا الديمقراطيّة"]),
        ("ابوظبي وأبو ظبي", &["ابوظبي", "أبو ظبي"]),
        ("عبدالفتاح السيسي", &["عبدالفتاح السيسي"]),
    ];
    for (text, want) in cases {
        let words = Words::read(text);
        let names = (0..words.len()).filter_map(|at| words.listed(at));
        let got: Vec<&str> =
            names.map(|m| &text[m.start..words.word(m.first + m.words - 1).span.end]).collect();
        for name in *want {
            assert!(got.contains(name), "{text}: {got:?}");
        }
    }
}

#[test]
fn all_names_of_a_group_mean_the_group() {
    let gazetteer = Gazetteer::builtin();
    for form in ["داعش", "الدواعش", "تنظيم الدولة", "الدولة الإسلامية في العراق والشام"]
    {
        assert!(gazetteer.lookup(form).any(|e| e.id == "Q2429253"), "{form}");
    }
}

proptest::proptest! {
    #[test]
    fn words_slice_any_text(text in "\\PC{0,60}|[ابغدورعقلمة سيـ\u{64E}]{0,60}") {
        let words = Words::read(&text);
        for at in 0..words.len() {
            let (word, base) = (words.word(at), words.base(at));
            proptest::prop_assert!(text.is_char_boundary(word.start) && !base.is_empty());
            proptest::prop_assert!(words.folded(at).ends_with(base) || base.starts_with("ال"));
            if let Some(found) = words.listed(at) {
                proptest::prop_assert_eq!((found.start, found.first), (word.start, at));
            }
        }
    }
}
