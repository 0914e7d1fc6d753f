//! `Job`: which documents a plan reads and what is done with each; it can be sent to another thread.

use std::sync::Arc;

use super::document::Document;
use super::filter::Filter;
use super::source::Source;
use crate::Result;
use crate::boilerplate::{BlockKind, Extractor};
use crate::corpus::{self, Cancel, Documents, Input};
use crate::document::Depth;

/// Which documents are read and what is done with each. Clones share what is large.
#[derive(Clone)]
pub(super) struct Job {
    pub input: Input,
    pub filters: Vec<Filter>,
    pub most: Option<usize>,
    pub core: Arc<corpus::Plan>,
    pub threads: usize,
}

impl Job {
    pub fn over(input: Input) -> Self {
        let mut core = corpus::Plan::default();
        core.provenance.model = core.tagger.names.version().to_owned();
        Self { input, filters: Vec::new(), most: None, core: Arc::new(core), threads: 0 }
    }

    /// The documents that pass the filters, from the first.
    pub fn documents(&self) -> Documents {
        let filters = self.filters.clone();
        let passing = self.input.documents().filter(move |item| match item {
            Ok(source) => filters.iter().all(|filter| filter.passes(source)),
            Err(_) => true,
        });
        match self.most {
            Some(most) => Documents::new(passing.take(most)),
            None => Documents::new(passing),
        }
    }

    /// How many documents there are, where that is known without reading them.
    pub fn len_hint(&self) -> Option<usize> {
        if self.filters.is_empty() && self.most.is_none() { self.input.len_hint() } else { None }
    }

    /// Counts the documents.
    pub fn len(&self, cancel: &Cancel) -> usize {
        self.documents().take_while(|_| !cancel.is_cancelled()).filter(|item| item.is_ok()).count()
    }

    fn kept(&self) -> &[BlockKind] {
        self.core.extract.as_ref().map_or(&[], |step| step.keep.as_slice())
    }

    /// One document, with everything done to it; none for a null.
    pub fn shown(&self, source: corpus::Source) -> Result<Option<Document>> {
        let outcome = self.core.process(source, Depth::Quotes);
        match (outcome.document, outcome.error) {
            (None, Some(error)) => Err(error),
            (None, None) => Ok(None),
            (Some(document), _) => {
                let source = Source::new(document.source.clone(), outcome.encoding.unwrap_or("str"));
                let document = Document::new(source, document, self.kept());
                Ok(Some(document.of_corpus(outcome.id, outcome.group)))
            }
        }
    }

    /// The next document that can be shown; those that cannot are rows of the errors.
    pub fn next(&self, documents: &mut Documents, cancel: &Cancel) -> Option<Document> {
        while !cancel.is_cancelled() {
            if let Ok(source) = documents.next()?
                && let Ok(Some(shown)) = self.shown(source)
            {
                return Some(shown);
            }
        }
        None
    }

    /// The document at this place; none when there are fewer.
    pub fn nth(&self, index: usize, cancel: &Cancel) -> Result<Option<Document>> {
        let mut documents = self.documents().take_while(|_| !cancel.is_cancelled());
        match documents.by_ref().filter_map(std::result::Result::ok).nth(index) {
            Some(source) => self.shown(source),
            None => Ok(None),
        }
    }

    /// An extractor that has learnt which lines repeat, group by group.
    pub fn learn(&self, cancel: &Cancel) -> Result<Extractor> {
        let step = self.core.extract.as_ref();
        let mut extractor = step.map(|step| step.extractor.as_ref().clone()).unwrap_or_default();
        for source in self.documents().filter_map(std::result::Result::ok) {
            if cancel.is_cancelled() {
                break;
            }
            let group = source.group.clone().unwrap_or_default();
            if let Ok(text) = source.into_text() {
                extractor.partial_fit(&[(text, group)])?;
            }
        }
        Ok(extractor)
    }
}
