//! Sums that leave their currency to the sum before: «3 مليارات شيكل ثم 3 مليارات».

use super::Expression;
use super::compiled::same_line;
use super::scan::Found;
use super::view::{Kind, Piece};
use crate::Label;

/// How far apart the sums may stand, in pieces.
const REACH: usize = 20;

/// Gives large bare numbers the currency of the sum told before them in the sentence.
pub(super) fn lend_currency(expressions: &mut [Expression], found: &[Found], pieces: &[Piece]) {
    let mut sum: Option<usize> = None;
    for index in 0..expressions.len() {
        if expressions[index].label == Label::Money {
            sum = Some(index);
            continue;
        }
        let Some(before) = sum else { continue };
        let one = &expressions[index];
        let bare = one.label == Label::Cardinal && one.counted.is_none() && one.role.is_none();
        // Digits alone are seldom sums.
        let large = one.number.is_some_and(|n| n >= 1e5)
            && !matches!(pieces[found[index].last].kind, Kind::Digits(_));
        let near = found[index].first - found[before].last <= REACH
            && (found[before].last + 1..=found[index].first)
                .all(|at| same_line(pieces, at) && !matches!(pieces[at].kind, Kind::Mark('.' | '؟' | '!')));
        if bare && large && near {
            let (unit, candidates) =
                (expressions[before].unit.clone(), expressions[before].candidates.clone());
            let one = &mut expressions[index];
            (one.label, one.unit, one.candidates) = (Label::Money, unit, candidates);
        }
    }
}
