//! Which forms a text has, for a word that is known from nowhere else.

use super::Words;
use super::reading::Reading;

/// The hashes of a text's folded words, in order.
pub(super) struct Seen(Vec<u64>);

impl Seen {
    pub(super) fn new(words: &Words<'_>) -> Self {
        let mut hashes: Vec<u64> = (0..words.len()).map(|at| hash(words.folded(at).bytes())).collect();
        hashes.sort_unstable();
        Self(hashes)
    }

    /// Whether the text has the word again and again, and never what `reading` leaves of it, bare or with another
    /// proclitic. «و» stands before any word, so it takes one time more to be a part of one.
    pub(super) fn is_one(&self, whole: &str, reading: Reading) -> bool {
        let rest = &whole[reading.at..];
        let others = ["", "و", "ب", "ل", "ال", "وال"];
        let with = |before: &str| self.count(hash(before.bytes().chain(rest.bytes())));
        self.count(hash(whole.bytes())) > 1 + usize::from(whole.starts_with('و'))
            && others.iter().all(|&before| before == &whole[..reading.at] || with(before) == 0)
    }

    fn count(&self, hash: u64) -> usize {
        let from = self.0.partition_point(|&other| other < hash);
        self.0[from..].iter().take_while(|&&other| other == hash).take(3).count()
    }
}

fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3))
}
