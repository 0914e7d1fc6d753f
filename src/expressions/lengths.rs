//! Lengths of time, steps away from the anchor, and the time of day.

use jiff::ToSpan;

use super::bound::{Bound, Named};
use super::calendar;
use super::call::Argument;
use super::dates::date;
use super::moment::{Moment, reference};
use super::slots::Name;
use super::view::{Gap, Kind};

/// How far from a clock time a word of habit may stand, in pieces.
const NEAR: usize = 12;

/// Steps away from the anchor: `{step -1 D}`, `{step -n unit}`, `{step dir unit}`.
pub(super) fn step(slots: &Named, moment: &Moment, count: &Argument, unit: &Argument) -> Option<String> {
    let sign = if count.negative { -1.0 } else { 1.0 };
    let count = sign * count.number(slots).unwrap_or(1.0);
    let unit = unit.text(slots);
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

/// «قبل شهر و21 يوما», «قبل قرن ونصف»: back by all the units that are said.
pub(super) fn ago(slots: &Named, moment: &Moment) -> Option<String> {
    let unit = slots.text(Name::Unit).or_else(|| slots.text(Name::DualUnit))?;
    let one = slots.number(Name::N).unwrap_or(if slots.text(Name::DualUnit).is_some() { 2.0 } else { 1.0 });
    let mut parts = vec![(one + slots.number(Name::Fraction).unwrap_or(0.0), unit)];
    parts.extend(more_units(slots));
    let (count, unit) = parts.pop()?;
    let Some(mut day) = moment.date.filter(|_| !unit.starts_with('T')) else { return Some(reference(-1)) };
    for (count, unit) in parts {
        day = calendar::shift(day, -count, unit)?;
    }
    calendar::step(day, -count, unit)
}

/// The units behind the first, with how many of each: «وستة أشهر», «وشهرين», «ويوم».
fn more_units<'a>(slots: &Named<'a>) -> Vec<(f64, &'a str)> {
    let of = |unit: u8, count: u8, one: u8| {
        let entry = |slot: u8| slots.bound.entry(slot).map(|e| &*e.text);
        match entry(unit) {
            Some(unit) => Some((slots.bound.number(count).unwrap_or(2.0), unit)),
            None => entry(one).map(|unit| (1.0, unit)),
        }
    };
    let second = of(Name::Unit.second(), Name::N.second(), Name::One.first());
    let third = of(Name::Unit3.first(), Name::N3.first(), Name::One3.first());
    second.into_iter().chain(third).collect()
}

/// Steps away from what was told last («عن الشهر السابق»), or from the anchor.
pub(super) fn told(slots: &Named, moment: &Moment, count: &Argument, unit: &Argument) -> Option<String> {
    let (bound, fine) = (slots.bound, unit.text(slots));
    let day = bound.memory.told(bound.at, fine);
    step(slots, &day.map_or(*moment, |day| Moment { date: Some(day), clock: None }), count, unit)
}

/// «الفترة نفسها من العام الماضي»: the month, quarter or season that was told last, in another year.
pub(super) fn period(slots: &Named, year: String) -> String {
    match slots.bound.memory.part_of_year(slots.bound.at).filter(|_| year.len() == 4) {
        Some(part) => format!("{year}{part}"),
        None => year,
    }
}

/// `P3D`, `PT48H`, `PXD` where the number is not said; a second unit («وستة أشهر») in n2, unit2.
pub(super) fn duration(slots: &Named, one: Option<f64>) -> Option<String> {
    let unit = slots.text(Name::Unit).or_else(|| slots.text(Name::DualUnit))?;
    let count = one.or(slots.number(Name::N)).or_else(|| slots.text(Name::DualUnit).map(|_| 2.0));
    let (time, letter) = match unit.strip_prefix('T') {
        Some(letter) => ("T", letter),
        None => ("", unit),
    };
    let Some(count) = count else {
        let letter = if matches!(letter, "DE" | "CE") { "Y" } else { letter };
        return Some(format!("P{time}X{letter}"));
    };
    let count = count + slots.number(Name::Fraction).unwrap_or(0.0) - slots.number(Name::Less).unwrap_or(0.0);
    // Decades and centuries are counted in years.
    let (count, letter) = match letter {
        "DE" => (count * 10.0, "Y"),
        "CE" => (count * 100.0, "Y"),
        _ => (count, letter),
    };
    let (whole, part) = (count.trunc(), count.fract());
    // «76.4 سنة» is kept as it is written; halves and quarters become the smaller unit.
    if (part * 4.0).fract() != 0.0
        && slots.number(Name::Fraction).is_none()
        && slots.number(Name::Less).is_none()
    {
        return Some(format!("P{time}{count}{letter}"));
    }
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
    for (count, unit) in more_units(slots) {
        let letter = unit.strip_prefix('T');
        if letter.is_some() && !value.contains('T') {
            value.push('T');
        }
        value.push_str(&format!("{count}{}", letter.unwrap_or(unit)));
    }
    Some(value)
}

/// `T15:30` without its T: the hour, its minutes, the half of the day.
pub(super) fn clock(slots: &Named) -> Option<String> {
    let (mut hour, mut minute) = match slots.number(Name::Clock) {
        Some(clock) => joined(clock),
        None if slots.number(Name::HalfHour).is_some() => {
            let clock = slots.number(Name::HalfHour)?;
            (clock.trunc() as i64, (clock.fract() * 60.0).round() as i64)
        }
        None => (slots.whole(Name::Hour)?, slots.whole(Name::Minute).unwrap_or(0)),
    };
    minute -= slots.whole(Name::LessMinute).unwrap_or(0);
    minute += (slots.number(Name::More).unwrap_or(0.0) * 60.0).round() as i64;
    minute += (slots.number(Name::Fraction).unwrap_or(0.0) * 60.0).round() as i64;
    minute -= (slots.number(Name::Less).unwrap_or(0.0) * 60.0).round() as i64;
    if minute < 0 {
        minute += 60;
        hour -= 1;
    }
    let told = slots.bound.memory.half(slots.bound.reading.pieces, slots.bound.at);
    match slots.text(Name::Part).or(told) {
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
    if let Some(second) = slots.whole(Name::Second) {
        value.push_str(&format!(":{second:02}"));
    }
    if let Some(zone) = slots.text(Name::Zone) {
        value.push_str(zone);
    }
    Some(value)
}

/// The hour and minutes of «8.30» and «0830».
fn joined(clock: f64) -> (i64, i64) {
    let digits = if clock.fract() != 0.0 || clock <= 24.0 { (clock * 100.0).round() } else { clock } as i64;
    (digits / 100, digits % 100)
}

/// Whether a word of habit stands near a clock time in its sentence: «عادة», «كل يوم».
fn of_habit(bound: &Bound) -> bool {
    let pieces = bound.reading.pieces;
    let ends =
        |at: usize| pieces[at].gap == Gap::Line || matches!(pieces[at].kind, Kind::Mark('.' | '؟' | '!'));
    let habit = |&at: &usize| bound.reading.vocabulary.has(pieces, at, bound.cues.habit);
    let last = pieces.len().min(bound.at + NEAR);
    (bound.at + 1..last).take_while(|&at| !ends(at)).any(|at| habit(&at))
        || (bound.at.saturating_sub(NEAR)..bound.at).rev().take_while(|&at| !ends(at)).any(|at| habit(&at))
}

/// The day on which a clock time lies: said, said before, or the anchor's; none for a habit.
pub(super) fn when(slots: &Named, moment: &Moment) -> String {
    let said = [Name::Day, Name::Deictic, Name::Weekday].into_iter().any(|name| slots.number(name).is_some());
    let (pieces, at) = (slots.bound.reading.pieces, slots.bound.at);
    if said {
        return date(slots, moment, false).unwrap_or_default();
    }
    if slots.bound.memory.repeats(pieces, at) || of_habit(slots.bound) {
        return String::new();
    }
    match slots.bound.memory.day(pieces, at) {
        Some(day) => day.to_owned(),
        None => slots.bound.memory.today.or(moment.date).map(|d| d.to_string()).unwrap_or_default(),
    }
}
