//! The Python face: the only place that knows pyo3, code points and exceptions.

mod article;
mod buffer;
mod column;
mod columns;
mod counts;
mod document;
mod documents;
mod error;
mod extractor;
mod filter;
mod frame;
mod guard;
mod job;
mod literal;
mod normalize;
mod plan;
mod row;
mod run;
mod script;
mod sinks;
mod source;
mod sources;
mod tagger;
mod verbs;

use pyo3::prelude::*;

/// The compiled core; `warraq` is its public face.
#[pymodule]
mod _warraq {
    #[pymodule_export]
    use super::article::{Article, Block};
    #[pymodule_export]
    use super::column::Column;
    #[pymodule_export]
    use super::counts::words;
    #[pymodule_export]
    use super::document::{Document, Entity, Quote, Sentence, Token};
    #[pymodule_export]
    use super::documents::Documents;
    #[pymodule_export]
    use super::extractor::Extractor;
    #[pymodule_export]
    use super::frame::Frame;
    #[pymodule_export]
    use super::normalize::{Alignment, Normalizer, normalize};
    #[pymodule_export]
    use super::plan::Plan;
    #[pymodule_export]
    use super::script::{stem, transliterate};
    #[pymodule_export]
    use super::tagger::{Gazetteer, Tagger, train};
    #[pymodule_export]
    use super::verbs::{extract, html_text, read_text, tag};
}
