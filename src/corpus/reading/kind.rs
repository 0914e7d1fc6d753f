//! What a file is, by its name.

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Single,
    JsonLines,
    Json,
    Delimited(Option<u8>),
    Parquet,
    Warc,
    Zip,
    Tar,
    Gzip,
    Unknown,
}

/// The kind of a file with this name.
pub(super) fn kind(name: &str) -> Kind {
    let name = name.rsplit('/').next().unwrap_or(name);
    let Some((_, extension)) = name.rsplit_once('.') else { return Kind::Single };
    match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" | "md" | "html" | "htm" | "xhtml" | "shtml" => Kind::Single,
        "jsonl" | "ndjson" | "jl" => Kind::JsonLines,
        "json" => Kind::Json,
        "csv" => Kind::Delimited(None),
        "tsv" | "tab" => Kind::Delimited(Some(b'\t')),
        "parquet" | "pq" => Kind::Parquet,
        "warc" | "wet" => Kind::Warc,
        "zip" => Kind::Zip,
        "tar" => Kind::Tar,
        "tgz" | "gz" => Kind::Gzip,
        _ => Kind::Unknown,
    }
}

/// Whether a file of this name is one document.
pub(super) fn is_single(name: &str) -> bool {
    kind(name) == Kind::Single
}

/// The name of what a gzip holds.
pub(super) fn inner(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    if extension.eq_ignore_ascii_case("tgz") { format!("{stem}.tar") } else { stem.to_owned() }
}
