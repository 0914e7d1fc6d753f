//! Character references of HTML (HTML Standard, 13.2.5.72 to 13.2.5.80), those that end with a semicolon.

use super::piece::Piece;

/// The longest name of a reference, and the most digits worth reading.
const LONGEST: usize = 33;

/// Replaces each reference by what it stands for, once.
pub(super) fn decode(pieces: &mut Vec<Piece>) {
    if !pieces.iter().any(|p| p.code == u32::from('&')) {
        return;
    }
    let mut decoded = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let piece = pieces[at];
        if piece.code == u32::from('&')
            && let Some((len, codes)) = reference(&pieces[at + 1..])
        {
            let whole = Piece { code: 0, start: piece.start, end: pieces[at + len].end };
            decoded.extend(codes.into_iter().filter(|&c| c != 0).map(|c| whole.with(c)));
            at += 1 + len;
            continue;
        }
        decoded.push(piece);
        at += 1;
    }
    *pieces = decoded;
}

/// The reference that `pieces` (after the ampersand) begin with: its length and its code points (0 for none).
fn reference(pieces: &[Piece]) -> Option<(usize, [u32; 2])> {
    let end = pieces.iter().take(LONGEST).position(|p| p.code == u32::from(';'))?;
    let body: String =
        pieces[..end].iter().map(|p| p.char().filter(char::is_ascii)).collect::<Option<_>>()?;
    let codes = if let Some(number) = body.strip_prefix('#') {
        let (digits, radix) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16),
            None => (number, 10),
        };
        if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
            return None;
        }
        let code = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
        let code = match code {
            0x80..=0x9F => html5ever::data::C1_REPLACEMENTS[code as usize - 0x80].map_or(code, u32::from),
            0 => 0xFFFD,
            _ => char::from_u32(code).map_or(0xFFFD, u32::from),
        };
        [code, 0]
    } else {
        let &(first, second) = html5ever::data::NAMED_ENTITIES.get(format!("{body};").as_str())?;
        if first == 0 {
            return None;
        }
        [first, second]
    };
    Some((end + 1, codes))
}
