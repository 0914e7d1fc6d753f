//! The named character references of HTML, read once from `data/normalize/references.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::{Layout, shipped};

/// What a reference stands for: one character, or two.
pub(crate) type Characters = (char, Option<char>);

static NAMED: LazyLock<HashMap<&str, Characters>> = LazyLock::new(|| {
    let layout = Layout { columns: &["name", "first", "second"], filled: 2, key: 1 };
    let mut named = HashMap::new();
    shipped!("normalize/references.tsv").each(&layout, |row| {
        let first = char::from_u32(row.code_point(1)?).unwrap_or_default();
        let second = if row.field(2).is_empty() { None } else { char::from_u32(row.code_point(2)?) };
        named.insert(row.field(0), (first, second));
        Ok(())
    });
    named
});

/// The characters that `name` stands for: `laquo;`; a few old names stand there without a semicolon too.
pub(crate) fn named(name: &str) -> Option<Characters> {
    NAMED.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_one_character_or_two() {
        assert_eq!(named("laquo;"), Some(('«', None)));
        assert_eq!(named("NotEqualTilde;"), Some(('≂', Some('\u{338}'))));
        assert_eq!((named("amp"), named("apos"), named("am")), (Some(('&', None)), None, None));
    }

    #[test]
    fn the_longest_name_is_as_long_as_readers_believe() {
        assert_eq!(NAMED.keys().map(|name| name.len()).max(), Some("CounterClockwiseContourIntegral;".len()));
        assert!(NAMED.keys().filter(|name| !name.ends_with(';')).all(|name| name.len() <= 6));
    }
}
