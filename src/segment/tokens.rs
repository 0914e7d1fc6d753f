//! Words and marks: a fast scanner for plain Arabic, and the whole rules for the rest.
//!
//! White space cuts a text into chunks. A chunk of nothing but Arabic letters,
//! plain numbers and marks is cut by the scanner in this file; any other goes
//! through [`chunk::cut`], which knows all the rules. A test holds the one
//! against the other.

mod chunk;
mod class;
mod number;
mod web;

use self::class::{Class, class};
use super::token::{Token, TokenKind};
use crate::span::Span;

/// The tokens of `text`, in order; white space is in none of them.
///
/// Every visible character is in exactly one token. What is between tokens is
/// white space, or has no width (bidi controls, zero-width characters).
///
/// ```
/// use warraq::segment::tokens;
/// let text = "قُتل 2,500 شخص (3.5%) في 15/11/2017.";
/// let words: Vec<_> = tokens(text).iter().map(|t| t.span.of(text)).collect();
/// assert_eq!(words, ["قُتل", "2,500", "شخص", "(", "3.5", "%", ")", "في", "15/11/2017", "."]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    // News has about eleven bytes to a token.
    let mut found = Vec::with_capacity(text.len() / 9 + 4);
    pieces(text, &mut found);
    super::clitics::cut(text, &mut found);
    found
}

/// The tokens of `text` without their clitics.
fn pieces(text: &str, found: &mut Vec<Token>) {
    let mut at = 0;
    while let Some(start) = after_space(text, at) {
        let before = found.len();
        at = match plain(text, start, found) {
            Some(end) => end,
            None => {
                found.truncate(before);
                let end = chunk_end(text, start);
                chunk::cut(text, Span::new(start, end), found);
                end
            }
        };
    }
}

/// The character at byte `at`.
fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

fn after_space(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let space = rest.find(|c: char| !c.is_whitespace())?;
    Some(at + space)
}

fn chunk_end(text: &str, start: usize) -> usize {
    text[start..].find(char::is_whitespace).map_or(text.len(), |n| start + n)
}

/// Cuts the chunk at `start` and gives its end, or nothing where it is not plain.
fn plain(text: &str, start: usize, found: &mut Vec<Token>) -> Option<usize> {
    let mut at = start;
    loop {
        let Some((class, c, next)) = read(text, at) else { return Some(at) };
        match class {
            Class::Space => return Some(at),
            Class::Letter => {
                let (end, letters) = word_end(text, next);
                found.push(Token::new(Span::new(at, end), TokenKind::Word));
                // «أ.ف.ب» is one word.
                if letters == 1 && char_at(text, end) == Some('.') {
                    return None;
                }
                at = end;
            }
            Class::Digit => {
                let mut end = next;
                while let Some((Class::Digit, _, next)) = read(text, end) {
                    end = next;
                }
                match read(text, end) {
                    None | Some((Class::Space | Class::Letter, ..)) => {}
                    // A mark that cannot join digits, or that no digit follows.
                    Some((Class::Mark, c, after))
                        if !number::joins(c) || !matches!(read(text, after), Some((Class::Digit, ..))) => {}
                    _ => return None,
                }
                found.push(Token::new(Span::new(at, end), TokenKind::Number));
                at = end;
            }
            Class::Mark => {
                let mut end = next;
                if c == '.' {
                    while text.as_bytes().get(end) == Some(&b'.') {
                        end += 1;
                    }
                }
                // A combining character would belong to the mark.
                if matches!(read(text, end), Some((Class::Combining | Class::Other, ..))) {
                    return None;
                }
                found.push(Token::new(Span::new(at, end), TokenKind::Punctuation));
                at = end;
            }
            Class::Combining | Class::Tatweel | Class::Other => return None,
        }
        // Whatever follows must be plain as well.
        if let Some((Class::Combining | Class::Tatweel | Class::Other, ..)) = read(text, at) {
            return None;
        }
    }
}

/// The class of the character at `at`, itself, and where the next one starts.
fn read(text: &str, at: usize) -> Option<(Class, char, usize)> {
    let c = char_at(text, at)?;
    Some((class(c), c, at + c.len_utf8()))
}

/// Where the word that runs on at `at` ends, and how many letters it has (counting one before `at`).
fn word_end(text: &str, mut at: usize) -> (usize, usize) {
    let mut letters = 1;
    while let Some((class, _, next)) = read(text, at) {
        match class {
            Class::Letter => letters += 1,
            Class::Combining | Class::Tatweel => {}
            _ => break,
        }
        at = next;
    }
    (at, letters)
}

#[cfg(test)]
mod tests;
