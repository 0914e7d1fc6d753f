//! Labelled texts in the usual column format: `word label` a line, sentences parted by blank lines.

use std::path::Path;

use crate::Label;
use crate::error::{Error, Result};
use crate::span::Span;

/// The line that begins a document (CoNLL-2003).
pub const DOCUMENT: &str = "-DOCSTART- O";

/// Some sentences of a labelled file, joined to a text: words by blanks, sentences by line breaks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// The text.
    pub text: String,
    /// The words of the file, with the number of their sentence.
    pub words: Vec<(Span, usize)>,
    /// The names.
    pub names: Vec<(Span, Label)>,
}

impl Block {
    /// The first word and the one past the last of what `span` touches.
    #[must_use]
    pub fn touched(&self, span: Span) -> (usize, usize) {
        let first = self.words.partition_point(|(word, _)| word.end <= span.start);
        let end = self.words.partition_point(|(word, _)| word.start < span.end);
        (first, end)
    }
}

/// Our label for one of a data set: `B-PERS`, `I-MIS`; the names of other classes give none.
#[must_use]
pub fn label(tag: &str) -> Option<(Label, bool)> {
    let (position, name) = tag.split_once('-')?;
    let label = match name {
        "PER" | "PERS" => Label::Per,
        "ORG" | "GOV" => Label::Org,
        "LOC" | "GPE" | "FAC" => Label::Loc,
        "MISC" | "MIS" => Label::Misc,
        _ => return None,
    };
    Some((label, position == "I"))
}

/// Reads a labelled file in blocks of at most `size` sentences; a line `-DOCSTART- O` begins a new one.
///
/// # Errors
/// [`Error::Io`] when it cannot be read, [`Error::Format`] with the line when a line has no label.
pub fn read(path: impl AsRef<Path>, size: usize) -> Result<Vec<Block>> {
    let content = content(path.as_ref())?;
    let documents = parted(&content, path.as_ref())?;
    Ok(documents.iter().flat_map(|sentences| sentences.chunks(size.max(1))).map(block).collect())
}

/// How many sentences are taken for a document where a file marks none.
pub const TOGETHER: usize = 20;

/// Reads a labelled file in documents: each as a whole, and its sentences. Where the file marks none, every twenty
/// sentences are taken for one.
///
/// # Errors
/// As [`read`].
pub fn documents(path: impl AsRef<Path>) -> Result<Vec<(Block, Vec<Block>)>> {
    let content = content(path.as_ref())?;
    let documents = parted(&content, path.as_ref())?;
    let size = if content.starts_with(DOCUMENT) { usize::MAX } else { TOGETHER };
    let documents = documents.iter().flat_map(|sentences| sentences.chunks(size));
    Ok(documents.map(|sentences| (block(sentences), sentences.chunks(1).map(block).collect())).collect())
}

fn content(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|source| Error::Io { path: path.to_path_buf(), source })
}

/// A word and its label.
type Pair<'a> = (&'a str, &'a str);

/// The sentences of each document.
fn parted<'a>(content: &'a str, path: &Path) -> Result<Vec<Vec<Vec<Pair<'a>>>>> {
    let mut documents: Vec<Vec<Vec<Pair<'a>>>> = vec![vec![Vec::new()]];
    for (number, line) in content.lines().enumerate() {
        let line = line.trim();
        let sentences = documents.last_mut().expect("never empty");
        if line.is_empty() {
            sentences.push(Vec::new());
        } else if line == DOCUMENT {
            documents.push(vec![Vec::new()]);
        } else {
            let pair = line.rsplit_once([' ', '\t']).ok_or_else(|| Error::Format {
                document: path.display().to_string(),
                cause: format!("line {}: a word and its label were expected", number + 1),
            })?;
            sentences.last_mut().expect("never empty").push(pair);
        }
    }
    documents.iter_mut().for_each(|sentences| sentences.retain(|sentence| !sentence.is_empty()));
    Ok(documents)
}

fn block(sentences: &[Vec<Pair<'_>>]) -> Block {
    let mut block = Block::default();
    for (number, sentence) in sentences.iter().enumerate() {
        let mut open = None;
        for (word, tag) in sentence {
            let span = Span::new(block.text.len(), block.text.len() + word.len());
            block.text.push_str(word);
            block.text.push(' ');
            block.words.push((span, number));
            let named = label(tag);
            match (named, block.names.last_mut()) {
                (Some((label, true)), Some(last)) if open == Some(label) => last.0.end = span.end,
                (Some((label, _)), _) => block.names.push((span, label)),
                (None, _) => {}
            }
            open = named.map(|(label, _)| label);
        }
        block.text.push('\n');
    }
    block
}
