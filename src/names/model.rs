//! The trained tagger: a linear-chain conditional random field over hashed features.

use std::io::Read;

use super::features::{Features, TAGS};
use super::network::Scores;
use crate::artefact::{Artefact, Calibration, Kind, Recipe};
use crate::error::Result;

/// Weights for every hashed feature and tag, and for every pair of tags.
#[derive(Debug, Clone)]
pub(super) struct Model {
    /// How it was made.
    pub recipe: Recipe,
    /// For names that it reads alone.
    pub calibration: Calibration,
    bits: u32,
    /// A bit for every bucket that has weights, and how many stand before each word of bits.
    filled: Vec<(u64, u32)>,
    /// The weights of the filled buckets, in units of `scale`.
    rows: Vec<[i8; TAGS]>,
    scale: f32,
    /// From the row's tag (the last row: the start) to the column's.
    transitions: [[f32; TAGS]; TAGS + 1],
}

/// The bucket of a hash.
pub(super) fn bucket(hash: u64, bits: u32) -> usize {
    (hash.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> (64 - bits)) as usize
}

/// Whether a tag can follow another: I only after B or I of the same label.
pub(super) fn may_follow(before: Option<usize>, tag: usize) -> bool {
    if tag == 0 || tag % 2 == 1 {
        return true;
    }
    before.is_some_and(|b| b == tag || b + 1 == tag)
}

/// A payload is unpacked up to this size: twice what the largest number of buckets fills.
const LARGEST: u64 = 128 << 20;

impl Model {
    /// Packs trained weights, `TAGS` a bucket.
    pub fn pack(bits: u32, weights: &[f32], transitions: [[f32; TAGS]; TAGS + 1]) -> Self {
        let scale = weights.iter().fold(0.0_f32, |m, w| m.max(w.abs())).max(1e-6) / 127.0;
        let mut model = Self::empty(bits, scale, transitions);
        for (b, row) in weights.chunks_exact(TAGS).enumerate() {
            let row: [i8; TAGS] = std::array::from_fn(|tag| (row[tag] / scale).round() as i8);
            if row.iter().any(|&w| w != 0) {
                model.filled[b / 64].0 |= 1 << (b % 64);
                model.rows.push(row);
            }
        }
        model.count();
        model
    }

    fn empty(bits: u32, scale: f32, transitions: [[f32; TAGS]; TAGS + 1]) -> Self {
        let filled = vec![(0, 0); (1 << bits) / 64 + 1];
        let (recipe, calibration) = (Recipe::default(), Calibration::default());
        Self { recipe, calibration, bits, filled, rows: Vec::new(), scale, transitions }
    }

    fn count(&mut self) {
        let mut before = 0;
        for (word, rank) in &mut self.filled {
            *rank = before;
            before += word.count_ones();
        }
    }

    /// The artefact; its payload, compressed: bits, scale, transitions, the number of filled buckets, their
    /// distances, a column of weights for each tag.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        body.extend(self.bits.to_le_bytes());
        body.extend(self.scale.to_le_bytes());
        self.transitions.iter().flatten().for_each(|w| body.extend(w.to_le_bytes()));
        body.extend((self.rows.len() as u32).to_le_bytes());
        let mut last = 0;
        for b in (0..1 << self.bits).filter(|&b| self.row(b).is_some()) {
            body.extend(((b - last) as u16).to_le_bytes());
            last = b;
        }
        for tag in 0..TAGS {
            body.extend(self.rows.iter().map(|row| row[tag] as u8));
        }
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut encoder, &body).expect("writing to memory");
        let payload = encoder.finish().expect("writing to memory");
        Artefact::new(Kind::NamesLinear, payload)
            .with_recipe(self.recipe.clone())
            .with_calibration(self.calibration.clone())
            .to_bytes()
    }

    /// Reads an artefact.
    ///
    /// # Errors
    /// [`crate::Error::Model`] when its payload is no such model.
    pub fn read(artefact: &Artefact<'_>) -> Result<Self> {
        let mut body = Vec::new();
        flate2::read::DeflateDecoder::new(&*artefact.payload)
            .take(LARGEST)
            .read_to_end(&mut body)
            .map_err(|e| artefact.error(format!("its payload cannot be unpacked: {e}")))?;
        let mut fields = artefact.fields_of(&body);
        let bits = fields.u32()?;
        if !(1..=22).contains(&bits) {
            return Err(fields.error("a size is out of bounds"));
        }
        let scale = fields.weights(1)?[0];
        let mut transitions = [[0.0; TAGS]; TAGS + 1];
        for row in &mut transitions {
            row.copy_from_slice(&fields.weights(TAGS)?);
        }
        let filled = fields.size(1 << bits)?;
        let mut model = Self::empty(bits, scale, transitions);
        model.recipe = artefact.recipe.clone();
        model.calibration = artefact.calibration.clone();
        let (steps, columns) = (fields.take(filled * 2)?, fields.take(filled * TAGS)?);
        fields.end()?;
        let mut b = 0;
        for (n, step) in steps.chunks_exact(2).enumerate() {
            let far = u16::from_le_bytes([step[0], step[1]]) as usize;
            b += far;
            if b >= 1 << bits || far == 0 && n > 0 {
                return Err(fields.error("a bucket is out of bounds"));
            }
            model.filled[b / 64].0 |= 1 << (b % 64);
            model.rows.push(std::array::from_fn(|tag| columns[tag * filled + n] as i8));
        }
        model.count();
        Ok(model)
    }

    /// The weights of a bucket, if it has any.
    fn row(&self, b: usize) -> Option<&[i8; TAGS]> {
        let (word, rank) = self.filled[b / 64];
        let bit = 1_u64 << (b % 64);
        if word & bit == 0 {
            return None;
        }
        self.rows.get(rank as usize + (word & (bit - 1)).count_ones() as usize)
    }

    fn emissions(&self, features: &Features) -> Vec<[f32; TAGS]> {
        (0..features.len())
            .map(|at| {
                let mut sums = [0_i32; TAGS];
                for &hash in features.of(at) {
                    if let Some(row) = self.row(bucket(hash, self.bits)) {
                        for (sum, &w) in sums.iter_mut().zip(row) {
                            *sum += i32::from(w);
                        }
                    }
                }
                sums.map(|sum| sum as f32 * self.scale)
            })
            .collect()
    }

    /// The best tags of a sentence, and the probability of each; `beside` are the scores of the network, if there is
    /// one, and the number of the sentence.
    pub fn decode(&self, features: &Features, beside: Option<(&Scores<'_>, usize)>) -> Vec<(u8, f32)> {
        let mut emissions = self.emissions(features);
        let mut transitions = self.transitions;
        if let Some((scores, sentence)) = beside {
            // both together: a mean of their scores, so that the sum stays as sure as one
            let (own, its) = (1.0 - scores.share, scores.share);
            let mean = |w: &mut f32, s: &f32| *w = own * *w + its * s;
            let all = emissions.iter_mut().flatten();
            all.zip(scores.emissions[sentence].iter().flatten()).for_each(|(w, s)| mean(w, s));
            let all = transitions.iter_mut().flatten();
            all.zip(scores.transitions.iter().flatten()).for_each(|(w, s)| mean(w, s));
        }
        let tags = viterbi(&emissions, &transitions);
        if tags.iter().all(|&tag| tag == 0) {
            return vec![(0, 1.0); tags.len()];
        }
        let marginals = marginals(&emissions, &transitions);
        tags.into_iter().zip(marginals).map(|(tag, m)| (tag as u8, m[tag])).collect()
    }
}

const NEVER: f32 = -1.0e9;

fn step(transitions: &[[f32; TAGS]; TAGS + 1], before: Option<usize>, tag: usize) -> f32 {
    if may_follow(before, tag) { transitions[before.unwrap_or(TAGS)][tag] } else { NEVER }
}

fn viterbi(emissions: &[[f32; TAGS]], transitions: &[[f32; TAGS]; TAGS + 1]) -> Vec<usize> {
    let Some(first) = emissions.first() else { return Vec::new() };
    let moves: [[f32; TAGS]; TAGS] =
        std::array::from_fn(|t| std::array::from_fn(|b| step(transitions, Some(b), t)));
    let mut score: [f32; TAGS] = std::array::from_fn(|t| first[t] + step(transitions, None, t));
    let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(emissions.len());
    for emission in &emissions[1..] {
        let mut pointers = [0_u8; TAGS];
        score = std::array::from_fn(|t| {
            let mut best = (f32::NEG_INFINITY, 0);
            for (b, &s) in score.iter().enumerate() {
                let value = s + moves[t][b];
                if value > best.0 {
                    best = (value, b);
                }
            }
            pointers[t] = best.1 as u8;
            best.0 + emission[t]
        });
        back.push(pointers);
    }
    let mut tag = (0..TAGS).max_by(|&a, &b| score[a].total_cmp(&score[b])).unwrap_or(0);
    let mut tags = vec![tag];
    for pointers in back.iter().rev() {
        tag = pointers[tag] as usize;
        tags.push(tag);
    }
    tags.reverse();
    tags
}

/// Log of the sum of exponentials.
pub(super) fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let max = values.clone().fold(f32::NEG_INFINITY, f32::max);
    max + values.map(|v| (v - max).exp()).sum::<f32>().ln()
}

/// The forward and backward scores of a sentence and the log of the partition.
pub(super) fn forward_backward(
    emissions: &[[f32; TAGS]],
    transitions: &[[f32; TAGS]; TAGS + 1],
) -> (Vec<[f32; TAGS]>, Vec<[f32; TAGS]>, f32) {
    let n = emissions.len();
    let mut forward = vec![[0.0; TAGS]; n];
    let mut backward = vec![[0.0; TAGS]; n];
    for t in 0..TAGS {
        forward[0][t] = emissions[0][t] + step(transitions, None, t);
    }
    for at in 1..n {
        for t in 0..TAGS {
            forward[at][t] = emissions[at][t]
                + log_sum((0..TAGS).map(|b| forward[at - 1][b] + step(transitions, Some(b), t)));
        }
    }
    for at in (0..n - 1).rev() {
        for t in 0..TAGS {
            backward[at][t] = log_sum(
                (0..TAGS).map(|a| step(transitions, Some(t), a) + emissions[at + 1][a] + backward[at + 1][a]),
            );
        }
    }
    let z = log_sum(forward[n - 1].iter().copied());
    (forward, backward, z)
}

/// The probability of each tag of each word, by the forward and backward sums scaled word by word.
fn marginals(emissions: &[[f32; TAGS]], transitions: &[[f32; TAGS]; TAGS + 1]) -> Vec<[f32; TAGS]> {
    let n = emissions.len();
    if n == 0 {
        return Vec::new();
    }
    let odds = |before: Option<usize>, t: usize| {
        if may_follow(before, t) { step(transitions, before, t).exp() } else { 0.0 }
    };
    let moves: [[f32; TAGS]; TAGS] = std::array::from_fn(|b| std::array::from_fn(|t| odds(Some(b), t)));
    let start: [f32; TAGS] = std::array::from_fn(|t| odds(None, t));
    let weights: Vec<[f32; TAGS]> = emissions
        .iter()
        .map(|e| {
            let max = e.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            e.map(|v| (v - max).exp())
        })
        .collect();
    let scaled = |mut row: [f32; TAGS]| {
        let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        row.iter_mut().for_each(|v| *v /= sum);
        row
    };
    let mut forward = Vec::with_capacity(n);
    let mut row = scaled(std::array::from_fn(|t| start[t] * weights[0][t]));
    forward.push(row);
    for weight in &weights[1..] {
        let mut next = [0.0; TAGS];
        for (b, &f) in row.iter().enumerate() {
            for (sum, &m) in next.iter_mut().zip(&moves[b]) {
                *sum += f * m;
            }
        }
        row = scaled(std::array::from_fn(|t| next[t] * weight[t]));
        forward.push(row);
    }
    let mut back = [1.0; TAGS];
    for at in (0..n).rev() {
        forward[at] = scaled(std::array::from_fn(|t| forward[at][t] * back[t]));
        let ahead: [f32; TAGS] = std::array::from_fn(|t| back[t] * weights[at][t]);
        back = scaled(std::array::from_fn(|t| moves[t].iter().zip(&ahead).map(|(m, a)| m * a).sum()));
    }
    forward
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        let weights: Vec<f32> =
            (0..TAGS << 10).map(|n| if n % 7 == 0 { (n % 13) as f32 - 6.0 } else { 0.0 }).collect();
        Model::pack(10, &weights, [[0.25; TAGS]; TAGS + 1])
    }

    fn features() -> Features {
        Features {
            hashes: (0..60_u64).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect(),
            ends: vec![10, 30, 60],
        }
    }

    #[test]
    fn an_artefact_decodes_as_it_did() {
        let model = model();
        let bytes = model.to_bytes();
        let again = Model::read(&Artefact::read(&bytes, "test", Kind::NamesLinear).unwrap()).unwrap();
        assert_eq!(model.decode(&features(), None), again.decode(&features(), None));
        assert_eq!(bytes, again.to_bytes());
    }

    #[test]
    fn a_payload_that_is_no_model_is_an_error() {
        let bytes = model().to_bytes();
        let whole = Artefact::open(&bytes, "test").unwrap();
        for at in 0..whole.payload.len() {
            let mut altered = whole.clone();
            altered.payload.to_mut()[at] ^= 0x55;
            // the checksum is beside the point: whatever the payload, nothing panics
            let _ = Model::read(&altered);
            altered.payload.to_mut().truncate(at);
            assert!(matches!(Model::read(&altered), Err(crate::Error::Model { .. })), "{at}");
        }
    }

    #[test]
    fn probabilities_agree_with_the_slow_reference() {
        let model = model();
        let emissions = model.emissions(&features());
        let quick = marginals(&emissions, &model.transitions);
        let (forward, backward, z) = forward_backward(&emissions, &model.transitions);
        for at in 0..emissions.len() {
            for t in 0..TAGS {
                let slow = (forward[at][t] + backward[at][t] - z).exp();
                assert!((quick[at][t] - slow).abs() < 1e-3, "{at} {t}: {} {slow}", quick[at][t]);
            }
        }
    }
}
