//! Whether a number is the toll of an event, or a tally of a period or of the world.
//!
//! The words are in `data/expressions/claims.tsv`.

use super::counted::Counter;
use super::scan::Found;
use crate::Label;

/// The scopes of a number with a role.
///
/// ```
/// assert_eq!(warraq::expressions::SCOPES, ["event", "period", "world"]);
/// ```
pub const SCOPES: [&str; 3] = ["event", "period", "world"];

/// How far from a number what makes it a tally may stand, in pieces.
const REACH: usize = 24;

/// So many dead or wounded are those of a war or a year.
const MANY: f64 = 10_000.0;

/// How far from it a length or a year may stand.
const CLOSE: usize = 9;

impl Counter<'_> {
    /// `event`, `period` or `world`, for the number `found[index]`.
    pub(super) fn scope(&self, found: &[Found], index: usize, role: &str) -> &'static str {
        let harmed = matches!(role, "killed" | "wounded" | "killed_or_wounded" | "arrested" | "infected");
        let one = &found[index];
        let cues = &self.ruleset.cues;
        let near = |at: usize| {
            let (from, to) = (at.min(one.first), at.max(one.last));
            to - from <= REACH && self.one_sentence(from, to)
        };
        let behind = (one.last + 1..self.pieces.len().min(one.last + 1 + REACH)).take_while(|&at| near(at));
        let before = (one.first.saturating_sub(REACH)..one.first).rev().take_while(|&at| near(at));
        let told = before.chain(behind).find_map(|at| {
            let (entry, _) = self.ruleset.vocabulary.find(self.pieces, at, cues.tally_of)?;
            Some(&*self.ruleset.vocabulary.entry(entry).text)
        });
        // «منذ 2011», «خلال عشر سنوات», «سنويا».
        let around = found[index.saturating_sub(4)..found.len().min(index + 5)].iter();
        let years =
            around.filter(|time| near(time.first) && time.first.abs_diff(one.first) <= CLOSE).any(|time| {
                let spans = time.first.checked_sub(1).is_some_and(|at| self.has(at, cues.throughout));
                match time.label {
                    Label::Set => true,
                    Label::Date | Label::Duration => {
                        spans && is_long(time.value.as_deref().unwrap_or_default())
                    }
                    _ => false,
                }
            });
        match told {
            Some("world") => "world",
            Some(_) => "period",
            // No single event kills or wounds so many in ordinary news.
            None if years || one.number.is_some_and(|n| n >= MANY) && harmed => "period",
            None => "event",
        }
    }
}

/// A month or more: `2011`, `2015-06`, `P10Y`, `PXM`.
fn is_long(value: &str) -> bool {
    let dated = matches!(value.len(), 4 | 7) && value.starts_with(|c: char| c.is_ascii_digit());
    dated || value.starts_with('P') && value.ends_with(['Y', 'M']) && !value.contains('T')
}
