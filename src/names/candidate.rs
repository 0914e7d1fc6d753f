//! A stretch of words that may be a name.

use crate::Label;
use crate::words::Match;

/// A possible name: words `first..end`, its span begun after the proclitics.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub first: usize,
    pub end: usize,
    /// The first byte.
    pub start: usize,
    pub label: Label,
    pub score: f32,
    /// The listed name that it is, if it is one.
    pub known: Option<Match>,
    /// For a short mention: the place among the candidates of the full name that explains it.
    pub explained_by: Option<usize>,
}

impl Candidate {
    /// Whether it is output at all.
    pub fn is_likely(&self) -> bool {
        self.score >= 0.5
    }
}
