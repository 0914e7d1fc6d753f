//! Prints the quotes of text files.
use warraq::{speech, words::Words};

fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("a text file");
        println!("== {path}");
        for quote in speech::find(&Words::read(&text), &[]) {
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
