//! The columns of every table, with their types: the contract that `docs/tables.md` shows.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};

/// The tables that a corpus gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableKind {
    /// One row for each document.
    Articles,
    /// One row for each block of each article.
    Blocks,
    /// One row for each mention of a name, a time or a number.
    Entities,
    /// One row for each quote.
    Quotes,
    /// One row for each word or mark.
    Tokens,
    /// One row for each sentence.
    Sentences,
    /// One row for each document that could not be read or processed, or whose date could not be.
    Errors,
}

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

const fn column(name: &'static str, kind: Type, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// The columns with which every table begins.
pub const HEAD: [Column; 5] = [
    column("doc_id", Type::Text, "the document"),
    column("start", Type::Int64, "first code point in the source"),
    column("end", Type::Int64, "one past the last code point in the source"),
    column("text", Type::Text, "what the source shows there"),
    column("block", Type::Text, "kind of the block it stands in; null without extraction"),
];

/// The columns with which every table ends.
pub const TAIL: [Column; 3] = [
    column("block_index", Type::Int32, "index of that block in the article's blocks"),
    column("date", Type::Text, "the document's date, ISO 8601"),
    column("group", Type::Text, "the outlet or other group of the document"),
];

const ARTICLES: &[Column] = &[
    column("title", Type::Text, "the title"),
    column("subtitle", Type::Text, "the line above or below the title"),
    column("byline", Type::Text, "who wrote it"),
    column("section", Type::Text, "the section it stands in"),
    column("updated", Type::Text, "when it was last changed, ISO 8601"),
    column("tags", Type::Texts, "its tags"),
    column("captions", Type::Texts, "its captions"),
    column("url", Type::Text, "its address"),
    column("site", Type::Text, "the site's name"),
    column("dateline", Type::Text, "the dateline inside the first paragraph"),
    column("agency", Type::Text, "the agency credit inside a paragraph"),
    column("language", Type::Text, "language of the body, ISO 639-1"),
    column("encoding", Type::Text, "encoding of the file; null for texts"),
    column("format", Type::Text, "html or text; null without extraction"),
    column("reason", Type::Text, "why the body is empty, when it is"),
    column("norm", Type::Text, "the kept text with its spelling folded; null without normalisation"),
];

const BLOCKS: &[Column] = &[
    column("part", Type::Text, "body, metadata or junk"),
    column("score", Type::Float32, "how sure the kind is, 0 to 1"),
    column("reason", Type::Text, "why it was taken for that"),
];

const ENTITIES: &[Column] = &[
    column(
        "label",
        Type::Text,
        "PER ORG LOC MISC, DATE TIME DURATION SET, QUANTITY PERCENT MONEY CARDINAL ORDINAL",
    ),
    column("score", Type::Float32, "how sure it is, 0 to 1"),
    column("canonical", Type::Text, "the form under which a name is known"),
    column("entity_id", Type::Text, "Wikidata Q… or geonames:…"),
    column("lat", Type::Float64, "latitude, degrees"),
    column("lon", Type::Float64, "longitude, degrees"),
    column("country", Type::Text, "ISO 3166-1 alpha-2"),
    column("cluster", Type::Int32, "shared by the variants of one unknown name in the document"),
    column(
        "candidates",
        Type::Texts,
        "other ids, when it is ambiguous; for a date, the day that a contradicting weekday names",
    ),
    column("value", Type::Text, "TIMEX3 value of a time"),
    column("mod", Type::Text, "TIMEX3 mod of a time; approximator or bound of a number"),
    column("number", Type::Float64, "the number, or the lower end of a range"),
    column("number_max", Type::Float64, "the upper end of a range"),
    column("unit", Type::Text, "UCUM unit or ISO 4217 currency"),
    column("counted", Type::Text, "head noun of what is counted"),
    column("role", Type::Text, "killed wounded displaced detained missing abducted"),
    column("in_quote", Type::Bool, "whether it stands in a quote"),
    column("sentence", Type::Int32, "number of its sentence in the document, from 0"),
];

const QUOTES: &[Column] = &[
    column("kind", Type::Text, "direct indirect partial colon"),
    column("cue", Type::Text, "the verb or noun that reports it"),
    column("speaker", Type::Text, "who said it, with title and role"),
    column("speaker_start", Type::Int64, "first code point of the speaker in the source"),
    column("speaker_end", Type::Int64, "one past the last code point of the speaker in the source"),
    column("speaker_id", Type::Text, "entity_id or cluster:N of the speaker"),
];

const TOKENS: &[Column] = &[
    column("kind", Type::Text, "word number punctuation url email mention hashtag emoji symbol"),
    column("norm", Type::Text, "the token with its spelling folded"),
    column("proclitics", Type::Texts, "proclitics, in order"),
    column("stem", Type::Text, "what is left between the clitics"),
    column("enclitics", Type::Texts, "enclitics, in order"),
    column("sentence", Type::Int32, "number of its sentence in the document, from 0"),
];

const SENTENCES: &[Column] = &[column("sentence", Type::Int32, "its number in the document, from 0")];

const ERRORS: &[Column] = &[
    column("error", Type::Text, "EncodingError FormatError OSError …"),
    column("cause", Type::Text, "what went wrong, in words"),
];

/// What the metadata of a table tell of how it was made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The models and gazetteer used, with their versions.
    pub model: String,
    /// The profile of normalisation; empty when there was none.
    pub profile: String,
}

impl TableKind {
    /// Every table.
    pub const ALL: [TableKind; 7] = [
        TableKind::Articles,
        TableKind::Blocks,
        TableKind::Entities,
        TableKind::Quotes,
        TableKind::Tokens,
        TableKind::Sentences,
        TableKind::Errors,
    ];

    /// The table's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            TableKind::Articles => "articles",
            TableKind::Blocks => "blocks",
            TableKind::Entities => "entities",
            TableKind::Quotes => "quotes",
            TableKind::Tokens => "tokens",
            TableKind::Sentences => "sentences",
            TableKind::Errors => "errors",
        }
    }

    /// The table with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The columns between [`HEAD`] and [`TAIL`].
    #[must_use]
    pub fn own_columns(self) -> &'static [Column] {
        match self {
            TableKind::Articles => ARTICLES,
            TableKind::Blocks => BLOCKS,
            TableKind::Entities => ENTITIES,
            TableKind::Quotes => QUOTES,
            TableKind::Tokens => TOKENS,
            TableKind::Sentences => SENTENCES,
            TableKind::Errors => ERRORS,
        }
    }

    /// Every column, in order.
    pub fn columns(self) -> impl Iterator<Item = Column> {
        HEAD.into_iter().chain(self.own_columns().iter().copied()).chain(TAIL)
    }

    /// Arrow's schema, with the metadata that tell how the table was made.
    #[must_use]
    pub fn schema(self, provenance: &Provenance) -> SchemaRef {
        schema_of(self.columns(), provenance)
    }
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
