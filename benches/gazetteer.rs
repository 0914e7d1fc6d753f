//! How fast words are read and listed names among them found: `cargo bench --bench gazetteer -- FILE`.

use std::time::Instant;

use warraq::lexicon::Gazetteer;
use warraq::words::Words;

fn main() {
    let path = std::env::args().skip(1).find(|a| a != "--bench").expect("a text file");
    let text = std::fs::read_to_string(path).expect("text in UTF-8");
    let started = Instant::now();
    let gazetteer = Gazetteer::builtin();
    println!("compiled {} entries in {:?}", gazetteer.len(), started.elapsed());
    let mut best = f64::MAX;
    let mut found = 0;
    for _ in 0..5 {
        let started = Instant::now();
        let words = Words::read(&text);
        found = (0..words.len()).filter(|&at| words.listed(at).is_some()).count();
        best = best.min(started.elapsed().as_secs_f64());
    }
    println!("{found} names, {:.1} MB/s", text.len() as f64 / 1e6 / best);
}
