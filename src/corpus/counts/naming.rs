//! The forms under which each group names one actor, apart for quotes and narration.

use std::collections::HashMap;

use arrow_array::RecordBatch;

use super::actor::{Actors, Key, is_name};
use super::tally::{self, Tally};
use super::{Question, answered};
use crate::corpus::defined::{Columns, columns};
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Column, Provenance};
use crate::document::Depth;

/// Counts the forms of names by group.
#[derive(Debug, Clone, Default)]
pub struct Naming {
    /// How many mentions an actor must have to be in the table.
    pub min_count: u64,
}

/// A form of an actor in a group, in quotes or in narration.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Form {
    group: Option<String>,
    key: Key,
    form: String,
    in_quote: bool,
}

/// The forms and how often they occur: mentions, documents.
#[derive(Debug, Default)]
pub struct Forms {
    actors: Actors,
    forms: Tally<Form>,
}

/// A form and who is named by it.
struct Named<'r> {
    actors: &'r Actors,
    form: &'r Form,
    sums: (u64, u64),
}

columns!({ NamingColumns } row: Named;
    group: Option<String> = row.form.group.as_deref(), "the group";
    entity_id: Option<String> = row.form.key.id(), "id of the actor";
    canonical: String = row.actors.name(&row.form.key), "name of the actor";
    label: String = row.actors.label(&row.form.key), "label of the actor";
    form: String = &row.form.form, "the form used, as it is written";
    in_quote: bool = row.form.in_quote, "whether it is used in quotes";
    count: u64 = row.sums.0, "how often";
    documents: u64 = row.sums.1, "in how many documents";
);

impl Question for Naming {
    type Part = Forms;

    fn depth(&self) -> Depth {
        Depth::Quotes
    }

    fn ask(&self, outcomes: &[Outcome]) -> Forms {
        let mut forms = Forms::default();
        for outcome in outcomes {
            let Some(document) = &outcome.document else { continue };
            let mut here: HashMap<Form, u64> = HashMap::new();
            let mut quoted = document.quoted();
            for entity in document.entities.iter() {
                let in_quote = quoted.holds(entity.span);
                if !is_name(entity.label) {
                    continue;
                }
                let key = Key::of(entity, document);
                forms.actors.meet(&key, entity, document);
                let form = document.surface(entity.span).to_owned();
                *here.entry(Form { group: outcome.group.clone(), key, form, in_quote }).or_default() += 1;
            }
            tally::add_document(&mut forms.forms, here);
        }
        forms
    }

    fn join(&self, whole: &mut Forms, part: Forms) {
        whole.actors.join(part.actors);
        tally::add(&mut whole.forms, part.forms);
    }

    fn columns(&self) -> Vec<Column> {
        NamingColumns::COLUMNS.to_vec()
    }

    fn table(&self, whole: Forms, provenance: &Provenance) -> RecordBatch {
        let mut totals: HashMap<&Key, u64> = HashMap::new();
        for (form, sums) in &whole.forms {
            *totals.entry(&form.key).or_default() += sums.0;
        }
        let mut rows: Vec<_> =
            whole.forms.iter().filter(|(form, _)| totals[&form.key] >= self.min_count).collect();
        // The most named actor first; within it group by group, the most frequent form first.
        rows.sort_by(|(a, a_sums), (b, b_sums)| {
            (totals[&b.key].cmp(&totals[&a.key]))
                .then_with(|| a.key.cmp(&b.key))
                .then_with(|| a.group.cmp(&b.group))
                .then_with(|| b_sums.cmp(a_sums))
                .then_with(|| a.form.cmp(&b.form))
                .then_with(|| a.in_quote.cmp(&b.in_quote))
        });
        let actors = &whole.actors;
        let rows = rows.into_iter().map(|(form, &sums)| Named { actors, form, sums });
        answered::<NamingColumns>(self.schema(provenance), rows)
    }
}
