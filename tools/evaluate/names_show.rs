//! Shows the names of each line, or scores lines that have gold: `cargo run --example names_show -- [FILE] [--errors]`.
//!
//! Without a file, the lines come from standard input. A file in `.jsonl` has one object a line with `text` and
//! `entities` (label, start and end in code points, and where it is stated `entity_id` or `canonical`): then
//! precision, recall and F1 by label are printed, and how many of the stated links are right.

use std::collections::BTreeMap;
use std::io::Read;

use warraq::names::{Name, Tagger};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.iter().find(|a| !a.starts_with("--"));
    let content = match file {
        Some(file) => std::fs::read_to_string(file).expect("a text file"),
        None => {
            let mut content = String::new();
            std::io::stdin().read_to_string(&mut content).expect("lines of text");
            content
        }
    };
    let tagger = Tagger::default();
    if file.is_some_and(|f| f.ends_with(".jsonl")) {
        score(&tagger, &content, arguments.iter().any(|a| a == "--errors"));
        return;
    }
    for line in content.lines() {
        println!("{line}");
        for name in find(&tagger, line) {
            println!(
                "  {} {} {:.2} {} {} {} cluster {:?} {:?}",
                name.label.as_str(),
                name.span.of(line),
                name.score,
                name.canonical.as_deref().unwrap_or("-"),
                name.entity_id.as_deref().unwrap_or("-"),
                name.country.as_deref().unwrap_or("-"),
                name.cluster,
                name.candidates
            );
        }
    }
}

fn find(tagger: &Tagger, text: &str) -> Vec<Name> {
    tagger.find(&tagger.words(text)).outer
}

fn score(tagger: &Tagger, content: &str, errors: bool) {
    let mut table: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let (mut links, mut linked) = (0, 0);
    for line in content.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let text = row["text"].as_str().expect("text");
        let found = find(tagger, text);
        let place = |byte: usize| text[..byte].chars().count() as u64;
        let mut right = vec![false; found.len()];
        for entity in row["entities"].as_array().expect("entities") {
            let label = entity["label"].as_str().expect("label");
            let (start, end) = (entity["start"].as_u64(), entity["end"].as_u64());
            let hit = found.iter().position(|name| {
                name.label.as_str() == label
                    && Some(place(name.span.start)) == start
                    && Some(place(name.span.end)) == end
            });
            let counts = table.entry(label.to_owned()).or_default();
            counts[0] += 1;
            if let Some(hit) = hit {
                counts[2] += 1;
                right[hit] = true;
            } else if errors {
                println!("MISSED {label} {}\t{text}", entity["text"].as_str().unwrap_or("?"));
            }
            for (key, got) in [
                ("entity_id", hit.and_then(|h| found[h].entity_id.as_deref())),
                ("canonical", hit.and_then(|h| found[h].canonical.as_deref())),
            ] {
                let Some(want) = entity[key].as_str() else { continue };
                links += 1;
                linked += usize::from(got == Some(want));
                if errors && got != Some(want) {
                    println!("LINK   {} {want} {got:?}\t{text}", entity["text"].as_str().unwrap_or("?"));
                }
            }
        }
        for (name, right) in found.iter().zip(right) {
            table.entry(name.label.as_str().to_owned()).or_default()[1] += 1;
            if errors && !right {
                println!("WRONG  {} {}\t{text}", name.label.as_str(), name.span.of(text));
            }
        }
    }
    let total = table.values().fold([0; 3], |a, b| [a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
    for (label, [gold, guess, right]) in table.into_iter().chain([("all".to_owned(), total)]) {
        let (p, r) = (right as f64 / guess.max(1) as f64, right as f64 / gold.max(1) as f64);
        let f = if right == 0 { 0.0 } else { 2.0 * p * r / (p + r) };
        println!("{label:<5} P {p:.3}  R {r:.3}  F1 {f:.3}   gold {gold}  found {guess}");
    }
    println!("links {linked} of {links}");
}
