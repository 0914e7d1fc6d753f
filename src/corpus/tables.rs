//! The tables of a batch of documents, built as columns.

mod articles;
pub(crate) mod blocks;
pub(crate) mod entities;
mod errors;
pub(crate) mod frame;
mod kind;
pub(crate) mod quotes;
pub(crate) mod sentences;
pub(crate) mod tokens;

use arrow_array::RecordBatch;

use super::plan::Outcome;
use super::schema::Provenance;
use crate::document::Depth;
use frame::{Framed, Place};
pub use kind::{HEAD, TAIL, TableKind};

/// Which tables are built; what none of them needs is not computed. Errors always are.
///
/// ```
/// use warraq::corpus::{TableKind, Wanted};
/// let wanted = Wanted::NONE.with(TableKind::Entities);
/// assert!(wanted.holds(TableKind::Entities) && !wanted.holds(TableKind::Tokens));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted(u8);

impl Wanted {
    /// Only the errors.
    pub const NONE: Wanted = Wanted(1 << TableKind::Errors as u8);
    /// Every table.
    pub const ALL: Wanted = Wanted(0x7f);

    /// These and `kind`.
    #[must_use]
    pub const fn with(self, kind: TableKind) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    /// Whether `kind` is among them.
    #[must_use]
    pub const fn holds(self, kind: TableKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// How far documents must be tagged for these tables.
    #[must_use]
    pub fn depth(self) -> Depth {
        if self.holds(TableKind::Entities) || self.holds(TableKind::Quotes) {
            Depth::Quotes
        } else if self.holds(TableKind::Tokens) {
            Depth::Tokens
        } else if self.holds(TableKind::Sentences) {
            Depth::Sentences
        } else {
            Depth::Text
        }
    }
}

impl FromIterator<TableKind> for Wanted {
    fn from_iter<I: IntoIterator<Item = TableKind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Wanted::NONE, Wanted::with)
    }
}

/// The tables of a batch of documents; those not wanted have no rows.
#[derive(Debug, Clone)]
pub struct Tables {
    /// One row for each document.
    pub articles: RecordBatch,
    /// One row for each block of each article.
    pub blocks: RecordBatch,
    /// One row for each mention of a name, a time or a number.
    pub entities: RecordBatch,
    /// One row for each quote.
    pub quotes: RecordBatch,
    /// One row for each word or mark.
    pub tokens: RecordBatch,
    /// One row for each sentence.
    pub sentences: RecordBatch,
    /// One row for each document that failed, or of which something could not be read.
    pub errors: RecordBatch,
    /// How many documents the batch has, those that failed left out.
    pub documents: usize,
    /// How many items of the input the batch was made of.
    pub items: usize,
}

impl Tables {
    /// The tables of `outcomes`.
    #[must_use]
    pub fn build(outcomes: &[Outcome], wanted: Wanted, provenance: &Provenance) -> Self {
        let mut articles = Framed::default();
        let mut blocks = Framed::default();
        let mut entities = Framed::default();
        let mut quotes = Framed::default();
        let mut tokens = Framed::default();
        let mut sentences = Framed::default();
        let mut errors = Framed::default();
        let mut documents = 0;
        for outcome in outcomes {
            let place = Place::new(outcome);
            errors::push(&mut errors, &place);
            if outcome.has_failed() {
                continue;
            }
            documents += 1;
            if wanted.holds(TableKind::Articles) {
                articles::push(&mut articles, &place);
            }
            if wanted.holds(TableKind::Blocks) {
                blocks::push(&mut blocks, &place);
            }
            if wanted.holds(TableKind::Entities) {
                entities::push(&mut entities, &place);
            }
            if wanted.holds(TableKind::Quotes) {
                quotes::push(&mut quotes, &place);
            }
            if wanted.holds(TableKind::Tokens) {
                tokens::push(&mut tokens, &place);
            }
            if wanted.holds(TableKind::Sentences) {
                sentences::push(&mut sentences, &place);
            }
        }
        Self {
            articles: articles.finish(TableKind::Articles.schema(provenance)),
            blocks: blocks.finish(TableKind::Blocks.schema(provenance)),
            entities: entities.finish(TableKind::Entities.schema(provenance)),
            quotes: quotes.finish(TableKind::Quotes.schema(provenance)),
            tokens: tokens.finish(TableKind::Tokens.schema(provenance)),
            sentences: sentences.finish(TableKind::Sentences.schema(provenance)),
            errors: errors.finish(TableKind::Errors.schema(provenance)),
            documents,
            items: outcomes.len(),
        }
    }

    /// The table of this kind.
    #[must_use]
    pub fn get(&self, kind: TableKind) -> &RecordBatch {
        match kind {
            TableKind::Articles => &self.articles,
            TableKind::Blocks => &self.blocks,
            TableKind::Entities => &self.entities,
            TableKind::Quotes => &self.quotes,
            TableKind::Tokens => &self.tokens,
            TableKind::Sentences => &self.sentences,
            TableKind::Errors => &self.errors,
        }
    }
}
