//! Measures temporal expressions and amounts on gold: `cargo run --example expressions_eval [--errors] [--map] FILE…`.
//!
//! A FILE is JSON lines with `text`, `date` and `entities` (offsets in code
//! points), or with `doc_id` and `blocks` beside the documents themselves, or a
//! Wojood sample (one token and its labels a line), of which only spans and labels count.
//! With `--map` what Wojood's guideline does otherwise is set aside (`tools/evaluate/wojood/mod.rs`).

mod wojood;

use std::collections::BTreeMap;

use serde_json::Value;
use warraq::expressions::{Expression, find};
use warraq::words::Words;
use warraq::{Label, Span};

/// A gold expression, in bytes of its text.
struct Gold {
    span: Span,
    label: String,
    fields: Value,
}

/// A text with its gold.
struct Case {
    id: String,
    text: String,
    anchor: Option<jiff::civil::Date>,
    gold: Vec<Gold>,
    spans_only: bool,
}

fn is_time(label: &str) -> bool {
    matches!(label, "DATE" | "TIME" | "DURATION" | "SET")
}

fn is_number(label: &str) -> bool {
    matches!(label, "QUANTITY" | "PERCENT" | "MONEY" | "CARDINAL" | "ORDINAL")
}

fn bytes(text: &str, start: usize, end: usize) -> Span {
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    Span::new(at(start), at(end))
}

fn gold_of(entity: &Value, span: Span) -> Option<Gold> {
    let label = entity["label"].as_str()?.to_owned();
    (is_time(&label) || is_number(&label)).then(|| Gold { span, label, fields: entity.clone() })
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap_or(0) as usize
}

fn json_cases(line: &Value, cases: &mut Vec<Case>) {
    let anchor = line["date"].as_str().and_then(|d| d.get(..10)).and_then(|d| d.parse().ok());
    let none = Vec::new();
    let entities = line["entities"].as_array().unwrap_or(&none);
    if let Some(text) = line["text"].as_str() {
        let gold = entities
            .iter()
            .filter_map(|e| gold_of(e, bytes(text, number(&e["start"]), number(&e["end"]))))
            .collect();
        let id = line["id"].as_str().unwrap_or_default().to_owned();
        cases.push(Case { id, text: text.to_owned(), anchor, gold, spans_only: false });
        return;
    }
    for block in line["blocks"].as_array().unwrap_or(&none) {
        let body = ["heading", "paragraph", "list", "table", "title", "subtitle", "caption"];
        let (kind, text) = (block["kind"].as_str().unwrap_or(""), block["text"].as_str().unwrap_or(""));
        if !body.contains(&kind) {
            continue;
        }
        let (mut gold, mut from) = (Vec::new(), 0);
        for entity in entities {
            if number(&entity["start"]) < number(&block["start"])
                || number(&entity["end"]) > number(&block["end"])
            {
                continue;
            }
            // Tags and references make source offsets useless inside a block of HTML: find the words in order.
            let words = entity["text"].as_str().unwrap_or_default();
            let Some(at) = text[from..].find(words).map(|at| at + from) else { continue };
            from = at + words.len();
            gold.extend(gold_of(entity, Span::new(at, from)));
        }
        let id = format!("{} {kind}", line["doc_id"].as_str().unwrap_or_default());
        cases.push(Case { id, text: text.to_owned(), anchor, gold, spans_only: false });
    }
}

fn wojood_cases(file: &str, cases: &mut Vec<Case>) {
    for (index, sentence) in file.split("\n\n").enumerate() {
        let (mut text, mut gold) = (String::new(), Vec::<Gold>::new());
        for line in sentence.lines() {
            let mut columns = line.split_whitespace();
            let Some(word) = columns.next().filter(|w| *w != "$#$") else { continue };
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(word);
            for label in columns {
                let Some((part, label)) = label.split_once('-') else { continue };
                if !(is_time(label) || is_number(label)) {
                    continue;
                }
                match gold.last_mut().filter(|g| part == "I" && g.label == label) {
                    Some(last) => last.span.end = text.len(),
                    None => gold.push(Gold {
                        span: Span::new(start, text.len()),
                        label: label.to_owned(),
                        fields: Value::Null,
                    }),
                }
            }
        }
        cases.push(Case { id: format!("{index}"), text, anchor: None, gold, spans_only: true });
    }
}

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    right: usize,
}

impl Score {
    fn show(&self, name: &str) {
        let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        let (p, r) = (ratio(self.right, self.found), ratio(self.right, self.gold));
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        println!(
            "{name:28} gold {:4} found {:4} right {:4}  P {p:.3} R {r:.3} F1 {f:.3}",
            self.gold, self.found, self.right
        );
    }
}

fn same_number(gold: &Value, found: Option<f64>) -> bool {
    match (gold.as_f64(), found) {
        (None, None) => true,
        (Some(a), Some(b)) => (a - b).abs() <= 1e-3 * a.abs().max(1e-9),
        _ => false,
    }
}

fn describe(text: &str, e: &Expression) -> String {
    format!(
        "[{}] {} value={:?} mod={:?} n={:?} max={:?} unit={:?} counted={:?} role={:?}",
        e.span.of(text),
        e.label,
        e.value,
        e.modifier,
        e.number,
        e.number_max,
        e.unit,
        e.counted.map(|c| c.of(text)),
        e.role
    )
}

/// Scores spans and labels where the two guidelines agree.
fn mapped(cases: &[Case], errors: bool) {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for case in cases {
        let expressions = find(&Words::read(&case.text), case.anchor);
        let marks: Vec<wojood::Mark> = case.gold.iter().map(|g| (g.span, g.label.clone())).collect();
        let (gold, found) = wojood::shared(&case.text, &marks, &expressions);
        for mark in &found {
            let right = usize::from(gold.contains(mark));
            for name in ["all", mark.1.as_str()] {
                let score = scores.entry(name.to_owned()).or_default();
                score.found += 1;
                score.right += right;
            }
        }
        for mark in &gold {
            scores.entry("all".to_owned()).or_default().gold += 1;
            scores.entry(mark.1.clone()).or_default().gold += 1;
        }
        let say =
            |name: &str, (span, label): &wojood::Mark| println!("  {name} {label} [{}]", span.of(&case.text));
        if errors && gold != found {
            println!("{} {}", case.id, case.text);
            gold.iter().filter(|mark| !found.contains(mark)).for_each(|mark| say("missed", mark));
            found.iter().filter(|mark| !gold.contains(mark)).for_each(|mark| say("extra", mark));
        }
    }
    for (name, score) in &scores {
        score.show(name);
    }
}

fn main() {
    let (mut errors, mut map, mut cases) = (false, false, Vec::new());
    for argument in std::env::args().skip(1) {
        if argument == "--errors" {
            errors = true;
            continue;
        }
        if argument == "--map" {
            map = true;
            continue;
        }
        let file = std::fs::read_to_string(&argument).expect("a readable file");
        if argument.ends_with("jsonl") {
            for line in file.lines() {
                json_cases(&serde_json::from_str(line).expect("JSON"), &mut cases);
            }
        } else {
            wojood_cases(&file, &mut cases);
        }
    }
    if map {
        mapped(&cases, errors);
        return;
    }
    let mut spans: BTreeMap<&str, Score> = BTreeMap::new();
    let mut labels: BTreeMap<String, Score> = BTreeMap::new();
    let mut fields: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for case in &cases {
        let found = find(&Words::read(&case.text), case.anchor);
        let mut wrong = Vec::new();
        for expression in &found {
            let label = expression.label.as_str();
            let group = if is_time(label) { "times: span" } else { "numbers: span" };
            spans.entry(group).or_default().found += 1;
            labels.entry(label.to_owned()).or_default().found += 1;
            if !case.gold.iter().any(|g| g.span == expression.span) {
                wrong.push(format!("  extra   {}", describe(&case.text, expression)));
            }
        }
        for gold in &case.gold {
            let time = is_time(&gold.label);
            let group = if time { "times: span" } else { "numbers: span" };
            spans.entry(group).or_default().gold += 1;
            labels.entry(gold.label.clone()).or_default().gold += 1;
            let hit = found.iter().find(|e| e.span == gold.span);
            let mut tally = |name: &'static str, right: bool| {
                let entry = fields.entry(name).or_default();
                entry.0 += usize::from(right);
                entry.1 += 1;
            };
            if let Some(e) = hit {
                if is_time(e.label.as_str()) == time {
                    spans.entry(group).or_default().right += 1;
                }
                if e.label.as_str() == gold.label {
                    labels.entry(gold.label.clone()).or_default().right += 1;
                }
            }
            if case.spans_only {
                if hit.is_none() {
                    wrong.push(format!("  missed  [{}] {}", gold.span.of(&case.text), gold.label));
                }
                continue;
            }
            let f = &gold.fields;
            let mut right = hit.is_some_and(|e| e.label.as_str() == gold.label);
            let modifier = hit.is_some_and(|e| e.modifier.as_deref() == f["mod"].as_str());
            if time {
                let same = hit.is_some_and(|e| e.value.as_deref() == f["value"].as_str());
                tally("times: value, of all gold", same);
                right &= same && modifier;
                if hit.is_some() {
                    tally("times: mod, of found", modifier);
                }
            } else if let Some(e) = hit {
                let value =
                    same_number(&f["number"], e.number) && same_number(&f["number_max"], e.number_max);
                let unit = e.unit.as_deref() == f["unit"].as_str();
                let counted = e.counted.map(|c| c.of(&case.text)) == f["counted"].as_str();
                let role = e.role == f["role"].as_str();
                tally("numbers: value, of found", value);
                tally("numbers: unit, of found", unit);
                tally("numbers: mod, of found", modifier);
                tally("numbers: counted, of found", counted);
                tally("numbers: role, of found", role);
                right &= value && unit && modifier && counted && role;
            }
            if !right {
                wrong.push(format!("  gold    {}", f));
                if let Some(e) = hit {
                    wrong.push(format!("  found   {}", describe(&case.text, e)));
                }
            }
        }
        if errors && !wrong.is_empty() {
            println!(
                "{} {:?} {}\n{}",
                case.id,
                case.anchor.map(|d| d.to_string()),
                case.text,
                wrong.join("\n")
            );
        }
    }
    for (name, score) in &spans {
        score.show(name);
    }
    for label in Label::ALL {
        if let Some(score) = labels.get(label.as_str()) {
            score.show(label.as_str());
        }
    }
    for (name, (right, all)) in &fields {
        println!("{name:28} {right:4} of {all:4}  {:.3}", *right as f64 / (*all).max(1) as f64);
    }
}
