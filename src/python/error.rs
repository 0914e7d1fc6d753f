//! Errors as Python exceptions: one exhaustive match.

use pyo3::exceptions::{PyKeyboardInterrupt, PyOSError};
use pyo3::{PyErr, import_exception};

use crate::Error;

import_exception!(warraq.errors, WarraqError);
import_exception!(warraq.errors, EncodingError);
import_exception!(warraq.errors, FormatError);
import_exception!(warraq.errors, ModelError);
import_exception!(warraq.errors, ColumnError);

/// The exception for `error`.
pub(super) fn to_py(error: Error) -> PyErr {
    let message = error.to_string();
    match error {
        Error::Encoding { .. } => EncodingError::new_err(message),
        Error::Format { .. } => FormatError::new_err(message),
        Error::Model { .. } => ModelError::new_err(message),
        Error::Column { .. } => ColumnError::new_err(message),
        Error::Argument { .. } | Error::Fault { .. } => WarraqError::new_err(message),
        Error::Io { path, source } => match source.raw_os_error() {
            // With an errno Python itself picks FileNotFoundError, IsADirectoryError and so on.
            Some(errno) => PyOSError::new_err((errno, system_words(&source), path.display().to_string())),
            None if source.kind() == std::io::ErrorKind::NotFound => {
                PyOSError::new_err((2, "No such file or directory", path.display().to_string()))
            }
            None => PyOSError::new_err(message),
        },
        Error::Cancelled => PyKeyboardInterrupt::new_err(message),
    }
}

/// The system's sentence without Rust's own « (os error N)».
fn system_words(source: &std::io::Error) -> String {
    let words = source.to_string();
    words.split(" (os error").next().unwrap_or(&words).to_owned()
}
