//! How common a word is, and how often it names people.

use std::sync::LazyLock;

use super::vocabulary::Vocabulary;
use crate::table::{Layout, shipped};

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// Ten times the logarithm to base ten of its frequency per thousand million words; 0 when rarer than seen.
    pub zipf10: u8,
    /// Bearers of it as a given name.
    pub given: u16,
    /// Bearers of it as a surname.
    pub surname: u16,
}

impl Facts {
    /// How much more a name than a word: above 0 rather a name, above 0.5 surely.
    #[must_use]
    pub fn nameness(self) -> f32 {
        let bearers = f32::from(self.given) + f32::from(self.surname);
        if bearers == 0.0 {
            return f32::NEG_INFINITY;
        }
        bearers.log10() - ((f32::from(self.zipf10) / 10.0).max(2.0) - 3.0)
    }
}

/// The word list, `data/lexicon/words.tsv`.
#[derive(Debug)]
pub struct WordFacts {
    vocabulary: Vocabulary,
    facts: Vec<Facts>,
}

impl WordFacts {
    /// The embedded list.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<WordFacts> = LazyLock::new(WordFacts::read);
        &BUILTIN
    }

    fn read() -> Self {
        let mut list = Self { vocabulary: Vocabulary::default(), facts: Vec::new() };
        let layout = Layout { columns: &["form", "zipf10", "given", "surname"], filled: 4, key: 1 };
        shipped!("lexicon/words.tsv").each(&layout, |row| {
            let number = |column| row.number::<u32>(column).map(Option::unwrap_or_default);
            list.vocabulary.intern(row.field(0));
            list.facts.push(Facts {
                zipf10: number(1)?.min(255) as u8,
                given: number(2)?.min(65535) as u16,
                surname: number(3)?.min(65535) as u16,
            });
            Ok(())
        });
        list
    }

    /// What is known of a folded word.
    ///
    /// ```
    /// let facts = warraq::lexicon::WordFacts::builtin().get("احمد").unwrap();
    /// assert!(facts.nameness() > 0.5);
    /// ```
    #[must_use]
    pub fn get(&self, folded: &str) -> Option<Facts> {
        self.vocabulary.get(folded).map(|number| self.facts[number as usize])
    }
}
