//! From the slots of a match to TIMEX3 values, against the article's date.
//!
//! Without an anchor a value keeps what the words say and no more: `PAST_REF`
//! for «أمس», `XXXX-11-03` for a day without a year, `XXXX-WXX-5` for a weekday.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::calendar;
use super::matcher::Bound;
use super::template::Call;
use super::view::{Gap, Kind, clitic};

/// The moment from which relative times are counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Moment {
    /// The day.
    pub date: Option<Date>,
    /// The clock too, when a page was fetched at a known time.
    pub clock: Option<DateTime>,
}

/// Evaluates one function of a template; `alone` when it is the whole template.
pub(super) fn call(call: &Call, bound: &Bound, moment: &Moment, alone: bool) -> Option<String> {
    let slots = Named { bound, second: call.second };
    let argument = |at: usize| call.arguments.get(at).map_or("", String::as_str);
    match call.name.as_str() {
        "date" => date(&slots, moment, alone),
        "step" => step(&slots, moment, argument(0), argument(1)),
        "duration" => duration(&slots),
        "time" => clock(&slots),
        "in-year" => year(&slots, moment),
        "season" => season(&slots, moment),
        "feast" => feast(&slots, moment),
        "century" => century(&slots, moment).map(|c| format!("{c:02}")),
        "decade" => decade(&slots, moment),
        "check" => Some(if disagrees(&slots) { "weekday_disagrees" } else { "" }.to_owned()),
        name => plain(&slots, name),
    }
}

/// The slots under their names, or under their names with a 2 where those are filled.
struct Named<'a> {
    bound: &'a Bound<'a>,
    second: bool,
}

impl Named<'_> {
    fn number(&self, name: &str) -> Option<f64> {
        let second = if self.second { self.bound.number(&format!("{name}2")) } else { None };
        second.or_else(|| self.bound.number(name))
    }

    fn whole(&self, name: &str) -> Option<i64> {
        self.number(name).filter(|n| n.fract() == 0.0 && n.abs() < 1e9).map(|n| n as i64)
    }

    fn text(&self, name: &str) -> Option<&str> {
        let second = if self.second { self.bound.entry(&format!("{name}2")) } else { None };
        second.or_else(|| self.bound.entry(name)).map(|e| &*e.text)
    }
}

/// A slot as it is.
fn plain(slots: &Named, name: &str) -> Option<String> {
    if let ("month" | "day" | "mm", Some(n)) = (name, slots.whole(name)) {
        return Some(format!("{n:02}"));
    }
    match slots.text(name) {
        Some(text) => Some(text.to_owned()),
        None => slots.number(name).map(|n| n.to_string()),
    }
}

fn reference(direction: i64) -> String {
    match direction {
        ..0 => "PAST_REF",
        0 => "PRESENT_REF",
        1.. => "FUTURE_REF",
    }
    .to_owned()
}

/// The year in the slots: four digits, two, or in words.
fn stated_year(slots: &Named) -> Option<i64> {
    if let Some(short) = slots.whole("yy") {
        return Some(if short < 50 { 2000 + short } else { 1900 + short });
    }
    slots.whole("year").or_else(|| slots.whole("yyyy"))
}

fn date(slots: &Named, moment: &Moment, alone: bool) -> Option<String> {
    if let Some(days) = slots.whole("deictic") {
        return Some(match moment.date {
            Some(anchor) => anchor.checked_add(days.days()).ok()?.to_string(),
            None if alone => reference(days),
            None => "XXXX-XX-XX".to_owned(),
        });
    }
    let day = slots.whole("day");
    if let Some(month) = slots.whole("hmonth") {
        return hijri(slots, moment, month, day);
    }
    if let Some(year) = slots.whole("hyear") {
        let start = calendar::from_hijri(i32::try_from(year).ok()?, 1, 1)?;
        return Some(format!("{:04}", start.year()));
    }
    let Some(month) = slots.whole("month").or_else(|| slots.whole("mm")) else {
        if let Some(weekday) = slots.whole("weekday") {
            return weekday_date(slots, moment, weekday);
        }
        if let Some(day) = day {
            return day_of_month(moment, day);
        }
        return stated_year(slots).map(|y| format!("{y:04}")).or_else(|| {
            moment.date.map(|d| d.to_string()).or_else(|| Some("XXXX-XX-XX".to_owned()))
        });
    };
    let year = match stated_year(slots) {
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
    match slots.whole("dir") {
        Some(..0) => return Some(if there < here { year } else { year - 1 }),
        Some(0) => return Some(year),
        Some(1..) => return Some(if there > here { year } else { year + 1 }),
        None => {}
    }
    // A year of half a turn: the nearest such day, the past one when in doubt.
    let ahead = (there.0 - here.0) * 31 + (there.1 - here.1);
    let future = future_before(slots.bound);
    Some(match ahead {
        186.. if !future => year - 1,
        ..-300 => year + 1,
        ..0 if future && ahead < -62 => year + 1,
        _ => year,
    })
}

fn hijri(slots: &Named, moment: &Moment, month: i64, day: Option<i64>) -> Option<String> {
    let start = |year: i32| calendar::from_hijri(year, u8::try_from(month).ok()?, u8::try_from(day.unwrap_or(1)).ok()?);
    let found = match slots.whole("hyear").or_else(|| stated_year(slots).filter(|&y| y < 1600)) {
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
                match slots.whole("dir") {
                    Some(..0) => near.filter(|&d| d < anchor).last()?,
                    Some(1..) => near.find(|&d| d > anchor)?,
                    Some(0) => start(this)?,
                    None => near.min_by_key(|&d| days(d).abs())?,
                }
            }
            (None, None) => {
                return Some(match day {
                    Some(_) => "XXXX-XX-XX".to_owned(),
                    None => "XXXX-XX".to_owned(),
                });
            }
        },
    };
    Some(match day {
        Some(_) => found.to_string(),
        None => format!("{:04}-{:02}", found.year(), found.month()),
    })
}

/// A bare weekday is the last one up to the anchor; «المقبل» the next.
fn weekday_date(slots: &Named, moment: &Moment, weekday: i64) -> Option<String> {
    let Some(anchor) = moment.date else { return Some(format!("XXXX-WXX-{weekday}")) };
    let back = (calendar::weekday(anchor) - weekday).rem_euclid(7);
    let forward = (weekday - calendar::weekday(anchor)).rem_euclid(7);
    let whole_week = |days: i64| if days == 0 { 7 } else { days };
    let days = match slots.whole("dir") {
        Some(..0) => -whole_week(back),
        Some(0) => if back <= forward { -back } else { forward },
        Some(1..) => whole_week(forward),
        None if future_before(slots.bound) => forward,
        None => -back,
    };
    Some(anchor.checked_add(days.days()).ok()?.to_string())
}

/// Whether a verb of the future («سيعقد», «المقرر») stands shortly before the match.
fn future_before(bound: &Bound) -> bool {
    let pieces = bound.reading.pieces;
    let Some(class) = bound.reading.vocabulary.known_class("future") else { return false };
    for at in (bound.at.saturating_sub(12)..bound.at).rev() {
        let piece = &pieces[at];
        if pieces.get(at + 1).is_some_and(|next| next.gap == Gap::Line)
            || matches!(piece.kind, Kind::Mark('.' | '؟' | '!'))
        {
            return false;
        }
        if piece.proclitics & clitic::SA != 0 || bound.reading.vocabulary.has(pieces, at, class) {
            return true;
        }
    }
    false
}

/// Steps away from the anchor: `{step -1 D}`, `{step -n unit}`, `{step dir unit}`.
fn step(slots: &Named, moment: &Moment, count: &str, unit: &str) -> Option<String> {
    let (sign, name) = match count.strip_prefix('-') {
        Some(name) => (-1.0, name),
        None => (1.0, count.trim_start_matches('+')),
    };
    let count = sign * name.parse().ok().or_else(|| slots.number(name)).unwrap_or(1.0);
    let unit = slots.text(unit).unwrap_or(unit);
    if let (Some(clock), true) = (moment.clock, unit.starts_with('T')) {
        let seconds = count * match unit { "TH" => 3600.0, "TM" => 60.0, _ => 1.0 };
        if seconds.abs() > 1e9 {
            return None;
        }
        return Some(clock.checked_add((seconds as i64).seconds()).ok()?.strftime("%Y-%m-%dT%H:%M").to_string());
    }
    match moment.date {
        Some(anchor) if !unit.starts_with('T') => calendar::step(anchor, count, unit),
        _ => Some(reference(if count < 0.0 { -1 } else { i64::from(count > 0.0) })),
    }
}

/// `P3D`, `PT48H`, `PXD` where the number is not said.
fn duration(slots: &Named) -> Option<String> {
    let unit = slots.text("unit").or_else(|| slots.text("dual-unit"))?;
    let count = slots.number("n").or_else(|| slots.text("dual-unit").map(|_| 2.0));
    let half = slots.number("fraction").unwrap_or(0.0);
    let (time, letter) = match unit.strip_prefix('T') {
        Some(letter) => ("T", letter),
        None => ("", unit),
    };
    let Some(count) = count else { return Some(format!("P{time}X{letter}")) };
    let count = count + half;
    // Halves of what has a smaller unit are counted in it.
    let (time, count, letter) = match (letter, count.fract() != 0.0) {
        ("H", true) => (time, count * 60.0, "M"),
        ("M", true) if time == "T" => (time, count * 60.0, "S"),
        ("Y", true) if (count * 12.0).fract() == 0.0 => (time, count * 12.0, "M"),
        ("D", true) if (count * 24.0).fract() == 0.0 => ("T", count * 24.0, "H"),
        ("W", true) if (count * 7.0).fract() != 0.0 => (time, (count * 7.0).round(), "D"),
        _ => (time, count, letter),
    };
    Some(format!("P{time}{count}{letter}"))
}

/// `T15:30` without its T: the hour, its minutes, the half of the day.
fn clock(slots: &Named) -> Option<String> {
    let mut hour = slots.whole("hour")?;
    let mut minute = slots.whole("minute").unwrap_or(0);
    minute += (slots.number("fraction").unwrap_or(0.0) * 60.0).round() as i64;
    minute -= (slots.number("less").unwrap_or(0.0) * 60.0).round() as i64;
    if minute < 0 {
        minute += 60;
        hour -= 1;
    }
    match slots.text("part") {
        Some("AF" | "EV") if hour < 12 => hour += 12,
        Some("NI") if (6..12).contains(&hour) => hour += 12,
        Some("NI") if hour == 12 => hour = 0,
        Some("MO") if hour == 12 => hour = 0,
        _ => {}
    }
    if !(0..=24).contains(&hour) || !(0..60).contains(&minute) {
        return None;
    }
    let mut value = format!("{hour:02}:{minute:02}");
    if let Some(second) = slots.whole("second") {
        value.push_str(&format!(":{second:02}"));
    }
    if let Some(zone) = slots.text("zone") {
        value.push_str(zone);
    }
    Some(value)
}

/// The year that is meant: stated, or away from the anchor's by «الماضي».
fn year(slots: &Named, moment: &Moment) -> Option<String> {
    if let Some(year) = stated_year(slots) {
        return Some(format!("{year:04}"));
    }
    Some(match moment.date {
        Some(anchor) => format!("{:04}", i64::from(anchor.year()) + slots.whole("dir").unwrap_or(0)),
        None => "XXXX".to_owned(),
    })
}

/// `2017-SU`; a season without a year is the nearest, the past one when in doubt.
fn season(slots: &Named, moment: &Moment) -> Option<String> {
    let name = slots.text("season")?;
    if let Some(year) = stated_year(slots) {
        return Some(format!("{year:04}-{name}"));
    }
    let Some(anchor) = moment.date else { return Some(format!("XXXX-{name}")) };
    let begins = match name {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let month = i64::from(anchor.month());
    let year = i64::from(anchor.year());
    let year = match slots.whole("dir") {
        Some(..0) if begins + 2 < month => year,
        Some(..0) => year - 1,
        Some(1..) if begins > month => year,
        Some(1..) => year + 1,
        Some(0) => year,
        None if begins <= month + 2 => year,
        None => year - 1,
    };
    Some(format!("{year:04}-{name}"))
}

/// A feast's first day: `h 10-01` in the Hijri calendar, `g 12-25` in the Gregorian, `e -2` from Easter.
fn feast(slots: &Named, moment: &Moment) -> Option<String> {
    let rule = slots.text("feast")?;
    let (kind, when) = rule.split_once(' ')?;
    let on = |year: i64| -> Option<Date> {
        let year = i16::try_from(year).ok()?;
        if kind == "e" {
            return calendar::easter(year)?.checked_add(when.parse::<i64>().ok()?.days()).ok();
        }
        let (month, day) = when.split_once('-')?;
        let (month, day) = (month.parse::<u8>().ok()?, day.parse::<u8>().ok()?);
        if kind == "g" {
            return Date::new(year, month as i8, day as i8).ok();
        }
        let first = calendar::hijri_year(Date::new(year, 1, 1).ok()?)?;
        (first..first + 2)
            .filter_map(|y| calendar::from_hijri(y, month, day))
            .find(|d| d.year() == year)
    };
    if let Some(year) = stated_year(slots) {
        return on(year).map(|d| d.to_string());
    }
    let Some(anchor) = moment.date else {
        return Some(if kind == "g" { format!("XXXX-{when}") } else { "XXXX-XX-XX".to_owned() });
    };
    let year = i64::from(anchor.year());
    let mut near = (year - 1..=year + 1).filter_map(on);
    let found = match slots.whole("dir") {
        Some(..0) => near.filter(|&d| d < anchor).last(),
        Some(1..) => near.find(|&d| d > anchor),
        Some(0) => on(year),
        None => near.min_by_key(|&d| (d - anchor).get_days().abs()),
    };
    found.map(|d| d.to_string())
}

/// The century's first two digits: 19 for the twentieth.
fn century(slots: &Named, moment: &Moment) -> Option<i64> {
    if let Some(ordinal) = slots.whole("ordinal") {
        return Some(ordinal - 1).filter(|c| (0..40).contains(c));
    }
    let this = moment.date.map_or(20, |d| i64::from(d.year()) / 100);
    Some(this + slots.whole("dir").unwrap_or(0))
}

/// A decade's first three digits: «تسعينيات القرن الماضي» is 199.
fn decade(slots: &Named, moment: &Moment) -> Option<String> {
    let tens = slots.whole("decade")?;
    let century = match (slots.whole("ordinal"), slots.whole("dir")) {
        (None, None) => 19,
        _ => century(slots, moment)?,
    };
    Some(format!("{century:02}{tens}"))
}

/// Whether the weekday beside a full date is another one than the date's.
fn disagrees(slots: &Named) -> bool {
    let (Some(weekday), Some(year), Some(month), Some(day)) = (
        slots.whole("weekday"),
        stated_year(slots),
        slots.whole("month").or_else(|| slots.whole("mm")),
        slots.whole("day"),
    ) else {
        return false;
    };
    i16::try_from(year)
        .ok()
        .and_then(|y| Date::new(y, month as i8, day as i8).ok())
        .is_some_and(|d| calendar::weekday(d) != weekday)
}
