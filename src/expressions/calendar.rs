//! What calendars know: Hijri dates, Easter, weekdays, steps of weeks and months.

use icu_calendar::Date as CalendarDate;
use icu_calendar::cal::Hijri;
use jiff::ToSpan;
use jiff::civil::Date;

/// The Gregorian day of a Hijri one, by Umm al-Qura (tabular outside its tables, as ICU does it).
pub(super) fn from_hijri(year: i32, month: u8, day: u8) -> Option<Date> {
    if !(1..=1700).contains(&year) {
        return None;
    }
    // Sightings differ: a thirtieth of a month of 29 days is the next month's first.
    let (day, late) = if day == 30 { (29, 1) } else { (day, 0) };
    let date = CalendarDate::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    let iso = date.to_calendar(icu_calendar::Iso);
    Date::new(
        i16::try_from(iso.year().extended_year()).ok()?,
        iso.month().ordinal as i8,
        iso.day_of_month().0 as i8,
    )
    .ok()?
    .checked_add(late.days())
    .ok()
}

/// The Hijri year in which a Gregorian day lies.
pub(super) fn hijri_year(date: Date) -> Option<i32> {
    let iso = CalendarDate::try_new_iso(i32::from(date.year()), date.month() as u8, date.day() as u8).ok()?;
    Some(iso.to_calendar(Hijri::new_umm_al_qura()).year().extended_year())
}

/// Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(year, month as i8, day as i8).ok()
}

/// The day with a weekday that is nearest to another.
pub(super) fn nearest(day: Date, weekday_number: i64) -> Option<Date> {
    let ahead = (weekday_number - weekday(day)).rem_euclid(7);
    day.checked_add((if ahead > 3 { ahead - 7 } else { ahead }).days()).ok()
}

/// 1 for Monday to 7 for Sunday.
pub(super) fn weekday(date: Date) -> i64 {
    i64::from(date.weekday().to_monday_one_offset())
}

/// `date` moved by `count` of a TIMEX3 unit, and the value at that unit's granularity.
pub(super) fn step(date: Date, count: f64, unit: &str) -> Option<String> {
    // Beyond these no article counts, and the calendar ends.
    let most = match unit {
        "D" => 1e6,
        "CE" => 50.0,
        _ => 1000.0,
    };
    if !count.is_finite() || count.abs() > most {
        return None;
    }
    // «قبل نصف قرن» tells years.
    let (count, unit) = match unit {
        "CE" if count.fract() != 0.0 => (count * 100.0, "Y"),
        "DE" if count.fract() != 0.0 => (count * 10.0, "Y"),
        _ => (count, unit),
    };
    let whole = count.trunc() as i64;
    let half = count.fract() != 0.0;
    Some(match unit {
        "D" => date.checked_add(whole.days()).ok()?.to_string(),
        "W" => week(date.checked_add(((count * 7.0) as i64).days()).ok()?),
        "WE" => format!("{}-WE", week(date.checked_add((whole * 7).days()).ok()?)),
        "M" => {
            let moved = date.checked_add(whole.months()).ok()?;
            let moved = if half { moved.checked_add((15 * whole.signum()).days()).ok()? } else { moved };
            format!("{:04}-{:02}", moved.year(), moved.month())
        }
        "Q" => {
            let moved = date.checked_add((whole * 3).months()).ok()?;
            format!("{:04}-Q{}", moved.year(), (moved.month() + 2) / 3)
        }
        "H" => {
            let moved = date.checked_add((whole * 6).months()).ok()?;
            format!("{:04}-H{}", moved.year(), (moved.month() + 5) / 6)
        }
        "Y" => {
            let months = (count * 12.0) as i64;
            format!("{:04}", date.checked_add(months.months()).ok()?.year())
        }
        "DE" => format!("{:03}", date.checked_add((whole * 10).years()).ok()?.year() / 10),
        "CE" => format!("{:02}", date.checked_add((whole * 100).years()).ok()?.year() / 100),
        _ => return None,
    })
}

/// `date` moved by `count` of a TIMEX3 unit, to the day.
pub(super) fn shift(date: Date, count: f64, unit: &str) -> Option<Date> {
    if !count.is_finite() || count.abs() > 1000.0 {
        return None;
    }
    let months = |months: f64| date.checked_add((months as i64).months()).ok();
    match unit {
        "D" => date.checked_add((count as i64).days()).ok(),
        "W" => date.checked_add(((count * 7.0) as i64).days()).ok(),
        "M" => months(count),
        "Y" => months(count * 12.0),
        "DE" => months(count * 120.0),
        _ => None,
    }
}

/// The ISO week of a day.
pub(super) fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}
