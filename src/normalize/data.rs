//! The tables under `data/normalize/`, read once.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The lines of a table: comments and blank lines aside, split at tabs.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).map(|l| l.split('\t').collect())
}

fn code(field: &str) -> u32 {
    u32::from_str_radix(field.trim(), 16).expect("a code point in hexadecimal")
}

fn pairs(text: &'static str) -> HashMap<u32, u32> {
    rows(text).map(|row| (code(row[0]), code(row[1]))).collect()
}

/// Punctuation to ASCII.
pub(super) static PUNCTUATION: LazyLock<HashMap<u32, u32>> =
    LazyLock::new(|| pairs(include_str!("../../data/normalize/punctuation.tsv")));

/// Quotation marks to ASCII.
pub(super) static QUOTES: LazyLock<HashMap<u32, u32>> =
    LazyLock::new(|| pairs(include_str!("../../data/normalize/quotes.tsv")));

/// White space to U+0020 and U+000A.
pub(super) static SPACES: LazyLock<HashMap<u32, u32>> =
    LazyLock::new(|| pairs(include_str!("../../data/normalize/spaces.tsv")));

/// Foreign letters: the Arabic letter, and whether only `letters="all"` folds it.
pub(super) static LETTERS: LazyLock<HashMap<u32, (u32, bool)>> = LazyLock::new(|| {
    rows(include_str!("../../data/normalize/letters.tsv"))
        .map(|row| (code(row[0]), (code(row[1]), row[2] == "sounds")))
        .collect()
});

/// Letters to their skeletons: the form at the end of a word, and the form before a letter.
pub(super) static RASM: LazyLock<HashMap<u32, (u32, u32)>> = LazyLock::new(|| {
    rows(include_str!("../../data/normalize/rasm.tsv"))
        .flat_map(|row| {
            let forms = (code(row[1]), code(row[2]));
            row[0].split(' ').map(|from| (code(from), forms)).collect::<Vec<_>>()
        })
        .collect()
});

/// The rules of the profiles that reproduce other packages: profile, code point, replacement.
pub(super) static COMPAT: LazyLock<Vec<(&'static str, u32, Vec<u32>)>> = LazyLock::new(|| {
    rows(include_str!("../../data/normalize/compat.tsv"))
        .flat_map(|row| {
            let (first, last) = row[1].split_once("..").unwrap_or((row[1], row[1]));
            let to: Vec<u32> = row[2].split(' ').filter(|c| *c != "-").map(code).collect();
            (code(first)..=code(last)).map(move |from| (row[0], from, to.clone())).collect::<Vec<_>>()
        })
        .collect()
});

/// Emoji as sorted ranges: those shown as pictures by default, and those that need U+FE0F.
pub(super) static EMOJI: LazyLock<[Vec<(u32, u32)>; 2]> = LazyLock::new(|| {
    let mut sets = [Vec::new(), Vec::new()];
    for row in rows(include_str!("../../data/normalize/emoji.tsv")) {
        sets[usize::from(row[2] == "text")].push((code(row[0]), code(row[1])));
    }
    sets.iter_mut().for_each(|s| s.sort_unstable());
    sets
});

/// Presentation forms to the letters they stand for.
///
/// The NFKC mapping of each, without the space that carries a lone mark.
pub(super) static PRESENTATION: LazyLock<HashMap<u32, Vec<u32>>> = LazyLock::new(|| {
    use unicode_normalization::UnicodeNormalization;
    (0xFB50..=0xFDFF_u32)
        .chain(0xFE70..=0xFEFC)
        .filter_map(|c| {
            let form = char::from_u32(c)?;
            let mut letters: Vec<char> = std::iter::once(form).nfkc().collect();
            if letters.len() > 1 && letters[0] == ' ' && crate::script::is_mark(letters[1]) {
                letters.remove(0);
            }
            (letters != [form]).then(|| (c, letters.into_iter().map(u32::from).collect()))
        })
        .collect()
});
