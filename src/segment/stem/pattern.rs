//! Word patterns: which letters of a word are its root.

use crate::table::{Layout, Table};

/// What stands in one place of a word.
enum Slot {
    /// A letter of the root.
    Root,
    /// One of these letters, which is dropped.
    Dropped(Vec<char>),
    /// The same letter as at this place, which is dropped here.
    Doubled(usize),
}

/// The patterns of one set, in the order of the table.
pub(super) struct Patterns(Vec<Vec<Slot>>);

impl Patterns {
    /// The rows of the set called `name` in `table`.
    pub fn read(table: Table<'_>, name: &str) -> Self {
        let layout = Layout { columns: &["set", "slots", "examples"], filled: 3, key: 2 };
        let mut patterns = Self(Vec::new());
        table.rows(&layout, |row| {
            if row.field(0) == name {
                patterns.0.push(row.field(1).split(' ').map(slot).collect());
            }
        });
        assert!(!patterns.0.is_empty(), "the table has rows of set {name}");
        patterns
    }

    /// Reduces `word` to the root of the first pattern that fits.
    pub fn apply(&self, word: &mut Vec<char>) -> bool {
        let Some(pattern) = self.0.iter().find(|pattern| fits(pattern, word)) else { return false };
        let mut slots = pattern.iter();
        word.retain(|_| matches!(slots.next(), Some(Slot::Root)));
        true
    }
}

fn slot(cell: &str) -> Slot {
    match (cell, cell.strip_prefix('=')) {
        (".", _) => Slot::Root,
        (_, Some(place)) => Slot::Doubled(place.parse::<usize>().expect("a place in the word") - 1),
        (letters, None) => Slot::Dropped(letters.chars().collect()),
    }
}

fn fits(pattern: &[Slot], word: &[char]) -> bool {
    let fits = |(slot, letter): (&Slot, &char)| match slot {
        Slot::Root => true,
        Slot::Dropped(letters) => letters.contains(letter),
        Slot::Doubled(place) => word.get(*place) == Some(letter),
    };
    pattern.len() == word.len() && pattern.iter().zip(word).all(fits)
}

#[cfg(test)]
mod tests {
    use super::Patterns;
    use crate::table::Table;

    #[test]
    fn the_root_is_what_a_pattern_leaves() {
        let text = "# head\nset\tslots\texamples\nfive\tا . ات . .\tافتعل افاعل\nsix\tا . =5 و . .\tافعوعل\n";
        for (set, word, root) in
            [("five", "اجتمع", Some("جمع")), ("five", "مجتمع", None), ("six", "اعشوشب", Some("عشب"))]
        {
            let mut letters: Vec<char> = word.chars().collect();
            let table = Table { file: "patterns", text };
            let found = Patterns::read(table, set).apply(&mut letters);
            assert_eq!(found.then(|| letters.into_iter().collect::<String>()).as_deref(), root, "{word}");
        }
    }
}
