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
    let folded = words.folded(at);
    let mut best: Option<(Reading, Form, usize)> = None;
    for reading in readings(folded) {
        let rest = reading.rest(folded, scratch);
        let Some((form, long)) = gazetteer.longest(rest, words.following(at)) else { continue };
        // «كمينا» and «فاتو» are words of their own: ف and ك hardly ever stand before a short name
        let doubtful = long == 1
            && reading.letters > 0
            && folded[..reading.at].ends_with(['ف', 'ك'])
            && !rest.starts_with("ال")
            && rest.chars().count() < 5;
        let better = best.is_none_or(|(_, _, before)| long > before);
        if better && (!doubtful || gazetteer.meanings(form).any(|entry| entry.certain)) {
            best = Some((reading, form, long));
        }
    }
    let (reading, form, long) = best?;
    let span = words.word(at).span;
    let start = if reading.letters == 0 { 0 } else { reading.start(span.of(words.text())) };
    Some(Match { form, first: at, words: long, start: span.start + start, letters: reading.letters })
}
