//! What other packages do that depends on a character's neighbours, as observed.

use super::form::Form;
use super::piece::Piece;
use super::plan::Plan;

const MADDA: u32 = 0x622;
const MAKSURA: u32 = 0x649;
const SHADDA: u32 = 0x651;
const DAGGER: u32 = 0x670;

/// Whether `src` begins with آ and something else than a vowel mark or sukun,
/// and then either a shadda or the third and last code point: there, and only
/// there, the uniform method of PyArabic's normalize_hamza makes that آ a hamza
/// and an alef.
pub(super) fn is_short<F: Form>(plan: &Plan, src: &[F::Unit]) -> bool {
    if plan.compat != Some("pyarabic.normalize_hamza") {
        return false;
    }
    let (mut at, mut codes) = (0, Vec::new());
    while at < src.len() && codes.len() < 4 {
        let (code, width) = F::decode(src, at);
        codes.push(code);
        at += width;
    }
    match codes[..] {
        [MADDA, 0x64B..=0x650 | 0x652, ..] => false,
        [MADDA, _, third, ..] => third == SHADDA || codes.len() == 3,
        _ => false,
    }
}

/// Applies them. `is_short` tells of [`is_short`].
pub(super) fn apply(plan: &Plan, pieces: &mut Vec<Piece>, is_short: bool) {
    match plan.compat {
        Some("pyarabic.normalize_alef") => {
            // Alef maksura with a superscript alef after it, then before it, is one alef.
            merge(pieces, MAKSURA, DAGGER);
            merge(pieces, DAGGER, MAKSURA);
        }
        Some("pyarabic.normalize_hamza") if is_short => {
            if let Some(&first) = pieces.first().filter(|p| p.start == 0 && p.code == MADDA) {
                pieces.splice(..1, [first.with(0x621), first.with(0x627)]);
            }
        }
        _ => {}
    }
}

/// Makes each `first` followed by `second` one alef maksura.
fn merge(pieces: &mut Vec<Piece>, first: u32, second: u32) {
    let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut open = false;
    for &piece in pieces.iter() {
        if open && piece.code == second {
            if let Some(last) = kept.last_mut() {
                last.cover(piece);
                last.code = MAKSURA;
            }
            open = false;
        } else {
            open = piece.code == first;
            kept.push(piece);
        }
    }
    *pieces = kept;
}
