//! Every example of every rule file, as a test.

use super::{Expression, find};
use crate::words::Words;

/// The date of an example that names none: a Wednesday.
const ANCHOR: jiff::civil::Date = jiff::civil::date(2017, 11, 15);

/// A text and what must be found in it, as `(start, end, description)`.
fn read(example: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut expected) = (String::new(), Vec::new());
    let mut rest = example;
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        let close = rest[open..].find("](").expect("an opening [ is closed by ](") + open;
        let end = rest[close..].find(')').expect("a description is closed") + close;
        let start = text.len();
        text.push_str(&rest[open + 1..close]);
        expected.push((start, text.len(), rest[close + 2..end].to_owned()));
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    (text, expected)
}

fn describe(text: &str, found: &Expression) -> String {
    let mut fields = vec![found.label.to_string()];
    fields.extend(found.value.clone());
    if let Some(number) = found.number {
        fields.push(format!("number={number}"));
    }
    if let Some(number) = found.number_max {
        fields.push(format!("max={number}"));
    }
    fields.extend(found.unit.as_ref().map(|u| format!("unit={u}")));
    fields.extend(found.modifier.as_ref().map(|m| format!("mod={m}")));
    fields.extend(
        found
            .candidates
            .iter()
            .filter(|_| found.unit.is_none() && found.label != crate::Label::Money)
            .map(|o| format!("otherwise={o}")),
    );
    fields.extend(found.counted.map(|c| format!("counted={}", c.of(text))));
    fields.extend(found.role.map(|r| format!("role={r}")));
    fields.extend(found.negated.then(|| "negated".to_owned()));
    fields.extend(found.modality.filter(|&m| m != "asserted").map(|m| format!("modality={m}")));
    fields.extend(found.scope.filter(|&s| s != "event").map(|s| format!("scope={s}")));
    fields.extend(found.part_of.map(|n| format!("part_of={n}")));
    fields.extend(found.previous.map(|n| format!("previous={n}")));
    fields.join(" ")
}

fn sorted(description: &str) -> Vec<&str> {
    let mut fields: Vec<&str> = description.split(' ').collect();
    fields.sort_unstable();
    fields
}

#[test]
fn rule_files_do_what_their_examples_say() {
    let (mut failed, mut count) = (Vec::new(), 0);
    for (name, file) in super::compiled::RULES {
        for (number, line) in file.lines().enumerate() {
            let Some(example) = line.trim().strip_prefix("+ ") else { continue };
            count += 1;
            let (anchor, example) = match example.strip_prefix('@').and_then(|e| e.split_once(' ')) {
                Some(("none", rest)) => (None, rest),
                Some((date, rest)) => (Some(date.parse().expect("a date after @")), rest),
                None => (Some(ANCHOR), example),
            };
            let (text, expected) = read(example);
            let found: Vec<(usize, usize, String)> = find(&Words::read(&text), anchor)
                .iter()
                .map(|e| (e.span.start, e.span.end, describe(&text, e)))
                .collect();
            let same = found.len() == expected.len()
                && found
                    .iter()
                    .zip(&expected)
                    .all(|(f, e)| (f.0, f.1) == (e.0, e.1) && sorted(&f.2) == sorted(&e.2));
            if !same {
                let show: Vec<String> =
                    found.iter().map(|(s, e, d)| format!("[{}]({d})", &text[*s..*e])).collect();
                failed.push(format!("{name}:{}: {example}\n    found {}", number + 1, show.join(" ")));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {count} examples fail:\n{}", failed.len(), failed.join("\n"));
    assert!(count > 50);
}
