//! What the article speaks of: the words of its densest run of prose, and the line above it that says the same.

use super::judge;
use super::page::Page;
use super::words::ByHash;

/// Words, each with the first line that holds it.
pub(super) type Topic = ByHash<u32, u32>;

/// The content words of the core's prose.
pub(super) fn topic(page: &Page, core: Option<std::ops::Range<usize>>, prose: &[f32]) -> Topic {
    let words = core
        .into_iter()
        .flatten()
        .filter(|&i| prose[i] > 0.0)
        .flat_map(|i| page.content(&page.lines[i]).iter().map(move |&word| (word, i as u32)))
        .take(20_000);
    let mut topic = Topic::default();
    topic.reserve(page.content.len().min(1000));
    words.for_each(|(word, line)| _ = topic.entry(word).or_insert(line));
    topic
}

/// The line above the core that most looks like the headline: it speaks of what the core speaks of.
pub(super) fn headline(page: &Page, core: &Option<std::ops::Range<usize>>, topic: &Topic) -> Option<usize> {
    let first = core.as_ref()?.start;
    let mut best: Option<(f32, usize)> = None;
    for index in first.saturating_sub(60)..first {
        let line = &page.lines[index];
        let furniture = judge::strong(line) || line.covered * 2 >= line.words.max(1);
        if !(3..36).contains(&line.words) || furniture || line.sections == line.words {
            continue;
        }
        let content = page.content(line);
        let shared = content.iter().filter(|w| topic.contains_key(w)).count();
        let mut score = shared as f32 / content.len().max(3) as f32 * 3.0;
        score -= (first - index) as f32 * 0.05;
        score -= line.pictures as f32 + line.dates as f32 / line.words as f32 * 2.0;
        score += if line.words > 4 { 0.5 } else { 0.0 } - if line.counts.bullet { 0.7 } else { 0.0 };
        score -= if line.agency_tail || line.brackets_end { 0.5 } else { 0.0 };
        if score > 0.6 && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}
