//! URLs, e-mail addresses, mentions, hashtags and emoji inside a text.

use super::emoji;
use super::piece::Piece;
use super::steps::{Hashtags, Piece as Choice, Steps};

/// What was found, and how many pieces it takes.
enum Found {
    Url(usize),
    Email(usize),
    Mention(usize),
    Hashtag(usize),
    Emoji(usize),
}

/// Whether any of these steps does something.
pub(super) fn wanted(steps: &Steps) -> bool {
    [steps.urls, steps.emails, steps.mentions, steps.emoji].iter().any(|&c| c != Choice::Keep)
        || steps.hashtags != Hashtags::Keep
}

/// Whether `code` can only stand in such a piece, so that its token needs a look.
pub(super) fn is_sign(steps: &Steps, code: u32) -> bool {
    match code {
        0x3A | 0x57 | 0x77 => steps.urls != Choice::Keep,
        0x40 => steps.emails != Choice::Keep || steps.mentions != Choice::Keep,
        0x23 => steps.hashtags != Hashtags::Keep,
        _ => steps.emoji != Choice::Keep && emoji::is_sign(code),
    }
}

/// Applies the five steps.
pub(super) fn apply(pieces: &mut Vec<Piece>, steps: &Steps) {
    if !wanted(steps) {
        return;
    }
    let mut kept = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let Some(found) = find(pieces, at) else {
            kept.push(pieces[at]);
            at += 1;
            continue;
        };
        let (len, choice, name) = match found {
            Found::Url(len) => (len, steps.urls, "[URL]"),
            Found::Email(len) => (len, steps.emails, "[EMAIL]"),
            Found::Mention(len) => (len, steps.mentions, "[USER]"),
            Found::Emoji(len) => (len, steps.emoji, "[EMOJI]"),
            Found::Hashtag(len) => {
                let choice = match steps.hashtags {
                    Hashtags::Keep => Choice::Keep,
                    Hashtags::Drop => Choice::Drop,
                    Hashtags::Placeholder => Choice::Placeholder,
                    Hashtags::Words => {
                        let words = pieces[at + 1..at + len].iter();
                        kept.extend(words.map(|p| p.with(if p.code == 0x5F { 0x20 } else { p.code })));
                        at += len;
                        continue;
                    }
                };
                (len, choice, "[HASHTAG]")
            }
        };
        let piece = &pieces[at..at + len];
        match choice {
            Choice::Keep => kept.extend_from_slice(piece),
            Choice::Drop => {}
            Choice::Placeholder => {
                let whole = Piece { code: 0, start: piece[0].start, end: piece[len - 1].end };
                kept.extend(name.chars().map(|c| whole.with(c as u32)));
            }
        }
        at += len;
    }
    *pieces = kept;
}

fn is_word(piece: &Piece) -> bool {
    piece.char().is_some_and(|c| c.is_alphanumeric() || c == '_' || crate::script::is_mark(c))
}

/// What begins at `at`, if anything.
fn find(pieces: &[Piece], at: usize) -> Option<Found> {
    let rest = &pieces[at..];
    let count = |test: fn(&Piece) -> bool| rest[1..].iter().take_while(|p| test(p)).count();
    let inside_word = at > 0 && is_word(&pieces[at - 1]);
    match rest[0].code {
        0x23 if !inside_word && emoji::sequence(rest) == 0 => {
            let len = count(is_word);
            return (len > 0).then_some(Found::Hashtag(len + 1));
        }
        0x40 if !inside_word => {
            let len = count(is_word);
            return (len > 0).then_some(Found::Mention(len + 1));
        }
        _ => {}
    }
    match emoji::sequence(rest) {
        0 => {}
        len => return Some(Found::Emoji(len)),
    }
    if !inside_word && let Some(len) = url(rest) {
        return Some(Found::Url(len));
    }
    if at > 0 && is_local(&pieces[at - 1]) {
        return None;
    }
    email(rest).map(Found::Email)
}

fn starts_with(pieces: &[Piece], prefix: &str) -> bool {
    pieces.len() > prefix.len()
        && prefix.bytes().zip(pieces).all(|(b, p)| p.code == u32::from(b) || p.code + 0x20 == u32::from(b))
}

/// A URL: a scheme or `www.`, then everything up to white space, a quotation
/// mark, an angle bracket or an Arabic comma, without the punctuation that ends it.
fn url(pieces: &[Piece]) -> Option<usize> {
    let prefix =
        ["http://", "https://", "ftp://", "www."].into_iter().find(|p| starts_with(pieces, p))?.len();
    let stops = |p: &Piece| match p.char() {
        None => true,
        Some(c) => c.is_whitespace() || c.is_control() || "<>\"«»“”،؛؟".contains(c),
    };
    let mut len = pieces.iter().position(stops).unwrap_or(pieces.len());
    let ends = |p: &Piece| p.char().is_some_and(|c| ".,;:!?)]}'…".contains(c));
    while len > prefix && ends(&pieces[len - 1]) {
        len -= 1;
    }
    (len > prefix).then_some(len)
}

fn is_local(piece: &Piece) -> bool {
    piece.char().is_some_and(|c| c.is_ascii_alphanumeric() || "._%+-".contains(c))
}

/// An e-mail address: local part, `@`, and a domain with at least one dot.
fn email(pieces: &[Piece]) -> Option<usize> {
    let local = pieces.iter().take_while(|p| is_local(p)).count();
    if local == 0 || pieces.get(local)?.code != 0x40 {
        return None;
    }
    let domain = &pieces[local + 1..];
    let is_label = |p: &Piece| p.char().is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
    let (mut len, mut dots) = (domain.iter().take_while(|p| is_label(p)).count(), 0);
    while len > 0 && domain.get(len).is_some_and(|p| p.code == 0x2E) {
        let label = domain[len + 1..].iter().take_while(|p| is_label(p)).count();
        if label == 0 {
            break;
        }
        len += 1 + label;
        dots += 1;
    }
    (dots > 0).then_some(local + 1 + len)
}
