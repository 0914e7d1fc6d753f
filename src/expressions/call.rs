//! What stands between the braces of a template, read: `resolve` says what it gives.

use super::slots::Slots;
use super::vocabulary::Vocabulary;

/// What stands between the braces of a template: a function with its arguments, as
/// `{step -1 D}`; `{date:2}` reads the slots day2, month2, … where they are filled.
#[derive(Debug, Clone)]
pub(super) struct Call {
    pub function: Function,
    pub second: bool,
    pub arguments: Vec<Argument>,
}

/// An argument, read as all that it may be.
#[derive(Debug, Clone)]
pub(super) struct Argument {
    /// As written, its sign left off.
    pub text: String,
    /// Whether - stood before it.
    pub negative: bool,
    /// The number that it is.
    pub number: Option<f64>,
    /// The slot that it names.
    pub slot: Option<Place>,
    /// The class that it names.
    pub class: Option<u8>,
}

/// A slot, and the one of its name with a 2.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub first: u8,
    pub second: Option<u8>,
}

/// What may stand first between the braces.
#[derive(Debug, Clone, Copy)]
pub(super) enum Function {
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
}
