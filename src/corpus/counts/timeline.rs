//! How often names occur in each day, week, month or year.

use std::collections::{BTreeMap, HashSet};

use arrow_array::RecordBatch;
use jiff::civil::Date;

use super::actor::{Actors, Key, is_name};
use super::{Question, rows};
use crate::corpus::plan::{Outcome, day};
use crate::corpus::schema::{Column, Provenance, Type};
use crate::document::Depth;

/// The length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Every {
    /// A day, as `2024-05-07`.
    #[default]
    Day,
    /// An ISO week, as `2024-W19`.
    Week,
    /// A month, as `2024-05`.
    Month,
    /// A year, as `2024`.
    Year,
}

impl Every {
    /// The period of a day.
    #[must_use]
    pub fn period(self, date: Date) -> String {
        match self {
            Every::Day => date.to_string(),
            Every::Week => {
                let week = date.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Every::Month => format!("{:04}-{:02}", date.year(), date.month()),
            Every::Year => format!("{:04}", date.year()),
        }
    }
}

/// What has a row in each period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Per {
    /// Every name.
    #[default]
    Entity,
    /// Every label.
    Label,
    /// Nothing: one row a period.
    Period,
}

/// Counts mentions and documents by the documents' dates.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The length of a period.
    pub every: Every,
    /// What has a row in each period.
    pub per: Per,
}

/// The period and what is counted in it.
type Row = (Option<String>, Option<&'static str>, Option<Key>);

/// Rows and their sums: mentions, documents.
#[derive(Debug, Default)]
pub struct Periods {
    actors: Actors,
    rows: BTreeMap<Row, (u64, u64)>,
}

const COLUMNS: [Column; 6] = [
    Column { name: "period", kind: Type::Text, about: "the period; null for documents without a date" },
    Column { name: "label", kind: Type::Text, about: "the label" },
    Column { name: "entity_id", kind: Type::Text, about: "id of the actor" },
    Column { name: "canonical", kind: Type::Text, about: "name of the actor" },
    Column { name: "count", kind: Type::Int64, about: "mentions" },
    Column {
        name: "documents",
        kind: Type::Int64,
        about: "documents with a mention; all documents for a period",
    },
];

impl Question for Timeline {
    type Part = Periods;

    fn depth(&self) -> Depth {
        Depth::Entities
    }

    fn ask(&self, outcomes: &[Outcome]) -> Periods {
        let mut periods = Periods::default();
        for outcome in outcomes {
            let Some(document) = &outcome.document else { continue };
            let date = outcome.date.as_deref().and_then(day).or(document.date);
            let period = date.map(|date| self.every.period(date));
            let mut here: HashSet<Row> = HashSet::new();
            if self.per == Per::Period {
                periods.rows.entry((period.clone(), None, None)).or_default().1 += 1;
            }
            for entity in &document.entities {
                let label = Some(entity.label.as_str());
                let row = match self.per {
                    Per::Period => (period.clone(), None, None),
                    Per::Label => (period.clone(), label, None),
                    Per::Entity if is_name(entity.label) => {
                        let key = Key::of(entity, document);
                        periods.actors.meet(&key, entity, document);
                        (period.clone(), None, Some(key))
                    }
                    Per::Entity => continue,
                };
                let sums = periods.rows.entry(row.clone()).or_default();
                sums.0 += 1;
                if self.per != Per::Period && here.insert(row) {
                    sums.1 += 1;
                }
            }
        }
        periods
    }

    fn join(&self, whole: &mut Periods, part: Periods) {
        whole.actors.join(part.actors);
        for (row, (count, documents)) in part.rows {
            let sums = whole.rows.entry(row).or_default();
            sums.0 += count;
            sums.1 += documents;
        }
    }

    fn columns(&self) -> Vec<Column> {
        COLUMNS.to_vec()
    }

    fn table(&self, whole: Periods, provenance: &Provenance) -> RecordBatch {
        let mut rows: Vec<_> = whole.rows.iter().collect();
        rows.sort_by(|(a, a_sums), (b, b_sums)| {
            a.0.cmp(&b.0).then(b_sums.cmp(a_sums)).then_with(|| a.cmp(b))
        });
        let cells = rows.into_iter().map(|((period, label, key), sums)| {
            let key = key.as_ref();
            [
                period.as_deref().into(),
                label.or_else(|| Some(whole.actors.label(key?))).into(),
                key.and_then(Key::id).into(),
                key.map(|key| whole.actors.name(key)).into(),
                sums.0.into(),
                sums.1.into(),
            ]
        });
        rows::table(self.schema(provenance), cells)
    }
}
