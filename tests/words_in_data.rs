//! Arabic words stand in tables under `data/`, where a linguist corrects them, not in the code.

use std::fs;
use std::path::{Path, PathBuf};

/// Endings and beginnings of words: orthography and conjugation, no words.
#[rustfmt::skip]
const AFFIXES: &[&str] = &[
    "ال", "لل", "وال", "بال", "كال", "الم", "ون", "ين", "ان", "ات", "وا", "تان", "تين", "يه", "يون", "يين", "اه", "ته", "تها",
    "اءه", "ها", "هم", "هما", "هن", "نا",
];

/// What a room may hold: words that folding makes alike and their spelling tells apart, particles that are written
/// onto the next word, prepositions by which a verb governs, the marks that another package puts.
const ORTHOGRAPHY: &[(&str, &[&str])] = &[
    ("normalize", &["رابط", "بريد", "مستخدم"]),
    ("words", &["على", "علي", "في", "الي", "حتي", "عبد", "بن", "ابو"]),
    ("lexicon", &["على", "علي", "في", "الي", "حتي", "عن", "من", "ان", "الى"]),
    ("speech", &["على", "علي", "عن", "ما", "تدعى", "يدعى", "أمام", "إمام", "كي", "بان", "والد"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The string literals of a source with their lines; comments, characters and tests left out.
fn literals(source: &str) -> Vec<(usize, String)> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or(source);
    let mut found = Vec::new();
    let mut rest = code.char_indices().peekable();
    let line = |at: usize| code[..at].matches('\n').count() + 1;
    while let Some((at, c)) = rest.next() {
        match c {
            '/' if code[at..].starts_with("//") => while rest.next_if(|&(_, c)| c != '\n').is_some() {},
            '\'' => {
                // A character, but no lifetime.
                let literal = &code[at + 1..];
                let long = match literal.strip_prefix('\\') {
                    Some(escaped) => escaped.find('\'').map(|end| end + 2),
                    None => {
                        literal.chars().next().map(char::len_utf8).filter(|&n| literal[n..].starts_with('\''))
                    }
                };
                if let Some(long) = long {
                    while rest.next_if(|&(next, _)| next <= at + 1 + long).is_some() {}
                }
            }
            '"' => {
                let mut literal = String::new();
                while let Some((_, c)) = rest.next().filter(|&(_, c)| c != '"') {
                    literal.push(c);
                    if c == '\\' {
                        literal.extend(rest.next().map(|(_, c)| c));
                    }
                }
                found.push((line(at), literal));
            }
            _ => {}
        }
    }
    found
}

/// The runs of two and more Arabic letters.
fn words(literal: &str) -> impl Iterator<Item = &str> {
    let pieces = literal.split(|c: char| !warraq::script::is_letter(c) && !warraq::script::is_mark(c));
    pieces.filter(|piece| piece.chars().count() > 1)
}

#[test]
fn no_word_stands_in_the_code() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    files.sort();
    let mut wrong = Vec::new();
    // What a class of words means is documentation, though a macro takes it from literals.
    for path in files.iter().filter(|path| !path.ends_with("tests.rs") && !path.ends_with("lexicon/class.rs"))
    {
        let relative = path.strip_prefix(&src).unwrap();
        let room = relative.components().next().unwrap().as_os_str().to_string_lossy();
        let room = room.trim_end_matches(".rs");
        let known = ORTHOGRAPHY.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, words)| words);
        for (line, literal) in literals(&fs::read_to_string(path).unwrap()) {
            for word in words(&literal).filter(|word| !AFFIXES.contains(word) && !known.contains(word)) {
                wrong.push(format!("{}:{line}: {word}", relative.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} words belong into data/lexicon:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn literals_are_found() {
    let source = "// \"قال\"\nfn f<'a>(c: char) { let x = (\"قال\", '\"', 'ق', '\\'', \"a\\\"ب\"); }\n#[cfg(test)]\nmod tests { \"كتب\" }";
    let found: Vec<String> = literals(source).into_iter().map(|(_, literal)| literal).collect();
    assert_eq!(found, ["قال", "a\\\"ب"]);
    assert_eq!(literals(source)[0].0, 2);
    assert_eq!(words("من {x}ها ق").collect::<Vec<_>>(), ["من", "ها"]);
}
