//! The words that rules and lists name, by number.
//!
//! A word of a text is asked for many times, each time with one more proclitic
//! off; so its letters are hashed from the last to the first, which gives the
//! hash of every ending in one pass, and a small bitmap turns most of them away.

use super::letters;

/// The number of a word; 0 is no word.
pub(super) type WordId = u16;

/// Words with more letters than this are in no list.
pub(super) const LONGEST: usize = 24;

/// The table has two to this power of places.
const TABLE_BITS: u32 = 14;

/// The bitmap has two to this power of bits.
const MAP_BITS: u32 = 16;

/// Words and their numbers, which count from one in the order of [`Dictionary::insert`].
#[derive(Debug)]
pub(super) struct Dictionary {
    keys: Vec<Box<[u8]>>,
    table: Box<[WordId]>,
    map: Box<[u64]>,
}

impl Default for Dictionary {
    fn default() -> Self {
        Self {
            keys: vec![Box::default()],
            table: vec![0; 1 << TABLE_BITS].into(),
            map: vec![0; 1 << (MAP_BITS - 6)].into(),
        }
    }
}

/// The hash of the empty word.
pub(super) const EMPTY: u64 = 0;

/// The hash of a word of which `rest` is the hash without its first letter.
pub(super) fn with_letter(rest: u64, letter: u8) -> u64 {
    (rest.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The hash of a whole word.
pub(super) fn hash(letters: &[u8]) -> u64 {
    letters.iter().rfold(EMPTY, |rest, &letter| with_letter(rest, letter))
}

impl Dictionary {
    /// The number of a word that `letters` spell and `hash` is the hash of; 0 when there is none.
    pub(super) fn find(&self, hash: u64, letters: impl Iterator<Item = u8> + Clone) -> WordId {
        let bit = hash >> (64 - MAP_BITS);
        if self.map[(bit >> 6) as usize] >> (bit & 63) & 1 == 0 {
            return 0;
        }
        let mut at = place(hash);
        loop {
            match self.table[at] {
                0 => return 0,
                word if letters.clone().eq(self.keys[word as usize].iter().copied()) => return word,
                _ => at = (at + 1) & ((1 << TABLE_BITS) - 1),
            }
        }
    }

    /// Takes a word in, or finds it.
    pub(super) fn insert(&mut self, word: &str) -> WordId {
        let letters: Box<[u8]> = word.chars().filter_map(letters::code).collect();
        assert!(letters.len() <= LONGEST, "the word {word} is longer than {LONGEST} letters");
        let hash = hash(&letters);
        let known = self.find(hash, letters.iter().copied());
        if known != 0 {
            return known;
        }
        let mut at = place(hash);
        while self.table[at] != 0 {
            at = (at + 1) & ((1 << TABLE_BITS) - 1);
        }
        assert!(self.keys.len() < 1 << (TABLE_BITS - 1), "more words than the table is made for");
        let word = self.keys.len() as WordId;
        self.table[at] = word;
        self.keys.push(letters);
        let bit = hash >> (64 - MAP_BITS);
        self.map[(bit >> 6) as usize] |= 1 << (bit & 63);
        word
    }

    /// How many words there are, the empty one counted.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }
}

fn place(hash: u64) -> usize {
    (hash >> (64 - MAP_BITS - TABLE_BITS)) as usize & ((1 << TABLE_BITS) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_under_all_spellings_that_fold_alike() {
        let mut dictionary = Dictionary::default();
        let (first, second) = (dictionary.insert("الأربعاء"), dictionary.insert("مئة"));
        assert_eq!(dictionary.insert("الاربعاء"), first);
        assert_ne!(first, second);
        let letters: Vec<u8> = "مئه".chars().filter_map(letters::code).collect();
        assert_eq!(dictionary.find(hash(&letters), letters.iter().copied()), second);
        assert_eq!(dictionary.find(hash(&letters[1..]), letters[1..].iter().copied()), 0);
        assert_eq!(dictionary.len(), 3);
    }
}
