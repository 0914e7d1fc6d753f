//! Sentences that survive news.

use crate::span::Span;

/// The sentences of `text`, in order, without the white space around them.
///
/// Lines end sentences, and so do `.`, `!`, `؟`, `?` and `…` before white space.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = at + c.len_utf8();
        let ends = c == '\n'
            || (matches!(c, '.' | '!' | '؟' | '?' | '…')
                && chars.peek().is_none_or(|(_, n)| n.is_whitespace()));
        if ends {
            push(text, Span::new(start, after), &mut found);
            start = after;
        }
    }
    push(text, Span::new(start, text.len()), &mut found);
    found
}

fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let span = span.trim(text);
    if !span.is_empty() {
        found.push(span);
    }
}
