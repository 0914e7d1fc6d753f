//! Words whose split a linguist has fixed, from `data/segment/clitic_words.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::word::Letters;
use crate::segment::token::Cuts;

/// Proclitics and pronouns of one word, as counts of letters.
struct Split {
    before: Vec<u8>,
    after: u8,
}

static SPLITS: LazyLock<HashMap<Vec<u16>, Split>> = LazyLock::new(|| {
    include_str!("../../../data/segment/clitic_words.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, split)| {
            // «ف+ل[ماذا]+»: the stem stands in brackets.
            let (before, rest) = split.split_once('[')?;
            let (_, after) = rest.split_once(']')?;
            let count = |part: &str| part.chars().count() as u8;
            let before = before.split('+').filter(|part| !part.is_empty()).map(count).collect();
            let split = Split { before, after: count(after.trim_start_matches('+')) };
            Some((Letters::read(word)?.folded().to_vec(), split))
        })
        .collect()
});

/// The fixed cuts of a word.
pub(super) fn find(letters: &Letters) -> Option<Cuts> {
    let split = SPLITS.get(letters.folded())?;
    Some(letters.cuts_at(&split.before, usize::from(split.after)))
}
