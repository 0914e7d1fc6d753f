//! Links, addresses, @names and #words: whole tokens in which letters, digits and marks mix.

use super::char_at;
use super::class::{in_arabic_word, is_invisible};
use crate::segment::token::TokenKind;
use crate::span::Span;

/// The links, addresses, @names and #words of the chunk, in order and apart.
pub(super) fn find(text: &str, chunk: Span) -> Vec<(Span, TokenKind)> {
    let mut found: Vec<(Span, TokenKind)> = Vec::new();
    let mut at = chunk.start;
    while let Some(c) = char_at(&text[..chunk.end], at) {
        let floor = found.last().map_or(chunk.start, |(span, _)| span.end);
        let hit = match c {
            'h' | 'H' | 'f' | 'F' | 'w' | 'W' => link(text, at, chunk.end),
            '@' => address(text, floor, at, chunk.end).or_else(|| name(text, floor, at, chunk.end)),
            '#' => name(text, floor, at, chunk.end),
            _ => None,
        };
        at = match hit {
            Some((span, kind)) => {
                found.push((span, kind));
                span.end
            }
            None => at + c.len_utf8(),
        };
    }
    found
}

/// A link at `start`, which must not be in the middle of a Latin word.
fn link(text: &str, start: usize, end: usize) -> Option<(Span, TokenKind)> {
    let rest = &text.as_bytes()[start..end];
    let prefix = [&b"http://"[..], b"https://", b"ftp://", b"www."]
        .into_iter()
        .find(|p| rest.get(..p.len()).is_some_and(|head| head.eq_ignore_ascii_case(p)))?;
    if start > 0 && text.as_bytes()[start - 1].is_ascii_alphanumeric() {
        return None;
    }
    let mut at = start + prefix.len();
    let mut previous = '/';
    while let Some(c) = char_at(&text[..end], at) {
        // Arabic may follow a separator, as in «/wiki/بغداد», but not a Latin letter: there a word is glued on.
        let inside = if c.is_ascii() {
            c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
        } else {
            in_arabic_word(c) && (in_arabic_word(previous) || matches!(previous, '/' | '-' | '_' | '=' | '+'))
        };
        if !inside {
            break;
        }
        (previous, at) = (c, at + c.len_utf8());
    }
    let body = text[start..at].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '(', ']', '[']);
    let open = body.contains('(');
    let body = if open { body } else { body.trim_end_matches([')', '.', ',']) };
    (body.len() > prefix.len()).then(|| (Span::new(start, start + body.len()), TokenKind::Url))
}

/// An e-mail address around the `@` at `at`.
fn address(text: &str, floor: usize, at: usize, end: usize) -> Option<(Span, TokenKind)> {
    let bytes = text.as_bytes();
    let local = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-');
    let before = bytes[floor..at].iter().rev().take_while(|b| local(b)).count();
    let host = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    let mut after = bytes[at + 1..end].iter().take_while(|b| host(b)).count();
    while after > 0 && matches!(bytes[at + after], b'.' | b'-') {
        after -= 1;
    }
    let domain = &text[at + 1..at + 1 + after];
    let (_, last) = domain.rsplit_once('.')?;
    let start = at - before;
    let start =
        start + text[start..at].bytes().take_while(|b| matches!(b, b'.' | b'-' | b'+' | b'%')).count();
    let valid = start < at && last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic());
    valid.then(|| (Span::new(start, at + 1 + after), TokenKind::Email))
}

/// An @name or #word at `at`.
fn name(text: &str, floor: usize, at: usize, end: usize) -> Option<(Span, TokenKind)> {
    let glued = text[floor..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
    let body = &text[at + 1..end];
    let within = |c: char| c.is_alphanumeric() || c == '_' || in_arabic_word(c) || is_invisible(c);
    let len = body.find(|c| !within(c)).unwrap_or(body.len());
    let body = body[..len].trim_end_matches(is_invisible);
    if glued || !body.chars().any(char::is_alphanumeric) {
        return None;
    }
    let kind = if text.as_bytes()[at] == b'@' { TokenKind::Mention } else { TokenKind::Hashtag };
    Some((Span::new(at, at + 1 + body.len()), kind))
}
