//! `extract`, `tag` and `read_text`: one document at a time.

use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::types::PyString;

use super::article::{Article, Told};
use super::document::Document;
use super::extractor::Extractor;
use super::guard::{interruptible, stoppable};
use super::source::utf8;
use super::tagger::Tagger;
use crate::boilerplate::{self, Format};

/// What a reader sees of a piece of HTML: tags dropped, character references decoded, white space collapsed.
#[pyfunction]
pub fn html_text(py: Python<'_>, html: &Bound<'_, PyString>) -> PyResult<String> {
    let html = utf8(html, "html")?.to_owned();
    interruptible(py, html.len(), move || Ok(boilerplate::html_text(&html)))
}

/// The source of a file, as every verb sees it.
#[pyfunction]
#[pyo3(signature = (path, encoding=None))]
pub fn read_text(py: Python<'_>, path: PathBuf, encoding: Option<String>) -> PyResult<String> {
    stoppable(py, move |_| {
        let name = path.display().to_string();
        let bytes = crate::corpus::file_bytes(&path)?;
        Ok(boilerplate::decode(&bytes, encoding.as_deref(), &name)?.text)
    })
}

/// Takes a page or dump apart; `group` says whose templates apply, where `extractor` learnt any.
#[pyfunction]
#[pyo3(signature = (
    source: "str | bytes", *, format=Format::Auto, url=None, fetched: "object | None"=None, encoding=None, group=None,
    extractor=None
))]
#[allow(clippy::too_many_arguments)]
pub fn extract(
    source: &Bound<'_, PyAny>,
    format: Format,
    url: Option<String>,
    fetched: Option<&Bound<'_, PyAny>>,
    encoding: Option<&str>,
    group: Option<String>,
    extractor: Option<&Bound<'_, Extractor>>,
) -> PyResult<Article> {
    let extractor = extractor.map(|given| given.get().snapshot());
    Article::apart(source, extractor, Told { format, url, fetched, encoding, group })
}

/// Tags a text or an article.
#[pyfunction]
#[pyo3(signature = (source: "str | bytes | Article", *, date: "object | None"=None, tagger=None))]
pub fn tag(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    date: Option<&Bound<'_, PyAny>>,
    tagger: Option<&Bound<'_, Tagger>>,
) -> PyResult<Document> {
    Document::tagged(source, date, Tagger::given(py, tagger)?)
}
