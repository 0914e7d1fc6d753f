//! The Python face: the only place that knows pyo3.
