//! Dates, times, numbers and quantities, by rule files that a linguist can read.

use crate::Label;
use crate::segment::Token;
use crate::span::Span;

/// A time or a number that the grammar found. The fields are those of the `entities` table.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// Where it stands, proclitics left out.
    pub span: Span,
    /// DATE TIME DURATION SET QUANTITY PERCENT MONEY CARDINAL or ORDINAL.
    pub label: Label,
    /// The TIMEX3 value of a time.
    pub value: Option<String>,
    /// The TIMEX3 mod of a time; the approximator or bound of a number.
    pub modifier: Option<String>,
    /// The number.
    pub number: Option<f64>,
    /// The upper end of a range.
    pub number_max: Option<f64>,
    /// The UCUM unit or the ISO 4217 currency.
    pub unit: Option<String>,
    /// The head noun of what is counted.
    pub counted: Option<Span>,
    /// What happened to the counted: killed wounded displaced detained missing abducted.
    pub role: Option<&'static str>,
}

/// The times and numbers of `text`, in order, not overlapping.
///
/// `tokens` are those of [`crate::segment::tokens`]; `anchor` is the article's
/// date, against which relative times are resolved. Without it they keep a relative value.
#[must_use]
pub fn find(text: &str, tokens: &[Token], anchor: Option<jiff::civil::Date>) -> Vec<Expression> {
    let _ = (text, tokens, anchor);
    Vec::new()
}

/// A date as an article states it of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Where it stands in the text.
    pub span: Span,
    /// The day.
    pub date: jiff::civil::Date,
    /// The clock time, where one stands beside it.
    pub time: Option<jiff::civil::Time>,
}

/// The first full date (day, month and year) of `line`, for the date lines of pages.
///
/// «منذ ساعتين» and «أمس» are resolved against `fetched`; without it they are no date.
#[must_use]
pub fn stated_date(line: &str, fetched: Option<jiff::civil::DateTime>) -> Option<Stated> {
    let _ = (line, fetched);
    None
}
