//! What a document is before it is processed.

use std::sync::Arc;

use crate::boilerplate::decode;
use crate::{Error, Result};

/// What a document holds before it is decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing: a null in the column.
    Missing,
    /// Text, already decoded.
    Text(Arc<str>),
    /// Bytes whose encoding is still to be found.
    Bytes(Vec<u8>),
}

impl Content {
    /// Its length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Content::Missing => 0,
            Content::Text(text) => text.len(),
            Content::Bytes(bytes) => bytes.len(),
        }
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A document before it is processed.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id, unique within the corpus.
    pub id: String,
    /// Its group (the outlet, as a rule).
    pub group: Option<String>,
    /// Its date, as the column or the record states it.
    pub date: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was fetched.
    pub fetched: Option<jiff::civil::DateTime>,
    /// The encoding that the record or the caller states.
    pub encoding: Option<String>,
    /// What it holds.
    pub content: Content,
}

impl Source {
    /// A document with this id and content and nothing else.
    #[must_use]
    pub fn new(id: impl Into<String>, content: Content) -> Self {
        Self { id: id.into(), group: None, date: None, url: None, fetched: None, encoding: None, content }
    }

    /// Its text, decoded, as every verb sees it; empty when it holds nothing.
    ///
    /// # Errors
    /// [`Error::Encoding`] when its bytes are not text.
    pub fn into_text(self) -> Result<Arc<str>> {
        Ok(match self.content {
            Content::Missing => "".into(),
            Content::Text(text) => text,
            Content::Bytes(bytes) => decode(&bytes, self.encoding.as_deref(), &self.id)?.text.into(),
        })
    }
}

/// A document that could not be read or processed.
#[derive(Debug)]
pub struct Failure {
    /// Which: an id, a path, or a place in a container.
    pub document: String,
    /// Its group, where it is known.
    pub group: Option<String>,
    /// Why.
    pub error: Error,
}

/// One document, or why it could not be read.
pub type Item = std::result::Result<Source, Failure>;

/// Documents, one after another.
pub struct Documents(Box<dyn Iterator<Item = Item> + Send>);

impl Documents {
    /// Documents from any iterator.
    #[must_use]
    pub fn new(items: impl Iterator<Item = Item> + Send + 'static) -> Self {
        Self(Box::new(items))
    }
}

impl Iterator for Documents {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        self.0.next()
    }
}
