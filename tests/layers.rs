//! A module imports only from those above it in `src/lib.rs`, and no files of one room import in a circle.

#[path = "layers/imports.rs"]
mod imports;
#[path = "layers/source.rs"]
mod source;

use std::fs;
use std::path::{Path, PathBuf};

/// The modules, in the order in which the map of `src/lib.rs` lists them; the Python face comes last.
fn order(lib: &str) -> Vec<String> {
    let listed = lib.lines().filter_map(|line| line.strip_prefix("//! - [`")?.split_once('`'));
    listed.map(|(name, _)| name.to_owned()).chain(["python".to_owned()]).collect()
}

/// What the crate's root re-exports: a name and the module that it comes from.
fn exported(lib: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub use ")) {
        let (module, names) = line.trim_end_matches(';').split_once("::").expect("a path");
        let names = names.trim_matches(['{', '}']).split(',');
        found.extend(names.map(|name| (name.trim().to_owned(), module.to_owned())));
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code without comments, strings left alone: paths in them are rare and harmless.
fn code(source: &str) -> String {
    let lines = source.lines().map(|line| line.split("//").next().unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// For each path that begins with `root`, where it stands and what follows.
fn paths<'c>(root: &'c str, code: &'c str) -> impl Iterator<Item = (usize, &'c str)> {
    code.match_indices(root).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back();
        let begins = !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        begins.then_some((at, &code[at + root.len()..]))
    })
}

/// The first names of a path's rest, a group opened.
fn names(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut item = String::new();
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(std::mem::take(&mut item).trim())),
            _ if depth == 0 => item.push(c),
            _ => {}
        }
    }
    names.push(name(item.trim()));
    names
}

fn name(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// How many modules that stand inside the file (`mod tests {`) hold the byte `at`.
fn nested(code: &str, at: usize) -> usize {
    let mut open = Vec::new();
    let mut since = 0;
    for (place, c) in code[..at].char_indices() {
        match c {
            '{' => {
                let mut words = code[since..place].split_whitespace().rev();
                open.push(words.next().is_some() && words.next() == Some("mod"));
                since = place + 1;
            }
            '}' => {
                open.pop();
                since = place + 1;
            }
            ';' => since = place + 1,
            _ => {}
        }
    }
    open.into_iter().filter(|&module| module).count()
}

/// What is imported by the file at `path`, as names of the crate's root.
fn imports(path: &Path, source: &str) -> Vec<String> {
    let code = code(source);
    let mut found: Vec<String> = paths("crate::", &code).flat_map(|(_, rest)| names(rest)).collect();
    // `super` reaches the root from a module of the root, `super::super` from one below, and so on.
    let depth = path.components().count();
    for (at, mut rest) in paths("super::", &code) {
        let mut ups = 1;
        while let Some(more) = rest.strip_prefix("super::") {
            (ups, rest) = (ups + 1, more);
        }
        if ups == depth + nested(&code, at) {
            found.extend(names(rest));
        }
    }
    found.retain(|name| !name.is_empty() && name != "self");
    found
}

#[test]
fn modules_import_only_from_those_above() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let lib = fs::read_to_string(src.join("lib.rs")).unwrap();
    let order = order(&lib);
    let exported = exported(&lib);
    assert!(order.len() > 10, "the map of lib.rs lists the modules: {order:?}");
    let rank = |module: &str| order.iter().position(|name| name == module);
    let mut found = Vec::new();
    sources(&src, &mut found);
    let mut wrong = Vec::new();
    for path in found {
        let relative = path.strip_prefix(&src).unwrap();
        if relative == Path::new("lib.rs") {
            continue;
        }
        let first = relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs");
        let own = rank(module).unwrap_or_else(|| panic!("{module} is missing from the map of lib.rs"));
        let source = fs::read_to_string(&path).unwrap();
        for import in imports(relative, &source) {
            let exporter = exported.iter().find(|(name, _)| *name == import).map(|(_, module)| module);
            let Some(target) = rank(exporter.unwrap_or(&import)) else {
                wrong.push(format!("{}: {import} is no module", relative.display()));
                continue;
            };
            if target > own {
                wrong.push(format!(
                    "{}: {module} imports {import}, which stands below it",
                    relative.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Circles that are still to be broken; a line that is broken must go.
const LEFT: [&[&str]; 5] = [
    &["expressions/kinds.rs", "expressions/number.rs"],
    &["expressions/lookup.rs", "expressions/view.rs", "expressions/vocabulary.rs"],
    &["lexicon/entry.rs", "lexicon/table.rs"],
    &["names/evidence.rs", "names/features.rs"],
    &["segment/clitics/features.rs", "segment/clitics/model.rs"],
];

/// What a file takes from the root file of its own folder is no edge: that file is the frame in which it stands.
#[test]
fn files_of_a_room_import_in_no_circle() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&src, &mut found);
    let read: Vec<(String, String)> = found
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    let files = imports::Files::new(read.iter().map(|(name, source)| (&**name, &**source)));
    let room = |file: &str| file.split(['/', '.']).next().map(str::to_owned);
    let edges = files.edges().into_iter().filter(|(from, to)| room(from) == room(to));
    let edges =
        edges.filter(|(from, to)| !from.starts_with(&format!("{}/", to.trim_end_matches(".rs")))).collect();
    let circles: Vec<String> = imports::circles(&edges).iter().map(|circle| circle.join(" ")).collect();
    let left = LEFT.map(|circle| circle.join(" "));
    let new: Vec<&String> = circles.iter().filter(|circle| !left.contains(circle)).collect();
    assert!(new.is_empty(), "files import in a circle: {new:#?}");
    let gone: Vec<&String> = left.iter().filter(|circle| !circles.contains(circle)).collect();
    assert!(gone.is_empty(), "broken, and still listed: {gone:#?}");
}

#[test]
fn paths_are_understood() {
    let cases: [(&str, &str, &[&str]); 7] = [
        (
            "span.rs",
            "use crate::span::{Span, x};\nuse crate::{Error, script::{a, b}, Z};",
            &["span", "Error", "script", "Z"],
        ),
        ("span.rs", "// crate::python\nlet x = crate::names::y;", &["names"]),
        ("span/x.rs", "use super::super::corpus::Y;", &["corpus"]),
        ("span/x.rs", "use super::corpus::Y;", &[]),
        ("span.rs", "use super::corpus::Y;", &["corpus"]),
        ("span.rs", "fn f() { 1 }\n mod tests { use super::corpus::Y; }", &[]),
        ("span.rs", "mod tests { fn f() { super::super::corpus::y() } }", &["corpus"]),
    ];
    for (path, source, expected) in cases {
        assert_eq!(imports(Path::new(path), source), expected, "{source}");
    }
}
