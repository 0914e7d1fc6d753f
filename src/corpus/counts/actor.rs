//! Who or what a mention is of, across documents.

use std::collections::HashMap;

use crate::Label;
use crate::document::{Document, Entity};
use crate::script::folded;

/// The key of an actor: its id, or its label and its name with the spelling folded.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Key {
    Id(String),
    Name(Label, String),
}

impl Key {
    pub(super) fn of(entity: &Entity, document: &Document) -> Self {
        match (&entity.entity_id, &entity.canonical) {
            (Some(id), _) => Key::Id(id.clone()),
            (None, Some(canonical)) => Key::Name(entity.label, folded(canonical)),
            (None, None) => Key::Name(entity.label, folded(document.surface(entity.span))),
        }
    }

    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Key::Id(id) => Some(id),
            Key::Name(..) => None,
        }
    }
}

/// The names and labels under which actors were met.
#[derive(Debug, Default)]
pub(super) struct Actors(HashMap<Key, Seen>);

#[derive(Debug)]
struct Seen {
    label: Label,
    canonical: Option<String>,
    forms: HashMap<String, u64>,
}

impl Actors {
    pub(super) fn meet(&mut self, key: &Key, entity: &Entity, document: &Document) {
        let form = document.surface(entity.span);
        let seen = match self.0.get_mut(key) {
            Some(seen) => seen,
            None => self.0.entry(key.clone()).or_insert_with(|| Seen {
                label: entity.label,
                canonical: entity.canonical.clone(),
                forms: HashMap::new(),
            }),
        };
        match seen.forms.get_mut(form) {
            Some(count) => *count += 1,
            None => {
                seen.forms.insert(form.to_owned(), 1);
            }
        }
    }

    pub(super) fn join(&mut self, other: Actors) {
        for (key, seen) in other.0 {
            match self.0.get_mut(&key) {
                Some(mine) => {
                    for (form, count) in seen.forms {
                        *mine.forms.entry(form).or_default() += count;
                    }
                }
                None => {
                    self.0.insert(key, seen);
                }
            }
        }
    }

    pub(super) fn label(&self, key: &Key) -> &'static str {
        self.0.get(key).map_or("", |seen| seen.label.as_str())
    }

    /// The form under which it is known, or the most frequent one.
    pub(super) fn name(&self, key: &Key) -> &str {
        let Some(seen) = self.0.get(key) else { return "" };
        let frequent =
            || seen.forms.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(form, _)| form);
        seen.canonical.as_ref().or_else(frequent).map_or("", String::as_str)
    }
}

/// Whether `label` is one of the four kinds of names.
pub(super) fn is_name(label: Label) -> bool {
    matches!(label, Label::Per | Label::Org | Label::Loc | Label::Misc)
}
