//! The moment from which relative times are counted.

use jiff::civil::{Date, DateTime};

/// The moment from which relative times are counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Moment {
    /// The day.
    pub date: Option<Date>,
    /// The clock too, when a page was fetched at a known time.
    pub clock: Option<DateTime>,
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
