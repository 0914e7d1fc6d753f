//! Words that say little of what a text is about.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::script::folded;

/// Words with their spelling folded, kept out of counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StopWords(HashSet<String>);

/// The list of `data/corpus/stop_words.txt`.
pub static STOP_WORDS: LazyLock<StopWords> = LazyLock::new(|| {
    let lines = include_str!("../../../data/corpus/stop_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

impl StopWords {
    /// Whether `word`, its spelling folded, is among them.
    ///
    /// ```
    /// assert!(warraq::corpus::STOP_WORDS.holds("الي"));
    /// assert!(!warraq::corpus::STOP_WORDS.holds("بغداد"));
    /// ```
    #[must_use]
    pub fn holds(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

impl<'w> FromIterator<&'w str> for StopWords {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        Self(words.into_iter().map(folded).collect())
    }
}
