//! The model file: weights and word counts, in tables that are read where they lie.
//!
//! The payload, all little endian: bits of the count table, bits of the weight table, number of dense weights (u32
//! each), dense weights (f32), the weight table, the count table. Both tables are open-addressed with linear probing:
//! a weight slot is a 16-bit fingerprint and a weight in 1/1024, a count slot a 24-bit fingerprint and a count in
//! eighths of a bit; 0 is empty.

use std::sync::LazyLock;

use super::features;
use crate::artefact::{Artefact, Kind};
use crate::error::Result;

/// How much neighbours may change the difference of two candidates; beyond it nobody asks them.
pub(super) const MARGIN: f32 = 6.0;

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
    static MODEL: LazyLock<Model> = LazyLock::new(|| {
        let bytes = include_bytes!("../../../data/segment/clitics.model");
        let artefact = Artefact::read(bytes, "clitics.model", Kind::Clitics);
        artefact.and_then(|artefact| Model::read(&artefact)).expect("the model that ships is whole")
    });
    &MODEL
}

impl Model {
    /// Reads an artefact.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Model`] when its payload is no such model.
    pub(super) fn read(artefact: &Artefact<'_>) -> Result<Self> {
        let mut fields = artefact.fields();
        let (count_bits, weight_bits, dense) = (fields.u32()?, fields.u32()?, fields.u32()?);
        if !(1..=24).contains(&count_bits)
            || !(1..=24).contains(&weight_bits)
            || dense as usize != features::DENSE
        {
            return Err(fields.error("tables of another size than this version reads"));
        }
        let dense = fields.weights(features::DENSE)?;
        let weights = Table { slots: fields.u32s(1 << weight_bits)?, bits: weight_bits };
        let counts = Table { slots: fields.u32s(1 << count_bits)?, bits: count_bits };
        fields.end()?;
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
