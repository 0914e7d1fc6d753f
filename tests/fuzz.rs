//! What the fuzzers found worth keeping, and seeds written by hand, through the same checks on a stable toolchain.
//!
//! `.ci/full` fuzzes for longer; a file that fails there belongs under `tests/data/fuzz`.

#[path = "fuzz/alignment.rs"]
mod alignment;
#[path = "fuzz/html.rs"]
mod html;
#[path = "fuzz/normalize.rs"]
mod normalize;

/// Runs `check` over every file of the corpus called `name`.
fn corpus(name: &str, check: fn(&[u8])) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz").join(name);
    let mut files: Vec<_> = folder
        .read_dir()
        .expect("the corpus is committed")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    assert!(files.len() > 20, "{} files in {}", files.len(), folder.display());
    for file in files {
        println!("{}", file.display());
        check(&std::fs::read(&file).expect("a readable file"));
    }
}

#[test]
fn the_engine_on_its_corpus() {
    corpus("normalize", normalize::check);
}

#[test]
fn the_alignment_on_its_corpus() {
    corpus("alignment", alignment::check);
}

#[test]
fn pages_on_their_corpus() {
    corpus("html", html::check);
}
