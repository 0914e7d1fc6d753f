//! Labelled files as the network sees them: the words and observations are those of the product.

use std::collections::BTreeSet;
use std::path::Path;

use warraq::names::{Tagger, conll};
use warraq::span::Span;

/// A word of a labelled file.
pub struct Word {
    /// The document that it is of.
    pub document: u32,
    /// The sentence of the file.
    pub sentence: u32,
    /// The token of the sentence.
    pub token: u16,
    /// Whether one of our sentences begins with it.
    pub first: bool,
    /// 0, or 1 + 2 · class, one more inside; classes by the alphabet.
    pub tag: u8,
    /// Folded, without proclitics.
    pub base: String,
    /// What is observed of it, hashed.
    pub observations: Vec<u32>,
}

/// Reads `word label` a line, a blank line between sentences; a line `-DOCSTART- O` begins a document, and without
/// any, every twenty sentences are taken for one.
pub fn read(path: &Path, tagger: &Tagger) -> Vec<Word> {
    let content = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let labels = content.lines().filter_map(|line| line.split_once(' ')?.1.split_once('-'));
    let classes: BTreeSet<&str> = labels.map(|(_, class)| class).collect();
    let classes: Vec<&str> = classes.into_iter().collect();
    let marked = content.starts_with(conll::DOCUMENT);
    let mut words = Vec::new();
    let mut document = 0;
    for (number, sentence) in content.split("\n\n").enumerate() {
        let begins = if marked { sentence == conll::DOCUMENT } else { number % conll::TOGETHER == 0 };
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
            words.push(Word {
                document,
                sentence: number as u32,
                token: at as u16,
                first: word.first,
                tag,
                base: word.base,
                observations: word.observations,
            });
        }
    }
    words
}

fn tag(label: &str, goes_on: bool, classes: &[&str]) -> u8 {
    let Some((position, name)) = label.split_once('-') else { return 0 };
    let class = classes.iter().position(|class| *class == name).expect("a class of the file");
    1 + 2 * class as u8 + u8::from(goes_on || position == "I")
}
