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
        "duration" => duration(&slots, None),
        "each" => duration(&slots, Some(1.0)),
        "when" => Some(when(&slots, moment)),
        "later" => future_before(bound).then(|| step(&slots, moment, argument(0), argument(1))).flatten(),
        "low" => low(bound),
        "plus" => Some((slots.number(argument(0)).unwrap_or(1.0) + slots.number(argument(1))?).to_string()),
        "near" => near(bound, argument(0)).then(|| argument(1).to_owned()),
        "time" => clock(&slots),
        "in-year" => year(&slots, moment),
        "indefinite" => {
            let definite = bound.reading.pieces[bound.at].definite;
            (!definite)
                .then(|| argument(0).parse().ok().or_else(|| slots.number(argument(0))))?
                .map(|n: f64| n.to_string())
        }
        "season-name" => slots.text("season").map(str::to_owned),
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
    if slots.number("same").is_some() {
        return slots.bound.memory.year;
    }
    slots.whole("year").or_else(|| slots.whole("yyyy"))
}

fn date(slots: &Named, moment: &Moment, alone: bool) -> Option<String> {
    let month_said = slots.number("month").is_some();
    if let Some(days) = slots.whole("deictic").filter(|_| moment.date.is_some() || !month_said) {
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
        return Some(format!("AH{year:04}"));
    }
    let Some(month) = slots.whole("month").or_else(|| slots.whole("mm")) else {
        if let Some(weekday) = slots.whole("weekday") {
            return weekday_date(slots, moment, weekday);
        }
        if let Some(day) = day {
            return day_of_month(moment, day);
        }
        return stated_year(slots)
            .map(|y| format!("{y:04}"))
            .or_else(|| moment.date.map(|d| d.to_string()).or_else(|| Some("XXXX-XX-XX".to_owned())));
    };
    let year = match stated_year(slots) {
        // «15/3/1439»: no Gregorian date of the news is so early.
        Some(year) if (1300..1600).contains(&year) && slots.number("mm").is_some() => {
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
    let start = |year: i32| {
        calendar::from_hijri(year, u8::try_from(month).ok()?, u8::try_from(day.unwrap_or(1)).ok()?)
    };
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
                    Some(..0) => near.rfind(|&d| d < anchor)?,
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
        None => format!("AH{:04}-{month:02}", calendar::hijri_year(found)?),
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
        Some(0) => {
            if back <= forward {
                -back
            } else {
                forward
            }
        }
        Some(1..) => whole_week(forward),
        None if after_until(slots.bound) || future_before(slots.bound) => forward,
        None => -back,
    };
    Some(anchor.checked_add(days.days()).ok()?.to_string())
}

/// Whether «حتى» stands before the match.
fn after_until(bound: &Bound) -> bool {
    let words = bound.reading.vocabulary;
    let class = words.known_class("until");
    class.zip(bound.at.checked_sub(1)).is_some_and(|(c, at)| words.has(bound.reading.pieces, at, c))
}

/// Whether a verb of the future («سيعقد», «المقرر») stands shortly before the match, or next to it.
fn future_before(bound: &Bound) -> bool {
    let pieces = bound.reading.pieces;
    let Some(class) = bound.reading.vocabulary.known_class("future") else { return false };
    if pieces.get(bound.end).is_some_and(|p| p.gap != Gap::Line && p.proclitics & clitic::SA != 0) {
        return true;
    }
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
        let seconds = count
            * match unit {
                "TH" => 3600.0,
                "TM" => 60.0,
                _ => 1.0,
            };
        if seconds.abs() > 1e9 {
            return None;
        }
        return Some(
            clock.checked_add((seconds as i64).seconds()).ok()?.strftime("%Y-%m-%dT%H:%M").to_string(),
        );
    }
    match moment.date {
        Some(anchor) if !unit.starts_with('T') => calendar::step(anchor, count, unit),
        _ => Some(reference(if count < 0.0 { -1 } else { i64::from(count > 0.0) })),
    }
}

/// The day on which a clock time lies: said, said before, or the anchor's; none for a habit.
fn when(slots: &Named, moment: &Moment) -> String {
    let said = ["day", "deictic", "weekday"].iter().any(|name| slots.number(name).is_some());
    let (pieces, at) = (slots.bound.reading.pieces, slots.bound.at);
    if said {
        return date(slots, moment, false).unwrap_or_default();
    }
    if slots.bound.memory.repeats(pieces, at) {
        return String::new();
    }
    match slots.bound.memory.day(pieces, at) {
        Some(day) => day.to_owned(),
        None => moment.date.map(|d| d.to_string()).unwrap_or_default(),
    }
}

/// The lower end of a range: «4 إلى 5 ملايين» begins at four million.
fn low(bound: &Bound) -> Option<String> {
    let (low, high) = (bound.number("number")?, bound.number("number2")?);
    let scale = bound.scale("number2");
    let low = if bound.scale("number") < scale && low < 1000.0 { low * scale } else { low };
    (low < high).then(|| low.to_string())
}

/// Whether a word of `class` stands shortly before the match, in its sentence.
fn near(bound: &Bound, class: &str) -> bool {
    let Some(class) = bound.reading.vocabulary.known_class(class) else { return false };
    let pieces = bound.reading.pieces;
    (bound.at.saturating_sub(10)..bound.at).any(|at| bound.reading.vocabulary.has(pieces, at, class))
}

/// `P3D`, `PT48H`, `PXD` where the number is not said; a second unit («وستة أشهر») in n2, unit2.
fn duration(slots: &Named, one: Option<f64>) -> Option<String> {
    let unit = slots.text("unit").or_else(|| slots.text("dual-unit"))?;
    let count = one.or(slots.number("n")).or_else(|| slots.text("dual-unit").map(|_| 2.0));
    let (time, letter) = match unit.strip_prefix('T') {
        Some(letter) => ("T", letter),
        None => ("", unit),
    };
    let Some(count) = count else { return Some(format!("P{time}X{letter}")) };
    let count = count + slots.number("fraction").unwrap_or(0.0) - slots.number("less").unwrap_or(0.0);
    // Decades and centuries are counted in years.
    let (count, letter) = match letter {
        "DE" => (count * 10.0, "Y"),
        "CE" => (count * 100.0, "Y"),
        _ => (count, letter),
    };
    let (whole, part) = (count.trunc(), count.fract());
    let head = if whole > 0.0 { format!("{whole}{letter}") } else { String::new() };
    let tail = match (time, letter) {
        _ if part == 0.0 => String::new(),
        (_, "H") => format!("{}M", (part * 60.0).round()),
        ("T", "M") => format!("{}S", (part * 60.0).round()),
        (_, "Y") => format!("{}M", (part * 12.0).round()),
        (_, "M") => format!("{}D", (part * 30.0).round()),
        (_, "D") => format!("T{}H", (part * 24.0).round()),
        (_, "W") => return Some(format!("P{}D", (count * 7.0).round())),
        _ => return Some(format!("P{time}{count}{letter}")),
    };
    let mut value = format!("P{time}{head}{tail}");
    if let (Some(unit), Some(count)) = (slots.bound.entry("unit2"), slots.bound.number("n2")) {
        let letter = unit.text.strip_prefix('T');
        if letter.is_some() && time.is_empty() {
            value.push('T');
        }
        value.push_str(&format!("{count}{}", letter.unwrap_or(&unit.text)));
    }
    Some(value)
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
        Some("MI") if hour < 4 => hour += 12,
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
        (first..first + 2).filter_map(|y| calendar::from_hijri(y, month, day)).find(|d| d.year() == year)
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
        Some(..0) => near.rfind(|&d| d < anchor),
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
