//! A second story at the end of a dump: paragraphs that share little with the article before them.

use super::page::Page;
use super::verdict::Verdict;
use crate::boilerplate::block::BlockKind;

/// Paragraphs of the article that a second story must be compared with, at least.
const ENOUGH: usize = 3;

/// Marks the body after a break as `related` when it speaks of something else.
///
/// A break is a page number or the head of a list of stories among the body.
pub(super) fn set_apart(page: &Page, verdicts: &mut [Verdict]) {
    let body: Vec<usize> = (0..verdicts.len()).filter(|&i| verdicts[i].kind.is_body()).collect();
    for (place, pair) in body.windows(2).enumerate() {
        let between = pair[0] + 1..pair[1];
        let number = between.clone().any(|i| verdicts[i].kind == BlockKind::PageNumber);
        // A pointer inside the text, «اقرأ أيضا: …», is no end of it.
        let head = |i: usize| verdicts[i].kind == BlockKind::Related && page.lines[i].separators == 0;
        let other = between.clone().filter(|&i| head(i)).count() > 1;
        if place + 1 < ENOUGH || !(number || other) {
            continue;
        }
        let (before, after) = body.split_at(place + 1);
        let own = spread(page, before);
        let shared = overlap(page, after, before);
        // How much the article's last paragraphs share with what came before them.
        let limit = if number { 0.6 } else { 0.35 };
        if after.len() <= before.len() && shared < own * limit {
            for &index in after {
                let verdict = &mut verdicts[index];
                verdict.kind = BlockKind::Related;
                verdict.score = 0.7;
                verdict.reason = if number {
                    "another story behind a page number: shares few words with the article".into()
                } else {
                    "another story behind other headlines: shares few words with the article".into()
                };
            }
            return;
        }
    }
}

/// The share of content words of `lines` that stand in `others`.
pub(super) fn overlap(page: &Page, lines: &[usize], others: &[usize]) -> f32 {
    let mut known: Vec<u32> =
        others.iter().flat_map(|&i| page.content(&page.lines[i]).iter().copied()).collect();
    known.sort_unstable();
    known.dedup();
    let (mut shared, mut all) = (0, 0);
    for word in lines.iter().flat_map(|&i| page.content(&page.lines[i])) {
        all += 1;
        shared += usize::from(known.binary_search(word).is_ok());
    }
    shared as f32 / all.max(1) as f32
}

/// How much the second half of the article shares with its first.
pub(super) fn spread(page: &Page, lines: &[usize]) -> f32 {
    let (first, second) = lines.split_at(lines.len() / 2);
    overlap(page, second, first)
}
