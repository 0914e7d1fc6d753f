//! The Python face: the only place that knows pyo3, code points and exceptions.

mod article;
mod error;
mod source;

use pyo3::prelude::*;

/// What a reader sees of a piece of HTML: tags dropped, character references decoded, white space collapsed.
#[pyfunction]
fn html_text(html: &str) -> String {
    crate::boilerplate::html_text(html)
}

/// The compiled core; `warraq` is its public face.
#[pymodule]
mod _warraq {
    #[pymodule_export]
    use super::article::{Article, Block};
    #[pymodule_export]
    use super::html_text;
}
