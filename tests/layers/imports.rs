//! Which file of a crate imports from which: paths are followed through re-exports to the file that holds the item.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Use, inline, plain, test_files, used, uses, without_tests};

/// The path of a module, `["corpus", "reading"]`; the crate's root is empty.
type Module = Vec<String>;

/// A file: its path under `src/`, its code without comments, strings, tests and `use` declarations, and these.
struct File {
    name: String,
    code: String,
    uses: Vec<Use>,
}

/// The files of a crate by module.
pub struct Files(BTreeMap<Module, File>);

impl Files {
    /// Reads files given as their path under `src/` and their source.
    pub fn new<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Self {
        let mut found = BTreeMap::new();
        let mut tests: Vec<Module> = Vec::new();
        for (name, source) in files {
            let mut module: Module = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            if name == "lib.rs" {
                module.clear();
            }
            let plain = plain(source);
            tests.extend(test_files(&plain).into_iter().map(|child| [&module[..], &[child]].concat()));
            let (uses, code) = uses(&without_tests(&plain));
            found.insert(module, File { name: name.to_owned(), uses, code });
        }
        found.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
        Files(found)
    }

    /// Each pair of files of which the first imports from the second.
    pub fn edges(&self) -> BTreeSet<(&str, &str)> {
        let mut edges = BTreeSet::new();
        for (module, file) in &self.0 {
            let mut targets: Vec<&Module> = Vec::new();
            for import in &file.uses {
                // What is only handed on is no import; what is handed on and used here is one.
                if !import.public || used(&file.code, &import.alias) {
                    targets.extend(
                        self.absolute(module, &import.path, import.inside).map(|path| self.holder(&path)),
                    );
                }
            }
            for (ups, path) in inline(&file.code) {
                targets.extend(self.absolute(module, &path, ups).map(|path| self.holder(&path)));
            }
            for target in targets.into_iter().filter(|target| *target != module) {
                edges.insert((file.name.as_str(), self.0[target].name.as_str()));
            }
        }
        edges
    }

    /// A path from the crate's root; none for another crate's. `inside` inline modules of the file hold it.
    fn absolute(&self, module: &Module, path: &[String], inside: usize) -> Option<Module> {
        let ups = path.iter().take_while(|name| *name == "super").count();
        let rest = &path[ups..];
        match rest.first().map(String::as_str) {
            Some("crate") => Some(rest[1..].to_vec()),
            _ if ups > inside => {
                let kept = module.len().checked_sub(ups - inside)?;
                Some([&module[..kept], rest].concat())
            }
            // It stays in the file.
            _ if ups > 0 => None,
            Some("self") => Some([&module[..], &rest[1..]].concat()),
            Some(name) => {
                let child = [&module[..], &[name.to_owned()]].concat();
                self.0.contains_key(&child).then(|| [&module[..], rest].concat())
            }
            None => None,
        }
    }

    /// The module whose file holds what `path` names.
    fn holder(&self, path: &[String]) -> &Module {
        let mut path = path.to_vec();
        // Re-exports form no circle that compiles; the bound is for those that do not.
        for _ in 0..20 {
            let depth = (0..=path.len()).rev().find(|&n| self.0.contains_key(&path[..n])).unwrap_or(0);
            let (module, file) = self.0.get_key_value(&path[..depth]).expect("the root is a file");
            let Some(name) = path.get(depth) else { return module };
            let exported = file.uses.iter().find(|import| import.public && import.alias == *name);
            match exported.and_then(|import| self.absolute(module, &import.path, 0)) {
                Some(target) => path = [&target[..], &path[depth + 1..]].concat(),
                None => return module,
            }
        }
        panic!("{} leads in a circle", path.join("::"));
    }
}

/// The groups of files that import each other in a circle, each sorted.
pub fn circles(edges: &BTreeSet<(&str, &str)>) -> Vec<Vec<String>> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in edges {
        next.entry(from).or_default().push(to);
        next.entry(to).or_default();
    }
    let reached = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut left = next[from].clone();
        while let Some(file) = left.pop() {
            if seen.insert(file) {
                left.extend(&next[file]);
            }
        }
        seen
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|file| (*file, reached(file))).collect();
    let mut found = BTreeSet::new();
    for (file, seen) in &reach {
        if seen.contains(file) {
            let group = seen.iter().filter(|other| reach[**other].contains(file));
            found.insert(group.map(|file| (*file).to_owned()).collect::<Vec<_>>());
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(files: &[(&str, &str)]) -> Vec<String> {
        let files = Files::new(files.iter().copied().chain([("lib.rs", "pub mod room; pub mod other;")]));
        files.edges().iter().map(|(from, to)| format!("{from} > {to}")).collect()
    }

    #[test]
    fn imports_lead_to_the_file_that_holds_the_item() {
        type Sources<'s> = &'s [(&'s str, &'s str)];
        let cases: [(Sources, &[&str]); 14] = [
            (
                &[("room.rs", "mod a; mod b;"), ("room/a.rs", "use super::b::X;"), ("room/b.rs", "")],
                &["room/a.rs > room/b.rs"],
            ),
            (
                &[("room.rs", "mod a; mod b;"), ("room/a.rs", "use super::b;"), ("room/b.rs", "")],
                &["room/a.rs > room/b.rs"],
            ),
            (
                &[
                    ("room.rs", "mod a; mod b;"),
                    ("room/a.rs", "use crate::room::{b::{X, Y as Z}};"),
                    ("room/b.rs", ""),
                ],
                &["room/a.rs > room/b.rs"],
            ),
            // A path in the code.
            (
                &[("room.rs", "mod a; mod b;"), ("room/a.rs", "fn f() { super::b::x() }"), ("room/b.rs", "")],
                &["room/a.rs > room/b.rs"],
            ),
            // What the room hands on belongs to the file that it comes from.
            (
                &[
                    ("room.rs", "mod a; mod b; pub use b::X;"),
                    ("room/a.rs", "use crate::room::X;"),
                    ("room/b.rs", ""),
                ],
                &["room/a.rs > room/b.rs"],
            ),
            (
                &[
                    ("room.rs", "mod a; mod b; pub(super) use b::{X, Y};"),
                    ("room/a.rs", "use super::Y;"),
                    ("room/b.rs", ""),
                ],
                &["room/a.rs > room/b.rs"],
            ),
            // What the room itself holds.
            (
                &[("room.rs", "mod a; pub struct X;"), ("room/a.rs", "use super::X;")],
                &["room/a.rs > room.rs"],
            ),
            // `mod` and what is only handed on are no imports; what is handed on and used is one.
            (&[("room.rs", "mod a; pub use a::X;"), ("room/a.rs", "")], &[]),
            (
                &[("room.rs", "mod a; pub use a::X; fn f() -> X { X }"), ("room/a.rs", "")],
                &["room.rs > room/a.rs"],
            ),
            (&[("room.rs", "mod a; fn f() { a::x() }"), ("room/a.rs", "")], &["room.rs > room/a.rs"]),
            // Tests count nowhere, nor do comments and strings.
            (
                &[
                    ("room.rs", "mod a; #[cfg(test)] mod tests;"),
                    ("room/a.rs", "#[cfg(test)] mod t { use super::super::X; fn f() { if x { y } } }"),
                    ("room/tests.rs", "use super::*;"),
                ],
                &[],
            ),
            (
                &[
                    ("room.rs", "mod a;"),
                    ("room/a.rs", "// use super::X;\nconst C: &str = \"super::X\"; const D: char = '\"';"),
                ],
                &[],
            ),
            // An inline module's `super` is the file.
            (
                &[
                    ("room.rs", "mod a;"),
                    ("room/a.rs", "mod inner { use super::X; fn f() { super::super::y() } }"),
                ],
                &["room/a.rs > room.rs"],
            ),
            (
                &[
                    ("room.rs", "mod a;"),
                    ("room/a.rs", "use std::fmt; use crate::other::Z;"),
                    ("other.rs", "pub struct Z;"),
                ],
                &["room/a.rs > other.rs"],
            ),
        ];
        for (files, expected) in cases {
            assert_eq!(edges(files), expected, "{files:?}");
        }
    }

    #[test]
    fn circles_are_found_whole() {
        let edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "d"), ("f", "a")];
        assert_eq!(circles(&edges.into()), [vec!["a", "b", "c"], vec!["d", "e"]]);
        assert!(circles(&[("a", "b"), ("a", "c"), ("b", "c")].into()).is_empty());
    }
}
