//! What the trainer in `tools/train/lines` needs of this module; not part of the interface.

use std::sync::Arc;

use super::facts::{FACTS, Facts};
use super::model::{Model, ROLES, Role, VIEWS, hundredths};
use super::observe::observe;
use super::page::Page;
use super::phrases::Phrases;
use crate::artefact::{Artefact, Kind, Recipe};
use crate::boilerplate::article::{Article, Options};
use crate::boilerplate::block::BlockKind;
use crate::span::Span;

/// A dump as the model sees it.
pub struct Seen {
    observed: Vec<Facts>,
    /// Where each line, or part of one, stands.
    pub spans: Vec<Span>,
}

/// How many labels there are.
pub const LABELS: usize = ROLES;

/// How many weights a label has for facts.
pub const ROWS: usize = VIEWS.len() * FACTS.len();

/// Reads a dump.
#[must_use]
pub fn see(source: &str) -> Seen {
    let page = Page::read(source, Phrases::shipped());
    Seen { observed: observe(&page), spans: page.lines.iter().map(|l| l.span).collect() }
}

impl Seen {
    /// The rows of weights that are added for line `index`.
    pub fn rows(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let count = self.observed.len();
        let views = [Some(index), index.checked_sub(1), Some(index + 1).filter(|&i| i < count)];
        views.into_iter().enumerate().flat_map(move |(view, line)| {
            let facts = line.map_or(Facts::default(), |line| self.observed[line]);
            facts.numbers().map(move |fact| view * FACTS.len() + fact)
        })
    }
}

/// The label that lines of this kind have in training.
#[must_use]
pub fn label_of(kind: BlockKind) -> usize {
    Role::of(kind) as usize
}

/// Whether the label is body.
#[must_use]
pub fn is_body(label: usize) -> bool {
    Role::ALL[label].is_body()
}

/// A model from its weights: the rows of facts, then the transitions from each label.
#[must_use]
pub fn model(weights: &[[f32; LABELS]]) -> Trained {
    let mut model = Model::zero();
    let rows = model.facts.iter_mut().chain(&mut model.transitions);
    rows.zip(weights).for_each(|(row, weights)| *row = weights.map(hundredths));
    Trained(model)
}

/// A trained model.
pub struct Trained(Model);

impl Trained {
    /// The artefact.
    #[must_use]
    pub fn to_bytes(&self, recipe: Recipe) -> Vec<u8> {
        Artefact::new(Kind::TextLines, self.0.payload().into_bytes()).with_recipe(recipe).to_bytes()
    }

    /// Takes a dump apart with this model.
    #[must_use]
    pub fn extract(&self, source: Arc<str>, options: &Options) -> Article {
        super::extract_with(source, options, &self.0, Phrases::shipped())
    }
}

/// Whether the row of weights tells of a known phrase, or of a word that a list holds.
#[must_use]
pub fn tells_of_phrase(row: usize) -> bool {
    let fact = FACTS[row % FACTS.len()];
    ["says_", "covered_", "sections_", "names_", "places_", "roles_"].iter().any(|w| fact.starts_with(w))
        || matches!(fact, "strong" | "weak_anchor" | "whole")
}
