//! The names of the gazetteer that begin with a word.

use super::Words;
use super::reading::{Reading, readings};
use crate::lexicon::{Form, Gazetteer};

/// A listed name in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// What it is in the gazetteer.
    pub form: Form,
    /// Its first word.
    pub first: usize,
    /// The number of its words.
    pub words: usize,
    /// The byte of the text at which it begins, proclitics left out.
    pub start: usize,
    /// The proclitic letters left out before it.
    pub letters: usize,
}

/// The longest listed name that begins with this word, proclitics aside; the least is stripped.
pub(super) fn longest(
    words: &Words<'_>,
    gazetteer: &Gazetteer,
    at: usize,
    scratch: &mut String,
) -> Option<Match> {
    let mut best: Option<Match> = None;
    for reading in readings(words.folded(at)) {
        let found = in_reading(words, gazetteer, at, reading, scratch);
        best = match (best, found) {
            (Some(best), Some(found)) if found.words <= best.words => Some(best),
            (best, found) => found.or(best),
        };
    }
    best
}

/// The longest listed name that begins with this word in a reading.
pub(super) fn in_reading(
    words: &Words<'_>,
    gazetteer: &Gazetteer,
    at: usize,
    reading: Reading,
    scratch: &mut String,
) -> Option<Match> {
    let folded = words.folded(at);
    let rest = reading.rest(folded, scratch);
    let (form, long) = gazetteer.longest(rest, words.following(at))?;
    // «كمينا» and «فاتو» are words of their own: ف and ك hardly ever stand before a short name
    let doubtful = long == 1
        && reading.letters > 0
        && folded[..reading.at].ends_with(['ف', 'ك'])
        && !rest.starts_with("ال")
        && rest.chars().count() < 5;
    if doubtful && !gazetteer.meanings(form).any(|entry| entry.certain) {
        return None;
    }
    let span = words.word(at).span;
    let start = if reading.letters == 0 { 0 } else { reading.start(span.of(words.text())) };
    Some(Match { form, first: at, words: long, start: span.start + start, letters: reading.letters })
}
