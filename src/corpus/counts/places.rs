//! How often each place whose coordinates are known is named.

use std::collections::HashMap;

use arrow_array::RecordBatch;

use super::actor::{Actors, Key, is_name};
use super::{Question, answered};
use crate::corpus::defined::{Columns, columns};
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Column, Provenance};
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
    lat: f64,
    lon: f64,
    mentions: u64,
    documents: u64,
}

/// A place and what is known of it.
struct Place<'r> {
    actors: &'r Actors,
    key: &'r Key,
    sums: &'r Sums,
}

columns!({ PlaceColumns } row: Place;
    entity_id: Option<String> = row.key.id(), "id of the place";
    canonical: String = row.actors.name(row.key), "name of the place";
    label: String = row.actors.label(row.key), "label of the place";
    country: Option<String> = row.sums.country.as_deref(), "ISO 3166-1 alpha-2";
    lat: f64 = row.sums.lat, "latitude, degrees";
    lon: f64 = row.sums.lon, "longitude, degrees";
    count: u64 = row.sums.mentions, "mentions";
    documents: u64 = row.sums.documents, "documents with a mention";
);

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
                let (Some(lat), Some(lon)) = (entity.lat, entity.lon) else { continue };
                let key = Key::of(entity, document);
                map.actors.meet(&key, entity, document);
                let sums = here.entry(key).or_insert_with(|| Sums {
                    country: entity.country.clone(),
                    lat,
                    lon,
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
        PlaceColumns::COLUMNS.to_vec()
    }

    fn table(&self, whole: OnMap, provenance: &Provenance) -> RecordBatch {
        let mut places: Vec<_> =
            whole.places.iter().filter(|(_, sums)| sums.mentions >= self.min_count).collect();
        places.sort_by(|a, b| b.1.mentions.cmp(&a.1.mentions).then(a.0.cmp(b.0)));
        let actors = &whole.actors;
        let rows = places.into_iter().map(|(key, sums)| Place { actors, key, sums });
        answered::<PlaceColumns>(self.schema(provenance), rows)
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
