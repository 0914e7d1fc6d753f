//! The ISRI stemmer: affixes are cut until a word pattern shows its root.

use std::sync::LazyLock;

use super::affix::Step;
use super::pattern::Patterns;
use crate::table::{Table, shipped};

const TABLE: Table = shipped!("segment/stems/isri.tsv");
const PATTERNS: Table = shipped!("segment/stems/isri_patterns.tsv");

/// The steps and the sets of patterns, named as in the tables.
struct Isri {
    stop: Step,
    prefix: Step,
    suffix: Step,
    double_waw: Step,
    initial_hamza: Step,
    short_suffix: Step,
    short_prefix: Step,
    four: Patterns,
    five: Patterns,
    five_of_four: Patterns,
    six: Patterns,
    six_of_four: Patterns,
}

static ISRI: LazyLock<Isri> = LazyLock::new(|| {
    let step = |name| Step::read(TABLE, name);
    let patterns = |name| Patterns::read(PATTERNS, name);
    Isri {
        stop: step("stop"),
        prefix: step("prefix"),
        suffix: step("suffix"),
        double_waw: step("double_waw"),
        initial_hamza: step("initial_hamza"),
        short_suffix: step("short_suffix"),
        short_prefix: step("short_prefix"),
        four: patterns("four"),
        five: patterns("five"),
        five_of_four: patterns("five_of_four"),
        six: patterns("six"),
        six_of_four: patterns("six_of_four"),
    }
});

pub(super) fn stem(word: &str) -> String {
    let rules = &*ISRI;
    let mut word: Vec<char> = word.chars().filter(|c| !matches!(c, '\u{64B}'..='\u{652}')).collect();
    if !rules.stop.holds(&word) {
        rules.prefix.first_prefix(&mut word);
        rules.suffix.first_suffix(&mut word);
        rules.double_waw.first_prefix(&mut word);
        rules.initial_hamza.first_prefix(&mut word);
        rules.root(&mut word);
    }
    word.into_iter().collect()
}

impl Isri {
    fn root(&self, word: &mut Vec<char>) {
        match word.len() {
            4 => self.root_of_four(word),
            5 => self.root_of_five(word),
            6 => self.root_of_six(word),
            7 => {
                self.cut_one(word);
                if word.len() == 6 {
                    self.root_of_six(word);
                }
            }
            _ => {}
        }
    }

    fn root_of_four(&self, word: &mut Vec<char>) {
        if !self.four.apply(word) {
            self.cut_one(word);
        }
    }

    fn root_of_five(&self, word: &mut Vec<char>) {
        if !self.five.apply(word) {
            self.cut_one(word);
        }
        match word.len() {
            4 => self.root_of_four(word),
            5 => _ = self.five_of_four.apply(word),
            _ => {}
        }
    }

    fn root_of_six(&self, word: &mut Vec<char>) {
        if !self.six.apply(word) {
            self.cut_one(word);
        }
        match word.len() {
            5 => self.root_of_five(word),
            6 => _ = self.six_of_four.apply(word),
            _ => {}
        }
    }

    /// Cuts a last letter that may be a suffix, or else a first one that may be a prefix.
    fn cut_one(&self, word: &mut Vec<char>) {
        let _ = self.short_suffix.first_suffix(word) || self.short_prefix.first_prefix(word);
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn patterns_show_the_root() {
        for (word, root) in
            [("يستخدمون", "خدم"), ("اجتماع", "جمع"), ("مكتوب", "كتب"), ("عليها", "عليها"), ("لا", "لا")]
        {
            assert_eq!(stem(word), root, "{word}");
        }
    }
}
