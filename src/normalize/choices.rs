//! What each step may be set to: one enum a step, but for the marks (`steps.rs`), which are sets.

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

            pub(super) fn parse(text: &str) -> Option<Self> {
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
