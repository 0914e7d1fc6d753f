//! The tables of a batch of documents, built as columns.

mod articles;
mod blocks;
mod entities;
mod errors;
mod frame;
mod quotes;
mod sentences;
mod tokens;

use arrow_array::RecordBatch;

use super::plan::Outcome;
use super::schema::{Provenance, TableKind};
use crate::document::Depth;
use frame::Place;

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
        let mut articles = articles::Articles::default();
        let mut blocks = blocks::Blocks::default();
        let mut entities = entities::Entities::default();
        let mut quotes = quotes::Quotes::default();
        let mut tokens = tokens::Tokens::default();
        let mut sentences = sentences::Sentences::default();
        let mut errors = errors::Errors::default();
        let mut documents = 0;
        for outcome in outcomes {
            errors.push(outcome);
            if outcome.has_failed() {
                continue;
            }
            documents += 1;
            let place = Place::new(outcome);
            if wanted.holds(TableKind::Articles) {
                articles.push(&place);
            }
            if outcome.document.is_none() {
                continue;
            }
            if wanted.holds(TableKind::Blocks) {
                blocks.push(&place);
            }
            if wanted.holds(TableKind::Entities) {
                entities.push(&place);
            }
            if wanted.holds(TableKind::Quotes) {
                quotes.push(&place);
            }
            if wanted.holds(TableKind::Tokens) {
                tokens.push(&place);
            }
            if wanted.holds(TableKind::Sentences) {
                sentences.push(&place);
            }
        }
        Self {
            articles: articles.finish(provenance),
            blocks: blocks.finish(provenance),
            entities: entities.finish(provenance),
            quotes: quotes.finish(provenance),
            tokens: tokens.finish(provenance),
            sentences: sentences.finish(provenance),
            errors: errors.finish(provenance),
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
