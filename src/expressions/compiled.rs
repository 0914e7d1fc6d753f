//! The rule files and word lists, compiled once.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::compiler;
use super::cues::Cues;
use super::guard::Guards;
use super::number::NumberWords;
use super::openings::Openings;
use super::rule::Rule;
use super::slots::Slots;
use super::view::{Gap, Piece, pieces};
use super::vocabulary::Vocabulary;
use crate::span::Span;
use crate::words::Words;

/// The word lists, read first.
pub(super) const LISTS: [(&str, &str); 10] = [
    ("months.tsv", include_str!("../../data/expressions/months.tsv")),
    ("days.tsv", include_str!("../../data/expressions/days.tsv")),
    ("feasts.tsv", include_str!("../../data/expressions/feasts.tsv")),
    ("time.tsv", include_str!("../../data/expressions/time.tsv")),
    ("numbers.tsv", include_str!("../../data/expressions/numbers.tsv")),
    ("units.tsv", include_str!("../../data/expressions/units.tsv")),
    ("currencies.tsv", include_str!("../../data/expressions/currencies.tsv")),
    ("counted.tsv", include_str!("../../data/expressions/counted.tsv")),
    ("claims.tsv", include_str!("../../data/expressions/claims.tsv")),
    ("words.tsv", include_str!("../../data/expressions/words.tsv")),
];

/// The rule files, in order of preference between matches of the same length.
pub(super) const RULES: [(&str, &str); 7] = [
    ("traps.rules", include_str!("../../data/expressions/traps.rules")),
    ("dates.rules", include_str!("../../data/expressions/dates.rules")),
    ("ranges.rules", include_str!("../../data/expressions/ranges.rules")),
    ("clock.rules", include_str!("../../data/expressions/clock.rules")),
    ("relative.rules", include_str!("../../data/expressions/relative.rules")),
    ("durations.rules", include_str!("../../data/expressions/durations.rules")),
    ("numbers.rules", include_str!("../../data/expressions/numbers.rules")),
];

/// The ruleset, ready to run.
#[derive(Debug)]
pub(super) struct RuleSet {
    pub vocabulary: Vocabulary,
    pub cues: Cues,
    pub(super) numbers: NumberWords,
    pub(super) rules: Vec<Rule>,
    pub(super) openings: Openings,
    pub(super) guards: Guards,
}

static GRAMMAR: LazyLock<RuleSet> = LazyLock::new(RuleSet::build);

/// The ruleset that the crate ships.
pub(super) fn ruleset() -> &'static RuleSet {
    &GRAMMAR
}

impl RuleSet {
    fn build() -> Self {
        let mut vocabulary = Vocabulary::default();
        for (name, list) in LISTS {
            vocabulary.load(name, list);
        }
        let numbers = NumberWords::new(&mut vocabulary);
        let cues = Cues::new(&mut vocabulary);
        let (mut slots, mut macros) = (Slots::default(), HashMap::new());
        let mut rules = Vec::new();
        for (name, file) in RULES {
            rules.extend(compiler::load(name, file, &mut vocabulary, &mut slots, &mut macros));
        }
        vocabulary.finish();
        let mut guards = Guards::default();
        let openings = Openings::new(&mut rules, &vocabulary, &mut guards);
        Self { vocabulary, cues, numbers, rules, openings, guards }
    }

    /// The pieces of a text.
    pub(super) fn pieces(&self, words: &Words<'_>) -> Vec<Piece> {
        pieces(words, &self.vocabulary)
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
