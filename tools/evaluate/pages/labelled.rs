//! Labelled pages: a JSON line with `id`, `html`, `gold` and perhaps `url`.

use std::io::{BufRead, BufReader, Read};

pub struct Page {
    pub id: String,
    /// The host of its address, or else its id.
    pub site: String,
    pub html: String,
    pub gold: String,
}

/// The pages of a file, which may be compressed.
pub fn pages(path: &str) -> Vec<Page> {
    let page = |r: serde_json::Value| Page {
        id: text(&r, "id"),
        site: host(&r),
        html: text(&r, "html"),
        gold: text(&r, "gold"),
    };
    records(path).map(page).collect()
}

pub fn records(path: &str) -> impl Iterator<Item = serde_json::Value> + use<> {
    let file = std::fs::File::open(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let reader: Box<dyn Read> =
        if path.ends_with(".gz") { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    BufReader::new(reader).lines().map(|l| serde_json::from_str(&l.expect("a line")).expect("a JSON line"))
}

pub fn text(record: &serde_json::Value, key: &str) -> String {
    record[key].as_str().unwrap_or_default().to_owned()
}

/// The last parts of the host of a page's `url`; its `site` or `id` when it has none.
fn host(record: &serde_json::Value) -> String {
    let url = text(record, "url");
    let host =
        url.split("://").nth(1).and_then(|rest| rest.split(['/', ':', '?']).next()).unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    // «co.uk» and its like are one part.
    let wanted = if parts.len() > 2 && parts[parts.len() - 2].len() <= 3 { 3 } else { 2 };
    let host = parts[parts.len().saturating_sub(wanted)..].join(".");
    let named = [host, text(record, "site"), text(record, "id")];
    named.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}
