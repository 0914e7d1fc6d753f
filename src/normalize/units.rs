//! Normalisation of units that are code points: what the Python face runs on CPython's buffers.

use super::aligned;
use super::engine::{CHUNK, Chunks};
use super::fixed::{Latin1, Ucs2, Ucs4};
use super::form::Form;
use super::normalizer::Normalizer;
use super::output::{Output, TooNarrow};
use crate::span::Alignment;

/// Units of a text, in the form in which CPython keeps it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Units<'a> {
    /// One byte each: Latin-1.
    One(&'a [u8]),
    /// Two bytes each: UCS-2.
    Two(&'a [u16]),
    /// Four bytes each: UCS-4.
    Four(&'a [u32]),
}

impl Units<'_> {
    /// A copy.
    pub fn to_owned(self) -> Owned {
        match self {
            Units::One(units) => Owned::One(units.to_vec()),
            Units::Two(units) => Owned::Two(units.to_vec()),
            Units::Four(units) => Owned::Four(units.to_vec()),
        }
    }

    /// How many there are, which is how many code points the text has.
    pub fn len(&self) -> usize {
        match self {
            Units::One(units) => units.len(),
            Units::Two(units) => units.len(),
            Units::Four(units) => units.len(),
        }
    }
}

/// Units of a result.
#[derive(Debug)]
pub(crate) enum Owned {
    /// Latin-1.
    One(Vec<u8>),
    /// UCS-2.
    Two(Vec<u16>),
    /// UCS-4.
    Four(Vec<u32>),
}

impl Owned {
    /// The units, borrowed.
    pub fn units(&self) -> Units<'_> {
        match self {
            Owned::One(units) => Units::One(units),
            Owned::Two(units) => Units::Two(units),
            Owned::Four(units) => Units::Four(units),
        }
    }
}

fn widened<A: Copy + Into<B>, B>(units: &[A]) -> Vec<B> {
    units.iter().map(|&u| u.into()).collect()
}

impl Normalizer {
    /// The result, in the form of the text or in a wider one; nothing when it is the text.
    pub(crate) fn normalize_units(&self, units: Units<'_>) -> Option<Owned> {
        match units {
            Units::One(one) if self.plan().latin1 => match self.run::<Latin1>(one) {
                Ok(result) => result.map(Owned::One),
                Err(TooNarrow) => self.normalize_units(Units::Two(&widened(one))),
            },
            Units::One(one) => self.normalize_units(Units::Two(&widened(one))),
            Units::Two(two) => match self.run::<Ucs2>(two) {
                Ok(result) => result.map(Owned::Two),
                Err(TooNarrow) => self.normalize_units(Units::Four(&widened(two))),
            },
            Units::Four(four) => self.run::<Ucs4>(four).ok().flatten().map(Owned::Four),
        }
    }

    /// As [`Self::normalize_units`], with the alignment.
    pub(crate) fn align_units(&self, units: Units<'_>) -> (Option<Owned>, Alignment) {
        fn changed<U: Eq>(result: Vec<U>, units: &[U]) -> Option<Vec<U>> {
            (result != units).then_some(result)
        }
        match units {
            Units::One(one) if self.plan().latin1 => match aligned::run::<Latin1>(self.plan(), one) {
                Ok((result, map)) => (changed(result, one).map(Owned::One), map),
                Err(TooNarrow) => self.align_units(Units::Two(&widened(one))),
            },
            Units::One(one) => self.align_units(Units::Two(&widened(one))),
            Units::Two(two) => match aligned::run::<Ucs2>(self.plan(), two) {
                Ok((result, map)) => (changed(result, two).map(Owned::Two), map),
                Err(TooNarrow) => self.align_units(Units::Four(&widened(two))),
            },
            Units::Four(four) => match aligned::run::<Ucs4>(self.plan(), four) {
                Ok((result, map)) => (changed(result, four).map(Owned::Four), map),
                Err(TooNarrow) => (None, Alignment::identity(four.len())),
            },
        }
    }

    /// The result, kept only from the first difference on.
    fn run<F: Form>(&self, units: &[F::Unit]) -> Result<Option<Vec<F::Unit>>, TooNarrow> {
        Ok(match self.begin::<F>(units)? {
            Beginning::Same => None,
            Beginning::Prefix(len) => Some(units[..len].to_vec()),
            Beginning::Changed(rest) => {
                let mut result = Vec::with_capacity(units.len());
                rest.finish(|chunk| {
                    result.extend_from_slice(chunk);
                    true
                })?;
                Some(result)
            }
        })
    }

    /// Runs up to the first difference.
    pub(crate) fn begin<'a, F: Form>(&'a self, units: &'a [F::Unit]) -> Result<Beginning<'a, F>, TooNarrow> {
        let mut chunks = Chunks::<F>::new(self.plan(), units, CHUNK, Output::default());
        let mut same = 0;
        while let Some(chunk) = chunks.next()? {
            let len = chunk.len();
            if !units[same..].starts_with(chunk) {
                return Ok(Beginning::Changed(Rest { chunks, prefix: &units[..same], last: len }));
            }
            same += len;
        }
        Ok(if same == units.len() { Beginning::Same } else { Beginning::Prefix(same) })
    }
}

/// What is known of a result when its first difference from the text is found.
pub(crate) enum Beginning<'a, F: Form> {
    /// There is none.
    Same,
    /// The result is so many units of the text.
    Prefix(usize),
    /// There is one.
    Changed(Rest<'a, F>),
}

/// A result whose first chunks were those of the text.
pub(crate) struct Rest<'a, F: Form> {
    chunks: Chunks<'a, F>,
    prefix: &'a [F::Unit],
    last: usize,
}

impl<F: Form> Rest<'_, F> {
    /// Hands the whole result to `write`, in pieces, until it says no: whether it never did.
    pub fn finish(mut self, mut write: impl FnMut(&[F::Unit]) -> bool) -> Result<bool, TooNarrow> {
        let mut more = write(self.prefix) && write(self.chunks.last(self.last));
        while more {
            match self.chunks.next()? {
                Some(chunk) => more = write(chunk),
                None => return Ok(true),
            }
        }
        Ok(false)
    }
}
