//! The tagger: steps in their order.

use std::sync::Arc;

use super::evidence::Evidence;
use super::{Names, bodies, document_pass, known, link, people, places, resolve};
use crate::lexicon::Gazetteer;
use crate::segment::Token;
use crate::span::Span;

/// Finds names; holds its gazetteer, can be shared between threads.
#[derive(Debug, Clone)]
pub struct Tagger {
    gazetteer: Arc<Gazetteer>,
}

impl Default for Tagger {
    /// A tagger with the gazetteer that ships.
    fn default() -> Self {
        Self::new(Arc::clone(Gazetteer::builtin()))
    }
}

impl Tagger {
    /// A tagger with this gazetteer.
    #[must_use]
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        Self { gazetteer }
    }

    /// Its gazetteer.
    #[must_use]
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// The names of `text`.
    ///
    /// ```
    /// use warraq::{names::Tagger, segment};
    /// let text = "وصل الرئيس المصري عبد الفتاح السيسي إلى بغداد";
    /// let names = Tagger::default().find(text, &segment::sentences(text), &segment::tokens(text));
    /// let found: Vec<_> = names.outer.iter().map(|n| (n.span.of(text), n.label.as_str())).collect();
    /// assert_eq!(found, [("عبد الفتاح السيسي", "PER"), ("بغداد", "LOC")]);
    /// ```
    #[must_use]
    pub fn find(&self, text: &str, sentences: &[Span], tokens: &[Token]) -> Names {
        let _ = sentences;
        let evidence = Evidence::gather(text, tokens, &self.gazetteer);
        let mut found = Vec::new();
        known::candidates(&evidence, &mut found);
        people::candidates(&evidence, &mut found);
        bodies::candidates(&evidence, &mut found);
        places::candidates(&evidence, &mut found);
        document_pass::run(&evidence, &mut found);
        let (outer, nested) = resolve::resolve(&found);
        link::link(&evidence, &found, &outer, &nested)
    }
}
