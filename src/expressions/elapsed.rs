//! How long ago a page says that it was published: «منذ ساعتين», «3 أيام مضت», «2 hours ago».

use jiff::civil::{Date, DateTime, Time};

use super::compiled::{RuleSet, ruleset, span_of};
use super::moment::Moment;
use super::view::{Kind, Piece};
use crate::Label;
use crate::span::Span;

/// A line of nothing but a length has no more pieces than this.
const SHORT: usize = 6;

/// The moment that a line tells by the time since, counted back from the fetch: its place, day and, where it is that
/// fine, hour.
pub(super) fn elapsed(line: &str, pieces: &[Piece], fetched: DateTime) -> Option<(Span, Date, Option<Time>)> {
    let lengths = Lengths { ruleset: ruleset(), line, pieces };
    let cues = &lengths.ruleset.cues;
    let passes = (0..pieces.len()).any(|at| lengths.has(at, cues.passed));
    for at in 0..pieces.len() {
        let told = match lengths.end(at, cues.ago) {
            Some(end) => lengths.read(lengths.past_marks(end)),
            None if passes || at == 0 && pieces.len() <= SHORT => lengths.read(at).filter(|&(_, last)| {
                lengths.has(last + 1, cues.passed) || at == 0 && last + 1 == pieces.len()
            }),
            None => None,
        };
        if let Some((length, mut last)) = told
            && let Ok(length) = length.parse::<jiff::Span>()
            && let Ok(then) = fetched.checked_sub(length)
        {
            last += usize::from(lengths.has(last + 1, cues.passed));
            // A length of days tells no hour.
            let fine = length.get_hours() != 0 || length.get_minutes() != 0 || length.get_seconds() != 0;
            return Some((span_of(pieces, at, last), then.date(), fine.then(|| then.time())));
        }
        // «منذ قليل», «الآن»: a line of its own, or what a label introduces.
        let alone = at == 0 || matches!(pieces[at - 1].kind, Kind::Mark(_));
        if let Some(end) = lengths.end(at, cues.just_now).filter(|&end| alone && end == pieces.len()) {
            return Some((span_of(pieces, at, end - 1), fetched.date(), Some(fetched.time())));
        }
    }
    None
}

/// Lengths of time in a line.
struct Lengths<'a> {
    ruleset: &'a RuleSet,
    line: &'a str,
    pieces: &'a [Piece],
}

impl Lengths<'_> {
    fn has(&self, at: usize, class: u8) -> bool {
        self.ruleset.vocabulary.has(self.pieces, at, class)
    }

    fn end(&self, at: usize, class: u8) -> Option<usize> {
        self.ruleset.vocabulary.find(self.pieces, at, class).map(|(_, end)| end)
    }

    /// Past a colon and «حوالي», «أقل من».
    fn past_marks(&self, at: usize) -> usize {
        let colon = self.pieces.get(at).is_some_and(|p| p.kind == Kind::Mark(':'));
        let at = at + usize::from(colon);
        self.end(at, self.ruleset.cues.timex_approx).unwrap_or(at)
    }

    /// The length that begins at `at`, and its last piece.
    fn read(&self, at: usize) -> Option<(String, usize)> {
        let (words, cues) = (&self.ruleset.vocabulary, &self.ruleset.cues);
        let rest = self.pieces.get(at..self.pieces.len().min(at + 8)).filter(|rest| !rest.is_empty())?;
        // «5 س», «2 hours», «an hour».
        let count = match rest[0].kind {
            Kind::Digits(digits) if digits.plain => Some(digits.value),
            _ => self.has(at, cues.one_latin).then_some(1.0),
        };
        if let Some(count) = count
            && let Some((unit, end)) = words.find(self.pieces, at + 1, cues.unit_short)
        {
            return Some((length(count, &words.entry(unit).text), end - 1));
        }
        match self.ruleset.matches(self.line, rest, &Moment::default()).into_iter().next() {
            Some(found) if found.label == Label::Duration && found.first == 0 => {
                Some((found.value?, at + found.last))
            }
            _ => {
                let (unit, end) = words.find(self.pieces, at, cues.unit_singular)?;
                Some((length(1.0, &words.entry(unit).text), end - 1))
            }
        }
    }
}

fn length(count: f64, unit: &str) -> String {
    match unit.strip_prefix('T') {
        Some(unit) => format!("PT{count}{unit}"),
        None => format!("P{count}{unit}"),
    }
}
