//! The sequence model: a linear-chain CRF over the kinds of lines, its weights in a readable file.

use std::sync::LazyLock;

use super::observe::{FACTS, Observed};
use crate::boilerplate::block::BlockKind;

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

/// Weights of facts and of transitions.
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
            Model::parse(include_str!("../../../data/boilerplate/lines.model.tsv"))
                .expect("the shipped model is whole")
        });
        &SHIPPED
    }

    /// Reads the text form; none when a row is not of this version of the model.
    pub fn parse(tsv: &str) -> Option<Model> {
        let mut model = Model::zero();
        let mut rows = tsv.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let header = rows.next()?;
        if !header.split('\t').skip(1).eq(Role::NAMES) {
            return None;
        }
        for line in rows {
            let mut columns = line.split('\t');
            let name = columns.next()?;
            let mut scores = [0.0; ROLES];
            for score in &mut scores {
                *score = columns.next()?.parse().ok()?;
            }
            if let Some(from) = name.strip_prefix("from:") {
                model.transitions[Role::NAMES.iter().position(|n| *n == from)?] = scores;
            } else {
                model.facts[Model::row(name)?] = scores;
            }
        }
        Some(model)
    }

    fn row(name: &str) -> Option<usize> {
        let view = VIEWS.iter().rposition(|view| name.starts_with(view))?;
        let fact = FACTS.iter().position(|fact| *fact == &name[VIEWS[view].len()..])?;
        Some(view * FACTS.len() + fact)
    }

    /// The text form: one row for each fact that counts, one for each label's transitions.
    pub fn to_tsv(&self, head: &str) -> String {
        let mut out = format!("{head}\nfeature\t{}\n", Role::NAMES.join("\t"));
        let mut push = |name: &str, scores: &Scores| {
            if scores.iter().any(|s| s.abs() >= 0.005) {
                let columns: Vec<String> = scores.iter().map(|s| format!("{:.2}", s + 0.0)).collect();
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

    /// The score of every label for every line, transitions aside.
    pub fn emissions(&self, observed: &Observed) -> Vec<Scores> {
        let count = observed.len();
        let mut all = vec![[0.0; ROLES]; count];
        for (index, scores) in all.iter_mut().enumerate() {
            let mut add = |line: usize, view: usize| {
                for &fact in observed.line(line) {
                    let row = &self.facts[view * FACTS.len() + usize::from(fact)];
                    for (score, weight) in scores.iter_mut().zip(row) {
                        *score += weight;
                    }
                }
            };
            add(index, 0);
            if index > 0 {
                add(index - 1, 1);
            }
            if index + 1 < count {
                add(index + 1, 2);
            }
        }
        all
    }

    /// The best label of every line, and by how much the best sequence beats the best one with another label there.
    pub fn label(&self, observed: &Observed) -> Vec<(Role, f32)> {
        let emissions = self.emissions(observed);
        let forward = self.sweep(&emissions, false);
        let backward = self.sweep(&emissions, true);
        forward
            .iter()
            .zip(&backward)
            .map(|(a, b)| {
                let (mut best, mut second, mut role) = (f32::MIN, f32::MIN, 0);
                for (index, (x, y)) in a.iter().zip(b).enumerate() {
                    let score = x + y;
                    if score > best {
                        (second, best, role) = (best, score, index);
                    } else if score > second {
                        second = score;
                    }
                }
                (Role::ALL[role], best - second)
            })
            .collect()
    }

    /// The best score of a sequence up to each line and label (with the line's own), or from it on (without).
    fn sweep(&self, emissions: &[Scores], back: bool) -> Vec<Scores> {
        let count = emissions.len();
        let mut all = vec![[0.0; ROLES]; count];
        for step in 1..count {
            let (index, from) = if back { (count - 1 - step, count - step) } else { (step, step - 1) };
            let mut scores = [f32::MIN; ROLES];
            if back {
                for (score, row) in scores.iter_mut().zip(&self.transitions) {
                    for ((weight, next), own) in row.iter().zip(&all[from]).zip(&emissions[from]) {
                        *score = score.max(weight + next + own);
                    }
                }
            } else {
                for ((row, before), own) in self.transitions.iter().zip(&all[from]).zip(&emissions[from]) {
                    for (score, weight) in scores.iter_mut().zip(row) {
                        *score = score.max(weight + before + own);
                    }
                }
            }
            all[index] = scores;
        }
        if !back {
            for (scores, own) in all.iter_mut().zip(emissions) {
                for (score, e) in scores.iter_mut().zip(own) {
                    *score += e;
                }
            }
        }
        all
    }
}
