//! What a source file says: its declarations and the paths in its code.

/// A name of a `use` declaration.
pub struct Use {
    pub path: Vec<String>,
    pub alias: String,
    /// Whether it is handed on.
    pub public: bool,
    /// How many inline modules of the file hold it.
    pub inside: usize,
}

/// The source with comments and the contents of strings and characters blanked.
pub fn plain(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            string(rest)
        } else if (rest.starts_with("r\"") || rest.starts_with("r#")) && !out.ends_with(word) {
            raw(rest)
        } else if c == '\'' {
            character(rest)
        } else {
            0
        };
        if skipped == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            out.push(' ');
            rest = &rest[skipped..];
        }
    }
    out
}

/// The length of the string that `text` begins with.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the raw string that `text` begins with; 0 for a raw identifier.
fn raw(text: &str) -> usize {
    let hashes = text[1..].bytes().take_while(|b| *b == b'#').count();
    let Some(content) = text[1 + hashes..].strip_prefix('"') else { return 0 };
    let end = format!("\"{}", "#".repeat(hashes));
    content.find(&end).map_or(text.len(), |at| at + 2 + hashes + end.len())
}

/// The length of the character that `text` begins with; 0 for a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => {
            text[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 3)
        }
        Some(_) => chars.next().filter(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

fn word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where the item or statement that begins at `at` ends: at its `;`, or at the brace that closes it.
fn item_end(code: &str, at: usize) -> usize {
    let mut depth = 0usize;
    for (place, c) in code[at..].char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return at + place + 1;
                }
            }
            ';' if depth == 0 => return at + place + 1,
            _ => {}
        }
    }
    code.len()
}

const TEST: &str = "#[cfg(test)]";

/// The code without what is compiled for tests alone.
pub fn without_tests(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) = rest.find(TEST) {
        out.push_str(&rest[..at]);
        rest = &rest[item_end(rest, at + TEST.len())..];
    }
    out + rest
}

/// The child files that are compiled for tests alone: `#[cfg(test)] mod tests;`.
pub fn test_files(code: &str) -> Vec<String> {
    let items =
        code.match_indices(TEST).map(|(at, _)| &code[at + TEST.len()..item_end(code, at + TEST.len())]);
    items
        .filter_map(|item| {
            item.trim().strip_prefix("mod ")?.strip_suffix(';').map(|name| name.trim().to_owned())
        })
        .collect()
}

/// The `use` declarations of a file, their trees opened, and the code without them.
pub fn uses(code: &str) -> (Vec<Use>, String) {
    let (mut found, mut rest, mut at) = (Vec::new(), String::new(), 0);
    while let Some(place) = code[at..].find("use ").map(|place| at + place) {
        let before = code[..place].trim_end();
        let visibility = before.rfind("pub").map_or("", |place| &before[place..]);
        let public = visibility == "pub"
            || visibility.starts_with("pub(") && visibility.find(')') == Some(visibility.len() - 1);
        let end = if public || before.is_empty() || before.ends_with(['{', '}', ';', ']']) {
            let end = code[place..].find(';').map_or(code.len(), |end| place + end);
            let inside = nested(&code[..place]);
            open(&code[place + 4..end], &[], &mut |path, alias| {
                found.push(Use { path, alias, public, inside })
            });
            rest.push_str(&code[at..place]);
            end
        } else {
            rest.push_str(&code[at..place + 4]);
            place + 4
        };
        at = end;
    }
    rest.push_str(&code[at..]);
    (found, rest)
}

/// How many inline modules are open at the end of `code`.
fn nested(code: &str) -> usize {
    let (mut open, mut since) = (Vec::new(), 0);
    for (place, c) in code.char_indices().filter(|(_, c)| matches!(c, '{' | '}' | ';')) {
        match c {
            '{' => {
                let mut words = code[since..place].split_whitespace().rev();
                open.push(words.next().is_some() && words.next() == Some("mod"));
            }
            '}' => drop(open.pop()),
            _ => {}
        }
        since = place + 1;
    }
    open.into_iter().filter(|module| *module).count()
}

/// Calls `tell` with each path of a `use` tree and the name it has here.
fn open(tree: &str, before: &[String], tell: &mut impl FnMut(Vec<String>, String)) {
    let tree = tree.trim();
    if let Some(at) = tree.find('{') {
        let head: Vec<String> = [
            before,
            &tree[..at]
                .split("::")
                .map(|n| n.trim().to_owned())
                .filter(|n| !n.is_empty())
                .collect::<Vec<_>>(),
        ]
        .concat();
        let group = &tree[at + 1..tree.rfind('}').unwrap_or(tree.len())];
        let (mut depth, mut start) = (0, 0);
        for (place, c) in group.char_indices().chain([(group.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    open(&group[start..place], &head, tell);
                    start = place + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let (path, alias) =
        tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias.trim())));
    let mut path: Vec<String> =
        [before, &path.split("::").map(|n| n.trim().to_owned()).collect::<Vec<_>>()].concat();
    path.retain(|name| !name.is_empty());
    // `a::{self}` is `a`; `a::*` is read as `a`.
    if path.len() > 1 && path.last().is_some_and(|last| last == "self" || last == "*") {
        path.pop();
    }
    if let Some(last) = path.last().cloned() {
        tell(path, alias.map_or(last, str::to_owned));
    }
}

/// The paths in the code: how many inline modules hold each, and its names.
pub fn inline(code: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut end = 0;
    for (place, _) in code.match_indices("::") {
        if place < end {
            continue;
        }
        let first = code[..place]
            .rfind(|c| !word(c))
            .map_or(0, |at| at + code[at..].chars().next().map_or(0, char::len_utf8));
        end = place;
        while let Some(rest) = code[end..].strip_prefix("::").filter(|rest| rest.starts_with(word)) {
            end += 2 + rest.find(|c| !word(c)).unwrap_or(rest.len());
        }
        if first < place {
            found.push((nested(&code[..first]), code[first..end].split("::").map(str::to_owned).collect()));
        }
    }
    found
}

/// Whether `name` stands in the code, other than as the name of a child module.
pub fn used(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let whole = !code[..at].ends_with(word) && !code[at + name.len()..].starts_with(word);
        whole && !code[..at].ends_with("mod ")
    })
}
