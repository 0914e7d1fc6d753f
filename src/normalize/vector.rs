//! Thirty-two units at once, where the processor has AVX2.
//!
//! A unit's row is found by comparing keys, its entry in the row by a shuffle; rows that change nothing do not exist.
//! What lies outside the rows is left to the table, unit by unit.

#[cfg(any(test, feature = "python"))]
mod ucs2;
mod utf8;

use super::rows::Table;
use pulp::cast;
use pulp::x86::V3;
use std::arch::x86_64::__m256i;

/// Units of a block.
const BLOCK: usize = 32;

/// The rows of a plan, on a processor that can use them.
pub(crate) struct Vectors {
    simd: V3,
    utf8: Table,
    #[cfg(any(test, feature = "python"))]
    ucs2: Table,
}

impl Vectors {
    /// The rows of `table`, unless the processor is too old.
    pub fn new(table: &[u16]) -> Option<Self> {
        Some(Self {
            simd: V3::try_new()?,
            utf8: Table::utf8(table),
            #[cfg(any(test, feature = "python"))]
            ucs2: Table::ucs2(table),
        })
    }

    /// Folds blocks of `src` into `out`, up to the last whole block, to one beyond the plane or to a unit that needs
    /// more than the table.
    #[cfg(any(test, feature = "python"))]
    pub fn scan_units<U: ucs2::Wide>(
        &self,
        table: &[u16; 0x10000],
        src: &[U],
        out: &mut [U],
    ) -> (usize, usize) {
        self.simd.vectorize(ucs2::Ucs2 { simd: self.simd, rows: &self.ucs2, table, src, out })
    }

    /// Folds `src` into `out`, up to the first character that needs more than the rows.
    pub fn scan_utf8(&self, src: &[u8], out: &mut [u8]) -> (usize, usize) {
        self.simd.vectorize(utf8::Utf8 { simd: self.simd, rows: &self.utf8, src, out })
    }
}

/// For each set of eight, the places of those that are kept.
const KEPT: [[u8; 8]; 256] = {
    let mut all = [[0x80; 8]; 256];
    let mut gone = 0;
    while gone < 256 {
        let (mut at, mut kept) = (0, 0);
        while at < 8 {
            if gone >> at & 1 == 0 {
                all[gone][kept] = at as u8;
                kept += 1;
            }
            at += 1;
        }
        gone += 1;
    }
    all
};

/// Whether some of the keys belong to rows of rare characters.
#[inline(always)]
fn has_rare(simd: V3, table: &Table, key: __m256i) -> bool {
    let rare = simd.avx2._mm256_shuffle_epi8(cast(table.rare), key);
    // The bit of page 06, 10 in a key, is moved where the row has its own.
    let found = simd.avx2._mm256_and_si256(rare, simd.avx2._mm256_slli_epi16::<3>(key));
    simd.avx2._mm256_movemask_epi8(found) != 0
}

/// The entries of `rows` at `low` in the rows `key`; zero where there is no row.
#[inline(always)]
fn entries(simd: V3, rows: &[(u8, [u8; 32])], key: __m256i, low: __m256i) -> __m256i {
    let mut all = simd.avx._mm256_setzero_si256();
    for (row, bytes) in rows {
        let found = simd.avx2._mm256_cmpeq_epi8(key, simd.avx._mm256_set1_epi8(*row as i8));
        let entry = simd.avx2._mm256_shuffle_epi8(cast(*bytes), low);
        all = simd.avx2._mm256_or_si256(all, simd.avx2._mm256_and_si256(found, entry));
    }
    all
}

/// A bit for each byte in which the flag `BIT` is set, given `7 - BIT`'s place.
#[inline(always)]
fn flagged<const UP: i32>(simd: V3, flags: __m256i) -> u32 {
    simd.avx2._mm256_movemask_epi8(simd.avx2._mm256_slli_epi16::<UP>(flags)) as u32
}

/// Whether no byte has a bit.
#[inline(always)]
fn is_zero(simd: V3, bytes: __m256i) -> bool {
    let zero = simd.avx2._mm256_cmpeq_epi8(bytes, simd.avx._mm256_setzero_si256());
    simd.avx2._mm256_movemask_epi8(zero) == -1
}

/// How far a flag is from the highest bit.
const fn up(flag: u8) -> i32 {
    flag.leading_zeros() as i32
}

/// Units that go, and those that the rows do not know; one bit for each unit.
struct Flags {
    gone: u32,
    unknown: u32,
}
