//! The countries of demonyms.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::{Layout, Table, shipped};

/// Adjectives, and the country where it is one's.
pub(super) const DEMONYMS: Table = shipped!("lexicon/demonyms.tsv");

/// What stands in its columns.
pub(super) const DEMONYM: Layout = Layout { columns: &["form", "classes", "country"], filled: 2, key: 1 };

/// The country (ISO 3166-1 alpha-2) of a folded demonym; none where it is a people's, a faith's or no demonym.
///
/// ```
/// assert_eq!(warraq::lexicon::country_of("اللبناني"), Some("LB"));
/// assert_eq!(warraq::lexicon::country_of("الاسلامي"), None);
/// ```
#[must_use]
pub fn country_of(folded: &str) -> Option<&'static str> {
    static COUNTRIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let mut countries = HashMap::new();
        DEMONYMS.rows(&DEMONYM, |row| {
            if !row.field(2).is_empty() {
                countries.insert(crate::script::folded(row.field(0)), row.field(2));
            }
        });
        countries
    });
    COUNTRIES.get(folded).copied()
}
