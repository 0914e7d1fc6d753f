//! A table that is written in parts, so that a run that was killed goes on where it stopped.
//!
//! Beside `out.parquet` a folder `out.parquet.parts` holds finished parts, each
//! named after the documents it covers. A part appears whole or not at all, and
//! the next one begins where it ends: nothing is repeated and nothing is lost.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::Writer;
use crate::corpus::TableKind;
use crate::corpus::schema::Provenance;
use crate::corpus::tables::Tables;
use crate::{Error, Result};

/// Documents after which a part is closed.
const PART_DOCUMENTS: u64 = 4096;
/// Bytes of columns after which a part is closed.
const PART_BYTES: usize = 64 << 20;
/// The file that tells what the parts are of.
const SIGNATURE: &str = "signature";

/// Writes one table, and the errors beside it, in parts that survive the process.
pub struct Checkpoint {
    path: PathBuf,
    folder: PathBuf,
    signature: String,
    kind: TableKind,
    provenance: Provenance,
    /// Documents in finished parts, those that failed among them.
    done: u64,
    /// What is not yet in a part.
    rows: Vec<RecordBatch>,
    errors: Vec<RecordBatch>,
    documents: u64,
    bytes: usize,
}

impl Checkpoint {
    /// Begins, or goes on where an earlier run for the same `path` stopped when `resume` is set.
    ///
    /// `signature` tells what is run over what (the arguments, as a rule): a
    /// run cannot go on with another.
    ///
    /// # Errors
    /// [`Error::Argument`] when the earlier run had another signature or `path`
    /// an unknown extension, [`Error::Io`] when the folder cannot be made.
    pub fn open(
        path: &Path,
        kind: TableKind,
        provenance: &Provenance,
        signature: &str,
        resume: bool,
    ) -> Result<Self> {
        super::FileFormat::from_path(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let folder = path.with_file_name(format!("{name}.parts"));
        let signature = format!("{} {} {signature}\n", env!("CARGO_PKG_VERSION"), kind.as_str());
        let mut done = 0;
        if resume && let Ok(earlier) = fs::read_to_string(folder.join(SIGNATURE)) {
            if earlier != signature {
                let cause = "the run that was stopped read other files, or did something else with them";
                return Err(Error::Argument { argument: "resume", cause: cause.into() });
            }
            done = parts(&folder)?.last().map_or(0, |part| part.1);
        } else if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|source| Error::Io { path: folder.clone(), source })?;
        }
        let (path, provenance) = (path.to_owned(), provenance.clone());
        let (rows, errors) = (Vec::new(), Vec::new());
        Ok(Self { path, folder, signature, kind, provenance, done, rows, errors, documents: 0, bytes: 0 })
    }

    /// How many documents to skip: those that are in finished parts.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done
    }

    /// Adds a batch; closes a part when there is enough for one.
    ///
    /// # Errors
    /// [`Error::Io`] when a part cannot be written.
    pub fn push(&mut self, tables: Tables) -> Result<()> {
        let rows = tables.get(self.kind).clone();
        self.documents += tables.items as u64;
        self.bytes += rows.get_array_memory_size();
        self.rows.push(rows);
        if tables.errors.num_rows() > 0 {
            self.errors.push(tables.errors);
        }
        if self.documents >= PART_DOCUMENTS || self.bytes >= PART_BYTES { self.close() } else { Ok(()) }
    }

    /// Closes the part that is under way; worth calling before a stop.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be written.
    pub fn close(&mut self) -> Result<()> {
        if self.documents == 0 {
            return Ok(());
        }
        self.make_folder()?;
        let end = self.done + self.documents;
        // The errors first: the part itself is what tells that both are there.
        let errors = self.folder.join(format!("errors-{:012}-{end:012}.parquet", self.done));
        super::write(&errors, &TableKind::Errors.schema(&self.provenance), &self.errors)?;
        let part = self.folder.join(format!("part-{:012}-{end:012}.parquet", self.done));
        super::write(&part, &self.kind.schema(&self.provenance), &self.rows)?;
        self.rows.clear();
        self.errors.clear();
        (self.done, self.documents, self.bytes) = (end, 0, 0);
        Ok(())
    }

    /// The folder of the parts, made with the first of them.
    fn make_folder(&self) -> Result<()> {
        let signed = self.folder.join(SIGNATURE);
        if signed.exists() {
            return Ok(());
        }
        // Renamed into place, so that it is whole or missing.
        let draft = self.folder.join(".signature");
        fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(&draft, &self.signature))
            .and_then(|()| fs::rename(&draft, &signed))
            .map_err(|source| Error::Io { path: self.folder.clone(), source })
    }

    /// Writes the table of all documents and removes the parts; returns its rows and the errors.
    ///
    /// # Errors
    /// [`Error::Io`] when the table cannot be written, [`Error::Format`] when a part is broken.
    pub fn finish(self) -> Result<(u64, Vec<RecordBatch>)> {
        let joined = self.join()?;
        if self.folder.exists() {
            let folder = self.folder;
            fs::remove_dir_all(&folder).map_err(|source| Error::Io { path: folder, source })?;
        }
        Ok(joined)
    }

    /// Writes the table of what was done so far, and keeps the parts for a run that goes on.
    ///
    /// # Errors
    /// As [`Checkpoint::finish`].
    pub fn stop(mut self) -> Result<(u64, Vec<RecordBatch>)> {
        self.close()?;
        self.join()
    }

    /// The parts and what is not in one yet, as one table.
    fn join(&self) -> Result<(u64, Vec<RecordBatch>)> {
        let mut writer = Writer::create(&self.path, &self.kind.schema(&self.provenance))?;
        let mut errors = Vec::new();
        let parts = if self.folder.exists() { parts(&self.folder)? } else { Vec::new() };
        for (_, _, part) in parts {
            read(&part, |batch| writer.write(&batch))?;
            let name = part.file_name().unwrap_or_default().to_string_lossy().replacen("part-", "errors-", 1);
            read(&part.with_file_name(name), |batch| {
                errors.push(batch);
                Ok(())
            })?;
        }
        for batch in &self.rows {
            writer.write(batch)?;
        }
        errors.extend(self.errors.iter().cloned());
        Ok((writer.finish()?, errors))
    }
}

/// The finished parts that follow on each other from the first document: from, to, path.
fn parts(folder: &Path) -> Result<Vec<(u64, u64, PathBuf)>> {
    let refused = |source| Error::Io { path: folder.to_owned(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(refused)? {
        let path = entry.map_err(refused)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let range = name.strip_prefix("part-").and_then(|name| name.strip_suffix(".parquet"));
        let Some((from, to)) = range.and_then(|range| range.split_once('-')) else { continue };
        if let (Ok(from), Ok(to)) = (from.parse::<u64>(), to.parse::<u64>()) {
            found.push((from, to, path));
        }
    }
    found.sort();
    let mut next = 0;
    found.retain(|(from, to, _)| {
        let follows = *from == next;
        if follows {
            next = *to;
        }
        follows
    });
    Ok(found)
}

fn read(path: &Path, mut each: impl FnMut(RecordBatch) -> Result<()>) -> Result<()> {
    let broken = |cause: String| Error::Format { document: path.display().to_string(), cause };
    let file = File::open(path).map_err(|source| Error::Io { path: path.into(), source })?;
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).and_then(|builder| builder.build());
    for batch in reader.map_err(|error| broken(error.to_string()))? {
        each(batch.map_err(|error| broken(error.to_string()))?)?;
    }
    Ok(())
}
