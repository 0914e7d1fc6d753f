//! Where a text can be cut so that no step but the last two looks across the cut.

use super::form::Form;
use super::piece::Piece;
use super::whitespace::is_space;

/// Where the token around `at` begins.
pub(super) fn start<F: Form>(src: &[F::Unit], at: usize) -> usize {
    src[..at].iter().rposition(|&u| is_space(u.into())).map_or(0, |i| i + 1)
}

/// Where the token around `at` ends; `at` itself when it is white space.
pub(super) fn end<F: Form>(src: &[F::Unit], at: usize) -> usize {
    src[at..].iter().position(|&u| is_space(u.into())).map_or(src.len(), |i| at + i)
}

/// The first place from `at` on where white space begins, or the end.
pub(super) fn cut<F: Form>(src: &[F::Unit], mut at: usize) -> usize {
    while at < src.len() && (at == 0 || is_space(src[at - 1].into()) || !is_space(src[at].into())) {
        at += 1;
    }
    at.min(src.len())
}

/// The code points of `src[from..to]` as pieces.
pub(super) fn pieces<F: Form>(src: &[F::Unit], from: usize, to: usize, pieces: &mut Vec<Piece>) {
    pieces.clear();
    let mut at = from;
    while at < to {
        let (code, width) = F::decode(src, at);
        pieces.push(Piece { code, start: at, end: at + width });
        at += width;
    }
}
