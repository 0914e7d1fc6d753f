//! Ranges of dates whose ends share what only one of them says: «28 أكتوبر - 3 نوفمبر 2016».

use jiff::ToSpan;
use jiff::civil::Date;

use super::bound::Named;
use super::calendar;
use super::dates::date;
use super::moment::Moment;
use super::slots::Name;

/// The first date of a range, with the year of the last, or the one before when it would come after it.
pub(super) fn start(slots: &Named, moment: &Moment) -> Option<String> {
    let first = date(slots, moment, false)?;
    let last = date(&Named { bound: slots.bound, second: true }, moment, false)?;
    if !after(&first, &last) {
        return Some(first);
    }
    if let (Some(month), Some(year)) = (slots.whole(Name::HijriMonth), slots.whole(Name::HijriYear)) {
        let day = slots.whole(Name::Day);
        let earlier = |day: i64| {
            calendar::from_hijri((year - 1) as i32, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        };
        return match day {
            Some(day) => earlier(day).map(|d| d.to_string()),
            None => Some(format!("AH{:04}-{month:02}", year - 1)),
        };
    }
    moved(&first, -1)
}

/// The last date of a range whose first says the year.
pub(super) fn end(slots: &Named, moment: &Moment) -> Option<String> {
    let first = date(slots, moment, false)?;
    let last = date(&Named { bound: slots.bound, second: true }, moment, false)?;
    if after(&first, &last) { moved(&last, 1) } else { Some(last) }
}

/// The second weekday of a range, the next one after the first.
pub(super) fn weekday_after(slots: &Named, moment: &Moment) -> Option<String> {
    let (first, second) = (slots.whole(Name::Weekday)?, slots.bound.number(Name::Weekday.second())? as i64);
    match date(slots, moment, false)?.parse::<Date>() {
        Ok(day) => Some(day.checked_add((second - first).rem_euclid(7).days()).ok()?.to_string()),
        Err(_) => Some(format!("XXXX-WXX-{second}")),
    }
}

/// The second of two months with a sign between them; none when both name the same.
pub(super) fn other_month(slots: &Named, moment: &Moment) -> Option<String> {
    let months = [Name::Month.first(), Name::Month.second()].map(|slot| slots.bound.number(slot));
    (months[0] != months[1]).then(|| date(&Named { bound: slots.bound, second: true }, moment, false))?
}

/// Whether a date lies after another of the same fineness; years that are not known do not.
fn after(one: &str, other: &str) -> bool {
    let known = |date: &str| date.get(..4).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()));
    one.len() == other.len()
        && (known(one) && known(other) || one.starts_with("AH") && other.starts_with("AH"))
        && one > other
}

/// A date moved by years.
fn moved(date: &str, years: i32) -> Option<String> {
    let year: i32 = date.get(..4)?.parse().ok()?;
    Some(format!("{:04}{}", year + years, &date[4..]))
}
