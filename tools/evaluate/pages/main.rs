//! Measures HTML mode on labelled pages, and peers' results on the same pages.
//!
//! `cargo run --release --example pages_eval -- score PAGES.jsonl[.gz]… [--peer RESULTS.jsonl | --folds DIR]` prints
//! 4-gram and word precision, recall and F1 over all pages, over even and over odd ones; `worst` the worst pages;
//! `blocks` what becomes of each. With `--folds`, each page is read by the model of `DIR` that has not seen its site
//! (`tools/train/pages/train.py --folds`). A peer's result is a JSON line with `id` and `text`.

#[allow(dead_code, reason = "other tools read more of it")]
mod labelled;

use std::collections::HashMap;
use std::sync::Arc;

use labelled::{Page, pages, records, text};
use warraq::boilerplate::{Format, Options, extract, html_body_by};

/// What is scored: ourselves, a peer's results, or models that have not seen the page's site.
enum Source {
    Own,
    Peer(HashMap<String, String>),
    Folds(Vec<Vec<u8>>, HashMap<String, usize>),
}

/// Precision and recall by 4-grams, by words, the page, and whether anything was found on it.
type Scored<'a> = ((f64, f64), (f64, f64), &'a str, bool);

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut option = |name: &str| {
        let at = arguments.iter().position(|a| a == name)?;
        let value = arguments.remove(at + 1);
        arguments.remove(at);
        Some(value)
    };
    let source = if let Some(path) = option("--peer") {
        Source::Peer(records(&path).map(|r| (text(&r, "id"), text(&r, "text"))).collect())
    } else if let Some(folder) = option("--folds") {
        folds(&folder)
    } else {
        Source::Own
    };
    let Some((verb, paths)) = arguments.split_first() else {
        println!("usage: score|worst|blocks PAGES.jsonl[.gz]… [--peer RESULTS.jsonl | --folds DIR]");
        return;
    };
    for path in paths {
        match verb.as_str() {
            "score" => score(path, &pages(path), &source, false),
            "worst" => score(path, &pages(path), &source, true),
            "blocks" => blocks(&pages(path)),
            other => println!("no verb {other}"),
        }
    }
}

/// The models `fold-0.model`, `fold-1.model`, … of a folder, and which of them has not seen a site.
fn folds(folder: &str) -> Source {
    let read = |name: String| std::fs::read(format!("{folder}/{name}"));
    let models: Vec<Vec<u8>> = (0..).map_while(|k| read(format!("fold-{k}.model")).ok()).collect();
    let sites = read("sites.json".to_owned()).expect("the folder of train.py --folds");
    Source::Folds(models, serde_json::from_slice(&sites).expect("sites and their folds"))
}

fn body(html: &str) -> String {
    let options = Options { format: Format::Html, ..Options::default() };
    extract(Arc::from(html), &options).expect("a page under 4 GiB").body().0
}

/// Runs of letters, numbers and underscores, as Python's `\w+` finds them: marks end a run.
fn tokens(text: &str) -> Vec<&str> {
    static WORD: std::sync::LazyLock<regex::Regex> =
        std::sync::LazyLock::new(|| regex::Regex::new(r"[\p{L}\p{N}_]+").unwrap());
    WORD.find_iter(text).map(|m| m.as_str()).collect()
}

fn borrowed(tokens: &[String]) -> Vec<&str> {
    tokens.iter().map(String::as_str).collect()
}

/// How often each run of `n` tokens occurs; a shorter text is one run.
fn runs<'t>(tokens: &'t [&'t str], n: usize) -> HashMap<&'t [&'t str], usize> {
    let mut counts = HashMap::new();
    if tokens.is_empty() {
        return counts;
    }
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

fn score(path: &str, pages: &[Page], source: &Source, detail: bool) {
    let mut results = Vec::new();
    for page in pages {
        let found = match source {
            Source::Own => body(&page.html),
            Source::Peer(texts) => texts.get(&page.id).cloned().unwrap_or_default(),
            Source::Folds(models, sites) => {
                let fold = sites.get(&page.site).copied().unwrap_or(0);
                html_body_by(Arc::from(page.html.as_str()), &models[fold]).expect("a model")
            }
        };
        let (gold, found) = (tokens(&page.gold), tokens(&found));
        let lower = |t: &[&str]| t.iter().map(|t| t.to_lowercase()).collect::<Vec<_>>();
        let (gold_lower, found_lower) = (lower(&gold), lower(&found));
        let four = overlap(&gold, &found, 4);
        let words = overlap(&borrowed(&gold_lower), &borrowed(&found_lower), 1);
        results.push((four, words, page.id.as_str(), !found.is_empty()));
    }
    if detail {
        results.sort_by(|a, b| f1(a.0).total_cmp(&f1(b.0)));
        for (four, words, id, _) in results.iter().take(40) {
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
        // As the benchmark counts: a page on which nothing was found has no precision.
        let given = part.iter().filter(|r| r.3).count().max(1) as f64;
        let (p, r) = (part.iter().map(|r| r.0.0).sum::<f64>() / given, mean(&|r| r.0.1));
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
