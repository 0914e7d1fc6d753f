//! HTML as a row of tokens, each a range of the source.
//!
//! The rules are those of the WHATWG tokenizer for what ends a tag, a comment
//! and raw text. They look at nothing before the token, so that any slice of a
//! page that does not begin inside a tag gives the same tokens as the page.

use super::attributes::Attributes;
use super::tag::Tag;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Characters and character references.
    Text,
    /// The start of an element that goes on to its end tag.
    Start,
    /// The start of an element that is empty: void, or written `<x/>` where that counts.
    Empty,
    /// An end tag.
    End,
    /// A comment, a doctype, a script: nothing that a reader sees.
    Void,
}

/// A token and its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) tag: Tag,
    /// Whether the start tag says that nothing of the element is shown.
    pub(super) hides: bool,
    /// Tells elements apart that have no name here.
    pub(super) name: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Token {
    /// Whether both are tags of the same element name.
    pub(super) fn same_name(&self, other: &Token) -> bool {
        self.tag == other.tag && self.name == other.name
    }

    /// Its bytes in the source.
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The tokens of `source`, which is shorter than 4 GiB.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut scanner = Scanner { source, at: 0, raw: None };
    let mut tokens = Vec::with_capacity(source.len() / 24);
    while let Some(token) = scanner.next() {
        tokens.push(token);
    }
    tokens
}

struct Scanner<'a> {
    source: &'a str,
    at: usize,
    raw: Option<Tag>,
}

impl Scanner<'_> {
    fn next(&mut self) -> Option<Token> {
        let bytes = self.source.as_bytes();
        let start = self.at;
        if start >= bytes.len() {
            return None;
        }
        if let Some(tag) = self.raw.take() {
            let end = raw_end(bytes, start, tag);
            if end > start {
                return Some(self.token(Kind::Void, end));
            }
        }
        let mut from = start;
        loop {
            let Some(open) = memchr::memchr(b'<', &bytes[from..]).map(|i| i + from) else {
                return Some(self.token(Kind::Text, bytes.len()));
            };
            let follower = bytes.get(open + 1).copied().unwrap_or(0);
            let after = bytes.get(open + 2).copied();
            let is_markup = follower.is_ascii_alphabetic()
                || follower == b'!'
                || follower == b'?'
                || (follower == b'/' && after.is_some());
            if !is_markup {
                from = open + 1;
                continue;
            }
            if open > start {
                return Some(self.token(Kind::Text, open));
            }
            return Some(match follower {
                b'!' | b'?' => self.token(Kind::Void, declaration_end(bytes, open)),
                b'/' if after.is_some_and(|b| b.is_ascii_alphabetic()) => self.tag(open, true),
                b'/' => self.token(Kind::Void, up_to(bytes, open, b'>')),
                _ => self.tag(open, false),
            });
        }
    }

    fn token(&mut self, kind: Kind, end: usize) -> Token {
        let start = std::mem::replace(&mut self.at, end);
        Token { kind, tag: Tag::Other, hides: false, name: 0, start: start as u32, end: end as u32 }
    }

    fn tag(&mut self, open: usize, is_end: bool) -> Token {
        let bytes = self.source.as_bytes();
        let name_start = open + 1 + usize::from(is_end);
        let name_len = bytes[name_start..]
            .iter()
            .position(|b| matches!(b, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/' | b'>'))
            .unwrap_or(bytes.len() - name_start);
        let name = &bytes[name_start..name_start + name_len];
        let (tag, hash) = named(name);
        let mut attributes = Attributes::new(self.source, name_start + name_len);
        let mut hides = tag.is_hidden() || tag == Tag::Dialog;
        for attribute in attributes.by_ref() {
            hides |= match attribute.name.len() {
                _ if is_end => false,
                5 if attribute.is("style") => hides_by_style(attribute.value),
                6 if attribute.is("hidden") => true,
                4 if tag == Tag::Dialog && attribute.is("open") => {
                    hides = false;
                    false
                }
                _ => false,
            };
        }
        if matches!(tag, Tag::Html | Tag::Body) {
            hides = false;
        }
        let Some(end) = attributes.end() else {
            // The tag never ends: a browser drops it with the rest of the page.
            return self.token(Kind::Void, bytes.len());
        };
        let closes_itself = bytes[..end].ends_with(b"/>");
        let kind = match (is_end, tag) {
            // `</br>` and `</p>` without a start stand for an element; only the first matters.
            (true, Tag::Br) => Kind::Empty,
            (true, _) => Kind::End,
            _ if tag.is_void() => Kind::Empty,
            // `<script/>`, `<svg/>`, `<my-element/>`: nothing follows that belongs to it.
            _ if closes_itself && (tag.is_raw() || tag.is_hidden() || tag >= Tag::Custom) => Kind::Empty,
            _ => Kind::Start,
        };
        if kind == Kind::Start && tag.is_raw() {
            self.raw = Some(tag);
        }
        let mut token = self.token(kind, end);
        (token.tag, token.name, token.hides) = (tag, hash, hides && kind == Kind::Start);
        token
    }
}

/// The element of a name in any case, and a hash of the name when it is no known one.
fn named(name: &[u8]) -> (Tag, u32) {
    let mut lower = [0u8; 32];
    let short = &mut lower[..name.len().min(32)];
    for (to, from) in short.iter_mut().zip(name) {
        *to = from.to_ascii_lowercase();
    }
    let tag = Tag::of(short);
    if tag < Tag::Custom {
        return (tag, 0);
    }
    let hash = name
        .iter()
        .fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0193));
    (tag, hash)
}

fn hides_by_style(style: &str) -> bool {
    let mut squeezed = style.bytes().filter(|b| !b.is_ascii_whitespace()).map(|b| b.to_ascii_lowercase());
    let mut matched = [0usize; 2];
    let wanted: [&[u8]; 2] = [b"display:none", b"visibility:hidden"];
    squeezed.any(|byte| {
        (0..2).any(|k| {
            matched[k] = if byte == wanted[k][matched[k]] {
                matched[k] + 1
            } else {
                usize::from(byte == wanted[k][0])
            };
            let done = matched[k] == wanted[k].len();
            if done {
                matched[k] = 0;
            }
            done
        })
    })
}

fn up_to(bytes: &[u8], from: usize, byte: u8) -> usize {
    memchr::memchr(byte, &bytes[from..]).map_or(bytes.len(), |i| from + i + 1)
}

/// Where a comment, a doctype or a processing instruction ends.
fn declaration_end(bytes: &[u8], open: usize) -> usize {
    if !bytes[open..].starts_with(b"<!--") {
        return up_to(bytes, open, b'>');
    }
    let body = open + 4;
    if bytes[body..].starts_with(b">") {
        return body + 1;
    }
    if bytes[body..].starts_with(b"->") {
        return body + 2;
    }
    let mut from = body;
    while let Some(at) = memchr::memmem::find(&bytes[from..], b"--").map(|i| i + from) {
        match bytes.get(at + 2) {
            Some(b'>') => return at + 3,
            Some(b'!') if bytes.get(at + 3) == Some(&b'>') => return at + 4,
            None => break,
            _ => from = at + 1,
        }
    }
    bytes.len()
}

/// Where the characters inside a raw element end: before its end tag.
fn raw_end(bytes: &[u8], start: usize, tag: Tag) -> usize {
    let name = tag.name().as_bytes();
    let mut from = start;
    while let Some(at) = memchr::memmem::find(&bytes[from..], b"</").map(|i| i + from) {
        let rest = &bytes[at + 2..];
        if rest.len() >= name.len() && rest[..name.len()].eq_ignore_ascii_case(name) {
            match rest.get(name.len()) {
                None | Some(b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/' | b'>') => return at,
                _ => {}
            }
        }
        from = at + 2;
    }
    bytes.len()
}
