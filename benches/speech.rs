//! Times reported speech: `cargo bench --bench speech -- FILE…`
//!
//! Processor time where the system tells it (Linux), which other jobs do not lengthen.
//! The files are joined and repeated to about 20 MB; sentences and tokens are found beforehand.
//! Repeats of what may look hard follow, 1 MB each.
use warraq::{speech, words::Words};

fn main() {
    let mut text = String::new();
    for path in std::env::args().skip(1).filter(|a| a != "--bench") {
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
    let words = Words::read(text);
    let start = seconds();
    let quotes = speech::find(&words, &[]);
    let seconds = seconds() - start;
    println!("{name:20} {:7.1} MB/s  {} quotes", text.len() as f64 / 1e6 / seconds, quotes.len());
}

/// Seconds of processor time, or else of the clock.
fn seconds() -> f64 {
    let spent = std::fs::read_to_string("/proc/self/schedstat");
    let nanoseconds = spent.ok().and_then(|line| line.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(
        || std::time::UNIX_EPOCH.elapsed().map_or(0.0, |since| since.as_secs_f64()),
        |nanoseconds| nanoseconds / 1e9,
    )
}
