//! The cleaning of AraBERT v2, as observed: the one profile that looks at the whole text at once.
//!
//! Each rule of the package is a search over the text that the rule before it
//! left, some of them across white space; so they run one after the other over
//! pieces. Searches run over a shadow, one character for each piece, in which
//! all that the rules cannot tell apart is the same character.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::char::is_combining_mark;

use super::entities;
use super::piece::Piece;

/// What is put in the place of an address.
const LINK: &str = " [رابط] ";
const MAIL: &str = " [بريد] ";
const USER: &str = " [مستخدم] ";

/// A search: what must stand in the text for it to be worth while, what it looks for, what it puts there.
///
/// A group, if any, takes part in the search but stays in the text.
type Search = (&'static str, Regex, &'static str);

static SEARCHES: LazyLock<Vec<Search>> = LazyLock::new(|| {
    [
        // A host with a dot and two to six small letters that end a word. What follows the letters tells whether
        // they do: a sign of the path, or anything else that no word has.
        (
            ".",
            r"(?:https?://.)?(?:www\.)?[-a-zA-Z0-9@:%._+~#=]{2,256}\.[a-z]{2,6}(?:[-@:%+.~#?&/=][-a-zA-Z0-9@:%_+.~#?&/=]*|([^\w\-@:%+.~#?&/=])|$)",
            LINK,
        ),
        ("http", r"https?://[a-zA-Z0-9_\-./~?=%&]+", LINK),
        ("www", r"www[a-zA-Z0-9_\-?=%&/.~]+", LINK),
        (".com", r"[a-zA-Z]+\.com", LINK),
        ("http", r"http\S*", LINK),
        ("www", r"www\S*", LINK),
        ("://", "://", LINK),
        ("@", r"[\w-]+@(?:[\w-]+\.)+[\w-]+", MAIL),
        ("@", r"\S+@\S+", MAIL),
        ("@", r"@\w+", USER),
        ("<", "<br />", " "),
        ("<", "</?[^>]+>", " "),
    ]
    .map(|(literal, pattern, to)| (literal, Regex::new(pattern).expect("a pattern of ours"), to))
    .into()
});

/// Cleans the whole text.
pub(super) fn apply(pieces: &mut Vec<Piece>) {
    entities::unescape(pieces);
    pieces.retain(|p| !matches!(p.code, 0x64B..=0x652 | 0x640));
    let mut text = shadow(pieces);
    for (literal, pattern, to) in &*SEARCHES {
        if text.contains(literal) && replace(pieces, &text, pattern, to) {
            text = shadow(pieces);
        }
    }
    for piece in pieces.iter_mut() {
        piece.code = match piece.code {
            digit @ 0x660..=0x669 => digit - 0x660 + 0x30,
            code => code,
        };
    }
    shorten(pieces);
    *pieces = spaced(pieces);
    *pieces = part(pieces, is_digit, is_letter);
    *pieces = part(pieces, is_letter, is_digit);
    *pieces = joined(pieces);
}

/// The text as the searches see it: ASCII as it is; other white space, letters and numbers, and all else.
fn shadow(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece.char() {
            Some(c @ '\0'..='\x1B' | c @ ' '..='\x7F') => c,
            Some(c) if is_space(c) => '\u{A0}',
            Some(c) if is_word(c) => 'ب',
            _ => '«',
        })
        .collect()
}

/// White space as Python counts it: with the separators of ASCII.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1C'..='\x1F')
}

/// A letter or a number (general categories L and N), as `\w` of Python.
fn is_word(c: char) -> bool {
    // Letters in circles and squares are alphabetic, but symbols.
    let symbol = matches!(c, 'Ⓐ'..='ⓩ' | '🄰'..='🅉' | '🅐'..='🅩' | '🅰'..='🆉');
    c.is_alphanumeric() && !is_combining_mark(c) && !symbol
}

fn is_digit(code: u32) -> bool {
    matches!(code, 0x30..=0x39)
}

fn is_letter(code: u32) -> bool {
    matches!(code, 0x621..=0x63A | 0x641..=0x64A)
}

/// Puts `to` in the place of what `pattern` finds in `text`, the shadow of `pieces`: whether there was anything.
fn replace(pieces: &mut Vec<Piece>, text: &str, pattern: &Regex, to: &str) -> bool {
    let mut kept = Vec::new();
    // How far the text has been read: in bytes, and in pieces.
    let (mut byte, mut at) = (0, 0);
    while let Some(found) = pattern.captures_at(text, byte) {
        let whole = found.get_match();
        let end = found.get(1).map_or(whole.end(), |group| group.start());
        let from = at + text[byte..whole.start()].chars().count();
        let until = from + text[whole.start()..end].chars().count();
        kept.extend_from_slice(&pieces[at..from]);
        let place = Piece { code: 0, start: pieces[from].start, end: pieces[until - 1].end };
        kept.extend(to.chars().map(|c| place.with(c.into())));
        (byte, at) = (end, until);
    }
    if at == 0 {
        return false;
    }
    kept.extend_from_slice(&pieces[at..]);
    *pieces = kept;
    true
}

/// Leaves two of three or more of the same character, digits aside.
fn shorten(pieces: &mut Vec<Piece>) {
    let mut run = (0, 0);
    pieces.retain(|piece| {
        run = if piece.code == run.0 { (run.0, run.1 + 1) } else { (piece.code, 1) };
        run.1 <= 2 || is_digit(piece.code)
    });
}

/// Puts spaces around all that is no letter, digit or square bracket, and a space for what the models do not know.
fn spaced(pieces: &[Piece]) -> Vec<Piece> {
    let mut parts = Vec::with_capacity(pieces.len() + pieces.len() / 4);
    for &piece in pieces {
        let space = piece.with(0x20);
        match piece.char() {
            Some('0'..='9' | 'a'..='z' | 'A'..='Z' | '[' | ']') => parts.push(piece),
            Some(_) if is_letter(piece.code) => parts.push(piece),
            Some('/') => parts.extend([space, piece.with(u32::from('-')), space]),
            Some(c) if is_known(c) => parts.extend([space, piece, space]),
            _ => parts.push(space),
        }
    }
    parts
}

/// Whether the vocabulary of the models has `c`, which is no letter of [`is_letter`].
fn is_known(c: char) -> bool {
    matches!(c, '\u{653}'..='\u{65F}' | '\u{66A}'..='\u{66C}' | '\u{671}'..='\u{674}')
        || c.is_ascii_punctuation() && c != '&'
        || "·—٪’،؟\u{B4D}“؛”\u{6DA}»«–…‘".contains(c)
}

/// Puts spaces around and between each run of `first` followed by a run of `second`.
fn part(pieces: &[Piece], first: fn(u32) -> bool, second: fn(u32) -> bool) -> Vec<Piece> {
    let mut parts = Vec::with_capacity(pieces.len() + pieces.len() / 8);
    let mut rest = pieces;
    while let Some(&piece) = rest.first() {
        let run = |from: usize, of: fn(u32) -> bool| rest[from..].iter().take_while(|p| of(p.code)).count();
        let head = run(0, first);
        let tail = if head > 0 { run(head, second) } else { 0 };
        if tail > 0 {
            parts.push(piece.with(0x20));
            parts.extend_from_slice(&rest[..head]);
            parts.push(rest[head].with(0x20));
            parts.extend_from_slice(&rest[head..head + tail]);
            parts.push(rest[head + tail - 1].with(0x20));
        } else {
            parts.extend_from_slice(&rest[..head.max(1)]);
        }
        rest = &rest[(head + tail).max(1)..];
    }
    parts
}

/// One space between words, none at the ends.
fn joined(pieces: &[Piece]) -> Vec<Piece> {
    let mut words = pieces.split(|p| p.char().is_some_and(is_space)).filter(|word| !word.is_empty());
    let mut text = Vec::with_capacity(pieces.len());
    let Some(first) = words.next() else { return text };
    text.extend_from_slice(first);
    for word in words {
        // The space lies on what stood between the words, or, when nothing did, on the first of the second.
        let (before, after) = (text[text.len() - 1].end, word[0].start);
        let place = if before < after { (before, after) } else { (word[0].start, word[0].end) };
        text.push(Piece { code: 0x20, start: place.0, end: place.1 });
        text.extend_from_slice(word);
    }
    text
}
