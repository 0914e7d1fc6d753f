//! The network beside the linear model: word vectors and observations into a recurrent layer in both directions.
//!
//! A word is a vector learnt from unlabelled text (found by its hash), the tangent of the summed vectors of its
//! observations, and the mean vector of the sentences around; the layer adds the words on both sides. Out come scores for
//! each tag, to be added to the linear model's. `tools/train/names/network` trains it.

mod read;
mod recurrent;
pub(super) mod weights;
mod write;

use super::evidence::Evidence;
use super::features::{Context, Features, TAGS, word_hash};
use super::guideline::Guideline;
use crate::artefact::Calibration;
use recurrent::{Direction, multiply, offsets, tanh};

/// Sentences that run side by side.
const ABREAST: usize = 32;

/// Sentences that are taken to be about one thing.
const TOGETHER: usize = 20;

/// A trained network: its sizes and weights, shared between threads.
#[derive(Debug)]
pub(super) struct Network {
    /// For names that the linear model and this network read together.
    pub calibration: Calibration,
    vectors: Vectors,
    /// The vectors of the observations, by bucket.
    observed: Vec<i8>,
    observed_scale: f32,
    observed_bias: Vec<f32>,
    directions: [Direction; 2],
    /// For warraq's guideline and for ANERcorp's.
    outputs: [Output; 2],
    /// How much its scores weigh beside the linear model's.
    share: f32,
    sizes: Sizes,
}

/// What a guideline reads of the network.
#[derive(Debug)]
struct Output {
    /// From both directions and the input to the tags: rows by `TAGS`.
    weights: Vec<f32>,
    bias: [f32; TAGS],
    transitions: [[f32; TAGS]; TAGS + 1],
}

/// The scores of a guideline's tags.
pub(super) struct Scores<'a> {
    /// Of the words of each sentence.
    pub emissions: Vec<Vec<[f32; TAGS]>>,
    /// Of pairs of tags.
    pub transitions: &'a [[f32; TAGS]; TAGS + 1],
    /// How much they weigh beside the linear model's.
    pub share: f32,
}

/// The sizes of a network.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    vector: usize,
    observed: usize,
    state: usize,
    words: usize,
    buckets: usize,
}

impl Sizes {
    /// A word's vector and its observations.
    fn word(self) -> usize {
        self.vector + self.observed
    }

    /// The same and the vector of what the text is about.
    fn input(self) -> usize {
        self.word() + self.vector
    }

    fn output(self) -> usize {
        2 * self.state + self.input()
    }
}

/// Word vectors, found by the words' hashes.
#[derive(Debug)]
struct Vectors {
    /// In order.
    hashes: Vec<u32>,
    /// For the first bits of a hash, where the hashes with them begin.
    index: Vec<u32>,
    rows: Vec<i8>,
    scale: f32,
}

const FIRST_BITS: u32 = 12;

impl Vectors {
    fn new(hashes: Vec<u32>, rows: Vec<i8>, scale: f32) -> Self {
        let index = (0..=1 << FIRST_BITS)
            .map(|first: u64| hashes.partition_point(|&h| u64::from(h) >> (32 - FIRST_BITS) < first) as u32)
            .collect();
        Self { hashes, index, rows, scale }
    }

    fn get(&self, word: &str, size: usize) -> Option<&[i8]> {
        let hash = word_hash(word);
        let first = (hash >> (32 - FIRST_BITS)) as usize;
        let (from, to) = (self.index[first] as usize, self.index[first + 1] as usize);
        let at = from + self.hashes[from..to].iter().position(|&h| h == hash)?;
        Some(&self.rows[at * size..(at + 1) * size])
    }
}

/// The bucket that words without a vector are observed in.
const UNKNOWN: usize = 7;

impl Network {
    /// The scores of the words of each range, a sentence each.
    pub fn read(
        &self,
        guideline: Guideline,
        evidence: &Evidence<'_>,
        context: &Context,
        ranges: &[std::ops::Range<usize>],
    ) -> Scores<'_> {
        let output = &self.outputs[guideline as usize];
        let mut order: Vec<usize> = (0..ranges.len()).collect();
        order.sort_by_key(|&n| std::cmp::Reverse(ranges[n].len()));
        let topics: Vec<Vec<f32>> = ranges.chunks(TOGETHER).map(|some| self.topic(evidence, some)).collect();
        let mut out: Vec<Vec<[f32; TAGS]>> = ranges.iter().map(|r| vec![[0.0; TAGS]; r.len()]).collect();
        for some in order.chunks(ABREAST) {
            let longest = ranges[some[0]].len();
            let counts: Vec<usize> =
                (0..longest).map(|t| some.iter().filter(|&&n| ranges[n].len() > t).count()).collect();
            let from = offsets(&counts);
            let (size, rows) = (self.sizes.word(), counts.iter().sum());
            let mut inputs = vec![0.0; rows * size];
            for (place, &n) in some.iter().enumerate() {
                let observations = context.observations(evidence, ranges[n].clone());
                for (t, at) in ranges[n].clone().enumerate() {
                    let row = from[t] + place;
                    self.input(evidence.base(at), &observations, t, &mut inputs[row * size..][..size]);
                }
            }
            let about: Vec<f32> = some.iter().flat_map(|&n| &topics[n / TOGETHER]).copied().collect();
            let scores = self.run(output, &inputs, &about, &counts, rows);
            for (place, &n) in some.iter().enumerate() {
                for (t, row) in out[n].iter_mut().enumerate() {
                    row.copy_from_slice(&scores[(from[t] + place) * TAGS..][..TAGS]);
                }
            }
        }
        Scores { emissions: out, transitions: &output.transitions, share: self.share }
    }

    /// What sentences are about: twice the mean of their words' vectors.
    fn topic(&self, evidence: &Evidence<'_>, ranges: &[std::ops::Range<usize>]) -> Vec<f32> {
        let mut sum = vec![0_i64; self.sizes.vector];
        let mut known = 0_u32;
        for at in ranges.iter().flat_map(Clone::clone) {
            if let Some(row) = self.vectors.get(evidence.base(at), self.sizes.vector) {
                sum.iter_mut().zip(row).for_each(|(s, &v)| *s += i64::from(v));
                known += 1;
            }
        }
        let by = 2.0 * self.vectors.scale / known.max(1) as f32;
        sum.into_iter().map(|s| s as f32 * by).collect()
    }

    fn input(&self, word: &str, observations: &Features, at: usize, out: &mut [f32]) {
        let (vector, sum) = out.split_at_mut(self.sizes.vector);
        let size = self.sizes.observed;
        let known = self.vectors.get(word, self.sizes.vector);
        let mut whole = [0_i32; 128];
        let mut add = |bucket: usize| {
            whole
                .iter_mut()
                .zip(&self.observed[bucket * size..][..size])
                .for_each(|(s, &v)| *s += i32::from(v));
        };
        match known {
            Some(row) => {
                vector.iter_mut().zip(row).for_each(|(o, &v)| *o = f32::from(v) * self.vectors.scale)
            }
            None => add(UNKNOWN),
        }
        for &hash in observations.of(at) {
            add((hash >> 32) as usize % self.sizes.buckets);
        }
        for ((s, &w), b) in sum.iter_mut().zip(&whole).zip(&self.observed_bias) {
            *s = tanh(w as f32 * self.observed_scale + b);
        }
    }

    /// The scores of packed rows.
    fn run(
        &self,
        output: &Output,
        inputs: &[f32],
        topics: &[f32],
        counts: &[usize],
        rows: usize,
    ) -> Vec<f32> {
        let (size, state) = (self.sizes.word(), self.sizes.state);
        let (states, rest) = output.weights.split_at(2 * state * TAGS);
        let (own, shared) = rest.split_at(size * TAGS);
        let mut scores = recurrent::begin(topics, shared, &output.bias, counts);
        multiply(inputs, own, &mut scores, (rows, size, TAGS), 1.0);
        for (n, direction) in self.directions.iter().enumerate() {
            let weights = &states[n * state * TAGS..][..state * TAGS];
            let states = direction.run(inputs, topics, (rows, size, state), counts, n == 1);
            multiply(&states, weights, &mut scores, (rows, state, TAGS), 1.0);
        }
        scores
    }
}
