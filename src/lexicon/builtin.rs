//! The gazetteer that ships: the lists of `data/gazetteer`, compiled on first use.

use std::sync::{Arc, LazyLock};

use super::gazetteer::Gazetteer;

/// The lists, hand-edited ones last, so that their meanings come first.
const LISTS: [(&str, &str); 8] = [
    ("places.tsv", include_str!("../../data/gazetteer/places.tsv")),
    ("countries.tsv", include_str!("../../data/gazetteer/countries.tsv")),
    ("regions.tsv", include_str!("../../data/gazetteer/regions.tsv")),
    ("state_bodies.tsv", include_str!("../../data/gazetteer/state_bodies.tsv")),
    ("organisations.tsv", include_str!("../../data/gazetteer/organisations.tsv")),
    ("armed_groups.tsv", include_str!("../../data/gazetteer/armed_groups.tsv")),
    ("people.tsv", include_str!("../../data/gazetteer/people.tsv")),
    ("other.tsv", include_str!("../../data/gazetteer/other.tsv")),
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
            for (name, list) in LISTS {
                gazetteer.add_list(name, list).expect("the lists that ship are well formed");
            }
            Arc::new(gazetteer)
        });
        &BUILTIN
    }
}
