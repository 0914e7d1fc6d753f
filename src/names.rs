//! People, organisations, places and other names: found, linked, clustered.
//!
//! [`Tagger::find`] reads the words of a text, gathers the cues around each (`evidence`), draws
//! candidates from the gazetteer and from rules over cues and name lists
//! (`known`, `people`, `bodies`, `works`, `places`), lets the trained models decide
//! (`features`, `model`, `network`), brings the result to the guideline (`guideline`),
//! explains short names by sure ones (`document_pass`), chooses among what
//! overlaps (`resolve`) and links (`link`). `docs/names.md` tells more.

mod bodies;
mod candidate;
pub mod conll;
mod document_pass;
mod evidence;
mod features;
mod guideline;
mod known;
mod lesson;
mod link;
mod model;
mod network;
mod people;
mod places;
mod resolve;
mod tagger;
mod train;
#[doc(hidden)]
pub mod training;
mod works;

use crate::Label;
use crate::span::Span;

pub use guideline::Guideline;
pub use tagger::{Labelled, Observed, Tagger};
pub use train::Settings;

/// A name that was found. The fields are those of the `entities` table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Name {
    /// Where it stands, proclitics and titles left out.
    pub span: Span,
    /// PER ORG LOC or MISC.
    pub label: Label,
    /// How sure the models are, from 0 to 1.
    pub score: f32,
    /// How often names of this score are right: the score, calibrated as the artefact of the model says.
    pub probability: f32,
    /// The form under which it is known.
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
    /// Other ids, when it is ambiguous; the canonical form of what has none.
    pub candidates: Vec<String>,
}

impl Name {
    /// A name of which nothing but its place and its label is known, with a score and a probability of 1.
    ///
    /// ```
    /// use warraq::{Label, Span, names::Name};
    /// let name = Name::new(Span::new(0, 10), Label::Loc);
    /// assert_eq!((name.label, name.entity_id), (Label::Loc, None));
    /// ```
    #[must_use]
    pub fn new(span: Span, label: Label) -> Self {
        Self {
            span,
            label,
            score: 1.0,
            probability: 1.0,
            canonical: None,
            entity_id: None,
            lat: None,
            lon: None,
            country: None,
            cluster: None,
            candidates: Vec::new(),
        }
    }
}

/// The names of a text: the outermost ones, in order, not overlapping, and those nested in them.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Names {
    /// The outermost names.
    pub outer: Vec<Name>,
    /// Names inside names.
    pub nested: Vec<Name>,
}
