//! What a corpus holds, group by group.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use jiff::civil::Date;

use super::{Question, answered};
use crate::corpus::defined::{Columns, columns};
use crate::corpus::plan::{Outcome, day};
use crate::corpus::schema::{Column, Provenance};
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

/// A group and its sums.
struct Row<'r> {
    group: Option<&'r str>,
    sums: &'r Sums,
}

columns!({ OverviewColumns } row: Row;
    group: Option<String> = row.group, "the group";
    documents: u64 = row.sums.documents, "documents that were read";
    errors: u64 = row.sums.errors, "documents with an error";
    words: u64 = row.sums.words, "words of the kept text";
    entities: u64 = row.sums.entities, "mentions of names, times and numbers";
    quotes: u64 = row.sums.quotes, "pieces of reported speech";
    removed: u64 = row.sums.removed, "blocks of junk";
    first: Option<String> = row.sums.days.map(|days| days.0.to_string()).as_deref(), "the earliest date";
    last: Option<String> = row.sums.days.map(|days| days.1.to_string()).as_deref(), "the latest date";
);

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
        OverviewColumns::COLUMNS.to_vec()
    }

    fn table(&self, whole: Groups, provenance: &Provenance) -> RecordBatch {
        let rows = whole.iter().map(|(group, sums)| Row { group: group.as_deref(), sums });
        answered::<OverviewColumns>(self.schema(provenance), rows)
    }
}
