//! Word patterns: which letters of a word are its root.

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
    pub fn read(table: &str, name: &str) -> Self {
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        let rows = rows.map(|line| line.split('\t').collect::<Vec<_>>()).filter(|row| row[0] == name);
        let patterns: Vec<_> = rows.map(|row| row[1].split(' ').map(slot).collect()).collect();
        assert!(!patterns.is_empty(), "the table has rows of set {name}");
        Self(patterns)
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

    #[test]
    fn the_root_is_what_a_pattern_leaves() {
        let table = "# head\nfive\tا . ات . .\tافتعل افاعل\nsix\tا . =5 و . .\tافعوعل\n";
        for (set, word, root) in
            [("five", "اجتمع", Some("جمع")), ("five", "مجتمع", None), ("six", "اعشوشب", Some("عشب"))]
        {
            let mut letters: Vec<char> = word.chars().collect();
            let found = Patterns::read(table, set).apply(&mut letters);
            assert_eq!(found.then(|| letters.into_iter().collect::<String>()).as_deref(), root, "{word}");
        }
    }
}
