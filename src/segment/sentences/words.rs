//! The words and abbreviations that decide where a sentence ends.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon::{Class, Classes, Lexicon, keyed};
use crate::script;
use crate::table::{Layout, shipped};

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

/// What `word` says about the sentence around it; longer ones than any listed say nothing.
pub(super) fn classes(word: &str) -> Classes {
    if word.len() > 64 { Classes::default() } else { Lexicon::builtin().classes(&keyed(word)) }
}

/// Whether a sentence that is too long may be cut before `word`: one that takes the report up again («وأضاف»).
pub(super) fn is_cut(word: &str) -> bool {
    let verb = || word.strip_prefix('و').is_some_and(|verb| classes(verb).has(Class::Reports));
    classes(word).has(Class::Cut) || verb()
}

/// What kind of abbreviation `word` is, given without its last full stop.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > 32 {
        return None;
    }
    ABBREVIATIONS.get(&script::folded(word).to_lowercase()).copied()
}
