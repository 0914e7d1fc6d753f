//! A quote with its speaker tied to the document's entities.

use crate::Span;
use crate::speech::QuoteKind;

/// A piece of reported speech of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quote {
    /// What was said, without the quotation marks.
    pub span: Span,
    /// How it is reported.
    pub kind: QuoteKind,
    /// The index of its block in the article; none when the text is no article.
    pub block: Option<usize>,
    /// The verb or noun that reports it.
    pub cue: Option<Span>,
    /// Who said it, with title and role.
    pub speaker: Option<Span>,
    /// The index of the speaker among the document's entities, when its label is kept.
    pub entity: Option<usize>,
    /// The speaker's `entity_id`, or the number of its cluster as `cluster:3`.
    pub speaker_id: Option<String>,
}
