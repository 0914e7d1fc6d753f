//! One row for each document that could not be read or processed, or whose date could not be.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::StringBuilder;

use super::frame::{Frame, Place};
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Provenance, TableKind};

#[derive(Default)]
pub(super) struct Errors {
    frame: Frame,
    error: StringBuilder,
    cause: StringBuilder,
}

impl Errors {
    /// Adds a row when there is an error.
    pub(super) fn push(&mut self, outcome: &Outcome) {
        let Some(error) = &outcome.error else { return };
        self.frame.push_raw(&Place::new(outcome), None, None, None);
        self.error.append_value(error.kind());
        self.cause.append_value(error.to_string());
    }

    pub(super) fn finish(mut self, provenance: &Provenance) -> RecordBatch {
        let own = vec![Arc::new(self.error.finish()) as _, Arc::new(self.cause.finish()) as _];
        self.frame.finish(TableKind::Errors, own, provenance)
    }
}
