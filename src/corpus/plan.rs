//! What is done with each document: extract, normalise, tag.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::civil::Date;

use super::mapping::host;
use super::schema::Provenance;
use super::source::{Content, Failure, Source};
use crate::boilerplate::{BlockKind, Extractor, Format, Options, decode};
use crate::document::{Depth, Document, KEEP, Tagger};
use crate::normalize::Normalizer;
use crate::{Error, Result, expressions};

/// How articles are taken out of pages and dumps.
#[derive(Clone)]
pub struct ExtractStep {
    /// What takes them apart.
    pub extractor: Arc<Extractor>,
    /// The kinds of blocks that are tagged and counted.
    pub keep: Vec<BlockKind>,
    /// What the sources are written in.
    pub format: Format,
}

impl Default for ExtractStep {
    fn default() -> Self {
        Self { extractor: Arc::default(), keep: KEEP.to_vec(), format: Format::Auto }
    }
}

/// What is done with each document, in this order.
#[derive(Clone, Default)]
pub struct Plan {
    /// Take the article out of the page or dump.
    pub extract: Option<ExtractStep>,
    /// Normalise the text, coordinates kept.
    pub normalizer: Option<Arc<Normalizer>>,
    /// Tag it.
    pub tagger: Tagger,
    /// What the tables tell of how they were made.
    pub provenance: Provenance,
}

/// What became of one document.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// Its id.
    pub id: String,
    /// Its group.
    pub group: Option<String>,
    /// Its date, ISO 8601: the one given with it, or the article's own.
    pub date: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The encoding of its bytes.
    pub encoding: Option<&'static str>,
    /// The document; none when there was no content, or an error.
    pub document: Option<Document>,
    /// Why it could not be processed; beside a document, what of it could not be read.
    pub error: Option<Error>,
}

impl Plan {
    /// Does everything with one document, as far as `depth`. A panic becomes an error.
    #[must_use]
    pub fn process(&self, source: Source, depth: Depth) -> Outcome {
        let mut outcome = Outcome {
            id: source.id.clone(),
            group: source.group.clone(),
            date: source.date.clone(),
            url: source.url.clone(),
            encoding: None,
            document: None,
            error: None,
        };
        match catch_unwind(AssertUnwindSafe(|| self.attempt(source, depth, &mut outcome))) {
            Ok(Ok(document)) => outcome.document = document,
            Ok(Err(error)) => outcome.error = Some(error.in_document(&outcome.id)),
            Err(panic) => {
                let cause = panic
                    .downcast_ref::<&str>()
                    .map(|s| (*s).to_owned())
                    .or_else(|| panic.downcast_ref::<String>().cloned())
                    .unwrap_or_default();
                outcome.error = Some(fault(&outcome.id, &cause));
            }
        }
        outcome
    }

    fn attempt(&self, source: Source, depth: Depth, outcome: &mut Outcome) -> Result<Option<Document>> {
        let text: Arc<str> = match source.content {
            Content::Missing => return Ok(None),
            Content::Text(text) => text,
            Content::Bytes(bytes) => {
                let decoded = decode(&bytes, source.encoding.as_deref(), &source.id)?;
                outcome.encoding = Some(decoded.encoding);
                decoded.text.into()
            }
        };
        if u32::try_from(text.len()).is_err() {
            let cause = "is 4 GiB or more".to_owned();
            return Err(Error::Format { document: source.id, cause });
        }
        let date = match source.date.as_deref().map(str::trim).filter(|stated| !stated.is_empty()) {
            None => None,
            Some(stated) => {
                let read = day(stated);
                if read.is_none() {
                    let cause = format!("the date {stated:?} is none that can be read; it is left out");
                    outcome.error = Some(Error::Format { document: source.id.clone(), cause });
                }
                read
            }
        };
        outcome.date = match (date, outcome.date.take()) {
            // A day that is written in another way comes out in ISO's; its time of day stays.
            (Some(date), Some(stated)) if iso(&stated) != Some(date) => Some(date.to_string()),
            (Some(_), stated) => stated,
            (None, _) => None,
        };
        let mut document = match &self.extract {
            None => Document::new(text),
            Some(step) => {
                let options = Options { format: step.format, url: source.url, fetched: source.fetched };
                let article = step.extractor.extract(text, &options, source.group.as_deref())?;
                if outcome.group.is_none() {
                    outcome.group = article.url.as_deref().and_then(host);
                }
                if outcome.date.is_none() {
                    outcome.date = article.date.as_ref().map(|field| field.text.clone());
                }
                Document::from_article(Arc::new(article), &step.keep)
            }
        };
        if let Some(normalizer) = &self.normalizer {
            document = document.rewritten(|piece| {
                let aligned = normalizer.align(piece);
                (aligned.text, aligned.alignment)
            });
        }
        Ok(Some(self.tagger.apply(document, date, depth)))
    }
}

impl Outcome {
    /// Whether there is no document because of an error.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.error.is_some() && self.document.is_none()
    }

    /// Makes a failure of it.
    pub(super) fn spoil(&mut self) {
        self.document = None;
        self.error.get_or_insert_with(|| fault(&self.id, "its batch could not be made into a table"));
    }

    /// A document that could not be read.
    #[must_use]
    pub fn failed(failure: Failure) -> Self {
        Self {
            id: failure.document,
            group: failure.group,
            date: None,
            url: None,
            encoding: None,
            document: None,
            error: Some(failure.error),
        }
    }
}

/// The error of a document at which warraq itself failed.
fn fault(document: &str, cause: &str) -> Error {
    let cause = format!("a fault of warraq, please report it: {cause}");
    Error::Format { document: document.to_owned(), cause }
}

/// The day that a column or record states: ISO 8601, or as an article would write it.
pub(super) fn day(stated: &str) -> Option<Date> {
    let stated = stated.trim();
    iso(stated).or_else(|| Some(expressions::stated_date(stated, None)?.date))
}

/// The day that stands at the head of an ISO 8601 date or time.
fn iso(stated: &str) -> Option<Date> {
    stated.get(..10)?.parse().ok()
}
