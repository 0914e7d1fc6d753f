//! Which country's dinar: names that several currencies share, told apart by the text.

use super::compiled::RuleSet;
use super::view::Piece;

/// The countries that a text names, counted once and only when a shared name asks for them.
pub(super) struct Countries<'a> {
    ruleset: &'a RuleSet,
    pieces: &'a [Piece],
    counts: Option<Vec<(&'a str, usize)>>,
}

impl<'a> Countries<'a> {
    pub(super) fn new(ruleset: &'a RuleSet, pieces: &'a [Piece]) -> Self {
        Self { ruleset, pieces, counts: None }
    }

    /// The code that `choices` («IQ:IQD JO:JOD *:IQD») give for the country named most.
    pub(super) fn choose(&mut self, choices: &str) -> Option<String> {
        let counts = self.counts.get_or_insert_with(|| count(self.ruleset, self.pieces));
        let of = |country: &str| {
            choices.split_whitespace().filter_map(|c| c.split_once(':')).find(|(c, _)| *c == country)
        };
        let best = counts
            .iter()
            .filter_map(|(country, n)| of(country).map(|(_, code)| (*n, code)))
            .max_by_key(|&(n, _)| n);
        best.map(|(_, code)| code).or_else(|| of("*").map(|(_, code)| code)).map(str::to_owned)
    }
}

fn count<'a>(ruleset: &'a RuleSet, pieces: &[Piece]) -> Vec<(&'a str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if piece.word == 0 && piece.bare == 0 {
            continue;
        }
        let Some((entry, _)) = ruleset.vocabulary.find(pieces, at, ruleset.cues.country) else { continue };
        let country = &*ruleset.vocabulary.entry(entry).text;
        match counts.iter_mut().find(|(c, _)| *c == country) {
            Some((_, n)) => *n += 1,
            None => counts.push((country, 1)),
        }
    }
    counts
}
