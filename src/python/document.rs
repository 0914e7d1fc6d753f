//! `Document` and what it holds, in Python: every offset a code point of the source.

use std::sync::OnceLock;

use pyo3::prelude::*;

use super::article::{Article, shorten};
use super::error::WarraqError;
use super::source::Source;
use crate::Span;
use crate::document as core;
use crate::span::CodePoints;

/// A sentence: where it stands and what it says.
#[pyclass(module = "warraq", frozen, get_all)]
#[derive(Debug, Clone)]
pub struct Sentence {
    /// What it says.
    text: String,
    /// The first character.
    start: usize,
    /// One past the last character.
    end: usize,
}

#[pymethods]
impl Sentence {
    fn __repr__(&self) -> String {
        format!("Sentence({}:{}, {:?})", self.start, self.end, shorten(&self.text, 40))
    }
}

/// A word or mark, with its clitics as pieces `(text, start, end)`.
#[pyclass(module = "warraq", frozen, get_all)]
#[derive(Debug, Clone)]
pub struct Token {
    /// The word as it stands.
    text: String,
    /// The first character.
    start: usize,
    /// One past the last character.
    end: usize,
    /// Its folded form: alef forms, ى, ة, marks and tatweel unified.
    norm: String,
    /// What it is: `"word"`, `"number"`, `"punctuation"` and so on.
    kind: &'static str,
    /// The proclitics before the stem, in order.
    proclitics: Vec<(String, usize, usize)>,
    /// What is left between the clitics.
    stem: (String, usize, usize),
    /// The enclitic pronouns after the stem, in order.
    enclitics: Vec<(String, usize, usize)>,
}

#[pymethods]
impl Token {
    fn __repr__(&self) -> String {
        let pieces = self.proclitics.iter().chain([&self.stem]).chain(&self.enclitics);
        let split: Vec<&str> = pieces.map(|piece| piece.0.as_str()).collect();
        format!("Token({}:{}, {})", self.start, self.end, split.join("+"))
    }
}

/// A name, a time or a number.
///
/// `lat` and `lon` are degrees; `value` is a TIMEX3 value; `unit` a UCUM unit or
/// an ISO 4217 currency; `score` runs from 0 to 1. What does not apply is None.
#[pyclass(module = "warraq", frozen, get_all)]
#[derive(Debug, Clone)]
pub struct Entity {
    /// The mention as it stands.
    text: String,
    /// The first character.
    start: usize,
    /// One past the last character.
    end: usize,
    /// PER ORG LOC MISC DATE TIME DURATION SET QUANTITY PERCENT MONEY CARDINAL or ORDINAL.
    label: &'static str,
    /// How sure it is, from 0 to 1.
    score: f32,
    /// The kind of its block; None when a bare text was tagged.
    block: Option<&'static str>,
    /// The form under which a name is known.
    canonical: Option<String>,
    /// `"Q…"` of Wikidata, `"geonames:…"`, or None.
    entity_id: Option<String>,
    /// Latitude in degrees.
    lat: Option<f64>,
    /// Longitude in degrees.
    lon: Option<f64>,
    /// ISO 3166-1 alpha-2.
    country: Option<String>,
    /// Shared by the variants of one unknown name within the document.
    cluster: Option<u32>,
    /// Other ids, when it is ambiguous.
    candidates: Vec<String>,
    /// The TIMEX3 value of a time.
    value: Option<String>,
    /// The TIMEX3 mod of a time; the approximator or bound of a number.
    r#mod: Option<String>,
    /// The number.
    number: Option<f64>,
    /// The upper end of a range.
    number_max: Option<f64>,
    /// The UCUM unit or the ISO 4217 currency.
    unit: Option<String>,
    /// The head noun of what is counted.
    counted: Option<String>,
    /// What happened to the counted: killed wounded displaced detained missing abducted.
    role: Option<&'static str>,
}

#[pymethods]
impl Entity {
    fn __repr__(&self) -> String {
        format!("Entity({}, {}:{}, {:?})", self.label, self.start, self.end, self.text)
    }
}

/// A piece of reported speech.
#[pyclass(module = "warraq", frozen, get_all)]
#[derive(Debug, Clone)]
pub struct Quote {
    /// What was said, without the quotation marks.
    text: String,
    /// The first character.
    start: usize,
    /// One past the last character.
    end: usize,
    /// `"direct"`, `"indirect"`, `"partial"` or `"colon"`.
    kind: &'static str,
    /// The verb or noun that reports it.
    cue: Option<String>,
    /// Who said it, with title and role.
    speaker: Option<String>,
    /// The first character of the speaker.
    speaker_start: Option<usize>,
    /// One past the last character of the speaker.
    speaker_end: Option<usize>,
    /// The speaker's `entity_id`, or `"cluster:3"` within the document.
    speaker_id: Option<String>,
}

#[pymethods]
impl Quote {
    fn __repr__(&self) -> String {
        let speaker = self.speaker.as_deref().unwrap_or("nobody named");
        format!(
            "Quote({}, {}:{}, {:?}: {:?})",
            self.kind,
            self.start,
            self.end,
            speaker,
            shorten(&self.text, 40)
        )
    }
}

/// A tagged text: sentences, tokens, entities and quotes, each with its place in the source.
#[pyclass(module = "warraq", frozen)]
#[derive(Debug)]
pub struct Document {
    source: Source,
    inner: core::Document,
    kept: Vec<&'static str>,
    article: OnceLock<Option<Py<Article>>>,
    id: Option<String>,
    group: Option<String>,
}

impl Document {
    pub(super) fn new(source: Source, inner: core::Document, kept: &[crate::boilerplate::BlockKind]) -> Self {
        let kept = kept.iter().map(|kind| kind.as_str()).collect();
        Self { source, inner, kept, article: OnceLock::new(), id: None, group: None }
    }

    /// The same, as a corpus knows it.
    pub(super) fn of_corpus(mut self, id: String, group: Option<String>) -> Self {
        (self.id, self.group) = (Some(id), group);
        self
    }

    /// What stands at `span` of the text, and where it stands in the source.
    fn piece(&self, span: Span) -> (String, usize, usize) {
        let place = self.source.points(self.inner.to_source(span));
        (self.inner.surface(span).to_owned(), place.start, place.end)
    }

    fn entity(&self, entity: &core::Entity) -> Entity {
        let (text, start, end) = self.piece(entity.span);
        Entity {
            text,
            start,
            end,
            label: entity.label.as_str(),
            score: entity.score,
            block: self.inner.kind_of(entity.block).map(|kind| kind.as_str()),
            canonical: entity.canonical.clone(),
            entity_id: entity.entity_id.clone(),
            lat: entity.lat,
            lon: entity.lon,
            country: entity.country.clone(),
            cluster: entity.cluster,
            candidates: entity.candidates.clone(),
            value: entity.value.clone(),
            r#mod: entity.modifier.clone(),
            number: entity.number,
            number_max: entity.number_max,
            unit: entity.unit.clone(),
            counted: entity.counted.clone(),
            role: entity.role,
        }
    }
}

#[pymethods]
impl Document {
    /// Its id in the corpus; None when a single text was tagged.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Its group in the corpus, the outlet as a rule.
    #[getter]
    fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// What a reader sees: the source, or the kept blocks of the article, before any normalisation.
    #[getter]
    fn plain(&self) -> &str {
        self.inner.clean()
    }

    /// Where the entities, quotes, sentences or tokens stand in `plain`, in characters and in their order.
    ///
    /// `kind` is the name of one of these four lists.
    fn plain_spans(&self, kind: &str) -> PyResult<Vec<(usize, usize)>> {
        let document = &self.inner;
        let spans: Vec<Span> = match kind {
            "entities" => document.entities.iter().map(|entity| entity.span).collect(),
            "quotes" => document.quotes.iter().map(|quote| quote.span).collect(),
            "sentences" => document.sentences.clone(),
            "tokens" => document.tokens.iter().map(|token| token.span).collect(),
            _ => {
                let cause = format!("kind: {kind:?} is none of entities, quotes, sentences, tokens");
                return Err(WarraqError::new_err(cause));
            }
        };
        let points = CodePoints::new(document.clean());
        let place = |span| points.of_span(document.clean(), document.to_clean(span));
        Ok(spans.into_iter().map(place).map(|span| (span.start, span.end)).collect())
    }

    /// The text that was tagged: the source, or the kept blocks of the article.
    #[getter]
    fn text(&self) -> &str {
        &self.inner.text
    }

    /// The source: what every offset counts in.
    #[getter]
    fn source(&self) -> &str {
        &self.source.text
    }

    /// The article it was made from; None when a bare text was tagged.
    #[getter]
    fn article(&self, py: Python<'_>) -> PyResult<Option<Py<Article>>> {
        if let Some(article) = self.article.get() {
            return Ok(article.as_ref().map(|article| article.clone_ref(py)));
        }
        let made = match &self.inner.article {
            Some(inner) => Some(Py::new(py, Article::shared(self.source.clone(), inner.clone()))?),
            None => None,
        };
        let article = self.article.get_or_init(|| made);
        Ok(article.as_ref().map(|article| article.clone_ref(py)))
    }

    /// The kinds of blocks that were tagged.
    #[getter]
    fn kept(&self) -> Vec<&'static str> {
        self.kept.clone()
    }

    /// The day against which relative times were resolved, as ISO 8601.
    #[getter]
    fn date(&self) -> Option<String> {
        self.inner.date.map(|date| date.to_string())
    }

    /// The sentences, in order.
    #[getter]
    fn sentences(&self) -> Vec<Sentence> {
        let spans = self.inner.sentences.iter();
        spans.map(|span| self.piece(*span)).map(|(text, start, end)| Sentence { text, start, end }).collect()
    }

    /// The tokens, in order.
    #[getter]
    fn tokens(&self) -> Vec<Token> {
        let token = |token: &crate::segment::Token| {
            let (text, start, end) = self.piece(token.span);
            Token {
                norm: crate::script::folded(token.span.of(&self.inner.text)),
                text,
                start,
                end,
                kind: token.kind.as_str(),
                proclitics: token.proclitics().map(|span| self.piece(span)).collect(),
                stem: self.piece(token.stem),
                enclitics: token.enclitics().map(|span| self.piece(span)).collect(),
            }
        };
        self.inner.tokens.iter().map(token).collect()
    }

    /// The entities, in order, not overlapping.
    #[getter]
    fn entities(&self) -> Vec<Entity> {
        self.inner.entities.iter().map(|entity| self.entity(entity)).collect()
    }

    /// Names inside other entities.
    #[getter]
    fn nested(&self) -> Vec<Entity> {
        self.inner.nested.iter().map(|entity| self.entity(entity)).collect()
    }

    /// The quotes, in order.
    #[getter]
    fn quotes(&self) -> Vec<Quote> {
        let quote = |quote: &core::Quote| {
            let (text, start, end) = self.piece(quote.span);
            let speaker = quote.speaker.map(|span| self.piece(span));
            Quote {
                text,
                start,
                end,
                kind: quote.kind.as_str(),
                cue: quote.cue.map(|span| self.piece(span).0),
                speaker_start: speaker.as_ref().map(|piece| piece.1),
                speaker_end: speaker.as_ref().map(|piece| piece.2),
                speaker: speaker.map(|piece| piece.0),
                speaker_id: quote.speaker_id.clone(),
            }
        };
        self.inner.quotes.iter().map(quote).collect()
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        slf.py().import("warraq.views")?.call_method1("document_html", (slf,))?.extract()
    }

    fn __repr__(&self) -> String {
        format!(
            "Document({:?}, {} sentences, {} entities, {} quotes)",
            shorten(self.inner.text.trim(), 40),
            self.inner.sentences.len(),
            self.inner.entities.len(),
            self.inner.quotes.len()
        )
    }
}
