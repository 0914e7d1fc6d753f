//! A text read once: what every finder reads of its words.
//!
//! [`Words::read`] cuts a text into tokens and sentences, block by block, and makes of each token
//! with letters a [`Word`]: its folded form, the proclitics that are taken off it, what is left
//! (the base), what the lexicon knows of that, the block and the sentence in which it stands, and
//! what stands before it. Names, expressions and reported speech read these; none of them
//! folds a spelling or takes a proclitic off by itself.
//!
//! A proclitic is taken off once, here. The clitic model of [`crate::segment`] says how the word is
//! cut in its context ([`mod@crate::segment`]); a listed name, how common the word and its rest are,
//! and the words beside it may overrule that (`cut`). What is decided stands in the tokens,
//! so that no name begins inside a stem of the tokens table.

mod cut;
mod gap;
mod listed;
mod reading;
mod seen;
mod spelling;
mod word;

use crate::lexicon::Gazetteer;
use crate::script;
use crate::segment::{self, Token, TokenKind};
use crate::span::Span;

pub use gap::Gap;
pub use listed::Match;
pub use word::Word;

/// The words of a text, in order, and its tokens and sentences.
///
/// ```
/// use warraq::words::Words;
/// let text = "اتفقت باريس وبروكسيل على الخطة.";
/// let words = Words::read(text);
/// assert_eq!(words.len(), 5);
/// assert_eq!((words.folded(2), words.base(2)), ("وبروكسيل", "بروكسيل"));
/// assert_eq!(words.word(2).bare().of(text), "بروكسيل");
/// // The token says the same.
/// assert_eq!(words.tokens()[2].stem.of(text), "بروكسيل");
/// ```
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    gazetteer: Option<&'t Gazetteer>,
    tokens: Vec<Token>,
    sentences: Vec<Span>,
    blocks: Vec<Span>,
    words: Vec<Word>,
    listed: Vec<Option<Match>>,
    /// The folded forms, and after them the bases that are no part of one.
    forms: String,
}

impl<'t> Words<'t> {
    /// The words of a text that is one block, with the gazetteer that ships.
    #[must_use]
    pub fn read(text: &'t str) -> Self {
        Self::of_blocks(text, &[Span::new(0, text.len())], Some(Gazetteer::builtin()))
    }

    /// The words of the `blocks` of a text, which come in order and do not overlap; a listed name of the
    /// gazetteer is no word with a proclitic.
    ///
    /// No sentence, phrase or name crosses the border of a block.
    #[must_use]
    pub fn of_blocks(text: &'t str, blocks: &[Span], gazetteer: Option<&'t Gazetteer>) -> Self {
        let tokens = segment::tokens(text);
        let sentences = blocks
            .iter()
            .flat_map(|block| segment::sentences(block.of(text)).into_iter().map(|s| s.shift(block.start)))
            .collect();
        let count = tokens.len();
        let mut words = Self {
            text,
            gazetteer,
            tokens,
            sentences,
            blocks: blocks.to_vec(),
            words: Vec::with_capacity(count),
            listed: Vec::with_capacity(count),
            forms: String::with_capacity(text.len() + text.len() / 8),
        };
        words.fold();
        words.decide();
        words
    }

    /// Makes a word of each token with letters.
    fn fold(&mut self) {
        let mut spelling = spelling::Spelling::default();
        let (mut sentence, mut block, mut before) = (0, 0, 0);
        for (number, token) in self.tokens.iter().enumerate() {
            if token.kind != TokenKind::Word {
                continue;
            }
            let span = token.span;
            while self.sentences.get(sentence).is_some_and(|s| s.end <= span.start) {
                sentence += 1;
            }
            let mut enters = self.words.is_empty();
            while self.blocks.get(block).is_some_and(|b| b.end <= span.start) {
                (block, enters) = (block + 1, true);
            }
            let gap = if enters { Gap::Line } else { Gap::of(&self.text[before..span.start]) };
            before = span.end;
            let from = self.forms.len() as u32;
            self.forms.extend(span.of(self.text).chars().filter_map(script::fold));
            let form = &self.forms[from as usize..];
            spelling.note(span.of(self.text), form);
            let form = (from, self.forms.len() as u32);
            self.words.push(Word::new(span, gap, number as u32, sentence as u32, block as u32, form));
        }
        spelling::tell_apart(self, spelling);
    }

    /// Decides for each word which proclitics it has, and looks up what is left.
    fn decide(&mut self) {
        let mut decider = cut::Decider::new(self.gazetteer);
        for at in 0..self.words.len() {
            let decision = decider.decide(self, at);
            self.take(at, decision);
        }
    }

    /// Keeps what was decided of the word at `at`, for its token too.
    fn take(&mut self, at: usize, decision: cut::Decision) {
        let cut::Decision { reading, facts, cues, listed } = decision;
        let word = &mut self.words[at];
        let token = &mut self.tokens[word.token as usize];
        let (from, to) = word.form;
        word.base = (from + reading.at as u32, to);
        if reading.article {
            // ال, of which ل alone is written after ل
            let start = self.forms.len() as u32;
            self.forms.push('ا');
            self.forms.extend_from_within(from as usize + reading.at..to as usize);
            word.base = (start, self.forms.len() as u32);
        }
        word.letters = reading.letters as u8;
        word.start = match reading.letters {
            0 => word.span.start,
            _ => word.span.start + reading.start(word.span.of(self.text)),
        };
        (word.facts, word.cues) = (facts, cues);
        let name = listed.is_some_and(|listed| listed.words == 1);
        if token.letters_before(self.text) != reading.letters {
            segment::recut(self.text, token, reading.letters, !name);
        }
        self.listed.push(listed);
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The gazetteer that was asked, if one was.
    #[must_use]
    pub fn gazetteer(&self) -> Option<&'t Gazetteer> {
        self.gazetteer
    }

    /// Every token, words, numbers and marks, cut as was decided.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Every token, with the place of its word where it is one.
    pub fn tokens_and_words(&self) -> impl Iterator<Item = (&Token, Option<usize>)> {
        let mut next = 0;
        self.tokens.iter().enumerate().map(move |(number, token)| {
            let is_word = self.words.get(next).is_some_and(|word| word.token as usize == number);
            next += usize::from(is_word);
            (token, is_word.then(|| next - 1))
        })
    }

    /// The sentences, none of which crosses a block.
    #[must_use]
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// The blocks.
    #[must_use]
    pub fn blocks(&self) -> &[Span] {
        &self.blocks
    }

    /// The tokens and the sentences, for keeping.
    #[must_use]
    pub fn into_parts(self) -> (Vec<Token>, Vec<Span>) {
        (self.tokens, self.sentences)
    }

    /// The number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word at this place.
    #[must_use]
    pub fn word(&self, at: usize) -> &Word {
        &self.words[at]
    }

    /// Its folded form, proclitics and all.
    #[must_use]
    pub fn folded(&self, at: usize) -> &str {
        self.form(self.words[at].form)
    }

    /// Its folded form without proclitics; ال stays, and is restored where ل alone is written of it: «للعراق».
    #[must_use]
    pub fn base(&self, at: usize) -> &str {
        self.form(self.words[at].base)
    }

    /// The longest listed name that begins with the word.
    #[must_use]
    pub fn listed(&self, at: usize) -> Option<Match> {
        self.listed[at]
    }

    /// Whether the word continues a phrase begun by the word before it: nothing but a blank or a hyphen between.
    #[must_use]
    pub fn continues(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| matches!(word.gap, Gap::Blank | Gap::Hyphen))
    }

    /// The words after the one at `at` that continue its phrase, folded, by their number from 1.
    pub(crate) fn following<'w>(&'w self, at: usize) -> impl FnMut(usize) -> Option<&'w str> {
        move |n| self.continues(at + n).then(|| self.folded(at + n))
    }

    /// Whether the clitic model has met what it left of the word, or took a pronoun off it: a name has none.
    fn has_known_stem(&self, at: usize) -> bool {
        let stem = self.tokens[self.words[at].token as usize].stem;
        !self.is_bare(at) || segment::is_known(stem.of(self.text))
    }

    /// Whether the clitic model took no pronoun off the word.
    fn is_bare(&self, at: usize) -> bool {
        self.tokens[self.words[at].token as usize].enclitics().next().is_none()
    }

    fn form(&self, (from, to): (u32, u32)) -> &str {
        &self.forms[from as usize..to as usize]
    }
}

#[cfg(test)]
mod tests;
