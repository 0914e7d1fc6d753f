//! Columns from Python: Arrow streams without a copy, lists value by value.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use arrow_select::concat::concat;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList, PyString};
use pyo3_arrow::input::AnyArray;

use super::error::{ColumnError, to_py};
use super::guard::Signals;
use super::source::utf8;
use crate::{Error, corpus};

/// The columns that `picked` holds under `text`, `id`, `date`, `group` and `url`.
///
/// `named` tells what the user calls them, for errors.
pub(super) fn columns(picked: &Bound<'_, PyDict>, named: &Bound<'_, PyDict>) -> PyResult<corpus::Columns> {
    let name = |role: &str| -> String {
        let name = named.get_item(role).ok().flatten().and_then(|name| name.extract::<String>().ok());
        name.unwrap_or_else(|| role.to_owned())
    };
    let mut faults = BTreeMap::new();
    let mut column = |role: &str| -> PyResult<Option<ArrayRef>> {
        let Some(values) = picked.get_item(role)? else { return Ok(None) };
        array(&values, &name(role), role != "text", &mut faults).map(Some)
    };
    let renamed = |error: Error| match error {
        Error::Column { column, cause } => Error::Column { column: name(&column), cause },
        other => other,
    };
    let Some(text) = column("text")? else {
        return Err(ColumnError::new_err("column \"text\": is missing"));
    };
    let (id, date, group) = (column("id")?, column("date")?, column("group")?);
    let url = column("url")?;
    let columns = corpus::Columns::new(&text, id.as_ref(), date.as_ref(), group.as_ref())
        .map_err(|error| to_py(renamed(error)))?
        .with_faults(faults);
    match url {
        Some(url) => columns.with_url(&url).map_err(|error| to_py(renamed(error))),
        None => Ok(columns),
    }
}

/// `any` says that numbers stand for their digits, as ids may, and days for themselves; rows that are no valid
/// Unicode are `faults`.
fn array(
    values: &Bound<'_, PyAny>,
    name: &str,
    any: bool,
    faults: &mut BTreeMap<usize, String>,
) -> PyResult<ArrayRef> {
    if let Ok(list) = values.cast::<PyList>() {
        return listed(list, name, any, faults);
    }
    let chunks = chunks(values, name)?;
    let parts: Vec<&dyn Array> = chunks.iter().map(|chunk| chunk.as_ref()).collect();
    match parts.as_slice() {
        [] => Ok(Arc::new(StringBuilder::new().finish())),
        parts => concat(parts).map_err(|error| wrong(name, &error)),
    }
}

/// The arrays of an Arrow array or stream.
pub(super) fn chunks(values: &Bound<'_, PyAny>, name: &str) -> PyResult<Vec<ArrayRef>> {
    let chunked = values
        .extract::<AnyArray>()?
        .into_chunked_array()
        .map_err(|error| wrong(name, &PyErr::from(error)))?;
    Ok(chunked.chunks().iter().map(single).collect())
}

fn wrong(name: &str, error: &dyn std::fmt::Display) -> PyErr {
    ColumnError::new_err(format!("column {name:?}: {error}"))
}

/// The one column of a table that came as a struct.
fn single(chunk: &ArrayRef) -> ArrayRef {
    match chunk.data_type() {
        DataType::Struct(fields) if fields.len() == 1 => single(chunk.as_struct().column(0)),
        DataType::Null => arrow_array::new_null_array(&DataType::Utf8, chunk.len()),
        _ => chunk.clone(),
    }
}

fn listed(
    list: &Bound<'_, PyList>,
    name: &str,
    any: bool,
    faults: &mut BTreeMap<usize, String>,
) -> PyResult<ArrayRef> {
    let mut builder = StringBuilder::with_capacity(list.len(), 0);
    let mut signals = Signals::new(list.py());
    for (row, value) in list.iter().enumerate() {
        signals.look()?;
        if value.is_none() {
            builder.append_null();
        } else if let Ok(text) = value.cast::<PyString>() {
            match utf8(text, &format!("column {name:?}")) {
                Ok(text) => builder.append_value(text),
                Err(error) => {
                    faults.insert(row, error.value(list.py()).to_string());
                    builder.append_null();
                }
            }
        } else if any && value.is_instance_of::<PyInt>() {
            builder.append_value(value.str()?.to_string());
        } else if any && value.hasattr("isoformat")? {
            // Dates and timestamps say themselves.
            builder.append_value(value.call_method0("isoformat")?.extract::<String>()?);
        } else {
            let kind = value.get_type().name()?;
            return Err(ColumnError::new_err(format!(
                "column {name:?}: row {row} holds {kind}, expected text or null"
            )));
        }
    }
    Ok(Arc::new(builder.finish()))
}
