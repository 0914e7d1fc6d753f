//! Totals of dead and wounded together: «قتل وجرح 40», «70 بين قتيل وجريح», «عشرات القتلى والجرحى».

use super::counted::Counter;
use super::view::clitic;
use crate::lexicon;

/// The role of such a total.
pub(super) const MIXED: &str = "killed_or_wounded";

/// How far behind a number «بين قتيل وجريح» may begin.
const BEHIND: usize = 4;

impl Counter<'_> {
    /// Whether the word at `at`, which says `role`, is joined to one before it that says the other: «قتل وجرح».
    pub(super) fn is_mixed(&self, at: usize, role: &str) -> bool {
        let joined = self.pieces[at].proclitics & clitic::AND != 0;
        let or = at > 1 && self.is_or(at - 1);
        let before = if joined { at.checked_sub(1) } else { at.checked_sub(2).filter(|_| or) };
        // «لقي ثلاثة مصرعهم وأصيب 12»: what is told of others before.
        let subject =
            |at: usize| at > 0 && self.on_line(at).is_some() && self.has(at - 1, self.ruleset.cues.person);
        let finished = |at: usize| {
            self.has(at, self.ruleset.cues.role_after) && !self.pieces[at].definite
                || self.span(at).of(self.text).ends_with(['ا', 'ن'])
                || subject(at)
        };
        let before = before.filter(|&at| !finished(at));
        before
            .filter(|_| self.on_line(at).is_some())
            .and_then(|at| self.told(at))
            .is_some_and(|told| opposed(told, role))
    }

    /// Whether a verb behind the counted, at `at`, is joined to one that says the other: «أصيبوا أو قتلوا».
    pub(super) fn is_mixed_behind(&self, at: usize, role: &str) -> bool {
        let next = if self.is_or(at + 1) { at + 2 } else { at + 1 };
        let joined = next > at + 1 || self.on_line(next).is_some_and(|p| p.proclitics & clitic::AND != 0);
        joined && self.entry(next, self.ruleset.cues.role_after).is_some_and(|other| opposed(role, other))
    }

    /// Whether what follows a number divides it into dead and wounded: «بين قتيل وجريح», «قتيلا وجريحا».
    pub(super) fn divides(&self, last: usize, head: Option<usize>) -> bool {
        if let Some(head) = head.filter(|&head| head > last)
            && let (Some(one), Some(other)) = (self.noun_role(head), self.joined_noun(head))
            && opposed(one, other)
        {
            return true;
        }
        (last + 1..=last + BEHIND)
            .take_while(|&at| self.on_line(at).is_some())
            .find(|&at| self.has(at, self.ruleset.cues.divided))
            .is_some_and(|at| {
                let one = self.on_line(at + 1).and_then(|_| self.noun_role(at + 1));
                let other =
                    if self.is_or(at + 2) { self.noun_role(at + 3) } else { self.joined_noun(at + 1) };
                one.zip(other).is_some_and(|(one, other)| opposed(one, other))
            })
    }

    /// The role of the noun that «و» joins to the one at `at`, when both have the same form.
    fn joined_noun(&self, at: usize) -> Option<&'static str> {
        let (one, other) = (self.pieces.get(at)?, self.on_line(at + 1)?);
        let form = |at: usize| self.span(at).of(self.text).chars().last().filter(|c| matches!(c, 'ا' | 'ى'));
        let same = one.definite == other.definite && (one.definite || form(at) == form(at + 1));
        (same && other.proclitics & clitic::AND != 0).then(|| self.noun_role(at + 1))?
    }

    /// The role that a verb or noun at `at` says.
    fn told(&self, at: usize) -> Option<&'static str> {
        let cues = &self.ruleset.cues;
        self.entry(at, cues.role_verb_strong)
            .or_else(|| self.entry(at, cues.role_verb))
            .or_else(|| self.noun_role(at))
    }

    fn is_or(&self, at: usize) -> bool {
        self.on_line(at)
            .is_some_and(|p| lexicon::Class::Alternative.holds(&lexicon::keyed(p.span.of(self.text))))
    }
}

fn opposed(one: &str, other: &str) -> bool {
    matches!((one, other), ("killed", "wounded") | ("wounded", "killed"))
}
