//! `Document` and what it holds, in Python: every offset a code point of the source.

use std::sync::OnceLock;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::article::{Article, shorten};
use super::error::WarraqError;
use super::guard::{guarded, interruptible};
use super::row::{Rows, Tuple, row};
use super::source::{Source, date_from_py};
use crate::boilerplate::BlockKind;
use crate::corpus::cell::{Modality, Modifier, Role, Scope};
use crate::corpus::tables::entities::{Mention, entity_columns, mentions};
use crate::corpus::tables::frame::Located;
use crate::corpus::tables::quotes::{Said, quote_columns, said};
use crate::corpus::tables::sentences::{Numbered, numbered, sentence_columns};
use crate::corpus::tables::tokens::{Piece, Word, token_columns, words};
use crate::document::{self as core, KEEP};
use crate::segment::TokenKind;
use crate::span::CodePoints;
use crate::speech::QuoteKind;
use crate::{Label, Span};

sentence_columns! { row! {
    /// A sentence: where it stands and what it says.
    Sentence;
    /// The kind of its block; None when a bare text was tagged.
    block: Option<BlockKind>
} }

impl Sentence {
    fn shown(&self) -> String {
        format!("Sentence({}:{}, {:?})", self.start, self.end, shorten(&self.text, 40))
    }
}

token_columns! { row! {
    /// A word or mark, with its clitics as pieces `(text, start, end)`.
    Token;
    /// The kind of its block; None when a bare text was tagged.
    block: Option<BlockKind>
} }

impl Token {
    fn shown(&self) -> String {
        let pieces = self.proclitics.iter().chain([&self.stem]).chain(&self.enclitics);
        let split: Vec<&str> = pieces.map(|piece| piece.0.as_str()).collect();
        format!("Token({}:{}, {})", self.start, self.end, split.join("+"))
    }
}

entity_columns! { row! {
    /// A name, a time or a number. What does not apply is None.
    Entity;
    /// The kind of its block; None when a bare text was tagged.
    block: Option<BlockKind>
} }

impl Entity {
    fn shown(&self) -> String {
        format!("Entity({}, {}:{}, {:?})", self.label.as_str(), self.start, self.end, self.text)
    }
}

quote_columns! { row! {
    /// A piece of reported speech; `text` is what was said, without the quotation marks.
    Quote;
    /// The kind of its block; None when a bare text was tagged.
    block: Option<BlockKind>
} }

impl Quote {
    fn shown(&self) -> String {
        let speaker = self.speaker.as_deref().unwrap_or("nobody named");
        let (kind, text) = (self.kind.as_str(), shorten(&self.text, 40));
        format!("Quote({kind}, {}:{}, {speaker:?}: {text:?})", self.start, self.end)
    }
}

/// A tagged text: sentences, tokens, entities and quotes, each with its place in the source.
#[pyclass(module = "warraq", frozen)]
#[derive(Debug)]
pub struct Document {
    source: Source,
    inner: core::Document,
    kept: Vec<BlockKind>,
    article: OnceLock<Option<Py<Article>>>,
    sentences: Rows<Sentence>,
    tokens: Rows<Token>,
    entities: Rows<Entity>,
    nested: Rows<Entity>,
    quotes: Rows<Quote>,
    id: Option<String>,
    group: Option<String>,
}

impl Document {
    pub(super) fn new(source: Source, inner: core::Document, kept: &[BlockKind]) -> Self {
        Self {
            source,
            inner,
            kept: kept.to_vec(),
            article: OnceLock::new(),
            sentences: Rows::default(),
            tokens: Rows::default(),
            entities: Rows::default(),
            nested: Rows::default(),
            quotes: Rows::default(),
            id: None,
            group: None,
        }
    }

    /// Tags a text or an article with `tagger`.
    pub(super) fn tagged(
        source: &Bound<'_, PyAny>,
        date: Option<&Bound<'_, PyAny>>,
        tagger: core::Tagger,
    ) -> PyResult<Self> {
        let (py, date) = (source.py(), date_from_py(date)?);
        if let Ok(article) = source.cast::<Article>() {
            let (source, article) = (article.get().source.clone(), article.get().inner.clone());
            let work = move || Ok(tagger.tag_article(article, None, date));
            let document = interruptible(py, source.text.len(), work)?;
            return Ok(Self::new(source, document, &KEEP));
        }
        let source = Source::from_py(source, None, "source")?;
        let text = source.text.clone();
        let document = interruptible(py, text.len(), move || Ok(tagger.tag(text, date)))?;
        Ok(Self::new(source, document, &[]))
    }

    /// The same, as a corpus knows it.
    pub(super) fn of_corpus(mut self, id: String, group: Option<String>) -> Self {
        (self.id, self.group) = (Some(id), group);
        self
    }

    fn located(&self) -> Located<'_> {
        Located { document: &self.inner, points: self.source.code_points() }
    }

    fn entities_of<'d>(&'d self, entities: &'d [core::Entity]) -> impl Iterator<Item = Entity> + 'd {
        mentions(self.located(), entities).map(|mention| {
            let (at, span) = (mention.at, mention.span);
            Entity::new(at.surface(span), at.place(span), self.inner.kind_of(mention.block), &mention)
        })
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
        guarded(|| {
            let points = CodePoints::new(document.clean());
            let place = |span| points.of_span(document.clean(), document.to_clean(span));
            Ok(spans.into_iter().map(place).map(|span| (span.start, span.end)).collect())
        })
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
    fn kept(&self) -> Vec<BlockKind> {
        self.kept.clone()
    }

    /// The day against which relative times were resolved, as ISO 8601.
    #[getter]
    fn date(&self) -> Option<String> {
        self.inner.date.map(|date| date.to_string())
    }

    /// The sentences, in order.
    #[getter]
    fn sentences(&self, py: Python<'_>) -> PyResult<Tuple<Sentence>> {
        let row = |row: Numbered<'_>| {
            let (at, span) = (row.at, row.span);
            Sentence::new(at.surface(span), at.place(span), self.inner.kind_of(row.block), &row)
        };
        self.sentences.get(py, || numbered(self.located()).map(row))
    }

    /// The tokens, in order.
    #[getter]
    fn tokens(&self, py: Python<'_>) -> PyResult<Tuple<Token>> {
        let row = |row: Word<'_>| {
            let (at, span) = (row.at, row.span);
            Token::new(at.surface(span), at.place(span), self.inner.kind_of(row.block), &row)
        };
        self.tokens.get(py, || words(self.located()).map(row))
    }

    /// The entities, in order, not overlapping.
    #[getter]
    fn entities(&self, py: Python<'_>) -> PyResult<Tuple<Entity>> {
        self.entities.get(py, || self.entities_of(&self.inner.entities))
    }

    /// Names inside other entities.
    #[getter]
    fn nested(&self, py: Python<'_>) -> PyResult<Tuple<Entity>> {
        self.nested.get(py, || self.entities_of(&self.inner.nested))
    }

    /// The quotes, in order.
    #[getter]
    fn quotes(&self, py: Python<'_>) -> PyResult<Tuple<Quote>> {
        let row = |row: Said<'_>| {
            let (at, span) = (row.at, row.span);
            Quote::new(at.surface(span), at.place(span), self.inner.kind_of(row.block), &row)
        };
        self.quotes.get(py, || said(self.located()).map(row))
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
