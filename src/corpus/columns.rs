//! Documents from Arrow columns; nulls stay null.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, BinaryViewArray, StringViewArray, cast::AsArray};
use arrow_schema::DataType;

use super::mapping::host;
use super::source::{Content, Failure, Item, Source};
use crate::{Error, Result};

/// Columns of one length: the texts, and what is known of each. Clones share them.
#[derive(Debug, Clone)]
pub struct Columns(Arc<Held>);

#[derive(Debug, Clone)]
struct Held {
    text: Values,
    id: Option<StringViewArray>,
    date: Option<StringViewArray>,
    group: Option<StringViewArray>,
    url: Option<StringViewArray>,
    /// Rows that are no documents, and why.
    faults: BTreeMap<usize, String>,
}

#[derive(Debug, Clone)]
enum Values {
    Text(StringViewArray),
    Bytes(BinaryViewArray),
}

impl Columns {
    /// The documents of a column of text (Utf8, LargeUtf8, Utf8View, a dictionary of these) or of bytes.
    ///
    /// Ids are row numbers from 0 unless there is a column of ids, which may hold
    /// any type that has a text form, as may the other columns. A row whose id is null is a failure.
    ///
    /// # Errors
    /// [`Error::Column`] when a column holds something else, or lengths differ.
    pub fn new(
        text: &ArrayRef,
        id: Option<&ArrayRef>,
        date: Option<&ArrayRef>,
        group: Option<&ArrayRef>,
    ) -> Result<Self> {
        let len = text.len();
        let optional = |array: Option<&ArrayRef>, name| array.map(|a| as_text(a, name, len)).transpose();
        let id = optional(id, "id")?;
        let nulls = id.iter().flat_map(|ids| (0..len).filter(|&row| ids.is_null(row)));
        let faults = nulls.map(|row| (row, "its id is null".to_owned())).collect();
        let (date, group) = (optional(date, "date")?, optional(group, "group")?);
        Ok(Self(Arc::new(Held { text: texts(text)?, id, date, group, url: None, faults })))
    }

    /// The same with a column of addresses, which give the group where no other does.
    ///
    /// # Errors
    /// [`Error::Column`] when the column has no text form or another length.
    pub fn with_url(mut self, url: &ArrayRef) -> Result<Self> {
        let url = as_text(url, "url", self.len())?;
        Arc::make_mut(&mut self.0).url = Some(url);
        Ok(self)
    }

    /// The same; a row that is a key of `faults` is a failure, for the reason given.
    #[must_use]
    pub fn with_faults(mut self, faults: BTreeMap<usize, String>) -> Self {
        Arc::make_mut(&mut self.0).faults.extend(faults);
        self
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0.text {
            Values::Text(texts) => texts.len(),
            Values::Bytes(bytes) => bytes.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many documents there are, where that is known: ids that are given may repeat.
    #[must_use]
    pub fn documents(&self) -> Option<usize> {
        self.0.id.is_none().then(|| self.len() - self.0.faults.len())
    }

    /// The document of one row.
    ///
    /// # Errors
    /// A failure when the row is none, as its id is null.
    pub fn item(&self, row: usize) -> Item {
        let Some(cause) = self.0.faults.get(&row) else { return Ok(self.source(row)) };
        let document = format!("row {row}");
        let error = Error::Format { document: document.clone(), cause: cause.clone() };
        Err(Failure { document, group: None, error })
    }

    fn source(&self, row: usize) -> Source {
        let content = match &self.0.text {
            Values::Text(texts) if texts.is_valid(row) => Content::Text(texts.value(row).into()),
            Values::Bytes(bytes) if bytes.is_valid(row) => Content::Bytes(bytes.value(row).to_vec()),
            _ => Content::Missing,
        };
        let at = |column: &Option<StringViewArray>| {
            column.as_ref().and_then(|c| c.is_valid(row).then(|| c.value(row).to_owned()))
        };
        let url = at(&self.0.url);
        let group = match &self.0.group {
            Some(_) => at(&self.0.group),
            None => url.as_deref().and_then(host),
        };
        Source {
            id: at(&self.0.id).unwrap_or_else(|| row.to_string()),
            group,
            date: at(&self.0.date),
            url,
            ..Source::new("", content)
        }
    }

    pub(super) fn into_sources(self) -> impl Iterator<Item = Item> + Send + 'static {
        (0..self.len()).map(move |row| self.item(row))
    }
}

fn texts(array: &ArrayRef) -> Result<Values> {
    let holds = match array.data_type() {
        DataType::Dictionary(_, values) => values.as_ref(),
        other => other,
    };
    match holds {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => {
            Ok(Values::Text(as_text(array, "text", array.len())?))
        }
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => {
            let cast = cast(array, &DataType::BinaryView, "text")?;
            Ok(Values::Bytes(cast.as_binary_view().clone()))
        }
        other => Err(Error::Column { column: "text".into(), cause: format!("holds {other}, expected text") }),
    }
}

fn as_text(array: &ArrayRef, name: &str, len: usize) -> Result<StringViewArray> {
    if array.len() != len {
        let cause = format!("has {} rows, expected {len}", array.len());
        return Err(Error::Column { column: name.into(), cause });
    }
    let plain = match array.data_type() {
        DataType::Utf8View | DataType::Utf8 | DataType::LargeUtf8 => array.clone(),
        _ => cast(array, &DataType::LargeUtf8, name)?,
    };
    Ok(cast(&plain, &DataType::Utf8View, name)?.as_string_view().clone())
}

fn cast(array: &ArrayRef, to: &DataType, name: &str) -> Result<ArrayRef> {
    arrow_cast::cast(array, to).map_err(|error| Error::Column {
        column: name.into(),
        cause: format!("holds {}, expected text ({error})", array.data_type()),
    })
}
