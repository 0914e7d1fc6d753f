//! From paths, folders and globs to the files they name.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Where it is.
    pub path: PathBuf,
    /// Its path from the deepest folder common to all, with `/`: the root of its documents' ids.
    pub name: String,
    /// Whether the caller named it, rather than a folder that holds it.
    pub given: bool,
}

impl Listed {
    /// Its size, 0 when it cannot be found.
    pub(in crate::corpus) fn bytes(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |found| found.len())
    }
}

/// One path that was asked for: the folder its names begin at, and its files.
struct Asked {
    base: PathBuf,
    files: Vec<PathBuf>,
    given: bool,
}

/// The files that `paths` name, in the order of `paths`, sorted within each.
pub(super) fn expand(paths: &[String]) -> Result<Vec<Listed>> {
    let asked = paths.iter().map(|path| resolve(path)).collect::<Result<Vec<_>>>()?;
    let common = asked.iter().map(|a| a.base.clone()).reduce(|a, b| common(&a, &b)).unwrap_or_default();
    let mut listed = Vec::new();
    for asked in asked {
        for path in asked.files {
            let name = slashed(path.strip_prefix(&common).unwrap_or(&path));
            listed.push(Listed { path, name, given: asked.given });
        }
    }
    Ok(listed)
}

fn resolve(path: &str) -> Result<Asked> {
    let plain = Path::new(path);
    match fs::metadata(plain) {
        Ok(found) if found.is_dir() => {
            let base = canonical(plain)?;
            let mut files = Vec::new();
            descend(&base, &mut files)?;
            Ok(Asked { base, files, given: false })
        }
        Ok(_) => {
            let parent = plain.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let base = canonical(parent)?;
            let file = base.join(plain.file_name().unwrap_or_default());
            Ok(Asked { base, files: vec![file], given: true })
        }
        Err(source) if source.kind() == ErrorKind::NotFound && path.contains(['*', '?', '[']) => {
            matches(path)
        }
        Err(source) => Err(Error::Io { path: plain.into(), source }),
    }
}

fn matches(pattern: &str) -> Result<Asked> {
    let malformed =
        |cause: String| Error::Argument { argument: "paths", cause: format!("{pattern}: {cause}") };
    // The names begin after the folders that stand before the first wildcard.
    let parts = Path::new(pattern).components();
    let fixed: PathBuf =
        parts.take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '['])).collect();
    let root = if fixed.as_os_str().is_empty() { PathBuf::from(".") } else { fixed.clone() };
    let base = if root.exists() { canonical(&root)? } else { root };
    let mut files = Vec::new();
    for found in glob::glob(pattern).map_err(|error| malformed(error.to_string()))? {
        let found = found.map_err(|error| {
            let path = error.path().to_owned();
            Error::Io { path, source: error.into() }
        })?;
        let path = base.join(found.strip_prefix(&fixed).unwrap_or(&found));
        if found.is_file() {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(malformed("no file matches this pattern".into()));
    }
    files.sort();
    Ok(Asked { base, files, given: true })
}

/// The files below `folder`, sorted; hidden ones left out, links to folders not followed.
fn descend(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let refused = |source: io::Error| Error::Io { path: folder.into(), source };
    let mut entries =
        fs::read_dir(folder).map_err(refused)?.collect::<io::Result<Vec<_>>>().map_err(refused)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if entry.file_type().map_err(refused)?.is_dir() {
            descend(&path, files)?;
        } else if !path.is_dir() {
            files.push(path);
        }
    }
    Ok(())
}

fn canonical(path: &Path) -> Result<PathBuf> {
    path.canonicalize().map_err(|source| Error::Io { path: path.into(), source })
}

fn common(a: &Path, b: &Path) -> PathBuf {
    a.components().zip(b.components()).take_while(|(x, y)| x == y).map(|(x, _)| x).collect()
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
