//! Which pieces are the article's body: two stages of boosted trees.
//!
//! The first looks at a piece and its surroundings, the second also at what the
//! first thinks of the neighbours and of the elements around it.

use std::sync::LazyLock;

use super::dom::Page;
use super::features::{self, Measured};
use super::forest::{self, Forest};
use crate::artefact::{Artefact, Kind};
use crate::error::Result;

/// How many measures the second stage adds.
const SECOND: usize = 36;

/// The two stages of an artefact.
///
/// # Errors
/// [`crate::Error::Model`] when it is no such artefact.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Vec<Forest>> {
    let artefact = Artefact::read(bytes, name, Kind::PageBody)?;
    forest::read(&artefact, &[features::COUNT, features::COUNT + SECOND])
}

/// The model that ships.
pub(super) fn shipped() -> &'static [Forest] {
    static MODEL: LazyLock<Vec<Forest>> = LazyLock::new(|| {
        let bytes = include_bytes!("../../../data/boilerplate_html/body.model");
        read(bytes, "body.model").expect("the model that ships is whole")
    });
    &MODEL
}

/// How many pieces are measured at a time: the memory of a giant page stays that of its pieces.
const AT_A_TIME: usize = 4096;

/// The probability of each piece of `page` to be body.
pub(super) fn probabilities(page: &Page, measured: &Measured, model: &[Forest]) -> Vec<f32> {
    let count = page.pieces.len();
    let parts = || (0..count).step_by(AT_A_TIME).map(|from| from..(from + AT_A_TIME).min(count));
    let mut kept = Vec::new();
    let mut first = Vec::with_capacity(count);
    for part in parts() {
        kept = measured.rows(part);
        first.extend(model[0].probabilities(&kept));
    }
    let context = Context::new(page, measured, &first);
    let mut last = Vec::with_capacity(count);
    for part in parts() {
        if count > AT_A_TIME {
            kept = measured.rows(part.clone());
        }
        let row = |(i, own): (usize, &features::Row)| {
            let mut row = [0f32; features::COUNT + SECOND];
            row[..features::COUNT].copy_from_slice(own);
            context.fill(i, &mut row[features::COUNT..]);
            row
        };
        last.extend_from_slice(&first[part.clone()]);
        let open: Vec<usize> = part.clone().filter(|&i| !settled(&first, i)).collect();
        let rows: Vec<_> = open.iter().map(|&i| row((i, &kept[i - part.start]))).collect();
        for (i, probability) in open.iter().zip(model[1].probabilities(&rows)) {
            last[*i] = probability;
        }
    }
    last
}

/// Whether the first stage's opinion stands: surely no body, and nothing near it that may be.
fn settled(opinion: &[f32], i: usize) -> bool {
    let near = &opinion[i.saturating_sub(4)..(i + 5).min(opinion.len())];
    opinion[i] < 0.02 && near.iter().all(|&p| p < 0.2)
}

/// Sums of the first stage's opinion; the same arithmetic stands in `tools/train/pages/train.py`.
struct Context<'a> {
    page: &'a Page<'a>,
    opinion: &'a [f32],
    /// Words weighed by opinion, and words, before each piece.
    body: Vec<f32>,
    every: Vec<f32>,
    since: Vec<f32>,
    until: Vec<f32>,
    container: Container,
    /// For four levels of elements: the sums over the pieces whose ancestor at that level they are.
    around: [Vec<(f32, f32)>; 4],
}

impl<'a> Context<'a> {
    fn new(page: &'a Page<'a>, measured: &Measured, opinion: &'a [f32]) -> Self {
        let words = |i: usize| measured.words[i].words;
        let (mut body, mut every) = (vec![0.0], vec![0.0]);
        let mut around: [Vec<(f32, f32)>; 4] = std::array::from_fn(|_| vec![(0.0, 0.0); page.nodes.len()]);
        let (mut body_sum, mut word_sum) = (0f64, 0f64);
        for (i, &own) in opinion.iter().enumerate() {
            body_sum += f64::from(own * words(i));
            word_sum += f64::from(words(i));
            body.push(body_sum as f32);
            every.push(word_sum as f32);
            let mut node = page.pieces[i].node as usize;
            for level in &mut around {
                level[node].0 += own * words(i);
                level[node].1 += words(i);
                node = page.nodes[node].parent as usize;
            }
        }
        let distances = |order: &mut dyn Iterator<Item = usize>| {
            let (mut distance, mut out) = (99f32, vec![0.0; opinion.len()]);
            for i in order {
                out[i] = distance;
                distance = if opinion[i] > 0.6 && words(i) >= 6.0 { 1.0 } else { (distance + 1.0).min(99.0) };
            }
            out
        };
        let since = distances(&mut (0..opinion.len()));
        let until = distances(&mut (0..opinion.len()).rev());
        let container = Container::new(page, measured, opinion);
        Context { page, opinion, body, every, since, until, container, around }
    }

    fn fill(&self, i: usize, row: &mut [f32]) {
        let count = self.opinion.len();
        let total = self.body[count];
        let mut at = 0;
        let mut put = |value: f32| {
            row[at] = value;
            at += 1;
        };
        put(self.opinion[i]);
        for by in 1..=4usize {
            put(i.checked_sub(by).map_or(-1.0, |k| self.opinion[k]));
            put(self.opinion.get(i + by).copied().unwrap_or(-1.0));
        }
        for reach in [3usize, 8, 20] {
            let (a, b) = (i.saturating_sub(reach), (i + reach + 1).min(count));
            put((self.body[b] - self.body[a]) / (self.every[b] - self.every[a]).max(1.0));
            put(self.body[i] - self.body[a]);
            put(self.body[b] - self.body[i + 1]);
        }
        put(self.body[i] / total.max(1.0));
        put((total - self.body[i + 1]) / total.max(1.0));
        put(total.ln_1p());
        put(total / self.every[count].max(1.0));
        put(self.since[i]);
        put(self.until[i]);
        for value in self.container.measures(self.page, i) {
            put(value);
        }
        let mut node = self.page.pieces[i].node as usize;
        for level in &self.around {
            let (body, words) = level[node];
            put(body / words.max(1.0));
            put(body / total.max(1.0));
            node = self.page.nodes[node].parent as usize;
        }
    }
}

/// The element that gains most when all of it is taken as body.
struct Container {
    /// What each element gains, in words.
    gains: Vec<f64>,
    best: usize,
    /// The first and the last piece in it.
    first: usize,
    last: usize,
    share: f32,
}

impl Container {
    fn new(page: &Page, measured: &Measured, opinion: &[f32]) -> Self {
        let mut gains = vec![0f64; page.nodes.len()];
        let mut possible = 0f64;
        for (i, &own) in opinion.iter().enumerate() {
            let gain = f64::from(measured.words[i].words.min(100.0)) * (f64::from(own) - 0.5);
            possible += gain.max(0.0);
            for node in around(page, i) {
                gains[node] += gain;
            }
        }
        let most =
            (0..opinion.len()).flat_map(|i| around(page, i)).map(|n| gains[n]).fold(f64::MIN, f64::max);
        // Of a wrapper and what it wraps, the inner one.
        let near = |n: &usize| gains[*n] >= most - 1e-3;
        let best = (0..opinion.len()).flat_map(|i| around(page, i)).filter(near).max().unwrap_or(0);
        let inside = |i: &usize| around(page, *i).any(|n| n == best);
        let first = (0..opinion.len()).find(inside).unwrap_or(0);
        let last = (0..opinion.len()).rfind(inside).unwrap_or(0);
        let share = (most / possible.max(1e-3)).clamp(-1.0, 1.0) as f32;
        Container { gains, best, first, last, share }
    }

    /// Whether the piece `i` is in it, how far outside, its share of the page, and what its own element gains.
    fn measures(&self, page: &Page, i: usize) -> [f32; 4] {
        let inside = around(page, i).any(|n| n == self.best);
        let before = i as f32 - self.first as f32;
        let outside = before.min(0.0) + (i as f32 - self.last as f32).max(0.0);
        let own = around(page, i).map(|n| self.gains[n]).fold(f64::MIN, f64::max);
        let own = (own / self.gains[self.best].max(1.0)).clamp(-1.0, 1.0) as f32;
        [f32::from(u8::from(inside)), outside.clamp(-60.0, 60.0), self.share, own]
    }
}

/// The four innermost elements around the piece `i`, fewer near the root.
fn around<'a>(page: &'a Page, i: usize) -> impl Iterator<Item = usize> + 'a {
    let start = page.pieces[i].node as usize;
    let up = move |&node: &usize| (node > 0).then(|| page.nodes[node].parent as usize);
    std::iter::successors(Some(start), up).take(4)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_model_that_ships_can_be_read() {
        assert_eq!(super::shipped().len(), 2);
    }
}
