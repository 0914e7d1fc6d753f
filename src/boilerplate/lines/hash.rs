//! The hash of a folded word, which grows with its characters.

/// The hash of nothing.
pub(super) const SEED: u32 = 0x811C_9DC5;

/// The hash of a word with `c` behind it.
pub(super) fn mix(hash: u32, c: char) -> u32 {
    (hash.rotate_left(5) ^ c as u32).wrapping_mul(0x9E37_79B1)
}

/// The hash of a folded word, as [`Piece::hash`](super::reader::Piece::hash) holds it.
pub(super) fn word_hash(folded: &str) -> u32 {
    folded.chars().fold(SEED, mix)
}
