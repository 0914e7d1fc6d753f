//! What stands around each row of a table in its source.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema};

use super::source::Documents;
use crate::boilerplate::html_text;
use crate::span::{CodePoints, Span};
use crate::{Error, Result};

/// The rows of `batch` with the columns `left` and `right`: up to `width` code points
/// of the source before and after each, in pages what a reader sees of them.
///
/// `batch` has the columns doc_id, start, end and text. Rows without a span, or
/// whose document is gone, have nulls there.
///
/// # Errors
/// [`Error::Argument`] when `batch` lacks one of those columns.
pub fn around(batch: &RecordBatch, documents: Documents, width: usize) -> Result<RecordBatch> {
    let column = |name: &str| {
        batch
            .column_by_name(name)
            .ok_or_else(|| Error::Argument { argument: "table", cause: format!("has no column {name:?}") })
    };
    let (ids, texts) = (column("doc_id")?.as_string::<i32>(), column("text")?.as_string::<i32>());
    let starts = column("start")?.as_primitive::<Int64Type>();
    let ends = column("end")?.as_primitive::<Int64Type>();
    let mut rows_of: HashMap<&str, Vec<usize>> = HashMap::new();
    for row in 0..batch.num_rows() {
        rows_of.entry(ids.value(row)).or_default().push(row);
    }
    let mut sides: Vec<Option<(String, String)>> = vec![None; batch.num_rows()];
    for source in documents.flatten() {
        if rows_of.is_empty() {
            break;
        }
        let Some(rows) = rows_of.remove(source.id.as_str()) else { continue };
        let text = source.into_text()?;
        let points = CodePoints::new(&text);
        for row in rows {
            if starts.is_null(row) || ends.is_null(row) {
                continue;
            }
            let span = Span::new(starts.value(row) as usize, ends.value(row) as usize);
            let shown = (!texts.is_null(row)).then(|| texts.value(row));
            sides[row] = Some(beside(&text, &points, span, shown, width));
        }
    }
    let (mut left, mut right) = (StringBuilder::new(), StringBuilder::new());
    for side in &sides {
        left.append_option(side.as_ref().map(|side| &side.0));
        right.append_option(side.as_ref().map(|side| &side.1));
    }
    let mut fields: Vec<_> = batch.schema().fields().iter().cloned().collect();
    fields.extend(["left", "right"].map(|name| Arc::new(Field::new(name, DataType::Utf8, true))));
    let mut columns = batch.columns().to_vec();
    columns.extend([Arc::new(left.finish()) as _, Arc::new(right.finish()) as _]);
    let schema = Schema::new_with_metadata(fields, batch.schema().metadata().clone());
    RecordBatch::try_new(Arc::new(schema), columns)
        .map_err(|error| Error::Argument { argument: "table", cause: error.to_string() })
}

/// How much more of a page is read than is shown, for its tags.
const TAGS: usize = 8;

fn beside(
    text: &str,
    points: &CodePoints,
    span: Span,
    shown: Option<&str>,
    width: usize,
) -> (String, String) {
    let bytes = points.to_span(text, span);
    let page = shown.is_some_and(|shown| shown != bytes.of(text));
    let reach = if page { width * TAGS } else { width };
    let before = &text[points.to_byte(text, span.start.saturating_sub(reach))..bytes.start];
    let after = &text[bytes.end..points.to_byte(text, (span.end + reach).min(points.len()))];
    if !page {
        return (before.to_owned(), after.to_owned());
    }
    // A window may begin or end inside a tag: that piece of a tag is no text.
    let before = match (before.find('>'), before.find('<')) {
        (Some(close), open) if open.is_none_or(|open| close < open) => &before[close + 1..],
        _ => before,
    };
    let after = match (after.rfind('<'), after.rfind('>')) {
        (Some(open), close) if close.is_none_or(|close| close < open) => &after[..open],
        _ => after,
    };
    let (before, after) = (html_text(before), html_text(after));
    let skip = before.chars().count().saturating_sub(width);
    (before.chars().skip(skip).collect(), after.chars().take(width).collect())
}
