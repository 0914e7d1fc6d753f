//! The worked examples of docs/names.md, and the sentences written to judge names and links.

use warraq::names::{Name, Tagger};
use warraq::words::Words;

fn find(text: &str) -> Vec<Name> {
    Tagger::default().find(&Words::read(text)).outer
}

/// «LOC زاخو, LOC العمادية» as pairs; none where the table says so.
fn wanted(cell: &str) -> Vec<(&str, &str)> {
    cell.split(", ").filter_map(|name| name.split_once(' ')).collect()
}

#[test]
fn the_worked_examples_hold() {
    let table =
        include_str!("../docs/names.md").split("| Text | Name |\n|---|---|\n").nth(1).expect("the table");
    let mut wrong = Vec::new();
    let mut examples = 0;
    for row in table.lines().take_while(|line| line.starts_with('|')) {
        let (text, cell) = row.trim_matches(['|', ' ']).split_once(" | ").expect("two cells");
        examples += 1;
        let names = find(text);
        let got: Vec<(&str, &str)> = names.iter().map(|n| (n.label.as_str(), n.span.of(text))).collect();
        if got != wanted(cell) {
            wrong.push(format!("{text}: {got:?}, {cell} wanted"));
        }
    }
    assert!(examples >= 40, "{examples} examples");
    // a model that is trained again may differ in one or two
    assert!(wrong.len() <= 2, "{wrong:#?}");
}

#[test]
fn sentences_in_news_of_many_kinds_keep_their_figures() {
    let gold = include_str!("annotated/names/more.jsonl");
    let (mut total, mut right, mut guessed, mut links, mut linked) = (0, 0, 0, 0, 0);
    for line in gold.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let text = row["text"].as_str().expect("text");
        let place = |byte: usize| text[..byte].chars().count() as u64;
        let names = find(text);
        guessed += names.len();
        for entity in row["entities"].as_array().expect("entities") {
            total += 1;
            let hit = names.iter().find(|n| {
                Some(n.label.as_str()) == entity["label"].as_str()
                    && Some(place(n.span.start)) == entity["start"].as_u64()
                    && Some(place(n.span.end)) == entity["end"].as_u64()
            });
            right += usize::from(hit.is_some());
            let Some(hit) = hit else { continue };
            let pairs = [
                (&entity["entity_id"], hit.entity_id.as_deref()),
                (&entity["canonical"], hit.canonical.as_deref()),
            ];
            for (want, got) in pairs {
                links += usize::from(want.is_string());
                linked += usize::from(want.is_string() && want.as_str() == got);
            }
        }
    }
    assert!(total >= 230, "{total} names");
    let f1 = 2.0 * f64::from(right as u32) / f64::from((total + guessed) as u32);
    assert!(f1 >= 0.80, "F1 {f1:.3}");
    assert!(linked * 100 >= links * 95, "{linked} of {links} links");
}

#[test]
fn the_names_of_one_actor_lead_to_one_thing() {
    let actors: &[(&str, &[&str])] = &[
        ("تنظيم الدولة الإسلامية", &["داعش", "الدواعش", "الدولة الإسلامية في العراق والشام", "تنظيم الدولة"]),
        ("جماعة الحوثي", &["الحوثيون", "أنصار الله", "جماعة الحوثي", "الحوثيين"]),
        ("قوات سوريا الديمقراطية", &["قسد", "قوات سوريا الديمقراطية"]),
        ("حزب العمال الكردستاني", &["حزب العمال الكردستاني", "العمال الكردستاني", "بي كا كا", "البككة"]),
        ("حركة طالبان", &["طالبان", "حركة طالبان"]),
        ("حركة حماس", &["حماس", "حركة حماس", "حركة المقاومة الإسلامية"]),
        ("الجيش السوري الحر", &["الجيش الحر", "الجيش السوري الحر"]),
        ("الحشد الشعبي", &["الحشد الشعبي", "فصائل الحشد الشعبي"]),
        ("دونالد ترامب", &["ترامب", "ترمب", "دونالد ترمب"]),
        ("بنيامين نتنياهو", &["نتنياهو", "نتانياهو"]),
    ];
    let gazetteer = warraq::lexicon::Gazetteer::builtin();
    for (canonical, forms) in actors {
        for form in *forms {
            let known = gazetteer.lookup(form).any(|entry| entry.canonical == *canonical);
            assert!(known, "{form} is not listed as {canonical}");
        }
    }
    assert_eq!(gazetteer.lookup("داعشي").count(), 0, "an adjective is no name");
}

#[test]
fn a_surname_means_the_bearer_that_the_text_names() {
    let names = find("قالت إيفانكا ترامب إن ترامب بخير");
    let canonical: Vec<_> = names.iter().filter_map(|n| n.canonical.as_deref()).collect();
    assert_eq!(canonical, ["إيفانكا ترامب", "إيفانكا ترامب"]);
    assert_eq!(names[1].candidates, ["Q22686"]);
    assert_eq!(find("نفى ترمب ذلك أمس")[0].entity_id.as_deref(), Some("Q22686"));
}

#[test]
fn the_words_beside_a_place_say_which_it_is() {
    let country = |text: &str| find(text).first().and_then(|n| n.country.clone());
    assert_eq!(country("في مدينة طرابلس اللبنانية").as_deref(), Some("LB"));
    assert_eq!(country("في مدينة طرابلس الليبية").as_deref(), Some("LY"));
    let washington = find("قالت واشنطن إن الاتفاق قائم");
    assert_eq!(washington[0].entity_id.as_deref(), Some("geonames:4140963"));
}

#[test]
fn a_body_of_another_kind_or_country_has_not_the_listed_id() {
    for text in ["اجتمع مجلس التعاون الإقليمي أمس", "اجتمع مجلس الأمن الروسي أمس"]
    {
        for name in find(text) {
            assert_eq!(name.entity_id, None, "{text}: {name:?}");
        }
    }
    assert_eq!(find("دعا مجلس التعاون الخليجي إلى الهدوء")[0].entity_id.as_deref(), Some("Q217172"));
}
