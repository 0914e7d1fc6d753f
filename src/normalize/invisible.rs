//! Zero-width space, non-joiner and joiner: what each means depends on its neighbours.

use super::emoji;
use super::piece::Piece;
use super::steps::ZeroWidth;
use crate::script;

fn is_letter(piece: Option<&Piece>) -> bool {
    piece.and_then(|p| p.char()).is_some_and(script::is_letter)
}

fn is_letter_or_mark(piece: Option<&Piece>) -> bool {
    is_letter(piece) || piece.and_then(|p| p.char()).is_some_and(script::is_mark)
}

/// Deletes or replaces U+200B, U+200C and U+200D.
///
/// A joiner inside an emoji sequence stays.
pub(super) fn apply(pieces: &mut Vec<Piece>, mode: ZeroWidth) {
    if mode == ZeroWidth::Keep {
        return;
    }
    let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (i, &piece) in pieces.iter().enumerate() {
        let next = pieces.get(i + 1);
        let code = match piece.code {
            0x200B if mode == ZeroWidth::Space => 0x20,
            0x200B => continue,
            0x200C => {
                if !(is_letter_or_mark(kept.last()) && is_letter(next)) {
                    continue;
                }
                match mode {
                    ZeroWidth::Persian => 0x200C,
                    ZeroWidth::Space => 0x20,
                    _ => continue,
                }
            }
            0x200D => {
                let before = kept.last().is_some_and(|p| emoji::ends_one(p.code));
                if !(before && next.is_some_and(|p| emoji::is_base(p.code))) {
                    continue;
                }
                0x200D
            }
            code => code,
        };
        kept.push(piece.with(code));
    }
    *pieces = kept;
}
