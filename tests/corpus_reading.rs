//! Files of every kind become the same documents; what is broken becomes a failure.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use warraq::Error;
use warraq::corpus::{Content, Grouping, Item, Mapping, open};

fn read(path: &Path, mapping: &Mapping) -> Vec<Item> {
    open(&[path.to_str().unwrap().to_owned()], mapping).unwrap().collect()
}

fn text(item: &Item) -> String {
    match &item.as_ref().unwrap().content {
        Content::Missing => "∅".into(),
        Content::Text(text) => text.to_string(),
        Content::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap(),
    }
}

/// `id=text` of each document, `id!kind` of each failure.
fn shown(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .map(|item| match item {
            Ok(source) => format!("{}={}", source.id, text(item)),
            Err(failure) => format!("{}!{}", failure.document, failure.error.kind()),
        })
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tar(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

#[test]
fn one_file_of_each_kind() {
    let lines = "{\"text\":\"ألف\"}\n\n{\"text\":\"باء\"}\n".as_bytes();
    let list = "[{\"text\":\"ألف\"},\n {\"text\":null}]".as_bytes();
    let csv = "\u{feff}title,body\nx,\"ألف\nباء\"\ny,جيم\n".as_bytes();
    let warc = concat!(
        "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nab\r\n\r\n",
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://www.example.com/a\r\nContent-Length: 70\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>hello</p>\r\n\r\n",
        "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n",
    );
    let body = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>hello</p>";
    let warc = warc.replace("70", &body.len().to_string());
    let cases: Vec<(&str, Vec<u8>, Vec<&str>)> = vec![
        ("a.txt", b"one".to_vec(), vec!["a.txt=one"]),
        ("a.html.gz", gzip(b"<p>one"), vec!["a.html.gz=<p>one"]),
        ("a.unknown", b"one".to_vec(), vec!["a.unknown=one"]),
        ("a.jsonl", lines.to_vec(), vec!["a.jsonl#1=ألف", "a.jsonl#3=باء"]),
        ("a.jsonl.gz", gzip(lines), vec!["a.jsonl.gz#1=ألف", "a.jsonl.gz#3=باء"]),
        ("a.json", list.to_vec(), vec!["a.json#1=ألف", "a.json#2=∅"]),
        ("a.csv", csv.to_vec(), vec!["a.csv#1=ألف\nباء", "a.csv#2=جيم"]),
        ("a.tsv", b"id\ttext\n7\tone\n".to_vec(), vec!["a.tsv#1=one"]),
        ("a.warc", warc.clone().into_bytes(), vec!["a.warc#2=<p>hello</p>", "a.warc#3=abcd"]),
        ("a.warc.gz", gzip(warc.as_bytes()), vec!["a.warc.gz#2=<p>hello</p>", "a.warc.gz#3=abcd"]),
        (
            "a.zip",
            zip(&[
                ("x/one.txt", b"one"),
                ("two.jsonl", b"{\"text\":\"2\"}"),
                ("__MACOSX/x", b""),
                ("p.png", b""),
            ]),
            vec!["a.zip!x/one.txt=one", "a.zip!two.jsonl#1=2", "a.zip!p.png!FormatError"],
        ),
        ("a.tar", tar(&[("x/one.txt", b"one")]), vec!["a.tar!x/one.txt=one"]),
        (
            "a.tgz",
            gzip(&tar(&[("one.txt", b"one"), ("b.zip", &zip(&[("two.txt", b"two")]))])),
            vec!["a.tgz!one.txt=one", "a.tgz!b.zip!two.txt=two"],
        ),
        // Broken ones: what came before the break is kept, the break is named.
        ("b.gz", gzip(b"abc")[..8].to_vec(), vec!["b.gz!FormatError"]),
        ("b.txt.gz", b"no gzip".to_vec(), vec!["b.txt.gz!FormatError"]),
        (
            "b.jsonl",
            b"{\"text\":\"1\"}\n{bad\n{\"text\":3}\n{\"x\":\"y\"}\n{\"text\":\"4\"}".to_vec(),
            vec![
                "b.jsonl#1=1",
                "b.jsonl#2!FormatError",
                "b.jsonl#3!ColumnError",
                "b.jsonl#4!ColumnError",
                "b.jsonl#5=4",
            ],
        ),
        ("b.json", b"[{\"text\":\"1\"}, {\"text\":".to_vec(), vec!["b.json#1=1", "b.json#2!FormatError"]),
        ("b.zip", b"no zip".to_vec(), vec!["b.zip!FormatError"]),
        ("b.parquet", b"no parquet".to_vec(), vec!["b.parquet!FormatError"]),
        ("b.warc", b"hello\r\n".to_vec(), vec!["b.warc!FormatError"]),
        ("b.csv", b"a,b\n1,2\n".to_vec(), vec!["b.csv!ColumnError"]),
        ("e.csv", Vec::new(), vec![]),
        ("e.jsonl", Vec::new(), vec![]),
        ("e.txt", Vec::new(), vec!["e.txt="]),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, expected) in cases {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        assert_eq!(shown(&read(&path, &Mapping::default())), expected, "{name}");
    }
}

#[test]
fn folders_are_sorted_and_named_from_their_root() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("press");
    fs::create_dir_all(root.join("noon/deep")).unwrap();
    fs::create_dir_all(root.join("dawn")).unwrap();
    for name in ["noon/b.txt", "noon/deep/a.txt", "dawn/a.txt", "noon/.hidden", "noon/p.jpg"] {
        fs::write(root.join(name), name).unwrap();
    }
    let items = read(&root, &Mapping::default());
    let expected = [
        "dawn/a.txt=dawn/a.txt",
        "noon/b.txt=noon/b.txt",
        "noon/deep/a.txt=noon/deep/a.txt",
        "noon/p.jpg!FormatError",
    ];
    assert_eq!(shown(&items), expected);
    let groups: Vec<_> = items.iter().flatten().map(|source| source.group.clone().unwrap()).collect();
    assert_eq!(groups, ["dawn", "noon", "deep"]);

    let glob = read(&root.join("**/*.txt"), &Mapping::default());
    assert_eq!(shown(&glob), expected[..3]);

    // Two folders: ids begin at what they have in common. The same file twice is named, not read twice.
    let paths = ["noon", "dawn", "noon/b.txt"].map(|name| root.join(name).to_str().unwrap().to_owned());
    let items: Vec<Item> = open(&paths, &Mapping::default()).unwrap().collect();
    let expected = [
        "noon/b.txt=noon/b.txt",
        "noon/deep/a.txt=noon/deep/a.txt",
        "noon/p.jpg!FormatError",
        "dawn/a.txt=dawn/a.txt",
        "noon/b.txt!FormatError",
    ];
    assert_eq!(shown(&items), expected);
}

#[test]
fn paths_that_name_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.txt").to_str().unwrap().to_owned();
    match open(&[missing], &Mapping::default()).map(drop) {
        Err(Error::Io { source, .. }) => assert_eq!(source.kind(), std::io::ErrorKind::NotFound),
        other => panic!("{other:?}"),
    }
    let glob = folder.path().join("*.txt").to_str().unwrap().to_owned();
    assert!(matches!(open(&[glob], &Mapping::default()).map(drop), Err(Error::Argument { .. })));
    assert_eq!(read(folder.path(), &Mapping::default()).len(), 0);
}

#[test]
fn mapped_fields() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let lines = concat!(
        r#"{"news":{"body":"one"},"key":7,"url":"https://www.example.com/x","when":"2024-05-07","outlet":"noon"}"#,
        "\n",
        r#"{"news":{"body":"two"},"key":7,"url":"https://www.example.com/y"}"#,
        "\n",
        r#"{"news":{"body":"two"}}"#,
    );
    fs::write(&path, lines).unwrap();
    let mut mapping = Mapping {
        text: Some("news.body".into()),
        id: Some("key".into()),
        date: Some("when".into()),
        ..Mapping::default()
    };
    let items = read(&path, &mapping);
    assert_eq!(shown(&items), ["7=one", "7!FormatError", "a.jsonl#3!ColumnError"]);
    let first = items[0].as_ref().unwrap();
    assert_eq!(first.date.as_deref(), Some("2024-05-07"));
    assert_eq!(first.group.as_deref(), Some("example.com"));
    mapping.group = Grouping::from_name(Some("outlet"));
    assert_eq!(read(&path, &mapping)[0].as_ref().unwrap().group.as_deref(), Some("noon"));
}

#[test]
fn parquet_rows() {
    use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.parquet");
    let text: ArrayRef = Arc::new(StringArray::from(vec![Some("one"), None]));
    let key: ArrayRef = Arc::new(Int64Array::from(vec![5, 6]));
    let batch =
        RecordBatch::try_from_iter_with_nullable([("key", key, false), ("body", text, true)]).unwrap();
    warraq::corpus::write(&path, &batch.schema(), [&batch]).unwrap();
    assert_eq!(shown(&read(&path, &Mapping::default())), ["a.parquet#1=one", "a.parquet#2=∅"]);
    let mapping = Mapping { id: Some("key".into()), ..Mapping::default() };
    assert_eq!(shown(&read(&path, &mapping)), ["5=one", "6=∅"]);
    let mapping = Mapping { text: Some("nothing".into()), ..Mapping::default() };
    assert_eq!(shown(&read(&path, &mapping)), ["a.parquet!ColumnError"]);
}
