//! One row for each mention of a name, a time or a number.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float32Builder, Float64Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};

use super::frame::{Frame, Lists, Place};
use crate::corpus::schema::{Provenance, TableKind};

#[derive(Default)]
pub(super) struct Entities {
    frame: Frame,
    label: StringBuilder,
    score: Float32Builder,
    canonical: StringBuilder,
    entity_id: StringBuilder,
    lat: Float64Builder,
    lon: Float64Builder,
    country: StringBuilder,
    cluster: Int32Builder,
    candidates: Lists,
    value: StringBuilder,
    modifier: StringBuilder,
    number: Float64Builder,
    number_max: Float64Builder,
    unit: StringBuilder,
    counted: StringBuilder,
    role: StringBuilder,
    in_quote: BooleanBuilder,
    sentence: Int32Builder,
}

impl Entities {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        let Some(document) = place.document else { return };
        let mut quoted = document.quoted();
        for entity in &document.entities {
            self.frame.push(place, document, entity.span, entity.block);
            self.label.append_value(entity.label.as_str());
            self.score.append_value(entity.score);
            self.canonical.append_option(entity.canonical.as_deref());
            self.entity_id.append_option(entity.entity_id.as_deref());
            self.lat.append_option(entity.lat);
            self.lon.append_option(entity.lon);
            self.country.append_option(entity.country.as_deref());
            self.cluster.append_option(entity.cluster.map(|number| number as i32));
            self.candidates.push(entity.candidates.iter().map(String::as_str));
            self.value.append_option(entity.value.as_deref());
            self.modifier.append_option(entity.modifier.as_deref());
            self.number.append_option(entity.number);
            self.number_max.append_option(entity.number_max);
            self.unit.append_option(entity.unit.as_deref());
            self.counted.append_option(entity.counted.as_deref());
            self.role.append_option(entity.role);
            self.in_quote.append_value(quoted.holds(entity.span));
            self.sentence.append_option(document.sentence_at(entity.span.start).map(|n| n as i32));
        }
    }

    pub(super) fn finish(mut self, provenance: &Provenance) -> RecordBatch {
        let own: Vec<ArrayRef> = vec![
            Arc::new(self.label.finish()),
            Arc::new(self.score.finish()),
            Arc::new(self.canonical.finish()),
            Arc::new(self.entity_id.finish()),
            Arc::new(self.lat.finish()),
            Arc::new(self.lon.finish()),
            Arc::new(self.country.finish()),
            Arc::new(self.cluster.finish()),
            self.candidates.finish(),
            Arc::new(self.value.finish()),
            Arc::new(self.modifier.finish()),
            Arc::new(self.number.finish()),
            Arc::new(self.number_max.finish()),
            Arc::new(self.unit.finish()),
            Arc::new(self.counted.finish()),
            Arc::new(self.role.finish()),
            Arc::new(self.in_quote.finish()),
            Arc::new(self.sentence.finish()),
        ];
        self.frame.finish(TableKind::Entities, own, provenance)
    }
}
