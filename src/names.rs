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
mod works;

use crate::Label;
use crate::span::Span;

pub use guideline::Guideline;
pub use tagger::{Labelled, Observed, Tagger};
pub use train::Recipe;

/// A name that was found. The fields are those of the `entities` table.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Where it stands, proclitics and titles left out.
    pub span: Span,
    /// PER ORG LOC or MISC.
    pub label: Label,
    /// How sure it is, from 0 to 1.
    pub score: f32,
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
    /// How likely it is right: its score along a line through the shares that were right among the names of
    /// written news kept apart, score by score (`docs/names.md`).
    ///
    /// ```
    /// let tagger = warraq::names::Tagger::default();
    /// let names = tagger.find(&tagger.words("وصل الوفد إلى بغداد"));
    /// assert!(names.outer[0].probability() > 0.8);
    /// ```
    #[must_use]
    pub fn probability(&self) -> f32 {
        const KNOTS: [(f32, f32); 7] =
            [(0.0, 0.0), (0.5, 0.42), (0.65, 0.53), (0.76, 0.61), (0.86, 0.66), (0.985, 0.925), (1.0, 0.96)];
        let at = KNOTS.partition_point(|&(score, _)| score < self.score).clamp(1, KNOTS.len() - 1);
        let ((from, low), (to, high)) = (KNOTS[at - 1], KNOTS[at]);
        low + (high - low) * ((self.score - from) / (to - from)).clamp(0.0, 1.0)
    }
}

/// The names of a text: the outermost ones, in order, not overlapping, and those nested in them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Names {
    /// The outermost names.
    pub outer: Vec<Name>,
    /// Names inside names.
    pub nested: Vec<Name>,
}
