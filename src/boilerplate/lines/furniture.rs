//! Which lines of a dump are furniture by what they themselves hold, whatever the model made of them.
//!
//! The model reads lines in their sequence and learnt from pages that are full of furniture. Where a document shows
//! none, there is nothing to remove: [`restore`] gives the article back what was removed on no evidence.

use super::judge;
use super::page::{Line, Page};
use super::phrases::CALLER;
use super::reader::Ending;
use super::verdict::Verdict;
use crate::boilerplate::block::BlockKind;

/// Words that a button or an appeal may have beside the phrase that it is known by: «تابعنا على تويتر».
///
/// A phrase with more behind it has arguments, as the verb of a sentence has.
const ARGUMENTS: u32 = 6;

/// How many lines below the head of a list its items are taken to reach.
const ITEMS: usize = 40;

/// Whether a line is furniture by its own words: a known phrase that stands nearly alone, a menu of sections,
/// an address, a date or a number alone, a row of bars.
pub(super) fn evident(line: &Line) -> bool {
    let known = line.kind.is_some_and(BlockKind::is_junk)
        && line.phrase.is_some_and(|hit| hit.anchored || hit.whole)
        && !argued(line);
    let filled = line.covered > 0 && line.covered * 2 >= line.words;
    let menu = line.words > 0 && line.sections == line.words;
    let stamp = line.dates > 0 && line.dates * 2 > line.words || line.words == line.numbers && line.words > 0;
    let address = line.counts.address && line.words <= 8;
    known || filled || menu || stamp || address || line.counts.bars > 2 || line.counts.hash
}

/// Whether a phrase of furniture at the head of a line governs a clause, as the verb of a sentence does:
/// «تابعنا جميعا الفيديو الأول لحادثة …», «شارك علي كلاي في البطولة».
pub(super) fn argued(line: &Line) -> bool {
    let rest = line.words.saturating_sub(line.covered);
    let sentence = line.counts.ending == Ending::Stop || line.stops > 0 && line.counts.chars > 60;
    let whole = line.counts.ending == Ending::Stop && line.counts.period && line.separators == 0;
    let governs = match line.kind {
        Some(
            BlockKind::Share
            | BlockKind::Promo
            | BlockKind::Widget
            | BlockKind::Embed
            | BlockKind::Navigation,
        ) => sentence,
        // «في السياق ذاته أتمت القوات …»
        Some(BlockKind::Related | BlockKind::Notice) => whole,
        _ => false,
    };
    governs && line.phrase_weight < CALLER && rest > ARGUMENTS && line.you < 2
}

/// Which lines of a document show furniture: by themselves, or because templates know them.
pub(super) fn evidence(page: &Page, learned: &[bool], verdicts: &[Verdict]) -> Vec<bool> {
    let lines = page.lines.iter().zip(verdicts).enumerate();
    lines.map(|(n, (line, verdict))| verdict.kind.is_junk() && (learned[n] || evident(line))).collect()
}

/// Whether a document shows so little furniture that it is an article as somebody cut it out already.
pub(super) fn is_calm(evidence: &[bool]) -> bool {
    let shown = evidence.iter().filter(|&&shown| shown).count();
    shown <= 2 && shown * 4 <= evidence.len()
}

/// Gives back to the article the lines that were removed without evidence.
///
/// A run of junk that holds no evident line is no furniture when the document shows little of it; in a run that holds
/// one, what stands before the first is no furniture, and neither are whole paragraphs that no head of a list leads.
pub(super) fn restore(page: &Page, learned: &[bool], verdicts: &mut [Verdict]) {
    let evidence = evidence(page, learned, verdicts);
    let shown = evidence.iter().filter(|&&shown| shown).count();
    let calm = is_calm(&evidence);
    let forms =
        (0..verdicts.len()).any(|i| evidence[i] && page.lines[i].kind == Some(BlockKind::CommentForm));
    let mut start = 0;
    while start < verdicts.len() {
        if !verdicts[start].kind.is_junk() {
            start += 1;
            continue;
        }
        let end = (start..verdicts.len()).find(|&i| !verdicts[i].kind.is_junk()).unwrap_or(verdicts.len());
        let first = (start..end).find(|&i| evidence[i]);
        let mut head: Option<usize> = None;
        for index in start..end {
            let line = &page.lines[index];
            if evidence[index] {
                let list =
                    learned[index] || matches!(line.kind, Some(BlockKind::Related | BlockKind::CommentForm));
                head = if list { Some(index) } else { head.filter(|_| line.words > 3) };
                continue;
            }
            let led = head.is_some_and(|head| index - head <= ITEMS);
            let before = first.is_none_or(|first| index < first);
            let text = judge::prose(line) > 2.0 && line.words >= if line.you == 0 { 25 } else { 60 };
            let few = shown <= 4 && shown * 6 <= page.lines.len();
            // Nothing heads comments: these are the letters and answers of the article.
            let letter = verdicts[index].kind == BlockKind::CommentForm
                && !forms
                && line.words > 5
                && shown * 8 <= page.lines.len();
            if line.words > 0 && calm && before || (text && few || letter) && !led {
                verdicts[index] = Verdict {
                    kind: BlockKind::Paragraph,
                    score: 0.6,
                    reason: if first.is_none() {
                        "nothing around it is furniture".into()
                    } else {
                        "a text that no head of a list leads".into()
                    },
                };
            }
        }
        start = end;
    }
}
