//! Days, months and years, Gregorian and Hijri.

use jiff::ToSpan;
use jiff::civil::Date;

use super::bound::{Bound, Named};
use super::calendar;
use super::matcher::Reading;
use super::moment::{Moment, reference};
use super::slots::Name;
use super::tense::{Tense, is_future, tense};

/// The year in the slots: four digits, two, or in words.
pub(super) fn stated_year(slots: &Named) -> Option<i64> {
    if let Some(short) = slots.whole(Name::ShortYear) {
        return Some(if short < 40 { 2000 + short } else { 1900 + short });
    }
    if slots.number(Name::Same).is_some() {
        return slots.bound.memory.year;
    }
    slots.whole(Name::Year).or_else(|| slots.whole(Name::FourDigits))
}

/// From so many days ahead on, what has happened is of another year.
const LATE: i64 = 3;

/// The value of a day, a month or a year.
pub(super) fn date(slots: &Named, moment: &Moment, alone: bool) -> Option<String> {
    let month_said = slots.number(Name::Month).is_some();
    if let Some(days) = slots.whole(Name::Deictic).filter(|_| !month_said) {
        let weekday = slots.whole(Name::Weekday);
        return Some(match slots.bound.memory.today.or(moment.date) {
            Some(today) => {
                let day = today.checked_add(days.days()).ok()?;
                weekday.map_or(Some(day), |weekday| calendar::nearest(day, weekday))?.to_string()
            }
            None if weekday.is_some() => format!("XXXX-WXX-{}", weekday?),
            None if alone => reference(days),
            None => "XXXX-XX-XX".to_owned(),
        });
    }
    let day = slots.whole(Name::Day);
    if let Some(month) = slots.whole(Name::HijriMonth) {
        return hijri(slots, moment, month, day);
    }
    if let Some(year) = slots.whole(Name::HijriYear) {
        // «14/2/1439 هـ».
        return match slots.whole(Name::MonthNumber) {
            Some(month) => hijri(slots, moment, month, day),
            None => Some(format!("AH{year:04}")),
        };
    }
    let Some(month) = slots.whole(Name::Month).or_else(|| slots.whole(Name::MonthNumber)) else {
        if let Some(weekday) = slots.whole(Name::Weekday) {
            return weekday_date(slots, moment, weekday);
        }
        if let Some(day) = day {
            return day_of_month(moment, day);
        }
        return stated_year(slots)
            .map(|y| format!("{y:04}"))
            .or_else(|| moment.date.map(|d| d.to_string()).or_else(|| Some("XXXX-XX-XX".to_owned())));
    };
    // «يناير/فبراير» are two months.
    let also = slots.whole(Name::AlsoMonth).filter(|_| slots.bound.number(Name::Month.second()).is_none());
    if also.is_some_and(|also| also != month) {
        return None;
    }
    let year = match stated_year(slots) {
        // «15/3/1439»: no Gregorian date of the news is so early.
        Some(year) if (1300..1600).contains(&year) && slots.number(Name::MonthNumber).is_some() => {
            return hijri(slots, moment, month, day);
        }
        Some(year) => Some(year),
        None => infer_year(slots, moment, month, day),
    };
    let leap_safe = year.unwrap_or(2000);
    Date::new(i16::try_from(leap_safe).ok()?, month as i8, day.unwrap_or(1) as i8).ok()?;
    let year = year.map_or("XXXX".to_owned(), |y| format!("{y:04}"));
    Some(match day {
        Some(day) => format!("{year}-{month:02}-{day:02}"),
        None => format!("{year}-{month:02}"),
    })
}

/// «في الثالث منه»: a day without a month is in the anchor's.
fn day_of_month(moment: &Moment, day: i64) -> Option<String> {
    Some(match moment.date {
        Some(anchor) => Date::new(anchor.year(), anchor.month(), day as i8).ok()?.to_string(),
        None => format!("XXXX-XX-{day:02}"),
    })
}

/// The year of a day or month that is named without one.
fn infer_year(slots: &Named, moment: &Moment, month: i64, day: Option<i64>) -> Option<i64> {
    let anchor = moment.date?;
    let year = i64::from(anchor.year());
    let here = (i64::from(anchor.month()), day.map_or(0, |_| i64::from(anchor.day())));
    let there = (month, day.unwrap_or(0));
    match slots.whole(Name::Direction) {
        Some(..0) => return Some(if there < here { year } else { year - 1 }),
        Some(0) => return Some(year),
        Some(1..) => return Some(if there > here { year } else { year + 1 }),
        None => {}
    }
    // A year of half a turn: the nearest such day, the past one when in doubt. What has happened is past, but a report
    // may be dated a day before what it tells.
    let ahead = (there.0 - here.0) * 31 + (there.1 - here.1);
    Some(match (ahead, tense(slots.bound)) {
        (LATE.., Tense::Past) if day.is_some() || there.0 > here.0 => year - 1,
        (_, Tense::Past) => year,
        (186.., Tense::Unsaid) => year - 1,
        (..-300, _) => year + 1,
        (..-62, Tense::Future) => year + 1,
        _ => year,
    })
}

fn hijri(slots: &Named, moment: &Moment, month: i64, day: Option<i64>) -> Option<String> {
    let start = |year: i32| {
        calendar::from_hijri(year, u8::try_from(month).ok()?, u8::try_from(day.unwrap_or(1)).ok()?)
    };
    let found = match slots.whole(Name::HijriYear).or_else(|| stated_year(slots).filter(|&y| y < 1600)) {
        Some(year) => start(i32::try_from(year).ok()?)?,
        None => match (stated_year(slots), moment.date) {
            (Some(year), _) => {
                let new_year = Date::new(i16::try_from(year).ok()?, 1, 1).ok()?;
                let first = calendar::hijri_year(new_year)?;
                (first..first + 2).filter_map(start).find(|d| i64::from(d.year()) == year)?
            }
            (None, Some(anchor)) => {
                let this = calendar::hijri_year(anchor)?;
                let days = |d: Date| (d - anchor).get_days();
                let mut near = (this - 1..=this + 1).filter_map(start);
                match slots.whole(Name::Direction) {
                    Some(..0) => near.rfind(|&d| d < anchor)?,
                    Some(1..) => near.find(|&d| d > anchor)?,
                    Some(0) => start(this)?,
                    None if tense(slots.bound) == Tense::Past => near.rfind(|&d| days(d) < LATE as i32)?,
                    None => near.min_by_key(|&d| days(d).abs())?,
                }
            }
            (None, None) => {
                return Some(match day {
                    Some(_) => "XXXX-XX-XX".to_owned(),
                    None => format!("AHXXXX-{month:02}"),
                });
            }
        },
    };
    Some(match day {
        Some(_) => found.to_string(),
        None => format!("AH{:04}-{month:02}", calendar::hijri_year(found)?),
    })
}

/// A bare weekday is the last one up to the anchor; «المقبل» the next.
fn weekday_date(slots: &Named, moment: &Moment, weekday: i64) -> Option<String> {
    let Some(anchor) = moment.date else { return Some(format!("XXXX-WXX-{weekday}")) };
    let back = (calendar::weekday(anchor) - weekday).rem_euclid(7);
    let forward = (weekday - calendar::weekday(anchor)).rem_euclid(7);
    let whole_week = |days: i64| if days == 0 { 7 } else { days };
    let days = match slots.whole(Name::Direction) {
        Some(..0) => -whole_week(back),
        Some(0) => {
            if back <= forward {
                -back
            } else {
                forward
            }
        }
        Some(1..) => whole_week(forward),
        None if after_until(slots.bound) || is_future(slots.bound) => forward,
        None => -back,
    };
    Some(anchor.checked_add(days.days()).ok()?.to_string())
}

/// Whether «حتى» stands before the match.
fn after_until(bound: &Bound) -> bool {
    let Reading { vocabulary, pieces, .. } = bound.reading;
    bound.at.checked_sub(1).is_some_and(|at| vocabulary.has(pieces, at, bound.cues.until))
}

/// Whether a year that no era is said of is a Hijri one: news speaks of those of living memory, and of the fifteenth
/// century of the other era hardly ever.
pub(super) fn is_hijri(year: i64, moment: &Moment) -> bool {
    let this = moment.date.and_then(calendar::hijri_year).map_or(1450, i64::from);
    (1390..=this + 6).contains(&year)
}

/// The year that is meant: stated, or away from the anchor's by «الماضي».
pub(super) fn year(slots: &Named, moment: &Moment) -> Option<String> {
    if let Some(year) = stated_year(slots) {
        return Some(format!("{year:04}"));
    }
    Some(match moment.date {
        Some(anchor) => {
            format!("{:04}", i64::from(anchor.year()) + slots.whole(Name::Direction).unwrap_or(0))
        }
        None => "XXXX".to_owned(),
    })
}

/// The nearest day with the weekday beside a full date, when that is another one than the date's.
pub(super) fn weekday_beside(slots: &Named) -> Option<String> {
    let weekday = slots.whole(Name::Weekday)?;
    let year = i16::try_from(stated_year(slots)?).ok()?;
    let month = slots.whole(Name::Month).or_else(|| slots.whole(Name::MonthNumber))?;
    let day = Date::new(year, month as i8, slots.whole(Name::Day)? as i8).ok()?;
    let ahead = (weekday - calendar::weekday(day)).rem_euclid(7);
    let days = if ahead > 3 { ahead - 7 } else { ahead };
    (days != 0).then(|| day.checked_add(days.days()).ok()).flatten().map(|day| day.to_string())
}

/// «العام الجديد»: the year that has begun, or that is about to begin.
pub(super) fn new_year(moment: &Moment) -> Option<String> {
    let Some(anchor) = moment.date else { return Some(reference(1)) };
    let year = i32::from(anchor.year()) + i32::from(anchor.month() > 6);
    Some(format!("{year:04}"))
}
