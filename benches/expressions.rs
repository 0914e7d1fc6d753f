//! How fast expressions are read: news when a directory of texts is given, and adversarial repeats.
//!
//! `cargo bench --bench expressions -- [DIRECTORY]`; MB are 10^6 bytes of UTF-8.

use std::time::Instant;

use warraq::expressions::find;
use warraq::words::Words;

fn measure(name: &str, text: &str) {
    let words = Words::read(text);
    let anchor = Some(jiff::civil::date(2017, 11, 15));
    let mut best = f64::INFINITY;
    let mut found = 0;
    for _ in 0..3 {
        let start = Instant::now();
        found = find(&words, anchor).len();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let size = text.len() as f64 / 1e6;
    println!("{name:32} {size:6.2} MB {:7.1} MB/s {found:8} expressions", size / best);
}

fn main() {
    let directory = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    if let Some(directory) = directory {
        let mut news = String::new();
        let mut files: Vec<_> = std::fs::read_dir(directory).expect("a directory").flatten().collect();
        files.sort_by_key(std::fs::DirEntry::path);
        for file in files {
            news.push_str(&std::fs::read_to_string(file.path()).unwrap_or_default());
            news.push('\n');
            if news.len() > 8_000_000 {
                break;
            }
        }
        measure("news", &news);
    }
    for unit in [
        "مئة و",
        "ألف ",
        "مليون ألف ",
        "1 ",
        "12/",
        "3-",
        "3 - ",
        "3/3/",
        "3:30:",
        "يوم 3 من ",
        "و",
        "يوم الجمعة ",
        "من ",
        "بين 3 و",
        "الساعة ",
        "كانون ",
        "أكثر من ",
        "قتل ",
        "12:30 ",
        "كل ",
        "قبل ",
        "1.",
        "((((",
        "نصف ",
        "الثاني ",
        "آذار/",
        "2014-",
    ] {
        let repeats = 1_000_000 / unit.len();
        measure(unit, &unit.repeat(repeats));
    }
}
