//! The name tagger over sentences written for it: spans slice the text, labels, links, clusters.

use warraq::names::{Names, Tagger};
use warraq::words::Words;

fn find(text: &str) -> Names {
    Tagger::default().find(&Words::read(text))
}

fn outer(text: &str) -> Vec<(String, &'static str)> {
    find(text).outer.iter().map(|n| (n.span.of(text).to_owned(), n.label.as_str())).collect()
}

#[test]
fn names_are_found_with_exact_spans() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        (
            "وصل وزير الخارجية الفرنسي جان إيف لودريان إلى بغداد أمس",
            &[("جان إيف لودريان", "PER"), ("بغداد", "LOC")],
        ),
        ("قال اللواء الركن ناظم البرداني إن القوات انتشرت", &[("ناظم البرداني", "PER")]),
        ("اجتمع وفد من الأمم المتحدة ببيروت", &[("الأمم المتحدة", "ORG"), ("بيروت", "LOC")]),
        ("أعلنت وزارة التخطيط العراقية نتائج التعداد", &[("وزارة التخطيط العراقية", "ORG")]),
        ("زيارة للعراق", &[("لعراق", "LOC")]),
        ("هجوم لداعش قرب راوه", &[("داعش", "ORG"), ("راوه", "LOC")]),
        ("التقى الشيخ عبدالله بن زايد آل نهيان نظيره", &[("عبدالله بن زايد آل نهيان", "PER")]),
        ("في مدينة قرندلاء الساحلية", &[("قرندلاء", "LOC")]),
        ("", &[]),
        ("   \n\n", &[]),
        ("no Arabic here", &[]),
    ];
    for (text, want) in cases {
        let want: Vec<(String, &str)> = want.iter().map(|&(t, l)| (t.to_owned(), l)).collect();
        assert_eq!(outer(text), want, "{text}");
    }
}

#[test]
fn names_of_one_actor_share_an_id() {
    let text = "قاتل داعش والدواعش وتنظيم الدولة، أي الدولة الإسلامية في العراق والشام";
    let names = find(text);
    assert_eq!(names.outer.len(), 4, "{names:?}");
    for name in &names.outer {
        assert_eq!(name.entity_id.as_deref(), Some("Q2429253"), "{}", name.span.of(text));
    }
}

#[test]
fn short_mentions_join_the_cluster_of_the_full_name() {
    let text = "صرح العميد ناظم البرداني للصحفيين. وبحسب البرداني فإن الطريق آمن";
    let names = find(text);
    let people: Vec<_> = names.outer.iter().filter(|n| n.label == warraq::Label::Per).collect();
    assert_eq!(people.len(), 2, "{names:?}");
    assert_eq!(people[0].cluster, people[1].cluster);
    assert_eq!(people[1].canonical.as_deref(), Some("ناظم البرداني"));
    assert_eq!(people[1].span.of(text), "البرداني");
}

#[test]
fn a_surname_that_the_model_reads_joins_the_full_name_too() {
    let names = find("قال الوزير خالد الجبوري إن القوات انتشرت. وأضاف الجبوري أن الوضع هادئ.");
    let canonical: Vec<_> = names.outer.iter().map(|n| n.canonical.as_deref()).collect();
    assert_eq!(canonical, [Some("خالد الجبوري"); 2]);
    assert_eq!(names.outer[0].cluster, names.outer[1].cluster);
}

#[test]
fn a_common_word_is_not_cut_to_fit_a_listed_place() {
    assert!(outer("قال المصدر إن حريقين كبيرين اندلعا").is_empty());
}

#[test]
fn places_are_located() {
    let text = "في الموصل وبغداد";
    let names = find(text);
    assert_eq!(names.outer.len(), 2);
    for name in &names.outer {
        assert_eq!(name.country.as_deref(), Some("IQ"));
        assert!(name.lat.is_some() && name.lon.is_some(), "{name:?}");
        assert!(name.entity_id.as_deref().is_some_and(|id| id.starts_with("geonames:")));
    }
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_the_promises(text in "[اأبتدوكلمنيىة ـ\u{64B}«».،\n-]{0,80}") {
        let names = find(&text);
        let mut end = 0;
        for name in &names.outer {
            proptest::prop_assert!(name.span.start >= end && !name.span.of(&text).is_empty());
            end = name.span.end;
        }
        for name in &names.nested {
            proptest::prop_assert!(names.outer.iter().any(|o| o.span.contains(name.span)));
        }
    }

    #[test]
    fn no_characters_at_all_break_them(text in "\\PC{0,60}") {
        for name in find(&text).outer {
            proptest::prop_assert!(!name.span.of(&text).is_empty());
        }
    }
}
