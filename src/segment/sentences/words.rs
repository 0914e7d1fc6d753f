//! The words and abbreviations that decide where a sentence ends, from `data/segment`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::script;

/// What a word says about the sentence around it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Role {
    /// A line that ends in it goes on.
    pub(super) open: bool,
    /// A line that begins with it goes on from the one before.
    pub(super) inside: bool,
    /// A sentence that is too long may be cut before it.
    pub(super) start: bool,
}

/// Why a full stop after a word is not final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// It stands before a name.
    Title,
    /// It stands after a number.
    Unit,
    /// A Latin abbreviation.
    Latin,
}

static ROLES: LazyLock<HashMap<String, Role>> = LazyLock::new(|| {
    let mut roles: HashMap<String, Role> = HashMap::new();
    for (word, role) in rows(include_str!("../../../data/segment/sentence_words.tsv")) {
        let entry = roles.entry(script::folded(word)).or_default();
        match role {
            "open" => entry.open = true,
            "inside" => entry.inside = true,
            _ => entry.start = true,
        }
    }
    roles
});

static ABBREVIATIONS: LazyLock<HashMap<String, Abbreviation>> = LazyLock::new(|| {
    rows(include_str!("../../../data/segment/abbreviations.tsv"))
        .map(|(form, kind)| {
            let kind = match kind {
                "unit" => Abbreviation::Unit,
                "latin" => Abbreviation::Latin,
                _ => Abbreviation::Title,
            };
            (script::folded(form), kind)
        })
        .collect()
});

fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// What `word` says; longer ones than any listed say nothing.
pub(super) fn role(word: &str) -> Role {
    if word.len() > 64 {
        return Role::default();
    }
    ROLES.get(&script::folded(word)).copied().unwrap_or_default()
}

/// What kind of abbreviation `word` is, given without its last full stop.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > 32 {
        return None;
    }
    ABBREVIATIONS.get(&script::folded(word).to_lowercase()).copied()
}
