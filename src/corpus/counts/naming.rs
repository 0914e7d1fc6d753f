//! The forms under which each group names one actor, apart for quotes and narration.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};

use super::Question;
use super::actor::{Actors, Key, is_name};
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
    forms: HashMap<Form, (u64, u64)>,
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
            for (form, count) in here {
                let sum = forms.forms.entry(form).or_default();
                sum.0 += count;
                sum.1 += 1;
            }
        }
        forms
    }

    fn join(&self, whole: &mut Forms, part: Forms) {
        whole.actors.join(part.actors);
        for (form, (count, documents)) in part.forms {
            let sum = whole.forms.entry(form).or_default();
            sum.0 += count;
            sum.1 += documents;
        }
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
        let mut texts: [StringBuilder; 5] = Default::default();
        let mut in_quotes = BooleanBuilder::new();
        let (mut counts, mut documents) = (Int64Builder::new(), Int64Builder::new());
        for (form, sums) in rows {
            texts[0].append_option(form.group.as_deref());
            texts[1].append_option(form.key.id());
            texts[2].append_value(whole.actors.name(&form.key));
            texts[3].append_value(whole.actors.label(&form.key));
            texts[4].append_value(&form.form);
            in_quotes.append_value(form.in_quote);
            counts.append_value(sums.0 as i64);
            documents.append_value(sums.1 as i64);
        }
        let mut columns: Vec<ArrayRef> =
            texts.into_iter().map(|mut builder| Arc::new(builder.finish()) as ArrayRef).collect();
        columns.push(Arc::new(in_quotes.finish()));
        columns.push(Arc::new(counts.finish()));
        columns.push(Arc::new(documents.finish()));
        RecordBatch::try_new(self.schema(provenance), columns).expect("builders follow the schema")
    }
}
