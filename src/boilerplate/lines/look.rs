//! What templates need of a line: the keys under which it repeats, and how much it reads like text.

use super::judge;
use super::kinds::judged;
use super::model::Model;
use super::page::{Line, Page};
use super::phrases::Phrases;
use super::reader::Ending;
use super::verdict::Verdict;
use crate::boilerplate::block::BlockKind;

/// A line as templates see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::boilerplate) struct Look {
    /// The hash of the folded line.
    pub exact: u64,
    /// The hash with numbers masked.
    pub shape: u64,
    /// Three hashes, one of which lines that share most words have in common; none for short lines.
    pub near: Option<[u64; 3]>,
    /// Above 0 it reads like a paragraph.
    pub prose: f32,
    /// Whether a phrase of the site's furniture fills or opens it.
    pub furniture: bool,
    /// Whether known phrases of furniture fill at least half of it.
    pub filled: bool,
    /// Whether it points to another story: «اقرأ أيضا: …».
    pub pointer: bool,
    /// Whether it holds numbers.
    pub numbers: bool,
    pub words: u32,
    /// Whether it is body as far as its own document tells.
    pub body: bool,
}

/// Looks at every line of `text`; one look for each line or part of a line.
pub(in crate::boilerplate) fn looks(text: &str, phrases: &Phrases) -> Vec<Look> {
    let page = Page::read(text, phrases);
    let verdicts = judged(&page, Model::shipped(), phrases);
    let body = |(line, verdict): (&Line, Verdict)| Look { body: verdict.kind.is_body(), ..seen(&page, line) };
    page.lines.iter().zip(verdicts).map(body).collect()
}

/// Looks at the first line of `text`, apart from any document.
pub(in crate::boilerplate) fn look(text: &str, phrases: &Phrases) -> Option<Look> {
    let page = Page::read(text, phrases);
    page.lines.first().map(|line| seen(&page, line))
}

fn seen(page: &Page, line: &Line) -> Look {
    let open = line.separators > 0 || line.counts.ending != Ending::Stop;
    Look {
        exact: line.counts.exact,
        shape: line.counts.shape,
        near: near(page.content(line)),
        prose: judge::prose(line),
        furniture: line.kind.is_some_and(BlockKind::is_junk)
            && (line.phrase.is_some_and(|h| h.anchored || h.whole) || line.covered * 2 >= line.words.max(1)),
        filled: line.kind.is_some_and(BlockKind::is_junk) && line.covered * 2 >= line.words.max(1),
        pointer: line.kind == Some(BlockKind::Related) && judge::strong(line) && line.words < 20 && open,
        numbers: line.counts.digits > 0,
        words: line.words,
        body: false,
    }
}

/// Three bands of five minima over the content words: lines with nine words of ten in common share one nearly always.
fn near(words: &[u32]) -> Option<[u64; 3]> {
    if words.len() < 5 {
        return None;
    }
    let spread = |n: u64| {
        (n ^ (n >> 31))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(29)
            .wrapping_mul(0xD6E8_FEB8_6659_FD93)
    };
    let minimum = |seed: u64| words.iter().map(|&w| spread(u64::from(w) ^ (seed << 32))).min().unwrap_or(0);
    let band = |band: u64| {
        (0..5).fold(band, |hash, row| {
            (hash.rotate_left(21) ^ minimum(band * 5 + row + 1)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        })
    };
    Some([band(0), band(1), band(2)])
}
