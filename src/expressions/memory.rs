//! What a text has said so far: its last year, its last full date, its last repeated time.

use jiff::civil::Date;

use super::view::{Gap, Kind, Piece};
use crate::Label;

/// What later expressions of a text may refer to.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    /// The last year that was said: «العام نفسه».
    pub year: Option<i64>,
    /// The day that the text calls today, where a weekday beside «اليوم» or «أمس» says that it is not its date.
    pub today: Option<Date>,
    /// The last part of a day, and the piece where it ends.
    half: Option<(usize, String)>,
    /// The last full date, and the piece where it ends.
    day: Option<(usize, String)>,
    /// The last date of any kind: where it ends, its first day, how many characters its value has.
    told: Option<(usize, Date, usize)>,
    /// The last month, quarter, half or season of a year: where it ends, and its value without the year.
    part: Option<(usize, String)>,
    /// The piece where the last repeated time ends.
    set: Option<usize>,
}

impl Memory {
    /// Notes what was found, `last` being its last piece.
    pub(super) fn note(&mut self, label: Label, value: &str, last: usize) {
        match label {
            Label::Set => self.set = Some(last),
            Label::Date | Label::Time => {
                if let Some((_, part)) = value.split_once('T').filter(|(_, part)| part.len() == 2) {
                    self.half = Some((last, part.to_owned()));
                }
                if let Some(first) = first_day(value) {
                    self.told = Some((last, first, value.len()));
                }
                if value.len() == 7 && value.as_bytes()[4] == b'-' {
                    self.part = Some((last, value[4..].to_owned()));
                }
                if let Some(year) = value.get(..4).and_then(|y| y.parse().ok()) {
                    self.year = Some(year);
                }
                if let Some(day) = value.get(..10).filter(|day| day.parse::<Date>().is_ok()) {
                    self.day = Some((last, day.to_owned()));
                }
            }
            _ => {}
        }
    }

    /// The full date said before `at` in the same sentence.
    pub(super) fn day(&self, pieces: &[Piece], at: usize) -> Option<&str> {
        self.day.as_ref().filter(|(last, _)| one_sentence(pieces, *last, at)).map(|(_, day)| day.as_str())
    }

    /// The part of the day said before `at` in the same sentence: `EV`.
    pub(super) fn half(&self, pieces: &[Piece], at: usize) -> Option<&str> {
        self.half.as_ref().filter(|(last, _)| one_sentence(pieces, *last, at)).map(|(_, part)| part.as_str())
    }

    /// The value of the date told last, at most sixty pieces before `at`.
    pub(super) fn then(&self, at: usize) -> Option<String> {
        let (last, first, length) = self.told?;
        (at.saturating_sub(last) <= 60).then(|| first.to_string().chars().take(length.min(10)).collect())
    }

    /// The first day of the last date before `at`, when it is as fine as `unit`.
    pub(super) fn told(&self, at: usize, unit: &str) -> Option<Date> {
        let (last, first, length) = self.told?;
        let fine = match unit {
            "D" => 10,
            "W" => 8,
            "M" => 7,
            _ => 4,
        };
        (length >= fine && at.saturating_sub(last) <= 60).then_some(first)
    }

    /// The part of a year that was told last before `at`: `-Q3`, `-11`, `-SU`.
    pub(super) fn part_of_year(&self, at: usize) -> Option<&str> {
        self.part.as_ref().filter(|(last, _)| at.saturating_sub(*last) <= 60).map(|(_, part)| part.as_str())
    }

    /// Whether a repeated time was said before `at` in the same sentence.
    pub(super) fn repeats(&self, pieces: &[Piece], at: usize) -> bool {
        self.set.is_some_and(|last| one_sentence(pieces, last, at))
    }
}

/// The first day of a year, a month or a day.
fn first_day(value: &str) -> Option<Date> {
    let whole = match value.len() {
        4 => format!("{value}-01-01"),
        7 => format!("{value}-01"),
        _ => value.get(..10)?.to_owned(),
    };
    whole.parse().ok()
}

/// Whether no sentence ends between two pieces, which stand at most 40 apart.
fn one_sentence(pieces: &[Piece], from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= 40
        && pieces[from + 1..=to.max(from)]
            .iter()
            .all(|p| p.gap != Gap::Line && !matches!(p.kind, Kind::Mark('.' | '؟' | '!')))
}
