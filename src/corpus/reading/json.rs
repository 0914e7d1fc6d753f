//! JSON lines, and JSON files of one value, of several, or of one long list.

use std::io::BufRead;

use serde_json::Value;

use super::stream::{self, GO_ON, LineFault, line};
use super::{Flow, LONGEST, Spot, Walk, record};
use crate::boilerplate::decode;

/// One document a line; ids count lines from 1.
pub(super) fn lines(walk: &mut Walk<'_>, spot: &Spot, stream: &mut dyn BufRead) -> Flow {
    if let Err(error) = stream::skip_bom(stream) {
        return walk.broken(spot, &spot.name, error);
    }
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        let name = format!("{}#{number}", spot.name);
        match line(stream, &mut bytes) {
            Ok(true) => {}
            Ok(false) => break,
            Err(LineFault::TooLong(cause)) => {
                walk.broken(spot, &name, cause)?;
                continue;
            }
            Err(LineFault::Broken(error)) => return walk.broken(spot, &name, error),
        }
        if !bytes.trim_ascii().is_empty() {
            value(walk, spot, &name, &bytes)?;
        }
    }
    GO_ON
}

/// The top-level values of a file, or the elements of its list; ids count them from 1.
///
/// One that is broken does not hide those after it, as long as its brackets and
/// quotation marks are in pairs.
pub(super) fn values(walk: &mut Walk<'_>, spot: &Spot, stream: &mut dyn BufRead) -> Flow {
    if let Err(error) = stream::skip_bom(stream) {
        return walk.broken(spot, &spot.name, error);
    }
    let mut splitter = Splitter::default();
    let mut number = 0_u64;
    loop {
        match splitter.next(stream) {
            Ok(true) => {
                number += 1;
                let name = format!("{}#{number}", spot.name);
                if splitter.too_long {
                    walk.broken(spot, &name, format!("one document of more than {} MiB", LONGEST >> 20))?;
                } else {
                    value(walk, spot, &name, &splitter.value)?;
                }
            }
            Ok(false) => return GO_ON,
            Err(error) => return walk.broken(spot, &spot.name, error),
        }
    }
}

fn value(walk: &mut Walk<'_>, spot: &Spot, name: &str, bytes: &[u8]) -> Flow {
    let parsed: serde_json::Result<Value> = match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => match decode(bytes, walk.mapping.encoding.as_deref(), name) {
            Ok(decoded) => serde_json::from_str(&decoded.text),
            Err(error) => return walk.failure(spot, name, error),
        },
    };
    match parsed {
        Ok(value) => match record::from_json(walk, name, spot.folder.as_deref(), value) {
            Ok(source) => walk.document(spot, source),
            Err(error) => walk.failure(spot, name, error),
        },
        Err(error) => walk.broken(spot, name, format!("not JSON: {error}")),
    }
}

/// Cuts a stream into top-level values without parsing them.
#[derive(Default)]
struct Splitter {
    value: Vec<u8>,
    too_long: bool,
    /// Whether the values are the elements of one list.
    list: bool,
    started: bool,
    depth: usize,
    quoted: bool,
    escaped: bool,
}

impl Splitter {
    /// Fills `value` with the next value; tells whether there was one.
    fn next(&mut self, stream: &mut dyn BufRead) -> std::io::Result<bool> {
        self.value.clear();
        self.too_long = false;
        loop {
            let buffer = stream.fill_buf()?;
            if buffer.is_empty() {
                (self.depth, self.quoted, self.escaped) = (0, false, false);
                return Ok(!self.value.is_empty());
            }
            let mut used = 0;
            let mut done = false;
            for &byte in buffer {
                used += 1;
                if self.step(byte) {
                    done = true;
                    break;
                }
            }
            stream.consume(used);
            if done && !self.value.is_empty() {
                return Ok(true);
            }
        }
    }

    /// Takes one byte; tells whether a value ends here.
    fn step(&mut self, byte: u8) -> bool {
        let outside = self.depth == 0 && !self.quoted;
        if outside {
            match byte {
                b'[' if !self.started => {
                    self.started = true;
                    self.list = true;
                    return false;
                }
                b' ' | b'\n' | b'\r' | b'\t' | b',' => return true,
                b']' if self.list => return true,
                _ => self.started = true,
            }
        }
        if self.value.len() < LONGEST {
            self.value.push(byte);
        } else {
            self.too_long = true;
        }
        if self.quoted {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.quoted = false,
                _ => {}
            }
            return self.depth == 0 && !self.quoted;
        }
        match byte {
            b'"' => self.quoted = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => return false,
        }
        self.depth == 0 && !self.quoted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let mut splitter = Splitter::default();
        let mut stream = text.as_bytes();
        let mut found = Vec::new();
        while splitter.next(&mut stream).unwrap() {
            found.push(String::from_utf8(splitter.value.clone()).unwrap());
        }
        found
    }

    #[test]
    fn values_are_cut_where_they_end() {
        let cases: [(&str, &[&str]); 7] = [
            (r#"[{"a":"]"}, {"b":[1,2]}]"#, &[r#"{"a":"]"}"#, r#"{"b":[1,2]}"#]),
            (r#"{"a":1} {"b":2}"#, &[r#"{"a":1}"#, r#"{"b":2}"#]),
            (r#"["x","y\"]"]"#, &[r#""x""#, r#""y\"]""#]),
            ("[]", &[]),
            ("", &[]),
            ("[1, 2]", &["1", "2"]),
            (r#"[{"a":1}, {"b":"#, &[r#"{"a":1}"#, r#"{"b":"#]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text), expected, "{text}");
        }
    }
}
