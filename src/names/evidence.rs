//! What is known of each word before any decision: its base, its frequency, its cues.

use crate::Label;
use crate::lexicon::{Cue, Cues, Facts, Gap, Gazetteer, Kinds, Match, Reading, WordFacts, Words, readings};
use crate::segment::{Token, TokenKind};

/// A word with its proclitics read off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base {
    /// The byte of the text at which the word without proclitics begins.
    pub start: usize,
    /// The number of proclitic letters.
    pub letters: usize,
    pub facts: Facts,
    pub kinds: Kinds,
    from: usize,
    to: usize,
}

impl Base {
    /// Whether hardly any text has the word: then it is likely a name from elsewhere.
    pub fn is_rare(&self) -> bool {
        self.facts.zipf10 < 34
    }

    pub fn is(&self, cue: Cue) -> bool {
        self.kinds.has(cue)
    }
}

/// The words of a text with all that the rules ask of them.
pub(super) struct Evidence<'t> {
    pub text: &'t str,
    pub words: Words,
    bases: Vec<Base>,
    folded: String,
    /// Listed names, by their first word; 0 or one for each word.
    pub listed: Vec<Option<Match>>,
    /// The cues that end right before each word, and how many words they have.
    pub before: Vec<Kinds>,
    pub gazetteer: &'t Gazetteer,
}

impl<'t> Evidence<'t> {
    pub fn gather(text: &'t str, tokens: &[Token], gazetteer: &'t Gazetteer) -> Self {
        let words = Words::at(text, tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.span));
        let mut evidence = Self {
            text,
            bases: Vec::with_capacity(words.len()),
            folded: String::with_capacity(text.len()),
            listed: Vec::with_capacity(words.len()),
            before: vec![Kinds::default(); words.len() + 1],
            words,
            gazetteer,
        };
        let (facts, cues) = (WordFacts::builtin(), Cues::builtin());
        let mut scratch = String::new();
        for at in 0..evidence.words.len() {
            let listed = gazetteer.longest(text, &evidence.words, at, &mut scratch);
            let base = evidence.base_of(at, listed.as_ref(), facts, cues, &mut scratch);
            let listed = listed.filter(|m| m.proclitics == base.letters || evidence.splits(at, m));
            evidence.listed.push(listed);
            evidence.bases.push(base);
        }
        for at in 0..evidence.words.len() {
            let Some((kinds, long)) = cues.longest(evidence.base(at), &evidence.words, at) else { continue };
            if evidence.words.continues(at + long) || evidence.gap(at + long) == Some(Gap::Dot) {
                evidence.before[at + long] = evidence.before[at + long].union(kinds);
            }
        }
        evidence
    }

    /// Whether a listed name of more than one word justifies another split than the word's own.
    fn splits(&self, _at: usize, found: &Match) -> bool {
        found.words > 1
    }

    fn base_of(
        &mut self,
        at: usize,
        listed: Option<&Match>,
        facts: &WordFacts,
        cues: &Cues,
        scratch: &mut String,
    ) -> Base {
        let whole = self.words.folded(at);
        let common = facts.get(whole).unwrap_or_default().zipf10;
        let mut best: Option<(Reading, Facts, Kinds, f32)> = None;
        for reading in readings(whole) {
            let rest = reading.rest(whole, scratch);
            let (known, kinds) = (facts.get(rest).unwrap_or_default(), cues.of(rest));
            let bearers = known.given + known.surname.min(u16::MAX - known.given);
            // how much it speaks for this reading, in tenths of a power of ten of frequency
            let mut weight = f32::from(known.zipf10);
            if !kinds.is_empty() {
                weight = weight.max(45.0) + 5.0;
            }
            if bearers >= 5 && known.nameness() > 0.0 {
                weight = weight.max(40.0);
            }
            // «كبيرين» is a common word, whatever village is called «بيرين»
            let rarer = reading.letters > 0 && known.zipf10 < common;
            if listed.is_some_and(|m| m.proclitics == reading.letters) && !rarer {
                weight = weight.max(42.0) + 3.0;
            }
            if reading.letters == 0 {
                weight += 3.0;
                if !kinds.is_empty() || bearers >= 20 && known.nameness() > 0.3 {
                    weight += 20.0;
                }
            }
            if best.is_none_or(|(_, _, _, w)| weight > w) {
                best = Some((reading, known, kinds, weight));
            }
        }
        let (reading, facts, kinds) = best.map_or(
            (Reading { letters: 0, at: 0, article: false }, Facts::default(), Kinds::default()),
            |(r, f, k, _)| (r, f, k),
        );
        let from = self.folded.len();
        self.folded.push_str(reading.rest(self.words.folded(at), scratch));
        let span = self.words.word(at).span;
        let skip = if reading.letters == 0 { 0 } else { reading.start(span.of(self.text)) };
        Base { start: span.start + skip, letters: reading.letters, facts, kinds, from, to: self.folded.len() }
    }

    pub fn len(&self) -> usize {
        self.bases.len()
    }

    /// The folded word without its proclitics, ال restored.
    pub fn base(&self, at: usize) -> &str {
        let base = &self.bases[at];
        &self.folded[base.from..base.to]
    }

    pub fn at(&self, at: usize) -> &Base {
        &self.bases[at]
    }

    pub fn gap(&self, at: usize) -> Option<Gap> {
        (at < self.len()).then(|| self.words.word(at).gap)
    }

    /// Whether the word continues the phrase of the word before it and has no proclitic.
    pub fn goes_on(&self, at: usize) -> bool {
        self.words.continues(at) && self.bases[at].letters == 0
    }

    /// Whether the word begins with the article.
    pub fn is_definite(&self, at: usize) -> bool {
        let base = self.base(at);
        base.starts_with("ال") && base.len() > 6
    }

    /// The cues that the word is and that end before it, as bits.
    pub fn kinds_bits(&self, at: usize) -> u64 {
        let own = self.bases[at].kinds;
        let before = self.before[at];
        let mut bits = 0;
        for (n, &cue) in super::features::TOLD.iter().enumerate() {
            bits |= u64::from(own.has(cue)) << n | u64::from(before.has(cue)) << (n + 16);
        }
        bits
    }

    /// The label of the listed name that begins here without proclitics of its own, if its meaning is plain.
    pub fn plainly_listed(&self, at: usize) -> Option<(Label, usize)> {
        let found = self.listed[at].as_ref()?;
        let entry = self.gazetteer.meanings(found).next()?;
        (!entry.ambiguous).then_some((entry.label, found.words))
    }
}
