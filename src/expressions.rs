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
mod compiled;
mod compiler;
mod counted;
mod cues;
mod currency;
mod dates;
mod dictionary;
mod digits;
mod guard;
mod kinds;
mod lengths;
mod letters;
mod lookup;
mod matcher;
mod memory;
mod number;
mod openings;
mod resolve;
mod roles;
mod rule;
mod scan;
mod seasons;
mod slots;
mod stated;
mod sum;
mod syntax;
mod template;
mod view;
mod vocabulary;

pub use stated::{Stated, stated_date};

use roles::Earlier;

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
    /// Where a weekday contradicts the date beside it, the nearest day that it names.
    pub otherwise: Option<String>,
    /// The number.
    pub number: Option<f64>,
    /// The upper end of a range.
    pub number_max: Option<f64>,
    /// The UCUM unit or the ISO 4217 currency.
    pub unit: Option<String>,
    /// The head noun of what is counted.
    pub counted: Option<Span>,
    /// What happened to the counted: killed wounded displaced detained missing abducted.
    pub role: Option<&'static str>,
}

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
    let moment = resolve::Moment { date: anchor, clock: None };
    let matches = ruleset.matches(&pieces, &moment);
    let counter = counted::Counter { ruleset, pieces: &pieces, text };
    let mut countries = currency::Countries::new(ruleset, &pieces);
    let mut expressions: Vec<Expression> = Vec::with_capacity(matches.len());
    let (mut earlier, mut last) = (None, None);
    let nexts: Vec<usize> = matches.iter().skip(1).map(|m| m.first).collect();
    for (index, found) in matches.into_iter().enumerate() {
        let (mut head, mut role) = (None, None);
        if found.label == Label::Cardinal {
            head = counter.head(&found, last, nexts.get(index).copied());
            role = counter.role(&found, head, earlier);
            let own = head.is_some_and(|h| counter.noun_role(h).is_some());
            earlier = Some(Earlier { last: head.map_or(found.last, |h| h.max(found.last)), role, own });
        }
        last = Some(found.last);
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
        let unit = match found.unit {
            Some(choices) if choices.contains(':') => countries.choose(&choices),
            unit => unit,
        };
        expressions.push(Expression {
            span: compiled::span_of(&pieces, found.first, found.last),
            label: found.label,
            value: found.value,
            modifier: found.modifier.or(bounded),
            otherwise: found.otherwise,
            number: found.number,
            number_max: found.number_max,
            unit,
            counted: head.map(|h| counter.span(h)),
            role,
        });
    }
    expressions
}

#[cfg(test)]
mod examples;
