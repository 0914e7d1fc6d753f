//! The one error type: what went wrong, in which document, and what was expected.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// The result of every fallible call of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// What can go wrong.
///
/// Each variant becomes one Python exception in `src/python/error.rs`.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Bytes that are not text in the stated encoding, or text that is not valid Unicode.
    Encoding {
        /// The document, as a path, an id or a row; empty for a text given directly.
        document: String,
        /// The cause, in words.
        cause: String,
    },
    /// A container or a file that is not what its name says (a broken gzip, a bad JSON line).
    Format {
        /// The document, as a path, an id or a row; empty for a text given directly.
        document: String,
        /// The cause, in words.
        cause: String,
    },
    /// A model, template or gazetteer file that is foreign, truncated or altered.
    Model {
        /// The file or the artefact.
        artefact: String,
        /// The cause, in words.
        cause: String,
    },
    /// A column that is missing or holds something else than text.
    Column {
        /// The column's name.
        column: String,
        /// The cause, in words, naming the row where there is one.
        cause: String,
    },
    /// An argument outside its domain.
    Argument {
        /// The argument's name.
        argument: &'static str,
        /// What was given and what was expected.
        cause: String,
    },
    /// The operating system refused.
    Io {
        /// The path.
        path: PathBuf,
        /// The system's own error.
        source: std::io::Error,
    },
    /// A panic: something that warraq itself got wrong.
    Fault {
        /// What the panic said.
        cause: String,
    },
    /// The caller asked to stop.
    Cancelled,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let place = |document: &str| {
            if document.is_empty() { String::new() } else { format!("{document}: ") }
        };
        match self {
            Error::Encoding { document, cause } | Error::Format { document, cause } => {
                write!(f, "{}{cause}", place(document))
            }
            Error::Model { artefact, cause } => write!(f, "{}{cause}", place(artefact)),
            Error::Column { column, cause } => write!(f, "column {column:?}: {cause}"),
            Error::Argument { argument, cause } => write!(f, "{argument}: {cause}"),
            Error::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Error::Fault { cause } => write!(f, "a fault of warraq, please report it: {cause}"),
            Error::Cancelled => f.write_str("cancelled"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl Error {
    /// The same error, said of `document` when it does not name one yet.
    #[must_use]
    pub fn in_document(mut self, name: &str) -> Self {
        if let Error::Encoding { document, .. } | Error::Format { document, .. } = &mut self
            && document.is_empty()
        {
            *document = name.to_owned();
        }
        self
    }

    /// The short name of the kind, as the `errors` table shows it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Error::Encoding { .. } => "EncodingError",
            Error::Format { .. } => "FormatError",
            Error::Model { .. } => "ModelError",
            Error::Column { .. } => "ColumnError",
            Error::Argument { .. } | Error::Fault { .. } => "WarraqError",
            Error::Io { .. } => "OSError",
            Error::Cancelled => "KeyboardInterrupt",
        }
    }
}

/// Does `work`; a panic in it is an [`Error::Fault`].
///
/// # Errors
/// Those of `work`, and [`Error::Fault`].
///
/// ```
/// use warraq::{Error, error::caught};
/// let cut = "نص";
/// let piece = caught(|| Ok(cut[..1].len()));
/// assert!(matches!(piece, Err(Error::Fault { cause }) if cause.contains("char boundary")));
/// ```
pub fn caught<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<&str>().map(|said| (*said).to_owned());
        let cause = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        Err(Error::Fault { cause })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_fault_and_all_else_passes() {
        assert_eq!(caught(|| Ok(7)).unwrap(), 7);
        assert!(matches!(caught::<()>(|| Err(Error::Cancelled)), Err(Error::Cancelled)));
        let number = 7;
        for (fault, said) in [
            (caught::<()>(|| panic!("a text")), "a text"),
            (caught::<()>(|| panic!("the number {number}")), "the number 7"),
            (caught::<()>(|| std::panic::panic_any(number)), ""),
        ] {
            let error = fault.unwrap_err();
            assert_eq!(error.kind(), "WarraqError");
            assert!(matches!(&error, Error::Fault { cause } if cause == said), "{error}");
            assert!(error.to_string().starts_with("a fault of warraq, please report it"));
        }
    }
}
