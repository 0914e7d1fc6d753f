//! Folds spelling: steps, profiles and the engine that runs them.
//!
//! [`Steps`] says what is done, [`Profile`] names sets of steps, [`Normalizer`]
//! runs them. Each step, with its exact code points and their source, is
//! described in `docs/normalisation.md`; the tables are under `data/normalize/`.
//!
//! The order of the steps is fixed: character references; zero-width
//! characters; URLs, addresses, mentions, hashtags and emoji; presentation
//! forms and the Unicode form; all that maps a character by itself; the
//! skeleton; elongation; white space.

mod aligned;
mod arabert;
mod chain;
mod choices;
mod compose;
mod data;
mod elongation;
mod emoji;
mod engine;
mod entities;
#[cfg(any(test, feature = "python"))]
pub(crate) mod fixed;
pub(crate) mod form;
mod invisible;
mod normalizer;
mod output;
mod piece;
mod plan;
mod profile;
mod quirks;
pub(crate) mod references;
#[cfg(target_arch = "x86_64")]
mod rows;
mod rules;
mod skeleton;
mod steps;
mod tokens;
#[cfg(feature = "python")]
pub(crate) mod units;
#[cfg(target_arch = "x86_64")]
mod vector;
mod web;
mod whitespace;

pub use normalizer::{Aligned, Normalizer};
pub use profile::Profile;
pub use steps::{
    Alef, AlefMaksura, Bidi, Bom, Digits, Elongation, Entities, Hamza, Hashtags, Letters, Piece,
    PresentationForms, Punctuation, Quotes, Rasm, Spaces, Steps, Tashkeel, Tatweel, TehMarbuta, UnicodeForm,
    Whitespace, ZeroWidth,
};

/// The one of `names` that `name` was most likely meant to be.
pub(crate) fn nearest<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let best = names.iter().map(|n| (distance(name, n), *n)).min()?;
    (best.0 <= 1 + name.len().max(best.1.len()) / 3).then_some(best.1)
}

/// The edit distance of two words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(64).enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let replaced = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests;
