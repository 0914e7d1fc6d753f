//! `Article` and `Block` in Python.

use std::sync::{Arc, OnceLock};

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::guard::{guarded, interruptible};
use super::row::{Rows, Tuple, row};
use super::source::{Source, datetime_from_py};
use crate::boilerplate::{self as core, BlockKind, Format};
use crate::corpus::tables::blocks::{Shown, block_columns};
use crate::span::CodePoints;
use crate::{Alignment, Span};

block_columns! { row! {
    /// A visible piece of the source and what it is; `text` is what a reader sees of it.
    Block;
    /// The kind.
    kind: BlockKind
} }

impl Block {
    fn shown(&self) -> String {
        format!("Block({}, {}:{}, {:?})", self.kind.as_str(), self.start, self.end, shorten(&self.text, 40))
    }
}

/// The first `most` characters, with a sign where something was left out.
pub(super) fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// What `extract` is told of a source.
pub(super) struct Told<'a, 'py> {
    pub format: Format,
    pub url: Option<String>,
    pub fetched: Option<&'a Bound<'py, PyAny>>,
    pub encoding: Option<&'a str>,
    pub group: Option<String>,
}

/// A page or dump, taken apart: every visible piece of the source is in exactly one block.
#[pyclass(module = "warraq", frozen)]
#[derive(Debug)]
pub struct Article {
    pub(super) source: Source,
    pub(super) inner: Arc<core::Article>,
    body: OnceLock<Body>,
    blocks: Rows<Block>,
    removed: Rows<Block>,
}

#[derive(Debug)]
struct Body {
    text: String,
    points: CodePoints,
    alignment: Alignment,
}

impl Article {
    /// Takes a page or dump apart, with what `extractor` learnt.
    pub(super) fn apart(
        given: &Bound<'_, PyAny>,
        extractor: Option<Arc<core::Extractor>>,
        told: Told<'_, '_>,
    ) -> PyResult<Self> {
        let source = Source::from_py(given, told.encoding, "source")?;
        let fetched = datetime_from_py(told.fetched, "fetched")?;
        let options = core::Options { format: told.format, url: told.url, fetched };
        let (text, group) = (source.text.clone(), told.group);
        let work = move || match extractor {
            Some(extractor) => extractor.extract(text, &options, group.as_deref()),
            None => core::extract(text, &options),
        };
        let article = interruptible(given.py(), source.text.len(), work)?;
        Ok(Self::shared(source, article.into()))
    }

    pub(super) fn shared(source: Source, inner: Arc<core::Article>) -> Self {
        Self { source, inner, body: OnceLock::new(), blocks: Rows::default(), removed: Rows::default() }
    }

    fn body(&self) -> &Body {
        self.body.get_or_init(|| {
            let (text, alignment) = self.inner.body();
            Body { points: CodePoints::new(&text), text, alignment }
        })
    }

    fn block(&self, block: &core::Block) -> Block {
        Block::new(&block.text, self.source.points(block.span), block.kind, &Shown(block))
    }

    fn span(&self, span: Option<Span>) -> Option<(usize, usize)> {
        span.map(|span| self.source.points(span)).map(|span| (span.start, span.end))
    }
}

fn said(field: &Option<core::Field>) -> Option<&str> {
    field.as_ref().map(|field| field.text.as_str())
}

#[pymethods]
impl Article {
    /// The source, decoded: what every offset counts in.
    #[getter]
    fn source(&self) -> &str {
        &self.source.text
    }

    /// The encoding the source was read in; `"str"` when it was given as text.
    #[getter]
    fn encoding(&self) -> &'static str {
        self.source.encoding
    }

    /// What the source was taken for.
    #[getter]
    fn format(&self) -> Format {
        self.inner.format
    }

    /// The language of the body by its letters and commonest words, as `"ar"`, `"fa"` or `"ckb"`; None when nothing tells.
    #[getter]
    fn language(&self) -> Option<&str> {
        self.inner.language.as_deref()
    }

    /// Why the body is empty, when it is.
    #[getter]
    fn reason(&self) -> Option<&str> {
        self.inner.reason.as_deref()
    }

    /// The title.
    #[getter]
    fn title(&self) -> Option<&str> {
        said(&self.inner.title)
    }

    /// The line above or below the title.
    #[getter]
    fn subtitle(&self) -> Option<&str> {
        said(&self.inner.subtitle)
    }

    /// Who wrote it.
    #[getter]
    fn byline(&self) -> Option<&str> {
        said(&self.inner.byline)
    }

    /// The section it stands in.
    #[getter]
    fn section(&self) -> Option<&str> {
        said(&self.inner.section)
    }

    /// When it was published, as an ISO 8601 day or day and time.
    #[getter]
    fn date(&self) -> Option<&str> {
        said(&self.inner.date)
    }

    /// When it was last changed, as an ISO 8601 day or day and time.
    #[getter]
    fn updated(&self) -> Option<&str> {
        said(&self.inner.updated)
    }

    /// Its tags.
    #[getter]
    fn tags(&self) -> Vec<&str> {
        self.inner.tags.iter().map(|field| field.text.as_str()).collect()
    }

    /// Its canonical address.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.inner.url.as_deref()
    }

    /// The site's name.
    #[getter]
    fn site(&self) -> Option<&str> {
        self.inner.site.as_deref()
    }

    /// What its pictures show.
    #[getter]
    fn captions(&self) -> Vec<&str> {
        let captions = self.inner.blocks.iter().filter(|block| block.kind == core::BlockKind::Caption);
        captions.map(|block| block.text.as_str()).collect()
    }

    /// The span of the dateline inside the first paragraph, in characters of the source.
    #[getter]
    fn dateline(&self) -> Option<(usize, usize)> {
        self.span(self.inner.dateline)
    }

    /// The span of the agency credit inside a paragraph or caption, in characters of the source.
    #[getter]
    fn agency(&self) -> Option<(usize, usize)> {
        self.span(self.inner.agency)
    }

    /// The body: its blocks joined by a blank line.
    #[getter]
    fn text(&self) -> PyResult<&str> {
        guarded(|| Ok(self.body().text.as_str()))
    }

    /// Every visible, non-blank piece of the source, in order.
    #[getter]
    fn blocks(&self, py: Python<'_>) -> PyResult<Tuple<Block>> {
        self.blocks.get(py, || self.inner.blocks.iter().map(|block| self.block(block)))
    }

    /// The junk.
    #[getter]
    fn removed(&self, py: Python<'_>) -> PyResult<Tuple<Block>> {
        let junk = || self.inner.blocks.iter().filter(|block| block.kind.is_junk());
        self.removed.get(py, || junk().map(|block| self.block(block)))
    }

    /// The span of `source` from which `text[start:end]` came.
    ///
    /// Raises WarraqError when the span lies outside `text`.
    fn to_source(&self, start: usize, end: usize) -> PyResult<(usize, usize)> {
        guarded(|| {
            let body = self.body();
            if start > end || end > body.points.len() {
                return Err(super::error::WarraqError::new_err(format!(
                    "span {start}:{end} lies outside a text of {} characters",
                    body.points.len()
                )));
            }
            let span = body.points.to_span(&body.text, Span::new(start, end));
            let place = self.source.points(body.alignment.to_source(span));
            Ok((place.start, place.end))
        })
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        slf.py().import("warraq.views")?.call_method1("article_html", (slf,))?.extract()
    }

    fn __repr__(&self) -> String {
        let kept = self.inner.blocks.iter().filter(|block| block.kind.is_body()).count();
        format!(
            "Article({:?}, {} of {} blocks kept, {} characters)",
            shorten(said(&self.inner.title).unwrap_or("no title"), 40),
            kept,
            self.inner.blocks.len(),
            self.body().points.len()
        )
    }
}
