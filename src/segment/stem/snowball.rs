//! Snowball's Arabic stemmer: suffixes of verbs or else of nouns, then prefixes, then hamza.
//!
//! A cursor stands where the next affix is looked for, as in Snowball's own machine; it
//! is kept because the results depend on it. In «أأوكتب» the first أ stays behind the
//! cursor, so that the conjunction is found in the middle: «اكتب».

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::affix::Step;
use crate::table::{Table, shipped};

const TABLE: Table = shipped!("segment/stems/snowball.tsv");

/// The steps, named as in the table.
struct Steps {
    definite: Step,
    verb_pronoun: Step,
    verb_subject: Step,
    verb_plural: Step,
    verb_before_pronoun: Step,
    noun_marbuta: Step,
    noun_pronoun: Step,
    noun_nun: Step,
    noun_weak: Step,
    noun_plural: Step,
    noun_teh: Step,
    nisba: Step,
    maksura: Step,
    question: Step,
    conjunction: Step,
    article: Step,
    preposition: Step,
    future: Step,
    tenth_form: Step,
}

static STEPS: LazyLock<Steps> = LazyLock::new(|| {
    let step = |name| Step::read(TABLE, name);
    Steps {
        definite: step("definite"),
        verb_pronoun: step("verb_pronoun"),
        verb_subject: step("verb_subject"),
        verb_plural: step("verb_plural"),
        verb_before_pronoun: step("verb_before_pronoun"),
        noun_marbuta: step("noun_marbuta"),
        noun_pronoun: step("noun_pronoun"),
        noun_nun: step("noun_nun"),
        noun_weak: step("noun_weak"),
        noun_plural: step("noun_plural"),
        noun_teh: step("noun_teh"),
        nisba: step("nisba"),
        maksura: step("maksura"),
        question: step("question"),
        conjunction: step("conjunction"),
        article: step("article"),
        preposition: step("preposition"),
        future: step("future"),
        tenth_form: step("tenth_form"),
    }
});

pub(super) fn stem(word: &str) -> String {
    let steps = &*STEPS;
    let as_given: Vec<char> = word.chars().collect();
    let definite = steps.definite.longest(as_given.len(), |affix| as_given.starts_with(affix)).is_some();
    let letters: Vec<char> = as_given.into_iter().filter(|&c| !dropped(c)).flat_map(letters).collect();
    let mut word = Word { cursor: letters.len(), letters };
    word.cut_suffixes(steps, definite);
    word.cursor = 0;
    word.cut_prefixes(steps, definite);
    word.without_hamza()
}

fn dropped(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64B}'..='\u{652}')
}

/// Presentation forms as letters, Arabic-Indic digits as ASCII.
fn letters(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        '\u{660}'..='\u{669}' => char::from(b'0' + (u32::from(c) - 0x660) as u8),
        _ => c,
    };
    let form = matches!(c, '\u{FE80}'..='\u{FEFC}');
    let unfolded = form.then(|| std::iter::once(c).nfkc()).into_iter().flatten();
    unfolded.chain((!form).then_some(c))
}

/// A word under the knife.
struct Word {
    letters: Vec<char>,
    cursor: usize,
}

impl Word {
    /// Cuts what ends at the cursor; the cursor then stands before it.
    fn suffix(&mut self, step: &Step) -> bool {
        let before = &self.letters[..self.cursor];
        let Some(affix) = step.longest(self.letters.len(), |affix| before.ends_with(affix)) else {
            return false;
        };
        let start = self.cursor - affix.text.len();
        self.letters.splice(start..self.cursor, affix.becomes.iter().copied());
        self.cursor = start;
        true
    }

    /// Cuts what begins at the cursor; the cursor then stands behind what came instead.
    fn prefix(&mut self, step: &Step) -> bool {
        let after = &self.letters[self.cursor..];
        let Some(affix) = step.longest(self.letters.len(), |affix| after.starts_with(affix)) else {
            return false;
        };
        let end = self.cursor + affix.text.len();
        self.letters.splice(self.cursor..end, affix.becomes.iter().copied());
        self.cursor += affix.becomes.len();
        true
    }

    fn cut_suffixes(&mut self, steps: &Steps, definite: bool) {
        if !definite && self.verb(steps) {
            return;
        }
        self.noun(steps, definite);
        if !self.suffix(&steps.nisba) {
            self.cursor = self.letters.len();
            self.suffix(&steps.maksura);
        }
    }

    fn verb(&mut self, steps: &Steps) -> bool {
        if !self.suffix(&steps.verb_pronoun) {
            return self.suffix(&steps.verb_plural) || self.suffix(&steps.verb_subject);
        }
        while self.suffix(&steps.verb_pronoun) {}
        let _ = self.suffix(&steps.verb_subject) || self.suffix(&steps.verb_before_pronoun);
        true
    }

    fn noun(&mut self, steps: &Steps, definite: bool) {
        if self.suffix(&steps.noun_marbuta) {
            return;
        }
        if !definite && self.suffix(&steps.noun_pronoun) {
            if !self.noun_ending(steps) {
                self.cursor = self.cursor.saturating_sub(1);
            }
            return;
        }
        if self.suffix(&steps.noun_nun) && self.noun_ending(steps) {
            return;
        }
        let _ = (!definite && self.suffix(&steps.noun_weak)) || self.suffix(&steps.noun_plural);
    }

    fn noun_ending(&mut self, steps: &Steps) -> bool {
        self.suffix(&steps.noun_weak) || self.suffix(&steps.noun_plural) || self.suffix(&steps.noun_teh)
    }

    fn cut_prefixes(&mut self, steps: &Steps, definite: bool) {
        self.prefix(&steps.question);
        self.prefix(&steps.conjunction);
        if self.prefix(&steps.article) || self.prefix(&steps.preposition) || definite {
            return;
        }
        self.prefix(&steps.future);
        self.prefix(&steps.tenth_form);
    }

    /// A last hamza loses its carrier, any other its hamza.
    fn without_hamza(mut self) -> String {
        if let Some(last) = self.letters.last_mut().filter(|last| matches!(last, 'آ' | 'أ' | 'ؤ' | 'إ' | 'ئ'))
        {
            *last = 'ء';
        }
        let plain = self.letters.into_iter().map(|c| match c {
            'آ' | 'أ' | 'إ' => 'ا',
            'ؤ' => 'و',
            'ئ' => 'ي',
            _ => c,
        });
        plain.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn the_cursor_decides() {
        assert_eq!(stem("أأوكتب"), "اكتب");
        assert_eq!(stem("وكتب"), "كتب");
    }
}
