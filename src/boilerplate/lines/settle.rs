//! Second thoughts: what a line's neighbours settle once every line has a kind.

use super::judge;
use super::kinds::Verdict;
use super::page::Page;
use super::stories::{overlap, spread};
use crate::boilerplate::block::BlockKind;

/// Whether a known phrase heads a list of stories here.
pub(super) fn heads_stories(page: &Page, index: usize) -> bool {
    let line = &page.lines[index];
    line.kind == Some(BlockKind::Related)
        && line.phrase.is_some_and(|hit| hit.anchored || hit.whole)
        && (line.phrase_weight == 3 || line.words < 5)
}

/// Gives back to the article the sections that were taken for teasers of other stories.
///
/// A run of `related` lines right below the text, with real paragraphs, with no
/// head of a list above it, and that speaks of what the article speaks of, is
/// its next section.
pub(super) fn reclaim(page: &Page, verdicts: &mut [Verdict]) {
    let body: Vec<usize> = (0..verdicts.len()).filter(|&i| verdicts[i].kind.is_body()).collect();
    if body.len() < 3 {
        return;
    }
    let own = spread(page, &body);
    let mut start = body[0];
    while start < verdicts.len() {
        let related = |i: &usize| verdicts[*i].kind == BlockKind::Related && !heads_stories(page, *i);
        let run: Vec<usize> = (start..verdicts.len()).take_while(related).collect();
        let end = start + run.len();
        let follows = start.checked_sub(1).is_some_and(|i| verdicts[i].kind.is_body());
        let prose: Vec<usize> = run.into_iter().filter(|&i| judge::prose(&page.lines[i]) > 1.5).collect();
        if let (true, Some(&last)) = (follows, prose.last()) {
            if overlap(page, &prose, &body) >= own * 0.6 {
                for index in start..=last {
                    let text = prose.contains(&index);
                    let verdict = &mut verdicts[index];
                    verdict.kind = if text { BlockKind::Paragraph } else { BlockKind::Heading };
                    verdict.score = 0.7;
                    verdict.reason = "speaks of what the article above it speaks of".into();
                }
            }
        }
        start = end + 1;
    }
}

/// Small corrections of metadata and of the foot of the page.
pub(super) fn settle(page: &Page, verdicts: &mut [Verdict]) {
    let body: Vec<usize> = (0..verdicts.len()).filter(|&i| verdicts[i].kind.is_body()).collect();
    let captions: Vec<u64> = (0..verdicts.len())
        .filter(|&i| verdicts[i].kind == BlockKind::Caption)
        .map(|i| page.lines[i].counts.exact)
        .collect();
    for index in 0..verdicts.len() {
        let line = &page.lines[index];
        let kind = verdicts[index].kind;
        let mut set = |kind: BlockKind, reason: &str| {
            verdicts[index].kind = kind;
            verdicts[index].score = 0.7;
            verdicts[index].reason = reason.into();
        };
        let alone = line.words == 1 && line.numbers == 1 && line.counts.chars < 4;
        if kind.is_junk() && line.copies > 1 && line.words > 3 && captions.contains(&line.counts.exact) {
            set(BlockKind::Caption, "the words of a picture, again");
        } else if matches!(kind, BlockKind::Widget | BlockKind::Footer | BlockKind::Notice)
            && alone
            && line.phrase.is_none()
        {
            let behind =
                body.last().is_some_and(|&last| index > last) || body.first().is_some_and(|&f| index > f);
            if behind && line.copies == 1 {
                set(BlockKind::PageNumber, "a number alone on a line");
            }
        } else if kind == BlockKind::Byline && line.kind != Some(BlockKind::Byline) && line.words < 5 {
            // A name is not what the article speaks of all the time.
            let before = body.first().is_some_and(|&first| index < first);
            if before && !page.content(line).is_empty() && overlap(page, &[index], &body) >= 0.5 {
                set(BlockKind::Caption, "words of the article beside the headline, not a name");
            }
        }
    }
    appeals(page, verdicts, body.last().map_or(0, |&last| last + 1));
}

/// Below the text, what stands among appeals and notices is an appeal too.
fn appeals(page: &Page, verdicts: &mut [Verdict], foot: usize) {
    let mut start = foot;
    while start < verdicts.len() {
        let end = (start..verdicts.len()).find(|&i| heads_stories(page, i)).unwrap_or(verdicts.len());
        let says = |v: &Verdict| matches!(v.kind, BlockKind::Promo | BlockKind::Notice);
        if verdicts[start..end].iter().filter(|v| says(v)).count() > 1 {
            let first = start + verdicts[start..end].iter().position(says).unwrap_or(0);
            for index in first..end {
                let line = &page.lines[index];
                let other = matches!(verdicts[index].kind, BlockKind::Related | BlockKind::Footer);
                if other && !line.kind.is_some_and(BlockKind::is_junk) {
                    verdicts[index].kind = BlockKind::Promo;
                    verdicts[index].reason = "stands among appeals to the reader".into();
                }
            }
        }
        // The stories behind the head are left alone.
        start = (end + 1..verdicts.len())
            .find(|&i| verdicts[i].kind != BlockKind::Related)
            .unwrap_or(verdicts.len());
    }
}
