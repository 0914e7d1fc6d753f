//! Affixes and what becomes of them, as the tables under `data/segment/stems/` state them.

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
    pub fn read(table: &str, name: &str) -> Self {
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        let rows = rows.map(|line| line.split('\t').collect::<Vec<_>>()).filter(|row| row[0] == name);
        let affixes = rows.map(|row| Affix {
            text: row[2].chars().collect(),
            shortest: if row[1] == "-" { usize::MAX } else { row[1].parse().expect("a number of letters") },
            becomes: if row[3] == "-" { Vec::new() } else { row[3].chars().collect() },
        });
        let step = Self(affixes.collect());
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
