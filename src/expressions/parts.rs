//! Numbers that belong to other numbers: «23 مدنيا بينهم 7 أطفال», «من 12 إلى 15».

use super::counted::Counter;
use super::scan::Found;
use super::view::{Gap, Kind, clitic};
use crate::Label;

/// How far from its part a total may stand, in pieces.
const REACH: usize = 25;

/// How far before «من … إلى» a word of change may stand.
const CHANGE: usize = 12;

/// How many pieces may stand between joined parts: «7 أطفال و5 نساء».
const BETWEEN: usize = 5;

impl Counter<'_> {
    /// For each of `found`, the index of the total that it is a part of.
    pub(super) fn totals(&self, found: &[Found]) -> Vec<Option<usize>> {
        let mut totals: Vec<Option<usize>> = vec![None; found.len()];
        // The last count that is no part, and the last part.
        let (mut whole, mut part): (Option<usize>, Option<usize>) = (None, None);
        for index in 0..found.len() {
            let one = &found[index];
            if one.label != Label::Cardinal {
                continue;
            }
            let before = whole.filter(|&total| {
                one.first - found[total].last <= REACH && self.one_sentence(found[total].last, one.first)
            });
            let joined = part.filter(|&part| {
                let and = self.pieces[one.first].proclitics & clitic::AND != 0;
                and && one.first - found[part].last <= BETWEEN
                    && self.one_sentence(found[part].last, one.first)
            });
            totals[index] = if let Some(total) = before.filter(|_| self.is_among(one)) {
                Some(total).filter(|&total| at_most(one, &found[total]))
            } else if let Some(part) = joined {
                totals[part].filter(|&total| at_most(one, &found[total]))
            } else {
                found.get(index + 1).filter(|next| self.out_of(one, next)).map(|_| index + 1)
            };
            match totals[index] {
                Some(_) => part = Some(index),
                None => (whole, part) = (Some(index), None),
            }
        }
        totals
    }

    /// «بينهم 7 أطفال», «7 منهم».
    fn is_among(&self, one: &Found) -> bool {
        let cues = &self.ruleset.cues;
        let first = self.past_bound(one.first);
        let before = (1..=3).filter_map(|n| first.checked_sub(n)).take_while(|&at| {
            self.on_line(at + 1).is_some() && !matches!(self.pieces[at].kind, Kind::Mark(_) | Kind::Digits(_))
        });
        let mut before = before;
        before.any(|at| self.has(at, cues.among))
            || (1..=2).any(|n| self.on_line(one.last + n).is_some() && self.has(one.last + n, cues.pronoun))
    }

    /// «5 جنود من أصل 30».
    fn out_of(&self, one: &Found, next: &Found) -> bool {
        next.label == Label::Cardinal
            && next.first - one.last <= BETWEEN
            && (one.last + 1..next.first).all(|at| self.on_line(at).is_some())
            && (one.last + 1..next.first).any(|at| self.has(at, self.ruleset.cues.out_of))
    }

    /// For each of `found`, the index of the number that it was before: «ارتفع من 12 إلى 15», «300 مقارنة بـ250».
    pub(super) fn previous(&self, found: &[Found]) -> Vec<Option<usize>> {
        let cues = &self.ruleset.cues;
        let mut previous: Vec<Option<usize>> = vec![None; found.len()];
        for index in 1..found.len() {
            let (one, next) = (&found[index - 1], &found[index]);
            let gap = next.first.saturating_sub(one.last);
            if one.label != next.label || one.number.is_none() || next.number.is_none() || gap > BETWEEN + 3 {
                continue;
            }
            if !self.one_sentence(one.last, next.first) {
                continue;
            }
            let between = |class: u8| (one.last + 1..next.first).any(|at| self.has(at, class));
            let right_before = |class: u8| {
                let first = self.past_bound(next.first);
                (first.saturating_sub(2).max(one.last + 1)..first).any(|at| self.has(at, class))
            };
            let from =
                self.past_bound(one.first).checked_sub(1).filter(|_| self.on_line(one.first).is_some());
            let changes = from
                .filter(|&at| self.has(at, cues.partitive))
                .is_some_and(|from| self.clause_before(from, CHANGE).any(|at| self.has(at, cues.change)));
            // «مقابل 250 العام الماضي»; a price or a score has no date behind it.
            let dated = || {
                let after = found.get(index + 1).filter(|time| time.label == Label::Date);
                after.is_some_and(|time| {
                    time.first - next.last <= BETWEEN && self.one_sentence(next.last, time.first)
                })
            };
            if changes && gap <= BETWEEN && between(cues.up_to) {
                previous[index] = Some(index - 1);
            } else if right_before(cues.against) || right_before(cues.versus) && dated() {
                previous[index - 1] = Some(index);
            }
        }
        previous
    }

    /// Whether no sentence ends between two pieces.
    pub(super) fn one_sentence(&self, from: usize, to: usize) -> bool {
        self.pieces[from + 1..=to]
            .iter()
            .all(|p| p.gap != Gap::Line && !matches!(p.kind, Kind::Mark('.' | '؟' | '!' | '؛')))
    }
}

/// A part is no more than its total.
fn at_most(part: &Found, total: &Found) -> bool {
    match (part.number, total.number_max.or(total.number)) {
        (Some(part), Some(total)) => part <= total,
        _ => false,
    }
}
