//! The lexicon of reported speech: its verbs, speakers and the words around them, compiled once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::paradigm::Form;
use super::words::{Agree, Class};
use crate::error::Result;
use crate::lexicon::{self, SpeechVerb, speech_verbs};
use crate::table::{Layout, Row, shipped};

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

impl Lexicon {
    /// What it knows of the folded `key`.
    pub(super) fn get(&self, key: &str) -> Option<Entry> {
        if key.len() > self.longest { None } else { self.forms.get(key).copied() }
    }

    fn compile() -> Self {
        let mut lexicon = Self { forms: HashMap::default(), longest: 0 };
        speech_verbs().iter().for_each(|verb| lexicon.verb(verb));
        let layout = Layout { columns: &["kind", "gender", "singular", "plural"], filled: 4, key: 3 };
        shipped!("lexicon/speakers.tsv").each(&layout, |row| lexicon.speaker(row));
        for (listed, class) in Class::LISTED {
            for form in lexicon::Lexicon::builtin().forms(listed) {
                lexicon.add(form, class, None, Agree::ANY);
            }
        }
        lexicon.longest = lexicon.forms.keys().map(|key| key.len()).max().unwrap_or(0);
        lexicon
    }

    fn verb(&mut self, verb: &SpeechVerb) {
        let mut class = Class::CUE;
        verb.takes.iter().for_each(|&takes| class |= Class::government(takes));
        verb.usage.iter().for_each(|&usage| class |= Class::usage(usage));
        if Some(verb.past) == verb.masdar {
            class |= Class::NOUN;
        }
        verb.conjugate(|form, mood, agree| {
            // «مبينا» cannot be mistaken for «بين».
            let class = if mood == Form::Participle { class.without(Class::STRICT) } else { class };
            self.add(&form, class, Some(mood), agree);
        });
    }

    fn speaker(&mut self, row: &Row<'_>) -> Result<()> {
        let (singular, plural) = (row.field(2), row.field(3));
        let class = row.kind(0, |kind| match kind {
            "role" => Some(Class::ROLE),
            "text" => Some(Class::BODY | Class::TEXT),
            "body" | "source" => Some(Class::BODY),
            _ => None,
        })?;
        let male = row.kind(1, |gender| match gender {
            "m" => Some(true),
            "f" => Some(false),
            _ => None,
        })?;
        let one = if male { Agree::HE } else { Agree::SHE };
        let person = class == Class::ROLE;
        self.add(singular, class, None, one);
        let many = match (person, male) {
            (true, true) => Agree::HE | Agree::THEY,
            (true, _) => Agree::SHE | Agree::THEY,
            _ => Agree::SHE,
        };
        if plural != "-" {
            self.add(plural, class, None, many);
        }
        if person && male {
            let stem = singular.trim_end_matches(['ة', 'ي']);
            let full = if singular.ends_with('ة') { stem } else { singular };
            self.add(&format!("{full}ة"), class, None, Agree::SHE);
            self.add(&format!("{full}ات"), class, None, Agree::SHE | Agree::THEY);
            self.add(&format!("{full}ون"), class, None, many);
            self.add(&format!("{full}ين"), class, None, many);
        }
        Ok(())
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

    /// The folded forms of a verb.
    fn forms(verb: &SpeechVerb) -> HashSet<String> {
        let mut found = HashSet::new();
        verb.conjugate(|form, _, _| {
            found.insert(script::folded(&form));
        });
        found
    }

    #[test]
    fn every_verb_reports_its_example() {
        let mut failed = Vec::new();
        for verb in speech_verbs() {
            let (text, forms) = (verb.example, forms(verb));
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
    fn spelling_and_prefixes_are_folded() {
        for form in ["قال", "تقول", "يقولون", "أكّدت", "اكد", "مؤكداً", "موكدا", "قائلين", "وصفوه", "سمّاها"]
        {
            let entry = LEXICON.get(&script::folded(form)).unwrap_or_else(|| panic!("{form}"));
            assert!(entry.class.has(Class::CUE) && entry.form.is_some(), "{form}");
        }
    }
}
