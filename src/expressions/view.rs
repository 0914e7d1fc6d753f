//! The rules' own view of the tokens: folded, proclitics off, digits read.
//!
//! It depends on as little of the tokeniser as it can: a token that mixes
//! letters, digits and marks is cut here, so `15/11/2017` and `و15` read the
//! same whether they came as one token or as five.

use super::dictionary::WordId;
use super::digits::{self, Digits};
use super::letters::{Class, Letters};
use super::lookup::{Found, Letterwise};
use super::vocabulary::Vocabulary;
use crate::script;
use crate::segment::TokenKind;
use crate::span::Span;
use crate::words::Words;

/// Proclitics, as bits of [`Piece::proclitics`].
pub(super) mod clitic {
    /// و or ف.
    pub(in crate::expressions) const AND: u8 = 1;
    /// ب.
    pub(in crate::expressions) const BA: u8 = 2;
    /// ل.
    pub(in crate::expressions) const LA: u8 = 4;
    /// ك.
    pub(in crate::expressions) const KA: u8 = 8;
    /// س.
    pub(in crate::expressions) const SA: u8 = 16;
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A word with letters.
    Word,
    /// Digits.
    Digits(Digits),
    /// One mark.
    Mark(char),
    /// An address, a hashtag: nothing that a rule may look into.
    Opaque,
}

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// White space.
    Space,
    /// A line end, or the start of the text.
    Line,
}

/// One word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    /// Where it stands, proclitics left out.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// The word, ال kept; 0 when no word list has it.
    pub word: WordId,
    /// The word without ال, when it has one; 0 otherwise.
    pub bare: WordId,
    /// The proclitics left out.
    pub proclitics: u8,
    /// What stands before it.
    pub gap: Gap,
    /// Whether a word begins with ال.
    pub definite: bool,
    /// Whether the tokeniser found a proclitic other than ال on it.
    pub led: bool,
}

/// Cuts `tokens` into pieces.
pub(super) fn pieces(words: &Words<'_>, vocabulary: &Vocabulary) -> Vec<Piece> {
    let (text, mut blocks) = (words.text(), words.blocks());
    let mut view = View {
        text,
        vocabulary,
        letters: Letters::get(),
        pieces: Vec::with_capacity(words.tokens().len() + 8),
        end: 0,
        first: true,
        led: false,
        letters_off: 0,
        lone_and: false,
    };
    for (token, word) in words.tokens_and_words() {
        while blocks.first().is_some_and(|block| block.end <= token.span.start) {
            blocks = &blocks[1..];
            view.border(token.span.start);
        }
        view.letters_off = word.map_or(0, |at| usize::from(words.word(at).letters));
        match token.kind {
            TokenKind::Url
            | TokenKind::Email
            | TokenKind::Mention
            | TokenKind::Hashtag
            | TokenKind::Emoji => {
                view.push(token.span, Kind::Opaque, Found::default());
            }
            _ => {
                view.led = view.letters_off > 0;
                view.cut(token.span);
            }
        }
    }
    view.pieces
}

struct View<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    letters: &'static Letters,
    pieces: Vec<Piece>,
    end: usize,
    first: bool,
    led: bool,
    /// How many letters the proclitics of the token have.
    letters_off: usize,
    lone_and: bool,
}

impl View<'_> {
    /// What no rule may pass: a piece that is nothing, between two blocks.
    fn border(&mut self, at: usize) {
        if !self.first {
            self.push(Span::new(at, at), Kind::Opaque, Found::default());
            self.first = true;
        }
    }

    fn push(&mut self, span: Span, kind: Kind, found: Found) {
        let between = self.text.as_bytes().get(self.end..span.start).unwrap_or_default();
        let gap = if self.first || between.contains(&b'\n') {
            Gap::Line
        } else if between.is_empty() {
            Gap::None
        } else {
            Gap::Space
        };
        self.first = false;
        let lone_and = std::mem::take(&mut self.lone_and);
        self.end = span.end;
        self.pieces.push(Piece {
            span: Span::new(span.start, span.end),
            kind,
            word: found.word,
            bare: found.bare,
            proclitics: found.proclitics | if lone_and { clitic::AND } else { 0 },
            gap,
            definite: found.definite,
            led: self.led,
        });
    }

    /// Cuts one token into words, digits and marks.
    fn cut(&mut self, span: Span) {
        let piece = span.of(self.text);
        // A number may have gone on from the token before: «12'345».
        let mut at = self.end.saturating_sub(span.start).min(piece.len());
        let mut carried = 0u8;
        while let Some(c) = piece.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = &piece[at..];
            let start = span.start + at;
            at += match self.letters.class(c) {
                Class::Digit => {
                    self.drop_article(start);
                    let before = self.pieces.last().filter(|p| p.span.end == start).map(|p| p.kind);
                    let (length, digits) = digits::read(&self.text[start..], before == Some(Kind::Mark('.')));
                    let found = Found { proclitics: std::mem::take(&mut carried), ..Found::default() };
                    let kind = if self.in_code(start) { Kind::Opaque } else { Kind::Digits(digits) };
                    self.push(Span::new(start, start + length), kind, found);
                    length
                }
                Class::Letter => {
                    let word = Letterwise::read(rest, self.letters);
                    let after = rest[word.length..].chars().next();
                    let numeral = after.is_some_and(|c| self.letters.class(c) == Class::Digit);
                    // «ك1» is a month.
                    let month = &rest[..word.length] == "ك"
                        && matches!(
                            rest[word.length..].chars().filter_map(script::digit).next(),
                            Some(1 | 2)
                        )
                        && rest[word.length..].chars().nth(1).is_none_or(|c| script::digit(c).is_none());
                    let numeral = numeral && !month;
                    match numeral.then(|| proclitics_alone(&rest[..word.length])).flatten() {
                        Some(bits) => carried = bits,
                        None => self.word(
                            &word,
                            &rest[..word.length],
                            start,
                            if at == 0 { self.letters_off } else { 0 },
                        ),
                    }
                    word.length
                }
                Class::Mark => {
                    let length = c.len_utf8();
                    self.push(Span::new(start, start + length), Kind::Mark(c), Found::default());
                    length
                }
                Class::Space | Class::Invisible => c.len_utf8(),
            };
        }
    }

    /// «الـ75»: the article of digits is no word of its own.
    fn drop_article(&mut self, start: usize) {
        let article = |p: &Piece| {
            let letters = p.span.of(self.text).chars().filter_map(script::fold);
            p.span.end == start && p.kind == Kind::Word && letters.eq(['ا', 'ل'])
        };
        if self.pieces.last().is_some_and(article)
            && let Some(last) = self.pieces.pop()
        {
            self.end = last.span.start;
        }
    }

    /// Whether digits at `start` belong to a code or an address: «F16», «AIM-9», «site.com/2019/5».
    fn in_code(&self, start: usize) -> bool {
        let mut end = start;
        for piece in self.pieces.iter().rev().take(3) {
            if piece.span.end != end {
                return false;
            }
            end = piece.span.start;
            match piece.kind {
                Kind::Opaque => return true,
                Kind::Word => {
                    // «H1N1», but «20h30».
                    let hour = self.pieces.iter().rev().find(|p| p.span.end <= end);
                    let hour = hour.is_some_and(|p| p.span.end == end && matches!(p.kind, Kind::Digits(_)));
                    let letter = piece.span.len() == 1 && !hour;
                    return (piece.word == 0 || letter) && piece.span.of(self.text).is_ascii();
                }
                Kind::Mark('-' | '/' | '.' | '_' | '=' | '?' | '&') => {}
                _ => return false,
            }
        }
        false
    }

    fn word(&mut self, word: &Letterwise, text: &str, start: usize, letters: usize) {
        // «ثلاثة و عشرون»: the و belongs to what follows.
        if text == "و" {
            self.lone_and = true;
            return;
        }
        let found = word.look_up(self.vocabulary, letters);
        // «4x4», «5G»: the digits of a code; those before a unit («10km») are numbers.
        if found.word == 0
            && text.as_bytes()[0].is_ascii()
            && let Some(last) = self.pieces.last_mut()
            && last.span.end == start
            && matches!(last.kind, Kind::Digits(_))
        {
            last.kind = Kind::Opaque;
        }
        self.push(Span::new(start + found.skip, start + word.trimmed), Kind::Word, found);
    }
}

/// The bits of a run of letters that can only be proclitics before a number.
fn proclitics_alone(word: &str) -> Option<u8> {
    let mut bits = 0;
    for c in word.chars().filter_map(script::fold) {
        bits |= match c {
            'و' | 'ف' => clitic::AND,
            'ب' => clitic::BA,
            'ل' => clitic::LA,
            'ك' => clitic::KA,
            'ا' => 0,
            _ => return None,
        };
    }
    Some(bits)
}
