//! WARC and WET: one document a captured page, or its extracted text.
//!
//! Read by the WARC 1.1 specification (ISO 28500): a version line, header
//! fields, an empty line, `Content-Length` bytes, two empty lines. Requests,
//! metadata, redirects and what is neither HTML nor text are no documents.

use std::io::{BufRead, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::stream::{self, GO_ON, LineFault, line};
use super::{Content, Flow, LONGEST, Source, Spot, Walk};

/// Reads the records of a file; ids count all of them from 1.
pub(super) fn read(walk: &mut Walk<'_>, spot: &Spot, stream: &mut dyn BufRead) -> Flow {
    let mut number = 0_u64;
    loop {
        let head = match head(stream) {
            Ok(Some(head)) => head,
            Ok(None) => return GO_ON,
            Err(cause) => return walk.broken(spot, &spot.name, format!("after record {number}: {cause}")),
        };
        number += 1;
        let name = format!("{}#{number}", spot.name);
        let Some(length) = head.get("content-length").and_then(|length| length.parse::<u64>().ok()) else {
            return walk.broken(spot, &name, "a record without Content-Length");
        };
        let mut body = stream.take(length);
        let kind = head.get("warc-type").unwrap_or_default().to_ascii_lowercase();
        let payload = match kind.as_str() {
            "response" => response(&mut body),
            "conversion" | "resource" => plain(&head, &mut body),
            _ => Ok(None),
        };
        let left = stream::drain(&mut body).map(|()| body.limit());
        match payload {
            Ok(Some((bytes, encoding))) => {
                let url = head.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
                let fetched = head.get("warc-date").and_then(|date| date.get(..19)?.parse().ok());
                let source =
                    Source { url, fetched, encoding, ..Source::new(name.as_str(), Content::Bytes(bytes)) };
                walk.document(spot, source)?;
            }
            Ok(None) => {}
            Err(cause) => walk.broken(spot, &name, cause)?,
        }
        match left {
            Ok(0) => {}
            Ok(_) => return walk.broken(spot, &name, "the file ends within a record"),
            Err(error) => return walk.broken(spot, &name, error),
        }
    }
}

/// Header fields, with names in lower case.
struct Head(Vec<(String, String)>);

impl Head {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

/// The next record's header; none at the end of the file.
fn head(stream: &mut dyn BufRead) -> Result<Option<Head>, String> {
    let mut bytes = Vec::new();
    loop {
        if !read_line(stream, &mut bytes)? {
            return Ok(None);
        }
        if !bytes.trim_ascii().is_empty() {
            break;
        }
    }
    if !bytes.starts_with(b"WARC/") {
        return Err("not a WARC record".into());
    }
    fields(stream).map(Some)
}

/// Header fields up to an empty line.
fn fields(stream: &mut dyn BufRead) -> Result<Head, String> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut bytes = Vec::new();
    while read_line(stream, &mut bytes)? && !bytes.trim_ascii().is_empty() {
        let text = String::from_utf8_lossy(&bytes);
        match text.split_once(':') {
            _ if text.starts_with([' ', '\t']) => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            }
            Some((name, value)) => fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
            None => {}
        }
    }
    Ok(Head(fields))
}

fn read_line(stream: &mut dyn BufRead, bytes: &mut Vec<u8>) -> Result<bool, String> {
    line(stream, bytes).map_err(|fault| match fault {
        LineFault::Broken(error) => error.to_string(),
        LineFault::TooLong(cause) => cause,
    })
}

/// The bytes of a document and the encoding that its header states.
type Payload = Option<(Vec<u8>, Option<String>)>;

/// The text of a WET record, or a resource that is HTML or text.
fn plain(head: &Head, body: &mut dyn Read) -> Result<Payload, String> {
    let kind = head.get("content-type").unwrap_or("text/plain");
    if !is_text(kind) {
        return Ok(None);
    }
    Ok(Some((stream::whole(body)?, charset(kind))))
}

/// The page of an HTTP response.
fn response(body: &mut impl BufRead) -> Result<Payload, String> {
    let mut bytes = Vec::new();
    if !read_line(body, &mut bytes)? {
        return Ok(None);
    }
    let status = String::from_utf8_lossy(&bytes);
    let success = status.split_ascii_whitespace().nth(1).is_some_and(|code| code.starts_with('2'));
    let head = fields(body)?;
    let kind = head.get("content-type").unwrap_or("text/html");
    if !status.starts_with("HTTP/") || !success || !is_text(kind) {
        return Ok(None);
    }
    let bytes = stream::whole(body)?;
    // Crawlers differ in whether they undo what the server did: undo it only where it shows.
    let chunked = head.get("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    let bytes = if chunked { dechunked(&bytes).unwrap_or(bytes) } else { bytes };
    let bytes = match head.get("content-encoding").map(str::to_ascii_lowercase).as_deref() {
        Some("gzip" | "x-gzip") if bytes.starts_with(&[0x1f, 0x8b]) => {
            stream::whole(&mut MultiGzDecoder::new(&bytes[..]))?
        }
        Some("deflate") if bytes.first() == Some(&0x78) => stream::whole(&mut ZlibDecoder::new(&bytes[..]))?,
        Some("br" | "zstd") => return Err("compressed with br or zstd, which is not read".into()),
        _ => bytes,
    };
    Ok(Some((bytes, charset(kind))))
}

fn is_text(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or(kind).trim().to_ascii_lowercase();
    matches!(kind.as_str(), "" | "text/html" | "application/xhtml+xml" | "text/plain")
}

fn charset(kind: &str) -> Option<String> {
    kind.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    })
}

/// The bytes of a chunked body, or none when they are not chunked after all.
fn dechunked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let mut out = Vec::with_capacity(bytes.len());
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let size = std::str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(out);
        }
        if size > rest.len().min(LONGEST) {
            return None;
        }
        out.extend_from_slice(&rest[..size]);
        rest = rest[size..].strip_prefix(b"\r\n").unwrap_or(&rest[size..]);
        if rest.is_empty() {
            return Some(out);
        }
    }
}
