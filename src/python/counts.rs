//! The questions a corpus answers, from their names in Python.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyString;

use super::error::{WarraqError, to_py};
use super::guard::interruptible;
use super::source::utf8;
use crate::corpus::{
    Concordance, Cooccurrence, Every, Frequencies, Order, Per, Query, STOP_WORDS, Timeline, Unit, Window,
};
use crate::document::{Depth, Document, Tagger};

/// The choice called `name`, or an error that lists the choices of `argument`.
fn choice<T: Copy>(argument: &str, name: &str, choices: &[(&str, T)]) -> PyResult<T> {
    choices.iter().find(|(known, _)| *known == name).map(|(_, choice)| *choice).ok_or_else(|| {
        let all: Vec<&str> = choices.iter().map(|(known, _)| *known).collect();
        WarraqError::new_err(format!("{argument}: {name:?} is none of {}", all.join(", ")))
    })
}

pub(super) fn frequencies(by_group: bool, unit: &str, stop_words: bool) -> PyResult<Frequencies> {
    let by = choice("unit", unit, &[("stem", Unit::Stem), ("norm", Unit::Norm), ("text", Unit::Text)])?;
    let stop_words = (!stop_words).then(|| STOP_WORDS.clone());
    Ok(Frequencies { by, by_group, stop_words, ..Frequencies::default() })
}

/// The words of a text, as `frequencies` counts them.
#[pyfunction]
pub fn words(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    unit: &str,
    stop_words: bool,
) -> PyResult<Vec<String>> {
    let question = frequencies(false, unit, stop_words)?;
    let text: Arc<str> = Arc::from(utf8(text, "text")?);
    interruptible(py, text.len(), move || {
        let document = Tagger::default().apply(Document::new(text), None, Depth::Tokens);
        let mut words = Vec::new();
        question.each_word(&document, |word| words.push(word.to_owned()));
        Ok(words)
    })
}

pub(super) fn concordance(query: &str, regex: bool, width: usize, order: &str) -> PyResult<Concordance> {
    let query = if regex { Query::pattern(query) } else { Query::words(query) }.map_err(to_py)?;
    let orders = [("document", Order::Document), ("left", Order::Left), ("right", Order::Right)];
    Ok(Concordance { query, width, order: choice("order", order, &orders)? })
}

pub(super) fn cooccurrence(window: &str, least: u64) -> PyResult<Cooccurrence> {
    let window = choice("window", window, &[("sentence", Window::Sentence), ("document", Window::Document)])?;
    Ok(Cooccurrence { window, min_count: least })
}

pub(super) fn timeline(every: &str, per: &str) -> PyResult<Timeline> {
    let every = choice(
        "every",
        every,
        &[("day", Every::Day), ("week", Every::Week), ("month", Every::Month), ("year", Every::Year)],
    )?;
    let per = choice("per", per, &[("entity", Per::Entity), ("label", Per::Label), ("period", Per::Period)])?;
    Ok(Timeline { every, per })
}
