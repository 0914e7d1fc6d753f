//! What the trainer in `tools/train/names/network` needs of this module; not part of the interface.

pub use super::network::weights::{STEPS, Weights};

/// The observation of a network that this template makes of one value.
#[must_use]
pub fn observation(template: u64, value: u64) -> u32 {
    (super::features::mix(template, value, 0) >> 32) as u32
}
