//! Where documents come from, and what one is before it is processed.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::columns::Columns;
use super::mapping::Mapping;
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

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Where it is.
    pub path: PathBuf,
    /// Its path from the deepest folder common to all, with `/`: the root of its documents' ids.
    pub name: String,
    /// Whether the caller named it, rather than a folder that holds it.
    pub given: bool,
}

/// Files to be read: what was asked for, and what it came to.
#[derive(Debug, Clone)]
pub struct Files {
    /// The files, in the order in which they are read.
    pub files: Arc<[Listed]>,
    /// Which columns hold what.
    pub mapping: Mapping,
    /// How much of them was read.
    pub meter: super::reading::Meter,
    size: Arc<OnceLock<Size>>,
}

/// How much there is to read.
#[derive(Debug, Clone, Copy)]
enum Size {
    Documents(u64),
    Bytes(u64),
}

impl Files {
    fn size(&self) -> Size {
        *self.size.get_or_init(|| match super::reading::are_single(&self.files) {
            true => Size::Documents(self.files.len() as u64),
            false => Size::Bytes(self.files.iter().map(Listed::bytes).sum()),
        })
    }
}

impl Listed {
    /// Its size, 0 when it cannot be found.
    fn bytes(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |found| found.len())
    }
}

/// Where documents come from; can be read again and again.
#[derive(Debug, Clone)]
pub enum Input {
    /// Files.
    Files(Files),
    /// Columns in memory.
    Columns(Columns),
}

impl Input {
    /// The files that `paths` name: files, folders and globs.
    ///
    /// # Errors
    /// [`Error::Io`] when a path is missing, [`Error::Argument`] when a glob
    /// matches nothing or is malformed.
    pub fn files(paths: &[String], mapping: &Mapping) -> Result<Self> {
        Ok(Input::Files(Files {
            files: super::reading::expand(paths)?.into(),
            mapping: mapping.clone(),
            meter: super::reading::Meter::default(),
            size: Arc::default(),
        }))
    }

    /// The documents, from the first.
    #[must_use]
    pub fn documents(&self) -> Documents {
        match self {
            Input::Files(files) => super::reading::read(files.clone()),
            Input::Columns(columns) => {
                super::reading::distinct(Documents::new(columns.clone().into_sources()))
            }
        }
    }

    /// How many documents there are, where that is known without reading them.
    #[must_use]
    pub fn len_hint(&self) -> Option<usize> {
        match self {
            Input::Files(_) => None,
            Input::Columns(columns) => columns.documents(),
        }
    }

    /// How much of it was read when `done` documents are done, from 0 to 1.
    #[must_use]
    pub fn share(&self, done: u64) -> f64 {
        let (part, whole) = match self {
            Input::Columns(columns) => (done, columns.len() as u64),
            Input::Files(files) => match files.size() {
                Size::Documents(all) => (done, all),
                Size::Bytes(all) => (files.meter.bytes(), all),
            },
        };
        (part as f64 / whole.max(1) as f64).min(1.0)
    }

    /// A number that another input, or the same files after a change of their names or sizes, does not have.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        match self {
            Input::Columns(columns) => {
                for row in 0..columns.len() {
                    let source = columns.item(row).ok();
                    source.map(|source| (source.id, source.content.len())).hash(&mut hasher);
                }
            }
            Input::Files(files) => {
                for file in files.files.iter() {
                    (&file.name, file.bytes()).hash(&mut hasher);
                }
            }
        }
        hasher.finish()
    }
}
