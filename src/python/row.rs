//! The rows of the tables as Python objects: their attributes are the columns, from the same definitions.

use std::marker::PhantomData;

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::type_hint_subscript;
use pyo3::types::PyTuple;
use pyo3::{IntoPyObjectExt, PyTypeInfo};

use super::guard::{Signals, guarded};

/// Defines the class of a table's rows. Its values are compared by what they hold, hashed and pickled.
///
/// `$block` is the attribute for the kind of the block: its own of a block, that of its block of anything else.
macro_rules! row {
    (
        { $(#[$meta:meta])* $Name:ident; $(#[$kind_meta:meta])* $block:ident: $Block:ty }
        $row:ident: $Row:ident; $($name:ident: $kind:ty $(= $value:expr)?, $about:tt;)*
    ) => {
        $(#[$meta])*
        #[pyclass(module = "warraq", frozen, get_all, eq)]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $Name {
            /// What the source shows there.
            text: String,
            /// The first character, in the source.
            start: usize,
            /// One past the last character.
            end: usize,
            $(#[$kind_meta])*
            $block: $Block,
            $(
                #[doc = $about]
                $name: <$kind as $crate::corpus::cell::Cell>::Owned,
            )*
        }

        impl $Name {
            pub(super) fn new(text: &str, place: $crate::Span, block: $Block, $row: &$Row<'_>) -> Self {
                Self {
                    text: text.to_owned(),
                    start: place.start,
                    end: place.end,
                    $block: block,
                    $($name: <$kind as $crate::corpus::cell::Cell>::own(
                        $crate::corpus::defined::value!($row $name $kind $(= $value)?)
                    ),)*
                }
            }
        }

        #[pymethods]
        impl $Name {
            fn __repr__(&self) -> String {
                self.shown()
            }

            fn __hash__(&self) -> u64 {
                use std::hash::{DefaultHasher, Hash, Hasher};
                let mut hasher = DefaultHasher::new();
                (stringify!($Name), self.start, self.end, &self.text).hash(&mut hasher);
                hasher.finish()
            }

            #[pyo3(signature = () -> "tuple[object, ...]")]
            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
                let (py, this) = (slf.py(), slf.get());
                let values = vec![
                    (&this.text).into_bound_py_any(py)?,
                    this.start.into_bound_py_any(py)?,
                    this.end.into_bound_py_any(py)?,
                    (&this.$block).into_bound_py_any(py)?,
                    $((&this.$name).into_bound_py_any(py)?,)*
                ];
                let restore = slf.get_type().getattr("_restore")?;
                (restore, (PyTuple::new(py, values)?,)).into_pyobject(py)
            }

            /// What `pickle` calls.
            #[staticmethod]
            #[pyo3(signature = (values: "tuple[object, ...]"))]
            fn _restore(values: &Bound<'_, PyTuple>) -> PyResult<Self> {
                let mut at = 0..;
                let mut next = || values.get_item(at.next().unwrap_or_default());
                Ok(Self {
                    text: next()?.extract()?,
                    start: next()?.extract()?,
                    end: next()?.extract()?,
                    $block: next()?.extract()?,
                    $($name: next()?.extract()?,)*
                })
            }
        }
    };
}
pub(super) use row;

/// Objects that are made when they are first asked for, and the same ever after.
pub(super) struct Rows<T> {
    made: PyOnceLock<Py<PyTuple>>,
    of: PhantomData<fn() -> T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { made: PyOnceLock::new(), of: PhantomData }
    }
}

impl<T> std::fmt::Debug for Rows<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rows")
    }
}

impl<T: for<'py> IntoPyObject<'py>> Rows<T> {
    /// The objects, made of `rows` the first time.
    pub fn get<I: Iterator<Item = T>>(&self, py: Python<'_>, rows: impl FnOnce() -> I) -> PyResult<Tuple<T>> {
        let make = || {
            guarded(|| {
                let mut signals = Signals::new(py);
                let mut made = Vec::new();
                for row in rows() {
                    signals.look()?;
                    made.push(row.into_bound_py_any(py)?);
                }
                Ok(PyTuple::new(py, made)?.unbind())
            })
        };
        Ok(Tuple(self.made.get_or_try_init(py, make)?.clone_ref(py), PhantomData))
    }
}

/// A tuple whose items are all of one class.
pub(super) struct Tuple<T>(Py<PyTuple>, PhantomData<T>);

impl<'py, T: PyTypeInfo> IntoPyObject<'py> for Tuple<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = std::convert::Infallible;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        PyTuple::TYPE_HINT,
        T::TYPE_HINT,
        PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis }
    );

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.0.into_bound(py))
    }
}
