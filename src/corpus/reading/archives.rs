//! zip and tar: every entry a file of its own.

use std::io::{Read, Seek};

use super::stream::GO_ON;
use super::{Flow, Spot, Walk};

/// The spot of an entry, or none when it is hidden or a folder.
fn entry(spot: &Spot, path: &str) -> Option<Spot> {
    let path = path.replace('\\', "/");
    let hidden = path
        .split('/')
        .any(|part| (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX");
    if hidden || path.ends_with('/') {
        return None;
    }
    let folder = path.rsplit_once('/').map(|(folders, _)| folders.rsplit('/').next().unwrap_or(folders));
    Some(Spot {
        name: format!("{}!{path}", spot.name),
        folder: folder.map(str::to_owned).or_else(|| spot.folder.clone()),
        strict: true,
        depth: spot.depth + 1,
    })
}

/// The entries of a zip, in the order of its directory.
pub(super) fn zip(walk: &mut Walk<'_>, spot: &Spot, file: impl Read + Seek) -> Flow {
    let mut archive = match zip::ZipArchive::new(file) {
        Ok(archive) => archive,
        Err(error) => return walk.broken(spot, &spot.name, error),
    };
    for index in 0..archive.len() {
        if spot.depth == 0 {
            walk.at(index, archive.len());
        }
        let failed = match archive.by_index(index) {
            Ok(found) if found.is_file() => match found.name().map(std::borrow::Cow::into_owned) {
                Ok(name) => {
                    if let Some(spot) = entry(spot, &name) {
                        super::read_stream(walk, &spot, &spot.name, found)?;
                    }
                    continue;
                }
                Err(error) => error,
            },
            Ok(_) => continue,
            Err(error) => error,
        };
        let name = archive.name_for_index(index).and_then(Result::ok);
        let name =
            format!("{}!{}", spot.name, name.map_or_else(|| index.to_string(), |name| name.to_string()));
        walk.broken(spot, &name, failed)?;
    }
    GO_ON
}

/// The entries of a tar, as they come.
pub(super) fn tar(walk: &mut Walk<'_>, spot: &Spot, stream: &mut dyn Read) -> Flow {
    let mut archive = tar::Archive::new(stream);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return walk.broken(spot, &spot.name, error),
    };
    for found in entries {
        // After a broken header there is no next entry.
        let found = match found {
            Ok(found) => found,
            Err(error) => return walk.broken(spot, &spot.name, error),
        };
        if !found.header().entry_type().is_file() {
            continue;
        }
        let path = String::from_utf8_lossy(&found.path_bytes()).into_owned();
        let Some(spot) = entry(spot, path.trim_start_matches("./")) else { continue };
        super::read_stream(walk, &spot, &spot.name, found)?;
    }
    GO_ON
}
