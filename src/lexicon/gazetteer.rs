//! The gazetteer: forms of known things, found in text whatever their spelling and proclitics.

use std::borrow::Cow;
use std::path::Path;

use super::entry::Entry;
use super::key::keyed;
use super::phrases::Phrases;
use super::table::{Row, rows};
use crate::error::{Error, Result};

/// The columns of a gazetteer file, in their order.
pub(super) const COLUMNS: [&str; 10] =
    ["form", "type", "id", "canonical", "country", "lat", "lon", "population", "source", "licence"];

/// Known names and what they stand for, compiled into a trie over folded words.
///
/// ```
/// use warraq::{Label, lexicon::{Entry, Gazetteer}};
/// let mut gazetteer = Gazetteer::default();
/// gazetteer.add(Entry::new("أبو ظبي", Label::Loc));
/// let (form, words) = gazetteer.longest("ابو", |n| ["ابو", "ظبي"].get(n).copied()).unwrap();
/// assert_eq!((words, gazetteer.meanings(form).count()), (2, 1));
/// assert_eq!(gazetteer.lookup("أبوظبي").count(), 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    phrases: Phrases,
    entries: Vec<Entry>,
    /// The first link of each node, plus one.
    heads: Vec<u32>,
    /// An entry and the next link, plus one.
    links: Vec<(u32, u32)>,
}

/// A listed form, by its place in the gazetteer that found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form(u32);

impl Gazetteer {
    /// Reads a gazetteer from a TSV or CSV file with a header line.
    ///
    /// The columns `form` and `type` are needed; id, canonical, country, lat,
    /// lon, population, source and licence may be there, in any order.
    ///
    /// # Errors
    /// [`Error::Io`] when the file cannot be read; [`Error::Format`], which names
    /// the line, when a row is not as described.
    pub fn from_csv(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|source| Error::Io { path: path.to_path_buf(), source })?;
        let wrong = |line: u64, cause: String| Error::Format {
            document: name.clone(),
            cause: if line > 0 { format!("line {line}: {cause}") } else { cause },
        };
        let first_line = bytes.split(|&b| b == b'\n').next().unwrap_or_default();
        let delimiter = if first_line.contains(&b'\t') { b'\t' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .quoting(delimiter == b',')
            .flexible(true)
            .has_headers(false)
            .from_reader(bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes));
        let mut order: Option<[Option<usize>; 10]> = None;
        let mut gazetteer = Self::default();
        for record in reader.records() {
            let record =
                record.map_err(|e| wrong(e.position().map_or(0, csv::Position::line), e.to_string()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let Some(order) = order else {
                let place = |column: &str| {
                    record.iter().position(|f| f.trim().trim_start_matches(['#', ' ']) == column)
                };
                let places = COLUMNS.map(place);
                if places[0].is_none() || places[1].is_none() {
                    return Err(wrong(
                        line,
                        format!("the header must name at least form and type, of {}", COLUMNS.join(", ")),
                    ));
                }
                order = Some(places);
                continue;
            };
            if record.get(0).is_some_and(|f| f.starts_with('#')) {
                continue;
            }
            let fields = order.iter().map(|at| at.and_then(|at| record.get(at)).unwrap_or(""));
            let row = Row::new(fields, line as usize, &name, |field: &str| Cow::Owned(field.to_owned()));
            let mut entry = Entry::read(&row)?;
            entry.certain = !entry.ambiguous;
            gazetteer.add(entry);
        }
        if order.is_none() {
            return Err(wrong(
                0,
                "the file is empty; a header line with form and type was expected".to_owned(),
            ));
        }
        Ok(gazetteer)
    }

    /// Adds the rows of an embedded list.
    pub(super) fn add_list(&mut self, name: &'static str, list: &'static str) -> Result<()> {
        for (line, fields) in rows(list) {
            let row = Row::new(fields, line, name, Cow::Borrowed);
            self.add(Entry::read(&row)?);
        }
        Ok(())
    }

    /// Adds an entry; its form also matches with عبد, أبو and الدين written apart or together.
    pub fn add(&mut self, entry: Entry) {
        let number = self.entries.len() as u32;
        let form = keyed(&entry.form);
        let mut forms = spellings(&form);
        forms.dedup();
        for form in forms {
            let mut pieces = pieces(&form).peekable();
            if pieces.peek().is_none() {
                continue;
            }
            let node = self.phrases.add(pieces) as usize;
            if self.heads.len() <= node {
                self.heads.resize(self.phrases.nodes(), 0);
            }
            self.links.push((number, self.heads[node]));
            self.heads[node] = self.links.len() as u32;
        }
        self.entries.push(entry);
    }

    /// Forgets a form in every spelling; says whether it was there.
    pub fn remove(&mut self, form: &str) -> bool {
        let mut found = false;
        for form in spellings(&keyed(form)) {
            let node = self.phrases.get(pieces(&form));
            if let Some(head) = node.and_then(|node| self.heads.get_mut(node as usize)) {
                found |= std::mem::take(head) != 0;
            }
        }
        found
    }

    /// The number of entries ever added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every entry, in the order of adding, removed ones included.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries of a form, latest first.
    pub fn lookup(&self, form: &str) -> impl Iterator<Item = &Entry> {
        let node = self.phrases.get(pieces(&keyed(form)));
        self.of_node(node.unwrap_or(0))
    }

    /// The entries that a form may stand for, latest first.
    pub fn meanings(&self, form: Form) -> impl Iterator<Item = &Entry> {
        self.of_node(form.0)
    }

    fn of_node(&self, node: u32) -> impl Iterator<Item = &Entry> {
        let mut link = self.heads.get(node as usize).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let (entry, next) = *self.links.get((link as usize).checked_sub(1)?)?;
            link = next;
            Some(&self.entries[entry as usize])
        })
    }

    /// The longest listed form whose first word is `first` and whose later words `next` gives, by their number from
    /// 1: what it stands for, and the number of its words. All words are folded.
    #[must_use]
    pub fn longest<'w>(
        &self,
        first: &str,
        next: impl FnMut(usize) -> Option<&'w str>,
    ) -> Option<(Form, usize)> {
        let ends = |node: u32| self.heads.get(node as usize).is_some_and(|&head| head != 0);
        self.phrases.longest(first, next, ends).map(|(node, long)| (Form(node), long))
    }
}

/// The words of a folded form.
fn pieces(form: &str) -> impl Iterator<Item = &str> {
    form.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty())
}

/// The form itself, and where a compound name can be written otherwise, that too.
fn spellings(form: &str) -> Vec<String> {
    let mut all = vec![form.to_owned()];
    let words: Vec<&str> = form.split(' ').collect();
    for (at, pair) in words.windows(2).enumerate() {
        let joins = matches!(pair[0], "عبد" | "ابو" | "ابي" | "ابا" | "ام")
            || matches!(pair[1], "الدين" | "الله") && pair[0].chars().count() <= 4;
        if joins {
            let mut other = words[..at].join(" ");
            for piece in [pair[0], pair[1]].iter().copied() {
                if piece == pair[0] && !other.is_empty() {
                    other.push(' ');
                }
                other.push_str(piece);
            }
            for piece in &words[at + 2..] {
                other.push(' ');
                other.push_str(piece);
            }
            all.push(other);
        }
    }
    // «تل عفر» and «تلعفر», «خان يونس» and «خانيونس»
    if words.len() == 2 && matches!(words[0], "تل" | "خان" | "بيت" | "كفر" | "دير") {
        all.push(words.concat());
    }
    for (at, word) in words.iter().enumerate() {
        let rest = word.strip_prefix("عبد").filter(|rest| rest.starts_with("ال") && rest.len() > 4);
        if let Some(rest) = rest {
            let mut other: Vec<&str> = words.clone();
            other[at] = "عبد";
            other.insert(at + 1, rest);
            all.push(other.join(" "));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_file_names_the_line() {
        let dir = tempfile::tempdir().unwrap();
        let cases = [
            ("form,type\nراوة,LOC\nعنه,PLACE\n", Some("line 3")),
            ("form,type,lat,lon\nراوة,LOC,شمال,41.9\n", Some("line 2")),
            ("form,type\n,LOC\n", Some("line 2")),
            ("name,kind\nراوة,LOC\n", Some("header")),
            ("", Some("empty")),
            ("type\tform\nLOC:city\tراوة\n", None),
        ];
        for (at, (content, want)) in cases.iter().enumerate() {
            let path = dir.path().join(format!("{at}.csv"));
            std::fs::write(&path, content).unwrap();
            match (Gazetteer::from_csv(&path), want) {
                (Err(Error::Format { cause, .. }), Some(want)) => assert!(cause.contains(want), "{cause}"),
                (Ok(gazetteer), None) => assert_eq!(gazetteer.lookup("راوه").count(), 1),
                (other, _) => panic!("{content:?}: {other:?}"),
            }
        }
        assert!(matches!(Gazetteer::from_csv(dir.path().join("none.csv")), Err(Error::Io { .. })));
    }
}
