//! A trie of phrases over whole words: the automaton behind every list of names.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::vocabulary::Vocabulary;

/// Hashes one `u64` key by one multiplication.
#[derive(Debug, Clone, Copy, Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = (self.0 ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// Phrases of folded words; each ends in a node, which the owner gives a meaning.
#[derive(Debug, Clone)]
pub struct Phrases {
    vocabulary: Vocabulary,
    /// The node that a word leads to from the root; 0 where none does.
    roots: Vec<u32>,
    steps: HashMap<u64, u32, BuildHasherDefault<KeyHasher>>,
    nodes: u32,
}

impl Default for Phrases {
    fn default() -> Self {
        Self { vocabulary: Vocabulary::default(), roots: Vec::new(), steps: HashMap::default(), nodes: 1 }
    }
}

impl Phrases {
    /// The number of nodes, the root included; every node is below it.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.nodes as usize
    }

    /// Adds a phrase of folded words and returns its node.
    pub fn add<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> u32 {
        let mut node = 0;
        for word in words {
            let number = self.vocabulary.intern(word);
            if node == 0 {
                self.roots.resize(self.vocabulary.len().max(self.roots.len()), 0);
                let slot = &mut self.roots[number as usize];
                if *slot == 0 {
                    *slot = self.nodes;
                    self.nodes += 1;
                }
                node = *slot;
            } else {
                let next = self.nodes;
                let entry = self.steps.entry(u64::from(node) << 32 | u64::from(number)).or_insert(next);
                if *entry == next {
                    self.nodes += 1;
                }
                node = *entry;
            }
        }
        node
    }

    /// The node after the first word of a phrase.
    #[must_use]
    pub fn first(&self, word: &str) -> Option<u32> {
        let number = self.vocabulary.get(word)?;
        self.roots.get(number as usize).copied().filter(|&node| node != 0)
    }

    /// The node after one more word.
    #[must_use]
    pub fn next(&self, node: u32, word: &str) -> Option<u32> {
        let number = self.vocabulary.get(word)?;
        self.steps.get(&(u64::from(node) << 32 | u64::from(number))).copied()
    }

    /// The longest phrase whose first word is `first` and whose later words `next` gives, by their number from 1:
    /// its node and the number of its words. Only nodes that `ends` allows count.
    pub fn longest<'w>(
        &self,
        first: &str,
        mut next: impl FnMut(usize) -> Option<&'w str>,
        ends: impl Fn(u32) -> bool,
    ) -> Option<(u32, usize)> {
        let mut node = self.first(first)?;
        let mut best = None;
        let mut long = 1;
        loop {
            if ends(node) {
                best = Some((node, long));
            }
            match next(long).and_then(|word| self.next(node, word)) {
                Some(after) => node = after,
                None => return best,
            }
            long += 1;
        }
    }

    /// The node of a whole phrase.
    #[must_use]
    pub fn get<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> Option<u32> {
        let mut node = self.first(words.next()?)?;
        for word in words {
            node = self.next(node, word)?;
        }
        Some(node)
    }
}
