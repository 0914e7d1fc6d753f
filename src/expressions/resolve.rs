//! The functions of templates: from the slots of a match to a value.
//!
//! Times are counted against the article's date, the anchor. Without one a
//! value keeps what the words say and no more: `PAST_REF` for «أمس»,
//! `XXXX-11-03` for a day without a year, `XXXX-WXX-5` for a weekday.

use jiff::civil::{Date, DateTime};

use super::bound::{Bound, Named, whole};
use super::calendar;
use super::dates::{date, is_hijri, new_year, weekday_beside, year};
use super::lengths::{ago, clock, duration, period, step, told, when};
use super::ranges::{end, other_month, start, weekday_after};
use super::seasons::{century, decade, feast, season, tenth};
use super::slots::{Name, Slots};
use super::tense::is_future;
use super::vocabulary::Vocabulary;

/// The moment from which relative times are counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Moment {
    /// The day.
    pub date: Option<Date>,
    /// The clock too, when a page was fetched at a known time.
    pub clock: Option<DateTime>,
}

/// What stands between the braces of a template: a function with its arguments, as
/// `{step -1 D}`; `{date:2}` reads the slots day2, month2, … where they are filled.
#[derive(Debug, Clone)]
pub(super) struct Call {
    function: Function,
    second: bool,
    arguments: Vec<Argument>,
}

/// An argument, read as all that it may be.
#[derive(Debug, Clone)]
pub(super) struct Argument {
    /// As written, its sign left off.
    pub text: String,
    /// Whether - stood before it.
    pub negative: bool,
    number: Option<f64>,
    slot: Option<Place>,
    class: Option<u8>,
}

/// A slot, and the one of its name with a 2.
#[derive(Debug, Clone, Copy)]
struct Place {
    first: u8,
    second: Option<u8>,
}

#[derive(Debug, Clone, Copy)]
enum Function {
    Date,
    Step,
    Told,
    Period,
    ToldMonth,
    NewYear,
    ThisDay,
    Then,
    Definite,
    Afterwards,
    Cents,
    Duration,
    Ago,
    Start,
    End,
    WeekdayAfter,
    From,
    Decimal,
    Times,
    Large,
    Coin,
    CoinUnit,
    HijriPair,
    Hijri,
    OtherMonth,
    Tenth,
    Each,
    When,
    Later,
    Low,
    Plus,
    Near,
    Time,
    InYear,
    Indefinite,
    SeasonName,
    Season,
    Feast,
    Century,
    Decade,
    WeekdayBeside,
    /// A slot as it is, or in two digits.
    Slot(Place),
    TwoDigits(Place),
}

impl Function {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "date" => Self::Date,
            "step" => Self::Step,
            "told" => Self::Told,
            "period" => Self::Period,
            "told-month" => Self::ToldMonth,
            "new-year" => Self::NewYear,
            "this-day" => Self::ThisDay,
            "then" => Self::Then,
            "definite" => Self::Definite,
            "afterwards" => Self::Afterwards,
            "cents" => Self::Cents,
            "duration" => Self::Duration,
            "ago" => Self::Ago,
            "start" => Self::Start,
            "end" => Self::End,
            "weekday-after" => Self::WeekdayAfter,
            "from" => Self::From,
            "decimal" => Self::Decimal,
            "times" => Self::Times,
            "large" => Self::Large,
            "coin" => Self::Coin,
            "coin-unit" => Self::CoinUnit,
            "hijri-pair" => Self::HijriPair,
            "hijri" => Self::Hijri,
            "other-month" => Self::OtherMonth,
            "tenth" => Self::Tenth,
            "each" => Self::Each,
            "when" => Self::When,
            "later" => Self::Later,
            "low" => Self::Low,
            "plus" => Self::Plus,
            "near" => Self::Near,
            "time" => Self::Time,
            "in-year" => Self::InYear,
            "indefinite" => Self::Indefinite,
            "season-name" => Self::SeasonName,
            "season" => Self::Season,
            "feast" => Self::Feast,
            "century" => Self::Century,
            "decade" => Self::Decade,
            "weekday-beside" => Self::WeekdayBeside,
            _ => return None,
        })
    }
}

impl Call {
    /// Reads what stands between braces; none when there is no such function or slot.
    pub(super) fn parse(text: &str, slots: &Slots, vocabulary: &Vocabulary) -> Option<Self> {
        let mut words = text.split_whitespace();
        let head = words.next()?;
        let (name, second) = head.strip_suffix(":2").map_or((head, false), |name| (name, true));
        let function = match (Function::named(name), name) {
            (Some(function), _) => function,
            (None, "month" | "day" | "mm" | "zh" | "zm" | "mid") => {
                Function::TwoDigits(Place::named(name, slots)?)
            }
            (None, _) => Function::Slot(Place::named(name, slots)?),
        };
        let arguments = words.map(|word| Argument::parse(word, slots, vocabulary)).collect();
        Some(Self { function, second, arguments })
    }
}

impl Place {
    fn named(name: &str, slots: &Slots) -> Option<Self> {
        Some(Self { first: slots.known(name)?, second: slots.known(&format!("{name}2")) })
    }

    fn number(self, slots: &Named) -> Option<f64> {
        let second = self.second.filter(|_| slots.second).and_then(|s| slots.bound.number(s));
        second.or_else(|| slots.bound.number(self.first))
    }

    fn text<'a>(self, slots: &Named<'a>) -> Option<&'a str> {
        let second = self.second.filter(|_| slots.second).and_then(|s| slots.bound.entry(s));
        second.or_else(|| slots.bound.entry(self.first)).map(|e| &*e.text)
    }
}

impl Argument {
    fn parse(word: &str, slots: &Slots, vocabulary: &Vocabulary) -> Self {
        let (text, negative) =
            word.strip_prefix('-').map_or((word.trim_start_matches('+'), false), |text| (text, true));
        Self {
            text: text.to_owned(),
            negative,
            number: text.parse().ok(),
            slot: Place::named(text, slots),
            class: vocabulary.known_class(text),
        }
    }

    /// The number, or the number in the slot, that the argument names; its sign left off.
    pub(super) fn number(&self, slots: &Named) -> Option<f64> {
        self.number.or_else(|| self.slot?.number(slots))
    }

    /// The text of the entry in the slot that it names, or its own.
    pub(super) fn text<'a>(&'a self, slots: &Named<'a>) -> &'a str {
        self.slot.and_then(|place| place.text(slots)).unwrap_or(&self.text)
    }
}

/// Evaluates a call; `alone` when it is the whole template.
pub(super) fn call(call: &Call, bound: &Bound, moment: &Moment, alone: bool) -> Option<String> {
    let slots = Named { bound, second: call.second };
    match (call.function, call.arguments.as_slice()) {
        // «الجمعة قبل الماضي».
        (Function::Date, [weeks]) => {
            let sign = if weeks.negative { -7.0 } else { 7.0 };
            let day = date(&slots, moment, alone)?.parse::<Date>().ok()?;
            calendar::shift(day, sign * weeks.number(&slots)?, "D").map(|day| day.to_string())
        }
        (Function::Date, _) => date(&slots, moment, alone),
        (Function::OtherMonth, _) => other_month(&slots, moment),
        (Function::Tenth, _) => tenth(&slots, moment),
        (Function::Step, [count, unit]) => step(&slots, moment, count, unit),
        (Function::Told, [count, unit]) => told(&slots, moment, count, unit),
        (Function::Period, [year]) => Some(period(&slots, format!("{:04}", year.number(&slots)?))),
        (Function::Period, [count, unit]) => {
            step(&slots, moment, count, unit).map(|year| period(&slots, year))
        }
        (Function::ToldMonth, _) => {
            bound.memory.told(bound.at, "M").map(|day| format!("{:04}-{:02}", day.year(), day.month()))
        }
        (Function::NewYear, _) => new_year(moment),
        // «ذلك الحين».
        (Function::Then, _) => Some(bound.memory.then(bound.at).unwrap_or_else(|| reference(-1))),
        (Function::Definite, [number]) => {
            let definite = bound.reading.pieces[bound.at].definite;
            definite.then(|| number.number(&slots))?.map(|n| n.to_string())
        }
        (Function::ThisDay, _) => moment.date.map(|d| format!("{:02}-{:02}", d.month(), d.day())),
        (Function::Afterwards, _) => Some(reference(if is_future(bound) { 1 } else { -1 })),
        (Function::Cents, [whole, cents, worth]) => {
            let sum = whole.number(&slots)? + cents.number(&slots)? * worth.number(&slots)?;
            Some(((sum * 1e4).round() / 1e4).to_string())
        }
        (Function::Later, [count, unit]) => {
            is_future(bound).then(|| step(&slots, moment, count, unit)).flatten()
        }
        (Function::Ago, _) => ago(&slots, moment),
        (Function::Start, _) => start(&slots, moment),
        (Function::End, _) => end(&slots, moment),
        (Function::WeekdayAfter, _) => weekday_after(&slots, moment),
        // «صفر فاصل ثلاثة»: the digits behind the point.
        (Function::Decimal, [number]) => {
            let digits = number.number(&slots)?;
            let places = if digits < 10.0 {
                1e1
            } else if digits < 100.0 {
                1e2
            } else {
                1e3
            };
            Some((digits / places).to_string())
        }
        // «ارتفع من 3 إلى 5» was the one and is the other; without a word of change it is a range.
        (Function::From, [_]) => from(bound).map(|n| n.to_string()),
        (Function::Times, [number, factor]) => {
            let product = number.number(&slots)? * factor.number(&slots)?;
            Some(((product * 1e6).round() / 1e6).to_string())
        }
        (Function::Large, [number]) => {
            number.number(&slots).filter(|&n| n >= 500.0 && n.fract() == 0.0).map(|n| n.to_string())
        }
        (Function::Coin, [number, part]) => {
            let worth: f64 = part.text(&slots).split(' ').next()?.parse().ok()?;
            Some(((number.number(&slots)? * worth * 1e6).round() / 1e6).to_string())
        }
        (Function::CoinUnit, [part]) => part.text(&slots).split_once(' ').map(|(_, unit)| unit.to_owned()),
        (Function::Hijri, _) => Some(format!("AH{:04}", slots.whole(Name::HijriYear)?)),
        (Function::HijriPair, [year]) => {
            let year = year.number(&slots).and_then(whole)?;
            is_hijri(year, moment).then(|| format!("AH{year:04}"))
        }
        (Function::Duration, _) => duration(&slots, None),
        (Function::Each, _) => duration(&slots, Some(1.0)),
        (Function::When, _) => Some(when(&slots, moment)),
        (Function::Low, _) => low(bound),
        (Function::Plus, [one, other]) => {
            Some((one.number(&slots).unwrap_or(1.0) + other.number(&slots)?).to_string())
        }
        (Function::Near, [class, text]) => near(bound, class.class?).then(|| text.text.clone()),
        (Function::Time, _) => clock(&slots),
        (Function::InYear, _) => year(&slots, moment),
        (Function::Indefinite, [number]) => {
            let definite = bound.reading.pieces[bound.at].definite;
            (!definite).then(|| number.number(&slots))?.map(|n| n.to_string())
        }
        (Function::SeasonName, _) => slots.text(Name::Season).map(str::to_owned),
        (Function::Season, _) => season(&slots, moment),
        (Function::Feast, _) => feast(&slots, moment),
        (Function::Century, _) => century(&slots, moment).map(|c| format!("{c:02}")),
        (Function::Decade, _) => decade(&slots, moment),
        (Function::WeekdayBeside, _) => Some(weekday_beside(&slots).unwrap_or_default()),
        (Function::TwoDigits(place), _) => match place.number(&slots).and_then(whole) {
            Some(n) => Some(format!("{n:02}")),
            None => plain(&slots, place),
        },
        (Function::Slot(place), _) => plain(&slots, place),
        (
            Function::Step
            | Function::Told
            | Function::Period
            | Function::Cents
            | Function::Later
            | Function::Plus
            | Function::Near
            | Function::From
            | Function::Decimal
            | Function::Times
            | Function::Large
            | Function::Coin
            | Function::CoinUnit
            | Function::HijriPair
            | Function::Indefinite
            | Function::Definite,
            _,
        ) => None,
    }
}

/// How far before «من … إلى» a word of change may stand.
pub(super) const CHANGE: usize = 12;

/// A slot as it is.
fn plain(slots: &Named, place: Place) -> Option<String> {
    match place.text(slots) {
        Some(text) => Some(text.to_owned()),
        None => place.number(slots).map(|n| n.to_string()),
    }
}

/// Names a direction in time.
pub(super) fn reference(direction: i64) -> String {
    match direction {
        ..0 => "PAST_REF",
        0 => "PRESENT_REF",
        1.. => "FUTURE_REF",
    }
    .to_owned()
}

/// The lower end of a range: «4 إلى 5 ملايين» begins at four million.
fn low(bound: &Bound) -> Option<String> {
    let (first, second) = (Name::Number.first(), Name::Number.second());
    let (low, high) = (bound.number(first)?, bound.number(second)?);
    let scale = bound.scale(second);
    let low = if bound.scale(first) < scale && low < 1000.0 { low * scale } else { low };
    (low < high).then(|| low.to_string())
}

/// The first of two numbers of which a word of change tells; it takes the power of a thousand of the second.
fn from(bound: &Bound) -> Option<f64> {
    let pieces = bound.reading.pieces;
    let changes = |at: usize| bound.reading.vocabulary.has(pieces, at, bound.cues.change);
    if !(bound.at.saturating_sub(CHANGE)..bound.at).any(changes) {
        return None;
    }
    let (first, second) = (Name::Number.first(), Name::Number.second());
    let (one, scale) = (bound.number(first)?, bound.scale(second));
    Some(if bound.scale(first) < scale && one < 1000.0 { one * scale } else { one })
}

/// Whether a word of `class` stands shortly before the match.
fn near(bound: &Bound, class: u8) -> bool {
    let pieces = bound.reading.pieces;
    (bound.at.saturating_sub(10)..bound.at).any(|at| bound.reading.vocabulary.has(pieces, at, class))
}
