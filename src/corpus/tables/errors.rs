//! One row for each document that could not be read or processed, or whose date could not be.

use super::frame::{Framed, Place};
use crate::Error;
use crate::corpus::defined::columns;

/// What went wrong with a document.
pub(in crate::corpus) struct Fault<'o> {
    error: &'o Error,
}

columns!({ pub(super) Errors } fault: Fault;
    error: &'static str = fault.error.kind(), "EncodingError FormatError OSError …";
    cause: String = &fault.error.to_string(), "what went wrong, in words";
);

/// Adds a row when there is an error.
pub(super) fn push(table: &mut Framed<Errors>, place: &Place<'_>) {
    if let Some(error) = &place.outcome.error {
        table.push(&place.raw(None, None, None), &Fault { error });
    }
}
