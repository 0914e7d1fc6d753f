//! Measures reported speech against gold: `cargo run --release --example speech_eval -- GOLD.jsonl…`
//!
//! A line is a document: its `text`, or its `blocks` (the body ones are joined), and its `quotes`.
//! A quote that was found and one of the gold match, one to one, when what they share is at least
//! half of what they cover together. The speaker is right when the two phrases overlap (or both are
//! absent), counted over all gold quotes, as is the kind. `--show` prints what differs.
use serde_json::Value;
use warraq::Span;
use warraq::speech::{self, Quote};
use warraq::words::Words;

struct Gold {
    span: Span,
    kind: String,
    speaker: Option<Span>,
}

fn main() {
    let (mut show, mut strict, mut total) = (false, false, Score::default());
    for path in std::env::args().skip(1) {
        match path.as_str() {
            "--show" => show = true,
            "--strict" => strict = true,
            _ => {
                let mut score = Score { strict, ..Score::default() };
                for line in std::fs::read_to_string(&path).expect("a gold file").lines() {
                    let document: Value = serde_json::from_str(line).expect("JSON lines");
                    let (text, gold) = read(&document);
                    score.add(&text, &gold, show);
                }
                score.print(&path);
                total.join(&score);
            }
        }
    }
    total.print("all");
}

/// The text of a document and its quotes, in bytes of that text.
fn read(document: &Value) -> (String, Vec<Gold>) {
    let number = |value: &Value| value.as_u64().map(|n| n as usize);
    let mut text = String::new();
    // (start and end in the source, start in the text)
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    if let Some(whole) = document["text"].as_str() {
        text.push_str(whole);
        places.push((0, usize::MAX, 0));
    }
    for block in document["blocks"].as_array().into_iter().flatten() {
        let body = ["title", "subtitle", "heading", "paragraph", "list", "table", "caption"]
            .contains(&block["kind"].as_str().unwrap_or(""));
        let (Some(start), Some(end)) = (number(&block["start"]), number(&block["end"])) else { continue };
        if body {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            places.push((start, end, text.len()));
            text.push_str(block["text"].as_str().unwrap_or(""));
        }
    }
    let find = |start: Option<usize>, words: Option<&str>| {
        let (start, words) = (start?, words?);
        let &(first, last, place) = places.iter().find(|p| p.0 <= start && start < p.1)?;
        let end = places.iter().map(|p| p.2).find(|&p| p > place).unwrap_or(text.len());
        // Code points of the source count at most as many in the text: the nearest occurrence is meant.
        let expected = if last == usize::MAX {
            text.char_indices().nth(start).map_or(text.len(), |(at, _)| at)
        } else {
            place + (start - first) * (end - place) / (last - first).max(1)
        };
        text[place..end]
            .match_indices(words)
            .map(|(at, _)| place + at)
            .min_by_key(|at| at.abs_diff(expected))
            .map(|at| Span::new(at, at + words.len()))
    };
    let mut gold: Vec<Gold> = Vec::new();
    for quote in document["quotes"].as_array().into_iter().flatten() {
        let Some(span) = find(number(&quote["start"]), quote["text"].as_str()) else {
            eprintln!("lost: {}", quote["text"]);
            continue;
        };
        let speaker = find(number(&quote["speaker_start"]), quote["speaker"].as_str());
        gold.push(Gold { span, kind: quote["kind"].as_str().unwrap_or("").to_owned(), speaker });
    }
    (text, gold)
}

#[derive(Default)]
struct Score {
    strict: bool,
    gold: usize,
    found: usize,
    matched: usize,
    speaker: usize,
    kind: usize,
}

impl Score {
    fn add(&mut self, text: &str, gold: &[Gold], show: bool) {
        let found = speech::find(&Words::read(text), &[]);
        self.gold += gold.len();
        self.found += found.len();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (g, gold) in gold.iter().enumerate() {
            for (f, found) in found.iter().enumerate() {
                let share = share(gold.span, found.span);
                if share >= 0.5 {
                    pairs.push((share, g, f));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut of_gold = vec![None; gold.len()];
        let mut used = vec![false; found.len()];
        for (_, g, f) in pairs {
            if of_gold[g].is_none() && !used[f] {
                of_gold[g] = Some(f);
                used[f] = true;
            }
        }
        for (gold, place) in gold.iter().zip(&of_gold) {
            let Some(quote) = place.map(|f| &found[f]) else {
                if show {
                    println!("MISSED  {:8} <{}> {}", gold.kind, of(text, gold.speaker), gold.span.of(text));
                }
                continue;
            };
            self.matched += 1;
            self.kind += usize::from(quote.kind.as_str() == gold.kind);
            let right = match (gold.speaker, quote.speaker) {
                (None, None) => true,
                (Some(a), Some(b)) => {
                    if self.strict {
                        share(a, b) >= 0.5
                    } else {
                        a.overlaps(b)
                    }
                }
                _ => false,
            };
            self.speaker += usize::from(right);
            if show && !(right && quote.kind.as_str() == gold.kind) {
                println!("DIFFERS {:8} <{}> {}", gold.kind, of(text, gold.speaker), gold.span.of(text));
                print_quote("   got ", text, quote);
            }
        }
        for (quote, _) in found.iter().zip(used).filter(|(_, used)| show && !used) {
            print_quote("SPURIOUS", text, quote);
        }
    }

    fn join(&mut self, other: &Score) {
        self.gold += other.gold;
        self.found += other.found;
        self.matched += other.matched;
        self.speaker += other.speaker;
        self.kind += other.kind;
    }

    fn print(&self, name: &str) {
        let of = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        println!(
            "{name}: gold {} found {} matched {}  P {:.3} R {:.3} F1 {:.3}  speaker {:.3} kind {:.3} (of gold)",
            self.gold,
            self.found,
            self.matched,
            of(self.matched, self.found),
            of(self.matched, self.gold),
            of(2 * self.matched, self.found + self.gold),
            of(self.speaker, self.gold),
            of(self.kind, self.gold),
        );
    }
}

fn share(a: Span, b: Span) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

fn of(text: &str, span: Option<Span>) -> &str {
    span.map_or("", |span| span.of(text))
}

fn print_quote(mark: &str, text: &str, quote: &Quote) {
    println!(
        "{mark} {:8} [{}] <{}> {}",
        quote.kind.as_str(),
        of(text, quote.cue),
        of(text, quote.speaker),
        quote.span.of(text)
    );
}
