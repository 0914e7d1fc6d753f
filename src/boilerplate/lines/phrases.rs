//! The phrase list: the furniture of news sites, found in folded lines by one trie of words.

use std::sync::LazyLock;

use super::reader::{Piece, Reader};
use super::words::{ByHash, Words};
use crate::boilerplate::block::BlockKind;
use crate::table::{Layout, shipped};

/// A phrase of `data/boilerplate/phrases.tsv`.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// The phrase as the file writes it, anchors aside.
    pub text: String,
    pub kind: BlockKind,
    pub weight: u8,
    pub note: String,
    at_start: bool,
    at_end: bool,
}

/// Where a phrase was found in a line, in pieces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub phrase: u16,
    /// The first piece, and one past the last.
    pub pieces: (u16, u16),
    /// Whether the phrase is anchored at the start of the line.
    pub anchored: bool,
    /// Whether it fills the line.
    pub whole: bool,
}

/// Phrases and the trie that finds them.
#[derive(Debug)]
pub(in crate::boilerplate) struct Phrases {
    rows: Vec<Phrase>,
    /// From a node and the hash of a word to the next node; node 0 is before the first word.
    steps: ByHash<u64, u32>,
    /// The rows that end at each node.
    ends: Vec<Vec<u16>>,
    /// One bit for each value of the low bits of a hash: whether a phrase may begin with such a word.
    begins: Vec<u64>,
}

/// The weight of a phrase that the caller gave.
pub(super) const CALLER: u8 = 4;

/// How many bits of a first word's hash are looked at before the trie is.
const BEGINS: u32 = 1 << 15;

impl Phrases {
    /// The phrases that the crate carries.
    pub(in crate::boilerplate) fn shipped() -> &'static Phrases {
        static SHIPPED: LazyLock<Phrases> = LazyLock::new(|| {
            let mut rows = Vec::new();
            let layout = Layout { columns: &["pattern", "kind", "weight", "note"], filled: 3, key: 2 };
            shipped!("boilerplate/phrases.tsv").each(&layout, |line| {
                let kind = line.kind(1, BlockKind::from_name)?;
                rows.push(row(line.field(0), kind, line.number(2)?.unwrap_or(0), line.field(3)));
                Ok(())
            });
            let layout = Layout { columns: &["name"], filled: 1, key: 1 };
            shipped!("boilerplate/agencies.tsv")
                .rows(&layout, |line| rows.push(row(line.field(0), BlockKind::Credit, 1, "an agency")));
            assert!(rows.len() < usize::from(u16::MAX), "phrases are numbered by two bytes");
            Phrases::new(rows)
        });
        &SHIPPED
    }

    fn new(rows: Vec<Phrase>) -> Phrases {
        let mut reader = Reader::default();
        let mut phrases = Phrases {
            steps: ByHash::default(),
            ends: vec![Vec::new()],
            begins: vec![0; BEGINS as usize / 64],
            rows: Vec::new(),
        };
        for (index, row) in rows.iter().enumerate().take(usize::from(u16::MAX)) {
            reader.read(&row.text, 0, Words::shipped());
            let Some(first) = reader.pieces.first() else { continue };
            let bit = first.hash % BEGINS;
            phrases.begins[bit as usize / 64] |= 1 << (bit % 64);
            let node = reader.pieces.iter().fold(0, |node, piece| {
                let free = phrases.ends.len() as u32;
                let next = *phrases.steps.entry(step(node, piece.hash)).or_insert(free);
                if next == free {
                    phrases.ends.push(Vec::new());
                }
                next
            });
            phrases.ends[node as usize].push(index as u16);
        }
        phrases.rows = rows;
        phrases
    }

    /// The shipped phrases and those of the caller, each with its kind.
    pub(in crate::boilerplate) fn with(extra: &[(String, BlockKind)]) -> Phrases {
        let mut rows = Phrases::shipped().rows.clone();
        rows.extend(extra.iter().map(|(text, kind)| row(text, *kind, CALLER, "a phrase of the caller")));
        rows.retain(|row| row.text.chars().any(char::is_alphanumeric) || "©×".contains(row.text.trim()));
        Phrases::new(rows)
    }

    /// The row of a hit.
    pub(super) fn row(&self, phrase: u16) -> &Phrase {
        &self.rows[usize::from(phrase)]
    }

    /// Fills `hits` with what is found in the line that `reader` holds, from left to right, of those that begin together the longest first.
    pub(super) fn find(&self, reader: &Reader, hits: &mut Vec<Hit>) {
        hits.clear();
        let pieces = &reader.pieces[..reader.pieces.len().min(usize::from(u16::MAX))];
        // «الاسم:» is whole without its colon.
        let colon = pieces.len() > 1 && pieces.last().is_some_and(|last| reader.word(last) == ":");
        let line_end = pieces.len() - usize::from(colon);
        for (first, piece) in pieces.iter().enumerate() {
            let bit = piece.hash % BEGINS;
            if self.begins[bit as usize / 64] >> (bit % 64) & 1 == 1 {
                let before = hits.len();
                self.find_from(pieces, first, line_end, hits);
                hits[before..].sort_by_key(|hit| std::cmp::Reverse(hit.pieces.1));
            }
        }
    }

    fn find_from(&self, pieces: &[Piece], first: usize, line_end: usize, hits: &mut Vec<Hit>) {
        let mut node = 0;
        for (at, piece) in pieces.iter().enumerate().skip(first) {
            let Some(&next) = self.steps.get(&step(node, piece.hash)) else { return };
            node = next;
            for &phrase in &self.ends[node as usize] {
                let row = &self.rows[usize::from(phrase)];
                if row.at_start && first != 0 || row.at_end && at + 1 < line_end {
                    continue;
                }
                hits.push(Hit {
                    phrase,
                    pieces: (first as u16, at as u16 + 1),
                    anchored: row.at_start,
                    whole: first == 0 && at + 1 >= line_end,
                });
            }
        }
    }
}

fn step(node: u32, hash: u32) -> u64 {
    u64::from(node) << 32 | u64::from(hash)
}

fn row(text: &str, kind: BlockKind, weight: u8, note: &str) -> Phrase {
    let (at_start, text) = text.strip_prefix('^').map_or((false, text), |rest| (true, rest));
    let (at_end, text) = text.strip_suffix('$').map_or((false, text), |rest| (true, rest));
    // In the file # is a number; here any digit stands for it.
    let text = text.trim().replace('#', "1");
    Phrase { text, kind, weight, note: note.to_owned(), at_start, at_end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(line: &str) -> Vec<BlockKind> {
        let mut reader = Reader::default();
        reader.read(line, 0, Words::shipped());
        let mut hits = Vec::new();
        Phrases::shipped().find(&reader, &mut hits);
        hits.iter().map(|hit| Phrases::shipped().row(hit.phrase).kind).collect()
    }

    #[test]
    fn phrases_stand_on_word_boundaries_and_anchors() {
        assert!(kinds("إقرأ أيضاً: عنوان آخر").contains(&BlockKind::Related));
        assert!(!kinds("قال إنه اقرأ أيضا").contains(&BlockKind::Related));
        assert!(kinds("12 تعليقًا").contains(&BlockKind::CommentForm));
        assert!(kinds("من نحن سياسة الخصوصية").contains(&BlockKind::Footer));
        assert!(kinds("ومشاركتهم").is_empty());
    }
}
