//! Words and sentences a second, on one thread.
//!
//! ```text
//! cargo bench --bench segment -- TEXT_FILE
//! ```
//!
//! Without a file it repeats a short text to 20 MB, which flatters the memory
//! of words; give a large file of real text for an honest figure.
#![allow(missing_docs)]

use std::time::Instant;

use warraq::segment::{sentences, tokens};

const SAMPLE: &str = "وقال الوزير في بيان صدر يوم الجمعة 3 تشرين الثاني 2017 إن القوات ستدخل المدينة، \
وأضاف أنه «سيتم إعلان النتائج» بعد 24 ساعة. وبلغت النسبة 3.5% وفقا لأرقام وزارتها.\n\n";

/// Seconds this thread has run on a core (Linux), or wall-clock seconds: others may share the core.
fn seconds(start: Instant) -> f64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse::<f64>().ok())
        .map_or_else(|| start.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn main() {
    let start = Instant::now();
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let text = match &path {
        Some(path) => std::fs::read_to_string(path).expect("a UTF-8 text file"),
        None => SAMPLE.repeat(20_000_000 / SAMPLE.len()),
    };
    let words = text.split_whitespace().count();
    println!("{:.1} MB, {words} words between white space", text.len() as f64 / 1e6);
    // The first round warms the tables.
    for name in ["warm-up", "measured", "measured"] {
        let begin = seconds(start);
        let found = tokens(&text).len();
        let middle = seconds(start);
        let parts = sentences(&text).len();
        let (cutting, parting) = (middle - begin, seconds(start) - middle);
        println!(
            "{name}: {found} tokens with clitics, {:.2} M words/s, {:.0} MB/s; {parts} sentences, {:.0} MB/s",
            words as f64 / cutting / 1e6,
            text.len() as f64 / cutting / 1e6,
            text.len() as f64 / parting / 1e6,
        );
    }
}
