//! Words whose split a linguist has fixed, from `data/segment/clitic_words.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::candidates::{self, Candidate};
use super::word::Letters;
use crate::table::{Layout, shipped};

/// Fixed splits by the word's hash: any spelling of its alefs, or one spelling alone.
struct Splits {
    any: HashMap<u64, Candidate>,
    exact: HashMap<u64, Candidate>,
}

static SPLITS: LazyLock<Splits> = LazyLock::new(|| {
    let layout = Layout { columns: &["word", "split"], filled: 2, key: 1 };
    let mut splits = Splits { any: HashMap::new(), exact: HashMap::new() };
    let mut before = "";
    shipped!("segment/clitic_words.tsv").each(&layout, |row| {
        let (word, split) = (row.field(0), row.field(1));
        if word < before {
            return Err(row.error(format!("{word} is not sorted in")));
        }
        before = word;
        let (word, exact) = word.strip_prefix('=').map_or((word, false), |word| (word, true));
        let Some((letters, candidate)) = parse(word, split) else {
            return Err(row.error(format!("{split} is no split of {word}")));
        };
        if exact {
            splits.exact.insert(letters.key(true), candidate);
        } else {
            splits.any.insert(letters.word().hash, candidate);
        }
        Ok(())
    });
    splits
});

/// «و+ل[أن]+ه»: the stem stands in brackets.
fn parse(word: &str, split: &str) -> Option<(Letters, Candidate)> {
    let (before, rest) = split.split_once('[')?;
    let (_, after) = rest.split_once(']')?;
    let count = |part: &str| part.chars().count();
    let before: Vec<u8> =
        before.split('+').filter(|part| !part.is_empty()).map(|part| count(part) as u8).collect();
    let letters = Letters::read(word)?;
    let candidate = candidates::with_lengths(&letters, &before, count(after.trim_start_matches('+')))?;
    Some((letters, candidate))
}

/// The fixed split of a word.
pub(super) fn find(letters: &Letters) -> Option<Candidate> {
    let exact = SPLITS.exact.get(&letters.key(true));
    exact.or_else(|| SPLITS.any.get(&letters.word().hash)).copied()
}
