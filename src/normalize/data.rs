//! The tables under `data/normalize/`, read once.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::{Layout, Table, shipped};

/// One code point for another, and its name.
const PAIRS: Layout = Layout { columns: &["from", "to", "name"], filled: 3, key: 1 };

fn pairs(table: Table<'static>) -> HashMap<u32, u32> {
    let mut pairs = HashMap::new();
    table.each(&PAIRS, |row| {
        pairs.insert(row.code_point(0)?, row.code_point(1)?);
        Ok(())
    });
    pairs
}

/// Punctuation to ASCII.
pub(super) static PUNCTUATION: LazyLock<HashMap<u32, u32>> =
    LazyLock::new(|| pairs(shipped!("normalize/punctuation.tsv")));

/// Quotation marks to ASCII.
pub(super) static QUOTES: LazyLock<HashMap<u32, u32>> =
    LazyLock::new(|| pairs(shipped!("normalize/quotes.tsv")));

/// White space to U+0020 and U+000A.
pub(super) static SPACES: LazyLock<HashMap<u32, u32>> =
    LazyLock::new(|| pairs(shipped!("normalize/spaces.tsv")));

/// Foreign letters: the Arabic letter, and whether only `letters="all"` folds it.
pub(super) static LETTERS: LazyLock<HashMap<u32, (u32, bool)>> = LazyLock::new(|| {
    let layout = Layout { columns: &["from", "to", "set", "name"], filled: 4, key: 1 };
    let mut letters = HashMap::new();
    shipped!("normalize/letters.tsv").each(&layout, |row| {
        let only_all = row.kind(2, |set| match set {
            "shapes" => Some(false),
            "sounds" => Some(true),
            _ => None,
        })?;
        letters.insert(row.code_point(0)?, (row.code_point(1)?, only_all));
        Ok(())
    });
    letters
});

/// Letters to their skeletons: the form at the end of a word, and the form before a letter.
pub(super) static RASM: LazyLock<HashMap<u32, (u32, u32)>> = LazyLock::new(|| {
    let layout = Layout { columns: &["from", "end", "joined", "name"], filled: 4, key: 1 };
    let mut skeletons = HashMap::new();
    shipped!("normalize/rasm.tsv").each(&layout, |row| {
        let forms = (row.code_point(1)?, row.code_point(2)?);
        skeletons.extend(row.code_points(0)?.into_iter().map(|from| (from, forms)));
        Ok(())
    });
    skeletons
});

/// The rules of the profiles that reproduce other packages: profile, code point, replacement.
pub(super) static COMPAT: LazyLock<Vec<(&'static str, u32, Vec<u32>)>> = LazyLock::new(|| {
    let layout = Layout { columns: &["profile", "from", "to", "note"], filled: 3, key: 2 };
    let mut rules = Vec::new();
    shipped!("normalize/compat.tsv").each(&layout, |row| {
        let (from, to) = (row.code_range(1)?, row.code_points(2)?);
        rules.extend(from.map(|from| (row.field(0), from, to.clone())));
        Ok(())
    });
    rules
});

/// Emoji as sorted ranges: those shown as pictures by default, and those that need U+FE0F.
pub(super) static EMOJI: LazyLock<[Vec<(u32, u32)>; 2]> = LazyLock::new(|| {
    let layout = Layout { columns: &["first", "last", "set"], filled: 3, key: 2 };
    let mut sets = [Vec::new(), Vec::new()];
    shipped!("normalize/emoji.tsv").each(&layout, |row| {
        let set = row.kind(2, |set| ["emoji", "text"].iter().position(|&name| name == set))?;
        sets[set].push((row.code_point(0)?, row.code_point(1)?));
        Ok(())
    });
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
