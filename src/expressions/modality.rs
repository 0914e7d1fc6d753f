//! How sure what is said of a number is: asserted, threatened, planned, sentenced, hypothetical or alleged.
//!
//! The words are in `data/expressions/claims.tsv`; the nearest before the number in its clause decides.

use super::counted::Counter;
use super::view::{Kind, clitic};

/// How far before a number its modality may stand, in pieces.
const REACH: usize = 12;

/// The modalities of a number with a role.
///
/// ```
/// assert_eq!(warraq::expressions::MODALITIES[0], "asserted");
/// ```
pub const MODALITIES: [&str; 6] =
    ["asserted", "threatened", "planned", "sentenced", "hypothetical", "alleged"];

impl Counter<'_> {
    /// The modality of the number that begins at `first`, whose role is `role`.
    pub(super) fn modality(&self, first: usize, role: &str) -> &'static str {
        let cues = &self.ruleset.cues;
        if role == "sentenced" {
            return "sentenced";
        }
        for at in self.clause_before(first, REACH) {
            // Another clause, or a report of what has happened, ends the reach of the words before it.
            if self.has(at, cues.aftermath)
                || self.has(at, cues.relative)
                || self.has(at, cues.rather)
                || self.has(at, cues.affirm) && self.pieces[at].proclitics & clitic::AND != 0
            {
                break;
            }
            if self.pieces[at].proclitics & clitic::SA != 0 {
                return "planned";
            }
            if self.has(at, cues.perhaps) && self.imperfect(at + 1) {
                return "hypothetical";
            }
            if let Some((entry, _)) = self.ruleset.vocabulary.find(self.pieces, at, cues.modality) {
                let named = &*self.ruleset.vocabulary.entry(entry).text;
                return MODALITIES.into_iter().find(|&m| m == named).unwrap_or("asserted");
            }
        }
        "asserted"
    }

    /// Whether a verb in the imperfect stands at `at`: «قد يقتل», not «قد قتل».
    fn imperfect(&self, at: usize) -> bool {
        self.on_line(at)
            .filter(|p| p.kind == Kind::Word && !p.definite)
            .is_some_and(|p| p.span.of(self.text).starts_with(['ي', 'ت']))
    }
}
