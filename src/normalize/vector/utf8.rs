//! Blocks of UTF-8: ASCII, and the characters from U+0600 to U+06FF.

use super::{BLOCK, Flags, KEPT, entries, flagged, has_rare, is_zero, up};
use crate::normalize::rows::{Table, flag};
use pulp::x86::V3;
use pulp::{NullaryFnOnce, cast};
use std::arch::x86_64::{__m128i, __m256i};

/// A run over a text.
pub(super) struct Utf8<'a> {
    pub simd: V3,
    pub rows: &'a Table,
    pub src: &'a [u8],
    pub out: &'a mut [u8],
}

impl NullaryFnOnce for Utf8<'_> {
    type Output = (usize, usize);

    #[inline(always)]
    fn call(self) -> (usize, usize) {
        let Self { simd, rows, src, out } = self;
        let (mut read, mut written) = (0, 0);
        while read < src.len() {
            let Some(to) = out[written..].first_chunk_mut::<BLOCK>() else { break };
            let mut padded = [0; BLOCK];
            let (block, len) = match src[read..].first_chunk::<BLOCK>() {
                Some(block) => (block, BLOCK),
                None => {
                    let rest = &src[read..];
                    padded[..rest.len()].copy_from_slice(rest);
                    (&padded, rest.len())
                }
            };
            let (bytes, flags) = fold_utf8(simd, rows, block);
            // A character that is cut belongs to the next block.
            let whole = BLOCK - usize::from(block[BLOCK - 1] >= 0xC0);
            let Some(Flags { gone, unknown }) = flags else {
                *to = bytes;
                let end = len.min(whole);
                (read, written) = (read + end, written + end);
                continue;
            };
            let stop = unknown.trailing_zeros() as usize;
            let end = len.min(whole).min(stop);
            let mut kept = 0;
            for (group, eight) in bytes.as_chunks::<8>().0.iter().enumerate() {
                let gone = (gone >> (8 * group)) as u8;
                let [eight, places]: [__m128i; 2] = [
                    cast([u64::from_le_bytes(*eight), 0]),
                    cast([u64::from_le_bytes(KEPT[usize::from(gone)]), 0]),
                ];
                let packed: [u64; 2] = cast(simd.ssse3._mm_shuffle_epi8(eight, places));
                to[kept..kept + 8].copy_from_slice(&packed[0].to_le_bytes());
                kept += 8 - gone.count_ones() as usize;
            }
            if end < BLOCK {
                kept = end - (gone & ((1 << end) - 1)).count_ones() as usize;
            }
            (read, written) = (read + end, written + kept);
            if stop < len.min(whole) {
                break;
            }
        }
        (read, written)
    }
}

/// A block folded, and its flags, when there are any; it begins with a whole character.
#[inline(always)]
fn fold_utf8(simd: V3, rows: &Table, block: &[u8; BLOCK]) -> ([u8; BLOCK], Option<Flags>) {
    let x = simd.avx2;
    let bytes: __m256i = cast(*block);
    let byte = |value: u8| simd.avx._mm256_set1_epi8(value as i8);
    let before = |v: __m256i| x._mm256_alignr_epi8::<15>(v, x._mm256_permute2x128_si256::<0x08>(v, v));
    let after = |v: __m256i| x._mm256_alignr_epi8::<1>(x._mm256_permute2x128_si256::<0x81>(v, v), v);
    // D8 to DB: U+0600 to U+06FF.
    let is_lead = x._mm256_cmpeq_epi8(x._mm256_and_si256(bytes, byte(0xFC)), byte(0xD8));
    let is_last = before(is_lead);
    let lead = x._mm256_and_si256(before(bytes), byte(3));
    let is_known = x._mm256_or_si256(is_lead, is_last);
    // The sign bit is set in all bytes but ASCII.
    let elsewhere = x._mm256_andnot_si256(is_known, bytes);
    let elsewhere = x._mm256_and_si256(x._mm256_srli_epi16::<5>(elsewhere), byte(flag::UNKNOWN));
    let upper = x._mm256_and_si256(x._mm256_srli_epi16::<4>(bytes), byte(0xF));
    let arabic = x._mm256_or_si256(
        x._mm256_or_si256(x._mm256_slli_epi16::<2>(lead), byte(0x10)),
        x._mm256_and_si256(upper, byte(3)),
    );
    // Leads and bytes from elsewhere keep a key above 8, which no row of ASCII has.
    let key = x._mm256_blendv_epi8(upper, arabic, is_last);
    let rare = has_rare(simd, rows, key);
    let low = x._mm256_and_si256(bytes, byte(0xF));
    let mut folded = x._mm256_xor_si256(bytes, entries(simd, rows.units.needed(rare), key, low));
    let leads = rows.leads.needed(rare);
    if !leads.is_empty() {
        folded = x._mm256_xor_si256(folded, after(entries(simd, leads, key, low)));
    }
    let flags = x._mm256_or_si256(entries(simd, rows.flags.needed(rare), key, low), elsewhere);
    if is_zero(simd, flags) {
        return (cast(folded), None);
    }
    let gone =
        flagged::<{ up(flag::GONE) }>(simd, flags) | flagged::<{ up(flag::LEAD_GONE) }>(simd, flags) >> 1;
    let unknown = flagged::<{ up(flag::UNKNOWN) }>(simd, flags)
        | flagged::<{ up(flag::LEAD_UNKNOWN) }>(simd, flags) >> 1;
    (cast(folded), Some(Flags { gone, unknown }))
}
