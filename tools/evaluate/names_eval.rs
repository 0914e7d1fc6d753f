//! Scores the name tagger on CoNLL-like files: `cargo run --release --example names_eval -- [FILE] [--train] [--model FILE] [--network FILE] [--errors] [--detail [--raw]]`.
//!
//! Without a file: the development split of ANERcorp (the last 397 sentences of the training file under
//! `../shared`). Scores are by token: a token takes the label of the name that touches it; a name counts when
//! its tokens and its label agree with the gold. A second line leaves out what the guidelines mark differently:
//! ministries and national armies (names for warraq, not for ANERcorp) and currencies (the other way round).

use std::collections::{BTreeMap, HashSet};
use std::time::Instant;

use warraq::names::{Tagger, conll};
use warraq::segment;

/// (label, first token, end token)
type Chunk = (String, usize, usize);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| arguments.iter().any(|a| a == name);
    let option = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
    let data = std::env::var("WARRAQ_SHARED").unwrap_or_else(|_| "../shared".into());
    let anercorp = format!("{data}/data/names/ANERCorp_CamelLab_train.txt");
    let size = option("--block").and_then(|n| n.parse().ok()).unwrap_or(20);
    let blocks = match option("--file") {
        Some(file) if file.ends_with(".jsonl") => articles(file),
        Some(file) => conll::read(file, size).expect("the labelled file"),
        None => {
            let single = conll::read(&anercorp, 1).expect("the labelled file");
            let part = if flag("--train") { &single[..3576] } else { &single[3576..] };
            part.chunks(size).map(join).collect()
        }
    };
    let started = Instant::now();
    let mut tagger = Tagger::default();
    if let Some(model) = option("--model") {
        let bytes = std::fs::read(model).expect("the model");
        tagger = tagger.with_model(&bytes, model).expect("a model");
    }
    if let Some(network) = option("--network") {
        let bytes = std::fs::read(network).expect("the network");
        tagger = tagger.with_network(&bytes, network).expect("a network");
    }
    if option("--model").is_none() && option("--file").is_none() && !flag("--rules") {
        println!(
            "careful: the model that ships has seen these sentences; train one without them (docs/names.md)"
        );
    }
    if flag("--anercorp") {
        tagger = tagger.with_guideline(warraq::names::Guideline::Anercorp);
    }
    if flag("--rules") {
        tagger = tagger.without_model();
    }
    let _ = tagger.find(&tagger.words("بغداد"));
    eprintln!("loaded in {:?}", started.elapsed());
    let (mut gold, mut guess): (Vec<Chunk>, Vec<Chunk>) = (Vec::new(), Vec::new());
    let mut words: Vec<String> = Vec::new();
    let mut time = std::time::Duration::ZERO;
    // of every token its sentence; of every name that was found its score
    let (mut sentences, mut scores): (Vec<usize>, Vec<f32>) = (Vec::new(), Vec::new());
    for block in &blocks {
        let started = Instant::now();
        let names = tagger.find(&tagger.words(&block.text));
        time += started.elapsed();
        let from = words.len();
        let last = sentences.last().map_or(0, |n| n + 1);
        sentences.extend(block.words.iter().map(|(_, n)| last + n));
        words.extend(block.words.iter().map(|(span, _)| span.of(&block.text).to_owned()));
        let chunk = |span, label: warraq::Label| {
            let (first, end) = block.touched(span);
            (label.as_str().to_owned(), from + first, from + end)
        };
        if flag("--exact") {
            // by characters, not by tokens: the proclitics count
            let by = |span: warraq::Span, label: warraq::Label| {
                (label.as_str().to_owned(), (from << 20) + span.start, (from << 20) + span.end)
            };
            gold.extend(block.names.iter().map(|&(span, label)| by(span, label)));
            guess.extend(names.outer.iter().map(|name| by(name.span, name.label)));
            continue;
        }
        gold.extend(block.names.iter().map(|&(span, label)| chunk(span, label)));
        guess.extend(names.outer.iter().map(|name| chunk(name.span, name.label)));
        let score = |name: &warraq::names::Name| if flag("--raw") { name.score } else { name.probability };
        scores.extend(names.outer.iter().map(score));
    }
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
    if flag("--detail") {
        let known: HashSet<&Chunk> = gold.iter().collect();
        interval(&gold, &guess, &sentences);
        reliability(&scores.iter().zip(&guess).map(|(&s, g)| (s, known.contains(g))).collect::<Vec<_>>());
        let seen: HashSet<String> = conll::read(&anercorp, 1).expect("the labelled file")[..3576]
            .iter()
            .flat_map(|b| b.names.iter().map(|(span, _)| span.of(&b.text).to_owned()))
            .collect();
        let unseen =
            |all: &[Chunk]| all.iter().filter(|c| !seen.contains(&text(c))).cloned().collect::<Vec<_>>();
        report("names that the first 3,576 sentences do not have", &unseen(&gold), &unseen(&guess));
    }
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

fn join(blocks: &[conll::Block]) -> conll::Block {
    let mut joined = conll::Block::default();
    for (number, block) in blocks.iter().enumerate() {
        let by = joined.text.len();
        joined.text.push_str(&block.text);
        joined.words.extend(block.words.iter().map(|(span, _)| (span.shift(by), number)));
        joined.names.extend(block.names.iter().map(|&(span, label)| (span.shift(by), label)));
    }
    joined
}

/// The blocks of annotated articles (`gold.jsonl`) as labelled texts: title and body, one block an article.
fn articles(path: &str) -> Vec<conll::Block> {
    let kinds = ["title", "subtitle", "heading", "paragraph", "list", "caption"];
    let content = std::fs::read_to_string(path).expect("the annotated articles");
    content
        .lines()
        .map(|line| {
            let article: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            let mut out = conll::Block::default();
            for block in article["blocks"].as_array().expect("blocks") {
                if !kinds.iter().any(|k| block["kind"] == *k) {
                    continue;
                }
                let text = block["text"].as_str().expect("text");
                let at = out.text.len();
                let (start, end) = (block["start"].as_u64(), block["end"].as_u64());
                let mut from = 0;
                for entity in article["entities"].as_array().expect("entities") {
                    let inside = entity["start"].as_u64() >= start && entity["end"].as_u64() <= end;
                    let label = entity["label"].as_str().and_then(warraq::Label::from_name);
                    let Some(label) = label.filter(|&l| inside && l <= warraq::Label::Misc) else { continue };
                    let name = entity["text"].as_str().expect("text");
                    let Some(found) = text[from..].find(name) else { continue };
                    let span = warraq::Span::new(at + from + found, at + from + found + name.len());
                    from += found + name.len();
                    out.names.push((span, label));
                }
                out.text.push_str(text);
                out.text.push_str("\n\n");
            }
            out.words = segment::tokens(&out.text).iter().map(|t| (t.span, 0)).collect();
            out
        })
        .collect()
}

/// The 95 % interval of F1, sentences drawn again a thousand times.
fn interval(gold: &[Chunk], guess: &[Chunk], sentences: &[usize]) {
    let mut counts = vec![[0_u32; 3]; sentences.last().map_or(0, |n| n + 1)];
    let known: HashSet<&Chunk> = gold.iter().collect();
    gold.iter().for_each(|c| counts[sentences[c.1]][0] += 1);
    for c in guess {
        let row = &mut counts[sentences[c.1]];
        row[1] += 1;
        row[2] += u32::from(known.contains(c));
    }
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut draw = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        counts[(state >> 33) as usize % counts.len()]
    };
    let mut found: Vec<f64> = (0..1000)
        .map(|_| {
            let sum = (0..counts.len())
                .map(|_| draw())
                .fold([0; 3], |a, b| [a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
            2.0 * f64::from(sum[2]) / f64::from((sum[0] + sum[1]).max(1))
        })
        .collect();
    found.sort_by(f64::total_cmp);
    println!("95 % interval of F1 over sentences: {:.3} to {:.3}", found[25], found[974]);
}

/// How often names of a score are right.
fn reliability(names: &[(f32, bool)]) {
    println!("score      names  mean score  right");
    let mut error = 0.0;
    for from in 4..10 {
        let some: Vec<_> =
            names.iter().filter(|(s, _)| (s * 10.0) as i32 == from || from == 9 && *s >= 1.0).collect();
        let n = some.len().max(1) as f64;
        let mean = some.iter().map(|(s, _)| f64::from(*s)).sum::<f64>() / n;
        let right = some.iter().filter(|(_, right)| *right).count() as f64 / n;
        error += (mean - right).abs() * some.len() as f64 / names.len().max(1) as f64;
        println!(
            "0.{from} to {:.1}  {:<5}  {mean:.3}       {right:.3}",
            f64::from(from + 1) / 10.0,
            some.len()
        );
    }
    println!("expected calibration error {error:.3}");
}

fn report(title: &str, gold: &[Chunk], guess: &[Chunk]) {
    let mut table: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for c in gold {
        table.entry(&c.0).or_default()[0] += 1;
    }
    let known: HashSet<&Chunk> = gold.iter().collect();
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
