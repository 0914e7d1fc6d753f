//! What words can be to reported speech: their classes, their agreement, their proclitics.

pub(super) use crate::lexicon::paradigm::Agree;
use crate::lexicon::{self, Government, Usage};

macro_rules! bits {
    ($(#[$of:meta])* $name:ident: $store:ty { $($(#[$doc:meta])* $flag:ident = $value:expr;)* }) => {
        $(#[$of])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) struct $name($store);

        impl $name {
            $($(#[$doc])* pub(super) const $flag: Self = Self($value);)*

            /// It without the bits of `other`.
            #[allow(dead_code)] // Not every set of flags is cut.
            pub(super) const fn without(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }

            /// Whether it shares a bit with `other`.
            pub(super) const fn has(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }

        impl std::ops::BitOr for $name {
            type Output = Self;
            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl std::ops::BitOrAssign for $name {
            fn bitor_assign(&mut self, other: Self) {
                self.0 |= other.0;
            }
        }

        impl std::ops::BitAnd for $name {
            type Output = Self;
            fn bitand(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }
        }
    };
}

bits! {
    /// What a word may be; a word may be several things.
    Class: u64 {
        NONE = 0;
        /// A verb or noun that reports.
        CUE = 1;
        STRICT = 1 << 1;
        LABEL = 1 << 2;
        FROM = 1 << 3;
        DOC = 1 << 4;
        TAKES_TO = 1 << 5;
        TAKES_ON = 1 << 6;
        TAKES_ABOUT = 1 << 7;
        TAKES_FROM = 1 << 8;
        THAT = 1 << 9;
        ATTRIB = 1 << 10;
        SAID = 1 << 11;
        RELATIVE = 1 << 12;
        TURN = 1 << 13;
        TIME = 1 << 14;
        ADJUNCT = 1 << 15;
        SUBORD = 1 << 16;
        PREP = 1 << 17;
        STATEMENT = 1 << 18;
        MEDIA = 1 << 19;
        LAW = 1 << 20;
        BEING = 1 << 21;
        NEUTER = 1 << 22;
        EVENT = 1 << 23;
        ROLE = 1 << 24;
        BODY = 1 << 25;
        TEXT = 1 << 26;
        // Punctuation.
        COMMA = 1 << 27;
        COLON = 1 << 28;
        STOP = 1 << 29;
        DASH = 1 << 30;
        /// A quotation mark, a bracket or another sign.
        SIGN = 1 << 31;
        /// Before marks: what they hold is a name or a title.
        TITLE = 1 << 32;
        ASKED = 1 << 37; // «ودعا الأطراف إلى»
        LED = 1 << 38; // «الهيئة، بزعامة X، أن»
        PEER = 1 << 39; // «الوزير نظيره الأميركي أن»
        NAMING = 1 << 33;
        /// A verb before speech in marks or after a colon: «قال».
        SAYS = 1 << 36;
        OBJECT = 1 << 34;
        /// A past spelt like its verbal noun: «وصف».
        NOUN = 1 << 35;
    }
}

bits! {
    /// The proclitics that were taken off.
    Lead: u8 {
        BARE = 0;
        /// و or ف.
        AND = 1;
        BY = 2;
        TO = 4;
        AS = 8;
        THE = 16;
        WILL = 32;
    }
}

impl Class {
    /// The classes that the lexicon lists words of.
    pub(super) const LISTED: [(lexicon::Class, Self); 20] = [
        (lexicon::Class::That, Self::THAT),
        (lexicon::Class::Attrib, Self::ATTRIB),
        (lexicon::Class::Said, Self::SAID),
        (lexicon::Class::RelativeClause, Self::RELATIVE),
        (lexicon::Class::Turn, Self::TURN),
        (lexicon::Class::Time, Self::TIME),
        (lexicon::Class::Weekday, Self::TIME),
        (lexicon::Class::Adjunct, Self::ADJUNCT),
        (lexicon::Class::Subord, Self::SUBORD),
        (lexicon::Class::InnerPreposition, Self::PREP),
        (lexicon::Class::Statement, Self::STATEMENT),
        (lexicon::Class::Media, Self::MEDIA),
        (lexicon::Class::Law, Self::LAW),
        (lexicon::Class::Being, Self::BEING),
        (lexicon::Class::Neuter, Self::NEUTER),
        (lexicon::Class::Event, Self::EVENT),
        (lexicon::Class::Led, Self::LED),
        (lexicon::Class::Peer, Self::PEER),
        (lexicon::Class::Titled, Self::TITLE),
        (lexicon::Class::Asked, Self::ASKED),
    ];

    /// What a verb takes.
    pub(super) const fn government(takes: Government) -> Self {
        match takes {
            Government::To => Self::TAKES_TO,
            Government::On => Self::TAKES_ON,
            Government::About => Self::TAKES_ABOUT,
            Government::From => Self::TAKES_FROM,
            Government::Colon => Self::SAYS,
            Government::That | Government::By | Government::In => Self::NONE,
        }
    }

    /// How a verb is used.
    pub(super) const fn usage(usage: Usage) -> Self {
        match usage {
            Usage::Strict => Self::STRICT,
            Usage::Label => Self::LABEL,
            Usage::SpeakerAfterAbout => Self::FROM,
            Usage::SpeakerAfterIn => Self::DOC,
            Usage::Naming => Self::NAMING,
            Usage::Object => Self::OBJECT,
            Usage::Common => Self::NONE,
        }
    }

    /// Whether it is a mark and no word.
    pub(super) const fn is_mark(self) -> bool {
        self.has(Self(Self::COMMA.0 | Self::COLON.0 | Self::STOP.0 | Self::DASH.0 | Self::SIGN.0))
    }
}
