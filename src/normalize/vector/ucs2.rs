//! Blocks of UCS-2, and of UCS-4 that fit it: half a block of low bytes, half of pages.

use super::{BLOCK, Flags, KEPT, entries, flagged, has_rare, is_zero, up};
use crate::normalize::rows::{Table, flag};
use crate::normalize::rules::{DELETE, SPECIAL};
use pulp::x86::V3;
use pulp::{NullaryFnOnce, cast};
use std::arch::x86_64::{__m128i, __m256i};

/// [`KEPT`], for units of two bytes.
const KEPT_PAIRS: [[u8; 16]; 256] = {
    let mut all = [[0x80; 16]; 256];
    let mut gone = 0;
    while gone < 256 {
        let mut at = 0;
        while at < 8 && KEPT[gone][at] < 8 {
            all[gone][2 * at] = 2 * KEPT[gone][at];
            all[gone][2 * at + 1] = 2 * KEPT[gone][at] + 1;
            at += 1;
        }
        gone += 1;
    }
    all
};

/// Units of two bytes or four.
pub(crate) trait Wide: Copy + From<u16> {
    /// The block in two bytes each, where all of it fits.
    fn narrow(block: &[Self; BLOCK]) -> Option<[u16; BLOCK]>;
}

impl Wide for u16 {
    #[inline(always)]
    fn narrow(block: &[u16; BLOCK]) -> Option<[u16; BLOCK]> {
        Some(*block)
    }
}

impl Wide for u32 {
    #[inline(always)]
    fn narrow(block: &[u32; BLOCK]) -> Option<[u16; BLOCK]> {
        let all = block.iter().fold(0, |all, &unit| all | unit);
        (all < 0x10000).then(|| block.map(|unit| unit as u16))
    }
}

/// A run over a text.
pub(super) struct Ucs2<'a, U> {
    pub simd: V3,
    pub rows: &'a Table,
    pub table: &'a [u16; 0x10000],
    pub src: &'a [U],
    pub out: &'a mut [U],
}

impl<U: Wide> NullaryFnOnce for Ucs2<'_, U> {
    type Output = (usize, usize);

    #[inline(always)]
    fn call(self) -> (usize, usize) {
        let Self { simd, rows, table, src, out } = self;
        let (mut read, mut written) = (0, 0);
        while let (Some(block), Some(to)) =
            (src[read..].first_chunk::<BLOCK>(), out[written..].first_chunk_mut::<BLOCK>())
        {
            let Some(block) = U::narrow(block) else { break };
            let (mut units, flags) = fold_ucs2(simd, rows, &block);
            let Some(Flags { mut gone, unknown }) = flags else {
                *to = units.map(U::from);
                (read, written) = (read + BLOCK, written + BLOCK);
                continue;
            };
            let mut end = BLOCK;
            let mut rest = unknown;
            while rest != 0 {
                let at = rest.trailing_zeros() as usize;
                match table[usize::from(block[at])] {
                    SPECIAL => {
                        end = at;
                        break;
                    }
                    DELETE => gone |= 1 << at,
                    entry => units[at] = entry,
                }
                rest &= rest - 1;
            }
            let mut kept = 0;
            for (group, eight) in units.as_chunks::<8>().0.iter().enumerate() {
                let gone = (gone >> (8 * group)) as u8;
                let eight: __m128i = cast(*eight);
                let packed: [u16; 8] =
                    cast(simd.ssse3._mm_shuffle_epi8(eight, cast(KEPT_PAIRS[usize::from(gone)])));
                // At most eight are kept of each group: there is room.
                to[kept..kept + 8].copy_from_slice(&packed.map(U::from));
                kept += 8 - gone.count_ones() as usize;
            }
            if end < BLOCK {
                kept = end - (gone & ((1 << end) - 1)).count_ones() as usize;
            }
            (read, written) = (read + end, written + kept);
            if end < BLOCK {
                break;
            }
        }
        (read, written)
    }
}

/// A block folded, and its flags, when there are any.
#[inline(always)]
fn fold_ucs2(simd: V3, rows: &Table, block: &[u16; BLOCK]) -> ([u16; BLOCK], Option<Flags>) {
    let x = simd.avx2;
    let [first, second]: [__m256i; 2] = cast(*block);
    let byte = |value: u8| simd.avx._mm256_set1_epi8(value as i8);
    let bytes = simd.avx._mm256_set1_epi16(0xFF);
    // Within each half of the vector: eight units of the first, then eight of the second.
    let low = x._mm256_packus_epi16(x._mm256_and_si256(first, bytes), x._mm256_and_si256(second, bytes));
    let page = x._mm256_packus_epi16(x._mm256_srli_epi16::<8>(first), x._mm256_srli_epi16::<8>(second));
    let is_arabic = x._mm256_cmpeq_epi8(page, byte(6));
    let is_latin = x._mm256_cmpeq_epi8(page, byte(0));
    let elsewhere = x._mm256_andnot_si256(x._mm256_or_si256(is_arabic, is_latin), byte(flag::UNKNOWN));
    let upper = x._mm256_and_si256(x._mm256_srli_epi16::<4>(low), byte(0xF));
    let key = x._mm256_or_si256(upper, x._mm256_and_si256(is_arabic, byte(0x10)));
    // No row has a key so high.
    let key = x._mm256_or_si256(key, x._mm256_slli_epi16::<4>(elsewhere));
    let rare = has_rare(simd, rows, key);
    let low4 = x._mm256_and_si256(low, byte(0xF));
    let low = x._mm256_xor_si256(low, entries(simd, rows.units.needed(rare), key, low4));
    let flags = x._mm256_or_si256(entries(simd, rows.flags.needed(rare), key, low4), elsewhere);
    let other =
        x._mm256_cmpeq_epi8(x._mm256_and_si256(flags, byte(flag::OTHER_PAGE)), byte(flag::OTHER_PAGE));
    let page = x._mm256_xor_si256(page, x._mm256_and_si256(other, byte(6)));
    let units = [x._mm256_unpacklo_epi8(low, page), x._mm256_unpackhi_epi8(low, page)];
    if is_zero(simd, x._mm256_and_si256(flags, byte(flag::GONE | flag::UNKNOWN))) {
        return (cast(units), None);
    }
    // Back in the order of the units.
    let order = |mask: u32| mask & 0xFF00_00FF | (mask & 0xFF00) << 8 | (mask & 0xFF_0000) >> 8;
    let gone = order(flagged::<{ up(flag::GONE) }>(simd, flags));
    let unknown = order(flagged::<{ up(flag::UNKNOWN) }>(simd, flags));
    (cast(units), Some(Flags { gone, unknown }))
}
