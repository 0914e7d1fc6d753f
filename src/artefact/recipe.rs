//! How a model was made: the trainer with its settings, and its inputs with their hashes.

use std::fmt::Write;
use std::iter::Peekable;
use std::path::Path;

use super::sha256;
use crate::error::{Error, Result};

/// The trainer and its settings, the inputs, and notes for people (the licence, say).
///
/// As text it is the provenance that `Tagger::provenance` shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipe {
    /// The trainer and its settings; empty when nothing is known of them.
    pub trainer: String,
    /// What it learnt from.
    pub inputs: Vec<Input>,
    /// Sentences for who reads the file.
    pub notes: Vec<String>,
}

/// A file, or a folder of files, that a model was trained on.
///
/// ```
/// use warraq::artefact::Input;
/// let folder = std::env::temp_dir().join("warraq-input-example");
/// std::fs::create_dir_all(&folder)?;
/// std::fs::write(folder.join("abc.txt"), "abc")?;
/// let input = Input::hashed(&folder.join("abc.txt"))?;
/// assert_eq!(input.name, "abc.txt");
/// assert_eq!(&input.sha256[..16], "ba7816bf8f01cfea");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name, without the folder that it lies in.
    pub name: String,
    /// The SHA-256 of a file, as `sha256sum` prints it; of a folder, that of what `sha256sum *` prints in it.
    pub sha256: String,
}

impl Input {
    /// A file, or a folder of files, as it is now.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be read.
    pub fn hashed(path: &Path) -> Result<Self> {
        let io = |source| Error::Io { path: path.to_path_buf(), source };
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let read = |path: &Path| std::fs::read(path).map(|bytes| sha256::hex(&bytes)).map_err(io);
        if !path.is_dir() {
            return Ok(Self { name, sha256: read(path)? });
        }
        let mut files = Vec::new();
        for entry in std::fs::read_dir(path).map_err(io)? {
            let file = entry.map_err(io)?.path();
            // as the shell's `*`: what begins with a dot is no part of the folder
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if file.is_file() && !name.starts_with('.') {
                files.push((name, file));
            }
        }
        files.sort();
        let mut sums = String::new();
        for (name, file) in files {
            let _ = writeln!(sums, "{}  {name}", read(&file)?);
        }
        Ok(Self { name, sha256: sha256::hex(sums.as_bytes()) })
    }
}

/// A text of one line: what would end a field is a blank.
fn line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Recipe {
    /// Made by this trainer with these settings.
    #[must_use]
    pub fn new(trainer: impl Into<String>) -> Self {
        Self { trainer: trainer.into(), ..Self::default() }
    }

    pub(super) fn write(&self, out: &mut String) {
        let _ = writeln!(out, "trainer\t{}", line(&self.trainer));
        for input in &self.inputs {
            let _ = writeln!(out, "input\t{}\t{}", line(&input.name), line(&input.sha256));
        }
        for note in &self.notes {
            let _ = writeln!(out, "note\t{}", line(note));
        }
    }

    pub(super) fn read<'a>(lines: &mut Peekable<impl Iterator<Item = &'a str>>) -> Option<Self> {
        let mut recipe = Self::new(lines.next()?.strip_prefix("trainer\t")?);
        while let Some(row) = lines.next_if(|line| line.starts_with("input\t")) {
            let (name, sha256) = row.strip_prefix("input\t")?.split_once('\t')?;
            recipe.inputs.push(Input { name: name.to_owned(), sha256: sha256.to_owned() });
        }
        while let Some(row) = lines.next_if(|line| line.starts_with("note\t")) {
            recipe.notes.push(row.strip_prefix("note\t")?.to_owned());
        }
        Some(recipe)
    }
}

impl std::fmt::Display for Recipe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.trainer)?;
        for input in &self.inputs {
            write!(f, "; {} {}", input.name, input.sha256)?;
        }
        self.notes.iter().try_for_each(|note| write!(f, "; {note}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_the_sums_of_its_files() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("b.txt", "b"), ("a.txt", "abc"), (".hidden", "x")] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let sums = format!("{}  a.txt\n{}  b.txt\n", sha256::hex(b"abc"), sha256::hex(b"b"));
        assert_eq!(Input::hashed(folder.path()).unwrap().sha256, sha256::hex(sums.as_bytes()));
        assert!(matches!(Input::hashed(&folder.path().join("none")), Err(Error::Io { .. })));
    }
}
