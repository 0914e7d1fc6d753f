//! The forms that text comes in: UTF-8 here, those of CPython's strings in `fixed.rs`.

use super::plan::Plan;
use super::rules::{DELETE, SPECIAL};

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
    /// `out` is at least as long as `src`, and three units longer.
    fn scan(plan: &Plan, src: &[Self::Unit], out: &mut [Self::Unit]) -> (usize, usize);
    /// The unit of an ASCII character.
    fn ascii(byte: u8) -> Self::Unit;
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
        let short: &[[u8; 4]; 0x800] = plan.short[..].try_into().expect("one entry for each short code");
        let (mut read, mut written) = (0, 0);
        while read < src.len() {
            let (code, width) = match src[read] {
                b @ ..0x80 => (usize::from(b), 1),
                b @ 0x80..0xE0 => {
                    let Some(&low) = src.get(read + 1) else { break };
                    (usize::from(b & 0x1F) << 6 | usize::from(low & 0x3F), 2)
                }
                _ => {
                    let (code, width) = Self::decode(src, read);
                    let entry = match plan.table.get(code as usize) {
                        Some(&SPECIAL) => break,
                        Some(&DELETE) => None,
                        Some(&entry) => Some(u32::from(entry)),
                        None if plan.is_special_beyond(code) => break,
                        None => Some(code),
                    };
                    if let Some(to) = entry {
                        let Some(len) = Self::encode(to, &mut out[written..written + 4]) else { break };
                        written += len;
                    }
                    read += width;
                    continue;
                }
            };
            let [first, second, len, _] = short[code & 0x7FF];
            if len > 2 {
                break;
            }
            out[written..written + 2].copy_from_slice(&[first, second]);
            written += usize::from(len);
            read += width;
        }
        (read, written)
    }

    fn ascii(byte: u8) -> u8 {
        byte
    }
}
