//! `Frame`: a finished table, as Arrow batches.

use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator};
use arrow_schema::{ArrowError, DataType, SchemaRef};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::PyRecordBatchReader;

use super::error::WarraqError;
use super::guard::{Signals, guarded, stoppable};
use crate::corpus;

/// A finished table; `warraq.Table` is its public face.
#[pyclass(module = "warraq._warraq", frozen)]
#[derive(Debug, Clone)]
pub struct Frame {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Frame {
    pub(super) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }

    pub(super) fn one(batch: RecordBatch) -> Self {
        Self { schema: batch.schema(), batches: vec![batch] }
    }

    fn rows_in_all(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

#[pymethods]
impl Frame {
    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    /// The columns and their Arrow types.
    #[getter]
    fn schema(&self) -> Vec<(String, String)> {
        let fields = self.schema.fields().iter();
        fields.map(|field| (field.name().clone(), field.data_type().to_string())).collect()
    }

    /// What made it.
    #[getter]
    fn metadata(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<_> = self.schema.metadata().clone().into_iter().collect();
        pairs.sort();
        pairs
    }

    fn __len__(&self) -> usize {
        self.rows_in_all()
    }

    /// One column as a list.
    #[pyo3(signature = (name) -> "list[object]")]
    fn column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
        guarded(|| {
            let Ok(index) = self.schema.index_of(name) else {
                return Err(PyKeyError::new_err(format!(
                    "{name:?}; the columns are {}",
                    self.columns().join(", ")
                )));
            };
            let mut signals = Signals::new(py);
            let mut values = Vec::with_capacity(self.rows_in_all());
            for batch in &self.batches {
                let column = batch.column(index);
                for row in 0..batch.num_rows() {
                    signals.look()?;
                    values.push(cell(py, column, row)?);
                }
            }
            Ok(values)
        })
    }

    /// The rows from `start` to `stop`.
    #[pyo3(signature = (start, stop) -> "list[tuple[object, ...]]")]
    fn rows<'py>(&self, py: Python<'py>, start: usize, stop: usize) -> PyResult<Vec<Bound<'py, PyTuple>>> {
        guarded(|| {
            let mut signals = Signals::new(py);
            let mut rows = Vec::new();
            let mut first = 0;
            for batch in &self.batches {
                let (low, high) = (start.max(first), stop.min(first + batch.num_rows()));
                for row in low..high {
                    signals.look()?;
                    let cells = batch.columns().iter().map(|column| cell(py, column, row - first));
                    rows.push(PyTuple::new(py, cells.collect::<PyResult<Vec<_>>>()?)?);
                }
                first += batch.num_rows();
            }
            Ok(rows)
        })
    }

    /// Writes a file; the ending picks the format.
    fn write(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let frame = self.clone();
        stoppable(py, move |_| corpus::write(&path, &frame.schema, &frame.batches)).map(drop)
    }

    /// The Arrow PyCapsule interface.
    #[pyo3(signature = (requested_schema: "object | None"=None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batches: Vec<Result<RecordBatch, ArrowError>> = self.batches.iter().cloned().map(Ok).collect();
        let reader = Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema)));
        let reader = PyRecordBatchReader::new(reader);
        reader
            .into_pyobject(py)?
            .call_method1("__arrow_c_stream__", (requested_schema,))?
            .cast_into()
            .map_err(Into::into)
    }
}

/// One value as a Python object; null is None.
fn cell<'py>(py: Python<'py>, column: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    Ok(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into_pyobject(py)?.into_any(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Float32 => column.as_primitive::<Float32Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Boolean => column.as_boolean().value(row).into_pyobject(py)?.to_owned().into_any(),
        DataType::List(_) => {
            let list = column.as_list::<i32>().value(row);
            let values: PyResult<Vec<_>> = (0..list.len()).map(|at| cell(py, &list, at)).collect();
            values?.into_pyobject(py)?
        }
        other => return Err(WarraqError::new_err(format!("a column of type {other} cannot be shown"))),
    })
}

impl Frame {
    /// The same rows with what stands around each in its source: columns `left` and `right`.
    pub(super) fn with_context(&self, documents: corpus::Documents, width: usize) -> crate::Result<Frame> {
        let batch = arrow_select::concat::concat_batches(&self.schema, &self.batches)
            .map_err(|error| crate::Error::Argument { argument: "table", cause: error.to_string() })?;
        let around = corpus::around(&batch, documents, width)?;
        Ok(Frame::one(around))
    }
}
