//! What the readers of files have in common: whole documents, lines, ends.

use std::io::{BufRead, Read};
use std::ops::ControlFlow;
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::kind::{Kind, kind};
use super::{Flow, LONGEST};
use crate::Error;

/// The bytes of a file that is one document, unpacked when it is a `.gz`.
///
/// # Errors
/// [`Error::Io`] when it cannot be read, [`Error::Format`] when it cannot be unpacked.
pub fn file_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let refused = |source| Error::Io { path: path.into(), source };
    let bytes = std::fs::read(path).map_err(refused)?;
    let name = path.to_string_lossy();
    if kind(&name) != Kind::Gzip {
        return Ok(bytes);
    }
    whole(&mut MultiGzDecoder::new(&bytes[..]))
        .map_err(|cause| Error::Format { document: name.into_owned(), cause })
}

/// All bytes of a stream that is one document.
pub(super) fn whole(stream: &mut dyn Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    stream.take(LONGEST as u64 + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() > LONGEST { Err(too_long()) } else { Ok(bytes) }
}

fn too_long() -> String {
    format!("one document of more than {} MiB", LONGEST >> 20)
}

/// One line, its newline included, or its fault; none at the end. A line that is too long is skipped.
pub(super) fn line(stream: &mut dyn BufRead, into: &mut Vec<u8>) -> Result<bool, LineFault> {
    into.clear();
    let mut limited = stream.take(LONGEST as u64 + 1);
    let read = limited.read_until(b'\n', into).map_err(LineFault::Broken)?;
    if into.len() > LONGEST {
        into.clear();
        skip_line(stream).map_err(LineFault::Broken)?;
        return Err(LineFault::TooLong(too_long()));
    }
    Ok(read > 0)
}

fn skip_line(stream: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let buffer = stream.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let (used, found) = match memchr::memchr(b'\n', buffer) {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        stream.consume(used);
        if found {
            return Ok(());
        }
    }
}

/// Why a line could not be read.
pub(super) enum LineFault {
    /// The stream is broken: nothing more comes.
    Broken(std::io::Error),
    /// This line is too long; the next may not be.
    TooLong(String),
}

/// Drops a UTF-8 byte-order mark at the head of the stream.
pub(super) fn skip_bom(stream: &mut dyn BufRead) -> std::io::Result<()> {
    if stream.fill_buf()?.starts_with(b"\xEF\xBB\xBF") {
        stream.consume(3);
    }
    Ok(())
}

/// Reads `stream` to its end and forgets it.
pub(super) fn drain(stream: &mut dyn Read) -> std::io::Result<()> {
    std::io::copy(stream, &mut std::io::sink()).map(drop)
}

/// Goes on after a document or a failure, or returns.
pub(super) const GO_ON: Flow = ControlFlow::Continue(());
