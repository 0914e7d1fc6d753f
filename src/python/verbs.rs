//! `extract`, `tag` and `read_text`: one document at a time.

use std::path::PathBuf;

use pyo3::prelude::*;

use super::article::Article;
use super::document::Document;
use super::error::{WarraqError, to_py};
use super::extractor::Extractor;
use super::interrupt::interruptible;
use super::source::{Source, date_from_py, datetime_from_py};
use super::tagger::Tagger;
use crate::Result;
use crate::boilerplate::{self, Format, Options};
use crate::document::KEEP;

/// What a reader sees of a piece of HTML: tags dropped, character references decoded, white space collapsed.
#[pyfunction]
pub fn html_text(html: &str) -> String {
    boilerplate::html_text(html)
}

/// The source of a file, as every verb sees it.
#[pyfunction]
#[pyo3(signature = (path, encoding=None))]
pub fn read_text(py: Python<'_>, path: PathBuf, encoding: Option<&str>) -> PyResult<String> {
    py.detach(|| -> Result<String> {
        let name = path.display().to_string();
        let bytes = crate::corpus::file_bytes(&path)?;
        Ok(boilerplate::decode(&bytes, encoding, &name)?.text)
    })
    .map_err(to_py)
}

pub(super) fn format_from_name(name: &str) -> PyResult<Format> {
    match name {
        "auto" => Ok(Format::Auto),
        "html" => Ok(Format::Html),
        "text" => Ok(Format::Text),
        _ => Err(WarraqError::new_err(format!("format: {name:?} is none of \"auto\", \"html\", \"text\""))),
    }
}

/// Takes a page or dump apart.
#[pyfunction]
#[pyo3(signature = (source: "str | bytes", *, format="auto", url=None, fetched: "object | None"=None, encoding=None, extractor=None))]
#[allow(clippy::too_many_arguments)]
pub fn extract(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    format: &str,
    url: Option<String>,
    fetched: Option<&Bound<'_, PyAny>>,
    encoding: Option<&str>,
    extractor: Option<&Bound<'_, Extractor>>,
) -> PyResult<Article> {
    let source = Source::from_py(source, encoding, "source")?;
    let options =
        Options { format: format_from_name(format)?, url, fetched: datetime_from_py(fetched, "fetched")? };
    let extractor = extractor.map(|given| given.get().snapshot());
    let text = source.text.clone();
    let work = move || match extractor {
        Some(extractor) => extractor.extract(text, &options, None),
        None => boilerplate::extract(text, &options),
    };
    let article = interruptible(py, source.text.len(), work)?.map_err(to_py)?;
    Ok(Article::shared(source, article.into()))
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
    let date = date_from_py(date)?;
    let tagger = tagger.map_or_else(|| Tagger::builtin(py), |given| given.get().inner.clone());
    if let Ok(article) = source.cast::<Article>() {
        let (source, article) = (article.get().source.clone(), article.get().inner.clone());
        let document = interruptible(py, source.text.len(), move || tagger.tag_article(article, None, date))?;
        return Ok(Document::new(source, document, &KEEP));
    }
    let source = Source::from_py(source, None, "source")?;
    let text = source.text.clone();
    let document = interruptible(py, source.text.len(), move || tagger.tag(text, date))?;
    Ok(Document::new(source, document, &[]))
}
