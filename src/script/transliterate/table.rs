//! The tables of signs, read once from `data/script/transliteration.tsv`.

use std::sync::LazyLock;

use crate::table::{Layout, shipped};

/// A letter, its signs in each scheme, and its name.
const LAYOUT: Layout = Layout {
    columns: &["code", "letter", "buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb", "ala_lc", "name"],
    filled: 2,
    key: 1,
};

/// One past the last code point of a letter or a sign.
const END: usize = 0x700;

/// One scheme: for each code point below [`END`] what is written for it.
pub(super) struct Table {
    latin: Vec<char>,
    arabic: Vec<char>,
}

static TABLES: LazyLock<[Table; 4]> = LazyLock::new(|| [0, 1, 2, 3].map(Table::read));

/// The table of the scheme in this place among the columns; none where rules stand instead.
pub(super) fn of(column: usize) -> Option<&'static Table> {
    TABLES.get(column)
}

/// The letters and the signs in a column that is not empty.
pub(super) fn column(number: usize) -> Vec<(char, &'static str)> {
    let mut signs = Vec::new();
    shipped!("script/transliteration.tsv").each(&LAYOUT, |row| {
        let letter = char::from_u32(row.code_point(0)?);
        signs.extend(letter.map(|letter| (letter, row.field(2 + number))));
        Ok(())
    });
    signs.retain(|(_, sign)| !sign.is_empty());
    signs
}

impl Table {
    fn read(number: usize) -> Self {
        let same: Vec<char> = (0..END as u32).filter_map(char::from_u32).collect();
        let mut table = Self { latin: same.clone(), arabic: same };
        for (letter, sign) in column(number) {
            let sign = sign.chars().next().expect("one sign");
            table.latin[letter as usize] = sign;
            table.arabic[sign as usize] = letter;
        }
        table
    }

    /// The sign for a letter; any other character itself.
    pub fn latin(&self, c: char) -> char {
        self.latin.get(c as usize).copied().unwrap_or(c)
    }

    /// The letter for a sign; any other character itself.
    pub fn arabic(&self, c: char) -> char {
        self.arabic.get(c as usize).copied().unwrap_or(c)
    }
}

#[cfg(test)]
mod tests {
    use super::column;
    use std::collections::HashSet;

    #[test]
    fn every_sign_is_one_character_and_stands_once() {
        for number in 0..4 {
            let signs: Vec<&str> = column(number).into_iter().map(|row| row.1).collect();
            assert!(signs.iter().all(|sign| sign.chars().count() == 1));
            assert_eq!(signs.iter().collect::<HashSet<_>>().len(), signs.len(), "column {number}");
            assert_eq!(signs.len(), 51);
        }
    }
}
