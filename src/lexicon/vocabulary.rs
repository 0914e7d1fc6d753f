//! A set of strings, numbered.

/// Distinct strings in one arena, each with a number from 0.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    arena: String,
    ends: Vec<u32>,
    /// The upper half of the hash and the number of each word.
    slots: Vec<(u32, u32)>,
}

const EMPTY: u32 = u32::MAX;

/// A quick hash of bytes, eight at a time; not meant against adversaries (a lookup compares the strings).
fn hash(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut h = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((piece, tail)) = rest.split_first_chunk::<8>() {
        h = (h.rotate_left(5) ^ u64::from_le_bytes(*piece)).wrapping_mul(K);
        rest = tail;
    }
    for &b in rest {
        h = (h.rotate_left(5) ^ u64::from(b)).wrapping_mul(K);
    }
    h ^ (h >> 29)
}

impl Vocabulary {
    /// The number of strings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string with this number.
    #[must_use]
    pub fn word(&self, number: u32) -> &str {
        let at = number as usize;
        let from = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.arena[from..self.ends[at] as usize]
    }

    /// The number of `word`, if it is there.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let hash = hash(word.as_bytes());
        let mut at = hash as usize & mask;
        loop {
            match self.slots[at] {
                (_, EMPTY) => return None,
                (tag, number) if tag == (hash >> 32) as u32 && self.word(number) == word => {
                    return Some(number);
                }
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// The number of `word`, which is added when it is new.
    pub fn intern(&mut self, word: &str) -> u32 {
        if let Some(number) = self.get(word) {
            return number;
        }
        if (self.ends.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let number = u32::try_from(self.ends.len()).expect("fewer than 2^32 words");
        self.arena.push_str(word);
        self.ends.push(u32::try_from(self.arena.len()).expect("fewer than 4 GiB of words"));
        self.place(number);
        number
    }

    fn place(&mut self, number: u32) {
        let mask = self.slots.len() - 1;
        let hash = hash(self.word(number).as_bytes());
        let mut at = hash as usize & mask;
        while self.slots[at].1 != EMPTY {
            at = (at + 1) & mask;
        }
        self.slots[at] = ((hash >> 32) as u32, number);
    }

    fn grow(&mut self) {
        self.slots = vec![(0, EMPTY); (self.slots.len() * 4).max(64)];
        for number in 0..self.ends.len() {
            self.place(number as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_stable_and_words_come_back() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<String> = (0..1000).map(|n| format!("كلمة{n}")).collect();
        for (n, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.intern(word), n as u32);
        }
        for (n, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.get(word), Some(n as u32));
            assert_eq!(vocabulary.word(n as u32), word);
        }
        assert_eq!(vocabulary.get("غائب"), None);
        assert_eq!(Vocabulary::default().get("غائب"), None);
    }
}
