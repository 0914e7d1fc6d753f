//! One row for each block of each article.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{Float32Builder, StringBuilder};

use super::frame::{Frame, Place};
use crate::boilerplate::BlockKind;
use crate::corpus::schema::{Provenance, TableKind};

#[derive(Default)]
pub(super) struct Blocks {
    frame: Frame,
    part: StringBuilder,
    score: Float32Builder,
    reason: StringBuilder,
}

impl Blocks {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        let Some(article) = place.document.and_then(|document| document.article.as_deref()) else { return };
        for (index, block) in article.blocks.iter().enumerate() {
            self.frame.push_raw(place, Some(block.span), Some(&block.text), Some(index));
            self.part.append_value(part(block.kind));
            self.score.append_value(block.score);
            self.reason.append_value(&*block.reason);
        }
    }

    pub(super) fn finish(mut self, provenance: &Provenance) -> RecordBatch {
        let (part, score, reason) = (self.part.finish(), self.score.finish(), self.reason.finish());
        self.frame.finish(
            TableKind::Blocks,
            vec![Arc::new(part), Arc::new(score), Arc::new(reason)],
            provenance,
        )
    }
}

fn part(kind: BlockKind) -> &'static str {
    if kind.is_body() {
        "body"
    } else if kind.is_metadata() {
        "metadata"
    } else {
        "junk"
    }
}
