//! Titles in quotation marks after what they are: رواية «…»، فيلم «…»، السفينة «…».

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::words::Gap;

/// Words whose quoted complement is a name, without the article.
const KINDS: [&str; 27] = [
    "روايه",
    "فيلم",
    "فلم",
    "كتاب",
    "مسرحيه",
    "ديوان",
    "اغنيه",
    "مسلسل",
    "قصيده",
    "لوحه",
    "البوم",
    "سفينه",
    "ناقله",
    "باخره",
    "عباره",
    "برنامج",
    "مبادره",
    "حمله",
    "عمليه",
    "مناوره",
    "مهرجان",
    "معرض",
    "جايزه",
    "قصه",
    "سلسله",
    "لعبه",
    "تطبيق",
];

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
    KINDS.iter().any(|&kind| {
        kind == plain || bare == Some(kind) || owned.is_some_and(|stem| kind.strip_suffix('ه') == Some(stem))
    })
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
