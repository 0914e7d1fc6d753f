//! Prints unlabelled text as the name networks see it, a sentence a line: `names_text FILE… > words.txt`.
//!
//! FILE is a `.tar.gz` of texts or a `.jsonl.gz` of rows with `title` and `text`. Each word is folded, its proclitics
//! read off. `tools/train/names/vectors.py` learns word vectors from it.

use std::io::{BufRead, BufReader, Read, Write};

use flate2::read::GzDecoder;
use warraq::names::Tagger;
use warraq::segment;

fn main() {
    let tagger = Tagger::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut print = |text: &str| {
        for sentence in segment::sentences(text) {
            let sentence = sentence.of(text);
            let read = tagger.words(sentence);
            let words: Vec<&str> = (0..read.len()).map(|at| read.base(at)).collect();
            if words.len() > 2 {
                writeln!(out, "{}", words.join(" ")).expect("written");
            }
        }
    };
    for path in std::env::args().skip(1) {
        let unpacked = GzDecoder::new(std::fs::File::open(&path).expect("the file"));
        if path.ends_with(".jsonl.gz") {
            for line in BufReader::new(unpacked).lines() {
                let row: serde_json::Value =
                    serde_json::from_str(&line.expect("a line")).expect("a row of JSON");
                let field = |name: &str| row[name].as_str().unwrap_or("").to_owned();
                print(&format!("{}\n{}", field("title"), field("text")));
            }
            continue;
        }
        let mut archive = tar::Archive::new(unpacked);
        for entry in archive.entries().expect("a tar archive") {
            let mut entry = entry.expect("an entry");
            let name = entry.path().expect("its name").to_string_lossy().into_owned();
            let mut text = String::new();
            if name.ends_with(".txt")
                && !name.ends_with("LICENSE.txt")
                && entry.read_to_string(&mut text).is_ok()
            {
                print(&text);
            }
        }
    }
}
