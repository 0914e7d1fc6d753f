//! The public engine: text in, text (and its alignment) out.

use super::aligned;
use super::engine::{CHUNK, Chunks};
use super::form::Utf8;
use super::output::Output;
use super::plan::Plan;
use super::profile::Profile;
use super::steps::Steps;
use crate::span::Alignment;
use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

/// A normalised text and the map from its source to it, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Aligned {
    /// The normalised text.
    pub text: String,
    /// From the source to `text`.
    pub alignment: Alignment,
}

/// A profile, with the steps that were changed in it, made ready to run.
///
/// It is cheap to clone and to share between threads.
///
/// ```
/// use warraq::normalize::{Digits, Normalizer, Profile, Steps};
/// let plain = Normalizer::new(Profile::News);
/// assert_eq!(plain.normalize("مُحافَظة   ١٢"), "محافظة 12");
/// let steps = Steps { digits: Digits::Keep, ..Profile::News.steps() };
/// assert_eq!(Normalizer::with_steps(steps).normalize("مُحافَظة   ١٢"), "محافظة ١٢");
/// ```
#[derive(Clone)]
pub struct Normalizer {
    plan: Arc<Plan>,
}

thread_local! {
    static SCRATCH: RefCell<Output<Utf8>> = RefCell::new(Output::default());
}

/// Scratch memory beyond this is given back.
const KEPT_SCRATCH: usize = 1 << 18;

impl Normalizer {
    /// The normaliser of `profile`.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        match profile.compat() {
            Some(name) => Self { plan: Arc::new(Plan::compat(name)) },
            None => Self::with_steps(profile.steps()),
        }
    }

    /// A normaliser that does `steps`.
    #[must_use]
    pub fn with_steps(steps: Steps) -> Self {
        Self { plan: Arc::new(Plan::new(steps)) }
    }

    /// What it does.
    #[must_use]
    pub fn steps(&self) -> &Steps {
        &self.plan.steps
    }

    #[cfg(any(test, feature = "python"))]
    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How many code points one code point of the source may become at most.
    ///
    /// No result is longer than the source times this (and, in UTF-8 bytes, times this and 2).
    #[must_use]
    pub fn growth(&self) -> usize {
        self.plan.growth()
    }

    /// The normalised text; borrowed when nothing changes.
    #[must_use]
    pub fn normalize<'a>(&self, text: &'a str) -> Cow<'a, str> {
        SCRATCH.with_borrow_mut(|scratch| {
            let mut chunks = Chunks::<Utf8>::new(&self.plan, text.as_bytes(), CHUNK, std::mem::take(scratch));
            // As long as the result is the text, only its length is kept.
            let (mut same, mut result) = (0, String::new());
            while let Some(units) = chunks.next().expect("UTF-8 holds every character") {
                if result.is_empty() && text.as_bytes()[same..].starts_with(units) {
                    same += units.len();
                    continue;
                }
                if result.is_empty() {
                    result.reserve(text.len());
                    result.push_str(&text[..same]);
                }
                result.push_str(simdutf8::basic::from_utf8(units).expect("whole characters were written"));
            }
            *scratch = chunks.into_output();
            if scratch.units.len() > KEPT_SCRATCH {
                *scratch = Output::default();
            }
            match result.is_empty() {
                true => Cow::Borrowed(&text[..same]),
                false => Cow::Owned(result),
            }
        })
    }

    /// Hands the result of each text to `write`, and nothing for nothing.
    #[cfg(feature = "corpus")]
    pub(crate) fn each<'a>(
        &self,
        texts: impl Iterator<Item = Option<&'a str>>,
        mut write: impl FnMut(Option<&str>),
    ) {
        let (mut output, mut pieces) = (Output::<Utf8>::default(), Vec::new());
        // Where each result ends in the output, which stays in the processor's cache.
        let mut ends: Vec<Option<usize>> = Vec::new();
        let mut flush = |output: &mut Output<Utf8>, ends: &mut Vec<Option<usize>>| {
            let text = simdutf8::basic::from_utf8(output.written()).expect("whole characters were written");
            let mut start = 0;
            for end in ends.drain(..) {
                write(end.map(|end| &text[start..end]));
                start = end.unwrap_or(start);
            }
            output.len = 0;
        };
        for text in texts {
            if let Some(text) = text {
                super::engine::at_once(&self.plan, text.as_bytes(), &mut output, &mut pieces)
                    .expect("UTF-8 holds every character");
            }
            ends.push(text.map(|_| output.len));
            if output.len > KEPT_SCRATCH / 4 {
                flush(&mut output, &mut ends);
            }
        }
        flush(&mut output, &mut ends);
    }

    /// The normalised text, and where each piece of it came from.
    ///
    /// ```
    /// use warraq::Span;
    /// use warraq::normalize::{Normalizer, Profile};
    /// let source = "قـــال مُحَمَّد";
    /// let aligned = Normalizer::new(Profile::News).align(source);
    /// assert_eq!(aligned.text, "قال محمد");
    /// let name = Span::new(7, 15);
    /// assert_eq!(name.of(&aligned.text), "محمد");
    /// assert_eq!(aligned.alignment.to_source(name).of(source), "مُحَمَّد");
    /// ```
    #[must_use]
    pub fn align(&self, text: &str) -> Aligned {
        let (units, alignment) =
            aligned::run::<Utf8>(&self.plan, text.as_bytes()).expect("UTF-8 holds every character");
        let text = String::from_utf8(units).expect("whole characters were written");
        Aligned { text, alignment }
    }
}

impl Default for Normalizer {
    /// The normaliser of the profile `news`.
    fn default() -> Self {
        Self::new(Profile::default())
    }
}

impl PartialEq for Normalizer {
    fn eq(&self, other: &Self) -> bool {
        (self.steps(), self.plan.compat) == (other.steps(), other.plan.compat)
    }
}

impl Eq for Normalizer {}

impl std::hash::Hash for Normalizer {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.steps(), self.plan.compat).hash(state);
    }
}

impl std::fmt::Debug for Normalizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Normalizer").field(self.steps()).finish()
    }
}
