//! Which country's dinar: names that several currencies share, told apart by the sentence, then by the text.

use super::compiled::RuleSet;
use super::view::{Gap, Kind, Piece, clitic};

/// How far from a sum the country of its sentence may stand, in pieces.
const REACH: usize = 60;

/// A currency, or those that it may be.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    pub code: Option<String>,
    /// Empty where the code is known.
    pub candidates: Vec<String>,
}

/// A country that a text names.
struct Mention<'a> {
    at: usize,
    country: &'a str,
    /// Whether «في» stands before it.
    inside: bool,
}

/// The countries that a text names, found once and only when a shared name asks for them.
pub(super) struct Countries<'a> {
    ruleset: &'a RuleSet,
    pieces: &'a [Piece],
    mentions: Option<Vec<Mention<'a>>>,
}

impl<'a> Countries<'a> {
    pub(super) fn new(ruleset: &'a RuleSet, pieces: &'a [Piece]) -> Self {
        Self { ruleset, pieces, mentions: None }
    }

    /// The code that `choices` («IQ:IQD JO:JOD») give for the country of the sentence at `at`, else for the one that
    /// the text names most, else for `*`.
    pub(super) fn choose(&mut self, choices: &str, at: usize) -> Choice {
        let (ruleset, pieces) = (self.ruleset, self.pieces);
        let mentions = self.mentions.get_or_insert_with(|| mentions(ruleset, pieces));
        let rows: Vec<(&str, &str)> = choices.split_whitespace().filter_map(|c| c.split_once(':')).collect();
        let code_of = |mention: &Mention, near: bool| {
            mention.country.split(' ').find_map(|country| {
                let fits = |key: &str| match key.strip_suffix('+') {
                    Some(key) => near && mention.inside && key == country,
                    None => key == country,
                };
                rows.iter().find(|(key, _)| fits(key)).map(|&(_, code)| code)
            })
        };
        // The first of the sentence, unless the rest of it names another more often.
        let first = mentions.partition_point(|mention| mention.at + REACH < at);
        let near = mentions[first..].iter().take_while(|mention| mention.at <= at + REACH);
        let near = near.filter(|mention| one_sentence(pieces, mention.at.min(at), mention.at.max(at)));
        let sentence = most(near.filter_map(|mention| code_of(mention, true)));
        let code = sentence
            .or_else(|| most(mentions.iter().filter_map(|mention| code_of(mention, false))))
            .or_else(|| rows.iter().find(|(key, _)| *key == "*").map(|&(_, code)| code));
        match code {
            Some(code) => Choice { code: Some(code.to_owned()), candidates: Vec::new() },
            None => {
                let mut candidates: Vec<String> = rows.iter().map(|&(_, code)| code.to_owned()).collect();
                candidates.dedup();
                Choice { code: None, candidates }
            }
        }
    }
}

/// The code that comes most often; of equals the one that comes first.
fn most<'c>(codes: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for code in codes {
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map(|&(code, _)| code)
}

/// Whether no sentence ends between two pieces.
fn one_sentence(pieces: &[Piece], from: usize, to: usize) -> bool {
    pieces[from + 1..=to]
        .iter()
        .all(|p| p.gap != Gap::Line && !matches!(p.kind, Kind::Mark('.' | '؟' | '!') if p.gap == Gap::Space || p.kind != Kind::Mark('.')))
        && !pieces[from..to].windows(2).any(|pair| pair[0].kind == Kind::Mark('.') && pair[1].gap != Gap::None)
}

fn mentions<'a>(ruleset: &'a RuleSet, pieces: &[Piece]) -> Vec<Mention<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let piece = &pieces[at];
        let known = piece.word != 0 || piece.bare != 0;
        let entry = known.then(|| ruleset.vocabulary.find(pieces, at, ruleset.cues.country)).flatten();
        let Some((entry, end)) = entry else {
            at += 1;
            continue;
        };
        let inside = piece.proclitics & clitic::BA != 0
            || at > 0 && ruleset.vocabulary.has(pieces, at - 1, ruleset.cues.inside);
        found.push(Mention { at, country: &ruleset.vocabulary.entry(entry).text, inside });
        at = end;
    }
    found
}
