//! The steps of normalisation, under the names that Python uses.

use crate::error::{Error, Result};

pub use super::choices::*;

/// Which marks are deleted: any of four sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tashkeel {
    /// U+064B to U+0652: the vowels, tanween, shadda, sukun.
    pub basic: bool,
    /// U+0670: superscript (dagger) alef.
    pub dagger: bool,
    /// U+0610 to U+061A and U+06D6 to U+06ED: signs and marks of the Qur'an.
    pub quranic: bool,
    /// U+0653 to U+065F and U+08CA to U+08FF: madda, combining hamza and the other marks.
    pub extended: bool,
}

impl Tashkeel {
    /// All four sets: `"drop"`.
    pub const ALL: Self = Self { basic: true, dagger: true, quranic: true, extended: true };

    const SETS: [&'static str; 4] = ["basic", "dagger", "quranic", "extended"];

    fn flags(self) -> [bool; 4] {
        [self.basic, self.dagger, self.quranic, self.extended]
    }

    /// Its name: `keep`, `drop`, or the sets joined by `+`.
    #[must_use]
    pub fn name(self) -> String {
        let names: Vec<&str> = Self::SETS.iter().zip(self.flags()).filter(|s| s.1).map(|s| *s.0).collect();
        match names.len() {
            0 => "keep".to_owned(),
            4 => "drop".to_owned(),
            _ => names.join("+"),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text {
            "keep" => return Some(Self::default()),
            "drop" => return Some(Self::ALL),
            _ => {}
        }
        let mut flags = [false; 4];
        for name in text.split('+') {
            flags[Self::SETS.iter().position(|s| *s == name.trim())?] = true;
        }
        let [basic, dagger, quranic, extended] = flags;
        Some(Self { basic, dagger, quranic, extended })
    }
}

macro_rules! steps {
    ($($(#[$doc:meta])* $field:ident: $kind:ty,)+) => {
        /// What a normaliser does, step by step. The default does nothing.
        ///
        /// ```
        /// use warraq::normalize::{Digits, Steps};
        /// let steps = Steps { digits: Digits::Ascii, ..Steps::default() };
        /// assert_eq!(steps.get("digits").as_deref(), Some("ascii"));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct Steps { $($(#[$doc])* pub $field: $kind,)+ }

        impl Steps {
            /// The names of the steps, in the order in which they are documented.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field)),+];

            /// The value of the step called `name`.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<String> {
                match name { $(stringify!($field) => Some(self.$field.name().to_owned()),)+ _ => None }
            }

            /// Sets the step called `name`.
            ///
            /// # Errors
            ///
            /// [`Error::Argument`] when there is no such step (naming the nearest) or no such value.
            pub fn set(&mut self, name: &str, value: &str) -> Result<()> {
                match name {
                    $(stringify!($field) => {
                        self.$field = <$kind>::parse(value)
                            .ok_or_else(|| wrong_value(stringify!($field), value, <$kind>::NAMES))?;
                    })+
                    _ => return Err(Error::Argument { argument: "step", cause: Self::unknown(name) }),
                }
                Ok(())
            }
        }
    };
}

impl Tashkeel {
    /// The values it may have, for messages.
    pub const NAMES: &'static [&'static str] =
        &["keep", "drop", "basic", "dagger", "quranic", "extended", "or several of these joined by +"];
}

steps! {
    /// The Unicode form.
    unicode_form: UnicodeForm,
    /// Marks.
    tashkeel: Tashkeel,
    /// Tatweel.
    tatweel: Tatweel,
    /// Forms of alef.
    alef: Alef,
    /// Alef maksura.
    alef_maksura: AlefMaksura,
    /// Teh marbuta.
    teh_marbuta: TehMarbuta,
    /// Hamza and its carriers.
    hamza: Hamza,
    /// Persian, Urdu and Kurdish letters.
    letters: Letters,
    /// Presentation forms.
    presentation_forms: PresentationForms,
    /// Digits.
    digits: Digits,
    /// Arabic punctuation.
    punctuation: Punctuation,
    /// Quotation marks.
    quotes: Quotes,
    /// Bidi controls.
    bidi: Bidi,
    /// Zero-width characters.
    zero_width: ZeroWidth,
    /// Byte-order marks.
    bom: Bom,
    /// Other spaces.
    spaces: Spaces,
    /// Runs of white space.
    whitespace: Whitespace,
    /// Letters three times or more.
    elongation: Elongation,
    /// Character references of HTML.
    entities: Entities,
    /// URLs.
    urls: Piece,
    /// E-mail addresses.
    emails: Piece,
    /// Mentions.
    mentions: Piece,
    /// Hashtags.
    hashtags: Hashtags,
    /// Emoji.
    emoji: Piece,
    /// The dotless skeleton.
    rasm: Rasm,
}

impl Steps {
    /// What to say of a step that does not exist: its name and the nearest one.
    #[must_use]
    pub fn unknown(name: &str) -> String {
        match super::nearest(name, Self::NAMES) {
            Some(near) => format!("there is no step {name:?}; did you mean {near:?}?"),
            None => format!("there is no step {name:?}; the steps are {}", Self::NAMES.join(", ")),
        }
    }
}

fn wrong_value(argument: &'static str, value: &str, allowed: &[&str]) -> Error {
    let allowed: Vec<String> = allowed.iter().map(|a| format!("{a:?}")).collect();
    Error::Argument { argument, cause: format!("got {value:?}, expected one of {}", allowed.join(", ")) }
}
