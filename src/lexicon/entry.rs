//! One form of one known thing.

use std::borrow::Cow;

use crate::error::Result;
use crate::label::Label;
use crate::table::Row;

/// Text that is either embedded or owned.
pub(super) type Text = Cow<'static, str>;

/// One row of the gazetteer: a form under which something is named, and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The form as it is written.
    pub form: Text,
    /// PER ORG LOC or MISC.
    pub label: Label,
    /// The kind within the label, such as `city`, `party` or `armed_group`; may be empty.
    pub subtype: Text,
    /// Whether the form means something else as often: it counts only where the context agrees.
    pub ambiguous: bool,
    /// Whether the form is a name wherever it stands, as are those that a user adds.
    pub certain: bool,
    /// `Q…`, `geonames:…`, or empty.
    pub id: Text,
    /// The form under which the thing is best known: one for all its forms.
    pub canonical: Text,
    /// ISO 3166-1 alpha-2, or empty.
    pub country: Text,
    /// Latitude and longitude in degrees.
    pub coordinates: Option<(f64, f64)>,
    /// Inhabitants, 0 where unknown.
    pub population: u64,
    /// Where the row comes from.
    pub source: Text,
    /// Under which licence.
    pub licence: Text,
}

impl Entry {
    /// An entry with no more than a form and a label; the form is canonical.
    ///
    /// ```
    /// use warraq::{Label, lexicon::Entry};
    /// assert_eq!(Entry::new("راوة", Label::Loc).canonical, "راوة");
    /// ```
    #[must_use]
    pub fn new(form: impl Into<String>, label: Label) -> Self {
        let form: String = form.into();
        Self {
            canonical: Cow::Owned(form.clone()),
            form: Cow::Owned(form),
            label,
            subtype: Cow::Borrowed(""),
            ambiguous: false,
            certain: true,
            id: Cow::Borrowed(""),
            country: Cow::Borrowed(""),
            coordinates: None,
            population: 0,
            source: Cow::Borrowed(""),
            licence: Cow::Borrowed(""),
        }
    }

    /// What two entries of one thing share: the id, or the canonical form where there is none.
    #[must_use]
    pub fn key(&self) -> &str {
        if self.id.is_empty() { &self.canonical } else { &self.id }
    }

    /// Reads a row with the columns form, type, id, canonical, country, lat, lon, population, source, licence.
    ///
    /// The type is a label, or a label and a subtype (`ORG:party`); a `?` after it marks an ambiguous form.
    pub(super) fn read<'a>(row: &Row<'a>, text: impl Fn(&'a str) -> Text) -> Result<Self> {
        let form = text(row.field(0));
        if form.trim().is_empty() {
            return Err(row.error("the form is empty"));
        }
        let (name, subtype) = row.field(1).split_once(':').unwrap_or((row.field(1), ""));
        let label = match Label::from_name(name.trim()) {
            Some(label @ (Label::Per | Label::Org | Label::Loc | Label::Misc)) => label,
            _ => return Err(row.error(format!("type {name:?} is none of PER, ORG, LOC, MISC"))),
        };
        let (subtype, ambiguous) = match subtype.strip_suffix('?') {
            Some(subtype) => (subtype, true),
            None => (subtype, false),
        };
        let canonical = if row.field(3).is_empty() { form.clone() } else { text(row.field(3)) };
        let coordinates = match (row.number::<f64>(5)?, row.number::<f64>(6)?) {
            (Some(lat), Some(lon)) => Some((lat, lon)),
            _ => None,
        };
        Ok(Self {
            form,
            label,
            subtype: text(subtype),
            ambiguous,
            certain: false,
            id: text(row.field(2)),
            canonical,
            country: text(row.field(4)),
            coordinates,
            population: row.number(7)?.unwrap_or(0),
            source: text(row.field(8)),
            licence: text(row.field(9)),
        })
    }
}
