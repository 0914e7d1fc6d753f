//! Which way the verb beside a date points: «وقع في 10 مارس» has been, «يفتتح في 10 مارس» is to come.

use super::bound::Bound;
use super::shape::Form;
use super::view::{Gap, Kind, clitic};

/// How far before a date its verb may stand, in pieces.
const REACH: usize = 14;

/// How far behind it, where none stands before.
const BEHIND: usize = 5;

/// The time of which a sentence speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// No verb says.
    Unsaid,
}

/// The time of which the verb nearest to a match speaks.
pub(super) fn tense(bound: &Bound) -> Tense {
    match before(bound) {
        Some(Tense::Unsaid) => Tense::Unsaid,
        Some(tense) => tense,
        None => behind(bound),
    }
}

/// Whether the sentence speaks of what is to come.
pub(super) fn is_future(bound: &Bound) -> bool {
    tense(bound) == Tense::Future
}

/// What stands before the match says; none where nothing says anything.
fn before(bound: &Bound) -> Option<Tense> {
    let (reading, cues) = (bound.reading, bound.cues);
    let pieces = reading.pieces;
    let has = |at: usize, class: u8| reading.vocabulary.has(pieces, at, class);
    // «كان من المقرر أن تصل الاثنين»: what was to come has gone by.
    let was = |at: usize| (1..=2).filter_map(|n| at.checked_sub(n)).any(|at| has(at, cues.past));
    let mut clause = false;
    for at in (bound.at.saturating_sub(REACH)..bound.at).rev() {
        let piece = &pieces[at];
        let ends = matches!(piece.kind, Kind::Mark('.' | '؟' | '!' | '؛'));
        if ends || pieces.get(at + 1).is_some_and(|next| next.gap == Gap::Line) {
            return None;
        }
        // «أعلنت أن الموعد في 10 مارس»: a clause without a verb has no time of its own.
        clause |= has(at, cues.that);
        if piece.proclitics & clitic::SA != 0 || has(at, cues.future) {
            return Some(if was(at) { Tense::Past } else { Tense::Future });
        }
        match reading.verb(at) {
            Some(Form::Imperfect) if at > 0 && has(at - 1, cues.not_yet) => return Some(Tense::Past),
            // «من المقرر أن تصل»: what stands before the verb decides.
            Some(Form::Imperfect) if has(at, cues.plan) => {
                let said = (1..=2).filter_map(|n| at.checked_sub(n)).any(|at| has(at, cues.future));
                if !said {
                    return Some(if was(at) { Tense::Past } else { Tense::Future });
                }
            }
            Some(Form::Imperfect) => return Some(if was(at) { Tense::Past } else { Tense::Unsaid }),
            Some(_) if clause => return None,
            Some(_) if has(at, cues.prospective) && aims(bound, at) => return Some(Tense::Future),
            Some(_) => return Some(Tense::Past),
            None if has(at, cues.prospective) && aims(bound, at) => return Some(Tense::Future),
            None if has(at, cues.role_verb_strong) => return Some(Tense::Past),
            None => {}
        }
    }
    None
}

/// Whether a verb of ordering or agreeing at `at` governs what the date belongs to: «دعت إلى إضراب في 10 مارس», not
/// «دعت في 10 مارس إلى إضراب».
fn aims(bound: &Bound, at: usize) -> bool {
    let (reading, cues) = (bound.reading, bound.cues);
    let pieces = reading.pieces;
    let governs = |at: usize| {
        pieces[at].proclitics & (clitic::BA | clitic::LA) != 0
            || reading.vocabulary.has(pieces, at, cues.toward)
    };
    let last = bound.at - 1;
    (at + 1..last.max(at + 1)).any(governs)
        || last > at
            && pieces[bound.at].proclitics & clitic::BA == 0
            && !reading.vocabulary.has(pieces, last, cues.when)
}

/// What stands behind the match says: «في 10 مارس أسفر الهجوم».
fn behind(bound: &Bound) -> Tense {
    let (reading, cues) = (bound.reading, bound.cues);
    for at in bound.end..bound.end + BEHIND {
        let Some(piece) = reading.pieces.get(at).filter(|p| p.gap != Gap::Line) else { return Tense::Unsaid };
        if matches!(piece.kind, Kind::Mark(m) if m != '،' && m != '«' && m != '"' && m != ')' && m != '(') {
            return Tense::Unsaid;
        }
        if reading.vocabulary.has(reading.pieces, at, cues.that) {
            return Tense::Unsaid;
        }
        match reading.verb(at) {
            Some(Form::Future) => return Tense::Future,
            Some(Form::Perfect) if at == bound.end || piece.proclitics & clitic::AND == 0 => {
                return Tense::Past;
            }
            Some(_) => return Tense::Unsaid,
            None => {}
        }
    }
    Tense::Unsaid
}
