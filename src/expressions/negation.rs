//! Whether what is said of a number is denied: «نفى الناطق مقتل 5 جنود», «لم يسفر الهجوم عن مقتل 5 جنود».
//!
//! The words are in `data/expressions/claims.tsv`.

use super::counted::Counter;
use super::view::{Kind, clitic};

/// How far before a number its denial may stand, in pieces.
const REACH: usize = 16;

/// The same of a number that has no role.
const CLOSE: usize = 5;

impl Counter<'_> {
    /// Whether the clause of the number that begins at `first` denies it.
    ///
    /// Of a number that has no role only a verb of denial says so: «لم» may deny anything else.
    pub(super) fn negated(&self, first: usize, has_role: bool) -> bool {
        let cues = &self.ruleset.cues;
        let mut excused = false;
        for at in self.clause_before(first, if has_role { REACH } else { CLOSE }) {
            // «لم يقتل سوى 5»: what is left over holds; «بل قتل 7» takes the denial back.
            if self.has(at, cues.except) || self.has(at, cues.rather) {
                return false;
            }
            // «نفى مسؤوليته عن مقتل 5»: the deaths are not denied.
            excused |= self.has(at, cues.blame);
            if self.has(at, cues.deny) {
                return !excused;
            }
            if has_role && (self.has(at, cues.lack) || self.has(at, cues.negation)) && self.happens(at + 1) {
                return true;
            }
            // «نفى التهمة وأكد مقتل 5».
            if self.has(at, cues.affirm) && self.pieces[at].proclitics & clitic::AND != 0 {
                return false;
            }
        }
        false
    }

    /// Whether a verb or noun of happening stands at `at`, so that a particle before it denies that it happened.
    fn happens(&self, at: usize) -> bool {
        let cues = &self.ruleset.cues;
        self.on_line(at).is_some()
            && [cues.occur, cues.role_verb, cues.role_verb_strong, cues.role_noun]
                .into_iter()
                .any(|class| self.has(at, class))
    }

    /// The pieces before `first` in its clause, the nearest first, at most `reach` of them.
    pub(super) fn clause_before(&self, first: usize, reach: usize) -> impl Iterator<Item = usize> + '_ {
        (first.saturating_sub(reach)..first).rev().take_while(move |&at| {
            self.on_line(at + 1).is_some()
                && !matches!(self.pieces[at].kind, Kind::Mark('.' | '؟' | '!' | '؛' | ';'))
        })
    }
}
