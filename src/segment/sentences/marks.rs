//! Which marks end a sentence.

use super::words::{Abbreviation, abbreviation};
use crate::script::{self, digit};

/// How many words a sentence must have before ؛ ends it.
const LONG: usize = 40;
/// How many words must stand before `..` or `…` for it to end a sentence.
const ENOUGH: usize = 5;

/// What has been read of a sentence that has not ended yet.
///
/// Each character is read once, so that a text of nothing but marks is linear too.
pub(super) struct Open {
    start: usize,
    at: usize,
    words: usize,
    in_word: bool,
    quoted: bool,
}

impl Open {
    /// The sentence that begins at `start`.
    pub(super) fn new(start: usize) -> Self {
        Self { start, at: start, words: 0, in_word: false, quoted: false }
    }

    /// Where it begins.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Reads on to `end`.
    fn read(&mut self, text: &str, end: usize) {
        for c in text[self.at..end].chars() {
            if c.is_whitespace() {
                self.in_word = false;
            } else if c == '"' {
                self.quoted = !self.quoted;
            } else if !self.in_word && (matches!(c, 'ء'..='ي') || c.is_alphanumeric()) {
                self.in_word = true;
                self.words += 1;
            }
        }
        self.at = end;
    }
}

/// The next mark of `open` before `limit` that might end it: where it ends,
/// closing marks included, and whether it does end the sentence.
pub(super) fn next(text: &str, open: &mut Open, limit: usize) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let mut mark = open.at;
    // ASCII finals, and the lead bytes of ؛ ؟ ۔ … and ‼.
    let c = loop {
        mark +=
            bytes[mark..limit].iter().position(|b| matches!(b, b'.' | b'!' | b'?' | 0xD8 | 0xDB | 0xE2))?;
        let c = text[mark..].chars().next()?;
        if is_final(c) || c == '؛' {
            break c;
        }
        mark += c.len_utf8();
    };
    open.read(text, mark);
    let mut after = mark + c.len_utf8();
    if c != '؛' {
        let run = &text[after..limit];
        after += run.len() - run.trim_start_matches(is_final).len();
    }
    let close = closers(text, open.quoted, after, limit);
    let ends = close == limit || is_end(text, open, mark, after, close, limit);
    open.read(text, close);
    Some((close, ends))
}

/// Whether the marks `mark..after`, with closing marks up to `close`, end `open`.
fn is_end(text: &str, open: &Open, mark: usize, after: usize, close: usize, limit: usize) -> bool {
    let (before, marks, rest) = (&text[open.start..mark], &text[mark..after], &text[close..limit]);
    let spaced = rest.starts_with(char::is_whitespace);
    if open.words == 0 || before.ends_with(['(', '[']) {
        return false;
    }
    if marks == "؛" {
        spaced && open.words >= LONG
    } else if marks == "." {
        full_stop(before, rest, close > after)
    } else if marks.contains(['!', '?', '؟', '۔']) {
        !goes_on(rest)
    } else {
        open.words >= ENOUGH && spaced && !goes_on(rest)
    }
}

fn is_final(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔' | '‼' | '⁇' | '⁈' | '⁉')
}

/// The end of the closing quotation marks and brackets that follow a final mark.
///
/// A straight quotation mark closes if one is open (`quoted`).
fn closers(text: &str, mut quoted: bool, mut at: usize, limit: usize) -> usize {
    let mut spaced = true;
    loop {
        let rest = &text[at..limit];
        let Some(c) = rest.chars().next() else { return at };
        let closes = match c {
            '»' | '”' | '’' | '›' | ')' | ']' | '}' | '\'' | '﴿' => true,
            // Arabic papers also close with the mark that opens elsewhere.
            '“' => rest[c.len_utf8()..].chars().next().is_none_or(char::is_whitespace),
            '"' => std::mem::take(&mut quoted) || rest[1..].chars().next().is_none_or(char::is_whitespace),
            _ if script::is_bidi_control(c) => true,
            // «نعم. »: one space before a mark that can only close.
            ' ' if spaced && rest[1..].starts_with(['»', '”', ')']) => {
                spaced = false;
                true
            }
            _ => false,
        };
        if !closes {
            return at;
        }
        at += c.len_utf8();
    }
}

/// Whether a single full stop between `before` and `rest` is final.
fn full_stop(before: &str, rest: &str, closed: bool) -> bool {
    let next = rest.chars().next();
    let spaced = next.is_some_and(char::is_whitespace);
    let word = last_word(before);
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    if !spaced {
        // «قال.وأضاف»: a space is missing. Not so in 3.5, أ.ف.ب and example.com.
        let arabic = |c: char| script::is_letter(c);
        return !closed
            && next.is_some_and(|c| arabic(c) || is_opener(c))
            && letters > 1
            && (word.ends_with(arabic) || word.ends_with(script::is_mark))
            && next_letters(rest) > 1
            || closed && next.is_some_and(arabic);
    }
    if closed {
        return !goes_on(rest);
    }
    // «1. العراق», «أ. مقدمة»: the mark of a list.
    if before.len() <= 64
        && before.trim_start().len() == word.len()
        && (letters == 1 || is_number(word) && letters <= 3)
    {
        return false;
    }
    let after_number = is_number(last_word(before[..before.len() - word.len()].trim_end()));
    let initials = letters > 0 && word.split('.').all(single_letter);
    let stays = if initials {
        // «2017 م. وقال» ends; «د. أحمد» and «أ.ف.ب. في» do not.
        !after_number
    } else {
        match abbreviation(word.trim_start_matches(['(', '«', '"', '“'])) {
            Some(Abbreviation::Unit) => !after_number,
            Some(Abbreviation::Title | Abbreviation::Latin) => true,
            None => false,
        }
    };
    !stays && !goes_on(rest)
}

/// Whether what follows on the same line can only be the rest of the sentence.
fn goes_on(rest: &str) -> bool {
    let mut chars = rest.trim_start_matches([' ', '\t', '\u{A0}']).chars();
    match chars.next() {
        Some('،' | ',' | '؛' | ';' | ':' | ')' | ']' | '/') => true,
        Some(c) => c.is_ascii_lowercase(),
        None => false,
    }
}

fn is_opener(c: char) -> bool {
    matches!(c, '«' | '“' | '"' | '(' | '‹')
}

/// The letters at the head of `rest`, opening marks aside, counted up to two.
fn next_letters(rest: &str) -> usize {
    let word = rest.trim_start_matches(is_opener);
    word.chars().filter(|&c| !script::is_mark(c)).take_while(|c| c.is_alphabetic()).take(2).count()
}

/// The last word of `before`: what follows its last white space, at most 64 bytes.
fn last_word(before: &str) -> &str {
    let mut from = before.len().saturating_sub(64);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let tail = &before[from..];
    tail.rfind(char::is_whitespace).map_or(tail, |at| tail[at..].trim_start())
}

fn single_letter(part: &str) -> bool {
    part.chars().filter(|c| !script::is_mark(*c) && *c != '\u{640}' && !is_opener(*c)).count() == 1
        && part.chars().any(char::is_alphabetic)
}

fn is_number(word: &str) -> bool {
    !word.is_empty()
        && word.chars().all(|c| digit(c).is_some() || matches!(c, '.' | ',' | '٫' | '٬' | '/' | '-'))
}
