//! What repetition says of each block, against what the block looks like.

use super::counts::{Counts, Seen, Spread, keys, number};
use super::look_at;
use crate::boilerplate::article::Article;
use crate::boilerplate::block::BlockKind;
use crate::boilerplate::lines::{Look, Phrases};

/// Documents of a group before it can say anything.
const FEW: u32 = 3;
/// Documents of a group before what does not repeat is taken for the article's own.
const ENOUGH: u32 = 20;

/// What is known of a block.
struct Evidence {
    look: Option<Look>,
    exact: Seen,
    /// The most documents that hold its shape or a near line.
    alike: Seen,
    /// Which share of the documents that hold the line are of this group.
    own: f32,
}

/// Changes the kinds of `article`'s blocks where what was learned of `group` says so.
pub(super) fn weigh(article: &mut Article, counts: &Counts, spread: &Spread, group: &str, phrases: &Phrases) {
    let documents = counts.groups.get(group).copied().unwrap_or(0);
    if documents < FEW {
        return;
    }
    let group = number(group);
    let evidence: Vec<Evidence> = article
        .blocks
        .iter()
        .map(|block| {
            let look = look_at(&block.text, phrases);
            let found: Vec<(u64, Seen)> =
                look.iter().flat_map(keys).map(|key| (key, counts.get(group, key))).collect();
            let exact = found.first().map_or(Seen::default(), |f| f.1);
            let alike = found.iter().skip(1).map(|f| f.1).max_by_key(|s| s.documents).unwrap_or_default();
            let all = found.first().and_then(|f| spread.get(&f.0)).copied().unwrap_or(exact.documents);
            let own = exact.documents as f32 / all.max(1) as f32;
            Evidence { look, exact, alike, own }
        })
        .collect();
    let repeats: Vec<Option<Seen>> =
        article.blocks.iter().zip(&evidence).map(|(block, e)| repeated(block.kind, e, documents)).collect();
    let main = text_stretches(article, &evidence, &repeats);
    let first = article.blocks.iter().position(|b| b.kind.is_body()).unwrap_or(article.blocks.len());
    for (index, block) in article.blocks.iter_mut().enumerate() {
        let of =
            |seen: Seen| format!("repeated in {} of {documents} documents of this group", seen.documents);
        if let Some(seen) = repeats[index] {
            if !block.kind.is_junk() {
                block.kind = place(seen);
            }
            block.score = block.score.max(seen.documents as f32 / (documents + 1) as f32).min(1.0);
            block.reason = of(seen);
        } else if documents >= ENOUGH && main[index] {
            let Some(look) = evidence[index].look else { continue };
            // A known phrase fills a short line of furniture; in a longer line it may be chance.
            if look.furniture && look.words < 7 || block.kind.is_body() {
                continue;
            }
            let beside = matches!(block.kind, BlockKind::Caption | BlockKind::Credit | BlockKind::Title);
            let metadata = block.kind.is_metadata();
            let bar = if metadata && (beside || index < first) { 2.0 } else { 0.0 };
            if look.prose > bar {
                block.kind = BlockKind::Paragraph;
            } else if !metadata && look.words > 1 {
                let above = evidence.get(index + 1).and_then(|e| e.look).is_some_and(|l| l.prose > 0.0);
                let short = look.words < 10 && main.get(index + 1) == Some(&true) && above;
                block.kind = if short { BlockKind::Heading } else { BlockKind::Paragraph };
            } else {
                continue;
            }
            block.score = 0.7;
            block.reason =
                format!("among the article's lines, and in no other of {documents} documents of this group");
        }
    }
    let body = article.blocks.iter().any(|b| b.kind.is_body());
    article.reason = match article.reason.take() {
        _ if body => None,
        None => Some("every line repeats over the documents of this group".into()),
        reason => reason,
    };
    if let Some(span) = article.title.as_ref().and_then(|t| t.span)
        && article.blocks.iter().any(|b| b.span == span && b.kind.is_junk())
    {
        article.title = None;
    }
}

/// The documents that hold the line, when that says that it belongs to the site.
fn repeated(kind: BlockKind, evidence: &Evidence, documents: u32) -> Option<Seen> {
    let look = evidence.look?;
    let at_least = |seen: Seen, few: u32, share: f32| {
        let share = if documents < ENOUGH { share.max(0.34) } else { share };
        (seen.documents >= few && seen.documents as f32 >= share * documents as f32).then_some(seen)
    };
    let (exact, alike) = (evidence.exact, evidence.alike);
    if kind.is_junk() {
        let share = if look.furniture { 0.002 } else { 0.01 };
        return at_least(exact, FEW, share).or_else(|| at_least(alike, 5, 0.02));
    }
    if kind.is_metadata() {
        // Names, sections and dates repeat by nature; a title does not.
        let share = if kind == BlockKind::Title || kind == BlockKind::Subtitle { 0.02 } else { 0.6 };
        return at_least(exact, FEW, share);
    }
    // Text that repeats may be real: a refrain, an agency's lead, the background that ends many stories.
    // It must look like furniture, or repeat here far more than elsewhere and in many documents.
    if look.furniture || look.prose < 0.0 {
        let share = if kind == BlockKind::Heading && !look.furniture { 0.03 } else { 0.005 };
        let masked = look.numbers || look.words > 5;
        return at_least(exact, FEW, share)
            .or_else(|| at_least(alike, 5, 0.03).filter(|_| masked && look.prose < -0.5));
    }
    let exact = at_least(exact, 4, 0.02).filter(|_| evidence.own >= 0.8);
    exact.or_else(|| at_least(alike, 10, 0.2).filter(|_| evidence.own >= 0.8))
}

/// The kind of a repeated line of which nothing else is known, by where it stands.
fn place(seen: Seen) -> BlockKind {
    match seen.places / seen.documents.max(1) {
        0..25 => BlockKind::Navigation,
        25..75 => BlockKind::Widget,
        _ => BlockKind::Footer,
    }
}

/// Which blocks stand in a stretch of text: between repeated lines, and not below the head of a list of stories.
fn text_stretches(article: &Article, evidence: &[Evidence], repeats: &[Option<Seen>]) -> Vec<bool> {
    let prose = |i: usize| evidence[i].look.map_or(0.0, |l| l.prose);
    let mut main = vec![false; repeats.len()];
    let words = |range: std::ops::Range<usize>| -> u32 {
        range.map(|i| evidence[i].look.map_or(0, |l| l.words)).sum()
    };
    let mut longest = (30, usize::MAX);
    let mut start = 0;
    while start < repeats.len() {
        let end = (start..repeats.len()).find(|&i| repeats[i].is_some()).unwrap_or(repeats.len());
        longest = longest.max((words(start..end), start));
        start = end + 1;
    }
    start = 0;
    while start < repeats.len() {
        let end = (start..repeats.len()).find(|&i| repeats[i].is_some()).unwrap_or(repeats.len());
        let headed = start.checked_sub(1).is_some_and(|i| {
            article.blocks[i].kind == BlockKind::Related && evidence[i].look.is_some_and(|l| l.furniture)
        });
        let sum: f32 = (start..end).map(|i| prose(i).max(0.0)).sum();
        let body = (start..end).any(|i| article.blocks[i].kind.is_body());
        // The head of a list of other stories, known or not, stands in the lower part of the page.
        let low = start.checked_sub(1).is_some_and(|i| {
            let seen = repeats[i].unwrap_or_default();
            article.blocks[i].kind == BlockKind::Related && seen.places / seen.documents.max(1) >= 65
        });
        let long = words(start..end) >= 30 && !low;
        let article_like = body || sum > 6.0 || longest.1 == start || long;
        if !headed && article_like {
            // From the headline on: below it nothing of the site stands before the next repeated line.
            let title = (start..end.min(start + 4)).find(|&i| article.blocks[i].kind == BlockKind::Title);
            let first = title.map_or(start, |t| t + 1);
            main[first..end].fill(true);
        }
        start = end + 1;
    }
    main
}
