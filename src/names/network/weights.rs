//! What the trainer in `tools/train/names/network` hands over: weights as it learnt them, to be rounded and written.

use std::collections::BTreeMap;

use super::recurrent::Direction;
use super::{Network, Output, Sizes, Vectors};
use crate::artefact::{Artefact, Calibration, Kind, Recipe};
use crate::names::features::{TAGS, word_hash};

/// The steps of a word vector's unit.
pub const STEPS: f32 = 63.5;

/// A trained network, before its vectors are rounded to eight bits.
#[derive(Debug)]
pub struct Weights {
    /// The words that have a vector, the most frequent first.
    pub words: Vec<String>,
    /// Their vectors, one after another; each number is a whole one of [`STEPS`].
    pub vectors: Vec<f32>,
    /// The vectors of the observations, by bucket.
    pub observed: Vec<f32>,
    /// Added to the sum of a word's observations.
    pub observed_bias: Vec<f32>,
    /// Input, state, bias and inner bias of the layer from left to right, and of that from right to left.
    pub directions: [[Vec<f32>; 4]; 2],
    /// Weights, bias and transitions of the outputs of our guideline and of ANERcorp's.
    pub outputs: [[Vec<f32>; 3]; 2],
    /// How much the network weighs beside the linear model.
    pub share: f32,
}

impl Weights {
    /// The artefact.
    ///
    /// # Panics
    /// When the lengths do not agree.
    #[must_use]
    pub fn to_bytes(self, recipe: Recipe) -> Vec<u8> {
        let payload = self.network().payload();
        let reason = "none: `names_calibrate` was not run on it";
        let artefact = Artefact::new(Kind::NamesNetwork, payload).with_recipe(recipe);
        artefact.with_calibration(Calibration::identity(reason)).to_bytes()
    }

    fn network(self) -> Network {
        let vector = self.vectors.len() / self.words.len().max(1);
        let observed = self.observed_bias.len();
        // of words with one hash, which are rare, the more frequent one
        let mut places: BTreeMap<u32, usize> = BTreeMap::new();
        for (n, word) in self.words.iter().enumerate() {
            places.entry(word_hash(word)).or_insert(n);
        }
        // one weight in ten thousand is cut, so that the others keep their detail
        let mut sizes: Vec<f32> = self.observed.iter().map(|w| w.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let scale = sizes[sizes.len() - 1 - sizes.len() / 10_000] / 127.0;
        let [left, right] =
            self.directions.map(|[input, state, bias, inner]| Direction { input, state, bias, inner });
        let outputs = self.outputs.map(|[weights, bias, transitions]| Output {
            weights,
            bias: bias.try_into().expect("a bias for each tag"),
            transitions: std::array::from_fn(|row| {
                transitions[row * TAGS..(row + 1) * TAGS].try_into().expect("a row of tags")
            }),
        });
        let rows = places.values().flat_map(|&place| &self.vectors[place * vector..(place + 1) * vector]);
        let rows = rows.map(|w| (w * STEPS).round() as i8).collect();
        let sizes = Sizes {
            vector,
            observed,
            state: left.inner.len(),
            words: places.len(),
            buckets: self.observed.len() / observed,
        };
        Network {
            calibration: Calibration::default(),
            vectors: Vectors::new(places.into_keys().collect(), rows, 1.0 / STEPS),
            observed: self.observed.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8).collect(),
            observed_scale: scale,
            observed_bias: self.observed_bias,
            directions: [left, right],
            outputs,
            share: self.share,
            sizes,
        }
    }
}
