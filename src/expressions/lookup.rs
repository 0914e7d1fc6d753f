//! Words of a text looked up in the lists, whole and with ever more proclitics off.

use super::dictionary::{self, LONGEST, WordId};
use super::letters::{self, Class, Letters};
use super::view::clitic;
use super::vocabulary::Vocabulary;

/// What the vocabulary knows of a word.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Found {
    /// The word, ال kept, and the word without ال.
    pub word: WordId,
    pub bare: WordId,
    /// The proclitics taken off, and the bytes that they have.
    pub proclitics: u8,
    pub skip: usize,
    /// Whether it begins with ال.
    pub definite: bool,
}

const SHADDA: char = '\u{651}';

/// A run of letters, each folded to one byte.
pub(super) struct Letterwise {
    letters: [u8; LONGEST],
    /// Where in the text each letter stands.
    offsets: [u8; LONGEST],
    /// The letters with a shadda, one bit each.
    doubled: u32,
    /// The letters إ, one bit each.
    below: u32,
    /// The letters ا without a hamza, one bit each: «ألكسندر» has no ال.
    plain: u32,
    /// The letters that are kept: none when there are too many.
    count: usize,
    /// The bytes of the run.
    pub length: usize,
    /// The bytes up to the last letter or mark.
    pub trimmed: usize,
}

impl Letterwise {
    /// Reads the letters at the start of `rest`: letters, marks and invisible characters.
    pub(super) fn read(rest: &str, table: &Letters) -> Self {
        let mut word = Self {
            letters: [0; LONGEST],
            offsets: [0; LONGEST],
            count: 0,
            doubled: 0,
            below: 0,
            plain: 0,
            length: rest.len(),
            trimmed: 0,
        };
        let (mut too_long, mut marks) = (false, true);
        for (at, c) in rest.char_indices() {
            let (class, code) = table.both(c);
            if !matches!(class, Class::Letter | Class::Invisible) {
                word.length = at;
                break;
            }
            let Some(code) = code else {
                if c == SHADDA && word.count > 0 {
                    word.doubled |= 1 << (word.count - 1);
                }
                // Marks at the end of the word belong to it; invisible characters do not.
                marks &= class == Class::Letter;
                if marks {
                    word.trimmed = at + c.len_utf8();
                }
                continue;
            };
            marks = true;
            word.trimmed = at + c.len_utf8();
            if word.count == LONGEST || at > 255 {
                too_long = true;
                continue;
            }
            word.below |= u32::from(c == 'إ') << word.count;
            word.plain |= u32::from(matches!(c, 'ا' | 'ٱ')) << word.count;
            word.letters[word.count] = code;
            word.offsets[word.count] = at as u8;
            word.count += 1;
        }
        if too_long {
            word.count = 0;
        }
        if too_long || word.trimmed == 0 {
            word.trimmed = word.length;
        }
        word
    }

    /// Looks the word up whole, then without its proclitics, which have `off` letters.
    pub(super) fn look_up(&self, vocabulary: &Vocabulary, off: usize) -> Found {
        let letters = &self.letters[..self.count];
        if letters.is_empty() {
            return Found::default();
        }
        let mut hashes = [dictionary::EMPTY; LONGEST + 1];
        for at in (0..letters.len()).rev() {
            hashes[at] = dictionary::with_letter(hashes[at + 1], letters[at]);
        }
        let ending = |from: usize| vocabulary.word(hashes[from], letters[from..].iter().copied());
        let definite = |from: usize| {
            letters.len() - from > 3 && self.plain >> from & 1 != 0 && letters[from + 1] == letters::LAM
        };
        let mut bits = 0;
        for &letter in &letters[..off.min(letters.len())] {
            bits |= match letter {
                letters::BA => clitic::BA,
                letters::LAM => clitic::LA,
                letters::KAF => clitic::KA,
                letters::SIN => clitic::SA,
                _ => clitic::AND,
            };
        }
        let readings = [(0, 0), (off, bits)];
        for (skip, bits) in readings.into_iter().take(1 + usize::from(off > 0 && off < letters.len())) {
            let length = letters.len() - skip;
            let mut found = Found {
                word: ending(skip),
                bare: if definite(skip) { ending(skip + 2) } else { 0 },
                proclitics: bits,
                skip: self.offsets[skip] as usize,
                definite: definite(skip),
            };
            // «للعام»: the ا of ال is not written after ل.
            if bits & clitic::LA != 0 && length > 2 && letters[skip] == letters::LAM {
                found.definite = true;
                if found.bare == 0 {
                    found.bare = ending(skip + 1);
                }
                let spelt = std::iter::once(letters::ALEF).chain(letters[skip..].iter().copied());
                let hash = dictionary::with_letter(hashes[skip], letters::ALEF);
                let whole = if length < LONGEST { vocabulary.word(hash, spelt) } else { 0 };
                if whole != 0 {
                    return Found { word: whole, ..found };
                }
            }
            // Short words hide in longer ones: «لامس», «الفيوم», «كمية».
            if skip > 0 && !found.definite && !vocabulary.takes_proclitics(length, found.word, bits) {
                continue;
            }
            // A shadda on the first letter only says what went before it.
            let doubled = self.doubled >> skip > 1 && vocabulary.is_single(found.word);
            // «إب» is a town, «آب» a month.
            if doubled || self.below >> skip & 1 != 0 && vocabulary.is_above(found.word) {
                found.word = 0;
            }
            if found.word != 0 || found.bare != 0 {
                return found;
            }
        }
        // What no list has keeps its future: «سيعقد», «ستبدأ».
        Found { proclitics: bits & clitic::SA, definite: definite(0), ..Found::default() }
    }
}
