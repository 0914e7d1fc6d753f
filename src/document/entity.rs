//! An entity: a name, a time or a number, with everything that is known of it.

use crate::expressions::Expression;
use crate::names::Name;
use crate::{Label, Span};

/// A set of labels.
///
/// ```
/// use warraq::{Label, document::Labels};
/// let labels: Labels = [Label::Per, Label::Loc].into_iter().collect();
/// assert!(labels.holds(Label::Per) && !labels.holds(Label::Date));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Labels(u16);

impl Labels {
    /// Every label.
    pub const ALL: Labels = Labels((1 << Label::ALL.len()) - 1);

    /// Whether `label` is among them.
    #[must_use]
    pub const fn holds(self, label: Label) -> bool {
        self.0 & (1 << label as u16) != 0
    }

    /// The labels, in the order of the enum.
    pub fn iter(self) -> impl Iterator<Item = Label> {
        Label::ALL.into_iter().filter(move |label| self.holds(*label))
    }
}

impl FromIterator<Label> for Labels {
    fn from_iter<I: IntoIterator<Item = Label>>(labels: I) -> Self {
        Labels(labels.into_iter().fold(0, |set, label| set | 1 << label as u16))
    }
}

/// A name, a time or a number of a document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Entity {
    /// Where it stands in the document's text.
    pub span: Span,
    /// What it is.
    pub label: Label,
    /// How sure it is, from 0 to 1.
    pub score: f32,
    /// The index of its block in the article; none when the text is no article.
    pub block: Option<usize>,
    /// The form under which a name is known.
    pub canonical: Option<String>,
    /// Wikidata `Q…`, `geonames:…`, or none.
    pub entity_id: Option<String>,
    /// Latitude in degrees.
    pub lat: Option<f64>,
    /// Longitude in degrees.
    pub lon: Option<f64>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Shared by the variants of one unknown name within the document.
    pub cluster: Option<u32>,
    /// Other ids, when it is ambiguous; for a date that its weekday contradicts, the day that the weekday names.
    pub candidates: Vec<String>,
    /// The TIMEX3 value of a time.
    pub value: Option<String>,
    /// The TIMEX3 mod of a time; the approximator or bound of a number (`mod` in the tables).
    pub modifier: Option<String>,
    /// The number.
    pub number: Option<f64>,
    /// The upper end of a range.
    pub number_max: Option<f64>,
    /// The UCUM unit or the ISO 4217 currency.
    pub unit: Option<String>,
    /// The head noun of what is counted.
    pub counted: Option<String>,
    /// What happened to the counted.
    pub role: Option<&'static str>,
}

impl Entity {
    /// What `name` tells.
    #[must_use]
    pub fn from_name(name: Name, block: Option<usize>) -> Self {
        Self {
            span: name.span,
            label: name.label,
            score: name.probability,
            block,
            canonical: name.canonical,
            entity_id: name.entity_id,
            lat: name.lat,
            lon: name.lon,
            country: name.country,
            cluster: name.cluster,
            candidates: name.candidates,
            value: None,
            modifier: None,
            number: None,
            number_max: None,
            unit: None,
            counted: None,
            role: None,
        }
    }

    /// What `expression` of `text` tells.
    #[must_use]
    pub fn from_expression(expression: Expression, text: &str, block: Option<usize>) -> Self {
        Self {
            span: expression.span,
            label: expression.label,
            score: 1.0,
            block,
            canonical: None,
            entity_id: None,
            lat: None,
            lon: None,
            country: None,
            cluster: None,
            candidates: expression.otherwise.into_iter().collect(),
            value: expression.value,
            modifier: expression.modifier,
            number: expression.number,
            number_max: expression.number_max,
            unit: expression.unit,
            counted: expression.counted.map(|span| span.of(text).to_owned()),
            role: expression.role,
        }
    }

    /// The id under which mentions of one thing are gathered: its `entity_id`,
    /// or the number of its cluster as `cluster:3`, or none.
    #[must_use]
    pub fn identity(&self) -> Option<String> {
        self.entity_id.clone().or_else(|| self.cluster.map(|number| format!("cluster:{number}")))
    }
}
