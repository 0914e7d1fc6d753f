//! Training: from labelled sentences to a model, deterministic.

use std::collections::HashMap;

use super::features::{Features, TAGS};
use super::model::{Model, bucket, forward_backward, may_follow};

/// How a model is trained.
///
/// ```
/// let settings = warraq::names::Settings { passes: 2, ..Default::default() };
/// assert_eq!(settings.bits, 19);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The logarithm to base two of the number of feature buckets.
    pub bits: u32,
    /// Passes over the data.
    pub passes: usize,
    /// The first step of the adaptive gradient.
    pub rate: f32,
    /// The pull towards zero.
    pub decay: f32,
    /// The share of sentences seen without a random third of their features.
    pub dropout: f32,
    /// Taken from the weight of "no name" after training: evens out precision and recall.
    pub bias: f32,
    /// Word dropout: the share of words whose identity is masked.
    pub word_dropout: f32,
    /// Features met less often are left out.
    pub cut: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bits: 19,
            passes: 8,
            rate: 0.15,
            decay: 2e-2,
            dropout: 0.5,
            bias: 0.4,
            word_dropout: 0.3,
            cut: 2,
        }
    }
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }
}

/// Trains on sentences of features and their tags.
pub(super) fn train(sentences: &[(Features, Vec<u8>)], settings: Settings) -> Model {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for (features, _) in sentences {
        for &hash in &features.hashes {
            *counts.entry(hash).or_default() += 1;
        }
    }
    let data: Vec<(Vec<Vec<u32>>, &[u8])> = sentences
        .iter()
        .filter(|(f, _)| f.len() > 0)
        .map(|(features, tags)| {
            let rows = (0..features.len())
                .map(|at| {
                    let kept = features.of(at).iter().filter(|h| counts[h] >= settings.cut);
                    kept.map(|&h| (bucket(h, settings.bits) as u32) << 1 | (h & 1) as u32).collect()
                })
                .collect();
            (rows, tags.as_slice())
        })
        .collect();
    let size = TAGS << settings.bits;
    let (mut weights, mut squares) = (vec![0.0_f32; size], vec![1e-4_f32; size]);
    let (mut transitions, mut transition_squares) =
        ([[0.0_f32; TAGS]; TAGS + 1], [[1e-2_f32; TAGS]; TAGS + 1]);
    let mut sum = vec![0.0_f32; size];
    let mut summed = 0.0;
    let mut dice = Dice(0x1234_5678_9ABC_DEF1);
    let mut order: Vec<usize> = (0..data.len()).collect();
    for pass in 0..settings.passes {
        for at in (1..order.len()).rev() {
            order.swap(at, (dice.roll() * (at + 1) as f32) as usize % (at + 1));
        }
        for &number in &order {
            let (rows, tags) = &data[number];
            let salt = if dice.roll() < settings.dropout { 1 + (dice.roll() * 1e6) as u32 } else { 0 };
            let keep = |b: u32| salt == 0 || (b ^ salt).wrapping_mul(0x9E37_79B1) >> 24 >= 85;
            let masked: Vec<Vec<u32>> = rows
                .iter()
                .map(|row| {
                    // a word whose identity is hidden has to be known by lists, letters and cues
                    let hidden = dice.roll() < settings.word_dropout;
                    row.iter().filter(|&&b| keep(b) && !(hidden && b & 1 == 1)).map(|&b| b >> 1).collect()
                })
                .collect();
            let emissions: Vec<[f32; TAGS]> = masked
                .iter()
                .map(|row| {
                    let mut e = [0.0; TAGS];
                    for &b in row {
                        for (e, w) in e.iter_mut().zip(&weights[b as usize * TAGS..]) {
                            *e += w;
                        }
                    }
                    e
                })
                .collect();
            let (forward, backward, z) = forward_backward(&emissions, &transitions);
            for (at, row) in masked.iter().enumerate() {
                let tag = tags[at] as usize;
                for t in 0..TAGS {
                    let p = (forward[at][t] + backward[at][t] - z).exp();
                    let gradient = p - f32::from(u8::from(t == tag));
                    if gradient.abs() < 1e-4 {
                        continue;
                    }
                    for &b in row {
                        let slot = b as usize * TAGS + t;
                        let g = gradient + settings.decay * weights[slot];
                        squares[slot] += g * g;
                        weights[slot] -= settings.rate * g / squares[slot].sqrt();
                    }
                }
            }
            // pairs of tags
            let mut pair = [[0.0_f32; TAGS]; TAGS + 1];
            for at in 0..rows.len() {
                for t in 0..TAGS {
                    if at == 0 {
                        pair[TAGS][t] += (forward[0][t] + backward[0][t] - z).exp();
                        continue;
                    }
                    for b in (0..TAGS).filter(|&b| may_follow(Some(b), t)) {
                        pair[b][t] +=
                            (forward[at - 1][b] + transitions[b][t] + emissions[at][t] + backward[at][t] - z)
                                .exp();
                    }
                }
                let b = if at == 0 { TAGS } else { tags[at - 1] as usize };
                pair[b][tags[at] as usize] -= 1.0;
            }
            for b in 0..=TAGS {
                for t in 0..TAGS {
                    let g = pair[b][t];
                    if g.abs() > 1e-5 {
                        transition_squares[b][t] += g * g;
                        transitions[b][t] -= settings.rate * g / transition_squares[b][t].sqrt();
                    }
                }
            }
        }
        if pass >= settings.passes / 2 {
            sum.iter_mut().zip(&weights).for_each(|(s, w)| *s += w);
            summed += 1.0;
        }
    }
    sum.iter_mut().for_each(|s| *s /= summed);
    transitions.iter_mut().for_each(|row| row[0] -= settings.bias);
    Model::pack(settings.bits, &sum, transitions)
}
