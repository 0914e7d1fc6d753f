//! The rule files and word lists, compiled once.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::matcher::{Bound, Reading, State};
use super::memory::Memory;
use super::number::{Number, NumberWords};
use super::resolve::Moment;
use super::rule::{self, Rule, Slots, Step};
use super::view::{Gap, Kind, Piece, pieces};
use super::vocabulary::{Vocabulary, WordId};
use crate::Label;
use crate::segment::Token;
use crate::span::Span;

/// The word lists, read first.
pub(super) const LISTS: [(&str, &str); 9] = [
    ("months.tsv", include_str!("../../data/grammar/months.tsv")),
    ("days.tsv", include_str!("../../data/grammar/days.tsv")),
    ("feasts.tsv", include_str!("../../data/grammar/feasts.tsv")),
    ("time.tsv", include_str!("../../data/grammar/time.tsv")),
    ("numbers.tsv", include_str!("../../data/grammar/numbers.tsv")),
    ("units.tsv", include_str!("../../data/grammar/units.tsv")),
    ("currencies.tsv", include_str!("../../data/grammar/currencies.tsv")),
    ("counted.tsv", include_str!("../../data/grammar/counted.tsv")),
    ("words.tsv", include_str!("../../data/grammar/words.tsv")),
];

/// The rule files, in order of preference between matches of the same length.
pub(super) const RULES: [(&str, &str); 6] = [
    ("traps.rules", include_str!("../../data/grammar/traps.rules")),
    ("dates.rules", include_str!("../../data/grammar/dates.rules")),
    ("clock.rules", include_str!("../../data/grammar/clock.rules")),
    ("relative.rules", include_str!("../../data/grammar/relative.rules")),
    ("durations.rules", include_str!("../../data/grammar/durations.rules")),
    ("numbers.rules", include_str!("../../data/grammar/numbers.rules")),
];

/// What one match gave, before head nouns and roles.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Its first and last pieces.
    pub first: usize,
    pub last: usize,
    pub label: Label,
    pub value: Option<String>,
    pub modifier: Option<String>,
    pub number: Option<f64>,
    pub number_max: Option<f64>,
    pub unit: Option<String>,
}

/// The grammar, ready to run.
#[derive(Debug)]
pub(super) struct Grammar {
    pub vocabulary: Vocabulary,
    numbers: NumberWords,
    slots: Slots,
    rules: Vec<Rule>,
    by_word: Vec<Vec<u16>>,
    by_number: Vec<u16>,
    by_mark: Vec<(char, u16)>,
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::build);

/// The grammar that the crate ships.
pub(super) fn grammar() -> &'static Grammar {
    &GRAMMAR
}

impl Grammar {
    fn build() -> Self {
        let mut vocabulary = Vocabulary::default();
        for (name, list) in LISTS {
            vocabulary.load(name, list);
        }
        let numbers = NumberWords::new(&mut vocabulary);
        let (mut slots, mut macros) = (Slots::default(), HashMap::new());
        let mut rules = Vec::new();
        for (name, file) in RULES {
            rules.extend(rule::load(name, file, &mut vocabulary, &mut slots, &mut macros));
        }
        vocabulary.finish();
        let mut grammar = Self {
            by_word: vec![Vec::new(); vocabulary.len()],
            vocabulary,
            numbers,
            slots,
            rules,
            by_number: Vec::new(),
            by_mark: Vec::new(),
        };
        grammar.index();
        grammar
    }

    /// Files each rule under the words, numbers and marks that it can begin with.
    fn index(&mut self) {
        let mut by_word: Vec<Vec<WordId>> = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            let mut words = Vec::new();
            let mut pending = vec![0usize];
            while let Some(pc) = pending.pop() {
                match &rule.program[pc] {
                    Step::Split(a, b) => pending.extend([*a as usize, *b as usize]),
                    Step::Jump(to) => pending.push(*to as usize),
                    Step::Save(_) | Step::Before(_) | Step::After(_) | Step::Joined | Step::Apart => {
                        pending.push(pc + 1)
                    }
                    Step::Word(list, _) => words.extend(list),
                    Step::Class(class, _, _) => words.extend(self.vocabulary.first_words(*class)),
                    Step::Number(..) => {
                        if self.by_number.last() != Some(&(number as u16)) {
                            self.by_number.push(number as u16);
                        }
                    }
                    Step::Mark(marks) => self.by_mark.extend(marks.iter().map(|&c| (c, number as u16))),
                    Step::Match => panic!("{}: the rule can match nothing", rule.origin),
                }
            }
            words.sort_unstable();
            words.dedup();
            by_word.push(words);
        }
        for (number, words) in by_word.into_iter().enumerate() {
            for word in words {
                self.by_word[word as usize].push(number as u16);
            }
        }
    }

    /// Cuts `tokens` into pieces.
    pub(super) fn pieces(&self, text: &str, tokens: &[Token]) -> Vec<Piece> {
        pieces(text, tokens, &self.vocabulary)
    }

    /// The matches in `pieces`, left to right, the longest at each place.
    pub(super) fn matches(&self, pieces: &[Piece], moment: &Moment) -> Vec<Found> {
        let (number_at, numbers) = self.read_numbers(pieces);
        let reading = Reading {
            vocabulary: &self.vocabulary,
            slot_names: &self.slots,
            pieces,
            number_at: &number_at,
            numbers: &numbers,
        };
        let (mut found, mut state, mut memory) = (Vec::new(), State::new(), Memory::default());
        let mut at = 0;
        while at < pieces.len() {
            let piece = &pieces[at];
            let candidates = self.candidates(piece, number_at[at] != 0);
            let before = found.len();
            at = candidates
                .and_then(|c| self.best(&reading, at, c, moment, &mut state, &memory, &mut found))
                .unwrap_or(at + 1);
            for one in &found[before..] {
                memory.note(one.label, one.value.as_deref().unwrap_or(""), one.last);
            }
        }
        found
    }

    fn read_numbers(&self, pieces: &[Piece]) -> (Vec<u32>, Vec<Number>) {
        let (mut at_piece, mut numbers) = (vec![0u32; pieces.len()], Vec::new());
        for (at, slot) in at_piece.iter_mut().enumerate() {
            let piece = &pieces[at];
            if piece.word == 0 && piece.bare == 0 && !matches!(piece.kind, Kind::Digits(_)) {
                continue;
            }
            if let Some(number) = self.numbers.read(pieces, at, &self.vocabulary) {
                numbers.push(number);
                *slot = numbers.len() as u32;
            }
        }
        (at_piece, numbers)
    }

    /// The lists of rules that can begin at a piece; none when all are empty.
    fn candidates(&self, piece: &Piece, number: bool) -> Option<[&[u16]; 3]> {
        let of = |word: WordId| if word == 0 { &[][..] } else { &self.by_word[word as usize][..] };
        let mark = matches!(piece.kind, Kind::Mark(c) if self.by_mark.iter().any(|&(m, _)| m == c));
        let by_number = if number { &self.by_number[..] } else { &[] };
        let lists = [of(piece.word), of(piece.bare), by_number];
        (mark || lists.iter().any(|l| !l.is_empty())).then_some(lists)
    }

    #[expect(clippy::too_many_arguments, reason = "what one step of the scan knows")]
    /// Runs the candidates at `at`, keeps what the longest gives, returns where to go on.
    fn best(
        &self,
        reading: &Reading,
        at: usize,
        candidates: [&[u16]; 3],
        moment: &Moment,
        state: &mut State,
        memory: &Memory,
        found: &mut Vec<Found>,
    ) -> Option<usize> {
        let marks: Vec<u16> = match reading.pieces[at].kind {
            Kind::Mark(c) => self.by_mark.iter().filter(|(m, _)| *m == c).map(|&(_, r)| r).collect(),
            _ => Vec::new(),
        };
        let mut ends: Vec<(std::cmp::Reverse<usize>, u16)> = Vec::new();
        for &rule in candidates.iter().copied().flatten().chain(&marks) {
            if let Some(end) = reading.run(&self.rules[rule as usize], at, state) {
                ends.push((std::cmp::Reverse(end), rule));
            }
            state.clear();
        }
        ends.sort_unstable();
        ends.dedup();
        for (std::cmp::Reverse(end), rule) in ends {
            let rule = &self.rules[rule as usize];
            reading.run(rule, at, state);
            let bound = Bound { reading, slots: &state.slots, at, end, memory };
            let outputs: Option<Vec<Found>> = rule
                .outputs
                .iter()
                .enumerate()
                .filter(|(_, output)| output.label.is_some())
                .map(|(index, output)| {
                    let text = |t: &Option<super::template::Template>| match t {
                        Some(t) => t.fill(&bound, moment).map(Some),
                        None => Some(None),
                    };
                    Some(Found {
                        first: state.saves[index * 2] as usize,
                        last: state.saves[index * 2 + 1] as usize,
                        label: output.label?,
                        value: text(&output.value)?,
                        modifier: text(&output.modifier).flatten().filter(|m| !m.is_empty()),
                        number: text(&output.number)?.and_then(|n| n.parse().ok()),
                        number_max: text(&output.number_max)?.and_then(|n| n.parse().ok()),
                        unit: text(&output.unit)?,
                    })
                })
                .collect();
            state.clear();
            if let Some(outputs) = outputs {
                // What follows the last span is only its context.
                let next = outputs.last().map_or(end, |o| o.last + 1);
                found.extend(outputs);
                return Some(next.max(at + 1));
            }
        }
        None
    }
}

/// The text's span of pieces `first` to `last`.
pub(super) fn span_of(pieces: &[Piece], first: usize, last: usize) -> Span {
    Span::new(pieces[first].span.start, pieces[last].span.end)
}

/// Whether the piece at `at` is on the line of the piece before it.
pub(super) fn same_line(pieces: &[Piece], at: usize) -> bool {
    pieces.get(at).is_some_and(|p| p.gap != Gap::Line)
}
