//! Measures HTML mode on labelled pages, and peers' results on the same pages.
//!
//! `cargo bench --bench html -- score PAGES.jsonl[.gz]… [--peer RESULTS.jsonl]` prints 4-gram and word
//! precision, recall and F1 over all pages, over even and over odd ones; `speed PAGES…` prints pages
//! and megabytes a second on one thread; `measures PAGES…` prints what the body model is trained on.
//! A page is a JSON line with `id`, `html` and `gold`; a peer's result one with `id` and `text`.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::sync::Arc;
use std::time::Instant;

use warraq::boilerplate::{Format, Options, extract, html_measures};

struct Page {
    id: String,
    html: String,
    gold: String,
}

/// Precision and recall by 4-grams, by words, and the page.
type Scored<'a> = ((f64, f64), (f64, f64), &'a str);

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let peer = arguments.iter().position(|a| a == "--peer").map(|at| {
        let path = arguments.remove(at + 1);
        arguments.remove(at);
        records(&path).map(|r| (text(&r, "id"), text(&r, "text"))).collect::<HashMap<_, _>>()
    });
    let Some((verb, paths)) = arguments.split_first() else {
        println!("usage: score|speed|measures|worst PAGES.jsonl[.gz]… [--peer RESULTS.jsonl]");
        return;
    };
    for path in paths {
        let pages: Vec<Page> = records(path)
            .map(|r| Page { id: text(&r, "id"), html: text(&r, "html"), gold: text(&r, "gold") })
            .collect();
        match verb.as_str() {
            "score" => score(path, &pages, peer.as_ref(), false),
            "worst" => score(path, &pages, peer.as_ref(), true),
            "speed" => speed(path, &pages),
            "measures" => measures(&pages),
            "blocks" => blocks(&pages),
            other => println!("no verb {other}"),
        }
    }
}

fn records(path: &str) -> impl Iterator<Item = serde_json::Value> + use<> {
    let file = std::fs::File::open(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let reader: Box<dyn Read> =
        if path.ends_with(".gz") { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    BufReader::new(reader).lines().map(|l| serde_json::from_str(&l.expect("a line")).expect("a JSON line"))
}

fn text(record: &serde_json::Value, key: &str) -> String {
    record[key].as_str().unwrap_or_default().to_owned()
}

fn body(html: &str) -> String {
    let options = Options { format: Format::Html, ..Options::default() };
    extract(Arc::from(html), &options).expect("a page under 4 GiB").body().0
}

/// Runs of letters, digits and underscores, as `\w+` finds them.
fn tokens(text: &str) -> Vec<&str> {
    static WORD: std::sync::LazyLock<regex::Regex> =
        std::sync::LazyLock::new(|| regex::Regex::new(r"\w+").unwrap());
    WORD.find_iter(text).map(|m| m.as_str()).collect()
}

fn borrowed(tokens: &[String]) -> Vec<&str> {
    tokens.iter().map(String::as_str).collect()
}

/// How often each run of `n` tokens occurs; a shorter text is one run.
fn runs<'t>(tokens: &'t [&'t str], n: usize) -> HashMap<&'t [&'t str], usize> {
    let mut counts = HashMap::new();
    for i in 0..(tokens.len() + 1).saturating_sub(n).max(1) {
        *counts.entry(&tokens[i..(i + n).min(tokens.len())]).or_insert(0) += 1;
    }
    counts
}

/// Precision and recall of the multiset of `n`-grams.
fn overlap(gold: &[&str], found: &[&str], n: usize) -> (f64, f64) {
    let (gold, found) = (runs(gold, n), runs(found, n));
    let shared: usize = gold.iter().map(|(k, &c)| c.min(found.get(k).copied().unwrap_or(0))).sum();
    let share = |of: &HashMap<_, usize>| shared as f64 / of.values().sum::<usize>().max(1) as f64;
    (share(&found), share(&gold))
}

fn f1((precision, recall): (f64, f64)) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

fn score(path: &str, pages: &[Page], peer: Option<&HashMap<String, String>>, detail: bool) {
    let mut results = Vec::new();
    for page in pages {
        let found = match peer {
            Some(peer) => peer.get(&page.id).cloned().unwrap_or_default(),
            None => body(&page.html),
        };
        let (gold, found) = (tokens(&page.gold), tokens(&found));
        let lower = |t: &[&str]| t.iter().map(|t| t.to_lowercase()).collect::<Vec<_>>();
        let (gold_lower, found_lower) = (lower(&gold), lower(&found));
        let four = overlap(&gold, &found, 4);
        let words = overlap(&borrowed(&gold_lower), &borrowed(&found_lower), 1);
        results.push((four, words, page.id.as_str()));
    }
    if detail {
        results.sort_by(|a, b| f1(a.0).total_cmp(&f1(b.0)));
        for (four, words, id) in results.iter().take(40) {
            println!("{:.3} P {:.3} R {:.3} words {:.3} {id}", f1(*four), four.0, four.1, f1(*words));
        }
        return;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    for (which, parity) in [("all", None), ("even", Some(0)), ("odd", Some(1))] {
        let part: Vec<_> = results
            .iter()
            .enumerate()
            .filter(|(i, _)| parity.is_none_or(|p| i % 2 == p))
            .map(|(_, r)| r)
            .collect();
        let mean = |f: &dyn Fn(&Scored<'_>) -> f64| {
            part.iter().map(|r| f(r)).sum::<f64>() / part.len().max(1) as f64
        };
        let (p, r) = (mean(&|r| r.0.0), mean(&|r| r.0.1));
        println!(
            "{name} {which} {} pages: 4-gram F1 {:.4} (P {p:.4} R {r:.4}, mean of page F1 {:.4}); word F1 {:.4} (P {:.4} R {:.4})",
            part.len(),
            f1((p, r)),
            mean(&|r| f1(r.0)),
            mean(&|r| f1(r.1)),
            mean(&|r| r.1.0),
            mean(&|r| r.1.1),
        );
    }
}

fn speed(path: &str, pages: &[Page]) {
    let bytes: usize = pages.iter().map(|p| p.html.len()).sum();
    let sources: Vec<Arc<str>> = pages.iter().map(|p| Arc::from(p.html.as_str())).collect();
    let options = Options { format: Format::Html, ..Options::default() };
    let mut best = f64::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        for source in &sources {
            std::hint::black_box(extract(source.clone(), &options).expect("a page under 4 GiB"));
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{path}: {:.0} pages/s, {:.0} MB/s", pages.len() as f64 / best, bytes as f64 / best / 1e6);
}

/// For each page a line `{"id", "pieces": [[text, kind, [measures…]]…]}`.
fn measures(pages: &[Page]) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for page in pages {
        let pieces = html_measures(&page.html);
        let record = serde_json::json!({"id": page.id, "gold": page.gold, "pieces": pieces});
        let _ = writeln!(out, "{record}");
    }
}

fn blocks(pages: &[Page]) {
    let options = Options { format: Format::Html, ..Options::default() };
    for page in pages {
        let article = extract(Arc::from(page.html.as_str()), &options).expect("a page under 4 GiB");
        println!("==== {}", page.id);
        for (name, field) in [
            ("title", &article.title),
            ("subtitle", &article.subtitle),
            ("byline", &article.byline),
            ("section", &article.section),
            ("date", &article.date),
            ("updated", &article.updated),
        ] {
            println!("# {name}: {field:?}");
        }
        println!(
            "# url {:?} site {:?} language {:?} tags {:?} reason {:?}",
            article.url,
            article.site,
            article.language,
            article.tags.iter().map(|t| &t.text).collect::<Vec<_>>(),
            article.reason
        );
        for block in &article.blocks {
            let short: String = block.text.chars().take(90).collect();
            println!("{:12} {:.2} {:40} | {short}", block.kind.as_str(), block.score, block.reason);
        }
    }
}
