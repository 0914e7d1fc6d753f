//! What stands above the model: documents without furniture, their openings, the caller's own phrases.

use super::judge;
use super::page::Page;
use super::phrases::CALLER;
use super::reader::Ending;
use super::verdict::Verdict;
use super::{furniture, opening};
use crate::boilerplate::block::BlockKind;

/// Settles the verdicts of the model; `learned` says which lines templates know for furniture.
pub(super) fn settle(source: &str, page: &Page, learned: &[bool], verdicts: &mut [Verdict]) {
    furniture::restore(page, learned, verdicts);
    opening::settle(source, page, learned, verdicts);
    caller(page, verdicts);
    keep_short(page, learned, verdicts);
}

/// What the caller says of a line is not weighed.
fn caller(page: &Page, verdicts: &mut [Verdict]) {
    for (line, verdict) in page.lines.iter().zip(verdicts) {
        let marked = line.phrase.is_some_and(|hit| hit.anchored || hit.whole);
        if let (true, Some(kind), CALLER) = (marked, line.kind, line.phrase_weight) {
            *verdict = Verdict { kind, score: 1.0, reason: "a phrase of the caller".into() };
        }
    }
}

/// A document of a line or two has nothing around them: what reads like text, or stands alone, is its body.
fn keep_short(page: &Page, learned: &[bool], verdicts: &mut [Verdict]) {
    if verdicts.iter().any(|v| v.kind.is_body()) {
        return;
    }
    if page.lines.len() > 3 {
        return keep_last(page, learned, verdicts);
    }
    let alone = page.lines.len() == 1;
    for (line, verdict) in page.lines.iter().zip(verdicts.iter_mut()) {
        let known = line.phrase.is_some_and(|hit| hit.anchored || hit.whole);
        let sentence = line.counts.ending == Ending::Stop || judge::prose(line) > 0.0;
        if !known && line.words > 1 && (alone || sentence) {
            *verdict = text();
        }
    }
    if verdicts.len() > 1 && !verdicts.iter().any(|v| v.kind.is_body()) {
        keep_last(page, learned, verdicts);
    }
}

/// Below a headline the last line is the text, however short, where nothing says that it is furniture.
fn keep_last(page: &Page, learned: &[bool], verdicts: &mut [Verdict]) {
    let title = verdicts.iter().position(|v| v.kind == BlockKind::Title);
    let evidence = furniture::evidence(page, learned, verdicts);
    let Some(last) = verdicts.len().checked_sub(1).filter(|&last| title.is_some_and(|title| title < last))
    else {
        return;
    };
    if furniture::is_calm(&evidence) && !evidence[last] && page.lines[last].words > 1 {
        verdicts[last] = text();
    }
}

fn text() -> Verdict {
    Verdict { kind: BlockKind::Paragraph, score: 0.6, reason: "the document has hardly anything else".into() }
}
