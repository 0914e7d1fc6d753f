//! Writes labelled files as the names network's trainer reads them: `names_export FOLDER FILE…`, one `.bin` a file.
//!
//! A file has `word label` a line and a blank line between sentences (`tools/names/prepare.py` writes them); a line
//! `-DOCSTART- O` begins a document, and without any, every twenty sentences are taken for one. For each word,
//! little-endian: document (u32), sentence (u32) and token (u16) of the file, whether a sentence of ours begins (u8), tag
//! (u8: 0, or 1 + 2 · class, one more inside; classes by the alphabet), the bytes of its base (u8, bytes), its observations (u8, u32 each).

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use warraq::names::{Observed, Tagger, conll};
use warraq::span::Span;

/// How many sentences of a file are taken to be about one thing.
const TOGETHER: usize = 20;

fn main() {
    let tagger = Tagger::default();
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("FOLDER FILE…");
    for file in arguments {
        let file = Path::new(&file);
        let content = std::fs::read_to_string(file).expect("a labelled file");
        let out = Path::new(&folder).join(file.with_extension("bin").file_name().expect("a file"));
        let mut out = std::io::BufWriter::new(std::fs::File::create(out).expect("the output"));
        let labels = content.lines().filter_map(|line| line.split_once(' ')?.1.split_once('-'));
        let classes: BTreeSet<&str> = labels.map(|(_, class)| class).collect();
        let classes: Vec<&str> = classes.into_iter().collect();
        let marked = content.starts_with(conll::DOCUMENT);
        let mut document = 0;
        for (number, sentence) in content.split("\n\n").enumerate() {
            let begins = if marked { sentence == conll::DOCUMENT } else { number % TOGETHER == 0 };
            document += u32::from(begins);
            if marked && begins {
                continue;
            }
            let (mut text, mut labels) = (String::new(), Vec::new());
            for (word, label) in sentence.lines().filter_map(|line| line.split_once(' ')) {
                let from = text.len();
                text.push_str(word);
                labels.push((Span::new(from, text.len()), label));
                text.push(' ');
            }
            let mut last = None;
            for word in tagger.observed(&tagger.words(&text)) {
                let at = labels.partition_point(|(span, _)| span.end <= word.span.start);
                // the second word of one token goes on
                let tag = tag(labels[at].1, last == Some(at), &classes);
                last = Some(at);
                write(&mut out, (document, number), at, tag, &word).expect("written");
            }
        }
        println!("{} {}", file.display(), classes.join(" "));
    }
}

fn tag(label: &str, goes_on: bool, classes: &[&str]) -> u8 {
    let Some((position, name)) = label.split_once('-') else { return 0 };
    let class = classes.iter().position(|class| *class == name).expect("a class of the file");
    1 + 2 * class as u8 + u8::from(goes_on || position == "I")
}

fn write(
    out: &mut impl Write,
    (document, sentence): (u32, usize),
    token: usize,
    tag: u8,
    word: &Observed,
) -> std::io::Result<()> {
    // a base longer than any word has no vector: it is cut
    let base = &word.base.as_bytes()[..word.base.len().min(255)];
    let observations = &word.observations[..word.observations.len().min(255)];
    out.write_all(&document.to_le_bytes())?;
    out.write_all(&(sentence as u32).to_le_bytes())?;
    out.write_all(&(token as u16).to_le_bytes())?;
    out.write_all(&[u8::from(word.first), tag, base.len() as u8])?;
    out.write_all(base)?;
    out.write_all(&[observations.len() as u8])?;
    observations.iter().try_for_each(|hash| out.write_all(&hash.to_le_bytes()))
}
