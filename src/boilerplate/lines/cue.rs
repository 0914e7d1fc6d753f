//! How far a line stands behind the last pointer to other stories, which may be in the middle of an article.

use super::facts::{Fact, Facts};
use super::judge;
use super::page::Line;
use super::reader::Ending;
use crate::boilerplate::block::BlockKind;

/// The last cue above a line: «اقرأ أيضا», alone or with the headline that it points to.
#[derive(Debug, Default)]
pub(super) struct Cue {
    /// Lines since the cue; none before the first one, or once the text goes on.
    since: Option<u32>,
    /// Whether it carried its headline: then it is complete.
    full: bool,
}

impl Cue {
    /// Takes the next line; `joined` says whether it goes on from the text above.
    pub fn see(&mut self, line: &Line, prose: f32, joined: bool, facts: &mut Facts) {
        let opens = judge::strong(line) && line.words < 30;
        if opens && line.kind == Some(BlockKind::Related) {
            self.full = line.words > line.covered + 2 && line.words > 4;
            self.since = Some(0);
            return facts.add(if self.full { Fact::cue_full } else { Fact::cue_bare });
        }
        let Some(since) = self.since.as_mut() else { return };
        *since += 1;
        facts.add(match (self.full, *since) {
            (true, 1) => Fact::after_full,
            (false, 1) => Fact::after_bare,
            (false, 2) => Fact::after_bare_2,
            (false, 3..6) => Fact::after_bare_more,
            _ => Fact::after_far,
        });
        if joined && prose > 1.0 && line.counts.ending == Ending::Stop {
            facts.add(Fact::turns_back);
            self.since = None;
        }
    }
}
