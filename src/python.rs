//! The Python face: the only place that knows pyo3, code points and exceptions.

mod buffer;
mod error;
mod normalize;

use pyo3::prelude::*;

/// The compiled core; `warraq` is its public face.
#[pymodule]
fn _warraq(m: &Bound<'_, PyModule>) -> PyResult<()> {
    normalize::register(m)
}
