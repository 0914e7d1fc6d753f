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
#[non_exhaustive]
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
    /// camel_tools: dediac_ar, normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar.
    CamelTools,
    /// camel_tools: normalize_unicode, which is NFKC.
    CamelToolsUnicode,
    /// PyArabic: strip_tashkeel.
    PyarabicTashkeel,
    /// PyArabic: strip_tatweel.
    PyarabicTatweel,
    /// PyArabic: normalize_ligature.
    PyarabicLigature,
    /// PyArabic: normalize_hamza, method "uniform".
    PyarabicHamza,
    /// PyArabic: normalize_hamza, method "tasheel".
    PyarabicHamzaTasheel,
    /// PyArabic: normalize_alef.
    PyarabicAlef,
    /// PyArabic: normalize_teh.
    PyarabicTeh,
    /// Lucene: ArabicNormalizer.
    Lucene,
    /// arabic-norm: normalize with its defaults.
    ArabicNorm,
    /// AraBERT: the cleaning of the v2 models, without segmentation.
    Arabert,
}

impl Profile {
    /// Every profile, under its name.
    pub const ALL: [(&'static str, Profile); 17] = [
        ("none", Profile::None),
        ("light", Profile::Light),
        ("news", Profile::News),
        ("search", Profile::Search),
        ("rasm", Profile::Rasm),
        ("camel_tools", Profile::CamelTools),
        ("camel_tools.normalize_unicode", Profile::CamelToolsUnicode),
        ("pyarabic.strip_tashkeel", Profile::PyarabicTashkeel),
        ("pyarabic.strip_tatweel", Profile::PyarabicTatweel),
        ("pyarabic.normalize_ligature", Profile::PyarabicLigature),
        ("pyarabic.normalize_hamza", Profile::PyarabicHamza),
        ("pyarabic.normalize_hamza.tasheel", Profile::PyarabicHamzaTasheel),
        ("pyarabic.normalize_alef", Profile::PyarabicAlef),
        ("pyarabic.normalize_teh", Profile::PyarabicTeh),
        ("lucene", Profile::Lucene),
        ("arabic_norm", Profile::ArabicNorm),
        ("arabert", Profile::Arabert),
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

    /// Whether it is one of our own, whose steps can be changed one by one; the
    /// others reproduce another package as it is.
    #[must_use]
    pub fn is_own(self) -> bool {
        self.compat().is_none()
    }

    /// Whether running it twice is running it once. AraBERT's cleaning makes new work for itself: `htttp` becomes
    /// `http`, which it takes for a link the next time.
    #[must_use]
    pub fn is_idempotent(self) -> bool {
        self != Profile::Arabert
    }

    pub(super) fn compat(self) -> Option<&'static str> {
        let own = [Profile::None, Profile::Light, Profile::News, Profile::Search, Profile::Rasm];
        (!own.contains(&self)).then(|| self.name())
    }

    /// Its steps; none for a profile that reproduces another package.
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
            Profile::Light => light,
            Profile::News => news,
            Profile::Search => search,
            Profile::Rasm => Steps { rasm: Rasm::Skeleton, ..search },
            _ => Steps::default(),
        }
    }
}
