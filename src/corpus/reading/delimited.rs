//! CSV and TSV: one document a record; ids count records from 1.

use std::io::BufRead;

use csv::{ByteRecord, ReaderBuilder};

use super::stream::{self, GO_ON};
use super::{Content, Flow, Source, Spot, Walk};
use crate::Error;
use crate::boilerplate::decode;
use crate::corpus::mapping::Wanted;

/// Reads records; the delimiter is guessed from the header when none is given.
pub(super) fn read(
    walk: &mut Walk<'_>,
    spot: &Spot,
    stream: &mut dyn BufRead,
    delimiter: Option<u8>,
) -> Flow {
    let guessed = stream::skip_bom(stream).and_then(|()| match delimiter {
        Some(delimiter) => Ok(delimiter),
        None => stream.fill_buf().map(guess),
    });
    let delimiter = match guessed {
        Ok(delimiter) => delimiter,
        Err(error) => return walk.broken(spot, &spot.name, error),
    };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(stream);
    let header: Vec<String> = match reader.byte_headers() {
        Ok(header) => header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect(),
        Err(error) => return walk.broken(spot, &spot.name, error),
    };
    if header.iter().all(String::is_empty) {
        return GO_ON;
    }
    let columns = match Columns::find(walk, &header, &spot.name) {
        Ok(columns) => columns,
        Err(error) => return walk.failure(spot, &spot.name, error),
    };
    let mut record = ByteRecord::new();
    for number in 1_u64.. {
        let name = format!("{}#{number}", spot.name);
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return walk.broken(spot, &name, error),
        }
        match columns.source(walk, &name, spot, &record) {
            Ok(source) => walk.document(spot, source)?,
            Err(error) => walk.failure(spot, &name, error)?,
        }
    }
    GO_ON
}

/// The most frequent of the usual delimiters in the first line.
fn guess(head: &[u8]) -> u8 {
    let line = head.split(|&byte| byte == b'\n').next().unwrap_or(head);
    let count = |delimiter: u8| line.iter().filter(|&&byte| byte == delimiter).count();
    // The later one wins a tie.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(|&delimiter| count(delimiter)).unwrap_or(b',')
}

/// Where the mapped columns stand.
struct Columns {
    text: usize,
    id: Option<usize>,
    date: Option<usize>,
    group: Option<usize>,
    url: Option<usize>,
}

impl Columns {
    fn find(walk: &Walk<'_>, header: &[String], file: &str) -> Result<Self, Error> {
        let find = |what: &str, wanted: Wanted<'_>| {
            let found = wanted.names().find_map(|name| header.iter().position(|column| column == name));
            if found.is_none() && wanted.is_given() {
                return Err(absent(what, wanted, header, file));
            }
            Ok(found)
        };
        let mapping = walk.mapping;
        let text = find("text", mapping.text())?;
        // A file of one column needs no name for it.
        let only = (header.len() == 1).then_some(0);
        Ok(Columns {
            text: text.or(only).ok_or_else(|| absent("text", mapping.text(), header, file))?,
            id: find("id", mapping.id())?,
            date: find("date", mapping.date())?,
            group: find("group", mapping.group())?,
            url: find("url", mapping.url())?,
        })
    }

    fn source(&self, walk: &Walk<'_>, name: &str, spot: &Spot, record: &ByteRecord) -> Result<Source, Error> {
        let field = |column: Option<usize>| -> Result<Option<String>, Error> {
            let Some(bytes) = column.and_then(|at| record.get(at)).filter(|bytes| !bytes.is_empty()) else {
                return Ok(None);
            };
            match simdutf8::basic::from_utf8(bytes) {
                Ok(text) => Ok(Some(text.to_owned())),
                Err(_) => Ok(Some(decode(bytes, walk.mapping.encoding.as_deref(), name)?.text)),
            }
        };
        let Some(bytes) = record.get(self.text) else {
            let cause = format!("has {} fields, the text should be number {}", record.len(), self.text + 1);
            return Err(Error::Format { document: name.into(), cause });
        };
        let content = match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Content::Text(text.into()),
            Err(_) => Content::Bytes(bytes.to_vec()),
        };
        let url = field(self.url)?;
        let column = field(self.group)?;
        let group = walk.mapping.group.of(url.as_deref(), spot.folder.as_deref(), column.as_deref());
        let id = field(self.id)?.unwrap_or_else(|| name.to_owned());
        Ok(Source { group, date: field(self.date)?, url, ..Source::new(id, content) })
    }
}

/// The error of a column that is not there.
pub(super) fn absent(what: &str, wanted: Wanted<'_>, header: &[String], file: &str) -> Error {
    let column = wanted.names().next().unwrap_or(what).to_owned();
    let cause = format!("{file} has no such column for the {what}; it has {}", header.join(", "));
    Error::Column { column, cause }
}
