//! One row for each word or mark.

use std::sync::Arc;

use arrow_array::builder::{Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};

use super::frame::{Frame, Lists, Place};
use crate::corpus::schema::{Provenance, TableKind};
use crate::script::fold;

#[derive(Default)]
pub(super) struct Tokens {
    frame: Frame,
    kind: StringBuilder,
    norm: StringBuilder,
    proclitics: Lists,
    stem: StringBuilder,
    enclitics: Lists,
    sentence: Int32Builder,
}

impl Tokens {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        let Some(document) = place.document else { return };
        let text = &document.text;
        let mut sentence = 0;
        let mut norm = String::new();
        for token in &document.tokens {
            let block = document.block_at(token.span.start).map(|at| document.blocks[at].0);
            self.frame.push(place, document, token.span, block);
            self.kind.append_value(token.kind.as_str());
            norm.clear();
            norm.extend(token.span.of(text).chars().filter_map(fold));
            self.norm.append_value(&norm);
            self.proclitics.push(token.proclitics().map(|span| document.surface(span)));
            self.stem.append_value(document.surface(token.stem));
            self.enclitics.push(token.enclitics().map(|span| document.surface(span)));
            while document.sentences.get(sentence).is_some_and(|span| span.end <= token.span.start) {
                sentence += 1;
            }
            let inside = document.sentences.get(sentence).is_some_and(|span| span.contains(token.span));
            self.sentence.append_option(inside.then_some(sentence as i32));
        }
    }

    pub(super) fn finish(mut self, provenance: &Provenance) -> RecordBatch {
        let own: Vec<ArrayRef> = vec![
            Arc::new(self.kind.finish()),
            Arc::new(self.norm.finish()),
            self.proclitics.finish(),
            Arc::new(self.stem.finish()),
            self.enclitics.finish(),
            Arc::new(self.sentence.finish()),
        ];
        self.frame.finish(TableKind::Tokens, own, provenance)
    }
}
