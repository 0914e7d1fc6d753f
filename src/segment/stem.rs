//! Stems: three published stemmers, byte for byte as their released packages.
//!
//! A stem here is a key for matching, not a word: it may be no word at all. For the
//! stem that reads as one, see [`Token`](super::Token), which keeps its coordinates.
//!
//! The affixes are data, under `data/segment/stems/`; `tests/segment_stems.rs` compares
//! with what the packages themselves print.

mod affix;
mod isri;
mod light10;
mod pattern;
mod snowball;

use crate::{Error, Result};

/// A published stemmer of Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Stemmer {
    /// light10 of Larkey, Ballesteros and Connell, with the normaliser before it, as in Lucene's `ArabicStemmer`.
    #[default]
    Light10,
    /// Snowball's Arabic stemmer, of Chelli and Aries, as in `snowballstemmer`.
    Snowball,
    /// The root stemmer of Taghva, Elkhoury and Coombs, as in NLTK's `ISRIStemmer`.
    Isri,
}

impl Stemmer {
    /// Every stemmer and its name.
    pub const ALL: [(&'static str, Self); 3] =
        [("light10", Self::Light10), ("snowball", Self::Snowball), ("isri", Self::Isri)];

    /// The stemmer called `name`.
    ///
    /// ```
    /// use warraq::segment::Stemmer;
    /// assert_eq!(Stemmer::parse("isri").unwrap(), Stemmer::Isri);
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] when there is none, naming those there are.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.iter().find(|known| known.0 == name).map(|known| known.1).ok_or_else(|| {
            let names = Self::ALL.map(|known| known.0).join(", ");
            let cause = format!("there is no stemmer {name:?}; the stemmers are {names}");
            Error::Argument { argument: "stemmer", cause }
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|known| known.1 == self).map_or("light10", |known| known.0)
    }
}

/// The stem of one word.
///
/// Anything may be given; what is no Arabic word stays, marks and letter forms aside.
///
/// ```
/// use warraq::segment::{Stemmer, stem};
/// assert_eq!(stem("والمكتبات", Stemmer::Light10), "مكتب");
/// assert_eq!(stem("بالمكتبات", Stemmer::Snowball), "مكتب");
/// assert_eq!(stem("والمكتبات", Stemmer::Isri), "كتب");
/// ```
#[must_use]
pub fn stem(word: &str, stemmer: Stemmer) -> String {
    match stemmer {
        Stemmer::Light10 => light10::stem(word),
        Stemmer::Snowball => snowball::stem(word),
        Stemmer::Isri => isri::stem(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_read_back() {
        for (name, stemmer) in Stemmer::ALL {
            assert_eq!(Stemmer::parse(name).unwrap(), stemmer);
            assert_eq!(stemmer.name(), name);
        }
        let said = Stemmer::parse("porter").unwrap_err().to_string();
        assert_eq!(said, "stemmer: there is no stemmer \"porter\"; the stemmers are light10, snowball, isri");
    }

    #[test]
    fn nothing_stays_nothing() {
        for (_, stemmer) in Stemmer::ALL {
            assert_eq!(stem("", stemmer), "");
            assert_eq!(stem("radio", stemmer), "radio");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_stem_that_is_hardly_longer(word in any::<String>()) {
            for (_, stemmer) in Stemmer::ALL {
                prop_assert!(stem(&word, stemmer).chars().count() <= 2 * word.chars().count());
            }
        }

        #[test]
        fn any_arabic_word_has_a_stem_that_is_no_longer(word in "[ء-ي]{1,12}") {
            for (_, stemmer) in Stemmer::ALL {
                prop_assert!(stem(&word, stemmer).chars().count() <= word.chars().count());
            }
        }
    }
}
