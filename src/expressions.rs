//! Dates, times, numbers and quantities, by rule files that a linguist can read.
//!
//! The word lists (`data/expressions/*.tsv`) say which words are months, units or
//! numbers; the rules (`data/expressions/*.rules`) say how they stand together and
//! what that means, each with examples that are tests. `docs/expressions.md`
//! describes both. Here they are compiled once into small programs, filed
//! under the words that they can begin with, and run over the tokens from left
//! to right; the longest match at a place wins. No rule repeats without bound
//! and none looks further than its own length, so the time is linear.

mod bound;
mod bounds;
mod calendar;
mod call;
mod classes;
mod compiled;
mod compiler;
mod counted;
mod cues;
mod currency;
mod dates;
mod dictionary;
mod digits;
mod elapsed;
mod guard;
mod handed;
mod kinds;
mod lengths;
mod letters;
mod lookup;
mod matcher;
mod memory;
mod mixed;
mod modality;
mod moment;
mod negation;
mod number;
mod openings;
mod parts;
mod ranges;
mod resolve;
mod roles;
mod rule;
mod scan;
mod scope;
mod seasons;
mod senses;
mod shape;
mod slots;
mod stated;
mod sum;
mod sums;
mod syntax;
mod template;
mod tense;
mod view;
mod vocabulary;

pub use modality::MODALITIES;
pub use roles::ROLES;
pub use scope::SCOPES;
pub use stated::{Stated, stated_date};

use crate::Label;
use crate::span::Span;
use crate::words::Words;

/// A time or a number that the rules found. The fields are those of the `entities` table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Expression {
    /// Where it stands, proclitics left out.
    pub span: Span,
    /// DATE TIME DURATION SET QUANTITY PERCENT MONEY CARDINAL or ORDINAL.
    pub label: Label,
    /// The TIMEX3 value of a time.
    pub value: Option<String>,
    /// The TIMEX3 mod of a time; the approximator or bound of a number.
    pub modifier: Option<String>,
    /// What it may be as well: the nearest day of a weekday that contradicts the date beside it; the currencies that
    /// a name may mean where nothing tells the country.
    pub candidates: Vec<String>,
    /// The number.
    pub number: Option<f64>,
    /// The upper end of a range.
    pub number_max: Option<f64>,
    /// The UCUM unit or the ISO 4217 currency.
    pub unit: Option<String>,
    /// The head noun of what is counted.
    pub counted: Option<Span>,
    /// What happened to the counted: killed wounded killed_or_wounded displaced detained missing abducted besieged
    /// arrested sentenced rescued infected returned.
    pub role: Option<&'static str>,
    /// Whether the sentence denies what it says of the number.
    pub negated: bool,
    /// For a number with a role: asserted threatened planned sentenced hypothetical or alleged.
    pub modality: Option<&'static str>,
    /// The total that the number is a part of: 23 of 7 in «23 مدنيا بينهم 7 أطفال».
    pub part_of: Option<f64>,
    /// What the number was before: 12 of 15 in «من 12 إلى 15».
    pub previous: Option<f64>,
    /// For a number with a role: `event` for the toll of an event, `period` for a tally of months or years, `world` for one of the world.
    pub scope: Option<&'static str>,
}

/// What the modifier of an expression can be: those of TIMEX3 for times, then those of numbers.
pub const MODIFIERS: [&str; 14] = [
    "START",
    "MID",
    "END",
    "APPROX",
    "MORE_THAN",
    "LESS_THAN",
    "EQUAL_OR_MORE",
    "EQUAL_OR_LESS",
    "approx",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "vague",
];

/// The times and numbers among `words`, in order, not overlapping.
///
/// `anchor` is the article's
/// date, against which relative times are resolved. Without it they keep a relative value.
///
/// ```
/// let text = "قتل 12 شخصا يوم الجمعة";
/// let anchor = jiff::civil::date(2017, 11, 5);
/// let found = warraq::expressions::find(&warraq::words::Words::read(text), Some(anchor));
/// assert_eq!((found[0].span.of(text), found[0].number, found[0].role), ("12", Some(12.0), Some("killed")));
/// assert_eq!(found[0].counted.unwrap().of(text), "شخصا");
/// assert_eq!((found[1].span.of(text), found[1].value.as_deref()), ("يوم الجمعة", Some("2017-11-03")));
/// ```
#[must_use]
pub fn find(words: &Words<'_>, anchor: Option<jiff::civil::Date>) -> Vec<Expression> {
    let ruleset = compiled::ruleset();
    let text = words.text();
    let pieces = ruleset.pieces(words);
    let moment = moment::Moment { date: anchor, clock: None };
    let matches = ruleset.matches(text, &pieces, &moment);
    let counter = counted::Counter { ruleset, pieces: &pieces, text };
    let mut countries = currency::Countries::new(ruleset, &pieces);
    let (totals, previous) = (counter.totals(&matches), counter.previous(&matches));
    let heads = counter.heads_and_roles(&matches, &previous);
    let mut expressions: Vec<Expression> = Vec::with_capacity(matches.len());
    for (index, found) in matches.iter().enumerate() {
        let (head, role) = heads[index];
        let (before, after) = match found.label {
            Label::Date | Label::Time | Label::Duration | Label::Set => {
                (ruleset.cues.timex_approx, ruleset.cues.timex_approx_after)
            }
            _ => (ruleset.cues.approx, ruleset.cues.approx_after),
        };
        let bounded = match found.label {
            Label::Date | Label::Set | Label::Ordinal => None,
            _ => bounds::modifier(ruleset, &pieces, (found.first, found.last), before, after),
        };
        let mut candidates: Vec<String> = found.otherwise.iter().cloned().collect();
        let unit = match &found.unit {
            Some(choices) if choices.contains(':') => {
                let choice = countries.choose(choices, found.first);
                candidates.extend(choice.candidates);
                choice.code
            }
            unit => unit.clone(),
        };
        let amount = found.number.is_some() && found.value.is_none();
        expressions.push(Expression {
            span: counter.with_article(compiled::span_of(&pieces, found.first, found.last)),
            label: found.label,
            value: found.value.clone(),
            modifier: found.modifier.clone().or(bounded),
            candidates,
            number: found.number,
            number_max: found.number_max,
            unit,
            counted: head.map(|h| counter.span(h)),
            role,
            negated: amount
                && found.label != Label::Ordinal
                && counter.negated(counter.past_bound(found.first), role.is_some()),
            modality: role.map(|role| counter.modality(counter.past_bound(found.first), role)),
            part_of: totals[index].and_then(|total| matches[total].number),
            previous: previous[index].and_then(|before| matches[before].number),
            scope: role.map(|role| counter.scope(&matches, index, role)),
        });
    }
    sums::lend_currency(&mut expressions, &matches, &pieces);
    expressions
}

#[cfg(test)]
mod examples;
