//! The forms that text comes in: UTF-8 here, those of CPython's strings in `fixed.rs`.

use super::plan::Plan;
use super::rules::{DELETE, SPECIAL};
use crate::span::AlignmentBuilder;

/// A text's form: how code points are written in units.
pub(crate) trait Form {
    /// The unit.
    type Unit: Copy + Default + Eq + Into<u32>;
    /// How many units a letter between U+0620 and U+077F takes.
    const LETTER: usize;

    /// The code point at `at`, and how many units it takes.
    fn decode(src: &[Self::Unit], at: usize) -> (u32, usize);
    /// Writes `code` at the start of `out`: how many units it took, or nothing when the form cannot hold it.
    /// `out` has room for four.
    fn encode(code: u32, out: &mut [Self::Unit]) -> Option<usize>;
    /// How many units `code` takes.
    fn width(code: u32) -> usize;
    /// Folds `src` into `out` by the table, up to the first code point that needs more: units read and written.
    /// `out` is at least as long as `src`, and a vector longer.
    fn scan(plan: &Plan, src: &[Self::Unit], out: &mut [Self::Unit]) -> (usize, usize);
    /// The unit of an ASCII character.
    fn ascii(byte: u8) -> Self::Unit;
}

/// The code point that ends before `at`.
pub(super) fn code_before<F: Form>(src: &[F::Unit], at: usize) -> u32 {
    let mut start = at - 1;
    if F::LETTER > 1 {
        while start > 0 && (0x80..0xC0).contains(&src[start].into()) {
            start -= 1;
        }
    }
    F::decode(src, start).0
}

/// How many units the last code point of `units` takes.
pub(super) fn last_width<F: Form>(units: &[F::Unit]) -> usize {
    if units.is_empty() { 0 } else { F::width(code_before::<F>(units, units.len())) }
}

/// Records units that were copied as they are; a deletion at the start of the text goes to their first.
pub(super) fn copied<F: Form>(builder: &mut AlignmentBuilder, units: &[F::Unit]) {
    if !units.is_empty() {
        builder.keep_run(units.len(), F::decode(units, 0).1);
    }
}

/// Folds the first character: bytes read and written, or nothing when it needs more than the table.
#[inline(always)]
fn fold_one(plan: &Plan, src: &[u8], out: &mut [u8]) -> Option<(usize, usize)> {
    let short: &[[u8; 4]; 0x800] = plan.short[..].try_into().expect("one entry for each short code");
    let (code, width) = match src[0] {
        b @ ..0x80 => (usize::from(b), 1),
        b @ 0x80..0xE0 => (usize::from(b & 0x1F) << 6 | usize::from(src.get(1)? & 0x3F), 2),
        _ => {
            let (code, width) = Utf8::decode(src, 0);
            let to = match plan.table.get(code as usize) {
                Some(&SPECIAL) => return None,
                Some(&DELETE) => return Some((width, 0)),
                Some(&entry) => u32::from(entry),
                None if plan.is_special_beyond(code) => return None,
                None => code,
            };
            return Some((width, Utf8::encode(to, &mut out[..4])?));
        }
    };
    let [first, second, len, _] = short[code & 0x7FF];
    if len > 2 {
        return None;
    }
    out[..2].copy_from_slice(&[first, second]);
    Some((width, usize::from(len)))
}

/// UTF-8, valid.
pub(crate) struct Utf8;

impl Form for Utf8 {
    type Unit = u8;
    const LETTER: usize = 2;

    fn decode(src: &[u8], at: usize) -> (u32, usize) {
        let byte = |i: usize| src.get(at + i).map_or(0, |&b| u32::from(b) & 0x3F);
        match src[at] {
            b @ ..0x80 => (u32::from(b), 1),
            b @ 0x80..0xE0 => ((u32::from(b) & 0x1F) << 6 | byte(1), 2),
            b @ 0xE0..0xF0 => ((u32::from(b) & 0xF) << 12 | byte(1) << 6 | byte(2), 3),
            b => ((u32::from(b) & 7) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3), 4),
        }
    }

    fn encode(code: u32, out: &mut [u8]) -> Option<usize> {
        Some(char::from_u32(code)?.encode_utf8(out).len())
    }

    fn width(code: u32) -> usize {
        char::from_u32(code).map_or(3, char::len_utf8)
    }

    fn scan(plan: &Plan, src: &[u8], out: &mut [u8]) -> (usize, usize) {
        let (mut read, mut written) = (0, 0);
        while read < src.len() {
            #[cfg(target_arch = "x86_64")]
            if let Some(vectors) = &plan.vectors {
                let done = vectors.scan_utf8(&src[read..], &mut out[written..]);
                (read, written) = (read + done.0, written + done.1);
                if read == src.len() {
                    break;
                }
            }
            let Some((width, len)) = fold_one(plan, &src[read..], &mut out[written..]) else { break };
            (read, written) = (read + width, written + len);
        }
        (read, written)
    }

    fn ascii(byte: u8) -> u8 {
        byte
    }
}
