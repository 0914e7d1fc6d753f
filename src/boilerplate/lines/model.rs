//! The sequence model: a linear-chain CRF over the kinds of lines, its weights in a readable file.

use std::sync::LazyLock;

use super::facts::{FACTS, Facts};
use crate::artefact::{Artefact, Kind};
use crate::boilerplate::block::BlockKind;
use crate::error::Result;

macro_rules! labels {
    ($($label:ident)+) => {
        /// What the model tells apart; some labels stand for several kinds of junk.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Role { $($label),+ }

        impl Role {
            /// Every label, by number.
            pub const ALL: [Role; ROLES] = [$(Role::$label),+];
            /// The names in the file of weights.
            pub const NAMES: [&'static str; ROLES] = [$(stringify!($label)),+];
        }
    };
}

/// How many labels there are.
pub(super) const ROLES: usize = 16;

labels! {
    Paragraph Heading List Title Subtitle Section Byline Date Caption Credit
    Navigation Related Comment Site Tags Control
}

impl Role {
    /// The label that lines of this kind have in training.
    pub fn of(kind: BlockKind) -> Role {
        match kind {
            BlockKind::Paragraph => Role::Paragraph,
            BlockKind::Heading => Role::Heading,
            BlockKind::List | BlockKind::Table => Role::List,
            BlockKind::Title => Role::Title,
            BlockKind::Subtitle => Role::Subtitle,
            BlockKind::Section => Role::Section,
            BlockKind::Byline => Role::Byline,
            BlockKind::Date => Role::Date,
            BlockKind::Caption => Role::Caption,
            BlockKind::Credit => Role::Credit,
            BlockKind::Navigation => Role::Navigation,
            BlockKind::Related => Role::Related,
            BlockKind::CommentForm => Role::Comment,
            BlockKind::Tags => Role::Tags,
            BlockKind::Share | BlockKind::Widget => Role::Control,
            _ => Role::Site,
        }
    }

    /// Whether lines of this label are body.
    pub fn is_body(self) -> bool {
        matches!(self, Role::Paragraph | Role::Heading | Role::List)
    }
}

/// How far a line sees: itself, the line before, the line after.
pub(super) const VIEWS: [&str; 3] = ["", "before:", "after:"];

/// One number for each label.
pub(super) type Scores = [f32; ROLES];

/// Weights of facts and of transitions, in hundredths: sums of whole numbers are exact, in whatever order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Model {
    /// One row for each view and fact.
    pub facts: Vec<Scores>,
    /// From each label (row) to each (column).
    pub transitions: [Scores; ROLES],
}

impl Model {
    /// A model that knows nothing.
    pub fn zero() -> Model {
        Model { facts: vec![[0.0; ROLES]; VIEWS.len() * FACTS.len()], transitions: [[0.0; ROLES]; ROLES] }
    }

    /// The model that the crate carries.
    pub fn shipped() -> &'static Model {
        static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
            let bytes = include_bytes!("../../../data/boilerplate/lines.model");
            let artefact = Artefact::read(bytes, "lines.model", Kind::TextLines);
            artefact.and_then(|artefact| Model::read(&artefact)).expect("the model that ships is whole")
        });
        &SHIPPED
    }

    /// Reads an artefact: a header of labels, then a row of weights for each fact and for each label's transitions.
    ///
    /// # Errors
    /// [`crate::Error::Model`] when a row is not of this version of the model.
    pub fn read(artefact: &Artefact<'_>) -> Result<Model> {
        let mut model = Model::zero();
        for (number, line) in artefact.text()?.lines().enumerate() {
            let (name, columns) = line.split_once('\t').unwrap_or((line, ""));
            let row = if number == 0 {
                (name == "feature" && columns.split('\t').eq(Role::NAMES)).then_some(())
            } else {
                weights(columns).and_then(|weights| model.set(name, weights))
            };
            row.ok_or_else(|| {
                artefact.error(format!("row {} of its payload is of another model", number + 1))
            })?;
        }
        Ok(model)
    }

    fn set(&mut self, name: &str, weights: Scores) -> Option<()> {
        let row = match name.strip_prefix("from:") {
            Some(from) => self.transitions.get_mut(Role::NAMES.iter().position(|n| *n == from)?)?,
            None => self.facts.get_mut(Model::row(name)?)?,
        };
        *row = weights;
        Some(())
    }

    fn row(name: &str) -> Option<usize> {
        let view = VIEWS.iter().rposition(|view| name.starts_with(view))?;
        let fact = FACTS.iter().position(|fact| *fact == &name[VIEWS[view].len()..])?;
        Some(view * FACTS.len() + fact)
    }

    /// The payload of its artefact: one row for each fact that counts, one for each label's transitions.
    pub fn payload(&self) -> String {
        let mut out = format!("feature\t{}\n", Role::NAMES.join("\t"));
        let mut push = |name: &str, scores: &Scores| {
            if scores.iter().any(|s| s.abs() >= 0.5) {
                let columns: Vec<String> = scores.iter().map(|s| format!("{:.2}", s / 100.0 + 0.0)).collect();
                out.push_str(&format!("{name}\t{}\n", columns.join("\t").replace("-0.00", "0.00")));
            }
        };
        for (view, prefix) in VIEWS.iter().enumerate() {
            for (fact, name) in FACTS.iter().enumerate() {
                push(&format!("{prefix}{name}"), &self.facts[view * FACTS.len() + fact]);
            }
        }
        for (from, name) in Role::NAMES.iter().enumerate() {
            push(&format!("from:{name}"), &self.transitions[from]);
        }
        out
    }

    /// The best label of every line, and by how much the best sequence beats the best one with another label there.
    pub fn label(&self, observed: &[Facts]) -> Vec<(Role, f32)> {
        pulp::Arch::new().dispatch(Labelling { model: self, observed })
    }

    /// The score of every label for every line, transitions aside.
    #[inline(always)]
    fn emissions(&self, observed: &[Facts]) -> Vec<Scores> {
        let mut all = vec![[0.0; ROLES]; observed.len()];
        for (index, facts) in observed.iter().enumerate() {
            let [mut own, mut next, mut last] = [[0.0; ROLES]; VIEWS.len()];
            for fact in facts.numbers() {
                add(&mut own, &self.facts[fact]);
                add(&mut next, &self.facts[FACTS.len() + fact]);
                add(&mut last, &self.facts[2 * FACTS.len() + fact]);
            }
            add(&mut all[index], &own);
            if let Some(line) = all.get_mut(index + 1) {
                add(line, &next);
            }
            if let Some(line) = index.checked_sub(1) {
                add(&mut all[line], &last);
            }
        }
        all
    }

    #[inline(always)]
    fn best(&self, emissions: &[Scores]) -> Vec<(Role, f32)> {
        // The best score of a sequence up to each line and label.
        let mut upto = emissions.to_vec();
        for index in 1..upto.len() {
            let reached = reach(&self.transitions, &upto[index - 1]);
            add(&mut upto[index], &reached);
        }
        // And of one from there on.
        let back = std::array::from_fn(|to| self.transitions.map(|row| row[to]));
        let mut after = [0.0; ROLES];
        let mut labels = vec![(Role::ALL[0], 0.0); emissions.len()];
        for (index, label) in labels.iter_mut().enumerate().rev() {
            let mut scores = upto[index];
            add(&mut scores, &after);
            *label = lead(&scores);
            add(&mut after, &emissions[index]);
            after = reach(&back, &after);
        }
        labels
    }
}

/// The work of [`Model::label`], eight labels at once where the processor can.
struct Labelling<'a> {
    model: &'a Model,
    observed: &'a [Facts],
}

impl pulp::NullaryFnOnce for Labelling<'_> {
    type Output = Vec<(Role, f32)>;

    #[inline(always)]
    fn call(self) -> Self::Output {
        self.model.best(&self.model.emissions(self.observed))
    }
}

/// The weights of a row of the file.
fn weights(columns: &str) -> Option<Scores> {
    let mut weights = [0.0; ROLES];
    let mut columns = columns.split('\t');
    for weight in &mut weights {
        *weight = columns.next()?.parse().ok().map(hundredths).filter(|w: &f32| w.abs() < 1e6)?;
    }
    columns.next().is_none().then_some(weights)
}

/// A weight as the file writes it, in hundredths.
pub(super) fn hundredths(weight: f32) -> f32 {
    (weight * 100.0).round()
}

#[inline(always)]
fn add(scores: &mut Scores, more: &Scores) {
    for (score, more) in scores.iter_mut().zip(more) {
        *score += more;
    }
}

/// The best score with which each label is reached from the scores of the labels beside it.
#[inline(always)]
fn reach(transitions: &[Scores; ROLES], from: &Scores) -> Scores {
    let mut best = [f32::MIN; ROLES];
    for (row, from) in transitions.iter().zip(from) {
        for (best, weight) in best.iter_mut().zip(row) {
            let score = weight + from;
            *best = if score > *best { score } else { *best };
        }
    }
    best
}

/// The label with the best score, and its lead over the second.
#[inline(always)]
fn lead(scores: &Scores) -> (Role, f32) {
    let best = most(scores);
    let role = scores.iter().position(|&score| score == best).unwrap_or(0);
    let mut others = *scores;
    others[role] = f32::MIN;
    (Role::ALL[role], (best - most(&others)) / 100.0)
}

#[inline(always)]
fn most(scores: &Scores) -> f32 {
    let mut most = f32::MIN;
    for &score in scores {
        most = if score > most { score } else { most };
    }
    most
}
