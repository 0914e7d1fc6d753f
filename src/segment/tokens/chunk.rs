//! A chunk without white space, cut by all the rules.
//!
//! What is not Arabic is cut by UAX 29. Arabic words and numbers are cut here,
//! because UAX 29 joins what news keeps apart («قال.وأضاف», «iconعنصر», «ال12»)
//! and parts what news keeps together (15/11/2017, 14:30).

use unicode_segmentation::UnicodeSegmentation;

use super::class::{in_arabic_word, is_arabic_letter, is_emoji, is_invisible, is_punctuation};
use super::{char_at, number, web};
use crate::script::digit;
use crate::segment::token::{Token, TokenKind};
use crate::span::Span;

/// Adds the tokens of `chunk` to `found`.
pub(super) fn cut(text: &str, chunk: Span, found: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[chunk.start..chunk.end];
    let mut at = chunk.start;
    if memchr::memchr3(b'@', b'#', b'.', bytes).is_some() || memchr::memmem::find(bytes, b"://").is_some() {
        for (span, kind) in web::find(text, chunk) {
            runs(text, Span::new(at, span.start), found);
            found.push(Token::new(span, kind));
            at = span.end;
        }
    }
    runs(text, Span::new(at, chunk.end), found);
}

/// Cuts Arabic words, numbers and all else apart.
fn runs(text: &str, part: Span, found: &mut Vec<Token>) {
    let within = &text[..part.end];
    let mut at = part.start;
    while let Some(c) = char_at(within, at) {
        if is_invisible(c) {
            at += c.len_utf8();
        } else if in_arabic_word(c) {
            at = arabic(within, at, found);
        } else if digit(c).is_some() {
            at = digits(within, at, found);
        } else {
            at = others(within, at, found);
        }
    }
}

/// The Arabic word at `start`; gives where to go on.
fn arabic(text: &str, start: usize, found: &mut Vec<Token>) -> usize {
    // Tatweel that leads is a dash: «بغداد ـ رويترز», «ـالأناضول».
    let dashes = text[start..].len() - text[start..].trim_start_matches('\u{640}').len();
    if dashes > 0 {
        found.push(Token::new(Span::new(start, start + dashes), TokenKind::Punctuation));
        return start + dashes;
    }
    let (end, letters) = word(text, start);
    let mut last = end;
    if letters == 1 {
        // «أ.ف.ب»: single letters with a full stop between each.
        while text.as_bytes().get(last) == Some(&b'.') {
            let (next, letters) = word(text, last + 1);
            if letters != 1 || text[last + 1..].starts_with('\u{640}') {
                break;
            }
            last = next;
        }
    }
    let kind = if letters == 0 { TokenKind::Symbol } else { TokenKind::Word };
    found.push(Token::new(Span::new(start, last), kind));
    last
}

/// Where the word at `start` ends, what has no width at its end left out, and its number of letters.
fn word(text: &str, start: usize) -> (usize, usize) {
    let (mut end, mut at, mut letters) = (start, start, 0);
    while let Some(c) = char_at(text, at) {
        at += c.len_utf8();
        if in_arabic_word(c) || matches!(c, '\u{300}'..='\u{36F}') {
            letters += usize::from(is_arabic_letter(c));
            end = at;
        } else if !is_invisible(c) {
            break;
        }
    }
    (end, letters)
}

/// The number at `start`, or the keycap emoji; gives where to go on.
fn digits(text: &str, start: usize, found: &mut Vec<Token>) -> usize {
    let mut end = number::end(text, start);
    for keycap in ["\u{20E3}", "\u{FE0F}\u{20E3}"] {
        if end == start + 1 && text[end..].starts_with(keycap) {
            end += keycap.len();
            found.push(Token::new(Span::new(start, end), TokenKind::Emoji));
            return end;
        }
    }
    while let Some(c) = char_at(text, end).filter(|&c| matches!(c, '\u{300}'..='\u{36F}')) {
        end += c.len_utf8();
    }
    found.push(Token::new(Span::new(start, end), TokenKind::Number));
    end
}

/// The pieces of UAX 29 up to the next Arabic word or number; gives where to go on.
fn others(text: &str, start: usize, found: &mut Vec<Token>) -> usize {
    let end = others_end(text, start);
    let mut pieces = text[start..end].split_word_bound_indices().peekable();
    while let Some((at, piece)) = pieces.next() {
        let (at, mut piece_end) = (start + at, start + at + piece.len());
        if piece == "." {
            while pieces.next_if(|(_, next)| *next == ".").is_some() {
                piece_end += 1;
            }
        }
        latin(text, Span::new(at, piece_end), found);
    }
    end
}

/// Where the Arabic word or the number after `start` begins.
///
/// Digits after a Latin letter belong to its word: F16, covid_19, v1.2.
fn others_end(text: &str, start: usize) -> usize {
    let (mut before, mut last) = (' ', ' ');
    for (at, c) in text[start..].char_indices() {
        if in_arabic_word(c) {
            return start + at;
        }
        if digit(c).is_some() {
            let latin = (last.is_alphanumeric() || last == '_') && last < '\u{250}';
            let decimal = matches!(last, '.' | ',') && digit(before).is_some();
            if !(latin || decimal) {
                return start + at;
            }
        }
        (before, last) = (last, c);
    }
    text.len()
}

/// One piece of UAX 29, cut at colons, and before a full stop at its end.
fn latin(text: &str, piece: Span, found: &mut Vec<Token>) {
    let mut at = piece.start;
    for (colon, mark) in piece.of(text).match_indices(':') {
        push(text, Span::new(at, piece.start + colon), found);
        at = piece.start + colon;
        push(text, Span::new(at, at + mark.len()), found);
        at += mark.len();
    }
    push(text, Span::new(at, piece.end), found);
}

/// Adds `span` unless it is empty or has no width.
fn push(text: &str, span: Span, found: &mut Vec<Token>) {
    let piece = span.of(text).trim_end_matches(is_trailing);
    let piece = piece.trim_start_matches(is_invisible);
    let Some(first) = piece.chars().next() else { return };
    let start = span.start + span.of(text).find(first).unwrap_or(0);
    let kind = if is_emoji(first) {
        TokenKind::Emoji
    } else if piece.chars().any(char::is_alphabetic) {
        TokenKind::Word
    } else if piece.chars().any(char::is_numeric) {
        TokenKind::Number
    } else if is_punctuation(first) {
        TokenKind::Punctuation
    } else {
        TokenKind::Symbol
    };
    found.push(Token::new(Span::new(start, start + piece.len()), kind));
}

/// Variation selectors belong to an emoji; all else that has no width is left out at the end.
fn is_trailing(c: char) -> bool {
    is_invisible(c) && !matches!(c, '\u{FE00}'..='\u{FE0F}')
}
