//! Prints unlabelled text as the name networks see it, a sentence a line: `names_text FILE.tar.gz… > words.txt`.
//!
//! Each word is folded, its proclitics read off. `tools/train/names/vectors.py` learns word vectors from it.

use std::io::{Read, Write};

use warraq::names::Tagger;
use warraq::segment;

fn main() {
    let tagger = Tagger::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(1) {
        let file = std::fs::File::open(&path).expect("the archive");
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(file));
        for entry in archive.entries().expect("a tar archive") {
            let mut entry = entry.expect("an entry");
            let name = entry.path().expect("its name").to_string_lossy().into_owned();
            if !name.ends_with(".txt") || name.ends_with("LICENSE.txt") {
                continue;
            }
            let mut text = String::new();
            if entry.read_to_string(&mut text).is_err() {
                continue;
            }
            for sentence in segment::sentences(&text) {
                let sentence = sentence.of(&text);
                let read = tagger.words(sentence);
                let words: Vec<&str> = (0..read.len()).map(|at| read.base(at)).collect();
                if words.len() > 2 {
                    writeln!(out, "{}", words.join(" ")).expect("written");
                }
            }
        }
    }
}
