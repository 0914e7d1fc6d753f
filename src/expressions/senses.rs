//! Verbs of two senses, told apart by what they govern: «قضى ثلاثة جنود», «قضى مليون سائح ليلتهم هناك»; and sentences,
//! which are no deaths: «حكمت المحكمة بإعدام 6».

use super::counted::Counter;

/// How far behind what is counted the object may stand.
const BEHIND: usize = 6;

/// How far from a penalty the court may stand.
const NEAR: usize = 8;

impl Counter<'_> {
    /// Whether the verb at `at` has its other sense, `end` being the last piece of what is counted.
    pub(super) fn other_sense(&self, at: usize, end: usize) -> bool {
        let words = &self.ruleset.vocabulary;
        let Some((entry, _)) = words.find(self.pieces, at, self.ruleset.cues.sense) else { return false };
        let Some(class) = words.known_class(&words.entry(entry).text) else { return false };
        (at + 1..self.pieces.len().min(end + 1 + BEHIND))
            .take_while(|&here| self.one_sentence(at, here))
            .any(|here| self.has(here, class))
    }

    /// What a verb or noun of punishment at `at` says: a sentence beside a court, a death where it is carried out.
    pub(super) fn penalty(&self, at: usize, role: &'static str) -> &'static str {
        let cues = &self.ruleset.cues;
        if !self.has(at, cues.penalty) {
            return role;
        }
        let near = || (at.saturating_sub(NEAR)..at).filter(|&here| self.one_sentence(here, at));
        let court = near().any(|here| self.has(here, cues.court))
            || (at + 1..self.pieces.len().min(at + 3))
                .any(|here| self.one_sentence(at, here) && self.has(here, cues.court));
        if !court || near().any(|here| self.has(here, cues.carried_out)) { role } else { "sentenced" }
    }

    /// «حكمت المحكمة على 5 متهمين بالسجن».
    pub(super) fn is_judged(&self, first: usize, end: usize) -> bool {
        let cues = &self.ruleset.cues;
        let judged = self.clause_before(first, NEAR).any(|at| self.has(at, cues.court));
        judged
            && (end + 1..self.pieces.len().min(end + 1 + BEHIND))
                .take_while(|&at| self.one_sentence(end, at))
                .any(|at| self.has(at, cues.penalty))
    }
}
