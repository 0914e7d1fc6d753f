//! Classes of words that tell what a line is, whatever it speaks of.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::hash::word_hash;
use crate::lexicon::{self, Lexicon};
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
}

/// The classes of the lexicon that tell what a line is, and whether they hold behind «and» too.
const LISTED: [(lexicon::Class, Class, bool); 13] = [
    (lexicon::Class::StopLines, Class::STOP, true),
    (lexicon::Class::Reports, Class::SPEECH, true),
    (lexicon::Class::NewsVerb, Class::VERB, true),
    (lexicon::Class::Month, Class::MONTH, false),
    (lexicon::Class::Weekday, Class::WEEKDAY, false),
    (lexicon::Class::DateWord, Class::CLOCK, false),
    (lexicon::Class::Picture, Class::PICTURE, false),
    (lexicon::Class::Appeal, Class::APPEAL, false),
    (lexicon::Class::You, Class::YOU, false),
    (lexicon::Class::GivenName, Class::NAME, false),
    (lexicon::Class::DatelinePlace, Class::PLACE, false),
    (lexicon::Class::Writer, Class::ROLE, false),
    (lexicon::Class::Link, Class::LINK, false),
];

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

/// The classes of the words that tell what a line is, by the hash of their folded form.
#[derive(Debug)]
pub(super) struct Words(ByHash<u32, Class>);

impl Words {
    /// The words that the crate carries.
    pub fn shipped() -> &'static Words {
        static SHIPPED: LazyLock<Words> = LazyLock::new(Words::read);
        &SHIPPED
    }

    fn read() -> Words {
        let mut map: ByHash<u32, Class> = HashMap::default();
        let mut add = |form: &str, class: Class| {
            map.entry(word_hash(&script::folded(&form.to_lowercase()))).or_default().0 |= class.0;
        };
        for (listed, class, and) in LISTED {
            for form in Lexicon::builtin().forms(listed).filter(|form| !form.contains(' ')) {
                add(form, class);
                if and {
                    add(&format!("و{form}"), class);
                }
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
    fn words_are_found_under_every_spelling() {
        let class = |w: &str| Words::shipped().class(word_hash(&script::folded(w)));
        assert!(class("إلى").has(Class::STOP) && class("وأضاف").has(Class::SPEECH));
        assert_eq!(class("مزهرية"), Class::NONE);
    }
}
