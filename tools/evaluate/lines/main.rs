//! Line F1 of text mode, and what it makes of single files.
//!
//! `cargo run --release --example lines_eval -- SET…` prints the F1 of body lines, pooled and as the mean over pages.
//! A set is a file of JSON lines with `lines` and either `labels` (C content, B boilerplate) or `kinds`, or a folder
//! of `tests/annotated/dumps`. `... -- show FILE...` prints each block with its kind, score and reason;
//! `... -- errors SET...` prints the lines that are wrong; `... -- templates SET...` learns templates from a set (a
//! row has `group` too) and prints recall of B lines and false removals.

mod labelled;

use std::collections::BTreeMap;
use std::time::Instant;

use labelled::{dumps, read};
use warraq::boilerplate::{Article, BlockKind, Extractor, Format, Options, extract};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (verb, paths) = match arguments.first().map(String::as_str) {
        Some(verb @ ("show" | "errors" | "templates")) => (verb.to_owned(), &arguments[1..]),
        _ => ("measure".to_owned(), &arguments[..]),
    };
    for path in paths {
        match verb.as_str() {
            "show" => show(path),
            "templates" => templates(path),
            _ => measure(path, verb == "errors"),
        }
    }
}

fn taken_apart(source: &str) -> Article {
    let options = Options { format: Format::Text, ..Options::default() };
    extract(source.into(), &options).expect("under 4 GiB")
}

fn show(path: &str) {
    let article = taken_apart(&read(path));
    println!("=== {path}");
    for block in &article.blocks {
        let text: String = block.text.chars().take(70).collect();
        println!("{:12} {:.2} {text} ({})", block.kind.as_str(), block.score, block.reason);
    }
    macro_rules! fields {
        ($($name:ident)+) => {$(
            if let Some(field) = &article.$name {
                print!("{}={} | ", stringify!($name), field.text);
            }
        )+};
    }
    fields!(title subtitle section byline date updated);
    println!(
        "dateline={:?} agency={:?} language={:?} reason={:?} tags={}",
        article.dateline.map(|s| s.of(&article.source)),
        article.agency.map(|s| s.of(&article.source)),
        article.language,
        article.reason,
        article.tags.len()
    );
}

fn f1(tp: f64, fp: f64, fnn: f64) -> f64 {
    if tp + fp + fnn == 0.0 { 1.0 } else { 2.0 * tp / (2.0 * tp + fp + fnn) }
}

fn measure(path: &str, errors: bool) {
    let (mut tp, mut fp, mut fnn, mut mean, mut pages) = (0.0, 0.0, 0.0, 0.0, 0);
    let (mut right, mut kinds) = (0usize, 0usize);
    let mut by_kind: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for dump in dumps(path) {
        let source = dump.lines.join("\n");
        let article = taken_apart(&source);
        let mut blocks = article.blocks.iter().peekable();
        let (mut at, mut page) = (0, (0.0, 0.0, 0.0));
        for (index, line) in dump.lines.iter().enumerate() {
            let end = at + line.len();
            let mut found: Vec<BlockKind> = Vec::new();
            let mut weight = [0usize; 2];
            while let Some(block) = blocks.next_if(|b| b.span.start < end) {
                found.push(block.kind);
                weight[usize::from(block.kind.is_body())] += block.span.len();
            }
            at = end + 1;
            let predicted = weight[1] > weight[0];
            let gold = match dump.kinds.get(index) {
                Some(kind) => BlockKind::from_name(kind).is_some_and(BlockKind::is_body),
                None => dump.labels[index] == "C",
            };
            if let Some(kind) = dump.kinds.get(index).filter(|k| !k.is_empty()) {
                kinds += 1;
                let same = found.iter().any(|k| k.as_str() == kind);
                right += usize::from(same);
                let row = by_kind.entry(kind.clone()).or_default();
                *row = [row[0] + usize::from(same), row[1] + 1];
            }
            match (gold, predicted) {
                (true, true) => page.0 += 1.0,
                (false, true) => page.1 += 1.0,
                (true, false) => page.2 += 1.0,
                _ => {}
            }
            let wrong_kind =
                dump.kinds.get(index).is_some_and(|k| !k.is_empty() && found.iter().all(|f| f.as_str() != k));
            if errors && (gold != predicted || wrong_kind && std::env::var_os("KINDS").is_some()) {
                let text: String = line.chars().take(100).collect();
                let gold = dump.kinds.get(index).map_or(if gold { "C" } else { "B" }, String::as_str);
                let found: Vec<&str> = found.iter().map(|k| k.as_str()).collect();
                println!("{} {gold} -> {}: {text}", dump.id, found.join("+"));
            }
        }
        tp += page.0;
        fp += page.1;
        fnn += page.2;
        let value = f1(page.0, page.1, page.2);
        if errors {
            println!("{} F1 {value:.3} (+{} -{})", dump.id, page.1, page.2);
        }
        mean += value;
        pages += 1;
    }
    let accuracy =
        if kinds > 0 { format!("  kinds {:.4}", right as f64 / kinds as f64) } else { String::new() };
    println!(
        "{path}: {pages} pages, line F1 pooled {:.4} (P {:.4} R {:.4}), mean {:.4}{accuracy}",
        f1(tp, fp, fnn),
        tp / f64::max(tp + fp, 1.0),
        tp / f64::max(tp + fnn, 1.0),
        mean / f64::from(pages.max(1)),
    );
    let kinds: Vec<String> =
        by_kind.iter().map(|(kind, [right, all])| format!("{kind} {right}/{all}")).collect();
    if !kinds.is_empty() {
        println!("  right by kind: {}", kinds.join(", "));
    }
}

fn templates(path: &str) {
    let dumps = dumps(path);
    let texts: Vec<(String, &str)> = dumps.iter().map(|d| (d.lines.join("\n"), d.group.as_str())).collect();
    let mut extractor = Extractor::default();
    let start = Instant::now();
    extractor.partial_fit(&texts).expect("under 4 GiB");
    let fitted = start.elapsed().as_secs_f64();
    let options = Options { format: Format::Text, ..Options::default() };
    let (mut site, mut found, mut body, mut removed, mut lost) = (0u64, 0u64, 0u64, 0u64, 0u64);
    for ((text, group), dump) in texts.iter().zip(&dumps) {
        let article = extractor.extract(text.as_str().into(), &options, Some(group)).expect("under 4 GiB");
        let mut blocks = article.blocks.iter().peekable();
        let mut at = 0;
        for (line, label) in dump.lines.iter().zip(&dump.labels) {
            let end = at + line.len();
            let (mut junk, mut kept, mut kinds) = (0, 0, String::new());
            while let Some(block) = blocks.next_if(|b| b.span.start < end) {
                *(if block.kind.is_junk() { &mut junk } else { &mut kept }) += block.span.len();
                kinds = format!("{} {} {}", kinds, block.kind.as_str(), block.reason);
            }
            at = end + 1;
            let gone = junk > kept;
            let wrong = if label == "M" {
                continue;
            } else if label == "B" {
                site += 1;
                found += u64::from(gone);
                !gone
            } else {
                body += 1;
                removed += u64::from(gone);
                let aside = kept > 0
                    && !kinds.contains("paragraph")
                    && !kinds.contains("heading")
                    && !kinds.contains("list");
                lost += u64::from(aside && !gone);
                gone
            };
            if wrong && std::env::var_os("ERRORS").is_some() {
                println!("{label} {}{kinds}: {}", dump.id, line.chars().take(90).collect::<String>());
            }
        }
    }
    println!(
        "{path}: {} documents, {site} site lines, recall {:.4}; {body} body lines, {removed} removed ({:.2} in 10,000), {lost} taken for metadata; learned in {fitted:.1} s, {} MB as a file",
        dumps.len(),
        found as f64 / site.max(1) as f64,
        removed as f64 * 1e4 / body.max(1) as f64,
        extractor.to_bytes().len() / 1_000_000,
    );
}
