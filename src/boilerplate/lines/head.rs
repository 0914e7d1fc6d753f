//! The lines above the text that may be its headline, or what stands beside it, in their order.

use std::ops::Range;

use super::facts::{Fact, Facts};
use super::judge;
use super::page::{Line, Page};
use super::reader::Ending;

/// How far above the text a headline is looked for.
const REACH: usize = 60;

/// The candidates above the text, from the top.
#[derive(Debug, Default)]
pub(super) struct Head {
    lines: Vec<usize>,
    longest: usize,
}

impl Head {
    /// The lines above the first sentence of the core that say something of their own.
    pub fn of(page: &Page, core: &Option<Range<usize>>) -> Head {
        let Some(core) = core else { return Head::default() };
        let sentence = |&i: &usize| {
            let counts = &page.lines[i].counts;
            counts.ending == Ending::Stop && counts.chars > 60
        };
        let text = core.clone().find(sentence).unwrap_or(core.start);
        let lines: Vec<usize> =
            (text.saturating_sub(REACH)..text).filter(|&i| speaks(&page.lines[i])).collect();
        let longest = lines.iter().copied().max_by_key(|&i| page.lines[i].counts.chars).unwrap_or(usize::MAX);
        Head { lines, longest }
    }

    /// Says the place of line `index` among the candidates.
    pub fn see(&self, index: usize, facts: &mut Facts) {
        let Ok(rank) = self.lines.binary_search(&index) else { return };
        facts.add([Fact::rank_1, Fact::rank_2, Fact::rank_3, Fact::rank_more][rank.min(3)]);
        facts.add([Fact::back_1, Fact::back_2, Fact::back_more][(self.lines.len() - 1 - rank).min(2)]);
        facts.when(self.lines.len() == 1, Fact::rank_only);
        facts.when(index == self.longest, Fact::longest);
    }
}

/// Whether a line has words of its own: more than a name, and neither furniture nor a date nor a menu.
fn speaks(line: &Line) -> bool {
    line.words > 2
        && !judge::strong(line)
        && line.covered * 2 < line.words
        && line.dates * 2 < line.words
        && line.sections < line.words
        && line.names * 2 < line.words
        && line.counts.bars < 3
}
