//! The grammar's own view of the tokens: folded, proclitics off, digits read.
//!
//! It depends on as little of the tokeniser as it can: a token that mixes
//! letters, digits and marks is cut here, so `15/11/2017` and `و15` read the
//! same whether they came as one token or as five.

use super::vocabulary::{LONGEST, Vocabulary, WordId};
use crate::script;
use crate::segment::{Token, TokenKind};
use crate::span::Span;

/// Proclitics, as bits of [`Piece::proclitics`].
pub(super) mod clitic {
    /// و or ف.
    pub(in crate::grammar) const AND: u8 = 1;
    /// ب.
    pub(in crate::grammar) const BA: u8 = 2;
    /// ل.
    pub(in crate::grammar) const LA: u8 = 4;
    /// ك.
    pub(in crate::grammar) const KA: u8 = 8;
    /// س.
    pub(in crate::grammar) const SA: u8 = 16;
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

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Digits {
    /// Its value, a lone point before three digits read as a decimal point.
    pub value: f64,
    /// Its value where that point groups thousands.
    pub grouped: f64,
    /// How many digits it has.
    pub count: u8,
    /// Whether it is nothing but digits.
    pub plain: bool,
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
pub(super) fn pieces(text: &str, tokens: &[Token], vocabulary: &Vocabulary) -> Vec<Piece> {
    let mut view = View {
        text,
        vocabulary,
        pieces: Vec::with_capacity(tokens.len() + 8),
        end: 0,
        first: true,
        led: false,
        lone_and: false,
    };
    for token in tokens {
        match token.kind {
            TokenKind::Url
            | TokenKind::Email
            | TokenKind::Mention
            | TokenKind::Hashtag
            | TokenKind::Emoji => {
                view.push(token.span, Kind::Opaque, Found::default());
            }
            _ => {
                view.led = token.proclitics().any(|p| p.of(text) != "ال");
                view.cut(token.span);
            }
        }
    }
    view.pieces
}

/// What the vocabulary knows of a word.
#[derive(Default, Clone, Copy)]
struct Found {
    word: WordId,
    bare: WordId,
    proclitics: u8,
    skip: usize,
    definite: bool,
}

struct View<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    pieces: Vec<Piece>,
    end: usize,
    first: bool,
    led: bool,
    lone_and: bool,
}

impl View<'_> {
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
        let mut at = 0;
        let mut carried = 0u8;
        while let Some(c) = piece[at..].chars().next() {
            let rest = &piece[at..];
            let start = span.start + at;
            if script::digit(c).is_some() {
                let before = self.pieces.last().filter(|p| p.span.end == start).map(|p| p.kind);
                let (length, digits) = read_digits(rest, before == Some(Kind::Mark('.')));
                self.push(
                    Span::new(start, start + length),
                    Kind::Digits(digits),
                    Found { proclitics: carried, ..Found::default() },
                );
                carried = 0;
                at += length;
            } else if c.is_alphabetic() || c == '\u{640}' || script::is_mark(c) {
                let length = word_length(rest);
                let next_is_digit = rest[length..].chars().next().is_some_and(|c| script::digit(c).is_some());
                let word = &rest[..length];
                match proclitic_only(word) {
                    Some(bits) if next_is_digit => carried = bits,
                    _ => self.word(word, start),
                }
                at += length;
            } else {
                if !(c.is_whitespace() || script::fold(c).is_none()) {
                    let found = Found::default();
                    self.push(Span::new(start, start + c.len_utf8()), Kind::Mark(c), found);
                }
                at += c.len_utf8();
            }
        }
    }

    fn word(&mut self, word: &str, start: usize) {
        // «ثلاثة و عشرون»: the و belongs to what follows.
        if word == "و" {
            self.lone_and = true;
            return;
        }
        let (found, trimmed) = look_up(word, self.vocabulary);
        self.push(Span::new(start + found.skip, start + trimmed), Kind::Word, found);
    }
}

/// The bytes of the word at the start of `rest`: letters, marks and invisible characters.
fn word_length(rest: &str) -> usize {
    rest.find(|c: char| {
        !(c.is_alphabetic() || script::is_mark(c) || (script::fold(c).is_none() && !c.is_whitespace()))
    })
    .unwrap_or(rest.len())
}

/// The bits of a run of letters that can only be proclitics before a number.
fn proclitic_only(word: &str) -> Option<u8> {
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

/// Looks a word up whole, then with ever more proclitics off.
fn look_up(word: &str, vocabulary: &Vocabulary) -> (Found, usize) {
    let mut letters = [0u8; LONGEST];
    let mut offsets = [0u8; LONGEST];
    let (mut count, mut end, mut too_long) = (0, 0, false);
    for (at, c) in word.char_indices() {
        let Some(code) = Vocabulary::code(c) else { continue };
        if count == LONGEST || at > 255 {
            too_long = true;
            end = word.len();
            break;
        }
        letters[count] = code;
        offsets[count] = at as u8;
        count += 1;
        end = at + c.len_utf8();
    }
    // Marks at the end of the word belong to it; invisible characters do not.
    while let Some(c) = word[end..].chars().next().filter(|&c| script::is_mark(c) || c == '\u{640}') {
        end += c.len_utf8();
    }
    let definite = |l: &[u8]| l.len() > 3 && l.starts_with(Vocabulary::AL);
    if too_long || count == 0 {
        return (Found::default(), if end == 0 { word.len() } else { end });
    }
    let letters = &letters[..count];
    let mut found = Found { definite: definite(letters), ..Found::default() };
    let and = usize::from(Vocabulary::is(letters[0], "وف"));
    for skip_and in 0..=and {
        for skip_other in 0..2 {
            let skip = skip_and + skip_other;
            if skip >= count || (skip > 0 && count - skip < 2) {
                continue;
            }
            let mut bits = if skip_and == 1 { clitic::AND } else { 0 };
            let rest = &letters[skip..];
            if skip_other == 1 {
                bits |= match Vocabulary::letter(letters[skip - 1]) {
                    'ب' => clitic::BA,
                    'ل' => clitic::LA,
                    'ك' => clitic::KA,
                    'س' => clitic::SA,
                    _ => continue,
                };
            }
            let whole = vocabulary.word(rest);
            let mut bare = if definite(rest) { vocabulary.word(&rest[2..]) } else { 0 };
            // «للعام»: the ا of ال is not written after ل.
            let mut al = definite(rest);
            if bits & clitic::LA != 0 && rest.len() > 2 && Vocabulary::letter(rest[0]) == 'ل' {
                al = true;
                if bare == 0 {
                    bare = vocabulary.word(&rest[1..]);
                }
                let mut spelt = [0u8; LONGEST];
                if rest.len() < LONGEST {
                    spelt[0] = Vocabulary::AL[0];
                    spelt[1..=rest.len()].copy_from_slice(rest);
                    let whole = vocabulary.word(&spelt[..=rest.len()]);
                    if whole != 0 {
                        return (
                            Found {
                                word: whole,
                                bare,
                                proclitics: bits,
                                skip: offsets[skip] as usize,
                                definite: true,
                            },
                            end,
                        );
                    }
                }
            }
            // Short words hide in longer ones: «لامس», «الفيوم», «كمية».
            if skip > 0 && !al && !vocabulary.takes_proclitics(rest.len(), whole, bits) {
                continue;
            }
            if whole != 0 || bare != 0 {
                found =
                    Found { word: whole, bare, proclitics: bits, skip: offsets[skip] as usize, definite: al };
                return (found, end);
            }
        }
    }
    // «سيعقد», «ستبدأ»: the future, unless a list has the word.
    if letters.len() >= 5 && vocabulary.is_future(letters) {
        found.proclitics = clitic::SA;
    }
    (found, end)
}

/// Reads the digits at the start of `rest`, with their separators; no decimal point comes
/// in what itself stands behind a point.
fn read_digits(rest: &str, after_point: bool) -> (usize, Digits) {
    let (mut value, mut scale, mut grouped) = (0f64, 0f64, 0f64);
    let (mut count, mut end, mut plain) = (0u32, 0, true);
    for (at, c) in rest.char_indices() {
        if let Some(digit) = script::digit(c) {
            count += 1;
            if scale == 0.0 {
                value = value * 10.0 + f64::from(digit);
            } else {
                value += f64::from(digit) * scale;
                scale /= 10.0;
            }
            grouped = grouped * 10.0 + f64::from(digit);
            end = at + c.len_utf8();
            continue;
        }
        if script::fold(c).is_none() {
            continue;
        }
        let after = at + c.len_utf8();
        let run = rest[after..].chars().take_while(|&c| script::digit(c).is_some()).take(4).count();
        let first_run_short = count <= 3;
        let thousands = run == 3 && value > 0.0 && scale == 0.0 && (first_run_short || !plain);
        // «3.11.2017» is a date, not a number.
        let dotted = c == '.' && (after_point || run != 3) && {
            let mut beyond = rest[after..].chars().skip(run);
            after_point
                || beyond.next() == Some('.') && beyond.next().is_some_and(|c| script::digit(c).is_some())
        };
        if dotted {
            break;
        }
        match c {
            ',' | '٬' | '،' | '\'' | '’' if thousands => plain = false,
            '.' if thousands => {
                // «1.500» may be either; more groups can only be thousands.
                plain = false;
                let more = rest[after..].chars().nth(3) == Some('.')
                    && rest[after..]
                        .chars()
                        .skip(4)
                        .take_while(|&c| script::digit(c).is_some())
                        .take(4)
                        .count()
                        == 3;
                if !more && grouped < 1000.0 {
                    scale = 0.1;
                }
            }
            '.' | '٫' | ',' if run > 0 && scale == 0.0 && plain => {
                plain = false;
                scale = 0.1;
                grouped = f64::NAN;
            }
            _ => break,
        }
    }
    // Sums of tenths drift; what was written did not.
    if scale != 0.0 {
        value = (value * 1e6).round() / 1e6;
    }
    if scale == 0.0 || grouped.is_nan() {
        grouped = value;
    }
    (end, Digits { value, grouped, count: count.min(255) as u8, plain })
}
