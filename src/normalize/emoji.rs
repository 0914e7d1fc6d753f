//! Emoji and their sequences (UTS #51).

use super::data::EMOJI;
use super::piece::Piece;

const PICTURE: u32 = 0xFE0F;
const JOINER: u32 = 0x200D;
const KEYCAP: u32 = 0x20E3;

fn within(ranges: &[(u32, u32)], code: u32) -> bool {
    let index = ranges.partition_point(|r| r.1 < code);
    ranges.get(index).is_some_and(|r| r.0 <= code)
}

/// Whether `code` is shown as a picture by default.
pub(super) fn is_picture(code: u32) -> bool {
    code >= 0x231A && within(&EMOJI[0], code)
}

/// Whether `code` can start an emoji, by itself or with U+FE0F.
pub(super) fn is_base(code: u32) -> bool {
    code > 0x7F && (is_picture(code) || within(&EMOJI[1], code))
}

/// Whether an emoji may end with `code`, so that a joiner may follow.
pub(super) fn ends_one(code: u32) -> bool {
    code == PICTURE || is_base(code)
}

fn is_modifier(code: u32) -> bool {
    matches!(code, 0x1F3FB..=0x1F3FF)
}

fn is_flag_letter(code: u32) -> bool {
    matches!(code, 0x1F1E6..=0x1F1FF)
}

/// Whether `code` makes the token that holds it worth a look for emoji.
pub(super) fn is_sign(code: u32) -> bool {
    is_picture(code) || matches!(code, PICTURE | KEYCAP)
}

/// How many pieces, from the first on, are one emoji sequence; 0 when none is.
pub(super) fn sequence(pieces: &[Piece]) -> usize {
    let at = |i: usize| pieces.get(i).map_or(0, |p| p.code);
    if matches!(at(0), 0x23 | 0x2A | 0x30..=0x39) {
        let end = 1 + usize::from(at(1) == PICTURE);
        return if at(end) == KEYCAP { end + 1 } else { 0 };
    }
    if is_flag_letter(at(0)) {
        return 1 + usize::from(is_flag_letter(at(1)));
    }
    let element = |start: usize| -> usize {
        let mut end = start + 1;
        if !(is_picture(at(start)) || is_base(at(start)) && at(end) == PICTURE) {
            return 0;
        }
        end += usize::from(at(end) == PICTURE);
        end += usize::from(is_modifier(at(end)));
        while matches!(at(end), 0xE0020..=0xE007F) {
            end += 1;
        }
        end - start
    };
    let mut end = element(0);
    while end > 0 && at(end) == JOINER {
        // After a joiner the picture selector may be left out.
        let next = element(end + 1).max(usize::from(is_base(at(end + 1))));
        if next == 0 {
            break;
        }
        end += 1 + next;
    }
    end
}
