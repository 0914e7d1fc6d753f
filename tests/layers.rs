//! A module imports only from those above it in `src/lib.rs`.

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

/// The first names of every path that begins with `root` (`crate::` or `super::super::`), groups opened.
fn after(root: &str, code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(root) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[at + root.len()..];
        match rest.strip_prefix('{') {
            None => names.push(name(rest)),
            Some(group) => {
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
            }
        }
    }
    names.retain(|name| !name.is_empty() && name != "self");
    names
}

fn name(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// What is imported by the file at `path`, as modules of the crate's root.
fn imports(path: &Path, source: &str) -> Vec<String> {
    let code = code(source);
    let mut names = after("crate::", &code);
    // `super` reaches the root from a module of the root, `super::super` from one below, and so on.
    // Modules that stand inside a file (tests) are one deeper.
    let depth = path.components().count();
    for deeper in 0..2 {
        let root = "super::".repeat(depth + deeper);
        if deeper == 0 || code.contains("mod tests {") {
            let outside = match (deeper, code.find("mod tests {")) {
                (0, Some(end)) => &code[..end],
                (1, Some(start)) => &code[start..],
                _ => &code[..],
            };
            names.extend(after(&root, outside));
        }
    }
    names
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

#[test]
fn paths_are_understood() {
    let source = "use crate::span::{Span, x};\nuse crate::{Error, Result, script::{a, b}};\n// crate::python\nlet x = crate::names::y; pub(crate::z)";
    assert_eq!(after("crate::", &code(source)), ["span", "Error", "Result", "script", "names", "z"]);
    assert_eq!(imports(Path::new("span/x.rs"), "use super::super::corpus::Y;"), ["corpus"]);
    assert_eq!(imports(Path::new("span/x.rs"), "use super::corpus::Y;"), Vec::<String>::new());
    assert_eq!(imports(Path::new("span.rs"), "mod tests { use super::super::corpus::Y; }"), ["corpus"]);
}
