//! The gazetteer that ships: the lists of `data/gazetteer`, compiled on first use.

use std::sync::{Arc, LazyLock};

use super::gazetteer::Gazetteer;
use crate::table::{Table, shipped};

/// The lists, hand-edited ones last, so that their meanings come first.
const LISTS: [Table; 8] = [
    shipped!("gazetteer/places.tsv"),
    shipped!("gazetteer/countries.tsv"),
    shipped!("gazetteer/regions.tsv"),
    shipped!("gazetteer/state_bodies.tsv"),
    shipped!("gazetteer/organisations.tsv"),
    shipped!("gazetteer/armed_groups.tsv"),
    shipped!("gazetteer/people.tsv"),
    shipped!("gazetteer/other.tsv"),
];

impl Gazetteer {
    /// The gazetteer that ships, compiled once and shared.
    ///
    /// # Panics
    /// Never with the lists that ship: a test reads them all.
    #[must_use]
    pub fn builtin() -> &'static Arc<Gazetteer> {
        static BUILTIN: LazyLock<Arc<Gazetteer>> = LazyLock::new(|| {
            let mut gazetteer = Gazetteer::default();
            LISTS.into_iter().for_each(|list| gazetteer.add_list(list));
            Arc::new(gazetteer)
        });
        &BUILTIN
    }
}
