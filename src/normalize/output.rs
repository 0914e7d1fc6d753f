//! A buffer that is written from left to right and never given back between chunks.

use super::form::Form;

/// The form of the text cannot hold a code point of the result.
#[derive(Debug)]
pub(crate) struct TooNarrow;

/// Units written so far, `len` of them; beyond them there is room, whose content means nothing.
pub(crate) struct Output<F: Form> {
    pub units: Vec<F::Unit>,
    pub len: usize,
}

impl<F: Form> Default for Output<F> {
    fn default() -> Self {
        Self { units: Vec::new(), len: 0 }
    }
}

/// What there is room for beyond what is asked for: a vector is stored whole.
const ROOM: usize = 32;

impl<F: Form> Output<F> {
    /// The units written.
    pub fn written(&mut self) -> &mut [F::Unit] {
        &mut self.units[..self.len]
    }

    /// Makes room for `more` units and a little, which [`Form::scan`] and [`Form::encode`] ask for.
    pub fn reserve(&mut self, more: usize) {
        let needed = self.len + more + ROOM;
        if self.units.is_empty() {
            // Fresh memory from the system is zero already.
            self.units = vec![F::Unit::default(); needed];
        } else if self.units.len() < needed {
            self.units.resize(needed.max(self.units.len() / 2 * 3), F::Unit::default());
        }
    }

    pub fn push(&mut self, code: u32) -> Result<(), TooNarrow> {
        self.reserve(4);
        self.len += F::encode(code, &mut self.units[self.len..]).ok_or(TooNarrow)?;
        Ok(())
    }
}
