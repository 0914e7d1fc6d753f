//! Arabic letters written three times or more, over pieces and in place.

use super::form::Form;
#[cfg(test)]
use super::piece::Piece;
use super::steps::Elongation;
use crate::script;
use crate::span::AlignmentBuilder;

fn is_stretchable(code: u32) -> bool {
    (0x620..0x780).contains(&code) && char::from_u32(code).is_some_and(script::is_letter)
}

/// How often a letter stays.
fn times(mode: Elongation) -> usize {
    match mode {
        Elongation::Keep => usize::MAX,
        Elongation::One => 1,
        Elongation::Two => 2,
    }
}

/// Over pieces: the slow reference.
#[cfg(test)]
pub(super) fn pieces(pieces: &mut Vec<Piece>, mode: Elongation) {
    if mode == Elongation::Keep {
        return;
    }
    let mut kept = Vec::with_capacity(pieces.len());
    for run in pieces.chunk_by(|a, b| a.code == b.code) {
        let long = run.len() > 2 && is_stretchable(run[0].code);
        kept.extend_from_slice(if long { &run[..times(mode)] } else { run });
    }
    *pieces = kept;
}

/// The first position, from `from` on, of a letter that follows itself twice.
fn next_hit<F: Form>(units: &[F::Unit], from: usize) -> usize {
    let letter = F::LETTER;
    let mut at = from;
    while at + 3 * letter <= units.len() {
        const BLOCK: usize = 64;
        // The last block reaches back.
        let start = at.min(units.len().saturating_sub(BLOCK + 3 * letter));
        if let Some(block) = units.get(start..start + BLOCK + 3 * letter) {
            let mut any = false;
            for i in 0..BLOCK {
                let last = letter - 1;
                any |= (block[i] == block[i + letter])
                    & (block[i] == block[i + 2 * letter])
                    & (block[i + last] == block[i + letter + last])
                    & (block[i + last] == block[i + 2 * letter + last])
                    & (block[i + last].into() > 0x7F);
            }
            if !any && start + BLOCK > at {
                at = start + BLOCK;
                continue;
            }
        }
        let end = (at + BLOCK).min(units.len() - 3 * letter + 1);
        for i in at..end {
            let first = &units[i..i + letter];
            if *first == units[i + letter..i + 2 * letter]
                && *first == units[i + 2 * letter..i + 3 * letter]
                && is_start::<F>(units, i)
                && is_stretchable(F::decode(units, i).0)
            {
                return i;
            }
        }
        at = end;
    }
    units.len()
}

/// Whether a code point starts at `at` (any unit may, but for the second bytes of UTF-8).
fn is_start<F: Form>(units: &[F::Unit], at: usize) -> bool {
    F::LETTER == 1 || !(0x80..0xC0).contains(&units[at].into())
}

/// In place: how many units stay.
pub(super) fn compact<F: Form>(
    units: &mut [F::Unit],
    mode: Elongation,
    mut builder: Option<&mut AlignmentBuilder>,
) -> usize {
    if mode == Elongation::Keep {
        return units.len();
    }
    let letter = F::LETTER;
    let (mut read, mut written) = (0, 0);
    loop {
        let hit = next_hit::<F>(units, read);
        let end = if hit == units.len() { hit } else { hit + letter * times(mode) };
        units.copy_within(read..end, written);
        written += end - read;
        if let Some(builder) = builder.as_deref_mut() {
            builder.copy(end - read);
        }
        if hit == units.len() {
            break;
        }
        let mut next = end;
        while units.len() - next >= letter && (0..letter).all(|i| units[next + i] == units[hit + i]) {
            next += letter;
        }
        if let Some(builder) = builder.as_deref_mut() {
            builder.delete(next - end, letter);
        }
        read = next;
    }
    written
}
