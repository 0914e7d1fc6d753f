//! The network's artefact: magic, sizes, where it comes from, weights, checksum.

use super::recurrent::Direction;
use super::{Network, Output, Sizes, Vectors};
use crate::error::{Error, Result};
use crate::names::features::TAGS;
use crate::names::model::checksum;

pub(in crate::names) const MAGIC: &[u8; 8] = b"WARRAQW2";

/// What is left to read.
struct Rest<'a> {
    bytes: &'a [u8],
    artefact: &'a str,
}

impl<'a> Rest<'a> {
    fn wrong(&self, cause: &str) -> Error {
        Error::Model { artefact: self.artefact.to_owned(), cause: cause.to_owned() }
    }

    fn take(&mut self, long: usize) -> Result<&'a [u8]> {
        let (head, tail) = self.bytes.split_at_checked(long).ok_or_else(|| self.wrong("truncated"))?;
        self.bytes = tail;
        Ok(head)
    }

    fn whole(&mut self, most: usize) -> Result<usize> {
        let bytes = self.take(4)?;
        let number = u32::from_le_bytes(bytes.try_into().expect("four bytes")) as usize;
        if number > most { Err(self.wrong("its size is out of bounds")) } else { Ok(number) }
    }

    fn words(&mut self, long: usize) -> Result<impl Iterator<Item = [u8; 4]> + use<'a>> {
        let bytes = self.take(4 * long)?;
        Ok(bytes.chunks_exact(4).map(|four| four.try_into().expect("four bytes")))
    }

    fn floats(&mut self, long: usize) -> Result<Vec<f32>> {
        let floats: Vec<f32> = self.words(long)?.map(f32::from_le_bytes).collect();
        if floats.iter().all(|f| f.abs() < 1e6) {
            Ok(floats)
        } else {
            Err(self.wrong("a weight is out of bounds"))
        }
    }

    fn small(&mut self, long: usize) -> Result<Vec<i8>> {
        Ok(self.take(long)?.iter().map(|&b| b as i8).collect())
    }
}

impl Network {
    /// Reads an artefact.
    ///
    /// # Errors
    /// [`Error::Model`] when it is foreign, truncated or altered.
    pub fn from_bytes(bytes: &[u8], artefact: &str) -> Result<Self> {
        let mut rest = Rest { bytes, artefact };
        if rest.take(MAGIC.len()).ok() != Some(&MAGIC[..]) {
            return Err(rest.wrong("not a warraq names network"));
        }
        let (body, sum) = bytes.split_last_chunk::<8>().ok_or_else(|| rest.wrong("truncated"))?;
        if checksum(body) != u64::from_le_bytes(*sum) {
            return Err(rest.wrong("its checksum does not agree: altered or truncated"));
        }
        rest.bytes = body.get(MAGIC.len()..).ok_or_else(|| rest.wrong("truncated"))?;
        let sizes = Sizes {
            vector: rest.whole(512)?,
            observed: rest.whole(128)?,
            state: rest.whole(512)?,
            words: rest.whole(1 << 20)?,
            buckets: rest.whole(1 << 20)?,
        };
        if sizes.buckets <= super::UNKNOWN {
            return Err(rest.wrong("its size is out of bounds"));
        }
        let story = rest.whole(1 << 16)?;
        std::str::from_utf8(rest.take(story)?).map_err(|_| rest.wrong("its story is no text"))?;
        let scales = rest.floats(3)?;
        let hashes: Vec<u32> = rest.words(sizes.words)?.map(u32::from_le_bytes).collect();
        if !hashes.is_sorted() {
            return Err(rest.wrong("its words are out of order"));
        }
        let vectors = Vectors::new(hashes, rest.small(sizes.words * sizes.vector)?, scales[1]);
        let observed = rest.small(sizes.buckets * sizes.observed)?;
        let observed_bias = rest.floats(sizes.observed)?;
        let h = sizes.state;
        let mut direction = || {
            Ok::<_, Error>(Direction {
                input: rest.floats(sizes.input() * 3 * h)?,
                state: rest.floats(h * 3 * h)?,
                bias: rest.floats(3 * h)?,
                inner: rest.floats(h)?,
            })
        };
        let directions = [direction()?, direction()?];
        let mut output = || {
            let weights = rest.floats(sizes.output() * TAGS)?;
            let mut bias = [0.0; TAGS];
            bias.copy_from_slice(&rest.floats(TAGS)?);
            let mut transitions = [[0.0; TAGS]; TAGS + 1];
            for row in &mut transitions {
                row.copy_from_slice(&rest.floats(TAGS)?);
            }
            Ok::<_, Error>(Output { weights, bias, transitions })
        };
        let outputs = [output()?, output()?];
        if !rest.bytes.is_empty() {
            return Err(rest.wrong("its length does not agree with its header"));
        }
        Ok(Self {
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

    #[test]
    fn a_damaged_artefact_is_an_error() {
        let whole = include_bytes!("../../../data/names/news.network");
        assert!(Network::from_bytes(whole, "test").is_ok());
        for cut in [0, 4, 8, 20, whole.len() / 2, whole.len() - 1] {
            assert!(matches!(Network::from_bytes(&whole[..cut], "test"), Err(Error::Model { .. })), "{cut}");
        }
        for at in (0..whole.len()).step_by(whole.len() / 40 + 1) {
            let mut altered = whole.to_vec();
            altered[at] ^= 0x55;
            assert!(matches!(Network::from_bytes(&altered, "test"), Err(Error::Model { .. })), "{at}");
        }
        assert!(Network::from_bytes(b"PK\x03\x04 something else", "test").is_err());
    }

    #[test]
    fn sizes_beyond_all_bounds_are_an_error() {
        let mut body = MAGIC.to_vec();
        body.extend(u32::MAX.to_le_bytes().repeat(6));
        body.extend(checksum(&body).to_le_bytes());
        assert!(matches!(Network::from_bytes(&body, "test"), Err(Error::Model { .. })));
    }
}
