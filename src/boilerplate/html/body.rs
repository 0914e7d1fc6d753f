//! Which pieces are the article's body: two stages of boosted trees.
//!
//! The first looks at a piece and its surroundings, the second also at what the
//! first thinks of the neighbours and of the elements around it.

use std::sync::LazyLock;

use super::dom::Page;
use super::features::{self, Measured};
use super::forest::{self, Forest};

/// How many measures the second stage adds.
const SECOND: usize = 32;

/// The two stages in `file`; none when they are not there.
pub(super) fn read(file: &str) -> Option<Vec<Forest>> {
    forest::read(file, &[features::COUNT, features::COUNT + SECOND])
}

/// The model that ships.
pub(super) fn shipped() -> &'static [Forest] {
    static MODEL: LazyLock<Vec<Forest>> = LazyLock::new(|| {
        read(include_str!("../../../data/boilerplate_html/body.model"))
            .expect("the model that ships; a test reads it")
    });
    &MODEL
}

/// The probability of each piece of `page` to be body.
pub(super) fn probabilities(page: &Page, measured: &Measured, model: &[Forest]) -> Vec<f32> {
    let first = model[0].probabilities(&measured.rows);
    let context = Context::new(page, measured, &first);
    let row = |i: usize| {
        let mut row = [0f32; features::COUNT + SECOND];
        row[..features::COUNT].copy_from_slice(&measured.rows[i]);
        context.fill(i, &mut row[features::COUNT..]);
        row
    };
    let rows: Vec<_> = (0..first.len()).map(row).collect();
    model[1].probabilities(&rows)
}

/// Sums of the first stage's opinion; the same arithmetic stands in `benches/html_train.py`.
struct Context<'a> {
    page: &'a Page<'a>,
    opinion: &'a [f32],
    /// Words weighed by opinion, and words, before each piece.
    body: Vec<f32>,
    every: Vec<f32>,
    since: Vec<f32>,
    until: Vec<f32>,
    /// For four levels of elements: the sums over the pieces whose ancestor at that level they are.
    around: [Vec<(f32, f32)>; 4],
}

impl<'a> Context<'a> {
    fn new(page: &'a Page<'a>, measured: &Measured, opinion: &'a [f32]) -> Self {
        let words = |i: usize| measured.rows[i][0];
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
        Context { page, opinion, body, every, since, until, around }
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
        let mut node = self.page.pieces[i].node as usize;
        for level in &self.around {
            let (body, words) = level[node];
            put(body / words.max(1.0));
            put(body / total.max(1.0));
            node = self.page.nodes[node].parent as usize;
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_model_that_ships_can_be_read() {
        assert_eq!(super::shipped().len(), 2);
    }
}
