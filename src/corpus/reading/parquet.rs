//! Parquet: one document a row; ids count rows from 1.

use std::fs::File;

use arrow_array::{ArrayRef, RecordBatch};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::stream::GO_ON;
use super::{Flow, Spot, Walk, delimited};
use crate::Error;
use crate::corpus::columns::Columns;
use crate::corpus::mapping::Wanted;

/// Rows that are held at a time.
const ROWS: usize = 256;

/// The columns that hold what the mapping asks for, by name.
struct Names {
    text: String,
    id: Option<String>,
    date: Option<String>,
    group: Option<String>,
    url: Option<String>,
}

/// Reads the rows of a file, only the columns that are mapped.
pub(super) fn read(walk: &mut Walk<'_>, spot: &Spot, file: File) -> Flow {
    let builder = match ParquetRecordBatchReaderBuilder::try_new(file) {
        Ok(builder) => builder,
        Err(error) => return walk.broken(spot, &spot.name, error),
    };
    let header: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let names = match find(walk, &header, &spot.name) {
        Ok(names) => names,
        Err(error) => return walk.failure(spot, &spot.name, error),
    };
    let needed =
        [Some(&names.text), names.id.as_ref(), names.date.as_ref(), names.group.as_ref(), names.url.as_ref()];
    let roots = header.iter().enumerate().filter(|(_, name)| needed.contains(&Some(name))).map(|(at, _)| at);
    let rows = usize::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
    let mask = ProjectionMask::roots(builder.parquet_schema(), roots);
    let reader = match builder.with_projection(mask).with_batch_size(ROWS).build() {
        Ok(reader) => reader,
        Err(error) => return walk.broken(spot, &spot.name, error),
    };
    let mut before = 0;
    for batch in reader {
        let columns =
            batch.map_err(|error| Error::Format { document: spot.name.clone(), cause: error.to_string() });
        let columns = columns.and_then(|batch| columns_of(&batch, &names));
        let columns = match columns {
            Ok(columns) => columns,
            Err(error) => return walk.failure(spot, &spot.name, error),
        };
        for row in 0..columns.len() {
            let place = format!("{}#{}", spot.name, before + row + 1);
            let mut source = match columns.item(row) {
                Ok(source) => source,
                Err(failure) => {
                    walk.failure(spot, &place, failure.error)?;
                    continue;
                }
            };
            if names.id.is_none() {
                source.id = place;
            }
            let column = source.group.take().filter(|_| names.group.is_some());
            source.group =
                walk.mapping.group.of(source.url.as_deref(), spot.folder.as_deref(), column.as_deref());
            walk.document(spot, source)?;
        }
        before += columns.len();
        walk.at(before, rows);
    }
    GO_ON
}

fn find(walk: &Walk<'_>, header: &[String], file: &str) -> Result<Names, Error> {
    let find = |what: &str, wanted: Wanted<'_>| {
        let found = wanted.names().find(|name| header.iter().any(|column| column == name));
        if found.is_none() && wanted.is_given() {
            return Err(delimited::absent(what, wanted, header, file));
        }
        Ok(found.map(str::to_owned))
    };
    let mapping = walk.mapping;
    Ok(Names {
        text: find("text", mapping.text())?
            .ok_or_else(|| delimited::absent("text", mapping.text(), header, file))?,
        id: find("id", mapping.id())?,
        date: find("date", mapping.date())?,
        group: find("group", mapping.group())?,
        url: find("url", mapping.url())?,
    })
}

fn columns_of(batch: &RecordBatch, names: &Names) -> Result<Columns, Error> {
    let column = |name: &Option<String>| -> Option<&ArrayRef> { batch.column_by_name(name.as_deref()?) };
    let text = batch
        .column_by_name(&names.text)
        .ok_or_else(|| Error::Column { column: names.text.clone(), cause: "is missing in a batch".into() })?;
    let columns = Columns::new(text, column(&names.id), column(&names.date), column(&names.group))?;
    match column(&names.url) {
        Some(url) => columns.with_url(url),
        None => Ok(columns),
    }
}
