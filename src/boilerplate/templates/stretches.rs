//! Stretches of a document between lines that repeat: which of them hold the article.
//!
//! What a document's own lines tell is uncertain; what stands in the same place
//! in the other documents of the group is told by all of them together.

use std::ops::Range;

use super::counts::Seen;
use crate::boilerplate::block::{Block, BlockKind};

/// What is known of one block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The line's counts at this place, when it repeats.
    pub repeats: Option<Seen>,
    pub words: u32,
}

/// What a place in a stretch says of a line that does not repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Side {
    /// Nothing.
    #[default]
    Unknown,
    /// It stands among the article's lines.
    Article,
    /// In the other documents no line of an article stands there.
    Apart,
}

/// The share of documents with body beside a line from which on its neighbours are the article's.
const OFTEN: f32 = 0.33;
/// And below which they are not.
const HARDLY: f32 = 0.1;

/// The side of every block.
pub(super) fn sides(blocks: &[Block], places: &[Place]) -> Vec<Side> {
    let mut sides = vec![Side::Unknown; blocks.len()];
    let mut stretches = Vec::new();
    let mut start = 0;
    for run in places.split(|place| place.repeats.is_some()) {
        let range = start..start + run.len();
        start = range.end + 1;
        if !range.is_empty() {
            stretches.push(range);
        }
    }
    let words = |range: &Range<usize>| places[range.clone()].iter().map(|p| p.words).sum::<u32>();
    let longest = stretches.iter().max_by_key(|range| words(range)).cloned();
    let longest_end = longest.as_ref().map_or(0, |range| range.end);
    for range in stretches {
        let above = range.start.checked_sub(1).and_then(|i| places[i].repeats).map(Seen::body_below);
        let below = places.get(range.end).and_then(|p| p.repeats).map(Seen::body_above);
        let main = longest.as_ref() == Some(&range);
        let far = |share: Option<f32>| share.is_none_or(|share| share < HARDLY);
        // items alone, under a line of the site and away from the text: a list of other stories
        let items = || range.clone().all(|i| blocks[i].kind != BlockKind::Paragraph);
        let apart = (above.is_some() || below.is_some()) && far(above) && far(below);
        if !main && (apart || above.is_some() && range.start > longest_end && items()) {
            sides[range].fill(Side::Apart);
            continue;
        }
        // From the first line of the article to the last; to the ends where other documents have text there.
        let near = |share: Option<f32>| share.is_some_and(|share| share >= OFTEN);
        let body = |i: &usize| blocks[*i].kind.is_body();
        let title = range.clone().take(4).find(|&i| blocks[i].kind == BlockKind::Title);
        let from = match title {
            _ if near(above) => range.start,
            Some(title) => title + 1,
            None => range.clone().find(body).unwrap_or(range.start),
        };
        let to = range.clone().rfind(body).map_or(range.start, |last| last + 1);
        let to = if near(above) || near(below) { range.end } else { to };
        if from < to {
            sides[from..to].fill(Side::Article);
        }
    }
    sides
}
