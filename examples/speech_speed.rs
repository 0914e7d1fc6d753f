//! Times reported speech: `cargo run --release --example speech_speed -- FILE…`
//!
//! The files are joined and repeated to about 20 MB; sentences and tokens are found beforehand.
//! Repeats of what may look hard follow, 1 MB each.
use std::time::Instant;
use warraq::{segment, speech};

fn main() {
    let mut text = String::new();
    for path in std::env::args().skip(1) {
        text.push_str(&std::fs::read_to_string(&path).expect("a text file"));
        text.push('\n');
    }
    time("news", &text.repeat(20_000_000 / text.len().max(1) + 1));
    for piece in [
        "قال ",
        "«",
        "» ",
        "قال إن ",
        "قال «",
        "وأكد أن ",
        "«قال: ",
        "، وقال ",
        "بحسب ",
        "مشيرا إلى ",
        "X: ",
        "قال الوزير في ",
        "رئيس ",
        "على حد قول ",
        "\"",
        "' ",
        "( ",
        "، وهو ",
        "الوزير: ",
        "وصف «كلمة» ",
        "قال قال: ",
    ] {
        time(piece, &piece.repeat(1_000_000 / piece.len()));
    }
}

fn time(name: &str, text: &str) {
    let (sentences, tokens) = (segment::sentences(text), segment::tokens(text));
    let start = Instant::now();
    let quotes = speech::find(text, &sentences, &tokens, &[]);
    let seconds = start.elapsed().as_secs_f64();
    println!("{name:20} {:7.1} MB/s  {} quotes", text.len() as f64 / 1e6 / seconds, quotes.len());
}
