//! Verbs that report speech, with what they govern: `data/lexicon/speech_verbs.tsv`.

use std::sync::LazyLock;

use super::paradigm::{self, Agree, Form};
use crate::error::Result;
use crate::table::{Layout, Row, shipped};

macro_rules! named {
    ($(#[$of:meta])* $kind:ident { $($(#[$doc:meta])* $variant:ident $name:literal,)* }) => {
        $(#[$of])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $kind { $($(#[$doc])* $variant,)* }

        impl $kind {
            fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

named! {
    /// What stands between a verb of speech and what is said.
    Government {
        /// أن or إن.
        That "ان",
        /// A colon, or marks.
        Colon ":",
        /// ب.
        By "ب",
        /// إلى.
        To "الى",
        /// على.
        On "على",
        /// عن.
        About "عن",
        /// من.
        From "من",
        /// في.
        In "في",
    }
}

named! {
    /// How a verb of speech is used.
    Usage {
        /// Spelt like another word: only at the start of a clause and with أن, a colon or a clause in marks.
        Strict "strict",
        /// Strict, and yet mostly the verb.
        Common "common",
        /// It also introduces a few words in marks: «وصفه بـ"..."».
        Label "label",
        /// It gives a name: one word in marks is a name, not a quote.
        Naming "naming",
        /// It takes an object between the speaker and the content.
        Object "object",
        /// The speaker follows عن.
        SpeakerAfterAbout "from",
        /// The speaker follows في.
        SpeakerAfterIn "doc",
    }
}

impl Government {
    /// What a preposition stands for in a text.
    pub(crate) fn of_preposition(word: &str) -> Option<Self> {
        match super::key::keyed(word).as_str() {
            "الي" => Some(Self::To),
            key => Self::named(key).filter(|found| !matches!(found, Self::That | Self::Colon | Self::By)),
        }
    }
}

/// A verb of speech.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SpeechVerb {
    /// The past, third person masculine singular: قال.
    pub past: &'static str,
    /// The present: يقول.
    pub present: Option<&'static str>,
    /// The active participle: قائل.
    pub participle: Option<&'static str>,
    /// The verbal noun that is used with a pronoun: قول.
    pub masdar: Option<&'static str>,
    /// What stands before what is said.
    pub takes: Vec<Government>,
    /// How it is used.
    pub usage: Vec<Usage>,
    /// A sentence in which it reports.
    pub example: &'static str,
}

/// The verbs of speech, in the order of the table.
///
/// ```
/// use warraq::lexicon::{Government, speech_verbs};
/// let says = speech_verbs().iter().find(|verb| verb.past == "قال").unwrap();
/// assert_eq!(says.takes, [Government::That, Government::Colon]);
/// ```
#[must_use]
pub fn speech_verbs() -> &'static [SpeechVerb] {
    static VERBS: LazyLock<Vec<SpeechVerb>> = LazyLock::new(|| {
        let layout = Layout {
            columns: &["past", "present", "participle", "masdar", "takes", "example", "flags", "note"],
            filled: 6,
            key: 1,
        };
        let mut verbs = Vec::new();
        shipped!("lexicon/speech_verbs.tsv").each(&layout, |row| {
            verbs.push(SpeechVerb::read(row)?);
            Ok(())
        });
        verbs
    });
    &VERBS
}

impl SpeechVerb {
    fn read(row: &Row<'static>) -> Result<Self> {
        let cell = |column| Some(row.field(column)).filter(|&cell| cell != "-");
        let takes = if row.field(4) == "-" { Vec::new() } else { row.kinds(4, Government::named)? };
        Ok(Self {
            past: row.field(0),
            present: cell(1),
            participle: cell(2),
            masdar: cell(3),
            takes,
            usage: row.kinds(6, Usage::named)?,
            example: row.field(5),
        })
    }

    /// Whether most of its forms are the verb and no other word.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        !self.usage.contains(&Usage::Strict) || self.usage.contains(&Usage::Common)
    }

    /// Calls `found` with each form, the commonest of those that are spelt alike last.
    pub(crate) fn conjugate(&self, mut found: impl FnMut(String, Form, Agree)) {
        if let Some(present) = self.present {
            paradigm::present(present, &mut found);
        }
        if let Some(participle) = self.participle {
            paradigm::participle(participle, &mut found);
        }
        if let Some(masdar) = self.masdar {
            paradigm::masdar(masdar, &mut found);
        }
        paradigm::past(self.past, &mut found);
    }
}
