//! The phrase list: the furniture of news sites, found in folded lines by one automaton.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::reader::Reader;
use super::words::Words;
use crate::boilerplate::block::BlockKind;

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

/// Phrases and the automaton that finds them.
#[derive(Debug)]
pub(in crate::boilerplate) struct Phrases {
    automaton: AhoCorasick,
    rows: Vec<Phrase>,
}

impl Phrases {
    /// The phrases that the crate carries.
    pub(super) fn shipped() -> &'static Phrases {
        static SHIPPED: LazyLock<Phrases> = LazyLock::new(|| {
            let mut rows = parse(include_str!("../../../data/boilerplate/phrases.tsv"));
            let agencies = include_str!("../../../data/boilerplate/agencies.tsv").lines();
            rows.extend(
                agencies.filter(|l| !l.starts_with('#')).map(|l| row(l, BlockKind::Credit, 1, "an agency")),
            );
            Phrases::new(rows).expect("the shipped phrases fit an automaton")
        });
        &SHIPPED
    }

    fn new(rows: Vec<Phrase>) -> Option<Phrases> {
        let mut reader = Reader::default();
        let patterns: Vec<String> = rows
            .iter()
            .map(|row| {
                reader.read(&row.text, 0, Words::shipped());
                std::mem::take(&mut reader.folded)
            })
            .collect();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&patterns).ok()?;
        Some(Phrases { automaton, rows })
    }

    /// The shipped phrases and those of the caller, each with its kind.
    pub(in crate::boilerplate) fn with(extra: &[(String, BlockKind)]) -> Option<Phrases> {
        let mut rows = Phrases::shipped().rows.clone();
        rows.extend(extra.iter().map(|(text, kind)| row(text, *kind, 3, "a phrase of the caller")));
        rows.retain(|row| row.text.chars().any(char::is_alphanumeric) || "©×".contains(row.text.trim()));
        Phrases::new(rows)
    }

    /// The row of a hit.
    pub(super) fn row(&self, phrase: u16) -> &Phrase {
        &self.rows[usize::from(phrase)]
    }

    /// Fills `hits` with what is found in the line that `reader` holds, on word boundaries.
    pub(super) fn find(&self, reader: &Reader, hits: &mut Vec<Hit>) {
        hits.clear();
        let folded = reader.folded.as_bytes();
        // «الاسم:» is whole without its colon.
        let line_end = reader.folded.strip_suffix(" :").map_or(folded.len(), str::len);
        for found in self.automaton.find_overlapping_iter(&reader.folded) {
            let (start, end) = (found.start(), found.end());
            let opens = start == 0 || folded[start - 1] == b' ';
            let closes = end == folded.len() || folded[end] == b' ';
            if start == end || !opens || !closes {
                continue;
            }
            let row = &self.rows[found.pattern().as_usize()];
            if row.at_start && start != 0 || row.at_end && end < line_end {
                continue;
            }
            let first = reader.pieces.partition_point(|p| (p.folded.0 as usize) < start);
            let last = reader.pieces.partition_point(|p| (p.folded.0 as usize) < end);
            let (Ok(first), Ok(last)) = (u16::try_from(first), u16::try_from(last)) else { break };
            hits.push(Hit {
                phrase: found.pattern().as_usize() as u16,
                pieces: (first, last),
                anchored: row.at_start,
                whole: start == 0 && end >= line_end,
            });
        }
    }
}

fn row(text: &str, kind: BlockKind, weight: u8, note: &str) -> Phrase {
    let (at_start, text) = text.strip_prefix('^').map_or((false, text), |rest| (true, rest));
    let (at_end, text) = text.strip_suffix('$').map_or((false, text), |rest| (true, rest));
    // In the file # is a number; here any digit stands for it.
    let text = text.trim().replace('#', "1");
    Phrase { text, kind, weight, note: note.to_owned(), at_start, at_end }
}

fn parse(tsv: &str) -> Vec<Phrase> {
    tsv.lines()
        .filter(|line| !line.starts_with("# "))
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let (text, kind, weight) = (columns.next()?, columns.next()?, columns.next()?);
            let kind = BlockKind::from_name(kind)?;
            Some(row(text, kind, weight.parse().ok()?, columns.next().unwrap_or("")))
        })
        .collect()
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
    fn every_row_of_the_file_is_read() {
        let tsv = include_str!("../../../data/boilerplate/phrases.tsv");
        let rows = tsv.lines().filter(|line| !line.starts_with("# ")).count();
        assert_eq!(parse(tsv).len(), rows);
        assert!(rows < usize::from(u16::MAX));
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
