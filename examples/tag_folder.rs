//! Tags every page and text of a folder: `cargo run --release --example tag_folder -- FOLDER`.
//!
//! Prints a row for each name, time, number and quote, parted by tabs: the file, the bytes it covers in the file's text,
//! its label, what stands there, and what it stands for. Without a folder, the sample that is part of the repository is read.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use warraq::Span;
use warraq::boilerplate::{Options, decode, extract};
use warraq::document::{Document, Tagger};

fn main() -> Result<(), Box<dyn Error>> {
    let sample = || Path::new(env!("CARGO_MANIFEST_DIR")).join("python/warraq/sample/sada-al-furat");
    let folder = std::env::args().nth(1).map_or_else(sample, PathBuf::from);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|kind| kind == "html" || kind == "txt"));
    files.sort();
    // Loading takes longer than tagging: make one tagger and share it, between threads too.
    let tagger = Tagger::default();
    println!("file\tstart\tend\tlabel\ttext\tstands_for");
    for file in files {
        let name = file.display().to_string();
        let source: Arc<str> = decode(&std::fs::read(&file)?, None, &name)?.text.into();
        // Menus, share buttons and other stories go; what is kept knows its place in the source.
        let article = Arc::new(extract(source, &Options::default())?);
        // Relative times («أمس») are resolved against the article's own date.
        print(&name, &tagger.tag_article(article, None, None));
    }
    Ok(())
}

/// The rows of a document.
fn print(file: &str, document: &Document) {
    let row = |span: Span, label: &str, stands_for: &str| {
        let place = document.to_source(span);
        let text = document.surface(span).split_whitespace().collect::<Vec<_>>().join(" ");
        println!("{file}\t{}\t{}\t{label}\t{text}\t{stands_for}", place.start, place.end);
    };
    for entity in &document.entities {
        let number = entity.number.map(|number| number.to_string());
        let known = [&entity.entity_id, &entity.canonical, &entity.value, &number];
        row(
            entity.span,
            entity.label.as_str(),
            known.into_iter().flatten().next().map_or("", String::as_str),
        );
    }
    for quote in &document.quotes {
        let speaker = quote.speaker.map_or("", |span| document.surface(span));
        row(quote.span, quote.kind.as_str(), speaker);
    }
}
