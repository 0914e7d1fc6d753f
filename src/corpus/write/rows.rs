//! The cells of a batch, one after another, as JSON or CSV, straight from the columns.

use std::io::{self, Write};

use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{
    Array, BooleanArray, Float32Array, Float64Array, Int32Array, Int64Array, ListArray, RecordBatch,
    StringArray,
};
use arrow_schema::DataType;

/// A column whose type is known.
enum Cells<'b> {
    Text(&'b StringArray),
    Texts(&'b ListArray),
    Int64(&'b Int64Array),
    Int32(&'b Int32Array),
    Float64(&'b Float64Array),
    Float32(&'b Float32Array),
    Bool(&'b BooleanArray),
}

impl<'b> Cells<'b> {
    fn new(array: &'b dyn Array) -> io::Result<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => Cells::Text(array.as_string()),
            DataType::List(_) => Cells::Texts(array.as_list()),
            DataType::Int64 => Cells::Int64(array.as_primitive::<Int64Type>()),
            DataType::Int32 => Cells::Int32(array.as_primitive::<Int32Type>()),
            DataType::Float64 => Cells::Float64(array.as_primitive::<Float64Type>()),
            DataType::Float32 => Cells::Float32(array.as_primitive::<Float32Type>()),
            DataType::Boolean => Cells::Bool(array.as_boolean()),
            other => return Err(io::Error::other(format!("columns of {other} are not written as text"))),
        })
    }

    fn is_null(&self, row: usize) -> bool {
        match self {
            Cells::Text(a) => a.is_null(row),
            Cells::Texts(a) => a.is_null(row),
            Cells::Int64(a) => a.is_null(row),
            Cells::Int32(a) => a.is_null(row),
            Cells::Float64(a) => a.is_null(row) || !a.value(row).is_finite(),
            Cells::Float32(a) => a.is_null(row) || !a.value(row).is_finite(),
            Cells::Bool(a) => a.is_null(row),
        }
    }

    /// Writes a cell that is neither text nor null, as both formats spell it.
    fn plain(&self, row: usize, out: &mut impl Write) -> io::Result<()> {
        match self {
            Cells::Text(_) | Cells::Texts(_) => Ok(()),
            Cells::Int64(a) => write!(out, "{}", a.value(row)),
            Cells::Int32(a) => write!(out, "{}", a.value(row)),
            Cells::Float64(a) => write!(out, "{}", a.value(row)),
            Cells::Float32(a) => write!(out, "{}", a.value(row)),
            Cells::Bool(a) => write!(out, "{}", a.value(row)),
        }
    }
}

fn columns(batch: &RecordBatch) -> io::Result<Vec<Cells<'_>>> {
    batch.columns().iter().map(|column| Cells::new(column.as_ref())).collect()
}

/// Writes one JSON object a row, with every column in it.
pub(super) fn json_lines(batch: &RecordBatch, out: &mut impl Write) -> io::Result<()> {
    let cells = columns(batch)?;
    let mut names = Vec::with_capacity(cells.len());
    for field in batch.schema_ref().fields() {
        names.push(format!("{}:", serde_json::to_string(field.name())?));
    }
    for row in 0..batch.num_rows() {
        for (at, (cells, name)) in cells.iter().zip(&names).enumerate() {
            out.write_all(if at == 0 { b"{" } else { b"," })?;
            out.write_all(name.as_bytes())?;
            match cells {
                _ if cells.is_null(row) => out.write_all(b"null")?,
                Cells::Text(texts) => serde_json::to_writer(&mut *out, texts.value(row))?,
                Cells::Texts(lists) => {
                    let list = lists.value(row);
                    let list: Vec<Option<&str>> = list.as_string::<i32>().iter().collect();
                    serde_json::to_writer(&mut *out, &list)?;
                }
                other => other.plain(row, out)?,
            }
        }
        out.write_all(b"}\n")?;
    }
    Ok(())
}

/// Writes one CSV record a row.
pub(super) fn csv(batch: &RecordBatch, out: &mut csv::Writer<impl Write>) -> io::Result<()> {
    let cells = columns(batch)?;
    let mut field = Vec::new();
    for row in 0..batch.num_rows() {
        for cells in &cells {
            field.clear();
            match cells {
                _ if cells.is_null(row) => {}
                Cells::Text(texts) => field.extend_from_slice(texts.value(row).as_bytes()),
                Cells::Texts(lists) => {
                    for (at, text) in lists.value(row).as_string::<i32>().iter().flatten().enumerate() {
                        if at > 0 {
                            field.push(b'|');
                        }
                        field.extend_from_slice(text.as_bytes());
                    }
                }
                other => other.plain(row, &mut field)?,
            }
            out.write_field(&field).map_err(io::Error::other)?;
        }
        out.write_record(None::<&[u8]>).map_err(io::Error::other)?;
    }
    Ok(())
}
