//! Hand-counted answers over two small documents.

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type};

use super::*;
use crate::document::{Document, Entity, Quote, Tagger};
use crate::names::Name;
use crate::speech::QuoteKind;
use crate::{Label, Span};

/// A document in which each of `names` is marked wherever it stands, and «…» are quotes.
fn outcome(id: &str, group: &str, date: &str, text: &str, names: &[(&str, Label, Option<&str>)]) -> Outcome {
    let mut document = Tagger::default().apply(Document::new(text.into()), None, Depth::Tokens);
    for (form, label, entity_id) in names {
        for (start, _) in text.match_indices(form) {
            let name = Name {
                span: Span::new(start, start + form.len()),
                label: *label,
                score: 1.0,
                probability: 1.0,
                canonical: None,
                entity_id: entity_id.map(str::to_owned),
                lat: None,
                lon: None,
                country: None,
                cluster: None,
                candidates: Vec::new(),
            };
            document.entities.push(Entity::from_name(name, None));
        }
    }
    document.entities.sort_by_key(|entity| entity.span);
    for (start, _) in text.match_indices('«') {
        let start = start + '«'.len_utf8();
        let end = start + text[start..].find('»').unwrap();
        document.quotes.push(Quote {
            span: Span::new(start, end),
            kind: QuoteKind::Direct,
            block: None,
            cue: None,
            speaker: None,
            entity: None,
            speaker_id: None,
        });
    }
    Outcome {
        id: id.into(),
        group: Some(group.into()),
        date: Some(date.into()),
        url: None,
        encoding: None,
        document: Some(document),
        error: None,
    }
}

fn outcomes() -> Vec<Outcome> {
    let names = [
        ("بغداد", Label::Loc, Some("Q1")),
        ("العاصمة", Label::Loc, Some("Q1")),
        ("سمير", Label::Per, None),
        ("البصرة", Label::Loc, Some("Q2")),
    ];
    vec![
        outcome(
            "a",
            "noon",
            "2024-05-07",
            "وصل سمير إلى بغداد. وقال «بغداد جميلة».\nعاد سمير من البصرة.",
            &names,
        ),
        outcome("b", "dawn", "2024-05-09T10:00", "غادر سمير العاصمة. بقي الى جانب بغداد.", &names),
    ]
}

fn ask<Q: Question>(question: &Q) -> RecordBatch {
    let mut whole = Q::Part::default();
    for outcome in outcomes() {
        question.join(&mut whole, question.ask(&[outcome]));
    }
    let table = question.table(whole, &Provenance::default());
    // In one batch or in two, the answer is the same.
    let mut at_once = Q::Part::default();
    question.join(&mut at_once, question.ask(&outcomes()));
    assert_eq!(table, question.table(at_once, &Provenance::default()));
    table
}

/// The rows of some columns, nulls as `-`.
fn rows(table: &RecordBatch, columns: &[&str]) -> Vec<String> {
    let cell = |name: &str, row: usize| {
        let column = &table[name];
        match column.data_type() {
            _ if column.is_null(row) => "-".to_owned(),
            arrow_schema::DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
            arrow_schema::DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
            arrow_schema::DataType::Float64 => {
                format!("{:.2}", column.as_primitive::<Float64Type>().value(row))
            }
            arrow_schema::DataType::List(_) => {
                let texts = column.as_list::<i32>().value(row);
                texts.as_string::<i32>().iter().flatten().collect::<Vec<_>>().join("|")
            }
            arrow_schema::DataType::Boolean => column.as_boolean().value(row).to_string(),
            other => panic!("{other}"),
        }
    };
    (0..table.num_rows())
        .map(|row| columns.iter().map(|name| cell(name, row)).collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn frequencies() {
    let all = ask(&Frequencies { by: Unit::Norm, ..Frequencies::default() });
    let all = rows(&all, &["group", "word", "count", "documents"]);
    assert!(all.contains(&"- سمير 3 2".to_owned()), "{all:?}");
    assert!(all.contains(&"- الي 2 2".to_owned()), "two spellings of one word: {all:?}");
    let few =
        Frequencies { by: Unit::Norm, min_length: 4, stop_words: Some(STOP_WORDS.clone()), by_group: true };
    let few = rows(&ask(&few), &["group", "word", "count"]);
    assert!(few.contains(&"dawn سمير 1".to_owned()) && few.contains(&"noon سمير 2".to_owned()), "{few:?}");
    assert!(!few.iter().any(|row| row.contains(" الي ") || row.contains(" من ")), "{few:?}");
}

#[test]
fn concordance() {
    let question = |query: Query, order| Concordance { query, width: 5, order };
    let lines = ask(&question(Query::words("إلي").unwrap(), Order::Document));
    let shown = rows(&lines, &["doc_id", "left", "text", "right"]);
    assert_eq!(shown, ["a سمير  إلى  بغدا", "b  بقي  الى  جانب"]);
    let lines = ask(&question(Query::words("الى").unwrap(), Order::Right));
    assert_eq!(rows(&lines, &["doc_id"]), ["a", "b"]);
    let lines = ask(&question(Query::words("الى").unwrap(), Order::Left));
    assert_eq!(rows(&lines, &["doc_id"]), ["b", "a"]);
    let lines = ask(&question(Query::pattern("ال[عب]\\w+").unwrap(), Order::Document));
    assert_eq!(rows(&lines, &["text"]), ["البصرة", "العاصمة"]);
    let lines = ask(&question(Query::words("سمير إلى بغداد").unwrap(), Order::Document));
    assert_eq!(rows(&lines, &["start", "end", "text"]), ["4 18 سمير إلى بغداد"]);
    assert!(Query::words("  ").is_err() && Query::pattern("(").is_err());
}

#[test]
fn cooccurrence() {
    let columns = ["a", "b", "count", "documents"];
    let sentences = rows(&ask(&Cooccurrence::default()), &columns);
    assert_eq!(sentences, ["بغداد سمير 2 2", "البصرة سمير 1 1"]);
    let documents = rows(&ask(&Cooccurrence { window: Window::Document, min_count: 2 }), &columns);
    assert_eq!(documents, ["بغداد سمير 2 2"]);
}

#[test]
fn naming() {
    let table = ask(&Naming { min_count: 2 });
    let shown = rows(&table, &["group", "entity_id", "canonical", "form", "in_quote", "count"]);
    let expected = [
        "dawn Q1 بغداد العاصمة false 1",
        "dawn Q1 بغداد بغداد false 1",
        "noon Q1 بغداد بغداد false 1",
        "noon Q1 بغداد بغداد true 1",
        "dawn - سمير سمير false 1",
        "noon - سمير سمير false 2",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn timeline() {
    let columns = ["period", "label", "canonical", "count", "documents"];
    let days = rows(&ask(&Timeline::default()), &columns);
    assert_eq!(days[0], "2024-05-07 LOC بغداد 2 1");
    assert!(days.contains(&"2024-05-09 PER سمير 1 1".to_owned()), "{days:?}");
    let weeks = rows(&ask(&Timeline { every: Every::Week, per: Per::Label }), &columns);
    assert_eq!(weeks, ["2024-W19 LOC - 5 2", "2024-W19 PER - 3 2"]);
    let years = rows(&ask(&Timeline { every: Every::Year, per: Per::Period }), &columns);
    assert_eq!(years, ["2024 - - 8 2"]);
}

#[test]
fn variants() {
    let person = |form| (form, Label::Per, None);
    let names = [
        person("ياسر عرفات"),
        person("عبد الله صالح"),
        person("عبدالله صالح"),
        person("سعد حداد"),
        person("ليلى حداد"),
        ("بلدة البيضاء", Label::Loc, None),
        ("بلدة بيضاء", Label::Loc, None),
    ];
    let outcomes = [
        outcome(
            "a",
            "x",
            "2024-05-07",
            "ياسر عرفات وعبد الله صالح وعبد الله صالح. ياسر عرفات. بلدة البيضاء",
            &names,
        ),
        outcome("b", "x", "2024-05-07", "سعد حداد وعبدالله صالح وليلى حداد. بلدة بيضاء", &names),
        outcome("c", "y", "2024-05-07", "قال عرفات", &[person("عرفات")]),
        outcome("d", "y", "2024-05-07", "قال حداد", &[person("حداد")]),
    ];
    let question = Variants::default();
    let table = question.table(question.ask(&outcomes), &Provenance::default());
    let found = rows(&table, &["canonical", "form", "score", "candidates", "count", "documents"]);
    // Two mentions in full: two thirds of a vote that nobody else bears the name.
    for row in [
        "ياسر عرفات ياسر عرفات 1.00  2 1",
        "ياسر عرفات عرفات 0.67  1 1",
        "عبد الله صالح عبد الله صالح 1.00  2 1",
        "عبد الله صالح عبدالله صالح 0.95  1 1",
        "حداد حداد 1.00 سعد حداد|ليلى حداد 1 1",
    ] {
        assert!(found.contains(&row.to_owned()), "{row}: {found:#?}");
    }
    let towns = found.iter().filter(|row| row.starts_with("بلدة")).count();
    assert_eq!((towns, found.iter().filter(|row| row.contains("0.95")).count()), (2, 2), "{found:#?}");
}
