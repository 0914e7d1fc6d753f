//! One word.

use crate::lexicon::{Cue, Facts, Kinds};
use crate::span::Span;

use super::gap::Gap;

/// One word of a text.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Where it stands, proclitics and all.
    pub span: Span,
    /// The byte at which it begins once its proclitics are left out; ال stays.
    pub start: usize,
    /// How many letters its proclitics have, ال aside.
    pub letters: u8,
    /// What stands before it.
    pub gap: Gap,
    /// How common its base is, and how often that names people.
    pub facts: Facts,
    /// What its base is a cue of.
    pub cues: Kinds,
    /// The number of its token.
    pub token: u32,
    /// The number of its sentence.
    pub sentence: u32,
    /// The number of its block.
    pub block: u32,
    pub(super) form: (u32, u32),
    pub(super) base: (u32, u32),
}

impl Word {
    /// A word of which nothing is decided yet.
    pub(super) fn new(span: Span, gap: Gap, token: u32, sentence: u32, block: u32, form: (u32, u32)) -> Self {
        let (facts, cues) = (Facts::default(), Kinds::default());
        Self {
            span,
            start: span.start,
            letters: 0,
            gap,
            facts,
            cues,
            token,
            sentence,
            block,
            form,
            base: form,
        }
    }

    /// Its span without proclitics.
    #[must_use]
    pub fn bare(&self) -> Span {
        Span::new(self.start, self.span.end)
    }

    /// Whether hardly any text has it: then it is likely a name from elsewhere.
    #[must_use]
    pub fn is_rare(&self) -> bool {
        self.facts.zipf10 < 34
    }

    /// Whether it is a cue of this kind.
    #[must_use]
    pub fn is(&self, cue: Cue) -> bool {
        self.cues.has(cue)
    }
}
