//! How fast the gazetteer matches: `cargo bench --bench gazetteer -- FILE`.

use std::time::Instant;

use warraq::lexicon::Gazetteer;

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
        found = gazetteer.find(&text).len();
        best = best.min(started.elapsed().as_secs_f64());
    }
    println!("{found} names, {:.1} MB/s", text.len() as f64 / 1e6 / best);
}
