//! CPython's own string buffers, read and written without transcoding.
//!
//! The only module of this crate with unsafe code. It turns a `str` into a
//! slice of its units and a slice of units into a `str`; all work on the slices
//! is done elsewhere, in safe code.
#![allow(unsafe_code)]

use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicUsize, Ordering};

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
pub(super) trait Unit: Copy + Send + Sync + Into<u32> {
    /// The kind of a string of such units.
    const KIND: std::ffi::c_uint;
    /// The highest code point of a string of that kind.
    const HIGHEST: u32;
    /// The highest code point of the next narrower kind.
    const NARROWER: u32;
    /// A new string of `units`, in its narrowest form.
    fn string<'py>(py: Python<'py>, units: &[Self]) -> PyResult<Bound<'py, PyString>>;
}

impl Unit for u8 {
    const KIND: std::ffi::c_uint = ffi::PyUnicode_1BYTE_KIND;
    const HIGHEST: u32 = 0xFF;
    const NARROWER: u32 = 0x7F;

    fn string<'py>(py: Python<'py>, units: &[Self]) -> PyResult<Bound<'py, PyString>> {
        string(py, Units::One(units))
    }
}

impl Unit for u16 {
    const KIND: std::ffi::c_uint = ffi::PyUnicode_2BYTE_KIND;
    const HIGHEST: u32 = 0xFFFF;
    const NARROWER: u32 = 0xFF;

    fn string<'py>(py: Python<'py>, units: &[Self]) -> PyResult<Bound<'py, PyString>> {
        string(py, Units::Two(units))
    }
}

impl Unit for u32 {
    const KIND: std::ffi::c_uint = ffi::PyUnicode_4BYTE_KIND;
    const HIGHEST: u32 = 0x10_FFFF;
    const NARROWER: u32 = 0xFFFF;

    fn string<'py>(py: Python<'py>, units: &[Self]) -> PyResult<Bound<'py, PyString>> {
        string(py, Units::Four(units))
    }
}

/// A new string of `units`, none of them above `highest`.
fn create<'py, U: Unit>(py: Python<'py>, units: &[U], highest: u32) -> PyResult<Bound<'py, PyString>> {
    if units.is_empty() {
        return Ok(PyString::new(py, ""));
    }
    let text = allocate::<U>(py, units.len(), highest)?;
    // SAFETY: `allocate` made room for exactly `units.len()` units of `U`; all of them are written, and nothing
    // has read the string before. The source is a live slice, apart from memory that was just allocated.
    unsafe {
        let data = ffi::PyUnicode_DATA(text.as_ptr()).cast::<U>();
        std::ptr::copy_nonoverlapping(units.as_ptr(), data, units.len());
    }
    Ok(text)
}

/// A new string with room for `len` units of `U`, at least one, all of them unset.
fn allocate<U: Unit>(py: Python<'_>, len: usize, highest: u32) -> PyResult<Bound<'_, PyString>> {
    assert!(highest <= 0x10_FFFF, "only code points are written");
    let size = ffi::Py_ssize_t::try_from(len)?;
    // SAFETY: `PyUnicode_New` returns null, with an exception set, or a new `str` with one reference and room for
    // `size` units of the kind that `highest` asks for; that kind is compared with `U` here.
    unsafe {
        let text = Bound::from_owned_ptr_or_err(py, ffi::PyUnicode_New(size, highest))?;
        assert_eq!(
            ffi::PyUnicode_KIND(text.as_ptr()),
            U::KIND,
            "the kind follows from the highest code point"
        );
        Ok(text.cast_into_unchecked())
    }
}

/// The largest block, in bytes, that [`keep_pages`] has asked for.
static KEPT_PAGES: AtomicUsize = AtomicUsize::new(1 << 17);

/// Makes the allocator keep the pages of large strings.
///
/// glibc maps a large block anew for each request, and every page of it is then
/// faulted in, which takes many times longer than normalising it. It stops
/// doing so for sizes up to the largest block that was ever released, but a
/// draft is released shorter than it was requested, so that would never come.
/// A block that is somewhat longer, never touched and released at once, does
/// it. It costs microseconds, once for each size that was not seen before.
fn keep_pages<U: Unit>(py: Python<'_>, len: usize) -> PyResult<()> {
    let bytes = len.saturating_mul(size_of::<U>());
    if bytes > KEPT_PAGES.fetch_max(bytes, Ordering::Relaxed) {
        drop(allocate::<U>(py, len + len / 4, U::HIGHEST)?);
    }
    Ok(())
}

/// A string that is being written: nothing but this refers to it.
///
/// Only the units that a [`Room`] has written are ever read.
pub(super) struct Draft<'py, U: Unit> {
    text: Bound<'py, PyString>,
    written: usize,
    unit: PhantomData<U>,
}

/// The place of a draft, to be written from left to right.
pub(super) struct Room<'a, U> {
    units: &'a mut [MaybeUninit<U>],
    written: usize,
}

impl<U: Unit> Room<'_, U> {
    /// Writes `units` after what is there: whether there was room.
    pub fn write(&mut self, units: &[U]) -> bool {
        let Some(to) = self.units.get_mut(self.written..self.written + units.len()) else { return false };
        to.iter_mut().zip(units).for_each(|(to, &unit)| _ = to.write(unit));
        self.written += units.len();
        true
    }
}

impl<'py, U: Unit> Draft<'py, U> {
    /// Room for `len` units, at least one.
    pub fn new(py: Python<'py>, len: usize) -> PyResult<Self> {
        keep_pages::<U>(py, len)?;
        let text = allocate::<U>(py, len.max(1), U::HIGHEST)?;
        Ok(Self { text, written: 0, unit: PhantomData })
    }

    /// Lets `fill` write the string; what it returns comes back.
    pub fn fill<T>(&mut self, fill: impl FnOnce(&mut Room<'_, U>) -> T) -> T {
        // SAFETY: `allocate` made sure that the buffer is of `U`; its length is that of the string, and it may be
        // unset, which `MaybeUninit` allows. Nothing else refers to the string, so the slice is the only access
        // while `self` is borrowed.
        let units = unsafe {
            let object = self.text.as_ptr();
            let len = ffi::PyUnicode_GET_LENGTH(object) as usize;
            std::slice::from_raw_parts_mut(ffi::PyUnicode_DATA(object).cast::<MaybeUninit<U>>(), len)
        };
        let mut room = Room { units, written: 0 };
        let result = fill(&mut room);
        self.written = room.written;
        result
    }

    /// The string of the units written, in its narrowest form.
    pub fn finish(self, py: Python<'py>) -> PyResult<Bound<'py, PyString>> {
        // SAFETY: the first `written` units were initialised by `Room::write`, which counts them, and the buffer is
        // of `U`. The slice does not outlive `self.text`.
        let units = unsafe {
            let data = ffi::PyUnicode_DATA(self.text.as_ptr()).cast::<U>();
            std::slice::from_raw_parts(data.cast_const(), self.written)
        };
        if units.is_empty() || !units.iter().any(|&u| u.into() > U::NARROWER) {
            return U::string(py, units);
        }
        let size = ffi::Py_ssize_t::try_from(self.written)?;
        let mut object = self.text.into_ptr();
        // SAFETY: `object` is a new `str` with one reference, which is handed over: `PyUnicode_Resize` may move it,
        // stores the new address, and on failure releases it, stores null and sets an exception. It is never made
        // longer. All units that remain are initialised.
        unsafe {
            ffi::PyUnicode_Resize(&raw mut object, size);
            Ok(Bound::from_owned_ptr_or_err(py, object)?.cast_into_unchecked())
        }
    }
}
