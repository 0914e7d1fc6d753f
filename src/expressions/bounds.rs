//! Approximators and bounds beside a match: «نحو», «أكثر من», «على الأقل».

use super::compiled::{RuleSet, same_line};
use super::view::{Kind, Piece};

/// The longest approximator has this many words.
const LONGEST: usize = 4;

/// How far behind a number its bound may stand: «سبعة مسلحين على الأقل».
const REACH: usize = 3;

/// The modifier that the words around the pieces `first..=last` give, from the classes
/// `before` and `after` of the word lists.
pub(super) fn modifier(
    ruleset: &RuleSet,
    pieces: &[Piece],
    (first, last): (usize, usize),
    before: u8,
    after: u8,
) -> Option<String> {
    let words = &ruleset.vocabulary;
    let in_front = (1..=LONGEST)
        .filter_map(|length| first.checked_sub(length))
        .filter(|&start| (start + 1..=first).all(|at| same_line(pieces, at)))
        .filter_map(|start| words.find(pieces, start, before).filter(|&(_, end)| end == first))
        .next_back();
    if let Some((entry, _)) = in_front {
        return Some(words.entry(entry).text.to_string());
    }
    for at in last + 1..=last + 1 + REACH {
        if !same_line(pieces, at) || pieces[at].kind != Kind::Word {
            break;
        }
        if let Some((entry, _)) = words.find(pieces, at, after) {
            return Some(words.entry(entry).text.to_string());
        }
    }
    exceeded(ruleset, pieces, first).filter(|_| before == ruleset.cues.approx)
}

/// «تجاوز سعر الصرف 1500»: a verb of exceeding whose subject stands before the number.
fn exceeded(ruleset: &RuleSet, pieces: &[Piece], first: usize) -> Option<String> {
    for at in (first.saturating_sub(REACH)..first).rev() {
        if !same_line(pieces, at + 1) || pieces[at].kind != Kind::Word {
            return None;
        }
        if let Some((entry, _)) = ruleset.vocabulary.find(pieces, at, ruleset.cues.exceed) {
            let negated = at > 0 && ruleset.vocabulary.has(pieces, at - 1, ruleset.cues.negation);
            let bound = &*ruleset.vocabulary.entry(entry).text;
            return Some(if negated { "at_most" } else { bound }.to_owned());
        }
    }
    None
}
