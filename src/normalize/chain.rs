//! The slow path: every step, one after the other, over pieces.
//!
//! It runs over the tokens that the table cannot handle, and, in tests, over
//! whole texts: it is what the fast path is compared with.

use super::piece::Piece;
use super::plan::Plan;
use super::steps::{Rasm, UnicodeForm};
use super::{arabert, compose, entities, invisible, quirks, skeleton, web};

/// Every step but those that look across tokens. `is_short` is what [`quirks::is_short`] says of the whole text.
pub(super) fn token(plan: &Plan, pieces: &mut Vec<Piece>, is_short: bool) {
    if plan.is_whole() {
        return arabert::apply(pieces);
    }
    let steps = &plan.steps;
    quirks::apply(plan, pieces, is_short);
    if steps.entities == super::steps::Entities::Decode {
        entities::decode(pieces);
    }
    invisible::apply(pieces, steps.zero_width);
    web::apply(pieces, steps);
    if steps.unicode_form != UnicodeForm::Keep {
        // Presentation forms come first: their letters take part in composition.
        compose::apply_rules(pieces, &plan.presentation, UnicodeForm::Keep);
        compose::to_form(pieces, steps.unicode_form);
    }
    compose::apply_rules(pieces, &plan.rules, steps.unicode_form);
    if steps.rasm == Rasm::Skeleton {
        skeleton::apply(pieces);
    }
}
