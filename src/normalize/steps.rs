//! The steps of normalisation: what each may be set to, under the names that Python uses.

use crate::error::{Error, Result};

/// Declares an enum whose variants have names, the first being the one that does nothing.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every value, under its name.
            pub const NAMES: &'static [&'static str] = &[$($text),+];

            /// Its name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

choices! {
    /// The Unicode normalisation form (UAX #15).
    UnicodeForm {
        /// As it is.
        #[default]
        Keep = "keep",
        /// Canonical composition.
        Nfc = "nfc",
        /// Compatibility composition.
        Nfkc = "nfkc",
    }
}

choices! {
    /// Tatweel, U+0640.
    Tatweel {
        /// As it is.
        #[default]
        Keep = "keep",
        /// Deleted.
        Drop = "drop",
    }
}

choices! {
    /// Forms of alef.
    Alef {
        /// As they are.
        #[default]
        Keep = "keep",
        /// آ أ إ (U+0622, U+0623, U+0625) become ا.
        Basic = "basic",
        /// Those, and U+0671 to U+0673 and U+0675, become ا.
        All = "all",
    }
}

choices! {
    /// Alef maksura, U+0649.
    AlefMaksura {
        /// As it is.
        #[default]
        Keep = "keep",
        /// ى becomes ي.
        Yeh = "yeh",
    }
}

choices! {
    /// Teh marbuta, U+0629.
    TehMarbuta {
        /// As it is.
        #[default]
        Keep = "keep",
        /// ة becomes ه.
        Heh = "heh",
        /// ة becomes ت.
        Teh = "teh",
    }
}

choices! {
    /// Hamza and its carriers.
    Hamza {
        /// As they are.
        #[default]
        Keep = "keep",
        /// ؤ becomes و and ئ becomes ي.
        Carrier = "carrier",
        /// أ إ ؤ ئ become ء, and آ becomes ءا.
        Hamza = "hamza",
        /// As `carrier`, and ء is deleted.
        Drop = "drop",
    }
}

choices! {
    /// Letters of Persian, Urdu and Kurdish (`data/normalize/letters.tsv`).
    Letters {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Other shapes of an Arabic letter (ک ی ہ) become that letter.
        Shapes = "shapes",
        /// Those, and letters for other sounds (پ چ گ ڤ) become the nearest Arabic letter.
        All = "all",
    }
}

choices! {
    /// Presentation forms, U+FB50 to U+FDFF and U+FE70 to U+FEFC.
    PresentationForms {
        /// As they are.
        #[default]
        Keep = "keep",
        /// The letters they stand for; a lone mark stands without the space of its mapping.
        Letters = "letters",
    }
}

choices! {
    /// Decimal digits: ASCII, Arabic-Indic U+0660 to U+0669, Extended U+06F0 to U+06F9.
    Digits {
        /// As they are.
        #[default]
        Keep = "keep",
        /// 0 to 9.
        Ascii = "ascii",
        /// ٠ to ٩.
        Arabic = "arabic",
        /// ۰ to ۹.
        Extended = "extended",
    }
}

choices! {
    /// Arabic punctuation (`data/normalize/punctuation.tsv`).
    Punctuation {
        /// As it is.
        #[default]
        Keep = "keep",
        /// The ASCII marks.
        Ascii = "ascii",
    }
}

choices! {
    /// Quotation marks (`data/normalize/quotes.tsv`).
    Quotes {
        /// As they are.
        #[default]
        Keep = "keep",
        /// `"` and `'`.
        Ascii = "ascii",
    }
}

choices! {
    /// Bidi controls: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
    Bidi {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Deleted.
        Drop = "drop",
    }
}

choices! {
    /// Zero-width characters: U+00AD, U+034F, U+200B to U+200D, U+2060, U+180E.
    /// A zero-width joiner between emoji is part of them and stays in any case.
    ZeroWidth {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Deleted.
        Drop = "drop",
        /// Deleted, but a non-joiner (U+200C) between two Arabic letters stays, as Persian needs it.
        Persian = "persian",
        /// Deleted, but a non-joiner between two Arabic letters and U+200B become a space.
        Space = "space",
    }
}

choices! {
    /// The byte-order mark, U+FEFF, anywhere.
    Bom {
        /// As it is.
        #[default]
        Keep = "keep",
        /// Deleted.
        Drop = "drop",
    }
}

choices! {
    /// No-break and other spaces, and separators of lines (`data/normalize/spaces.tsv`).
    Spaces {
        /// As they are.
        #[default]
        Keep = "keep",
        /// U+0020 and U+000A.
        Ascii = "ascii",
    }
}

choices! {
    /// Runs of space, tab, line feed and carriage return.
    Whitespace {
        /// As they are.
        #[default]
        Keep = "keep",
        /// One space; one line feed where there was one; one blank line where there were more; none at both ends.
        Lines = "lines",
        /// One space; none at both ends.
        Space = "space",
    }
}

choices! {
    /// An Arabic letter three times or more.
    Elongation {
        /// As it is.
        #[default]
        Keep = "keep",
        /// Written once.
        One = "one",
        /// Written twice.
        Two = "two",
    }
}

choices! {
    /// Character references of HTML: `&amp;`, `&#1575;`, `&#x627;`.
    Entities {
        /// As they are.
        #[default]
        Keep = "keep",
        /// The characters they stand for. Once: `&amp;lt;` becomes `&lt;`.
        Decode = "decode",
    }
}

choices! {
    /// Pieces that are not words: URLs, e-mail addresses, mentions, emoji.
    Piece {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Deleted.
        Drop = "drop",
        /// Replaced by `[URL]`, `[EMAIL]`, `[USER]` or `[EMOJI]`.
        Placeholder = "placeholder",
    }
}

choices! {
    /// Hashtags.
    Hashtags {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Deleted.
        Drop = "drop",
        /// Replaced by `[HASHTAG]`.
        Placeholder = "placeholder",
        /// Their words: `#` deleted, `_` a space.
        Words = "words",
    }
}

choices! {
    /// The dotless skeleton (`data/normalize/rasm.tsv`).
    Rasm {
        /// As it is.
        #[default]
        Keep = "keep",
        /// Letters without their dots; a lone hamza is deleted.
        Skeleton = "skeleton",
    }
}

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
