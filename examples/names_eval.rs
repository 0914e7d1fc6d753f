//! Scores the name tagger on CoNLL-like files: `cargo run --release --example names_eval -- [FILE] [--dev] [--errors]`.
//!
//! Without a file: the development split of ANERcorp (the last 397 sentences of the training file under
//! `../shared`). Scores are by token: a token takes the label of the name that touches it; a name counts when
//! its tokens and its label agree with the gold. A second line leaves out what the guidelines mark differently:
//! ministries and national armies (names for warraq, not for ANERcorp) and currencies (the other way round).

use std::collections::BTreeMap;
use std::time::Instant;

use warraq::names::Tagger;
use warraq::segment;

type Sentence = Vec<(String, String)>;

fn read(path: &str) -> Vec<Sentence> {
    let content = std::fs::read_to_string(path).expect("the file can be read");
    let mut sentences = vec![Vec::new()];
    for line in content.lines() {
        match line.trim().rsplit_once(' ') {
            Some((word, label)) => {
                let label = label.replace("PERS", "PER").replace("MIS", "MISC").replace("MISCC", "MISC");
                sentences.last_mut().unwrap().push((word.to_owned(), label));
            }
            None if !sentences.last().unwrap().is_empty() => sentences.push(Vec::new()),
            None => {}
        }
    }
    sentences.retain(|s| !s.is_empty());
    sentences
}

/// (label, first token, end token)
type Chunk = (String, usize, usize);

fn chunks(labels: &[String]) -> Vec<Chunk> {
    let mut found: Vec<Chunk> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match label.split_once('-') {
            Some(("I", kind)) if found.last().is_some_and(|c| c.2 == at && c.0 == kind) => {
                found.last_mut().unwrap().2 = at + 1;
            }
            Some((_, kind)) => found.push((kind.to_owned(), at, at + 1)),
            None => {}
        }
    }
    found
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| arguments.iter().any(|a| a == name);
    let file = arguments.iter().find(|a| !a.starts_with("--")).cloned();
    let train = "../shared/data/names/ANERCorp_CamelLab_train.txt";
    let anercorp = if std::path::Path::new(train).exists() {
        train
    } else {
        "/work/shared/data/names/ANERCorp_CamelLab_train.txt"
    };
    let sentences = match &file {
        Some(file) => read(file),
        None if flag("--train") => read(anercorp)[..3576].to_vec(),
        None => read(anercorp)[3576..].to_vec(),
    };
    let started = Instant::now();
    let tagger = Tagger::default();
    eprintln!("loaded in {:?}", started.elapsed());
    let (mut gold, mut guess) = (Vec::new(), Vec::new());
    let mut words: Vec<String> = Vec::new();
    let mut time = std::time::Duration::ZERO;
    for block in sentences.chunks(20) {
        let mut text = String::new();
        let mut places = Vec::new();
        for sentence in block {
            for (word, _) in sentence {
                places.push((text.len(), text.len() + word.len()));
                text.push_str(word);
                text.push(' ');
            }
            text.push('\n');
        }
        let (lines, tokens) = (segment::sentences(&text), segment::tokens(&text));
        let started = Instant::now();
        let names = tagger.find(&text, &lines, &tokens);
        time += started.elapsed();
        let mut labels = vec!["O".to_owned(); places.len()];
        for name in &names.outer {
            let mut first = true;
            for (at, place) in places.iter().enumerate() {
                if place.0 < name.span.end && name.span.start < place.1 {
                    labels[at] = format!("{}-{}", if first { "B" } else { "I" }, name.label.as_str());
                    first = false;
                }
            }
        }
        for sentence in block {
            for (word, label) in sentence {
                words.push(word.clone());
                gold.push(label.clone());
            }
            words.push("\n".into());
            gold.push("O".into());
        }
        let mut at = 0;
        for sentence in block {
            guess.extend(labels[at..at + sentence.len()].iter().cloned());
            guess.push("O".to_owned());
            at += sentence.len();
        }
    }
    let (gold, guess) = (chunks(&gold), chunks(&guess));
    report("raw", &gold, &guess);
    let text = |c: &Chunk| words[c.1..c.2].join(" ");
    let ours = |c: &Chunk| {
        let text = text(c);
        let text = text.trim_start_matches(['و', 'ب', 'ل']);
        ["وزارة", "جيش", "الجيش", "ازارة", "ازير"].iter().any(|head| text.starts_with(head))
    };
    let money = |c: &Chunk| {
        let text = text(c);
        c.0 == "MISC"
            && ["دولار", "درهم", "يورو", "اليورو", "جنيه", "شيكل", "ريال", "دينار", "فرنك", "ليرة", "ين"]
                .iter()
                .any(|unit| text.contains(unit))
    };
    let gold_kept: Vec<Chunk> = gold.iter().filter(|c| !money(c)).cloned().collect();
    let guess_kept: Vec<Chunk> =
        guess.iter().filter(|c| !(c.0 == "ORG" && ours(c) && !gold.contains(c))).cloned().collect();
    report("guideline differences left out", &gold_kept, &guess_kept);
    eprintln!("{} tokens in {time:?}: {:.0} tokens/s", words.len(), words.len() as f64 / time.as_secs_f64());
    if flag("--errors") {
        let context = |c: &Chunk| {
            let from = c.1.saturating_sub(3);
            let to = (c.2 + 2).min(words.len());
            format!("{} [{}] {}", words[from..c.1].join(" "), text(c), words[c.2..to].join(" "))
                .replace('\n', "⏎")
        };
        for c in &gold {
            if !guess.contains(c) {
                println!("MISSED {}\t{}", c.0, context(c));
            }
        }
        for c in &guess {
            if !gold.contains(c) {
                println!("WRONG  {}\t{}", c.0, context(c));
            }
        }
    }
}

fn report(title: &str, gold: &[Chunk], guess: &[Chunk]) {
    let mut table: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for c in gold {
        table.entry(&c.0).or_default()[0] += 1;
    }
    let known: std::collections::HashSet<&Chunk> = gold.iter().collect();
    for c in guess {
        let row = table.entry(&c.0).or_default();
        row[1] += 1;
        row[2] += usize::from(known.contains(c));
    }
    let total = table.values().fold([0; 3], |a, b| [a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
    println!("{title}");
    for (label, [gold, guess, right]) in table.into_iter().chain([("all", total)]) {
        let (p, r) = (right as f64 / guess.max(1) as f64, right as f64 / gold.max(1) as f64);
        let f = if right == 0 { 0.0 } else { 2.0 * p * r / (p + r) };
        println!("  {label:<5} P {p:.3}  R {r:.3}  F1 {f:.3}   gold {gold}  found {guess}");
    }
}
