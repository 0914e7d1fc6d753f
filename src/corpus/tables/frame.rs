//! The columns that all tables share: the head, the tail, and where a row stands.

use std::sync::Arc;

use arrow_array::builder::{Int32Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};

use crate::Span;
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Provenance, TableKind};
use crate::document::Document;
use crate::span::CodePoints;

/// A document and what its rows have in common.
pub(super) struct Place<'o> {
    pub(super) outcome: &'o Outcome,
    pub(super) document: Option<&'o Document>,
    points: CodePoints,
}

impl<'o> Place<'o> {
    pub(super) fn new(outcome: &'o Outcome) -> Self {
        let document = outcome.document.as_ref();
        Self { outcome, document, points: CodePoints::new(document.map_or("", |d| &d.source)) }
    }

    /// A span of the source in code points.
    pub(super) fn code_points(&self, span: Span) -> (i64, i64) {
        let source = self.document.map_or("", |d| &d.source);
        let span = self.points.of_span(source, span);
        (span.start as i64, span.end as i64)
    }
}

/// Builders of the head and the tail.
#[derive(Default)]
pub(super) struct Frame {
    doc_id: StringBuilder,
    start: Int64Builder,
    end: Int64Builder,
    text: StringBuilder,
    block: StringBuilder,
    block_index: Int32Builder,
    date: StringBuilder,
    group: StringBuilder,
}

impl Frame {
    /// A row for `span` of the document's text, in the article's block with this index.
    pub(super) fn push(&mut self, place: &Place<'_>, document: &Document, span: Span, block: Option<usize>) {
        let at = document.to_source(span);
        self.push_raw(place, Some(at), Some(document.surface(span)), block);
    }

    /// A row for `span` of the source, with its text.
    pub(super) fn push_raw(
        &mut self,
        place: &Place<'_>,
        span: Option<Span>,
        text: Option<&str>,
        block: Option<usize>,
    ) {
        let at = span.map(|span| place.code_points(span));
        self.doc_id.append_value(&place.outcome.id);
        self.start.append_option(at.map(|at| at.0));
        self.end.append_option(at.map(|at| at.1));
        self.text.append_option(text);
        let kind = place.document.and_then(|document| document.kind_of(block));
        self.block.append_option(kind.map(crate::boilerplate::BlockKind::as_str));
        self.block_index.append_option(kind.and(block).map(|block| block as i32));
        self.date.append_option(place.outcome.date.as_deref());
        self.group.append_option(place.outcome.group.as_deref());
    }

    /// The finished table with its own columns between head and tail.
    pub(super) fn finish(
        mut self,
        kind: TableKind,
        own: Vec<ArrayRef>,
        provenance: &Provenance,
    ) -> RecordBatch {
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(self.doc_id.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.block.finish()),
        ];
        columns.extend(own);
        columns.push(Arc::new(self.block_index.finish()));
        columns.push(Arc::new(self.date.finish()));
        columns.push(Arc::new(self.group.finish()));
        RecordBatch::try_new(kind.schema(provenance), columns).expect("builders follow the schema")
    }
}

/// A column of lists of texts.
#[derive(Default)]
pub(super) struct Lists(ListBuilder<StringBuilder>);

impl Lists {
    /// A row with these texts.
    pub(super) fn push<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        for text in texts {
            self.0.values().append_value(text);
        }
        self.0.append(true);
    }

    pub(super) fn finish(mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}
