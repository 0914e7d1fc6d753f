//! CPython's own string buffers, read and written without transcoding.
//!
//! The only module of this crate with unsafe code. It turns a `str` into a
//! slice of its units and a slice of units into a `str`; all work on the slices
//! is done elsewhere, in safe code.
#![allow(unsafe_code)]

use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3::{PyErr, ffi};

use crate::normalize::units::Units;

/// The units of `text`.
pub(super) fn units<'a>(text: &'a Bound<'_, PyString>) -> PyResult<Units<'a>> {
    let object = text.as_ptr();
    // SAFETY: `object` is a live `str`: `text` holds a reference to it for `'a`. Strings are immutable once they
    // are visible to Python code, so the buffer neither moves nor changes for `'a`, with or without the GIL.
    // `PyUnicode_READY` (a no-op from 3.12 on) makes sure that there is a canonical buffer; `PyUnicode_KIND`
    // tells the width of its units, `PyUnicode_GET_LENGTH` their number, and CPython aligns it for that width.
    unsafe {
        if ffi::PyUnicode_READY(object) != 0 {
            return Err(PyErr::fetch(text.py()));
        }
        let len = usize::try_from(ffi::PyUnicode_GET_LENGTH(object))?;
        let data = ffi::PyUnicode_DATA(object);
        Ok(match ffi::PyUnicode_KIND(object) {
            ffi::PyUnicode_1BYTE_KIND => Units::One(std::slice::from_raw_parts(data.cast(), len)),
            ffi::PyUnicode_2BYTE_KIND => Units::Two(std::slice::from_raw_parts(data.cast(), len)),
            _ => Units::Four(std::slice::from_raw_parts(data.cast(), len)),
        })
    }
}

/// A new string of `units`, which need not be in the narrowest form.
///
/// Four-byte units must be code points, below U+110000; anything else panics.
pub(super) fn string<'py>(py: Python<'py>, units: Units<'_>) -> PyResult<Bound<'py, PyString>> {
    match units {
        Units::One(units) => create(py, units, if units.is_ascii() { 0x7F } else { 0xFF }),
        Units::Two(units) if units.iter().any(|&u| u > 0xFF) => create(py, units, 0xFFFF),
        Units::Two(units) => {
            let narrow: Vec<u8> = units.iter().map(|&u| u as u8).collect();
            string(py, Units::One(&narrow))
        }
        Units::Four(units) => match units.iter().copied().max().unwrap_or(0) {
            highest @ 0x1_0000.. => create(py, units, highest),
            _ => {
                let narrow: Vec<u16> = units.iter().map(|&u| u as u16).collect();
                string(py, Units::Two(&narrow))
            }
        },
    }
}

/// The width of a unit, tied to the forms that CPython knows.
trait Unit: Copy {
    /// The kind of a string of such units.
    const KIND: std::ffi::c_uint;
}

impl Unit for u8 {
    const KIND: std::ffi::c_uint = ffi::PyUnicode_1BYTE_KIND;
}

impl Unit for u16 {
    const KIND: std::ffi::c_uint = ffi::PyUnicode_2BYTE_KIND;
}

impl Unit for u32 {
    const KIND: std::ffi::c_uint = ffi::PyUnicode_4BYTE_KIND;
}

/// A new string of `units`, none of them above `highest`.
fn create<'py, U: Unit>(py: Python<'py>, units: &[U], highest: u32) -> PyResult<Bound<'py, PyString>> {
    if units.is_empty() {
        return Ok(PyString::new(py, ""));
    }
    assert!(highest <= 0x10_FFFF, "only code points are written");
    let size = ffi::Py_ssize_t::try_from(units.len())?;
    // SAFETY: `PyUnicode_New` returns null (with an exception set) or a new `str` with room for `size` units of the
    // kind that `highest` asks for. The kind is compared with `U` before anything is written, and exactly `size`
    // units are written, which initialises the whole string; nothing has read it and nothing else refers to it
    // yet. The source is a live slice and cannot overlap memory that was just allocated.
    unsafe {
        let text = Bound::from_owned_ptr_or_err(py, ffi::PyUnicode_New(size, highest))?;
        assert_eq!(ffi::PyUnicode_KIND(text.as_ptr()), U::KIND, "the kind follows from the highest code point");
        let data = ffi::PyUnicode_DATA(text.as_ptr()).cast::<U>();
        std::ptr::copy_nonoverlapping(units.as_ptr(), data, units.len());
        Ok(text.cast_into_unchecked())
    }
}
