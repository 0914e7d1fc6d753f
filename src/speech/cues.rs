//! The lexicon of reported speech: `data/speech/*.tsv`, compiled once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::paradigm::{self, Form};
use super::words::{Agree, Class};
use crate::lexicon;

const VERBS: &str = include_str!("../../data/speech/verbs.tsv");
const WORDS: &str = include_str!("../../data/speech/words.tsv");
const SPEAKERS: &str = include_str!("../../data/speech/speakers.tsv");

/// What the lexicon knows of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The classes it is in.
    pub class: Class,
    /// Its tense or mood, when it is a cue.
    pub form: Option<Form>,
    /// What it agrees with.
    pub agree: Agree,
}

impl Entry {
    /// A word that the lexicon does not hold.
    pub(super) const PLAIN: Self = Self { class: Class::NONE, form: None, agree: Agree::ANY };
}

/// Hashes short keys by multiplication, as compilers do.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            let mut word = [0; 8];
            word.copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
        let mut word = [0; 8];
        let rest = chunks.remainder();
        word[..rest.len()].copy_from_slice(rest);
        self.write_u64(u64::from_le_bytes(word));
    }

    fn write_u8(&mut self, _: u8) {}

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x51_7c_c1_b7_27_22_0a_95);
    }
}

/// The forms, keyed by their folded spelling.
pub(super) struct Lexicon {
    forms: HashMap<Box<str>, Entry, BuildHasherDefault<Quick>>,
    longest: usize,
}

/// The one lexicon.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::compile);

/// The rows of a table, comments left out.
pub(super) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|l| l.split('\t').collect())
}

impl Lexicon {
    /// What it knows of the folded `key`.
    pub(super) fn get(&self, key: &str) -> Option<Entry> {
        if key.len() > self.longest { None } else { self.forms.get(key).copied() }
    }

    fn compile() -> Self {
        let mut lexicon = Self { forms: HashMap::default(), longest: 0 };
        for row in rows(VERBS) {
            lexicon.verb(&row);
        }
        for row in rows(SPEAKERS) {
            lexicon.speaker(&row);
        }
        for row in rows(WORDS) {
            let (Some(class), Some(forms)) = (row.first().and_then(|name| Class::named(name)), row.get(1))
            else {
                continue;
            };
            for form in forms.split_whitespace() {
                lexicon.add(form, class, None, Agree::ANY);
            }
        }
        lexicon.longest = lexicon.forms.keys().map(|key| key.len()).max().unwrap_or(0);
        lexicon
    }

    fn verb(&mut self, row: &[&str]) {
        let [past, present, participle, masdar, takes, flags, ..] = row else { return };
        let mut class = Class::CUE;
        for flag in flags.split_whitespace() {
            class |= match flag {
                "strict" => Class::STRICT,
                "label" => Class::LABEL,
                "from" => Class::FROM,
                "doc" => Class::DOC,
                "naming" => Class::NAMING,
                "object" => Class::OBJECT,
                _ => Class::NONE,
            };
        }
        for preposition in takes.split_whitespace() {
            class |= match preposition {
                "الى" => Class::TAKES_TO,
                "على" => Class::TAKES_ON,
                "عن" => Class::TAKES_ABOUT,
                "من" => Class::TAKES_FROM,
                ":" => Class::SAYS,
                _ => Class::NONE,
            };
        }
        if past == masdar {
            class |= Class::NOUN;
        }
        let mut add = |form: String, mood, agree| {
            // «مبينا» cannot be mistaken for «بين».
            let class = if mood == Form::Participle { class.without(Class::STRICT) } else { class };
            self.add(&form, class, Some(mood), agree);
        };
        if *present != "-" {
            paradigm::present(present, &mut add);
        }
        if *participle != "-" {
            paradigm::participle(participle, &mut add);
        }
        if *masdar != "-" {
            paradigm::masdar(masdar, &mut add);
        }
        paradigm::past(past, &mut add);
    }

    fn speaker(&mut self, row: &[&str]) {
        let [kind, gender, singular, plural] = row else { return };
        let class = match *kind {
            "role" => Class::ROLE,
            "text" => Class::BODY | Class::TEXT,
            _ => Class::BODY,
        };
        let one = if *gender == "m" { Agree::HE } else { Agree::SHE };
        let person = *kind == "role";
        self.add(singular, class, None, one);
        let many = match (person, *gender) {
            (true, "m") => Agree::HE | Agree::THEY,
            (true, _) => Agree::SHE | Agree::THEY,
            _ => Agree::SHE,
        };
        if *plural != "-" {
            self.add(plural, class, None, many);
        }
        if person && *gender == "m" {
            let stem = singular.trim_end_matches(['ة', 'ي']);
            let full = if singular.ends_with('ة') { stem } else { singular };
            self.add(&format!("{full}ة"), class, None, Agree::SHE);
            self.add(&format!("{full}ات"), class, None, Agree::SHE | Agree::THEY);
            self.add(&format!("{full}ون"), class, None, many);
            self.add(&format!("{full}ين"), class, None, many);
        }
    }

    fn add(&mut self, form: &str, class: Class, mood: Option<Form>, agree: Agree) {
        let key = lexicon::keyed(form).into_boxed_str();
        let entry = self.forms.entry(key).or_insert(Entry::PLAIN);
        // A bare verb wins over the same letters with an object pronoun.
        let label = class.has(Class::LABEL);
        let better = match (entry.form, mood) {
            (None, _) | (Some(Form::Object), Some(Form::Finite)) => true,
            (Some(Form::Masdar), Some(Form::Object)) => label,
            (Some(Form::Finite), Some(Form::Finite)) => {
                entry.agree |= agree;
                false
            }
            _ => false,
        };
        if mood.is_some() && entry.form.is_some() && !better {
            // Two verbs with one form («يبين»): both may be meant, the stricter reading holds.
            entry.class |= class & Class::STRICT;
            return;
        }
        entry.class |= class;
        if mood.is_some() && better {
            entry.form = mood;
            entry.agree = agree;
        } else if entry.form.is_none() && agree != Agree::ANY {
            entry.agree = agree;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::script;
    use crate::speech;
    use crate::words::Words;

    /// The folded forms of a row of `verbs.tsv`.
    fn forms(row: &[&str]) -> HashSet<String> {
        let mut found = HashSet::new();
        let mut add = |form: String, _, _| {
            found.insert(script::folded(&form));
        };
        paradigm::past(row[0], &mut add);
        paradigm::present(row[1], &mut add);
        paradigm::participle(row[2], &mut add);
        paradigm::masdar(row[3], &mut add);
        found
    }

    #[test]
    fn every_verb_reports_its_example() {
        let mut failed = Vec::new();
        for row in rows(VERBS) {
            assert_eq!(row.len(), 8, "{row:?}");
            let (text, forms) = (row[7], forms(&row));
            let quotes = speech::find(&Words::read(text), &[]);
            let cued = quotes.iter().any(|quote| {
                quote.cue.is_some_and(|cue| forms.contains(&script::folded(cue.of(text))))
                    && quote.speaker.is_some()
            });
            if !cued {
                failed.push((text, quotes));
            }
        }
        assert!(failed.is_empty(), "{failed:#?}");
    }

    #[test]
    fn tables_are_well_formed() {
        for row in rows(WORDS) {
            assert!(Class::named(row[0]).is_some(), "{row:?}");
        }
        for row in rows(SPEAKERS) {
            assert!(row.len() == 4 && matches!(row[1], "m" | "f"), "{row:?}");
        }
    }

    #[test]
    fn spelling_and_prefixes_are_folded() {
        for form in ["قال", "تقول", "يقولون", "أكّدت", "اكد", "مؤكداً", "موكدا", "قائلين", "وصفوه", "سمّاها"]
        {
            let entry = LEXICON.get(&script::folded(form)).unwrap_or_else(|| panic!("{form}"));
            assert!(entry.class.has(Class::CUE) && entry.form.is_some(), "{form}");
        }
    }
}
