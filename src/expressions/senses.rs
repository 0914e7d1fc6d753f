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

    /// «حكمت المحكمة على 5 متهمين بالسجن», «نفذت حكم الإعدام في 6»: judged, or dead.
    pub(super) fn judged(&self, first: usize, end: usize) -> Option<&'static str> {
        let cues = &self.ruleset.cues;
        let before = |class: u8| self.clause_before(first, NEAR).find(|&at| self.has(at, class));
        before(cues.verdict)?;
        if before(cues.penalty).is_some() {
            return Some(if before(cues.carried_out).is_some() { "killed" } else { "sentenced" });
        }
        (end + 1..self.pieces.len().min(end + 1 + BEHIND))
            .take_while(|&at| self.one_sentence(end, at))
            .any(|at| self.has(at, cues.penalty))
            .then_some("sentenced")
    }
}
