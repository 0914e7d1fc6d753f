//! Named sets of steps.

use super::nearest;
use super::steps::*;
use crate::error::{Error, Result};

/// A named set of steps.
///
/// ```
/// use warraq::normalize::{Normalizer, Profile};
/// let search = Normalizer::new(Profile::Search);
/// assert_eq!(search.normalize("الأَنبـــار، مُحافَظةٌ"), "الانبار, محافظه");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// Nothing at all.
    None,
    /// What no reader sees: Unicode form, presentation forms, tatweel, invisible characters, spaces.
    Light,
    /// For reading, counting and tagging: `light`, and marks, keyboard variants of letters, digits, quotes and
    /// white space. Spelling stays.
    #[default]
    News,
    /// For matching: `news`, and alef, yeh, teh marbuta, hamza, foreign letters, punctuation, elongation.
    Search,
    /// For manuscripts and fuzzy matching: the dotless skeleton.
    Rasm,
}

impl Profile {
    /// Every profile, under its name.
    pub const ALL: [(&'static str, Profile); 5] = [
        ("none", Profile::None),
        ("light", Profile::Light),
        ("news", Profile::News),
        ("search", Profile::Search),
        ("rasm", Profile::Rasm),
    ];

    /// The profile called `name`.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] when there is none, naming those there are.
    pub fn parse(name: &str) -> Result<Self> {
        let names: Vec<&str> = Self::ALL.iter().map(|p| p.0).collect();
        Self::ALL.iter().find(|p| p.0 == name).map(|p| p.1).ok_or_else(|| {
            let hint = nearest(name, &names).map(|n| format!("did you mean {n:?}? ")).unwrap_or_default();
            let cause = format!("there is no profile {name:?}; {hint}the profiles are {}", names.join(", "));
            Error::Argument { argument: "profile", cause }
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|p| p.1 == self).map_or("none", |p| p.0)
    }

    /// Its steps.
    #[must_use]
    pub fn steps(self) -> Steps {
        let light = Steps {
            unicode_form: UnicodeForm::Nfc,
            tatweel: Tatweel::Drop,
            presentation_forms: PresentationForms::Letters,
            bidi: Bidi::Drop,
            zero_width: ZeroWidth::Drop,
            bom: Bom::Drop,
            spaces: Spaces::Ascii,
            ..Steps::default()
        };
        let news = Steps {
            tashkeel: Tashkeel::ALL,
            letters: Letters::Shapes,
            digits: Digits::Ascii,
            quotes: Quotes::Ascii,
            whitespace: Whitespace::Lines,
            ..light
        };
        let search = Steps {
            alef: Alef::All,
            alef_maksura: AlefMaksura::Yeh,
            teh_marbuta: TehMarbuta::Heh,
            hamza: Hamza::Carrier,
            letters: Letters::All,
            punctuation: Punctuation::Ascii,
            elongation: Elongation::One,
            ..news
        };
        match self {
            Profile::None => Steps::default(),
            Profile::Light => light,
            Profile::News => news,
            Profile::Search => search,
            Profile::Rasm => Steps { rasm: Rasm::Skeleton, ..search },
        }
    }
}
