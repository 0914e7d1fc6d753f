//! The forms under which each group names one actor, apart for quotes and narration.

use std::collections::HashMap;

use arrow_array::RecordBatch;

use super::actor::{Actors, Key, is_name};
use super::tally::{self, Tally};
use super::{Question, rows};
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Column, Provenance, Type};
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

const COLUMNS: [Column; 8] = [
    Column { name: "group", kind: Type::Text, about: "the group" },
    Column { name: "entity_id", kind: Type::Text, about: "id of the actor" },
    Column { name: "canonical", kind: Type::Text, about: "name of the actor" },
    Column { name: "label", kind: Type::Text, about: "label of the actor" },
    Column { name: "form", kind: Type::Text, about: "the form used, as it is written" },
    Column { name: "in_quote", kind: Type::Bool, about: "whether it is used in quotes" },
    Column { name: "count", kind: Type::Int64, about: "how often" },
    Column { name: "documents", kind: Type::Int64, about: "in how many documents" },
];

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
        COLUMNS.to_vec()
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
        let cells = rows.into_iter().map(|(form, sums)| {
            [
                form.group.as_deref().into(),
                form.key.id().into(),
                whole.actors.name(&form.key).into(),
                whole.actors.label(&form.key).into(),
                form.form.as_str().into(),
                form.in_quote.into(),
                sums.0.into(),
                sums.1.into(),
            ]
        });
        rows::table(self.schema(provenance), cells)
    }
}
