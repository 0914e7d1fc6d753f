//! Reading the TSV lists: one row a line, `#` before comments.

use super::entry::Text;
use crate::error::{Error, Result};

/// A row of a list, with where it stands for messages.
pub(super) struct Row<'a, F> {
    fields: [&'a str; 10],
    line: usize,
    file: &'a str,
    text: F,
}

impl<'a, F: Fn(&'a str) -> Text> Row<'a, F> {
    /// The row on `line` of `file`, its fields split; missing ones are empty.
    pub(super) fn new(fields: impl Iterator<Item = &'a str>, line: usize, file: &'a str, text: F) -> Self {
        let mut row = Self { fields: [""; 10], line, file, text };
        for (slot, field) in row.fields.iter_mut().zip(fields) {
            *slot = field.trim();
        }
        row
    }

    /// The field in this column.
    pub(super) fn field(&self, column: usize) -> &'a str {
        self.fields[column]
    }

    /// The field in this column, kept.
    pub(super) fn text(&self, column: usize) -> Text {
        (self.text)(self.fields[column])
    }

    /// Part of a field, kept.
    pub(super) fn owned(&self, part: &'a str) -> Text {
        (self.text)(part)
    }

    /// The number in this column, if there is one.
    pub(super) fn number<N: std::str::FromStr>(&self, column: usize) -> Result<Option<N>> {
        let field = self.fields[column];
        if field.is_empty() {
            return Ok(None);
        }
        field.parse().map(Some).map_err(|_| {
            self.error(format!("{field:?} in column {} is not a number as expected there", column + 1))
        })
    }

    /// An error that names the file and the line.
    pub(super) fn error(&self, cause: String) -> Error {
        Error::Format { document: self.file.to_owned(), cause: format!("line {}: {cause}", self.line) }
    }
}

/// The rows of an embedded list, comments and blank lines left out, with their line numbers from 1.
pub(super) fn rows(list: &str) -> impl Iterator<Item = (usize, std::str::Split<'_, char>)> {
    list.lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(at, line)| (at + 1, line.split('\t')))
}
