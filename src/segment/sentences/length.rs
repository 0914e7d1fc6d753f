//! Sentences far too long: text without a final mark for 100 words and more.
//!
//! Such text is cut before a word that opens a clause («وقال», «فيما»), at the
//! last such word between the 30th and the 80th; failing that after the last ؛
//! or comma there; failing that not at all.

use super::words::is_cut;
use crate::span::Span;

/// A sentence of no more words stays whole.
const TOO_LONG: usize = 100;
/// No piece is shorter, the last one aside.
const SHORTEST: usize = 30;
/// A cut comes no later, if there is one before.
const LONGEST: usize = 80;

/// Adds `span` to `found`, in pieces where it is far too long.
pub(super) fn cut(text: &str, span: Span, found: &mut Vec<Span>) {
    // A word and a space are at least two bytes.
    if span.len() < 2 * TOO_LONG || span.of(text).split_whitespace().nth(TOO_LONG).is_none() {
        found.push(span);
        return;
    }
    let words: Vec<Span> = span
        .of(text)
        .split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            Span::new(start, start + word.len())
        })
        .collect();
    let mut first = 0;
    while words.len() - first > TOO_LONG {
        let window = first + SHORTEST..first + LONGEST;
        let clause = window.clone().rev().find(|&i| is_cut(words[i].of(text)));
        let comma = || window.clone().rev().find(|&i| words[i - 1].of(text).ends_with(['؛', '،', ',', ';']));
        // Past a stretch without any place to cut, look on from its end.
        let next = clause.or_else(comma).unwrap_or_else(|| {
            (first + LONGEST..words.len() - SHORTEST)
                .find(|&i| is_cut(words[i].of(text)))
                .unwrap_or(words.len())
        });
        if next == words.len() {
            break;
        }
        found.push(Span::new(words[first].start, words[next - 1].end));
        first = next;
    }
    found.push(Span::new(words[first].start, span.end));
}
