//! The one reader of the tables under `data/`.
//!
//! A table is text: comments (lines that begin with `#`), a header line that
//! names the columns, then one row a line, its fields parted by tabs. Rows may
//! stand in sections, each under a line `[name]`. Nothing is skipped: a column,
//! a kind or a row that the reader does not expect is an error that names the
//! file and the line, so that a slip of the pen cannot silence a word.

use std::hash::{BuildHasher, Hasher};
use std::str::FromStr;

use crate::error::{Error, Result};

/// A table that the crate carries, by its path under `data/`.
macro_rules! shipped {
    ($path:literal) => {
        $crate::table::Table {
            file: concat!("data/", $path),
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $path)),
        }
    };
}
pub(crate) use shipped;

/// The columns that a reader expects.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    /// Their names; in the file they may stand in any order.
    pub columns: &'static [&'static str],
    /// How many of them, from the first, are filled in every row; the others may be left out.
    pub filled: usize,
    /// How many of them, from the first, no two rows of a section have in common.
    pub key: usize,
}

/// The text of a table, and what messages call it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'t> {
    /// The name of the file.
    pub file: &'t str,
    /// What is in it.
    pub text: &'t str,
}

/// No table has more columns.
const COLUMNS: usize = 10;

/// A row, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'t> {
    fields: [&'t str; COLUMNS],
    section: &'t str,
    line: usize,
    file: &'t str,
    columns: &'static [&'static str],
}

impl<'t> Table<'t> {
    /// Calls `read` with each row, in order.
    ///
    /// # Errors
    /// The first line that is not as `layout` says, or that `read` refuses.
    pub(crate) fn read(self, layout: &Layout, mut read: impl FnMut(&Row<'t>) -> Result<()>) -> Result<()> {
        let mut row =
            Row { fields: [""; COLUMNS], section: "", line: 0, file: self.file, columns: layout.columns };
        let mut order = None;
        let mut seen = ahash::HashSet::default();
        let hashes = ahash::RandomState::with_seeds(1, 2, 3, 4);
        for (at, line) in self.text.lines().enumerate() {
            row.line = at + 1;
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((width, order)) = order else {
                order = Some(row.header(layout, line)?);
                continue;
            };
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                row.section = name;
                continue;
            }
            row.fill(layout, line, width, &order)?;
            let mut hash = hashes.build_hasher();
            let whole = layout.key == layout.columns.len();
            let key = if whole { &[line][..] } else { &row.fields[..layout.key] };
            for field in key.iter().chain([&row.section]) {
                hash.write(field.as_bytes());
                hash.write_u8(0xFF);
            }
            if !seen.insert(hash.finish()) {
                return Err(row.error(format!(
                    "a row with this {} stands above",
                    layout.columns[..layout.key].join(", ")
                )));
            }
            read(&row)?;
        }
        match order {
            Some(_) => Ok(()),
            None => Err(row.error(format!("the header is missing: {}", layout.columns.join(", ")))),
        }
    }

    /// Calls `read` with each row of a table that the crate carries.
    ///
    /// # Panics
    /// When the table is not as `layout` and `read` expect: an error of who edited it, which the tests find.
    pub(crate) fn rows(self, layout: &Layout, mut read: impl FnMut(&Row<'t>)) {
        self.each(layout, |row| {
            read(row);
            Ok(())
        });
    }

    /// The same with rows that `read` may refuse.
    ///
    /// # Panics
    /// As [`Self::rows`] does.
    pub(crate) fn each(self, layout: &Layout, read: impl FnMut(&Row<'t>) -> Result<()>) {
        self.read(layout, read).unwrap_or_else(|error| panic!("{error}"));
    }
}

impl<'t> Row<'t> {
    /// A row whose fields stand in the order of `columns`, from a file of another form.
    pub(crate) fn of_fields(
        fields: impl Iterator<Item = &'t str>,
        columns: &'static [&'static str],
        line: usize,
        file: &'t str,
    ) -> Self {
        let mut row = Self { fields: [""; COLUMNS], section: "", line, file, columns };
        for (slot, field) in row.fields.iter_mut().zip(fields) {
            *slot = field.trim();
        }
        row
    }

    /// How many columns the header has, and for each of the layout's its place there.
    fn header(&self, layout: &Layout, line: &str) -> Result<(usize, [Option<usize>; COLUMNS])> {
        let names: Vec<&str> = line.split('\t').collect();
        for (at, name) in names.iter().enumerate() {
            if !layout.columns.contains(name) {
                let known = layout.columns.join(", ");
                return Err(self.error(format!("column {name:?} is unknown; expected {known}")));
            }
            if names[..at].contains(name) {
                return Err(self.error(format!("column {name:?} stands twice")));
            }
        }
        let mut order = [None; COLUMNS];
        for (at, column) in layout.columns.iter().enumerate() {
            order[at] = names.iter().position(|name| name == column);
            if at < layout.filled && order[at].is_none() {
                return Err(self.error(format!("column {column:?} is missing from the header")));
            }
        }
        Ok((names.len(), order))
    }

    fn fill(
        &mut self,
        layout: &Layout,
        line: &'t str,
        width: usize,
        order: &[Option<usize>; COLUMNS],
    ) -> Result<()> {
        let mut cells = [""; COLUMNS];
        for (at, cell) in line.split('\t').enumerate() {
            if at == width {
                return Err(self.error(format!("more fields than the {width} columns of the header")));
            }
            if cell.len() != cell.trim().len() {
                return Err(self.error(format!("{cell:?} begins or ends with a blank")));
            }
            cells[at] = cell;
        }
        for (at, column) in layout.columns.iter().enumerate() {
            self.fields[at] = order[at].map_or("", |place| cells[place]);
            if at < layout.filled && self.fields[at].is_empty() {
                return Err(self.error(format!("the {column} is missing")));
            }
        }
        Ok(())
    }

    /// The field of the layout's column of this number.
    pub(crate) fn field(&self, column: usize) -> &'t str {
        self.fields[column]
    }

    /// The section that the row stands in; empty before the first.
    pub(crate) fn section(&self) -> &'t str {
        self.section
    }

    /// What the field in this column names, if `find` knows it.
    pub(crate) fn kind<K>(&self, column: usize, find: impl Fn(&str) -> Option<K>) -> Result<K> {
        self.kind_of(column, self.fields[column], find)
    }

    /// What each of the blank-parted names in this column stands for, if `find` knows them all.
    pub(crate) fn kinds<K>(&self, column: usize, find: impl Fn(&str) -> Option<K>) -> Result<Vec<K>> {
        let names = self.fields[column].split(' ').filter(|name| !name.is_empty());
        names.map(|name| self.kind_of(column, name, &find)).collect()
    }

    fn kind_of<K>(&self, column: usize, name: &str, find: impl Fn(&str) -> Option<K>) -> Result<K> {
        find(name).ok_or_else(|| self.error(format!("{name:?} is an unknown {}", self.columns[column])))
    }

    /// The number in this column, if there is one.
    pub(crate) fn number<N: FromStr>(&self, column: usize) -> Result<Option<N>> {
        let field = self.fields[column];
        if field.is_empty() {
            return Ok(None);
        }
        field.parse().map(Some).map_err(|_| {
            self.error(format!(
                "{field:?} in column {:?} is not a number as expected there",
                self.columns[column]
            ))
        })
    }

    /// The code point in this column, in hexadecimal.
    pub(crate) fn code_point(&self, column: usize) -> Result<u32> {
        self.hexadecimal(column, self.fields[column])
    }

    /// The code points in this column, parted by blanks; none where it holds `-`.
    pub(crate) fn code_points(&self, column: usize) -> Result<Vec<u32>> {
        let codes = self.fields[column].split(' ').filter(|code| *code != "-");
        codes.map(|code| self.hexadecimal(column, code)).collect()
    }

    /// The code points from the first to the last in this column, `first..last`, or the one that it holds.
    pub(crate) fn code_range(&self, column: usize) -> Result<std::ops::RangeInclusive<u32>> {
        let field = self.fields[column];
        let (first, last) = field.split_once("..").unwrap_or((field, field));
        Ok(self.hexadecimal(column, first)?..=self.hexadecimal(column, last)?)
    }

    fn hexadecimal(&self, column: usize, code: &str) -> Result<u32> {
        let code = u32::from_str_radix(code, 16).ok().filter(|&code| char::from_u32(code).is_some());
        code.ok_or_else(|| {
            self.error(format!("the {} is no code point in hexadecimal", self.columns[column]))
        })
    }

    /// An error that names the file and the line.
    pub(crate) fn error(&self, cause: impl std::fmt::Display) -> Error {
        Error::Format { document: self.file.to_owned(), cause: format!("line {}: {cause}", self.line) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout = Layout { columns: &["form", "kind", "note"], filled: 2, key: 1 };

    fn read(text: &str) -> std::result::Result<Vec<String>, String> {
        let mut found = Vec::new();
        let kind = |name: &str| ["verb", "noun"].contains(&name).then(|| name.to_owned());
        let read = Table { file: "words.tsv", text }.read(&LAYOUT, |row| {
            found.push(format!("{}{}:{}", row.section(), row.field(0), row.kind(1, kind)?));
            Ok(())
        });
        read.map(|()| found).map_err(|error| error.to_string())
    }

    #[test]
    fn rows_are_read_in_any_order_of_columns() {
        assert_eq!(read("# head\nform\tkind\nقال\tverb\n").unwrap(), ["قال:verb"]);
        assert_eq!(read("note\tkind\tform\n\tnoun\tبيت\n").unwrap(), ["بيت:noun"]);
        let sections = "form\tkind\tnote\n[a]\nبيت\tnoun\n# a remark\n[b]\nبيت\tnoun\tagain\n";
        assert_eq!(read(sections).unwrap(), ["aبيت:noun", "bبيت:noun"]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, message) in [
            ("", "words.tsv: line 0: the header is missing: form, kind, note"),
            ("form\tkin\n", "words.tsv: line 1: column \"kin\" is unknown; expected form, kind, note"),
            ("# a\nform\tform\n", "words.tsv: line 2: column \"form\" stands twice"),
            ("form\tnote\n", "words.tsv: line 1: column \"kind\" is missing from the header"),
            ("form\tkind\nقال\tvreb\n", "words.tsv: line 2: \"vreb\" is an unknown kind"),
            ("form\tkind\nقال\n", "words.tsv: line 2: the kind is missing"),
            ("form\tkind\n\tverb\n", "words.tsv: line 2: the form is missing"),
            (
                "form\tkind\nقال\tverb\tsays\n",
                "words.tsv: line 2: more fields than the 2 columns of the header",
            ),
            ("form\tkind\nقال \tverb\n", "words.tsv: line 2: \"قال \" begins or ends with a blank"),
            ("form\tkind\nبيت\tnoun\n\nبيت\tverb\n", "words.tsv: line 4: a row with this form stands above"),
        ] {
            assert_eq!(read(text).unwrap_err(), message);
        }
    }

    #[test]
    fn fields_are_numbers_kinds_and_code_points() {
        let layout = Layout { columns: &["a", "b"], filled: 0, key: 2 };
        let table = |text| Table { file: "t", text };
        let read = |text, read: &dyn Fn(&Row<'_>) -> Result<()>| {
            table(text).read(&layout, read).map_err(|error| error.to_string())
        };
        read("a\tb\n12\t0627 0628\n", &|row| {
            assert_eq!((row.number::<u8>(0)?, row.code_points(1)?), (Some(12), vec![0x627, 0x628]));
            Ok(())
        })
        .unwrap();
        let number = read("a\nx\n", &|row| row.number::<u8>(0).map(|_| ()));
        assert_eq!(number.unwrap_err(), "t: line 2: \"x\" in column \"a\" is not a number as expected there");
        let code = read("a\nD800\n", &|row| row.code_point(0).map(|_| ()));
        assert_eq!(code.unwrap_err(), "t: line 2: the a is no code point in hexadecimal");
        let kinds = read("a\nx y\n", &|row| row.kinds(0, |name| (name == "x").then_some(())).map(|_| ()));
        assert_eq!(kinds.unwrap_err(), "t: line 2: \"y\" is an unknown a");
    }

    /// The files with this extension below a folder.
    fn files(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_table_is_read_here_and_by_nobody_else() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let (mut tables, mut sources) = (Vec::new(), Vec::new());
        files(&root.join("data"), &mut tables);
        files(&root.join("src"), &mut sources);
        let code: Vec<String> = sources.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
        for path in tables.iter().filter(|path| path.extension().is_some_and(|e| e == "tsv")) {
            let name = path.strip_prefix(root.join("data")).unwrap().to_str().unwrap();
            // The weights of a model, which has a reader of its own.
            if name.ends_with(".model.tsv") {
                continue;
            }
            let call = format!("shipped!(\"{name}\")");
            assert!(code.iter().any(|code| code.contains(&call)), "nobody reads {name}");
            let other =
                |code: &&String| code.contains(&format!("/{name}\")")) && code.contains("include_str!(\"");
            assert!(!code.iter().any(|code| other(&code)), "{name} is read by another reader");
        }
    }
}
