//! The network's payload: sizes, scales, word vectors, vectors of observations, weights.

use super::recurrent::Direction;
use super::{Network, Output, Sizes, Vectors};
use crate::artefact::Artefact;
use crate::error::{Error, Result};
use crate::names::features::TAGS;

impl Network {
    /// Reads an artefact.
    ///
    /// # Errors
    /// [`Error::Model`] when its payload is no such network.
    pub fn from_artefact(artefact: &Artefact<'_>) -> Result<Self> {
        let mut rest = artefact.fields();
        let sizes = Sizes {
            vector: rest.size(512)?,
            observed: rest.size(128)?,
            state: rest.size(512)?,
            words: rest.size(1 << 20)?,
            buckets: rest.size(1 << 20)?,
        };
        if sizes.buckets <= super::UNKNOWN {
            return Err(rest.error("a size is out of bounds"));
        }
        let scales = rest.weights(3)?;
        let hashes = rest.u32s(sizes.words)?;
        if !hashes.is_sorted() {
            return Err(rest.error("its words are out of order"));
        }
        let vectors = Vectors::new(hashes, rest.i8s(sizes.words * sizes.vector)?, scales[1]);
        let observed = rest.i8s(sizes.buckets * sizes.observed)?;
        let observed_bias = rest.weights(sizes.observed)?;
        let h = sizes.state;
        let mut direction = || {
            Ok::<_, Error>(Direction {
                input: rest.weights(sizes.input() * 3 * h)?,
                state: rest.weights(h * 3 * h)?,
                bias: rest.weights(3 * h)?,
                inner: rest.weights(h)?,
            })
        };
        let directions = [direction()?, direction()?];
        let mut output = || {
            let weights = rest.weights(sizes.output() * TAGS)?;
            let mut bias = [0.0; TAGS];
            bias.copy_from_slice(&rest.weights(TAGS)?);
            let mut transitions = [[0.0; TAGS]; TAGS + 1];
            for row in &mut transitions {
                row.copy_from_slice(&rest.weights(TAGS)?);
            }
            Ok::<_, Error>(Output { weights, bias, transitions })
        };
        let outputs = [output()?, output()?];
        rest.end()?;
        Ok(Self {
            calibration: artefact.calibration.clone(),
            vectors,
            observed,
            observed_scale: scales[2],
            observed_bias,
            directions,
            outputs,
            share: scales[0],
            sizes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artefact::Kind;

    #[test]
    fn a_payload_that_is_no_network_is_an_error() {
        let whole = include_bytes!("../../../data/names/news.network");
        let mut artefact = Artefact::read(whole, "test", Kind::NamesNetwork).unwrap();
        let network = Network::from_artefact(&artefact).unwrap();
        assert!(network.payload() == *artefact.payload, "what is read is written again");
        let long = artefact.payload.len();
        for cut in [0, 4, 19, 20, 40, long / 2, long - 1] {
            let artefact = Artefact::new(Kind::NamesNetwork, &artefact.payload[..cut]);
            assert!(matches!(Network::from_artefact(&artefact), Err(Error::Model { .. })), "{cut}");
        }
        // sizes beyond all bounds
        artefact.payload.to_mut()[..24].fill(0xFF);
        assert!(matches!(Network::from_artefact(&artefact), Err(Error::Model { .. })));
    }
}
