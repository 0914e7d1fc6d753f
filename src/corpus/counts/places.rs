//! How often each place whose coordinates are known is named.

use std::collections::HashMap;

use arrow_array::RecordBatch;

use super::actor::{Actors, Key, is_name};
use super::{Question, rows};
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Column, Provenance, Type};
use crate::document::Depth;

/// Counts the mentions of places on the map.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// How often a place must be named to be in the table.
    pub min_count: u64,
}

/// Places and their sums.
#[derive(Debug, Default)]
pub struct OnMap {
    actors: Actors,
    places: HashMap<Key, Sums>,
}

#[derive(Debug, Clone, Default)]
struct Sums {
    country: Option<String>,
    at: (f64, f64),
    mentions: u64,
    documents: u64,
}

const COLUMNS: [Column; 8] = [
    Column { name: "entity_id", kind: Type::Text, about: "id of the place" },
    Column { name: "canonical", kind: Type::Text, about: "name of the place" },
    Column { name: "label", kind: Type::Text, about: "label of the place" },
    Column { name: "country", kind: Type::Text, about: "ISO 3166-1 alpha-2" },
    Column { name: "lat", kind: Type::Float64, about: "latitude, degrees" },
    Column { name: "lon", kind: Type::Float64, about: "longitude, degrees" },
    Column { name: "count", kind: Type::Int64, about: "mentions" },
    Column { name: "documents", kind: Type::Int64, about: "documents with a mention" },
];

impl Question for Places {
    type Part = OnMap;

    fn depth(&self) -> Depth {
        Depth::Entities
    }

    fn ask(&self, outcomes: &[Outcome]) -> OnMap {
        let mut map = OnMap::default();
        for document in outcomes.iter().filter_map(|outcome| outcome.document.as_ref()) {
            let mut here: HashMap<Key, Sums> = HashMap::new();
            for entity in document.entities.iter().filter(|entity| is_name(entity.label)) {
                let Some(at) = entity.lat.zip(entity.lon) else { continue };
                let key = Key::of(entity, document);
                map.actors.meet(&key, entity, document);
                let sums = here.entry(key).or_insert_with(|| Sums {
                    country: entity.country.clone(),
                    at,
                    documents: 1,
                    mentions: 0,
                });
                sums.mentions += 1;
            }
            add(&mut map.places, here);
        }
        map
    }

    fn join(&self, whole: &mut OnMap, part: OnMap) {
        whole.actors.join(part.actors);
        add(&mut whole.places, part.places);
    }

    fn columns(&self) -> Vec<Column> {
        COLUMNS.to_vec()
    }

    fn table(&self, whole: OnMap, provenance: &Provenance) -> RecordBatch {
        let mut places: Vec<_> =
            whole.places.iter().filter(|(_, sums)| sums.mentions >= self.min_count).collect();
        places.sort_by(|a, b| b.1.mentions.cmp(&a.1.mentions).then(a.0.cmp(b.0)));
        let cells = places.into_iter().map(|(key, sums)| {
            [
                key.id().into(),
                whole.actors.name(key).into(),
                whole.actors.label(key).into(),
                sums.country.as_deref().into(),
                Some(sums.at.0).into(),
                Some(sums.at.1).into(),
                sums.mentions.into(),
                sums.documents.into(),
            ]
        });
        rows::table(self.schema(provenance), cells)
    }
}

fn add(places: &mut HashMap<Key, Sums>, more: HashMap<Key, Sums>) {
    for (key, sums) in more {
        match places.get_mut(&key) {
            Some(mine) => {
                mine.mentions += sums.mentions;
                mine.documents += sums.documents;
            }
            None => {
                places.insert(key, sums);
            }
        }
    }
}
