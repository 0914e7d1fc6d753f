//! What a text has said so far: its last year, its last full date, its last repeated time.

use super::view::{Gap, Kind, Piece};
use crate::Label;

/// What later expressions of a text may refer to.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    /// The last year that was said: «العام نفسه».
    pub year: Option<i64>,
    /// The last full date, and the piece where it ends.
    day: Option<(usize, String)>,
    /// The piece where the last repeated time ends.
    set: Option<usize>,
}

impl Memory {
    /// Notes what was found, `last` being its last piece.
    pub(super) fn note(&mut self, label: Label, value: &str, last: usize) {
        match label {
            Label::Set => self.set = Some(last),
            Label::Date => {
                if let Some(year) = value.get(..4).and_then(|y| y.parse().ok()) {
                    self.year = Some(year);
                }
                if value.len() == 10 && value.as_bytes()[0].is_ascii_digit() {
                    self.day = Some((last, value.to_owned()));
                }
            }
            _ => {}
        }
    }

    /// The full date said before `at` in the same sentence.
    pub(super) fn day(&self, pieces: &[Piece], at: usize) -> Option<&str> {
        self.day.as_ref().filter(|(last, _)| one_sentence(pieces, *last, at)).map(|(_, day)| day.as_str())
    }

    /// Whether a repeated time was said before `at` in the same sentence.
    pub(super) fn repeats(&self, pieces: &[Piece], at: usize) -> bool {
        self.set.is_some_and(|last| one_sentence(pieces, last, at))
    }
}

/// Whether no sentence ends between two pieces, which stand at most 40 apart.
fn one_sentence(pieces: &[Piece], from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= 40
        && pieces[from + 1..=to.max(from)]
            .iter()
            .all(|p| p.gap != Gap::Line && !matches!(p.kind, Kind::Mark('.' | '؟' | '!')))
}
