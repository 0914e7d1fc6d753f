//! The word list: classes of words that tell what a line is, whatever it speaks of.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::hash::word_hash;
use crate::script;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(pub u16);

#[rustfmt::skip]
impl Class {
    pub const NONE: Class = Class(0);
    pub const STOP: Class = Class(1);
    pub const SPEECH: Class = Class(2);
    pub const VERB: Class = Class(4);
    pub const MONTH: Class = Class(8);
    pub const WEEKDAY: Class = Class(16);
    pub const CLOCK: Class = Class(32);
    pub const PICTURE: Class = Class(64);
    pub const APPEAL: Class = Class(128);
    pub const YOU: Class = Class(256);
    pub const SIGN: Class = Class(512);
    pub const NAME: Class = Class(1024);
    pub const PLACE: Class = Class(2048);
    pub const ROLE: Class = Class(4096);
    pub const LINK: Class = Class(8192);

    pub fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    fn named(name: &str) -> Option<Class> {
        Some(match name {
            "stop" => Class::STOP, "speech" => Class::SPEECH, "verb" => Class::VERB, "month" => Class::MONTH,
            "weekday" => Class::WEEKDAY, "clock" => Class::CLOCK, "picture" => Class::PICTURE,
            "appeal" => Class::APPEAL, "you" => Class::YOU, "name" => Class::NAME, "place" => Class::PLACE,
            "role" => Class::ROLE, "link" => Class::LINK,
            _ => return None,
        })
    }
}

/// Hashes are spread already: they are their own hash.
#[derive(Debug, Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0.rotate_left(8) ^ u64::from(byte)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = u64::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// A map keyed by hashes.
pub(super) type ByHash<K, V> = HashMap<K, V, BuildHasherDefault<Same>>;

/// The classes of the words in `data/boilerplate/words.tsv`, by the hash of their folded form.
#[derive(Debug)]
pub(super) struct Words(ByHash<u32, Class>);

impl Words {
    /// The list that the crate carries.
    pub fn shipped() -> &'static Words {
        static SHIPPED: LazyLock<Words> =
            LazyLock::new(|| Words::parse(include_str!("../../../data/boilerplate/words.tsv")));
        &SHIPPED
    }

    fn parse(tsv: &str) -> Words {
        let mut map: ByHash<u32, Class> = HashMap::default();
        for line in tsv.lines().filter(|line| !line.starts_with('#')) {
            if let Some((word, class)) = line.split_once('\t')
                && let Some(class) = Class::named(class)
            {
                let folded = script::folded(&word.to_lowercase());
                map.entry(word_hash(&folded)).or_default().0 |= class.0;
            }
        }
        Words(map)
    }

    /// The classes of the word with this hash.
    pub fn class(&self, hash: u32) -> Class {
        self.0.get(&hash).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_class() {
        for line in
            include_str!("../../../data/boilerplate/words.tsv").lines().filter(|l| !l.starts_with('#'))
        {
            let (_, class) = line.split_once('\t').expect(line);
            assert!(Class::named(class).is_some(), "{line}");
        }
        let class = |w: &str| Words::shipped().class(word_hash(&script::folded(w)));
        assert!(class("إلى").has(Class::STOP) && class("وأضاف").has(Class::SPEECH));
        assert_eq!(class("مزهرية"), Class::NONE);
    }
}
