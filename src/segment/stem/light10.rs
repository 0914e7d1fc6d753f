//! light10: a spelling is folded, one prefix is cut, then each suffix once.
//!
//! As in Lucene, length counts UTF-16 units, and the order of the suffixes decides:
//! «ات» is looked for before «ية», so «ياتية» keeps its «ات».

use std::sync::LazyLock;

use super::affix::Step;
use crate::normalize::{Normalizer, Profile};
use crate::table::{Table, shipped};

const TABLE: Table = shipped!("segment/stems/light10.tsv");

struct Light10 {
    normalizer: Normalizer,
    prefix: Vec<(String, usize)>,
    suffix: Vec<(String, usize)>,
}

static LIGHT10: LazyLock<Light10> = LazyLock::new(|| {
    let rows = |name| {
        let step = Step::read(TABLE, name);
        step.rows().iter().map(|affix| (affix.text.iter().collect(), affix.shortest)).collect()
    };
    Light10 { normalizer: Normalizer::new(Profile::Lucene), prefix: rows("prefix"), suffix: rows("suffix") }
});

pub(super) fn stem(word: &str) -> String {
    let rules = &*LIGHT10;
    let normalized = rules.normalizer.normalize(word);
    let mut rest: &str = &normalized;
    let mut units = rest.chars().map(char::len_utf16).sum::<usize>();
    // The affixes stand in the basic plane: a letter is a unit.
    let letters = |affix: &str| affix.chars().count();
    for (affix, shortest) in &rules.prefix {
        if let Some(after) = rest.strip_prefix(affix.as_str()).filter(|_| units >= *shortest) {
            units -= letters(affix);
            rest = after;
            break;
        }
    }
    for (affix, shortest) in &rules.suffix {
        if let Some(before) = rest.strip_suffix(affix.as_str()).filter(|_| units >= *shortest) {
            units -= letters(affix);
            rest = before;
        }
    }
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn one_prefix_is_cut_and_every_suffix_in_turn() {
        for (word, expected) in [
            ("الحسن", "حسن"),
            ("والحسن", "حسن"),
            ("بالحسن", "حسن"),
            ("للاخر", "اخر"),
            ("وحسن", "حسن"),
            ("زوجها", "زوج"),
            ("ساهدون", "ساهد"),
            ("ساهديه", "ساهد"),
            ("وساهدون", "ساهد"),
            ("ساهدهات", "ساهد"),
            ("الو", "الو"),
            ("السلام", "سلام"),
            ("كِتابٌ", "كتاب"),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn length_counts_utf16_units() {
        assert_eq!(stem("ال😀"), "😀");
        assert_eq!(stem("الس"), "الس");
    }
}
