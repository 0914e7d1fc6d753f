//! `Column`: a column of text that was normalised, as Arrow arrays.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_stream_pycapsule};

/// A column of text, which pyarrow, polars and others read without a copy.
///
/// >>> import pyarrow
/// >>> column = warraq.Normalizer().column(pyarrow.array(["قـال", None]))
/// >>> pyarrow.chunked_array(column).to_pylist()
/// ['قال', None]
#[pyclass(module = "warraq._warraq", frozen)]
#[derive(Debug)]
pub struct Column {
    pub(super) chunks: Vec<ArrayRef>,
}

#[pymethods]
impl Column {
    fn __len__(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.len()).sum()
    }

    /// The Arrow PyCapsule interface.
    #[pyo3(signature = (requested_schema: "object | None"=None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let kind = self.chunks.first().map_or(DataType::Utf8, |chunk| chunk.data_type().clone());
        let chunks: Vec<_> = self.chunks.iter().cloned().map(Ok).collect();
        let arrays = ArrayIterator::new(chunks, Arc::new(Field::new("text", kind, true)));
        Ok(to_stream_pycapsule(py, Box::new(arrays), requested_schema)?)
    }
}
