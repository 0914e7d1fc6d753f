//! Learned templates as a file: the tables of an artefact's payload, in order.

use std::path::Path;

use super::Extractor;
use super::counts::{Counts, Seen};
use crate::artefact::{Artefact, Fields, Kind};
use crate::boilerplate::block::BlockKind;
use crate::{Error, Result};

pub(super) fn save(extractor: &Extractor, path: &Path) -> Result<()> {
    std::fs::write(path, to_bytes(extractor)).map_err(|source| Error::Io { path: path.to_owned(), source })
}

pub(super) fn load(path: &Path) -> Result<Extractor> {
    let bytes = std::fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
    from_bytes(&bytes, &path.display().to_string())
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
    Artefact::new(Kind::Templates, body).to_bytes()
}

/// Reads an artefact; `name` is how errors call it.
pub(super) fn from_bytes(bytes: &[u8], name: &str) -> Result<Extractor> {
    let artefact = Artefact::read(bytes, name, Kind::Templates)?;
    let mut fields = artefact.fields();
    let kind = |fields: &mut Fields<'_>| {
        let name = fields.text()?;
        BlockKind::from_name(&name).ok_or_else(|| fields.error(format!("{name:?} is no kind of block")))
    };
    let mut counts = Counts::default();
    let mut phrases = Vec::new();
    for _ in 0..fields.u64()? {
        phrases.push((fields.text()?, kind(&mut fields)?));
    }
    let kinds = fields.u64()?.checked_sub(1);
    let mut keep = kinds.map(|_| Vec::new());
    for _ in 0..kinds.unwrap_or(0) {
        let kind = kind(&mut fields)?;
        keep.iter_mut().for_each(|kept| kept.push(kind));
    }
    for _ in 0..fields.u64()? {
        counts.groups.insert(fields.text()?, fields.u32()?);
    }
    for _ in 0..fields.u64()? {
        let key = (fields.u32()?, fields.u64()?);
        let [documents, places, above, below] = [fields.u32()?, fields.u32()?, fields.u32()?, fields.u32()?];
        counts.seen.insert(key, Seen { documents, places, above, below });
    }
    for _ in 0..fields.u64()? {
        counts.stories.insert(fields.u64()?);
    }
    fields.end()?;
    Ok(Extractor { counts, phrases, keep, ..Extractor::default() })
}
