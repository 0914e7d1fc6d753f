//! Labelled dumps: JSON lines with `lines` and `labels` (C content, B boilerplate) or `kinds`, or a folder of files.

use std::io::Read;

use flate2::read::GzDecoder;

#[derive(serde::Deserialize)]
pub struct Dump {
    pub id: String,
    pub lines: Vec<String>,
    #[serde(default)]
    pub labels: Vec<String>,
    #[serde(default)]
    pub kinds: Vec<String>,
    #[serde(default)]
    pub group: String,
}

pub fn read(path: &str) -> String {
    let bytes = std::fs::read(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut text = String::new();
    if path.ends_with(".gz") {
        GzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("gzip of UTF-8");
    } else {
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    text
}

/// The dumps of a file, which may be compressed, or of a folder.
pub fn dumps(path: &str) -> Vec<Dump> {
    if std::path::Path::new(path).is_dir() {
        return written(path);
    }
    read(path).lines().map(|line| serde_json::from_str(line).expect("a row of JSON")).collect()
}

/// The dumps of a folder, written by hand: one line a row, its kind before a tab.
fn written(path: &str) -> Vec<Dump> {
    let mut files: Vec<_> =
        std::fs::read_dir(path).expect("a folder").map(|e| e.expect("a file").path()).collect();
    files.sort();
    let dump = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("UTF-8");
        let pairs = text.lines().map(|line| line.split_once('\t').expect("a kind and a line"));
        let (kinds, lines) = pairs.map(|(kind, line)| (kind.to_owned(), line.to_owned())).unzip();
        let id = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        Dump { id, lines, kinds, labels: Vec::new(), group: String::new() }
    };
    files.iter().map(dump).collect()
}
