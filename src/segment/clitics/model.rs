//! The model file: weights and word counts, in tables that are read where they lie.
//!
//! Layout, all little endian: `warraqCL`, version (u32), four SHA-256 of the
//! inputs (gold, places, names, counts), then the body: lexicon bits, weight bits, number of dense weights,
//! length of the note (u32 each), the note, dense weights (f32), the weight
//! table, the count table; last an FNV-1a hash of the body's 4-byte words.
//! Both tables are open-addressed with linear probing: a weight slot is a
//! 16-bit fingerprint and a weight in 1/1024, a count slot a 24-bit fingerprint
//! and a count in eighths of a bit; 0 is empty.

use std::sync::LazyLock;

use super::features;
use crate::error::{Error, Result};

/// How much neighbours may change the difference of two candidates; beyond it nobody asks them.
pub(super) const MARGIN: f32 = 6.0;

const ARTEFACT: &str = "data/segment/clitics.bin";
const HEAD: usize = 8 + 4 + 4 * 32;
static BYTES: &[u8] = include_bytes!("../../../data/segment/clitics.bin");

/// A loaded model.
pub(super) struct Model {
    dense: Vec<f32>,
    weights: Table,
    counts: Table,
    /// Which fingerprints of counts exist, by their last bits: most forms asked for were never counted.
    seen: Vec<u64>,
}

/// How many bits of a fingerprint `seen` looks at.
const SEEN_BITS: u32 = 21;

/// An open-addressed table of 32-bit slots.
struct Table {
    slots: Vec<u32>,
    bits: u32,
}

impl Table {
    /// The first slot that `is` accepts, from the place of `key` on; nothing when an empty one comes first.
    fn find(&self, key: u64, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = (key >> (64 - self.bits)) as usize & mask;
        // A table read from a file might be full.
        for _ in 0..=mask {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            if is(slot) {
                return Some(slot);
            }
            at = (at + 1) & mask;
        }
        None
    }
}

/// The model that ships with the crate.
pub(super) fn model() -> &'static Model {
    static MODEL: LazyLock<Model> =
        LazyLock::new(|| Model::read(BYTES).expect("the embedded model is read by a test"));
    &MODEL
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// [`Error::Model`] when the bytes are foreign, cut short or altered.
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let fail = |cause: &str| Error::Model { artefact: ARTEFACT.to_owned(), cause: cause.to_owned() };
        if bytes.get(..8) != Some(b"warraqCL") {
            return Err(fail("not a clitic model: it does not begin with warraqCL"));
        }
        if bytes.get(8..12) != Some(&[1, 0, 0, 0]) {
            return Err(fail("a version other than 1"));
        }
        let end = bytes.len().checked_sub(8).filter(|&end| end > HEAD).ok_or_else(|| fail("cut short"))?;
        let (body, check) = (&bytes[HEAD..end], &bytes[end..]);
        let hash = body.chunks(4).fold(0xCBF2_9CE4_8422_2325_u64, |h, word| {
            (h ^ word.iter().rev().fold(0, |n, &b| n << 8 | u64::from(b))).wrapping_mul(0x100_0000_01B3)
        });
        if hash.to_le_bytes() != check {
            return Err(fail("cut short or altered: the hash does not fit"));
        }
        let mut rest = body;
        let mut numbers = |count: usize| -> Option<Vec<u32>> {
            let (piece, after) = rest.split_at_checked(count.checked_mul(4)?)?;
            rest = after;
            Some(piece.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
        };
        let short = || fail("cut short");
        let head = numbers(4).ok_or_else(short)?;
        let [count_bits, weight_bits, dense, note] = head[..] else { return Err(short()) };
        if !(1..=24).contains(&count_bits)
            || !(1..=24).contains(&weight_bits)
            || dense as usize != features::DENSE
        {
            return Err(fail("tables of another size than this version reads"));
        }
        // The note is padded to whole words by the writer.
        numbers((note as usize).div_ceil(4)).ok_or_else(short)?;
        let dense = numbers(features::DENSE).ok_or_else(short)?.into_iter().map(f32::from_bits).collect();
        let weights = Table { slots: numbers(1 << weight_bits).ok_or_else(short)?, bits: weight_bits };
        let counts = Table { slots: numbers(1 << count_bits).ok_or_else(short)?, bits: count_bits };
        if !rest.is_empty() {
            return Err(fail("longer than its tables"));
        }
        let mut seen = vec![0; 1 << (SEEN_BITS - 6)];
        for slot in counts.slots.iter().filter(|&&slot| slot != 0) {
            let (word, bit) = place(*slot);
            seen[word] |= 1 << bit;
        }
        Ok(Self { dense, weights, counts, seen })
    }

    /// The weights of counted features.
    pub(super) fn dense(&self) -> &[f32] {
        &self.dense
    }

    /// The weight of the feature with this hash, 0 when it has none.
    pub(super) fn weight(&self, key: u64) -> f32 {
        let print = key as u16;
        match self.weights.find(key, |slot| slot as u16 == print) {
            Some(slot) => f32::from((slot >> 16) as i16) / 1024.0,
            None => 0.0,
        }
    }

    /// How often the form with this hash was counted, in eighths of a bit.
    pub(super) fn count(&self, key: u64) -> i32 {
        let print = key as u32 & 0xFF_FFFF;
        let (word, bit) = place(print);
        if self.seen[word] >> bit & 1 == 0 {
            return 0;
        }
        self.counts.find(key, |slot| slot & 0xFF_FFFF == print).map_or(0, |slot| (slot >> 24) as i32)
    }
}

/// Where `seen` keeps the bit of a fingerprint.
fn place(print: u32) -> (usize, u32) {
    let low = print & ((1 << SEEN_BITS) - 1);
    ((low >> 6) as usize, low & 63)
}
