//! Kinds of numbers: what a number may be in a rule.

use super::number::Number;

/// Which numbers a `<…>` of a pattern takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberKind {
    /// Any cardinal.
    Any,
    /// A whole cardinal below 10,000, or a number with a half.
    Count,
    /// A day of a month, 1 to 31.
    Day,
    /// A month, 1 to 12, in digits.
    Month,
    /// A year in four digits, or in words.
    Year,
    /// A Hijri year.
    HijriYear,
    /// A year in three digits.
    EarlyYear,
    /// A year in two digits.
    ShortYear,
    /// A year in digits.
    FourDigits,
    /// An hour, 0 to 24.
    Hour,
    /// A minute or second, two digits.
    Minute,
    /// An ordinal.
    Ordinal,
    /// An ordinal, or a definite cardinal in its place: «الدقيقة التسعين».
    Rank,
    /// A definite ordinal or cardinal that can be an age.
    Age,
    /// An hour and its minutes with a point or comma between: «8.30».
    PointClock,
    /// An hour and its minutes in four digits: «0830».
    FourClock,
    /// A number with a fraction of three digits: «2.150», which before «%» are decimals.
    Thousandth,
    /// An hour and a part of it in one number: «8 ونصف».
    HalfHour,
    /// An hour as an ordinal: «الثالثة».
    ClockHour,
    /// A number in words or with separators that is only a size.
    Vague,
    /// A part of a whole.
    Fraction,
}

impl NumberKind {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "number" => Self::Any,
            "n" => Self::Count,
            "day" => Self::Day,
            "mm" => Self::Month,
            "year" => Self::Year,
            "hyear" => Self::HijriYear,
            "yy" => Self::ShortYear,
            "yyy" => Self::EarlyYear,
            "yyyy" => Self::FourDigits,
            "hour" => Self::Hour,
            "minute" => Self::Minute,
            "ordinal" => Self::Ordinal,
            "rank" => Self::Rank,
            "age" => Self::Age,
            "h.5" => Self::HalfHour,
            "h.mm" => Self::PointClock,
            "hhmm" => Self::FourClock,
            "n.nnn" => Self::Thousandth,
            "oclock" => Self::ClockHour,
            "vague" => Self::Vague,
            "fraction" => Self::Fraction,
            _ => return None,
        })
    }

    /// All of them.
    pub(super) const ALL: [Self; 21] = [
        Self::Any,
        Self::Count,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::HijriYear,
        Self::ShortYear,
        Self::EarlyYear,
        Self::FourDigits,
        Self::Hour,
        Self::Minute,
        Self::Ordinal,
        Self::Rank,
        Self::Age,
        Self::PointClock,
        Self::FourClock,
        Self::HalfHour,
        Self::Thousandth,
        Self::ClockHour,
        Self::Vague,
        Self::Fraction,
    ];

    /// A bit of its own.
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The kinds that take a number, one bit each.
pub(super) fn kinds_of(number: &Number) -> u32 {
    NumberKind::ALL.into_iter().filter(|&kind| accepts(kind, number)).fold(0, |bits, kind| bits | kind.bit())
}

fn accepts(kind: NumberKind, number: &Number) -> bool {
    let whole = number.value.fract() == 0.0;
    let cardinal = !number.ordinal && !number.vague;
    let between = |low: f64, high: f64| whole && (low..=high).contains(&number.value);
    let digits = number.digits > 0;
    match kind {
        NumberKind::Any => cardinal,
        NumberKind::Count => cardinal && number.value <= 1e6,
        NumberKind::Day => !number.vague && between(1.0, 31.0) && (!digits || number.digits <= 2),
        NumberKind::Month => digits && number.digits <= 2 && between(1.0, 12.0),
        NumberKind::Year => cardinal && between(1000.0, 2199.0) && (number.digits == 4 || !number.numeric),
        NumberKind::HijriYear => {
            cardinal && between(if digits { 1.0 } else { 100.0 }, 1600.0) && (digits || !number.numeric)
        }
        NumberKind::ShortYear => number.digits == 2,
        NumberKind::EarlyYear => number.digits == 3 && between(100.0, 999.0),
        NumberKind::FourDigits => number.digits == 4 && between(1000.0, 2199.0),
        NumberKind::HalfHour => {
            cardinal
                && number.value.fract() != 0.0
                && number.value < 13.0
                && number.decimals == 0
                && number.scale == 1.0
        }
        NumberKind::Hour => {
            !number.vague && between(0.0, 24.0) && (!number.numeric || (1..=2).contains(&number.digits))
        }
        NumberKind::Minute => cardinal && between(0.0, 59.0) && (!number.numeric || number.digits == 2),
        NumberKind::Ordinal => number.ordinal,
        NumberKind::Rank => !number.vague && !number.numeric && number.definite && between(1.0, 99.0),
        NumberKind::Age => !number.vague && number.definite && !number.numeric && between(13.0, 110.0),
        NumberKind::PointClock => number.decimals == 2 && is_clock((number.value * 100.0).round()),
        NumberKind::FourClock => number.digits == 4 && is_clock(number.value),
        NumberKind::Thousandth => cardinal && number.parted,
        NumberKind::ClockHour => {
            // «الواحدة» is no ordinal.
            number.ordinal && between(1.0, 12.0)
                || number.value == 1.0 && number.definite && !number.numeric && cardinal
        }
        NumberKind::Vague => number.vague,
        NumberKind::Fraction => number.fraction,
    }
}

/// Whether the digits of an hour and of its minutes make a clock time.
fn is_clock(digits: f64) -> bool {
    digits.fract() == 0.0 && (0.0..=2400.0).contains(&digits) && digits % 100.0 < 60.0
}
