//! The forms of CPython's strings, whose units are code points.

use super::form::Form;
use super::plan::Plan;
use super::rules::{DELETE, SPECIAL};

/// Folds units that are code points.
#[inline(always)]
fn scan_units<U: Copy>(
    src: &[U],
    out: &mut [U],
    fold: impl Fn(U) -> u16,
    unit: impl Fn(u16, U) -> U,
) -> (usize, usize) {
    const GROUP: usize = 8;
    let (mut read, mut written) = (0, 0);
    while read < src.len() {
        // Eight at once: all of them stay, or, without a branch for each, some go.
        if let (Some(group), Some(to)) =
            (src[read..].first_chunk::<GROUP>(), out[written..].first_chunk_mut::<GROUP>())
        {
            let entries = group.map(&fold);
            if entries.iter().fold(0, |top, &e| top.max(e)) < SPECIAL {
                for i in 0..GROUP {
                    to[i] = unit(entries[i], group[i]);
                }
                read += GROUP;
                written += GROUP;
                continue;
            }
            if !entries.contains(&SPECIAL) {
                let mut kept = 0;
                for i in 0..GROUP {
                    to[kept % GROUP] = unit(entries[i], group[i]);
                    kept += usize::from(entries[i] != DELETE);
                }
                read += GROUP;
                written += kept;
                continue;
            }
        }
        let end = (read + GROUP).min(src.len());
        for &c in &src[read..end] {
            let entry = fold(c);
            if entry == SPECIAL {
                return (read, written);
            }
            out[written] = unit(entry, c);
            written += usize::from(entry != DELETE);
            read += 1;
        }
    }
    (read, written)
}

/// Latin-1: CPython's one-byte strings.
pub(crate) struct Latin1;

impl Form for Latin1 {
    type Unit = u8;
    const LETTER: usize = 1;

    fn decode(src: &[u8], at: usize) -> (u32, usize) {
        (u32::from(src[at]), 1)
    }

    fn encode(code: u32, out: &mut [u8]) -> Option<usize> {
        out[0] = u8::try_from(code).ok()?;
        Some(1)
    }

    fn width(_: u32) -> usize {
        1
    }

    fn scan(plan: &Plan, src: &[u8], out: &mut [u8]) -> (usize, usize) {
        let table: &[u16; 256] = plan.table[..256].try_into().expect("the table covers the plane");
        scan_units(src, out, |c| table[usize::from(c)], |entry, _| entry as u8)
    }

    fn ascii(byte: u8) -> u8 {
        byte
    }
}

/// UCS-2: CPython's two-byte strings.
pub(crate) struct Ucs2;

impl Form for Ucs2 {
    type Unit = u16;
    const LETTER: usize = 1;

    fn decode(src: &[u16], at: usize) -> (u32, usize) {
        (u32::from(src[at]), 1)
    }

    fn encode(code: u32, out: &mut [u16]) -> Option<usize> {
        out[0] = u16::try_from(code).ok()?;
        Some(1)
    }

    fn width(_: u32) -> usize {
        1
    }

    fn scan(plan: &Plan, src: &[u16], out: &mut [u16]) -> (usize, usize) {
        let table: &[u16; 0x10000] = plan.table[..].try_into().expect("the table covers the plane");
        #[cfg(target_arch = "x86_64")]
        let (read, written) = plan.vectors.as_ref().map_or((0, 0), |v| v.scan_units(table, src, out));
        #[cfg(not(target_arch = "x86_64"))]
        let (read, written) = (0, 0);
        let rest = scan_units(&src[read..], &mut out[written..], |c| table[usize::from(c)], |entry, _| entry);
        (read + rest.0, written + rest.1)
    }

    fn ascii(byte: u8) -> u16 {
        u16::from(byte)
    }
}

/// How many units of four bytes are folded one by one where a block is no UCS-2.
const SOME: usize = 32;

/// UCS-4: CPython's four-byte strings.
pub(crate) struct Ucs4;

impl Form for Ucs4 {
    type Unit = u32;
    const LETTER: usize = 1;

    fn decode(src: &[u32], at: usize) -> (u32, usize) {
        (src[at], 1)
    }

    fn encode(code: u32, out: &mut [u32]) -> Option<usize> {
        out[0] = code;
        Some(1)
    }

    fn width(_: u32) -> usize {
        1
    }

    fn scan(plan: &Plan, src: &[u32], out: &mut [u32]) -> (usize, usize) {
        let table: &[u16; 0x10000] = plan.table[..].try_into().expect("the table covers the plane");
        let fold = |c: u32| match table.get(c as usize) {
            Some(&entry) => entry,
            None if plan.is_special_beyond(c) => SPECIAL,
            None => 0,
        };
        let unit = |entry, c| if c < 0x10000 { u32::from(entry) } else { c };
        let (mut read, mut written) = (0, 0);
        loop {
            #[cfg(target_arch = "x86_64")]
            if let Some(vectors) = &plan.vectors {
                let done = vectors.scan_units(table, &src[read..], &mut out[written..]);
                (read, written) = (read + done.0, written + done.1);
            }
            // Some units one by one: an emoji among them, or the end.
            let end = (read + SOME).min(src.len());
            let done = scan_units(&src[read..end], &mut out[written..], fold, unit);
            (read, written) = (read + done.0, written + done.1);
            if read < end || end == src.len() {
                return (read, written);
            }
        }
    }

    fn ascii(byte: u8) -> u32 {
        u32::from(byte)
    }
}
