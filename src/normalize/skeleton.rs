//! The letters whose dotless form depends on their place in the word.

use super::piece::Piece;
use crate::script;

/// The form before another letter of what the rules left in its end form.
fn joined(code: u32) -> Option<u32> {
    match code {
        0x66F => Some(0x6A1),
        0x6BA | 0x649 => Some(0x66E),
        _ => None,
    }
}

/// Whether the place of `code` in its word decides its form.
pub(super) fn depends_on_place(code: u32) -> bool {
    joined(code).is_some()
}

/// Gives each such letter the form that its place asks for.
pub(super) fn apply(pieces: &mut [Piece]) {
    let mut before_letter = false;
    for piece in pieces.iter_mut().rev() {
        let Some(c) = piece.char() else {
            before_letter = false;
            continue;
        };
        if before_letter {
            piece.code = joined(piece.code).unwrap_or(piece.code);
        }
        if !script::is_mark(c) && c != '\u{640}' {
            before_letter = script::is_letter(c);
        }
    }
}
