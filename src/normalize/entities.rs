//! Character references of HTML (HTML Standard, 13.2.5.72 to 13.2.5.80), those that end with a semicolon.

use super::piece::Piece;
use super::references::{Characters, named};

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

/// Replaces references as Python's `html.unescape` does: the semicolon may be missing, and the longest name counts
/// that what follows the ampersand begins with.
pub(super) fn unescape(pieces: &mut Vec<Piece>) {
    if !pieces.iter().any(|p| p.code == u32::from('&')) {
        return;
    }
    let mut decoded = Vec::with_capacity(pieces.len());
    let mut rest = &pieces[..];
    while let Some((&piece, after)) = rest.split_first() {
        let found = if piece.code == u32::from('&') {
            loose_number(after).or_else(|| loose_name(after))
        } else {
            None
        };
        if let Some((len, codes)) = found {
            let whole = Piece { code: 0, start: piece.start, end: after[len - 1].end };
            decoded.extend(codes.into_iter().filter(|&c| c != 0).map(|c| whole.with(c)));
            rest = &after[len..];
        } else {
            decoded.push(piece);
            rest = after;
        }
    }
    *pieces = decoded;
}

/// A numeric reference whose semicolon may be missing; what no document may hold becomes nothing.
fn loose_number(pieces: &[Piece]) -> Option<(usize, [u32; 2])> {
    let at = |i: usize| pieces.get(i).and_then(|p| p.char());
    if at(0) != Some('#') {
        return None;
    }
    let (skip, radix) = if matches!(at(1), Some('x' | 'X')) { (2, 16) } else { (1, 10) };
    let digits: String = (skip..).map_while(|i| at(i).filter(|c| c.is_digit(radix))).collect();
    if digits.is_empty() {
        return None;
    }
    let semicolon = at(skip + digits.len()) == Some(';');
    let code = match from_number(u32::from_str_radix(&digits, radix).unwrap_or(u32::MAX)) {
        0x1..=0x8 | 0xB | 0xE..=0x1F | 0x7F | 0xFDD0..=0xFDEF => 0,
        code if code & 0xFFFE == 0xFFFE => 0,
        code => code,
    };
    Some((skip + digits.len() + usize::from(semicolon), [code, 0]))
}

/// A named reference whose semicolon may be missing.
fn loose_name(pieces: &[Piece]) -> Option<(usize, [u32; 2])> {
    let ends = |c: &char| "\t\n\u{C} <&#;".contains(*c);
    let mut name: String =
        pieces.iter().take(LONGEST - 1).map_while(|p| p.char().filter(|c| !ends(c))).collect();
    name.truncate(name.find(|c: char| !c.is_ascii()).unwrap_or(name.len()));
    if pieces.get(name.len()).is_some_and(|p| p.code == u32::from(';')) {
        name.push(';');
    }
    (2..=name.len()).rev().find_map(|len| Some((len, codes(named(&name[..len])?))))
}

/// The code points of what a name stands for (0 for none).
fn codes((first, second): Characters) -> [u32; 2] {
    [u32::from(first), second.map_or(0, u32::from)]
}

/// The code point that a numeric reference stands for.
fn from_number(number: u32) -> u32 {
    match number {
        // The C1 controls are read as Windows-1252, which is what those who write them mean.
        0x80..=0x9F => {
            encoding_rs::WINDOWS_1252.decode(&[number as u8]).0.chars().next().map_or(number, u32::from)
        }
        0 => 0xFFFD,
        _ => char::from_u32(number).map_or(0xFFFD, u32::from),
    }
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
        [from_number(u32::from_str_radix(digits, radix).unwrap_or(u32::MAX)), 0]
    } else {
        codes(named(&format!("{body};"))?)
    };
    Some((end + 1, codes))
}
