//! The network's payload, written: what `read` reads.

use super::Network;

impl Network {
    /// The payload of its artefact.
    pub fn payload(&self) -> Vec<u8> {
        let sizes = self.sizes;
        let mut out = Vec::new();
        for n in [sizes.vector, sizes.observed, sizes.state, sizes.words, sizes.buckets] {
            out.extend((n as u32).to_le_bytes());
        }
        let floats = |out: &mut Vec<u8>, from: &[f32]| from.iter().for_each(|w| out.extend(w.to_le_bytes()));
        let bytes = |out: &mut Vec<u8>, from: &[i8]| out.extend(from.iter().map(|&w| w as u8));
        floats(&mut out, &[self.share, self.vectors.scale, self.observed_scale]);
        self.vectors.hashes.iter().for_each(|hash| out.extend(hash.to_le_bytes()));
        bytes(&mut out, &self.vectors.rows);
        bytes(&mut out, &self.observed);
        floats(&mut out, &self.observed_bias);
        for direction in &self.directions {
            for weights in [&direction.input, &direction.state, &direction.bias, &direction.inner] {
                floats(&mut out, weights);
            }
        }
        for output in &self.outputs {
            floats(&mut out, &output.weights);
            floats(&mut out, &output.bias);
            output.transitions.iter().for_each(|row| floats(&mut out, row));
        }
        out
    }
}
