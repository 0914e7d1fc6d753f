//! Learned templates as a file: magic, version, length, checksum, then tables in order.

use std::path::Path;

use super::Extractor;
use super::counts::{Counts, Seen};
use crate::boilerplate::block::BlockKind;
use crate::{Error, Result};

const MAGIC: &[u8; 8] = b"warraqTP";
const VERSION: u32 = 3;

pub(super) fn save(extractor: &Extractor, path: &Path) -> Result<()> {
    std::fs::write(path, to_bytes(extractor)).map_err(|source| Error::Io { path: path.to_owned(), source })
}

pub(super) fn load(path: &Path) -> Result<Extractor> {
    let bytes = std::fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
    from_bytes(&bytes).map_err(|error| match error {
        Error::Model { cause, .. } => Error::Model { artefact: path.display().to_string(), cause },
        error => error,
    })
}

pub(super) fn to_bytes(extractor: &Extractor) -> Vec<u8> {
    let mut body = Vec::new();
    let number = |body: &mut Vec<u8>, n: usize| body.extend((n as u64).to_le_bytes());
    let text = |body: &mut Vec<u8>, s: &str| {
        body.extend((s.len() as u64).to_le_bytes());
        body.extend(s.as_bytes());
    };
    let counts = &extractor.counts;
    number(&mut body, extractor.phrases.len());
    for (phrase, kind) in &extractor.phrases {
        text(&mut body, phrase);
        text(&mut body, kind.as_str());
    }
    // One more than there are kinds to keep; 0 where none were given.
    number(&mut body, extractor.keep.as_ref().map_or(0, |kinds| kinds.len() + 1));
    for kind in extractor.keep.iter().flatten() {
        text(&mut body, kind.as_str());
    }
    number(&mut body, counts.groups.len());
    for (group, documents) in &counts.groups {
        text(&mut body, group);
        body.extend(documents.to_le_bytes());
    }
    let mut rows: Vec<_> = counts.seen.iter().collect();
    rows.sort_unstable_by_key(|(key, _)| **key);
    number(&mut body, rows.len());
    for ((group, key), seen) in rows {
        body.extend(group.to_le_bytes());
        body.extend(key.to_le_bytes());
        for count in [seen.documents, seen.places, seen.above, seen.below] {
            body.extend(count.to_le_bytes());
        }
    }
    let mut stories: Vec<u64> = counts.stories.iter().copied().collect();
    stories.sort_unstable();
    number(&mut body, stories.len());
    stories.iter().for_each(|s| body.extend(s.to_le_bytes()));
    let mut out = Vec::with_capacity(body.len() + 28);
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend((body.len() as u64).to_le_bytes());
    out.extend(checksum(&body).to_le_bytes());
    out.extend(body);
    out
}

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x0100_0000_01B3))
}

/// What is left to read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn u64(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.u64()?).ok()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }
}

pub(super) fn from_bytes(bytes: &[u8]) -> Result<Extractor> {
    let refuse = |cause: &str| Error::Model { artefact: "templates".into(), cause: cause.into() };
    let mut rest = Rest(bytes);
    if rest.take(8) != Some(MAGIC) {
        return Err(refuse("is not a file of templates"));
    }
    match rest.u32() {
        Some(VERSION) => {}
        Some(other) => {
            return Err(refuse(&format!("is of version {other}; this warraq reads version {VERSION}")));
        }
        None => return Err(refuse("is truncated")),
    }
    let (length, sum) = (rest.u64(), rest.u64());
    if length != Some(rest.0.len() as u64) {
        return Err(refuse("is truncated or has bytes too many"));
    }
    if sum != Some(checksum(rest.0)) {
        return Err(refuse("was altered: its checksum differs"));
    }
    tables(&mut rest).filter(|_| rest.0.is_empty()).ok_or_else(|| refuse("its tables are broken"))
}

fn tables(rest: &mut Rest<'_>) -> Option<Extractor> {
    let mut counts = Counts::default();
    let mut phrases = Vec::new();
    for _ in 0..rest.u64()? {
        phrases.push((rest.text()?, BlockKind::from_name(&rest.text()?)?));
    }
    let kinds = rest.u64()?.checked_sub(1);
    let mut keep = kinds.map(|_| Vec::new());
    for _ in 0..kinds.unwrap_or(0) {
        keep.as_mut()?.push(BlockKind::from_name(&rest.text()?)?);
    }
    for _ in 0..rest.u64()? {
        let group = rest.text()?;
        counts.groups.insert(group, rest.u32()?);
    }
    for _ in 0..rest.u64()? {
        let key = (rest.u32()?, rest.u64()?);
        let (documents, places, above, below) = (rest.u32()?, rest.u32()?, rest.u32()?, rest.u32()?);
        counts.seen.insert(key, Seen { documents, places, above, below });
    }
    for _ in 0..rest.u64()? {
        counts.stories.insert(rest.u64()?);
    }
    Some(Extractor { counts, phrases, keep, ..Extractor::default() })
}
