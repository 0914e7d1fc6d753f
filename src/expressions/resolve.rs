//! The functions of templates: from the slots of a match to a value.
//!
//! Times are counted against the article's date, the anchor. Without one a
//! value keeps what the words say and no more: `PAST_REF` for «أمس»,
//! `XXXX-11-03` for a day without a year, `XXXX-WXX-5` for a weekday.

use jiff::civil::Date;

use super::bound::{Bound, Named, whole};
use super::calendar;
use super::call::{Call, Function, Place};
use super::dates::{date, is_hijri, new_year, weekday_beside, year};
use super::lengths::{ago, clock, duration, period, step, told, when};
use super::moment::{Moment, reference};
use super::ranges::{end, other_month, start, weekday_after};
use super::seasons::{century, decade, feast, season, tenth};
use super::slots::Name;
use super::template::{Part, Template};
use super::tense::is_future;

/// How far before «من … إلى» a word of change may stand.
const CHANGE: usize = 12;

impl Template {
    /// The value for these slots; none when they make no sense, and the match is dropped.
    pub(super) fn fill(&self, bound: &Bound, moment: &Moment) -> Option<String> {
        let alone = self.parts.len() == 1;
        let mut value = String::with_capacity(12);
        for part in &self.parts {
            match part {
                Part::Text(text) => value.push_str(text),
                Part::Call(call) => {
                    let part = self::call(call, bound, moment, alone)?;
                    // «the 22nd of next month» has no value where no month is known.
                    if !alone && part.ends_with("_REF") {
                        return None;
                    }
                    value.push_str(&part);
                }
            }
        }
        Some(value)
    }
}

/// Evaluates a call; `alone` when it is the whole template.
pub(super) fn call(call: &Call, bound: &Bound, moment: &Moment, alone: bool) -> Option<String> {
    let slots = Named { bound, second: call.second };
    match (call.function, call.arguments.as_slice()) {
        // «الجمعة قبل الماضي».
        (Function::Date, [weeks]) => {
            let sign = if weeks.negative { -7.0 } else { 7.0 };
            let day = date(&slots, moment, alone)?.parse::<Date>().ok()?;
            calendar::shift(day, sign * weeks.number(&slots)?, "D").map(|day| day.to_string())
        }
        (Function::Date, _) => date(&slots, moment, alone),
        (Function::OtherMonth, _) => other_month(&slots, moment),
        (Function::Tenth, _) => tenth(&slots, moment),
        (Function::Step, [count, unit]) => step(&slots, moment, count, unit),
        (Function::Told, [count, unit]) => told(&slots, moment, count, unit),
        (Function::Period, [year]) => Some(period(&slots, format!("{:04}", year.number(&slots)?))),
        (Function::Period, [count, unit]) => {
            step(&slots, moment, count, unit).map(|year| period(&slots, year))
        }
        (Function::ToldMonth, _) => {
            bound.memory.told(bound.at, "M").map(|day| format!("{:04}-{:02}", day.year(), day.month()))
        }
        (Function::NewYear, _) => new_year(moment),
        // «ذلك الحين».
        (Function::Then, _) => Some(bound.memory.then(bound.at).unwrap_or_else(|| reference(-1))),
        (Function::Definite, [number]) => {
            let definite = bound.reading.pieces[bound.at].definite;
            definite.then(|| number.number(&slots))?.map(|n| n.to_string())
        }
        (Function::ThisDay, _) => moment.date.map(|d| format!("{:02}-{:02}", d.month(), d.day())),
        (Function::Afterwards, _) => Some(reference(if is_future(bound) { 1 } else { -1 })),
        (Function::Cents, [whole, cents, worth]) => {
            let sum = whole.number(&slots)? + cents.number(&slots)? * worth.number(&slots)?;
            Some(((sum * 1e4).round() / 1e4).to_string())
        }
        (Function::Later, [count, unit]) => {
            is_future(bound).then(|| step(&slots, moment, count, unit)).flatten()
        }
        (Function::Ago, _) => ago(&slots, moment),
        (Function::Start, _) => start(&slots, moment),
        (Function::End, _) => end(&slots, moment),
        (Function::WeekdayAfter, _) => weekday_after(&slots, moment),
        // «صفر فاصل ثلاثة»: the digits behind the point.
        (Function::Decimal, [number]) => {
            let digits = number.number(&slots)?;
            let places = if digits < 10.0 {
                1e1
            } else if digits < 100.0 {
                1e2
            } else {
                1e3
            };
            Some((digits / places).to_string())
        }
        // «ارتفع من 3 إلى 5» was the one and is the other; without a word of change it is a range.
        (Function::From, [_]) => from(bound).map(|n| n.to_string()),
        (Function::Times, [number, factor]) => {
            let product = number.number(&slots)? * factor.number(&slots)?;
            Some(((product * 1e6).round() / 1e6).to_string())
        }
        (Function::Large, [number]) => {
            number.number(&slots).filter(|&n| n >= 500.0 && n.fract() == 0.0).map(|n| n.to_string())
        }
        (Function::Coin, [number, part]) => {
            let worth: f64 = part.text(&slots).split(' ').next()?.parse().ok()?;
            Some(((number.number(&slots)? * worth * 1e6).round() / 1e6).to_string())
        }
        (Function::CoinUnit, [part]) => part.text(&slots).split_once(' ').map(|(_, unit)| unit.to_owned()),
        (Function::Hijri, _) => Some(format!("AH{:04}", slots.whole(Name::HijriYear)?)),
        (Function::HijriPair, [year]) => {
            let year = year.number(&slots).and_then(whole)?;
            is_hijri(year, moment).then(|| format!("AH{year:04}"))
        }
        (Function::Duration, _) => duration(&slots, None),
        (Function::Each, _) => duration(&slots, Some(1.0)),
        (Function::When, _) => Some(when(&slots, moment)),
        (Function::Low, _) => low(bound),
        (Function::Plus, [one, other]) => {
            Some((one.number(&slots).unwrap_or(1.0) + other.number(&slots)?).to_string())
        }
        (Function::Near, [class, text]) => near(bound, class.class?).then(|| text.text.clone()),
        (Function::Time, _) => clock(&slots),
        (Function::InYear, _) => year(&slots, moment),
        (Function::Indefinite, [number]) => {
            let definite = bound.reading.pieces[bound.at].definite;
            (!definite).then(|| number.number(&slots))?.map(|n| n.to_string())
        }
        (Function::SeasonName, _) => slots.text(Name::Season).map(str::to_owned),
        (Function::Season, _) => season(&slots, moment),
        (Function::Feast, _) => feast(&slots, moment),
        (Function::Century, _) => century(&slots, moment).map(|c| format!("{c:02}")),
        (Function::Decade, _) => decade(&slots, moment),
        (Function::WeekdayBeside, _) => Some(weekday_beside(&slots).unwrap_or_default()),
        (Function::TwoDigits(place), _) => match place.number(&slots).and_then(whole) {
            Some(n) => Some(format!("{n:02}")),
            None => plain(&slots, place),
        },
        (Function::Slot(place), _) => plain(&slots, place),
        (
            Function::Step
            | Function::Told
            | Function::Period
            | Function::Cents
            | Function::Later
            | Function::Plus
            | Function::Near
            | Function::From
            | Function::Decimal
            | Function::Times
            | Function::Large
            | Function::Coin
            | Function::CoinUnit
            | Function::HijriPair
            | Function::Indefinite
            | Function::Definite,
            _,
        ) => None,
    }
}

/// A slot as it is.
fn plain(slots: &Named, place: Place) -> Option<String> {
    match place.text(slots) {
        Some(text) => Some(text.to_owned()),
        None => place.number(slots).map(|n| n.to_string()),
    }
}

/// The lower end of a range: «4 إلى 5 ملايين» begins at four million.
fn low(bound: &Bound) -> Option<String> {
    let (first, second) = (Name::Number.first(), Name::Number.second());
    let (low, high) = (bound.number(first)?, bound.number(second)?);
    let scale = bound.scale(second);
    let low = if bound.scale(first) < scale && low < 1000.0 { low * scale } else { low };
    (low < high).then(|| low.to_string())
}

/// The first of two numbers of which a word of change tells; it takes the power of a thousand of the second.
fn from(bound: &Bound) -> Option<f64> {
    let pieces = bound.reading.pieces;
    let changes = |at: usize| bound.reading.vocabulary.has(pieces, at, bound.cues.change);
    if !(bound.at.saturating_sub(CHANGE)..bound.at).any(changes) {
        return None;
    }
    let (first, second) = (Name::Number.first(), Name::Number.second());
    let (one, scale) = (bound.number(first)?, bound.scale(second));
    Some(if bound.scale(first) < scale && one < 1000.0 { one * scale } else { one })
}

/// Whether a word of `class` stands shortly before the match.
fn near(bound: &Bound, class: u8) -> bool {
    let pieces = bound.reading.pieces;
    (bound.at.saturating_sub(10)..bound.at).any(|at| bound.reading.vocabulary.has(pieces, at, class))
}
