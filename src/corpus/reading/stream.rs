//! What a file is, by its name, and the reader that takes it.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::{Content, Flow, LONGEST, Source, Spot, Walk, archives, delimited, json, parquet, warc};
use crate::Error;

/// Containers within containers that are opened.
const DEEPEST: usize = 4;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Single,
    JsonLines,
    Json,
    Delimited(Option<u8>),
    Parquet,
    Warc,
    Zip,
    Tar,
    Gzip,
    Unknown,
}

/// The kind of a file with this name.
fn kind(name: &str) -> Kind {
    let name = name.rsplit('/').next().unwrap_or(name);
    let Some((_, extension)) = name.rsplit_once('.') else { return Kind::Single };
    match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" | "md" | "html" | "htm" | "xhtml" | "shtml" => Kind::Single,
        "jsonl" | "ndjson" | "jl" => Kind::JsonLines,
        "json" => Kind::Json,
        "csv" => Kind::Delimited(None),
        "tsv" | "tab" => Kind::Delimited(Some(b'\t')),
        "parquet" | "pq" => Kind::Parquet,
        "warc" | "wet" => Kind::Warc,
        "zip" => Kind::Zip,
        "tar" => Kind::Tar,
        "tgz" | "gz" => Kind::Gzip,
        _ => Kind::Unknown,
    }
}

/// Whether a file of this name is one document.
pub(super) fn is_single(name: &str) -> bool {
    kind(name) == Kind::Single
}

/// The name of what a gzip holds.
fn inner(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    if extension.eq_ignore_ascii_case("tgz") { format!("{stem}.tar") } else { stem.to_owned() }
}

/// Reads a file of the file system.
pub(super) fn open_file(walk: &mut Walk<'_>, spot: &Spot, path: &Path) -> Flow {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(source) => return walk.failure(spot, &spot.name, Error::Io { path: path.into(), source }),
    };
    match kind(&spot.name) {
        Kind::Zip => archives::zip(walk, spot, file),
        Kind::Parquet => parquet::read(walk, spot, file),
        _ => {
            let stream = walk.meter.over(file);
            read(walk, spot, &spot.name, stream)
        }
    }
}

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

/// Reads a stream that has the name `name`; ids begin with the spot's name.
pub(super) fn read(walk: &mut Walk<'_>, spot: &Spot, name: &str, mut stream: impl Read) -> Flow {
    // One stack frame a container, and no generic instance a depth.
    dispatch(walk, spot, name, &mut stream)
}

fn dispatch(walk: &mut Walk<'_>, spot: &Spot, name: &str, stream: &mut dyn Read) -> Flow {
    if spot.depth > DEEPEST {
        return walk.broken(spot, &spot.name, "containers are nested too deep");
    }
    match kind(name) {
        Kind::Gzip => {
            let deeper = Spot { depth: spot.depth + 1, ..spot.clone() };
            dispatch(walk, &deeper, &inner(name), &mut MultiGzDecoder::new(BufReader::new(stream)))
        }
        Kind::JsonLines => json::lines(walk, spot, &mut buffered(stream)),
        Kind::Json => json::values(walk, spot, &mut buffered(stream)),
        Kind::Delimited(delimiter) => delimited::read(walk, spot, &mut buffered(stream), delimiter),
        Kind::Warc => warc::read(walk, spot, &mut buffered(stream)),
        Kind::Tar => archives::tar(walk, spot, stream),
        Kind::Zip => match whole(stream) {
            Ok(bytes) => archives::zip(walk, spot, std::io::Cursor::new(bytes)),
            Err(cause) => walk.broken(spot, &spot.name, cause),
        },
        Kind::Parquet => walk.broken(spot, &spot.name, "a Parquet file inside a container: unpack it first"),
        Kind::Unknown if spot.strict => walk.broken(
            spot,
            &spot.name,
            "not a kind of file that is read from folders and archives; left out",
        ),
        Kind::Single | Kind::Unknown => match whole(stream) {
            Ok(bytes) => {
                let source = Source::new(&*spot.name, Content::Bytes(bytes));
                walk.document(spot, source)
            }
            Err(cause) => walk.broken(spot, &spot.name, cause),
        },
    }
}

fn buffered(stream: &mut dyn Read) -> BufReader<&mut dyn Read> {
    BufReader::with_capacity(1 << 16, stream)
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
