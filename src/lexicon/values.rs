//! Months, weekdays and number words with their values, from the lists that the rules of dates and numbers use.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::script::folded;
use crate::table::{Layout, Table, shipped};

/// Months of every country.
pub(crate) const MONTHS: Table = shipped!("lexicon/months.tsv");
/// Days of the week, days by their distance from today, parts of the day.
pub(crate) const DAYS: Table = shipped!("lexicon/days.tsv");
/// Number words.
pub(crate) const NUMBERS: Table = shipped!("lexicon/numbers.tsv");

/// A list in sections, one a class of words: forms parted by `|`, and their value.
pub(crate) const VALUES: Layout = Layout { columns: &["forms", "value", "note"], filled: 1, key: 1 };

/// A month of the Gregorian or the Hijri calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// 1 to 12.
    pub number: u8,
    /// Whether it is one of the Hijri calendar.
    pub hijri: bool,
}

/// The forms of the sections called `wanted`, with the section and the value.
pub(super) fn forms(
    list: Table<'static>,
    wanted: &[&str],
) -> impl Iterator<Item = (&'static str, &'static str, f64)> {
    let mut found = Vec::new();
    list.each(&VALUES, |row| {
        if wanted.contains(&row.section()) {
            let value = row.number(1)?.unwrap_or(0.0);
            found.extend(row.field(0).split('|').map(|form| (form, row.section(), value)));
        }
        Ok(())
    });
    found.into_iter()
}

/// The sections of cardinal numbers of one word.
pub(super) const CARDINALS: [&str; 8] =
    ["digit-word", "bound-unit", "ten", "tens", "hundred", "hundreds", "scale", "scale-plural"];

/// The month that a folded word or phrase names.
///
/// ```
/// use warraq::lexicon::month;
/// assert_eq!(month("غشت").unwrap().number, 8);
/// assert!(month("ذو القعده").unwrap().hijri && month("بيت").is_none());
/// ```
#[must_use]
pub fn month(form: &str) -> Option<Month> {
    static MAP: LazyLock<HashMap<String, Month>> = LazyLock::new(|| {
        let months = forms(MONTHS, &["month", "hmonth"]);
        let month = |(form, section, value): (&str, &str, f64)| {
            (folded(form), Month { number: value as u8, hijri: section == "hmonth" })
        };
        months.map(month).collect()
    });
    MAP.get(form).copied()
}

/// The day of the week that a folded word names, from 1 for Monday to 7 for Sunday.
///
/// ```
/// assert_eq!(warraq::lexicon::weekday("الاربعاء"), Some(3));
/// ```
#[must_use]
pub fn weekday(form: &str) -> Option<u8> {
    static MAP: LazyLock<HashMap<String, u8>> = LazyLock::new(|| {
        forms(DAYS, &["weekday"]).map(|(form, _, value)| (folded(form), value as u8)).collect()
    });
    MAP.get(form).copied()
}

/// The value of a folded cardinal number of one word.
///
/// ```
/// use warraq::lexicon::number;
/// assert_eq!(number("سبعميه"), Some(700.0));
/// ```
#[must_use]
pub fn number(form: &str) -> Option<f64> {
    static MAP: LazyLock<HashMap<String, f64>> =
        LazyLock::new(|| forms(NUMBERS, &CARDINALS).map(|(form, _, value)| (folded(form), value)).collect());
    MAP.get(form).copied()
}
