//! What repetition says of each block, against what the block looks like.

use super::counts::{Counts, Map, Seen, Spread, again, keys, number};
use super::look_at;
use super::stretches::{Place, Side, sides};
use crate::boilerplate::block::{Block, BlockKind};
use crate::boilerplate::lines::{Look, Phrases};

/// Documents of a group before it can say anything.
const FEW: u32 = 3;
/// Documents of a group before what does not repeat is taken for the article's own.
const ENOUGH: u32 = 20;
/// How many lines from the headline a date may stand.
const BESIDE: usize = 6;

/// What is known of a block.
struct Evidence {
    look: Option<Look>,
    exact: Seen,
    /// The most documents that hold its shape or a near line.
    alike: Seen,
    /// Which share of the documents that hold the line are of this group.
    own: f32,
    /// The counts at this place, when the line stands in the document for the second time or more.
    again: Option<Seen>,
}

/// Changes the kinds of `blocks` where what was learned of `group` says so.
pub(super) fn weigh(blocks: &mut [Block], counts: &Counts, spread: &Spread, group: &str, phrases: &Phrases) {
    let documents = counts.groups.get(group).copied().unwrap_or(0);
    if documents < FEW {
        return;
    }
    let evidence = evidence(blocks, counts, spread, number(group), phrases);
    let repeats: Vec<Option<Seen>> =
        blocks.iter().zip(&evidence).map(|(block, e)| repeated(block.kind, e, documents)).collect();
    let places: Vec<Place> = evidence
        .iter()
        .zip(&repeats)
        .map(|(e, repeats)| Place {
            repeats: repeats.map(|seen| e.again.unwrap_or(seen)),
            words: e.look.map_or(0, |l| l.words),
        })
        .collect();
    let sides = if documents < ENOUGH { vec![Side::Unknown; places.len()] } else { sides(blocks, &places) };
    let title = blocks.iter().position(|b| b.kind == BlockKind::Title);
    let first = blocks.iter().position(|b| b.kind.is_body()).unwrap_or(blocks.len());
    for index in 0..blocks.len() {
        let above = evidence.get(index + 1).and_then(|e| e.look).is_some_and(|l| l.prose > 0.0);
        let heads = above && sides.get(index + 1) == Some(&Side::Article);
        let block = &mut blocks[index];
        if let Some(seen) = repeats[index] {
            if !block.kind.is_junk() {
                block.kind = place(seen);
            }
            block.score = block.score.max(seen.documents as f32 / (documents + 1) as f32).min(1.0);
            block.reason =
                format!("repeated in {} of {documents} documents of this group", seen.documents).into();
        } else if block.kind == BlockKind::Date
            && title.is_none_or(|title| title.abs_diff(index) > BESIDE)
            && evidence[index].alike.documents as f32 >= 0.1 * documents as f32
        {
            block.kind = BlockKind::SiteDate;
            block.reason = "a date apart from the headline, as in other documents of this group".into();
        } else if sides[index] == Side::Apart && block.kind.is_body() {
            block.kind = BlockKind::Related;
            block.score = 0.7;
            block.reason =
                format!("stands where hardly any of {documents} documents of this group has its text").into();
        } else if let (Side::Article, Some(look)) = (sides[index], evidence[index].look)
            && let Some(kind) = restored(block.kind, look, index < first, heads)
        {
            block.kind = kind;
            block.score = 0.7;
            block.reason =
                format!("among the article's lines, and in no other of {documents} documents of this group")
                    .into();
        }
    }
}

/// What is known of every block.
fn evidence(
    blocks: &[Block],
    counts: &Counts,
    spread: &Spread,
    group: u32,
    phrases: &Phrases,
) -> Vec<Evidence> {
    let mut times: Map<u64, u32> = Map::default();
    let look = |block: &Block| {
        let look = look_at(&block.text, phrases);
        let found: Vec<(u64, Seen)> =
            look.iter().flat_map(keys).map(|key| (key, counts.get(group, key))).collect();
        let exact = found.first().map_or(Seen::default(), |f| f.1);
        let alike = found.iter().skip(1).map(|f| f.1).max_by_key(|s| s.documents).unwrap_or_default();
        let all = found.first().and_then(|f| spread.get(&f.0)).copied().unwrap_or(exact.documents);
        let own = exact.documents as f32 / all.max(1) as f32;
        let times = times.entry(look.map_or(0, |l| l.exact)).or_default();
        let again = look.filter(|_| *times > 0).map(|l| counts.get(group, again(l.exact, *times)));
        *times += 1;
        Evidence { look, exact, alike, own, again: again.filter(|seen| seen.documents > 0) }
    };
    blocks.iter().map(look).collect()
}

/// What a line is that stands among the article's lines and does not repeat; none when it stays what it is.
fn restored(kind: BlockKind, look: Look, above_text: bool, heads: bool) -> Option<BlockKind> {
    // A known phrase fills a short line of furniture, or opens a pointer to another story; elsewhere it may be chance.
    if kind.is_body() || look.filled && look.words < 7 || look.pointer {
        return None;
    }
    if kind.is_metadata() {
        let beside = matches!(kind, BlockKind::Caption | BlockKind::Credit | BlockKind::Title);
        let bar = if beside || above_text { 2.0 } else { 0.0 };
        return (look.prose > bar).then_some(BlockKind::Paragraph);
    }
    let heading = look.prose <= 0.0 && look.words < 10 && heads;
    Some(if heading { BlockKind::Heading } else { BlockKind::Paragraph })
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
    match seen.place() {
        0..25 => BlockKind::Navigation,
        25..75 => BlockKind::Widget,
        _ => BlockKind::Footer,
    }
}
