//! Which names occur together, and how often.

use std::collections::{BTreeSet, HashMap};

use arrow_array::RecordBatch;

use super::actor::{Actors, Key, is_name};
use super::tally::{self, Tally};
use super::{Question, rows};
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Column, Provenance, Type};
use crate::document::{Depth, Document};

/// Within what two names occur together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Window {
    /// A sentence.
    #[default]
    Sentence,
    /// A document.
    Document,
}

/// Counts pairs of names.
#[derive(Debug, Clone, Default)]
pub struct Cooccurrence {
    /// Within what they occur together.
    pub window: Window,
    /// How often a pair must occur to be in the table.
    pub min_count: u64,
}

/// Pairs and how often they occur: in windows, and in documents.
#[derive(Debug, Default)]
pub struct Pairs {
    actors: Actors,
    pairs: Tally<(Key, Key)>,
}

const COLUMNS: [Column; 8] = [
    Column { name: "a_id", kind: Type::Text, about: "entity_id of the first" },
    Column { name: "a", kind: Type::Text, about: "name of the first" },
    Column { name: "a_label", kind: Type::Text, about: "label of the first" },
    Column { name: "b_id", kind: Type::Text, about: "entity_id of the second" },
    Column { name: "b", kind: Type::Text, about: "name of the second" },
    Column { name: "b_label", kind: Type::Text, about: "label of the second" },
    Column { name: "count", kind: Type::Int64, about: "windows that hold both" },
    Column { name: "documents", kind: Type::Int64, about: "documents with such a window" },
];

impl Cooccurrence {
    fn count(&self, document: &Document, pairs: &mut Pairs) {
        let mut windows: HashMap<usize, BTreeSet<Key>> = HashMap::new();
        for entity in document.entities.iter().filter(|entity| is_name(entity.label)) {
            let window = match self.window {
                Window::Document => Some(0),
                Window::Sentence => document.sentence_at(entity.span.start),
            };
            let key = Key::of(entity, document);
            pairs.actors.meet(&key, entity, document);
            if let Some(window) = window {
                windows.entry(window).or_default().insert(key);
            }
        }
        let mut here: HashMap<(&Key, &Key), u64> = HashMap::new();
        for keys in windows.values() {
            for (at, a) in keys.iter().enumerate() {
                for b in keys.iter().skip(at + 1) {
                    *here.entry((a, b)).or_default() += 1;
                }
            }
        }
        let here = here.into_iter().map(|((a, b), count)| ((a.clone(), b.clone()), count));
        tally::add_document(&mut pairs.pairs, here);
    }
}

impl Question for Cooccurrence {
    type Part = Pairs;

    fn depth(&self) -> Depth {
        Depth::Entities
    }

    fn ask(&self, outcomes: &[Outcome]) -> Pairs {
        let mut pairs = Pairs::default();
        for document in outcomes.iter().filter_map(|outcome| outcome.document.as_ref()) {
            self.count(document, &mut pairs);
        }
        pairs
    }

    fn join(&self, whole: &mut Pairs, part: Pairs) {
        whole.actors.join(part.actors);
        tally::add(&mut whole.pairs, part.pairs);
    }

    fn columns(&self) -> Vec<Column> {
        COLUMNS.to_vec()
    }

    fn table(&self, whole: Pairs, provenance: &Provenance) -> RecordBatch {
        let mut rows: Vec<_> = whole.pairs.iter().filter(|(_, sums)| sums.0 >= self.min_count).collect();
        rows.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let name = |key| whole.actors.name(key);
        let label = |key| whole.actors.label(key);
        let cells = rows.into_iter().map(|((a, b), sums)| {
            [
                a.id().into(),
                name(a).into(),
                label(a).into(),
                b.id().into(),
                name(b).into(),
                label(b).into(),
                sums.0.into(),
                sums.1.into(),
            ]
        });
        rows::table(self.schema(provenance), cells)
    }
}
