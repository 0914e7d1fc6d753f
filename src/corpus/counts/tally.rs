//! Sums of mentions and of documents, by what is counted.

use std::collections::HashMap;
use std::hash::Hash;

/// Mentions and documents.
pub(super) type Tally<K> = HashMap<K, (u64, u64)>;

/// Adds what was counted elsewhere.
pub(super) fn add<K: Eq + Hash>(tally: &mut Tally<K>, more: impl IntoIterator<Item = (K, (u64, u64))>) {
    for (key, (mentions, documents)) in more {
        let sum = tally.entry(key).or_default();
        sum.0 += mentions;
        sum.1 += documents;
    }
}

/// Adds the mentions of one document.
pub(super) fn add_document<K: Eq + Hash>(tally: &mut Tally<K>, here: impl IntoIterator<Item = (K, u64)>) {
    add(tally, here.into_iter().map(|(key, mentions)| (key, (mentions, 1))));
}
