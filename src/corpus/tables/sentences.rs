//! One row for each sentence.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::Int32Builder;

use super::frame::{Frame, Place};
use crate::corpus::schema::{Provenance, TableKind};

#[derive(Default)]
pub(super) struct Sentences {
    frame: Frame,
    sentence: Int32Builder,
}

impl Sentences {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        let Some(document) = place.document else { return };
        for (number, span) in document.sentences.iter().enumerate() {
            let block = document.block_at(span.start).map(|at| document.blocks[at].0);
            self.frame.push(place, document, *span, block);
            self.sentence.append_value(number as i32);
        }
    }

    pub(super) fn finish(mut self, provenance: &Provenance) -> RecordBatch {
        self.frame.finish(TableKind::Sentences, vec![Arc::new(self.sentence.finish())], provenance)
    }
}
