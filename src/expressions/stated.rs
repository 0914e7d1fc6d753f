//! The date that a page states of itself.

use jiff::civil::{Date, DateTime, Time};

use super::compiled::{ruleset, span_of};
use super::elapsed::elapsed;
use super::moment::Moment;
use super::scan::Found;
use super::view::{Kind, Piece};
use crate::Label;
use crate::span::Span;
use crate::words::Words;

/// A date as an article states it of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stated {
    /// Where it stands in the text.
    pub span: Span,
    /// The day.
    pub date: Date,
    /// The clock time, where one stands beside it.
    pub time: Option<Time>,
}

/// Lines longer than this are no date lines; only so much of them is read.
const LONGEST_LINE: usize = 4096;

/// The first full date (day, month and year) of `line`, for the date lines of pages.
///
/// «منذ ساعتين» and «أمس» are resolved against `fetched`; without it they are no date.
///
/// ```
/// let stated = warraq::expressions::stated_date("نشر في: 12 يناير 2020 - 14:30", None).unwrap();
/// assert_eq!(stated.date, jiff::civil::date(2020, 1, 12));
/// assert_eq!(stated.time, Some(jiff::civil::time(14, 30, 0, 0)));
/// ```
#[must_use]
pub fn stated_date(line: &str, fetched: Option<DateTime>) -> Option<Stated> {
    let mut end = line.len().min(LONGEST_LINE);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let line = &line[..end];
    let ruleset = ruleset();
    let pieces = ruleset.pieces(&Words::of_blocks(line, &[Span::new(0, line.len())], None));
    let moment = Moment { date: fetched.map(DateTime::date), clock: fetched };
    let found = ruleset.matches(line, &pieces, &moment);
    let mut stated: Option<(Date, Option<Time>, Span)> = None;
    let mut clock = None;
    for one in &found {
        let Some(value) = one.value.as_deref() else { continue };
        let span = span_of(&pieces, one.first, one.last);
        match one.label {
            Label::Date | Label::Time if stated.is_none() => {
                if let Some((date, time)) = day_and_time(value) {
                    // A clock time alone takes the day of the fetch: it is no date.
                    if one.label == Label::Time && !names_day(line, &pieces, one, fetched) {
                        clock = clock.or(time);
                        continue;
                    }
                    stated = Some((date, time, span));
                } else if one.label == Label::Time {
                    clock = clock.or_else(|| value.split_once('T').and_then(|(_, t)| time_of(t)));
                }
            }
            Label::Time => {
                let time = value.split_once('T').and_then(|(_, t)| time_of(t));
                if let Some((_, slot @ None, _)) = &mut stated {
                    *slot = time;
                }
            }
            _ => {}
        }
    }
    match stated {
        Some((date, time, span)) => Some(Stated { span, date, time: time.or(clock) }),
        None => in_digits(&pieces).or_else(|| {
            let (span, date, time) = elapsed(line, &pieces, fetched?)?;
            Some(Stated { span, date, time })
        }),
    }
}

/// A line of nothing but digits: «20171115», «15 11 2017».
fn in_digits(pieces: &[Piece]) -> Option<Stated> {
    let digits = |piece: &Piece| match piece.kind {
        Kind::Digits(digits) if digits.plain => Some((digits.value as i64, digits.count)),
        _ => None,
    };
    let (year, month, day) = match pieces {
        [all] => {
            let (all, _) = digits(all).filter(|&(_, count)| count == 8)?;
            (all / 10_000, all / 100 % 100, all % 100)
        }
        [day, month, year] => {
            let ((day, short), (month, also), (year, long)) = (digits(day)?, digits(month)?, digits(year)?);
            if short > 2 || also > 2 || long != 4 {
                return None;
            }
            (year, month, day)
        }
        _ => return None,
    };
    let fits = (1900..2100).contains(&year);
    let date =
        Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| fits)?;
    Some(Stated { span: span_of(pieces, 0, pieces.len() - 1), date, time: None })
}

/// Whether the words of a TIME name its day as well as its hour.
fn names_day(line: &str, pieces: &[Piece], one: &Found, fetched: Option<DateTime>) -> bool {
    if fetched.is_none() {
        return true;
    }
    let ruleset = ruleset();
    let unmoored = ruleset
        .matches(line, &pieces[one.first..=one.last], &Moment::default())
        .into_iter()
        .find_map(|f| f.value)
        .unwrap_or_default();
    !unmoored.starts_with("XXXX") || unmoored == "PAST_REF"
}

/// A full day, with the clock time behind it when there is one.
fn day_and_time(value: &str) -> Option<(Date, Option<Time>)> {
    let date = value.get(..10)?.parse::<Date>().ok()?;
    match value.get(10..) {
        Some("") | None => Some((date, None)),
        Some(rest) => Some((date, time_of(rest.strip_prefix('T')?))),
    }
}

/// A clock time, its zone left off.
fn time_of(text: &str) -> Option<Time> {
    let mut parts = text.trim_end_matches('Z').split(['+', '-']).next()?.split(':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    let second = parts.next().map_or(Some(0), |s| s.parse().ok())?;
    Time::new(hour, minute, second, 0).ok()
}
