//! Tables into files: Parquet, JSON lines or CSV; streaming, atomic, the same bytes each time.

mod checkpoint;
mod rows;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

pub use checkpoint::Checkpoint;

use crate::{Error, Result};

/// Rows of a Parquet row group, at most.
const GROUP_ROWS: usize = 1 << 17;
/// Bytes after which a row group is closed.
const GROUP_BYTES: usize = 32 << 20;

/// What a table is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileFormat {
    /// Parquet, compressed with Snappy.
    Parquet,
    /// One JSON object a line.
    JsonLines,
    /// CSV with a header; lists are joined by `|`, nulls are empty.
    Csv,
}

impl FileFormat {
    /// The format that a file name asks for.
    ///
    /// # Errors
    /// [`Error::Argument`] when the name ends otherwise than in `.parquet`, `.jsonl` or `.csv`.
    pub fn from_path(path: &Path) -> Result<Self> {
        let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
        match extension.as_deref() {
            Some("parquet" | "pq") => Ok(FileFormat::Parquet),
            Some("jsonl" | "ndjson") => Ok(FileFormat::JsonLines),
            Some("csv") => Ok(FileFormat::Csv),
            _ => Err(Error::Argument {
                argument: "path",
                cause: format!("{} does not end in .parquet, .jsonl or .csv", path.display()),
            }),
        }
    }
}

/// Writes a table batch by batch into a temporary file that takes its name when it is finished.
///
/// One that is dropped unfinished leaves nothing behind.
pub struct Writer {
    path: PathBuf,
    temporary: PathBuf,
    rows: u64,
    output: Option<Output>,
}

enum Output {
    Parquet(Box<ArrowWriter<BufWriter<File>>>),
    JsonLines(BufWriter<File>),
    Csv(Box<csv::Writer<BufWriter<File>>>),
}

impl Writer {
    /// Begins a file in the format that its name asks for.
    ///
    /// # Errors
    /// [`Error::Argument`] for an unknown extension, [`Error::Io`] when the file cannot be made.
    pub fn create(path: &Path, schema: &SchemaRef) -> Result<Self> {
        let format = FileFormat::from_path(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let temporary = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let refused = |source| Error::Io { path: path.into(), source };
        let file = BufWriter::with_capacity(1 << 16, File::create(&temporary).map_err(refused)?);
        let mut writer = Self { path: path.into(), temporary, rows: 0, output: None };
        writer.output = Some(match format {
            FileFormat::Parquet => {
                let properties = WriterProperties::builder()
                    .set_compression(Compression::SNAPPY)
                    .set_max_row_group_row_count(Some(GROUP_ROWS))
                    .set_created_by(concat!("warraq ", env!("CARGO_PKG_VERSION")).into())
                    .build();
                let made = ArrowWriter::try_new(file, schema.clone(), Some(properties));
                Output::Parquet(Box::new(made.map_err(|error| writer.refused(error))?))
            }
            FileFormat::JsonLines => Output::JsonLines(file),
            FileFormat::Csv => {
                let mut csv = csv::Writer::from_writer(file);
                let names = schema.fields().iter().map(|field| field.name());
                csv.write_record(names).map_err(|error| writer.io(csv_error(error)))?;
                Output::Csv(Box::new(csv))
            }
        });
        Ok(writer)
    }

    /// Adds the rows of a batch.
    ///
    /// # Errors
    /// [`Error::Io`] when they cannot be written.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        self.rows += batch.num_rows() as u64;
        let written = match self.output.as_mut() {
            None => Ok(()),
            Some(Output::Parquet(writer)) => parquet(writer, batch),
            Some(Output::JsonLines(file)) => rows::json_lines(batch, file),
            Some(Output::Csv(writer)) => rows::csv(batch, writer),
        };
        written.map_err(|error| self.io(error))
    }

    /// How many rows there are so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Completes the file and gives it its name.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be completed or renamed.
    pub fn finish(mut self) -> Result<u64> {
        let closed = match self.output.take() {
            None => Ok(()),
            Some(Output::Parquet(writer)) => {
                writer.into_inner().map_err(parquet_error).and_then(|mut file| file.flush())
            }
            Some(Output::JsonLines(mut file)) => file.flush(),
            Some(Output::Csv(mut writer)) => writer.flush(),
        };
        let renamed = closed.and_then(|()| fs::rename(&self.temporary, &self.path));
        renamed.map_err(|error| self.io(error))?;
        Ok(self.rows)
    }

    fn io(&self, source: io::Error) -> Error {
        Error::Io { path: self.path.clone(), source }
    }

    fn refused(&self, error: ParquetError) -> Error {
        self.io(parquet_error(error))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if self.output.take().is_some() {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

fn parquet(writer: &mut ArrowWriter<BufWriter<File>>, batch: &RecordBatch) -> io::Result<()> {
    writer.write(batch).map_err(parquet_error)?;
    if writer.in_progress_size() > GROUP_BYTES {
        writer.flush().map_err(parquet_error)?;
    }
    Ok(())
}

fn parquet_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other.to_string()),
        },
        other => io::Error::other(other.to_string()),
    }
}

fn csv_error(error: csv::Error) -> io::Error {
    io::Error::other(error.to_string())
}

/// Writes a whole table; returns the number of its rows.
///
/// # Errors
/// [`Error::Argument`] for an unknown extension, [`Error::Io`] when it cannot be written.
pub fn write<'b>(
    path: &Path,
    schema: &SchemaRef,
    batches: impl IntoIterator<Item = &'b RecordBatch>,
) -> Result<u64> {
    let mut writer = Writer::create(path, schema)?;
    for batch in batches {
        writer.write(batch)?;
    }
    writer.finish()
}
