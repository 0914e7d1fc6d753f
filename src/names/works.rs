//! Titles in quotation marks after what they are: رواية «…»، فيلم «…»، السفينة «…».

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::lexicon::Class;
use crate::words::Gap;

/// The most words that a title has here; a longer quotation is speech.
const LONGEST: usize = 6;

/// Adds a candidate for every quoted title.
pub(super) fn candidates(evidence: &Evidence<'_>, found: &mut Vec<Candidate>) {
    for at in 1..evidence.len() {
        if evidence.gap(at) != Some(Gap::Opening) || !is_kind(evidence.base(at - 1)) {
            continue;
        }
        let Some(end) = closed(evidence, at) else { continue };
        let word = evidence.words.word(at);
        found.push(Candidate {
            first: at,
            end,
            start: word.span.start,
            label: Label::Misc,
            score: 0.92,
            known: None,
            explained_by: None,
        });
    }
}

/// Whether the word is one of the kinds, with the article or a pronoun: «الرواية», «روايته».
fn is_kind(word: &str) -> bool {
    let plain = word.strip_prefix("ال").unwrap_or(word);
    let owned = plain.strip_suffix("ته").or_else(|| plain.strip_suffix("تها"));
    let bare = owned.or_else(|| plain.strip_suffix('ه')).or_else(|| plain.strip_suffix("ها"));
    let holds = |word: &str| Class::Work.holds(word);
    holds(plain) || bare.is_some_and(holds) || owned.is_some_and(|stem| holds(&format!("{stem}ه")))
}

/// The word after the last one inside the quotation that opens right before `at`.
fn closed(evidence: &Evidence<'_>, at: usize) -> Option<usize> {
    let text = evidence.text;
    let open = text[..evidence.words.word(at).span.start].chars().next_back()?;
    let close = match open {
        '«' => '»',
        '“' => '”',
        '"' => '"',
        _ => return None,
    };
    let mut end = at;
    while end < evidence.len() && end - at < LONGEST {
        let span = evidence.words.word(end).span;
        if end > at && evidence.gap(end) == Some(Gap::Line) {
            return None;
        }
        end += 1;
        if text[span.end..].starts_with(close) {
            return Some(end);
        }
    }
    None
}
