//! One row for each quote.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};

use super::frame::{Frame, Place};
use crate::corpus::schema::{Provenance, TableKind};

#[derive(Default)]
pub(super) struct Quotes {
    frame: Frame,
    kind: StringBuilder,
    cue: StringBuilder,
    speaker: StringBuilder,
    speaker_start: Int64Builder,
    speaker_end: Int64Builder,
    speaker_id: StringBuilder,
}

impl Quotes {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        let Some(document) = place.document else { return };
        for quote in &document.quotes {
            self.frame.push(place, document, quote.span, quote.block);
            self.kind.append_value(quote.kind.as_str());
            self.cue.append_option(quote.cue.map(|span| document.surface(span)));
            self.speaker.append_option(quote.speaker.map(|span| document.surface(span)));
            let at = quote.speaker.map(|span| place.code_points(document.to_source(span)));
            self.speaker_start.append_option(at.map(|at| at.0));
            self.speaker_end.append_option(at.map(|at| at.1));
            self.speaker_id.append_option(quote.speaker_id.as_deref());
        }
    }

    pub(super) fn finish(mut self, provenance: &Provenance) -> RecordBatch {
        let own: Vec<ArrayRef> = vec![
            Arc::new(self.kind.finish()),
            Arc::new(self.cue.finish()),
            Arc::new(self.speaker.finish()),
            Arc::new(self.speaker_start.finish()),
            Arc::new(self.speaker_end.finish()),
            Arc::new(self.speaker_id.finish()),
        ];
        self.frame.finish(TableKind::Quotes, own, provenance)
    }
}
