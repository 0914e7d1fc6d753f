//! Several networks as one teacher: the mean of their scores, which a network of their size learns from.

use crate::chain;
use crate::network::Net;
use crate::text::Sentence;

/// Teachers and what they make of pairs of tags.
pub struct Teachers {
    nets: Vec<Net>,
    /// The odds of pairs of tags.
    pub odds: Vec<f32>,
    transitions: Vec<f32>,
}

impl Teachers {
    /// Teachers of our nine tags.
    pub fn new(nets: Vec<Net>) -> Self {
        let by = 1.0 / nets.len() as f32;
        let pair = |k: usize| nets.iter().map(|net| net.p[net.shape.at().tr[0] + k]).sum::<f32>() * by;
        let transitions: Vec<f32> = (0..90).map(pair).collect();
        Self { odds: chain::odds(&transitions, 9), transitions, nets }
    }

    /// Tells every word of the sentences the mean score of each tag.
    pub fn teach(&self, sentences: &mut [Sentence]) {
        let by = 1.0 / self.nets.len() as f32;
        for net in &self.nets {
            let scores = net.emissions(sentences, 0);
            for (s, scores) in sentences.iter_mut().zip(&scores) {
                for (word, row) in s.iter_mut().zip(scores.chunks_exact(9)) {
                    let taught = word.taught.get_or_insert([0.0; 9]);
                    taught.iter_mut().zip(row).for_each(|(t, v)| *t += by * v);
                }
            }
        }
    }

    /// The tags that they read together.
    pub fn decode(&self, sentences: &[Sentence]) -> Vec<Vec<u8>> {
        let mut own = sentences.to_vec();
        self.teach(&mut own);
        let scores = |s: &Sentence| s.iter().filter_map(|r| r.taught).flatten().collect::<Vec<f32>>();
        own.iter().map(|s| chain::best(&scores(s), &self.transitions, 9)).collect()
    }
}
