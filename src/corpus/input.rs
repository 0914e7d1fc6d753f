//! Where documents come from.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::columns::Columns;
use super::mapping::Mapping;
use super::reading::{self, Files};
use super::source::Documents;
use crate::Result;

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
        Files::find(paths, mapping).map(Input::Files)
    }

    /// The documents, from the first.
    #[must_use]
    pub fn documents(&self) -> Documents {
        match self {
            Input::Files(files) => reading::read(files.clone()),
            Input::Columns(columns) => reading::distinct(Documents::new(columns.clone().into_sources())),
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
            Input::Files(files) => files.progress(done),
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
