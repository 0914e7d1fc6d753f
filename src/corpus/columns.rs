//! Documents from Arrow columns; nulls stay null.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, BinaryViewArray, StringViewArray, cast::AsArray};
use arrow_schema::DataType;

use super::input::{Content, Item, Source};
use super::mapping::host;
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
    /// any type that has a text form, as may the other columns.
    ///
    /// # Errors
    /// [`Error::Column`] when a column holds something else, an id is null, or lengths differ.
    pub fn new(
        text: &ArrayRef,
        id: Option<&ArrayRef>,
        date: Option<&ArrayRef>,
        group: Option<&ArrayRef>,
    ) -> Result<Self> {
        let len = text.len();
        let optional = |array: Option<&ArrayRef>, name| array.map(|a| as_text(a, name, len)).transpose();
        let id = optional(id, "id")?;
        if let Some(row) = id.as_ref().and_then(|ids| (0..len).find(|&row| ids.is_null(row))) {
            return Err(Error::Column { column: "id".into(), cause: format!("row {row} is null") });
        }
        let (date, group) = (optional(date, "date")?, optional(group, "group")?);
        Ok(Self(Arc::new(Held { text: texts(text)?, id, date, group, url: None })))
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

    /// The rows of `parts`, one after another, as one; texts are not copied.
    ///
    /// # Errors
    /// [`Error::Column`] when parts differ in what they have.
    pub fn concat(parts: &[Columns]) -> Result<Self> {
        let texts: Vec<ArrayRef> = parts.iter().map(Columns::text_array).collect();
        let joined = |name: &str, of: fn(&Held) -> &Option<StringViewArray>| {
            let arrays: Vec<&dyn Array> =
                parts.iter().filter_map(|part| of(&part.0).as_ref()).map(|a| a as &dyn Array).collect();
            if arrays.is_empty() {
                return Ok(None);
            }
            if arrays.len() != parts.len() {
                return Err(Error::Column { column: name.into(), cause: "is missing in a chunk".into() });
            }
            concat(&arrays, name).map(|array| Some(array.as_string_view().clone()))
        };
        let texts: Vec<&dyn Array> = texts.iter().map(AsRef::as_ref).collect();
        let text = if texts.is_empty() {
            Values::Text(StringViewArray::from(Vec::<&str>::new()))
        } else {
            match concat(&texts, "text")? {
                array if array.data_type() == &DataType::Utf8View => {
                    Values::Text(array.as_string_view().clone())
                }
                array => Values::Bytes(array.as_binary_view().clone()),
            }
        };
        Ok(Self(Arc::new(Held {
            text,
            id: joined("id", |c| &c.id)?,
            date: joined("date", |c| &c.date)?,
            group: joined("group", |c| &c.group)?,
            url: joined("url", |c| &c.url)?,
        })))
    }

    fn text_array(&self) -> ArrayRef {
        match &self.0.text {
            Values::Text(texts) => Arc::new(texts.clone()),
            Values::Bytes(bytes) => Arc::new(bytes.clone()),
        }
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

    /// The document of one row.
    #[must_use]
    pub fn source(&self, row: usize) -> Source {
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
        (0..self.len()).map(move |row| Ok(self.source(row)))
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

fn concat(arrays: &[&dyn Array], name: &str) -> Result<ArrayRef> {
    arrow_select::concat::concat(arrays)
        .map_err(|error| Error::Column { column: name.into(), cause: error.to_string() })
}

fn cast(array: &ArrayRef, to: &DataType, name: &str) -> Result<ArrayRef> {
    arrow_cast::cast(array, to).map_err(|error| Error::Column {
        column: name.into(),
        cause: format!("holds {}, expected text ({error})", array.data_type()),
    })
}
