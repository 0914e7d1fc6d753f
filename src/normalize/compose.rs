//! Unicode normalisation forms over pieces, and the rules applied so that the result stays in its form.
//!
//! A rule may undo a form (a deleted tatweel leaves alef beside a madda) and a
//! form may undo a rule (a combining hamza turns a folded alef back). So the
//! text is first brought to its form, then the rules are applied, then it is
//! composed again, and what composes is folded at once: one pass, linear.

use super::piece::Piece;
use super::rules::{Outcome, Rules};
use super::steps::UnicodeForm;
use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_canonical, decompose_compatible,
};

/// The combining class; that of surrogates and other non-characters is 0.
pub(super) fn class(code: u32) -> u8 {
    char::from_u32(code).map_or(0, canonical_combining_class)
}

/// Brings `pieces` to `form`.
pub(super) fn to_form(pieces: &mut Vec<Piece>, form: UnicodeForm) {
    decompose(pieces, form);
    recompose(pieces, None);
}

fn decompose(pieces: &mut Vec<Piece>, form: UnicodeForm) {
    let mut parts = Vec::with_capacity(pieces.len());
    for &piece in pieces.iter() {
        match (piece.char(), form) {
            (None, _) | (_, UnicodeForm::Keep) => parts.push(piece),
            (Some(c), UnicodeForm::Nfc) => decompose_canonical(c, |d| parts.push(piece.with(d as u32))),
            (Some(c), UnicodeForm::Nfkc) => decompose_compatible(c, |d| parts.push(piece.with(d as u32))),
        }
    }
    *pieces = parts;
}

/// Applies the rules to each piece, keeping `form`.
pub(super) fn apply_rules(pieces: &mut Vec<Piece>, rules: &Rules, form: UnicodeForm) {
    let mut parts = Vec::with_capacity(pieces.len());
    for &piece in pieces.iter() {
        match rules.apply(piece.code) {
            Outcome::One(code) => parts.push(piece.with(code)),
            Outcome::Many(codes) => parts.extend(codes.iter().map(|&code| piece.with(code))),
            Outcome::Delete => {}
        }
    }
    *pieces = parts;
    if form != UnicodeForm::Keep {
        // A mark that went may have kept others from composing in their order.
        decompose(pieces, UnicodeForm::Nfc);
        recompose(pieces, Some(rules));
    }
}

/// Orders marks and composes (UAX #15), folding what composes by `rules`.
fn recompose(pieces: &mut Vec<Piece>, rules: Option<&Rules>) {
    let mut at = 0;
    while at < pieces.len() {
        let run = pieces[at..].iter().take_while(|p| class(p.code) != 0).count();
        pieces[at..at + run].sort_by_key(|p| class(p.code));
        at += run + 1;
    }
    let (mut starter, mut last_class, mut kept): (Option<usize>, u8, usize) = (None, 0, 0);
    for i in 0..pieces.len() {
        let piece = pieces[i];
        let own = class(piece.code);
        if let Some(s) = starter {
            let adjacent = kept == s + 1;
            if (adjacent || (last_class < own && last_class != 0))
                && let Some(code) = composed(pieces[s], piece, rules)
            {
                pieces[s].code = code;
                pieces[s].cover(piece);
                continue;
            }
        }
        if own == 0 {
            starter = Some(kept);
        }
        last_class = own;
        pieces[kept] = piece;
        kept += 1;
    }
    pieces.truncate(kept);
}

/// The composite of two pieces, folded; nothing when they do not compose, or not to one code point.
fn composed(first: Piece, second: Piece, rules: Option<&Rules>) -> Option<u32> {
    let code = compose(first.char()?, second.char()?)? as u32;
    match rules.map(|r| r.apply(code)) {
        None => Some(code),
        Some(Outcome::One(code)) => Some(code),
        Some(_) => None,
    }
}
