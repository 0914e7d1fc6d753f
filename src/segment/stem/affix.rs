//! Affixes and what becomes of them, as the tables under `data/segment/stems/` state them.

use crate::table::{Layout, Table};

/// One row of a table.
pub(super) struct Affix {
    /// What a word begins or ends with.
    pub text: Vec<char>,
    /// The fewest letters of a word that it is cut from.
    pub shortest: usize,
    /// What stands there instead.
    pub becomes: Vec<char>,
}

/// The rows of one step, in the order of the table.
pub(super) struct Step(Vec<Affix>);

impl Step {
    /// The rows called `name` in `table`.
    pub fn read(table: Table<'_>, name: &str) -> Self {
        let layout = Layout { columns: &["step", "shortest", "affix", "becomes"], filled: 4, key: 3 };
        let mut step = Self(Vec::new());
        table.each(&layout, |row| {
            if row.field(0) == name {
                step.0.push(Affix {
                    text: row.field(2).chars().collect(),
                    shortest: if row.field(1) == "-" { usize::MAX } else { row.number(1)?.unwrap_or(0) },
                    becomes: row.field(3).chars().filter(|&letter| letter != '-').collect(),
                });
            }
            Ok(())
        });
        assert!(!step.0.is_empty(), "the table has rows of step {name}");
        step
    }

    /// The rows.
    pub fn rows(&self) -> &[Affix] {
        &self.0
    }

    /// Whether `word` is one of the rows.
    pub fn holds(&self, word: &[char]) -> bool {
        self.0.iter().any(|affix| affix.text == word)
    }

    /// Applies the first row with which `word` begins and for which it is long enough.
    pub fn first_prefix(&self, word: &mut Vec<char>) -> bool {
        let len = word.len();
        let found = self.0.iter().find(|affix| len >= affix.shortest && word.starts_with(&affix.text));
        let Some(affix) = found else { return false };
        word.splice(..affix.text.len(), affix.becomes.iter().copied());
        true
    }

    /// Applies the first row with which `word` ends and for which it is long enough.
    pub fn first_suffix(&self, word: &mut Vec<char>) -> bool {
        let len = word.len();
        let found = self.0.iter().find(|affix| len >= affix.shortest && word.ends_with(&affix.text));
        let Some(affix) = found else { return false };
        word.splice(len - affix.text.len().., affix.becomes.iter().copied());
        true
    }

    /// The longest row that `fits`, where a word of `len` letters is long enough for it.
    pub fn longest(&self, len: usize, fits: impl Fn(&[char]) -> bool) -> Option<&Affix> {
        let fitting = self.0.iter().filter(|affix| fits(&affix.text));
        fitting.max_by_key(|affix| affix.text.len()).filter(|affix| len >= affix.shortest)
    }
}
