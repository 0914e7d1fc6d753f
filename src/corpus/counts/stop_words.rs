//! Words that say little of what a text is about.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::lexicon::{Class, Lexicon};
use crate::script::folded;

/// Words with their spelling folded, kept out of counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StopWords(HashSet<String>);

/// The words of class `stop_counts` in `data/lexicon`.
pub static STOP_WORDS: LazyLock<StopWords> =
    LazyLock::new(|| Lexicon::builtin().forms(Class::StopCounts).collect());

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
