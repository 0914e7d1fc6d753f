//! What a column is, and the schema that columns give: the contract that `docs/tables.md` shows.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// UTF-8 text.
    Text,
    /// A list of UTF-8 texts.
    Texts,
    /// A 64-bit integer.
    Int64,
    /// A 32-bit integer.
    Int32,
    /// A 64-bit float.
    Float64,
    /// A 32-bit float.
    Float32,
    /// True or false.
    Bool,
}

impl Type {
    /// Arrow's type.
    #[must_use]
    pub fn arrow(self) -> DataType {
        match self {
            Type::Text => DataType::Utf8,
            Type::Texts => DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true))),
            Type::Int64 => DataType::Int64,
            Type::Int32 => DataType::Int32,
            Type::Float64 => DataType::Float64,
            Type::Float32 => DataType::Float32,
            Type::Bool => DataType::Boolean,
        }
    }

    /// The name that the documentation shows.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Type::Text => "string",
            Type::Texts => "list<string>",
            Type::Int64 => "int64",
            Type::Int32 => "int32",
            Type::Float64 => "float64",
            Type::Float32 => "float32",
            Type::Bool => "bool",
        }
    }
}

/// A column: its name, its type, and what it holds.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The name.
    pub name: &'static str,
    /// The type.
    pub kind: Type,
    /// What it holds.
    pub about: &'static str,
}

/// What the metadata of a table tell of how it was made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The models and gazetteer used, with their versions.
    pub model: String,
    /// The profile of normalisation; empty when there was none.
    pub profile: String,
}

/// The schema of these columns, with warraq's metadata.
#[must_use]
pub fn schema_of(columns: impl Iterator<Item = Column>, provenance: &Provenance) -> SchemaRef {
    let fields: Vec<Field> =
        columns.map(|c| Field::new(c.name, c.kind.arrow(), c.name != "doc_id")).collect();
    let metadata = HashMap::from([
        ("warraq.version".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        ("warraq.model".to_owned(), provenance.model.clone()),
        ("warraq.profile".to_owned(), provenance.profile.clone()),
    ]);
    Arc::new(Schema::new_with_metadata(fields, metadata))
}
