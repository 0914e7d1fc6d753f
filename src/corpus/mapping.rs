//! Which columns of a table hold what, and how documents are grouped.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::{Layout, shipped};

/// How documents are grouped (into outlets, as a rule).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Grouping {
    /// By the host of the address where there is one, else by the folder.
    #[default]
    Auto,
    /// By the host of the address.
    Host,
    /// By the name of the folder that holds the file.
    Folder,
    /// By a column of the table, or a field of the record.
    Column(String),
}

impl Grouping {
    /// What `group=` means: nothing, `host`, `folder`, or a column's name.
    #[must_use]
    pub fn from_name(name: Option<&str>) -> Self {
        match name {
            None => Grouping::Auto,
            Some("host") => Grouping::Host,
            Some("folder") => Grouping::Folder,
            Some(column) => Grouping::Column(column.to_owned()),
        }
    }

    /// The group of a document with this address, in this folder, with this value in the column.
    #[must_use]
    pub fn of(&self, url: Option<&str>, folder: Option<&str>, column: Option<&str>) -> Option<String> {
        match self {
            Grouping::Auto => {
                column.map(str::to_owned).or_else(|| url.and_then(host)).or(folder.map(str::to_owned))
            }
            Grouping::Host => url.and_then(host),
            Grouping::Folder => folder.map(str::to_owned),
            Grouping::Column(_) => column.map(str::to_owned),
        }
    }
}

/// Which columns (or fields of JSON records) hold the text, the id, the date, the group and the address.
///
/// What is not named is looked for under its usual names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// The text.
    pub text: Option<String>,
    /// The document's id.
    pub id: Option<String>,
    /// The document's date.
    pub date: Option<String>,
    /// How documents are grouped.
    pub group: Grouping,
    /// The document's address.
    pub url: Option<String>,
    /// The encoding of files that do not state one.
    pub encoding: Option<String>,
}

/// What records usually call a thing, from `data/corpus/columns.tsv`.
fn usual(thing: &str) -> &'static [&'static str] {
    static NAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
        let layout = Layout { columns: &["holds", "name"], filled: 2, key: 2 };
        let mut names: HashMap<&str, Vec<&str>> = HashMap::new();
        shipped!("corpus/columns.tsv").each(&layout, |row| {
            let holds =
                row.kind(0, |name| ["text", "url", "date"].into_iter().find(|&holds| holds == name))?;
            names.entry(holds).or_default().push(row.field(1));
            Ok(())
        });
        names
    });
    NAMES.get(thing).map_or(&[], Vec::as_slice)
}

/// One thing that is looked for in a record: the name given, or the usual ones.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'m> {
    given: Option<&'m str>,
    usual: &'static [&'static str],
}

impl<'m> Wanted<'m> {
    /// The names to try, in order.
    pub(super) fn names(self) -> impl Iterator<Item = &'m str> {
        let usual = if self.given.is_some() { &[] } else { self.usual };
        self.given.into_iter().chain(usual.iter().copied())
    }

    /// Whether the user named it, so that its absence is an error.
    pub(super) fn is_given(self) -> bool {
        self.given.is_some()
    }
}

impl Mapping {
    pub(super) fn text(&self) -> Wanted<'_> {
        Wanted { given: self.text.as_deref(), usual: usual("text") }
    }

    pub(super) fn id(&self) -> Wanted<'_> {
        Wanted { given: self.id.as_deref(), usual: &[] }
    }

    pub(super) fn date(&self) -> Wanted<'_> {
        Wanted { given: self.date.as_deref(), usual: usual("date") }
    }

    pub(super) fn url(&self) -> Wanted<'_> {
        Wanted { given: self.url.as_deref(), usual: usual("url") }
    }

    pub(super) fn group(&self) -> Wanted<'_> {
        let given = match &self.group {
            Grouping::Column(name) => Some(name.as_str()),
            _ => None,
        };
        Wanted { given, usual: &[] }
    }
}

/// The host of an address, without `www.`, user and port.
pub(super) fn host(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    if matches!(scheme, "file" | "urn") {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?.trim_start_matches("www.");
    (!host.is_empty()).then(|| host.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        let cases = [
            ("https://www.Example.com/a/b", Some("example.com")),
            ("http://user@news.example.iq:8080?x", Some("news.example.iq")),
            ("file:///tmp/x", None),
            ("example.com/a", None),
            ("http://", None),
        ];
        for (url, expected) in cases {
            assert_eq!(host(url).as_deref(), expected, "{url}");
        }
    }
}
