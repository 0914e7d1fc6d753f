//! The words and abbreviations that decide where a sentence ends, from `data/segment`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::script;
use crate::table::{Layout, shipped};

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
    let layout = Layout { columns: &["word", "role"], filled: 2, key: 2 };
    let mut roles: HashMap<String, Role> = HashMap::new();
    shipped!("segment/sentence_words.tsv").each(&layout, |row| {
        let entry = roles.entry(script::folded(row.field(0))).or_default();
        match row.field(1) {
            "open" => entry.open = true,
            "inside" => entry.inside = true,
            "start" => entry.start = true,
            role => return Err(row.error(format!("{role:?} is an unknown role"))),
        }
        Ok(())
    });
    roles
});

static ABBREVIATIONS: LazyLock<HashMap<String, Abbreviation>> = LazyLock::new(|| {
    let layout = Layout { columns: &["form", "kind"], filled: 2, key: 1 };
    let mut abbreviations = HashMap::new();
    shipped!("segment/abbreviations.tsv").each(&layout, |row| {
        let kind = row.kind(1, |kind| match kind {
            "title" => Some(Abbreviation::Title),
            "unit" => Some(Abbreviation::Unit),
            "latin" => Some(Abbreviation::Latin),
            _ => None,
        })?;
        abbreviations.insert(script::folded(row.field(0)), kind);
        Ok(())
    });
    abbreviations
});

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
