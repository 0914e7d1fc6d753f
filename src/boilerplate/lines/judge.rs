//! First judgement: which lines are body, by what each line says alone and by the run it stands in.

use super::page::Line;
use super::reader::Ending;
use super::words::Class;
use crate::boilerplate::block::BlockKind;

/// How much a line looks like a paragraph of an article, seen alone: above 0 it does.
pub(super) fn prose(line: &Line) -> f32 {
    let counts = &line.counts;
    let words = line.words.max(1) as f32;
    let mut score = match counts.chars {
        0..12 => -2.0,
        12..30 => -1.4,
        30..60 => -0.8,
        60..100 => 0.4,
        100..180 => 1.8,
        _ => 3.0,
    };
    score += (f32::from(counts.commas)).min(3.0) * 0.5;
    score += match counts.ending {
        Ending::Stop => 1.5,
        Ending::Colon => 0.4,
        Ending::Dots => -0.4,
        _ => -0.3,
    };
    score += (line.verbs as f32).min(3.0) * 0.3;
    score += (line.stops as f32 / words - 0.12) * 4.0;
    if line.first.has(Class(Class::SPEECH.0 | Class::VERB.0)) {
        score += 1.0;
    }
    score -= line.covered as f32 / words * 5.0;
    score -= line.sections as f32 / words * 3.0;
    score -= line.dates as f32 / words * 3.0;
    if strong(line) {
        score -= if line.words < 30 { 5.0 } else { 2.5 };
    }
    if counts.bullet {
        score -= 1.2;
    }
    if line.copies > 1 {
        score -= 2.0;
    }
    score -= f32::from(counts.bars).min(4.0) * 0.5;
    if line.you > 0 && line.words < 25 {
        score -= 1.0;
    }
    score.clamp(-4.0, 5.0)
}

/// Whether an anchored phrase of full weight says that the line is junk.
pub(super) fn strong(line: &Line) -> bool {
    line.phrase.is_some_and(|hit| hit.anchored) && line.kind.is_some_and(BlockKind::is_junk)
}

/// The run of lines that holds the article: where the sum of [`prose`] is greatest.
pub(super) fn core(prose: &[f32]) -> Option<std::ops::Range<usize>> {
    let (mut best, mut sum) = (0.0f32, 0.0f32);
    let (mut range, mut start) = (None, 0);
    for (index, score) in prose.iter().enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, index);
        }
        sum += score.max(-2.5);
        if sum > best {
            best = sum;
            range = Some(start..index + 1);
        }
    }
    range
}
