//! The countries of demonyms.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::rows;

/// The country (ISO 3166-1 alpha-2) of a folded demonym; none where it is a people's, a faith's or no demonym.
///
/// ```
/// assert_eq!(warraq::lexicon::country_of("اللبناني"), Some("LB"));
/// assert_eq!(warraq::lexicon::country_of("الاسلامي"), None);
/// ```
#[must_use]
pub fn country_of(folded: &str) -> Option<&'static str> {
    static COUNTRIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let list = rows(include_str!("../../data/lexicon/demonyms.tsv"));
        list.filter_map(|(_, mut fields)| {
            let form = fields.next()?;
            let country = fields.nth(1).filter(|country| !country.is_empty())?;
            Some((crate::script::folded(form), country))
        })
        .collect()
    });
    COUNTRIES.get(folded).copied()
}
