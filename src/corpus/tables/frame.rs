//! The columns that all tables share, and where a row stands.

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::SchemaRef;

use crate::Span;
use crate::boilerplate::BlockKind;
use crate::corpus::defined::{Columns, columns};
use crate::corpus::plan::Outcome;
use crate::document::Document;
use crate::span::CodePoints;

/// What rows of every table tell: of which document, and where in it.
#[derive(Default)]
pub(in crate::corpus) struct Spot<'r> {
    pub doc_id: &'r str,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub text: Option<&'r str>,
    pub block: Option<BlockKind>,
    pub block_index: Option<u32>,
    pub date: Option<&'r str>,
    pub group: Option<&'r str>,
}

columns!({ pub(super) Head } spot: Spot;
    doc_id: String = spot.doc_id, "the document";
    start: Option<usize>, "first code point in the source";
    end: Option<usize>, "one past the last code point in the source";
    text: Option<String> = spot.text, "what the source shows there";
    block: Option<BlockKind>, "kind of the block it stands in; null without extraction";
);

columns!({ pub(super) Tail } spot: Spot;
    block_index: Option<u32>, "index of that block in the article's blocks";
    date: Option<String> = spot.date, "the document's date, ISO 8601";
    group: Option<String> = spot.group, "the outlet or other group of the document";
);

/// A document whose spans can be told in code points of its source.
#[derive(Clone, Copy)]
pub(crate) struct Located<'d> {
    pub document: &'d Document,
    pub points: &'d CodePoints,
}

impl<'d> Located<'d> {
    /// Where a span of the text stands in the source, in code points.
    pub fn place(self, span: Span) -> Span {
        self.points.of_span(&self.document.source, self.document.to_source(span))
    }

    /// What the source shows at a span of the text.
    pub fn surface(self, span: Span) -> &'d str {
        self.document.surface(span)
    }
}

/// What became of a document, and what its rows have in common.
pub(in crate::corpus) struct Place<'o> {
    pub outcome: &'o Outcome,
    pub document: Option<&'o Document>,
    points: CodePoints,
}

impl<'o> Place<'o> {
    pub fn new(outcome: &'o Outcome) -> Self {
        let document = outcome.document.as_ref();
        Self { outcome, document, points: CodePoints::new(document.map_or("", |d| &d.source)) }
    }

    /// The document, where there is one.
    pub fn located(&self) -> Option<Located<'_>> {
        self.document.map(|document| Located { document, points: &self.points })
    }

    /// A row for `span` of the document's text, in the article's block with this index.
    pub fn spot(&self, span: Span, block: Option<usize>) -> Spot<'_> {
        let found = self.document.map(|document| (document.to_source(span), document.surface(span)));
        self.raw(found.map(|(at, _)| at), found.map(|(_, text)| text), block)
    }

    /// A row for `span` of the source, with its text.
    pub fn raw<'r>(&'r self, span: Option<Span>, text: Option<&'r str>, block: Option<usize>) -> Spot<'r> {
        let source = self.document.map_or("", |document| &document.source);
        let at = span.map(|span| self.points.of_span(source, span));
        let kind = self.document.and_then(|document| document.kind_of(block));
        Spot {
            doc_id: &self.outcome.id,
            start: at.map(|at| at.start),
            end: at.map(|at| at.end),
            text,
            block: kind,
            block_index: kind.and(block).map(|block| block as u32),
            date: self.outcome.date.as_deref(),
            group: self.outcome.group.as_deref(),
        }
    }
}

/// A table's own columns between those that all share.
#[derive(Default)]
pub(in crate::corpus) struct Framed<C> {
    head: Head,
    own: C,
    tail: Tail,
}

impl<C: Columns> Framed<C> {
    pub fn push(&mut self, spot: &Spot<'_>, row: &C::Row<'_>) {
        self.head.push(spot);
        self.own.push(row);
        self.tail.push(spot);
    }

    pub fn finish(self, schema: SchemaRef) -> RecordBatch {
        let columns: Vec<ArrayRef> =
            [self.head.finish(), self.own.finish(), self.tail.finish()].into_iter().flatten().collect();
        RecordBatch::try_new(schema, columns).expect("builders and schema come from one definition")
    }
}
