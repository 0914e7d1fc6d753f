//! The tables that there are, and the columns of each.

use arrow_schema::SchemaRef;

use super::articles::Articles;
use super::blocks::Blocks;
use super::entities::Entities;
use super::errors::Errors;
use super::frame::{Head, Tail};
use super::quotes::Quotes;
use super::sentences::Sentences;
use super::tokens::Tokens;
use crate::corpus::defined::Columns;
use crate::corpus::schema::{Column, Provenance, schema_of};

/// The columns with which every table begins.
pub const HEAD: &[Column] = Head::COLUMNS;

/// The columns with which every table ends.
pub const TAIL: &[Column] = Tail::COLUMNS;

/// The tables that a corpus gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableKind {
    /// One row for each document.
    Articles,
    /// One row for each block of each article.
    Blocks,
    /// One row for each mention of a name, a time or a number.
    Entities,
    /// One row for each quote.
    Quotes,
    /// One row for each word or mark.
    Tokens,
    /// One row for each sentence.
    Sentences,
    /// One row for each document that could not be read or processed, or whose date could not be.
    Errors,
}

impl TableKind {
    /// Every table.
    pub const ALL: [TableKind; 7] = [
        TableKind::Articles,
        TableKind::Blocks,
        TableKind::Entities,
        TableKind::Quotes,
        TableKind::Tokens,
        TableKind::Sentences,
        TableKind::Errors,
    ];

    /// The table's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            TableKind::Articles => "articles",
            TableKind::Blocks => "blocks",
            TableKind::Entities => "entities",
            TableKind::Quotes => "quotes",
            TableKind::Tokens => "tokens",
            TableKind::Sentences => "sentences",
            TableKind::Errors => "errors",
        }
    }

    /// The table with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// What its rows are, for the documentation.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            TableKind::Articles => {
                "One row for each document. `text` is the body, its blocks joined by blank lines, or the whole source \
                 without extraction; `start` and `end` are null when the body is not one piece of the source. `date` \
                 is the one given with the document, or else the article's own."
            }
            TableKind::Blocks => {
                "One row for each block of each article; `block` is its kind. No rows without extraction."
            }
            TableKind::Entities => "One row for each mention; mentions do not overlap.",
            TableKind::Quotes => {
                "One row for each quote; one that runs on into the next block ends with its own."
            }
            TableKind::Tokens => "One row for each word or mark.",
            TableKind::Sentences => "One row for each sentence.",
            TableKind::Errors => {
                "One row for each document that could not be read or processed. One whose date could not be read has a \
                 row here too, and stands in the other tables without a date."
            }
        }
    }

    /// The columns between [`HEAD`] and [`TAIL`].
    #[must_use]
    pub fn own_columns(self) -> &'static [Column] {
        match self {
            TableKind::Articles => Articles::COLUMNS,
            TableKind::Blocks => Blocks::COLUMNS,
            TableKind::Entities => Entities::COLUMNS,
            TableKind::Quotes => Quotes::COLUMNS,
            TableKind::Tokens => Tokens::COLUMNS,
            TableKind::Sentences => Sentences::COLUMNS,
            TableKind::Errors => Errors::COLUMNS,
        }
    }

    /// Every column, in order.
    pub fn columns(self) -> impl Iterator<Item = Column> {
        [HEAD, self.own_columns(), TAIL].into_iter().flatten().copied()
    }

    /// Arrow's schema, with the metadata that tell how the table was made.
    #[must_use]
    pub fn schema(self, provenance: &Provenance) -> SchemaRef {
        schema_of(self.columns(), provenance)
    }
}
