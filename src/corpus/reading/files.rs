//! The files that are read, and how much of them was.

use std::sync::{Arc, OnceLock};

use super::expand::{Listed, expand};
use super::kind::is_single;
use super::meter::Meter;
use crate::Result;
use crate::corpus::mapping::Mapping;

/// Files to be read: what was asked for, and what it came to.
#[derive(Debug, Clone)]
pub struct Files {
    /// The files, in the order in which they are read.
    pub files: Arc<[Listed]>,
    /// Which columns hold what.
    pub mapping: Mapping,
    /// How much of them was read.
    pub meter: Meter,
    size: Arc<OnceLock<Size>>,
}

/// How much there is to read.
#[derive(Debug, Clone, Copy)]
enum Size {
    Documents(u64),
    Bytes(u64),
}

impl Files {
    /// The files that `paths` name.
    pub(in crate::corpus) fn find(paths: &[String], mapping: &Mapping) -> Result<Self> {
        let files = expand(paths)?.into();
        Ok(Self { files, mapping: mapping.clone(), meter: Meter::default(), size: Arc::default() })
    }

    /// How much was read when `done` documents are done, and how much there is.
    pub(in crate::corpus) fn progress(&self, done: u64) -> (u64, u64) {
        match self.size() {
            Size::Documents(all) => (done, all),
            Size::Bytes(all) => (self.meter.bytes(), all),
        }
    }

    fn size(&self) -> Size {
        *self.size.get_or_init(|| match self.files.iter().all(|file| is_single(&file.name)) {
            true => Size::Documents(self.files.len() as u64),
            false => Size::Bytes(self.files.iter().map(Listed::bytes).sum()),
        })
    }
}
