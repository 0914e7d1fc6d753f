//! Runs of white space, over pieces and in place.

use super::form::{self, Form};
#[cfg(test)]
use super::piece::Piece;
use super::steps::Whitespace;
use crate::span::AlignmentBuilder;

/// Whether `code` is white space that this step collects.
pub(super) fn is_space(code: u32) -> bool {
    matches!(code, 0x09 | 0x0A | 0x0D | 0x20)
}

/// What a run of white space becomes, and how much of it counts.
fn canonical(mode: Whitespace, run: impl Iterator<Item = u32>, at_end: bool) -> &'static [u8] {
    if at_end {
        return b"";
    }
    let (mut breaks, mut before) = (0, 0);
    for code in run {
        breaks += usize::from(code == 0x0D || code == 0x0A && before != 0x0D);
        before = code;
    }
    match (mode, breaks) {
        (Whitespace::Space, _) | (_, 0) => b" ",
        (_, 1) => b"\n",
        _ => b"\n\n",
    }
}

/// Over pieces: the slow reference.
#[cfg(test)]
pub(super) fn pieces(pieces: &mut Vec<Piece>, mode: Whitespace) {
    if mode == Whitespace::Keep {
        return;
    }
    let mut kept = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let len = pieces[at..].iter().take_while(|p| is_space(p.code)).count();
        if len == 0 {
            kept.push(pieces[at]);
            at += 1;
            continue;
        }
        let run = &pieces[at..at + len];
        let at_end = at == 0 || at + len == pieces.len();
        let to = canonical(mode, run.iter().map(|p| p.code), at_end);
        if to.len() == len {
            kept.extend(run.iter().zip(to).map(|(p, &b)| p.with(u32::from(b))));
        } else {
            let mut whole = run[0];
            run.iter().for_each(|&p| whole.cover(p));
            kept.extend(to.iter().map(|&b| whole.with(u32::from(b))));
        }
        at += len;
    }
    *pieces = kept;
}

/// The first position, from `from` on, of a run that is not canonical already.
fn next_hit<F: Form>(units: &[F::Unit], from: usize) -> usize {
    let code = |i: usize| units.get(i).map_or(0, |&u| u.into());
    if from == 0 && is_space(code(0)) {
        return 0;
    }
    let mut at = from;
    while at < units.len() {
        // A quick look at a block: two units in a row, or a carriage return.
        const BLOCK: usize = 64;
        // The last block reaches back.
        let start = at.min(units.len().saturating_sub(BLOCK + 1));
        if let Some(block) = units.get(start..start + BLOCK + 1) {
            let mut any = false;
            for i in 0..BLOCK {
                let (a, b): (u32, u32) = (block[i].into(), block[i + 1].into());
                any |= (a <= 0x20) & (b <= 0x20) | (a == 0x0D);
            }
            if !any && start + BLOCK > at {
                at = start + BLOCK;
                continue;
            }
        }
        let end = (at + BLOCK).min(units.len());
        for i in at..end {
            let c = code(i);
            if is_space(c) && (is_space(code(i + 1)) || c == 0x0D || i + 1 == units.len()) {
                return i;
            }
        }
        at = end;
    }
    units.len()
}

/// In place: how many units stay. `units` may begin and end where the text does.
pub(super) fn compact<F: Form>(
    units: &mut [F::Unit],
    mode: Whitespace,
    (is_start, is_end): (bool, bool),
    mut builder: Option<&mut AlignmentBuilder>,
) -> usize {
    if mode == Whitespace::Keep {
        return units.len();
    }
    let (mut read, mut written) = (0, 0);
    loop {
        let hit = if mode == Whitespace::Space {
            next_of_any_break::<F>(units, read)
        } else {
            next_hit::<F>(units, read)
        };
        units.copy_within(read..hit, written);
        written += hit - read;
        if let Some(builder) = builder.as_deref_mut() {
            form::copied::<F>(builder, &units[written - (hit - read)..written]);
        }
        if hit == units.len() {
            break;
        }
        let len = units[hit..].iter().take_while(|&&u| is_space(u.into())).count();
        let at_end = is_start && hit == 0 || is_end && hit + len == units.len();
        let to = canonical(mode, units[hit..hit + len].iter().map(|&u| u.into()), at_end);
        if let Some(builder) = builder.as_deref_mut() {
            match to.len() {
                0 => builder.delete(len, form::last_width::<F>(&units[..written])),
                same if same == len => (0..len).for_each(|_| builder.keep(1, 1)),
                1 => builder.keep(len, 1),
                more => builder.keep_block(len, more),
            }
        }
        for &byte in to {
            units[written] = F::ascii(byte);
            written += 1;
        }
        read = hit + len;
    }
    written
}

/// As [`next_hit`], where a single line feed is a hit too.
fn next_of_any_break<F: Form>(units: &[F::Unit], from: usize) -> usize {
    let hit = next_hit::<F>(units, from);
    units[from..hit].iter().position(|&u| u.into() == 0x0A).map_or(hit, |i| from + i)
}
