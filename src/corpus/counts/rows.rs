//! The rows of an answer, as the columns that its schema asks for.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, SchemaRef};

/// One value of a row.
pub(super) enum Cell<'c> {
    Text(Option<&'c str>),
    Texts(Vec<String>),
    Count(u64),
    Number(Option<f64>),
    Flag(bool),
}

impl<'c> From<&'c str> for Cell<'c> {
    fn from(text: &'c str) -> Self {
        Cell::Text(Some(text))
    }
}

impl<'c> From<Option<&'c str>> for Cell<'c> {
    fn from(text: Option<&'c str>) -> Self {
        Cell::Text(text)
    }
}

impl From<u64> for Cell<'_> {
    fn from(count: u64) -> Self {
        Cell::Count(count)
    }
}

impl From<Option<f64>> for Cell<'_> {
    fn from(number: Option<f64>) -> Self {
        Cell::Number(number)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Cell::Flag(flag)
    }
}

enum Builder {
    Text(StringBuilder),
    Texts(ListBuilder<StringBuilder>),
    Count(Int64Builder),
    Number(Float64Builder),
    Flag(BooleanBuilder),
}

impl Builder {
    fn of(kind: &DataType) -> Self {
        match kind {
            DataType::Utf8 => Builder::Text(StringBuilder::new()),
            DataType::List(field) => {
                Builder::Texts(ListBuilder::new(StringBuilder::new()).with_field(field.clone()))
            }
            DataType::Int64 => Builder::Count(Int64Builder::new()),
            DataType::Float64 => Builder::Number(Float64Builder::new()),
            DataType::Boolean => Builder::Flag(BooleanBuilder::new()),
            other => unreachable!("no answer has a column of {other}"),
        }
    }

    fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Builder::Text(column), Cell::Text(text)) => column.append_option(text),
            (Builder::Texts(column), Cell::Texts(texts)) => column.append_value(texts.into_iter().map(Some)),
            (Builder::Count(column), Cell::Count(count)) => column.append_value(count as i64),
            (Builder::Number(column), Cell::Number(number)) => column.append_option(number),
            (Builder::Flag(column), Cell::Flag(flag)) => column.append_value(flag),
            _ => unreachable!("cells follow the schema"),
        }
    }

    fn finish(self) -> ArrayRef {
        match self {
            Builder::Text(mut column) => Arc::new(column.finish()),
            Builder::Texts(mut column) => Arc::new(column.finish()),
            Builder::Count(mut column) => Arc::new(column.finish()),
            Builder::Number(mut column) => Arc::new(column.finish()),
            Builder::Flag(mut column) => Arc::new(column.finish()),
        }
    }
}

/// A table of `rows`, whose cells follow the columns of `schema`.
pub(super) fn table<'c, const N: usize>(
    schema: SchemaRef,
    rows: impl IntoIterator<Item = [Cell<'c>; N]>,
) -> RecordBatch {
    let mut columns: Vec<Builder> =
        schema.fields().iter().map(|field| Builder::of(field.data_type())).collect();
    for row in rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            column.push(cell);
        }
    }
    let columns = columns.into_iter().map(Builder::finish).collect();
    RecordBatch::try_new(schema, columns).expect("rows follow the schema")
}
