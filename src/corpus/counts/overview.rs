//! What a corpus holds, group by group.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use jiff::civil::Date;

use super::{Question, rows};
use crate::corpus::plan::{Outcome, day};
use crate::corpus::schema::{Column, Provenance, Type};
use crate::document::Depth;
use crate::segment::TokenKind;

/// Counts documents and what was found in them, group by group.
#[derive(Debug, Clone, Copy, Default)]
pub struct Overview;

/// The sums of each group.
pub type Groups = BTreeMap<Option<String>, Sums>;

/// What one group holds.
#[derive(Debug, Default)]
pub struct Sums {
    documents: u64,
    errors: u64,
    words: u64,
    entities: u64,
    quotes: u64,
    removed: u64,
    days: Option<(Date, Date)>,
}

const COLUMNS: [Column; 9] = [
    Column { name: "group", kind: Type::Text, about: "the group" },
    Column { name: "documents", kind: Type::Int64, about: "documents that were read" },
    Column { name: "errors", kind: Type::Int64, about: "documents with an error" },
    Column { name: "words", kind: Type::Int64, about: "words of the kept text" },
    Column { name: "entities", kind: Type::Int64, about: "mentions of names, times and numbers" },
    Column { name: "quotes", kind: Type::Int64, about: "pieces of reported speech" },
    Column { name: "removed", kind: Type::Int64, about: "blocks of junk" },
    Column { name: "first", kind: Type::Text, about: "the earliest date" },
    Column { name: "last", kind: Type::Text, about: "the latest date" },
];

impl Sums {
    fn meet(&mut self, first: Date, last: Date) {
        let (from, to) = self.days.unwrap_or((first, last));
        self.days = Some((from.min(first), to.max(last)));
    }

    fn add(&mut self, more: Sums) {
        self.documents += more.documents;
        self.errors += more.errors;
        self.words += more.words;
        self.entities += more.entities;
        self.quotes += more.quotes;
        self.removed += more.removed;
        if let Some((first, last)) = more.days {
            self.meet(first, last);
        }
    }
}

impl Question for Overview {
    type Part = Groups;

    fn depth(&self) -> Depth {
        Depth::Quotes
    }

    fn ask(&self, outcomes: &[Outcome]) -> Groups {
        let mut groups = Groups::new();
        for outcome in outcomes {
            let sums = groups.entry(outcome.group.clone()).or_default();
            sums.errors += u64::from(outcome.error.is_some());
            sums.documents += u64::from(!outcome.has_failed());
            let Some(document) = &outcome.document else { continue };
            let words = document.tokens.iter().filter(|token| token.kind == TokenKind::Word);
            sums.words += words.count() as u64;
            sums.entities += document.entities.len() as u64;
            sums.quotes += document.quotes.len() as u64;
            let blocks = document.article.iter().flat_map(|article| &article.blocks);
            sums.removed += blocks.filter(|block| block.kind.is_junk()).count() as u64;
            if let Some(date) = outcome.date.as_deref().and_then(day).or(document.date) {
                sums.meet(date, date);
            }
        }
        groups
    }

    fn join(&self, whole: &mut Groups, part: Groups) {
        for (group, sums) in part {
            whole.entry(group).or_default().add(sums);
        }
    }

    fn columns(&self) -> Vec<Column> {
        COLUMNS.to_vec()
    }

    fn table(&self, whole: Groups, provenance: &Provenance) -> RecordBatch {
        let days: Vec<_> = whole
            .values()
            .map(|sums| sums.days.map(|(first, last)| (first.to_string(), last.to_string())))
            .collect();
        let cells = whole.iter().zip(&days).map(|((group, sums), days)| {
            [
                group.as_deref().into(),
                sums.documents.into(),
                sums.errors.into(),
                sums.words.into(),
                sums.entities.into(),
                sums.quotes.into(),
                sums.removed.into(),
                days.as_ref().map(|days| days.0.as_str()).into(),
                days.as_ref().map(|days| days.1.as_str()).into(),
            ]
        });
        rows::table(self.schema(provenance), cells)
    }
}
