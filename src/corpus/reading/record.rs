//! From the fields of a record to a document, by the mapping.

use serde_json::Value;

use super::{Content, Source, Walk};
use crate::Error;
use crate::corpus::mapping::Wanted;

/// The document of a JSON value; `name` is its id unless a field is mapped.
pub(super) fn from_json(
    walk: &Walk<'_>,
    name: &str,
    folder: Option<&str>,
    mut value: Value,
) -> Result<Source, Error> {
    if let Value::String(text) = value {
        return Ok(Source::new(name, Content::Text(text.into())));
    }
    if !value.is_object() {
        let cause = format!("a JSON {}, expected an object", kind(&value));
        return Err(Error::Format { document: name.into(), cause });
    }
    let mapping = walk.mapping;
    let told =
        |wanted: Wanted<'_>, value: &Value| wanted.names().find_map(|name| scalar(lookup(value, name)?));
    let missing = |what: &str, wanted: Wanted<'_>| {
        let column = wanted.names().next().unwrap_or(what).to_owned();
        Error::Column { column, cause: format!("{name} has no such field for the {what}") }
    };
    let id = told(mapping.id(), &value);
    if id.is_none() && mapping.id().is_given() {
        return Err(missing("id", mapping.id()));
    }
    let url = told(mapping.url(), &value);
    let column = told(mapping.group(), &value);
    let date = told(mapping.date(), &value);
    let wanted = mapping.text();
    let Some(field) = wanted.names().find(|name| lookup(&value, name).is_some()) else {
        return Err(missing("text", wanted));
    };
    let content = match lookup_mut(&mut value, field).map(Value::take) {
        Some(Value::String(text)) => Content::Text(text.into()),
        Some(Value::Null) | None => Content::Missing,
        Some(other) => {
            let cause = format!("{name} holds a {}, expected text", kind(&other));
            return Err(Error::Column { column: field.to_owned(), cause });
        }
    };
    let group = mapping.group.of(url.as_deref(), folder, column.as_deref());
    Ok(Source { group, date, url, ..Source::new(id.unwrap_or_else(|| name.to_owned()), content) })
}

/// A field by its name, or by a path of names joined by dots.
fn lookup<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    value.get(name).or_else(|| {
        let (first, rest) = name.split_once('.')?;
        lookup(value.get(first)?, rest)
    })
}

fn lookup_mut<'v>(value: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    if value.get(name).is_some() {
        return value.get_mut(name);
    }
    let (first, rest) = name.split_once('.')?;
    lookup_mut(value.get_mut(first)?, rest)
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}
