//! Which documents of a corpus are wanted.

use std::collections::HashSet;
use std::sync::Arc;

use regex::Regex;

use crate::corpus::Source;
use crate::{Error, Result};

/// Tests that a document must pass, every one.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    ids: Option<Arc<HashSet<String>>>,
    groups: Option<Arc<HashSet<String>>>,
    contains: Option<Regex>,
}

impl Filter {
    pub fn new(
        ids: Option<Vec<String>>,
        groups: Option<Vec<String>>,
        contains: Option<&str>,
    ) -> Result<Self> {
        let set = |names: Vec<String>| Arc::new(names.into_iter().collect::<HashSet<_>>());
        let contains = contains.map(Regex::new).transpose().map_err(|error| Error::Argument {
            argument: "contains",
            cause: format!("is not a regular expression: {error}"),
        })?;
        Ok(Self { ids: ids.map(set), groups: groups.map(set), contains })
    }

    pub fn passes(&self, source: &Source) -> bool {
        let in_group =
            |groups: &HashSet<String>| source.group.as_ref().is_some_and(|group| groups.contains(group));
        self.ids.as_ref().is_none_or(|ids| ids.contains(&source.id))
            && self.groups.as_ref().is_none_or(|groups| in_group(groups))
            && self
                .contains
                .as_ref()
                .is_none_or(|pattern| source.clone().into_text().is_ok_and(|text| pattern.is_match(&text)))
    }
}
