//! Names and tokens agree: what is a proclitic in the tokens is none in a name, and no span crosses a block.
//!
//! Over the sample corpus, and over two thousand documents of news where the folder is there
//! (`WARRAQ_SHARED`, or `../shared` beside the repository).

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use warraq::Span;
use warraq::boilerplate::{Format, Options, extract};
use warraq::document::{Document, Tagger};
use warraq::script::fold;

/// What is wrong in `document`, a line each.
fn faults(document: &Document) -> Vec<String> {
    let text = &document.text;
    let mut faults = Vec::new();
    let mut tell = |what: &str, span: Span| faults.push(format!("{what}: «{}»", span.of(text)));
    for entity in document.entities.iter().chain(&document.nested).filter(|e| e.label <= warraq::Label::Misc)
    {
        let start = entity.span.start;
        let at = document.tokens.partition_point(|token| token.span.end <= start);
        let Some(token) = document.tokens.get(at).filter(|token| token.span.start <= start) else { continue };
        // ال after the last cut begins the name
        let mut begins = vec![token.span.start];
        for span in token.proclitics() {
            let letters = span.of(text).chars().filter_map(fold).count();
            let article = letters == 2
                || span.of(text).starts_with('ل') && begins.len() > 1 && text[..span.start].ends_with('ل');
            if !article && !token.stem.is_empty() {
                begins.push(span.end);
            }
        }
        if begins.last() != Some(&start) {
            tell(&format!("the token «{}» is cut elsewhere", token.span.of(text)), entity.span);
        }
    }
    for span in document.entities.iter().map(|e| e.span).chain(document.sentences.iter().copied()) {
        if document.block_at(span.start) != document.block_at(span.end - 1) {
            tell("it crosses a block", span);
        }
    }
    faults
}

fn check(documents: impl Iterator<Item = Document>) -> usize {
    let (mut count, mut found) = (0, Vec::new());
    for document in documents {
        count += 1;
        found.extend(faults(&document));
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found[..found.len().min(40)].join("\n"));
    count
}

#[test]
fn names_and_tokens_agree_in_the_sample() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("python/warraq/sample");
    let mut files: Vec<PathBuf> = Vec::new();
    for outlet in std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_dir()) {
        files.extend(std::fs::read_dir(outlet).unwrap().map(|entry| entry.unwrap().path()));
    }
    let tagger = Tagger::default();
    let documents = files.iter().map(|file| {
        let source: Arc<str> = std::fs::read_to_string(file).unwrap().into();
        tagger.tag_article(Arc::new(extract(source, &Options::default()).unwrap()), None, None)
    });
    assert!(check(documents) >= 10);
}

#[test]
fn names_and_tokens_agree_in_news() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("WARRAQ_SHARED").map_or(beside, PathBuf::from);
    let Ok(folder) = std::fs::read_dir(shared.join("data/news")) else { return };
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let tagger = Tagger::default();
    let each = 2000usize.div_ceil(files.len());
    for file in files {
        let mut lines = String::new();
        flate2::read::GzDecoder::new(std::fs::File::open(file).unwrap()).read_to_string(&mut lines).unwrap();
        let documents = lines.lines().take(each).map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            // a title above its text: a dump of two blocks at least
            let text =
                format!("{}\n\n{}", row["title"].as_str().unwrap_or(""), row["text"].as_str().unwrap());
            let source: Arc<str> = text.into();
            let options = Options { format: Format::Text, ..Options::default() };
            tagger.tag_article(Arc::new(extract(source, &options).unwrap()), None, None)
        });
        check(documents);
    }
}
