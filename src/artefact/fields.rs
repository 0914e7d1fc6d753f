//! The fields of a binary payload, read in order and never beyond its end.

use crate::error::{Error, Result};

/// What is left to read of a payload; numbers are little-endian.
///
/// ```
/// use warraq::artefact::{Artefact, Kind};
/// let artefact = Artefact::new(Kind::Templates, vec![2, 0, 0, 0, b'o']);
/// let mut fields = artefact.fields();
/// assert_eq!(fields.u32()?, 2);
/// assert!(fields.take(2).is_err());
/// # Ok::<(), warraq::Error>(())
/// ```
#[derive(Debug)]
pub struct Fields<'a> {
    rest: &'a [u8],
    name: &'a str,
}

impl<'a> Fields<'a> {
    pub(super) fn new(rest: &'a [u8], name: &'a str) -> Self {
        Self { rest, name }
    }

    /// What is wrong with the artefact.
    pub fn error(&self, cause: impl Into<String>) -> Error {
        Error::Model { artefact: self.name.to_owned(), cause: cause.into() }
    }

    /// The next `count` bytes.
    ///
    /// # Errors
    /// [`Error::Model`] when fewer are left; so are the errors of the other fields.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (head, tail) =
            self.rest.split_at_checked(count).ok_or_else(|| self.error("its payload is too short"))?;
        self.rest = tail;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        Ok(self.take(N)?.try_into().expect("as many bytes as were taken"))
    }

    /// A number of four bytes.
    ///
    /// # Errors
    /// As [`Fields::take`].
    pub fn u32(&mut self) -> Result<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// A number of eight bytes.
    ///
    /// # Errors
    /// As [`Fields::take`].
    pub fn u64(&mut self) -> Result<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// A size of four bytes, at most `most`.
    ///
    /// # Errors
    /// As [`Fields::take`], or when it is larger.
    pub fn size(&mut self, most: usize) -> Result<usize> {
        let size = self.u32()? as usize;
        if size > most { Err(self.error("a size is out of bounds")) } else { Ok(size) }
    }

    /// `count` numbers of four bytes.
    ///
    /// # Errors
    /// As [`Fields::take`].
    pub fn u32s(&mut self, count: usize) -> Result<Vec<u32>> {
        let bytes = self.take(count.checked_mul(4).ok_or_else(|| self.error("a size is out of bounds"))?)?;
        Ok(bytes
            .chunks_exact(4)
            .map(|four| u32::from_le_bytes(four.try_into().expect("four bytes")))
            .collect())
    }

    /// `count` weights: finite floating-point numbers below a million.
    ///
    /// # Errors
    /// As [`Fields::take`], or when one is out of bounds.
    pub fn weights(&mut self, count: usize) -> Result<Vec<f32>> {
        let weights: Vec<f32> = self.u32s(count)?.into_iter().map(f32::from_bits).collect();
        // an infinity and what is no number fail the comparison too
        let bounded = weights.iter().all(|w| w.abs() < 1e6);
        if bounded { Ok(weights) } else { Err(self.error("a weight is out of bounds")) }
    }

    /// `count` signed bytes.
    ///
    /// # Errors
    /// As [`Fields::take`].
    pub fn i8s(&mut self, count: usize) -> Result<Vec<i8>> {
        Ok(self.take(count)?.iter().map(|&b| b as i8).collect())
    }

    /// A text after its length of eight bytes.
    ///
    /// # Errors
    /// As [`Fields::take`], or when it is no text.
    pub fn text(&mut self) -> Result<String> {
        let length = usize::try_from(self.u64()?).map_err(|_| self.error("a size is out of bounds"))?;
        let bytes = self.take(length)?.to_vec();
        String::from_utf8(bytes).map_err(|_| self.error("a text is not UTF-8"))
    }

    /// Sees that nothing is left.
    ///
    /// # Errors
    /// [`Error::Model`] when there is.
    pub fn end(&self) -> Result<()> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.error("its payload is longer than its fields")) }
    }
}
