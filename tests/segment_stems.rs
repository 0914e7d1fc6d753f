//! The stemmers, byte for byte against what the packages themselves printed.
//!
//! `benches/golden_stems.py` describes and prints `tests/data/stems/golden.tsv.gz`.

use std::io::Read;
use warraq::segment::{Stemmer, stem};

#[test]
fn every_stem_is_the_one_of_the_released_package() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/stems/golden.tsv.gz");
    let mut text = String::new();
    let file = std::fs::File::open(path).expect("the golden table is committed");
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("a gzip file of UTF-8");

    let mut words = 0;
    let mut wrong: [Vec<String>; 3] = Default::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let word = fields[0];
        words += 1;
        for ((wrong, (_, stemmer)), theirs) in wrong.iter_mut().zip(Stemmer::ALL).zip(&fields[1..]) {
            let theirs = if *theirs == "=" { word } else { theirs };
            let ours = stem(word, stemmer);
            if ours != theirs {
                wrong.push(format!("{word}: {ours} and not {theirs}"));
            }
        }
    }
    assert!(words > 20_000, "{words} words");
    for ((name, _), wrong) in Stemmer::ALL.iter().zip(&wrong) {
        println!("{name}: {} of {words} agree", words - wrong.len());
    }
    for ((name, _), wrong) in Stemmer::ALL.iter().zip(&wrong) {
        assert!(
            wrong.is_empty(),
            "{name}: {} differ, among them {:#?}",
            wrong.len(),
            &wrong[..wrong.len().min(9)]
        );
    }
}
