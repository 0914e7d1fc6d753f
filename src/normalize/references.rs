//! The named character references of HTML, read once from `data/normalize/references.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a reference stands for: one character, or two.
pub(crate) type Characters = (char, Option<char>);

static NAMED: LazyLock<HashMap<&str, Characters>> = LazyLock::new(|| {
    let code = |field: &str| {
        u32::from_str_radix(field, 16).ok().and_then(char::from_u32).expect("a code point in hexadecimal")
    };
    let rows = include_str!("../../data/normalize/references.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.skip(1)
        .map(|row| {
            let mut fields = row.split('\t');
            let (name, first) = (fields.next().expect("a name"), fields.next().expect("a code point"));
            (name, (code(first), fields.next().map(code)))
        })
        .collect()
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
