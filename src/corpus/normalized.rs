//! A column of text, normalised row by row on all cores.

use std::sync::Arc;

use arrow_array::builder::{GenericStringBuilder, StringViewBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, OffsetSizeTrait};
use arrow_schema::DataType;
use rayon::prelude::*;

use crate::normalize::Normalizer;
use crate::{Error, Result};

/// How many rows are done at a time.
const ROWS: usize = 8192;

/// The rows of `column` normalised, in its own type and in pieces; nulls stay null.
///
/// # Errors
/// [`Error::Column`] when it holds something else than text (Utf8, LargeUtf8, Utf8View, a dictionary of these).
pub fn normalized(normalizer: &Normalizer, column: &ArrayRef) -> Result<Vec<ArrayRef>> {
    if let DataType::Dictionary(_, values) = column.data_type() {
        let dictionary = column.as_any_dictionary();
        let pieces = normalized(normalizer, dictionary.values())?;
        let pieces: Vec<&dyn Array> = pieces.iter().map(AsRef::as_ref).collect();
        if pieces.is_empty() {
            return Ok(vec![column.clone()]);
        }
        let folded = arrow_select::concat::concat(&pieces).map_err(wrong)?;
        // Entries that have become the same are one: a category is unique.
        let rows = arrow_cast::cast(&dictionary.with_values(folded), values).map_err(wrong)?;
        return Ok(vec![arrow_cast::cast(&rows, column.data_type()).map_err(wrong)?]);
    }
    let piece = |at: usize| {
        let rows = column.slice(at * ROWS, ROWS.min(column.len() - at * ROWS));
        Ok(match rows.data_type() {
            DataType::Utf8 => strings::<i32>(normalizer, &rows)?,
            DataType::LargeUtf8 => strings::<i64>(normalizer, &rows)?,
            DataType::Utf8View => views(normalizer, &rows),
            DataType::Null => rows,
            other => return Err(wrong(format!("holds {other}, expected text"))),
        })
    };
    (0..column.len().div_ceil(ROWS)).into_par_iter().map(piece).collect()
}

fn wrong(cause: impl std::fmt::Display) -> Error {
    Error::Column { column: "text".into(), cause: cause.to_string() }
}

fn strings<O: OffsetSizeTrait>(normalizer: &Normalizer, array: &ArrayRef) -> Result<ArrayRef> {
    let rows = array.as_string::<O>();
    let len = rows
        .offsets()
        .last()
        .zip(rows.offsets().first())
        .map_or(0, |(end, start)| (*end - *start).as_usize());
    let mut builder = GenericStringBuilder::<O>::with_capacity(array.len(), len);
    let mut is_too_long = false;
    normalizer.each(rows.iter(), |row| {
        let end = builder.values_slice().len() + row.map_or(0, str::len);
        is_too_long |= O::from_usize(end).is_none();
        if !is_too_long {
            builder.append_option(row);
        }
    });
    if is_too_long {
        return Err(wrong("the result needs longer offsets, as large_string has them"));
    }
    Ok(Arc::new(builder.finish()))
}

fn views(normalizer: &Normalizer, array: &ArrayRef) -> ArrayRef {
    let mut builder = StringViewBuilder::with_capacity(array.len());
    normalizer.each(array.as_string_view().iter(), |row| builder.append_option(row));
    Arc::new(builder.finish())
}

#[cfg(test)]
mod tests {
    use arrow_array::{DictionaryArray, LargeStringArray, StringArray, StringViewArray, types::Int8Type};

    use super::*;

    fn texts(arrays: &[ArrayRef]) -> Vec<Option<String>> {
        let plain = |a: &ArrayRef| arrow_cast::cast(a, &DataType::LargeUtf8).expect("text has a plain form");
        let plain: Vec<ArrayRef> = arrays.iter().map(plain).collect();
        plain
            .iter()
            .flat_map(|a| a.as_string::<i64>().iter().map(|t| t.map(str::to_owned)).collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn every_type_of_text_comes_back_as_it_is() {
        let rows: Vec<Option<&str>> =
            (0..9_000).map(|i| [Some("مُحَمَّد  قـــال"), None, Some(""), Some("nothing")][i % 4]).collect();
        let wanted: Vec<Option<String>> =
            rows.iter().map(|r| r.map(|t| Normalizer::default().normalize(t).into_owned())).collect();
        let columns: [ArrayRef; 4] = [
            Arc::new(StringArray::from(rows.clone())),
            Arc::new(LargeStringArray::from(rows.clone())),
            Arc::new(StringViewArray::from(rows.clone())),
            Arc::new(rows.iter().copied().collect::<DictionaryArray<Int8Type>>()),
        ];
        for column in columns {
            let sliced = column.slice(1, column.len() - 1);
            let done = normalized(&Normalizer::default(), &sliced).expect("text");
            assert!(done.iter().all(|piece| piece.data_type() == column.data_type()));
            assert_eq!(texts(&done), wanted[1..]);
        }
    }

    #[test]
    fn categories_that_become_one_are_one() {
        let column: ArrayRef =
            Arc::new(["قال", "قـال", "قَال"].into_iter().collect::<DictionaryArray<Int8Type>>());
        let done = normalized(&Normalizer::default(), &column).expect("text");
        assert_eq!(done[0].as_any_dictionary().values().len(), 1);
    }

    #[test]
    fn numbers_are_refused() {
        let column: ArrayRef = Arc::new(arrow_array::Int64Array::from(vec![1]));
        let error = normalized(&Normalizer::default(), &column).expect_err("no text");
        assert!(error.to_string().contains("Int64"), "{error}");
    }
}
