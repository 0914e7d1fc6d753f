//! The labelled texts as the network sees them, and names swapped for others.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use warraq::names::{Tagger, training};

use crate::chain;
use crate::labelled::{self, Word};

/// A word whose tag is not known.
pub const ANY: u8 = u8::MAX;

/// What a class of a file is to an output.
#[derive(Clone, Copy)]
pub enum As {
    /// The label of this number.
    Label(u8),
    /// No name there.
    Nothing,
    /// Perhaps a name, perhaps not: nothing is learnt from it.
    Unknown,
}

#[derive(Clone)]
pub struct Row {
    /// The place of its topic among all.
    pub topic: u32,
    /// The place of its vector; 0: none.
    pub word: u32,
    pub feats: Vec<u32>,
    pub tag: u8,
    /// The sentence of the file.
    pub doc: u32,
    /// The token of the sentence.
    pub at: u16,
}
pub type Sentence = Vec<Row>;

/// A small random generator (xorshift): the same seed, the same throws.
pub struct Dice(pub u64);
impl Dice {
    pub fn roll(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }
    pub fn below(&mut self, n: usize) -> usize {
        ((self.roll() * n as f32) as usize).min(n - 1)
    }
}

fn rows(name: &str, words: &[Word], map: &[As], vocab: &HashMap<String, u32>) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut known = 0;
    for word in words {
        let tag = match word.tag.checked_sub(1).map(|t| map[t as usize / 2]) {
            None | Some(As::Nothing) => 0,
            Some(As::Label(c)) => 1 + 2 * c + (word.tag - 1) % 2,
            Some(As::Unknown) => ANY,
        };
        if word.first || out.is_empty() {
            out.push(Vec::new());
        }
        let vector = vocab.get(&word.base).copied().unwrap_or(0);
        known += usize::from(vector > 0);
        let s = out.last_mut().expect("a sentence was begun");
        // an inside without a beginning is a beginning
        let before = s.last().map(|r: &Row| r.tag as usize);
        let tag = if tag == ANY || chain::may_follow(before, tag as usize) { tag } else { tag - 1 };
        let feats = word.observations.clone();
        s.push(Row { topic: word.document, word: vector, feats, tag, doc: word.sentence, at: word.token });
    }
    let share = known as f32 / words.len().max(1) as f32;
    eprintln!("{name}: {} sentences {} words {share:.3} with vector", out.len(), words.len());
    out
}

/// Reads the texts; `topics` grows by twice the mean vector of every document.
pub struct Reader<'a> {
    pub folder: &'a Path,
    /// The files read so far, by name: one may be read for two outputs.
    pub read: HashMap<String, Vec<Word>>,
    pub tagger: Tagger,
    pub vocab: &'a HashMap<String, u32>,
    pub vectors: &'a [f32],
    pub size: usize,
    pub topics: Vec<f32>,
}

impl Reader<'_> {
    /// A text whose classes, by the alphabet, become those of `map`.
    pub fn load(&mut self, name: &str, map: &[As]) -> Vec<Sentence> {
        let d = self.size;
        let path = self.folder.join(format!("{name}.txt"));
        let read = self.read.entry(name.to_owned());
        let words = read.or_insert_with(|| labelled::read(&path, &self.tagger));
        let mut text = rows(name, words, map, self.vocab);
        let mut sums: BTreeMap<u32, (Vec<f32>, f32)> = BTreeMap::new();
        for r in text.iter().flatten().filter(|r| r.word > 0) {
            let s = sums.entry(r.topic).or_insert_with(|| (vec![0.0; d], 0.0));
            s.0.iter_mut().zip(&self.vectors[r.word as usize * d..]).for_each(|(s, v)| *s += v);
            s.1 += 1.0;
        }
        let mut number: HashMap<u32, u32> = HashMap::new();
        for (k, (sum, n)) in sums {
            number.insert(k, (self.topics.len() / d) as u32);
            self.topics.extend(sum.iter().map(|v| 2.0 * v / n));
        }
        for r in text.iter_mut().flatten() {
            r.topic = number.get(&r.topic).copied().unwrap_or(0);
        }
        text
    }
}

/// Names of every label, to swap in.
pub struct Bank {
    names: [Vec<Vec<Row>>; 4],
    /// The observations of the marks before and after a word: they stay where they are.
    gaps: [HashSet<u32>; 2],
}

/// Where the name that begins at `i` ends; none when no name begins there.
fn name_end(s: &[Row], i: usize) -> Option<usize> {
    let begin = s[i].tag;
    (begin != ANY && begin % 2 == 1)
        .then(|| i + 1 + s[i + 1..].iter().take_while(|w| w.tag == begin + 1).count())
}

impl Bank {
    /// Gathers the names of corpora; `kinds` gives our label for each class of each.
    pub fn gather(corpora: &[(&Vec<Sentence>, &[Option<u8>])]) -> Self {
        let gaps = [110, 111].map(|t| (0..300).map(|v| training::observation(t, v)).collect());
        let mut bank = Self { names: Default::default(), gaps };
        for (corpus, kinds) in corpora {
            for s in corpus.iter() {
                let mut i = 0;
                while i < s.len() {
                    let t = s[i].tag;
                    let Some(j) = name_end(s, i) else {
                        i += 1;
                        continue;
                    };
                    if let Some(l) = kinds[(t as usize - 1) / 2].filter(|_| j - i <= 6) {
                        bank.names[l as usize].push(s[i..j].to_vec());
                    }
                    i = j;
                }
            }
        }
        bank
    }

    /// Swaps names of a sentence for others of their label, each label's share of them.
    pub fn swap(&self, s: &mut Sentence, swaps: &[f32; 4], dice: &mut Dice) {
        let (bank, gaps) = (&self.names, &self.gaps);
        let mut i = 0;
        while i < s.len() {
            let t = s[i].tag;
            let Some(j) = name_end(s, i) else {
                i += 1;
                continue;
            };
            let label = (t as usize - 1) / 2;
            if dice.roll() < swaps[label] && !bank[label].is_empty() {
                let mut new = bank[label][dice.below(bank[label].len())].clone();
                let before: Vec<u32> = s[i].feats.iter().copied().filter(|f| gaps[0].contains(f)).collect();
                let after: Vec<u32> =
                    s[j - 1].feats.iter().copied().filter(|f| gaps[1].contains(f)).collect();
                let last = new.len() - 1;
                new[0].feats.retain(|f| !gaps[0].contains(f));
                new[0].feats.extend(before);
                new[last].feats.retain(|f| !gaps[1].contains(f));
                new[last].feats.extend(after);
                for (n, r) in new.iter_mut().enumerate() {
                    r.tag = t + u8::from(n > 0);
                    r.topic = s[i].topic;
                }
                let n = new.len();
                s.splice(i..j, new);
                i += n;
            } else {
                i = j;
            }
        }
    }
}
