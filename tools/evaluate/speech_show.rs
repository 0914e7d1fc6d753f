//! Prints the quotes of text files.
use warraq::{segment, speech};

fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("a text file");
        println!("== {path}");
        for quote in speech::find(&text, &segment::sentences(&text), &segment::tokens(&text), &[]) {
            println!(
                "{:8} [{}] <{}> {}",
                quote.kind.as_str(),
                quote.cue.map_or("", |s| s.of(&text)),
                quote.speaker.map_or("", |s| s.of(&text)),
                quote.span.of(&text)
            );
        }
    }
}
