//! What is known of words: the classes that the tables of `data/lexicon` put them in.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::class::{Class, Classes};
use super::demonyms::{DEMONYM, DEMONYMS};
use super::paradigm::{self, Agree, Form};
use super::phrases::Phrases;
use super::speech_verbs::speech_verbs;
use super::values;
use crate::error::Result;
use crate::script;
use crate::table::{Layout, Row, Table, shipped};

/// A form, and its classes parted by blanks.
const LAYOUT: Layout = Layout { columns: &["form", "classes"], filled: 2, key: 1 };

/// The tables of one shape; those of months, numbers, demonyms and verbs of speech have more columns.
const TABLES: [Table; 12] = [
    shipped!("lexicon/function_words.tsv"),
    shipped!("lexicon/titles.tsv"),
    shipped!("lexicon/roles.tsv"),
    shipped!("lexicon/name_heads.tsv"),
    shipped!("lexicon/foreign_given.tsv"),
    shipped!("lexicon/given_names.tsv"),
    shipped!("lexicon/dateline_places.tsv"),
    shipped!("lexicon/money.tsv"),
    shipped!("lexicon/verbs.tsv"),
    shipped!("lexicon/reporting.tsv"),
    shipped!("lexicon/page_words.tsv"),
    shipped!("lexicon/latin.tsv"),
];

/// The words of `data/lexicon`, compiled.
#[derive(Debug, Default)]
pub struct Lexicon {
    phrases: Phrases,
    /// The classes of the phrase that ends at each node.
    classes: Vec<Classes>,
    /// Those of them that tell of names.
    kinds: Vec<Classes>,
    /// Every form that a table lists or that is made from one.
    forms: Vec<(Cow<'static, str>, Classes)>,
}

impl Class {
    /// Whether a folded word or phrase is in the class.
    ///
    /// ```
    /// assert!(warraq::lexicon::Class::Update.holds("تحديث"));
    /// ```
    #[must_use]
    pub fn holds(self, folded: &str) -> bool {
        Lexicon::builtin().classes(folded).has(self)
    }
}

impl Lexicon {
    /// The lexicon that ships.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
        &BUILTIN
    }

    fn read() -> Self {
        let mut lexicon = Lexicon::default();
        for table in TABLES {
            table.each(&LAYOUT, |row| lexicon.row(row));
        }
        DEMONYMS.each(&DEMONYM, |row| lexicon.row(row));
        lexicon.months_days_and_numbers();
        for verb in speech_verbs().iter().filter(|verb| verb.is_plain()) {
            // Headlines and menus have verbs of speech in the present («تعلن»), and participles that are
            // adjectives («قصص مقترحة»); running text tells in the past.
            let mut add = |classes: &[Class], form, kind| {
                if matches!(kind, Form::Finite | Form::Participle) {
                    lexicon.add(form, classes);
                }
            };
            paradigm::past(verb.past, &mut |form, kind, _| add(&[Class::Reports, Class::Speech], form, kind));
            if let Some(present) = verb.present {
                paradigm::present(present, &mut |form, kind, _| add(&[Class::Speech], form, kind));
            }
            if let Some(participle) = verb.participle {
                paradigm::participle(participle, &mut |form, kind, agree| {
                    if agree == Agree::HE {
                        add(&[Class::Reports], form, kind);
                    }
                });
            }
        }
        lexicon
    }

    /// A row: `و:` before a class says that the word is in it when it begins with «and».
    fn row(&mut self, row: &Row<'static>) -> Result<()> {
        let (mut alone, mut joined) = (Vec::new(), Vec::new());
        for (and, class) in row.kinds(1, |name| {
            let (and, name) = name.strip_prefix("و:").map_or((false, name), |name| (true, name));
            Some((and, Class::named(name)?))
        })? {
            if and { &mut joined } else { &mut alone }.push(class);
        }
        self.add(row.field(0), &alone);
        self.add(format!("و{}", row.field(0)), &joined);
        Ok(())
    }

    fn months_days_and_numbers(&mut self) {
        let names: Vec<&str> = values::forms(values::MONTHS, &["month-name"]).map(|row| row.0).collect();
        for (form, section, _) in values::forms(values::MONTHS, &["month", "hmonth"]) {
            self.add(form, &[Class::Month]);
            let first = form.split(' ').next().unwrap_or(form);
            self.add(first, &[Class::Month]);
            if section == "month" && !names.contains(&form) && first.chars().all(script::is_letter) {
                self.add(first, &[Class::Stop]);
            }
        }
        for (form, ..) in values::forms(values::DAYS, &["weekday"]) {
            self.add(form, &[Class::Weekday, Class::Stop]);
        }
        for (form, ..) in values::forms(values::NUMBERS, &values::CARDINALS) {
            self.add(form, &[Class::Number, Class::Stop]);
        }
    }

    fn add(&mut self, form: impl Into<Cow<'static, str>>, classes: &[Class]) {
        if classes.is_empty() {
            return;
        }
        let (form, classes) = (form.into(), Classes::of(classes));
        let folded = super::key::keyed(&form.to_lowercase());
        let node = self.phrases.add(folded.split(' ').filter(|w| !w.is_empty())) as usize;
        self.classes.resize(self.phrases.nodes(), Classes::default());
        self.kinds.resize(self.phrases.nodes(), Classes::default());
        self.classes[node] = self.classes[node].union(classes);
        self.kinds[node] = self.classes[node].intersection(Classes::AROUND_NAMES);
        self.forms.push((form, classes));
    }

    /// The classes of a folded word or phrase.
    #[must_use]
    pub fn classes(&self, folded: &str) -> Classes {
        let node = self.phrases.get(folded.split(' '));
        node.map_or(Classes::default(), |node| self.classes[node as usize])
    }

    /// The forms of a class, as the tables write them.
    ///
    /// ```
    /// use warraq::lexicon::{Class, Lexicon};
    /// assert!(Lexicon::builtin().forms(Class::Title).any(|form| form == "الدكتور"));
    /// ```
    pub fn forms(&self, class: Class) -> impl Iterator<Item = &str> {
        self.forms.iter().filter(move |(_, classes)| classes.has(class)).map(|(form, _)| &**form)
    }

    /// The classes of a single folded word that tell of names around it.
    #[must_use]
    pub fn of(&self, folded: &str) -> Classes {
        self.phrases.first(folded).map_or(Classes::default(), |node| self.kinds[node as usize])
    }

    /// Those of the longest phrase whose first word is `first` and whose later words `next` gives, by their
    /// number from 1; and the number of its words.
    #[must_use]
    pub fn longest<'w>(
        &self,
        first: &str,
        next: impl FnMut(usize) -> Option<&'w str>,
    ) -> Option<(Classes, usize)> {
        let ends = |node: u32| !self.kinds[node as usize].is_empty();
        let (node, long) = self.phrases.longest(first, next, ends)?;
        Some((self.kinds[node as usize], long))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_form_stands_in_one_row_of_one_table() {
        let mut seen = HashMap::new();
        let mut twice = Vec::new();
        let mut note = |file: &'static str, row: &Row<'static>| {
            if let Some(other) = seen.insert(row.field(0), file) {
                twice.push(format!("{} in {other} and {file}", row.field(0)));
            }
        };
        for table in TABLES {
            table.rows(&LAYOUT, |row| note(table.file, row));
        }
        DEMONYMS.rows(&DEMONYM, |row| note(DEMONYMS.file, row));
        assert!(twice.is_empty(), "{twice:#?}");
    }

    #[test]
    fn every_class_has_words_and_a_name() {
        let readme = include_str!("../../data/lexicon/README.md");
        for &class in Class::ALL {
            assert_eq!(Class::named(class.name()), Some(class));
            assert!(Lexicon::builtin().forms(class).next().is_some(), "{class:?} has no words");
            assert!(readme.contains(&format!("| `{}` |", class.name())), "the README leaves {class:?} out");
        }
    }

    #[test]
    fn classes_come_from_rows_lists_and_verbs() {
        let has = |form: &str, class| Lexicon::builtin().classes(&script::folded(form)).has(class);
        for (form, class) in [
            ("في", Class::Preposition),
            ("وفي", Class::Link),
            ("اللواء الركن", Class::Title),
            ("كانون الثاني", Class::Month),
            ("تشرين", Class::Stop),
            ("الأربعاء", Class::Weekday),
            ("ثمانون", Class::Number),
            ("أوضحت", Class::Reports),
            ("مؤكدا", Class::Reports),
            ("توضح", Class::Speech),
            ("by", Class::BylineOpens),
        ] {
            assert!(has(form, class), "{form} is no {class:?}");
        }
        assert!(!has("في", Class::Link) && !has("جوان", Class::Stop) && !has("مزهرية", Class::Reports));
    }
}
