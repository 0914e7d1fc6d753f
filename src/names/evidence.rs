//! What is known of each word before any decision, beside what [`Words`] tells: the cues around it.

use crate::Label;
use crate::lexicon::{Cues, Gazetteer, Kinds};
use crate::words::{Gap, Match, Word, Words};

/// The words of a text with all that the rules ask of them.
pub(super) struct Evidence<'t> {
    pub text: &'t str,
    pub words: &'t Words<'t>,
    /// The cues that end right before each word.
    pub before: Vec<Kinds>,
    pub gazetteer: &'t Gazetteer,
}

impl<'t> Evidence<'t> {
    pub fn gather(words: &'t Words<'t>, gazetteer: &'t Gazetteer) -> Self {
        let mut evidence =
            Self { text: words.text(), before: vec![Kinds::default(); words.len() + 1], words, gazetteer };
        let cues = Cues::builtin();
        for at in 0..words.len() {
            let Some((kinds, long)) = cues.longest(words.base(at), words.following(at)) else { continue };
            if words.continues(at + long) || evidence.gap(at + long) == Some(Gap::Dot) {
                evidence.before[at + long] = evidence.before[at + long].union(kinds);
            }
        }
        evidence
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The folded word without its proclitics, ال restored.
    pub fn base(&self, at: usize) -> &'t str {
        self.words.base(at)
    }

    pub fn at(&self, at: usize) -> &'t Word {
        self.words.word(at)
    }

    /// The listed name that begins with the word.
    pub fn listed(&self, at: usize) -> Option<Match> {
        self.words.listed(at)
    }

    pub fn gap(&self, at: usize) -> Option<Gap> {
        (at < self.len()).then(|| self.words.word(at).gap)
    }

    /// Whether the word continues the phrase of the word before it and has no proclitic.
    pub fn goes_on(&self, at: usize) -> bool {
        self.words.continues(at) && self.at(at).letters == 0
    }

    /// Whether the word begins with the article.
    pub fn is_definite(&self, at: usize) -> bool {
        let base = self.base(at);
        base.starts_with("ال") && base.len() > 6
    }

    /// The cues that the word is and that end before it, as bits.
    pub fn kinds_bits(&self, at: usize) -> u64 {
        let own = self.at(at).cues;
        let before = self.before[at];
        let mut bits = 0;
        for (n, &cue) in super::features::TOLD.iter().enumerate() {
            bits |= u64::from(own.has(cue)) << n | u64::from(before.has(cue)) << (n + 16);
        }
        bits
    }

    /// The label of the listed name that begins here without proclitics of its own, if its meaning is plain.
    pub fn plainly_listed(&self, at: usize) -> Option<(Label, usize)> {
        let found = self.listed(at)?;
        let entry = self.gazetteer.meanings(found.form).next()?;
        (!entry.ambiguous).then_some((entry.label, found.words))
    }
}
