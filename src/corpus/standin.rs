//! STAND-IN, to be deleted at merge: the thinnest forms of what other modules will give.
//!
//! `boilerplate::Extractor`.

use std::sync::Arc;

use crate::Result;
use crate::boilerplate::{self, Article, Options};

/// Stands in for `boilerplate::Extractor`.
#[derive(Debug, Clone, Default)]
pub struct Extractor {}

impl Extractor {
    /// Takes `source` apart.
    pub fn extract(&self, source: Arc<str>, options: &Options, group: Option<&str>) -> Result<Article> {
        let _ = group;
        boilerplate::extract(source, options)
    }

    /// learns
    pub fn partial_fit(&mut self, _pairs: &[(&str, &str)]) {}
    /// merges
    pub fn merge(&mut self, _other: &Self) {}
    /// saves
    pub fn save(&self, _path: &std::path::Path) -> Result<()> { Ok(()) }
    /// loads
    pub fn load(_path: &std::path::Path) -> Result<Self> { Ok(Self::default()) }
    /// phrases
    pub fn with_phrases(self, _phrases: Vec<(String, crate::boilerplate::BlockKind)>) -> Result<Self> { Ok(self) }
}
