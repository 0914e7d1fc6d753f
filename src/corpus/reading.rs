//! Files of many kinds as one stream of documents.
//!
//! Readers push: each walks its file or container from front to back and hands
//! every document to the [`Walk`], so that containers nest and memory holds
//! one document at a time. A thread of its own turns the push into the pull of
//! [`Documents`]. What cannot be read becomes a [`Failure`] and the walk goes on.

mod archives;
mod delimited;
mod expand;
mod files;
mod json;
mod kind;
mod meter;
mod parquet;
mod record;
mod stream;
mod warc;

use std::collections::HashSet;
use std::fs::File;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use flate2::read::MultiGzDecoder;

pub use expand::Listed;
pub use files::Files;
pub use meter::Meter;
pub use stream::file_bytes;

use super::mapping::Mapping;
use super::source::{Content, Documents, Failure, Item, Source};
use crate::{Error, Result};
use kind::{Kind, inner, kind};
use stream::whole;

/// Whether the walk goes on.
type Flow = ControlFlow<()>;

/// The longest single document that is read: 256 MiB.
const LONGEST: usize = 256 << 20;
/// Containers within containers that are opened.
const DEEPEST: usize = 4;
/// Documents read ahead of the consumer.
const AHEAD: usize = 64;

/// The documents of `paths`: files, folders and globs, of any known kind.
///
/// # Errors
/// [`Error::Io`] when a path is missing, [`Error::Argument`] when a glob
/// matches nothing or is malformed. What cannot be read later on is an item.
pub fn open(paths: &[String], mapping: &Mapping) -> Result<Documents> {
    Files::find(paths, mapping).map(read)
}

/// The documents of `files`, read on a thread that starts with the first call of `next`.
pub(super) fn read(files: Files) -> Documents {
    distinct(Documents::new(Ahead { files: Some(files), items: None }))
}

struct Ahead {
    files: Option<Files>,
    items: Option<Receiver<Item>>,
}

impl Iterator for Ahead {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if let Some(files) = self.files.take() {
            let (send, receive) = sync_channel(AHEAD);
            let spawned = thread::Builder::new().name("warraq-files".into()).spawn(move || {
                let mut emit = |item| match send.send(item) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()),
                };
                files.meter.set(0);
                for file in files.files.iter() {
                    if read_file(file, &files, &mut emit).is_break() {
                        return;
                    }
                }
            });
            if let Err(source) = spawned {
                let error = Error::Io { path: "thread".into(), source };
                return Some(Err(Failure { document: String::new(), group: None, error }));
            }
            self.items = Some(receive);
        }
        self.items.as_ref()?.recv().ok()
    }
}

/// The same documents; one whose id came before is a failure.
pub(super) fn distinct(documents: Documents) -> Documents {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let mut seen = HashSet::<u64>::new();
    Documents::new(documents.map(move |item| {
        let source = item?;
        if seen.insert(hasher.hash_one(&source.id)) {
            return Ok(source);
        }
        let cause = "a document with this id came before; this one is left out".to_owned();
        let error = Error::Format { document: source.id.clone(), cause };
        Err(Failure { document: source.id, group: source.group, error })
    }))
}

/// Where the walk is, and where its documents go.
struct Walk<'w> {
    mapping: &'w Mapping,
    meter: &'w Meter,
    /// The bytes of the files before this one, and of this one.
    before: u64,
    bytes: u64,
    emit: &'w mut dyn FnMut(Item) -> Flow,
}

/// A file, or an entry of a container.
#[derive(Debug, Clone)]
struct Spot {
    /// The id, or its beginning.
    name: String,
    /// The folder that holds it.
    folder: Option<String>,
    /// Whether its kind must be known for it to be read.
    strict: bool,
    /// How many containers it lies in.
    depth: usize,
}

impl Walk<'_> {
    fn document(&mut self, spot: &Spot, mut source: Source) -> Flow {
        if source.group.is_none() {
            source.group = self.mapping.group.of(source.url.as_deref(), spot.folder.as_deref(), None);
        }
        if source.encoding.is_none() {
            source.encoding.clone_from(&self.mapping.encoding);
        }
        (self.emit)(Ok(source))
    }

    fn failure(&mut self, spot: &Spot, document: &str, error: Error) -> Flow {
        let group = self.mapping.group.of(None, spot.folder.as_deref(), None);
        (self.emit)(Err(Failure { document: document.to_owned(), group, error }))
    }

    /// Tells that `part` of the `whole` of this file was read.
    fn at(&self, part: usize, whole: usize) {
        let share = part as f64 / whole.max(1) as f64;
        self.meter.set(self.before + (self.bytes as f64 * share) as u64);
    }

    /// A failure in the words of `cause`.
    fn broken(&mut self, spot: &Spot, document: &str, cause: impl ToString) -> Flow {
        let error = Error::Format { document: document.to_owned(), cause: cause.to_string() };
        self.failure(spot, document, error)
    }
}

fn read_file(file: &Listed, files: &Files, emit: &mut dyn FnMut(Item) -> Flow) -> Flow {
    let folder = file.path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let spot = Spot { name: file.name.clone(), folder, strict: !file.given, depth: 0 };
    let bytes = std::fs::metadata(&file.path).map_or(0, |found| found.len());
    let before = files.meter.bytes();
    let mut walk = Walk { mapping: &files.mapping, meter: &files.meter, before, bytes, emit };
    let read = catch_unwind(AssertUnwindSafe(|| open_file(&mut walk, &spot, &file.path)));
    walk.at(1, 1);
    match read {
        Ok(flow) => flow,
        Err(_) => walk.broken(&spot, &spot.name, "a fault of warraq while reading, please report it"),
    }
}

/// Reads a file of the file system.
fn open_file(walk: &mut Walk<'_>, spot: &Spot, path: &Path) -> Flow {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(source) => return walk.failure(spot, &spot.name, Error::Io { path: path.into(), source }),
    };
    match kind(&spot.name) {
        Kind::Zip => archives::zip(walk, spot, file),
        Kind::Parquet => parquet::read(walk, spot, file),
        _ => {
            let stream = walk.meter.over(file);
            read_stream(walk, spot, &spot.name, stream)
        }
    }
}

/// Reads a stream that has the name `name`; ids begin with the spot's name.
fn read_stream(walk: &mut Walk<'_>, spot: &Spot, name: &str, mut stream: impl Read) -> Flow {
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
