//! Seasons, feasts, decades and centuries.

use jiff::ToSpan;
use jiff::civil::Date;

use super::bound::Named;
use super::calendar;
use super::dates::stated_year;
use super::moment::Moment;
use super::slots::Name;
use super::tense::{Tense, tense};

/// `2017-SU`; a season without a year is the nearest, the past one when in doubt.
pub(super) fn season(slots: &Named, moment: &Moment) -> Option<String> {
    let name = slots.text(Name::Season)?;
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
    let year = match slots.whole(Name::Direction) {
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
pub(super) fn feast(slots: &Named, moment: &Moment) -> Option<String> {
    let rule = slots.text(Name::Feast)?;
    let (kind, when) = rule.split_once(' ')?;
    // «ثاني أيام العيد».
    let late = slots.whole(Name::Ordinal).unwrap_or(1) - 1;
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
    let past = tense(slots.bound) == Tense::Past;
    let mut near = (year - 1..=year + 1).filter_map(on);
    let found = match slots.whole(Name::Direction) {
        Some(..0) => near.rfind(|&d| d < anchor),
        Some(1..) => near.find(|&d| d > anchor),
        Some(0) => on(year),
        // They are spoken of before they come.
        None if past => near.rfind(|&d| (d - anchor).get_days() < 62),
        None => near.min_by_key(|&d| (d - anchor).get_days().abs()),
    };
    found.and_then(|d| d.checked_add(late.days()).ok()).map(|d| d.to_string())
}

/// The century's first two digits: 19 for the twentieth.
pub(super) fn century(slots: &Named, moment: &Moment) -> Option<i64> {
    if let Some(ordinal) = slots.whole(Name::Ordinal) {
        return Some(ordinal - 1).filter(|c| (0..40).contains(c));
    }
    let this = moment.date.map_or(20, |d| i64::from(d.year()) / 100);
    Some(this + slots.whole(Name::Direction).unwrap_or(0))
}

/// «العقد الثاني من القرن العشرين»: the decade by its place in a century, 191.
pub(super) fn tenth(slots: &Named, moment: &Moment) -> Option<String> {
    let place = slots.whole(Name::Tenth).filter(|place| (1..=10).contains(place))?;
    Some(format!("{:02}{}", century(slots, moment)?, place - 1))
}

/// A decade's first three digits: «تسعينيات القرن الماضي» is 199.
pub(super) fn decade(slots: &Named, moment: &Moment) -> Option<String> {
    // «جيل التسعينيات», «جيل 90».
    if let Some(year) = slots.whole(Name::ShortYear) {
        return (year % 10 == 0).then(|| format!("{}{}", if year < 40 { 20 } else { 19 }, year / 10));
    }
    let tens = slots.whole(Name::Decade)?;
    let century = match (slots.whole(Name::Ordinal), slots.whole(Name::Direction)) {
        (None, None) => 19,
        _ => century(slots, moment)?,
    };
    Some(format!("{century:02}{tens}"))
}
