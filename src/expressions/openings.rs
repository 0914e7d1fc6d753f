//! Which rules can begin at a piece.

use super::dictionary::WordId;
use super::guard::{Guard, Guards, reached};
use super::rule::{Rule, Step};
use super::view::Kind;
use super::vocabulary::Vocabulary;

/// A rule, and the guard of what must follow its first piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    pub rule: u16,
    pub guard: u16,
}

/// The rules, filed under what they can begin with.
#[derive(Debug, Default)]
pub(super) struct Openings {
    by_word: Vec<Vec<Opening>>,
    /// With the kinds of numbers that it takes.
    pub by_number: Vec<(u32, Opening)>,
    by_mark: Vec<(char, Vec<Opening>)>,
}

impl Openings {
    /// Files `rules`, and gives their choices guards.
    pub(super) fn new(rules: &mut [Rule], vocabulary: &Vocabulary, guards: &mut Guards) -> Self {
        let mut openings = Self { by_word: vec![Vec::new(); vocabulary.len()], ..Self::default() };
        for (number, rule) in rules.iter_mut().enumerate() {
            let mut filed = Filed::default();
            for pc in reached(&rule.program, 0) {
                let after = || Guard::of(&rule.program, pc + 1);
                match &rule.program[pc] {
                    Step::Word(words, _) => {
                        words.iter().for_each(|&word| filed.word(word, after()));
                    }
                    Step::Class(class, ..) => {
                        for (word, alone) in vocabulary.first_words(*class) {
                            // Behind a name of several words stands something else than behind its first.
                            let anything = Guard { passes: true, ..Guard::default() };
                            filed.word(word, if alone { after() } else { anything });
                        }
                    }
                    Step::Number(kind, ..) => {
                        let opening = Opening { rule: number as u16, guard: guards.number(after()) };
                        openings.by_number.push((kind.bit(), opening));
                    }
                    Step::Mark(marks) => {
                        let opening = Opening { rule: number as u16, guard: guards.number(after()) };
                        marks.iter().for_each(|&mark| openings.file_mark(mark, opening));
                    }
                    _ => panic!("{}: the rule can match nothing", rule.origin),
                }
            }
            for (word, guard) in filed.words {
                let opening = Opening { rule: number as u16, guard: guards.number(guard) };
                openings.by_word[word as usize].push(opening);
            }
            for pc in 0..rule.program.len() {
                if let Step::Split(ways, _) = rule.program[pc] {
                    let numbers = ways.map(|way| guards.number(Guard::of(&rule.program, way as usize)));
                    rule.program[pc] = Step::Split(ways, numbers);
                }
            }
        }
        openings
    }

    fn file_mark(&mut self, mark: char, opening: Opening) {
        match self.by_mark.iter_mut().find(|(known, _)| *known == mark) {
            Some((_, list)) => list.push(opening),
            None => self.by_mark.push((mark, vec![opening])),
        }
    }

    /// The rules that can begin with a word.
    pub(super) fn word(&self, word: WordId) -> &[Opening] {
        if word == 0 { &[] } else { &self.by_word[word as usize] }
    }

    /// The rules that can begin with a mark.
    pub(super) fn mark(&self, kind: Kind) -> &[Opening] {
        let Kind::Mark(mark) = kind else { return &[] };
        self.by_mark.iter().find(|(known, _)| *known == mark).map_or(&[], |(_, list)| list)
    }
}

/// The words that one rule can begin with.
#[derive(Default)]
struct Filed {
    words: std::collections::BTreeMap<WordId, Guard>,
}

impl Filed {
    fn word(&mut self, word: WordId, guard: Guard) {
        self.words.entry(word).and_modify(|known| *known = known.or(guard)).or_insert(guard);
    }
}
