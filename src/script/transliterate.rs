//! Arabic in Latin letters, and back.
//!
//! [`Scheme::Buckwalter`], its two variants and [`Scheme::Hsb`] write one sign for one
//! letter or mark, so that they can be read back. [`Scheme::AlaLc`] is for readers: it
//! follows the library tables, and what it leaves out cannot be restored.
//!
//! The tables are data, under `data/script/`.

mod ala_lc;
mod table;

use self::table::Table;
use crate::{Error, Result};

/// A way of writing Arabic in Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Scheme {
    /// Buckwalter's: ASCII, one sign for one letter.
    #[default]
    Buckwalter,
    /// Buckwalter's with letters alone but for `~` (shadda) and `_` (tatweel), for names of files and variables.
    SafeBuckwalter,
    /// Buckwalter's without `<`, `>` and `&`.
    XmlBuckwalter,
    /// Habash, Soudi and Buckwalter's: one sign for one letter, readable, beyond ASCII.
    Hsb,
    /// The romanization of the American Library Association and the Library of Congress.
    AlaLc,
}

impl Scheme {
    /// Every scheme and its name.
    pub const ALL: [(&'static str, Self); 5] = [
        ("buckwalter", Self::Buckwalter),
        ("safe_buckwalter", Self::SafeBuckwalter),
        ("xml_buckwalter", Self::XmlBuckwalter),
        ("hsb", Self::Hsb),
        ("ala_lc", Self::AlaLc),
    ];

    /// The scheme called `name`.
    ///
    /// ```
    /// use warraq::script::transliterate::Scheme;
    /// assert_eq!(Scheme::parse("hsb").unwrap(), Scheme::Hsb);
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] when there is none, naming those there are.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.iter().find(|known| known.0 == name).map(|known| known.1).ok_or_else(|| {
            let names = Self::ALL.map(|known| known.0).join(", ");
            let cause = format!("there is no scheme {name:?}; the schemes are {names}");
            Error::Argument { argument: "scheme", cause }
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|known| known.1 == self).map_or("buckwalter", |known| known.0)
    }

    /// The table of signs; ALA-LC has rules instead.
    fn table(self) -> Option<&'static Table> {
        table::of(Self::ALL.iter().position(|known| known.1 == self)?)
    }
}

/// `text` with its Arabic in Latin letters; other characters stay.
///
/// ```
/// use warraq::script::transliterate::{Scheme, to_latin};
/// assert_eq!(to_latin("قَالَ المُتَحَدِّثُ", Scheme::Buckwalter), "qaAla AlmutaHad~ivu");
/// assert_eq!(to_latin("شرطة", Scheme::SafeBuckwalter), "crTp");
/// assert_eq!(to_latin("شرطة", Scheme::Hsb), "šrTħ");
/// assert_eq!(to_latin("محافظة الأنبار، ٢٠١٧", Scheme::AlaLc), "mḥāfẓah al-anbār, 2017");
/// ```
#[must_use]
pub fn to_latin(text: &str, scheme: Scheme) -> String {
    match scheme.table() {
        Some(table) => text.chars().map(|c| table.latin(c)).collect(),
        None => ala_lc::romanize(text),
    }
}

/// `text` with the signs of `scheme` as Arabic; other characters stay.
///
/// Every sign is read as Arabic: Latin words in between do not survive, and in HSB a full stop is a sukun.
///
/// ```
/// use warraq::script::transliterate::{Scheme, to_arabic};
/// assert_eq!(to_arabic("AlEirAq", Scheme::Buckwalter).unwrap(), "العِراق");
/// assert!(to_arabic("al-ʻirāq", Scheme::AlaLc).is_err());
/// ```
///
/// # Errors
///
/// [`Error::Argument`] for [`Scheme::AlaLc`], which goes one way.
pub fn to_arabic(text: &str, scheme: Scheme) -> Result<String> {
    let Some(table) = scheme.table() else {
        let cause = "ala_lc goes one way: it leaves out what would be needed to read it back".to_owned();
        return Err(Error::Argument { argument: "scheme", cause });
    };
    Ok(text.chars().map(|c| table.arabic(c)).collect())
}

/// Whether `text` comes back from `scheme` as it was.
///
/// It does when none of the characters that stay is also a sign of the scheme; never with [`Scheme::AlaLc`].
///
/// ```
/// use warraq::script::transliterate::{Scheme, round_trips};
/// assert!(round_trips("«قال: نعم» 12,5 %", Scheme::Buckwalter));
/// assert!(!round_trips("شركة Google", Scheme::Buckwalter));
/// assert!(!round_trips("انتهى.", Scheme::Hsb));
/// ```
#[must_use]
pub fn round_trips(text: &str, scheme: Scheme) -> bool {
    scheme.table().is_some_and(|table| text.chars().all(|c| table.arabic(c) == c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOTH_WAYS: [Scheme; 4] =
        [Scheme::Buckwalter, Scheme::SafeBuckwalter, Scheme::XmlBuckwalter, Scheme::Hsb];

    #[test]
    fn names_are_read_back() {
        for (name, scheme) in Scheme::ALL {
            assert_eq!(Scheme::parse(name).unwrap(), scheme);
            assert_eq!(scheme.name(), name);
        }
        assert!(Scheme::parse("iso").unwrap_err().to_string().contains("safe_buckwalter, xml_buckwalter"));
    }

    #[test]
    fn every_letter_and_mark_comes_back_from_every_scheme() {
        let letters: String =
            ('ء'..='غ').chain('ـ'..='\u{652}').chain(['\u{670}', 'ٱ', 'پ', 'چ', 'ڤ', 'گ']).collect();
        for scheme in BOTH_WAYS {
            let latin = to_latin(&letters, scheme);
            assert!(!latin.chars().any(crate::script::is_letter), "{}: {latin}", scheme.name());
            assert_eq!(to_arabic(&latin, scheme).unwrap(), letters, "{}", scheme.name());
        }
    }

    #[test]
    fn variants_keep_what_they_promise() {
        let letters: String = ('ء'..='غ').chain('ف'..='\u{652}').chain(['\u{670}', 'ٱ']).collect();
        let safe = to_latin(&letters.replace(['\u{651}', 'ـ'], ""), Scheme::SafeBuckwalter);
        assert!(safe.chars().all(|c| c.is_ascii_alphabetic()), "{safe}");
        let xml = to_latin(&letters, Scheme::XmlBuckwalter);
        assert!(!xml.contains(['<', '>', '&']), "{xml}");
    }

    proptest! {
        #[test]
        fn the_lossless_subset_comes_back(text in r"[\u{621}-\u{63A}\u{640}-\u{652}\u{670}\u{671}پچڤگ0-9٠-٩ ،؛؟«»():%\n]{0,60}") {
            for scheme in BOTH_WAYS {
                prop_assert!(round_trips(&text, scheme));
                prop_assert_eq!(&to_arabic(&to_latin(&text, scheme), scheme).unwrap(), &text);
            }
        }

        #[test]
        fn a_text_comes_back_exactly_when_that_is_said(text in any::<String>(), mixed in "[ء-يA-Za-z .'*]{0,9}") {
            for scheme in BOTH_WAYS {
                for text in [&text, &mixed] {
                    let back = to_arabic(&to_latin(text, scheme), scheme).unwrap();
                    prop_assert_eq!(round_trips(text, scheme), &back == text);
                }
            }
        }

        #[test]
        fn latin_comes_back_too(text in "[A-Za-z'|&<>}*$~{_]{0,30}") {
            let arabic = to_arabic(&text, Scheme::Buckwalter).unwrap();
            prop_assert_eq!(to_latin(&arabic, Scheme::Buckwalter), text);
        }
    }
}
