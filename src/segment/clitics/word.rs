//! A word as the model sees it: folded letters, and a hash.

use crate::script;
use crate::segment::token::Cuts;

/// The longest word that is split, in letters.
pub(super) const LONGEST: usize = 24;

/// A hash of small numbers: FNV-1a over numbers, then one shuffle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mix(u64);

impl Mix {
    pub(super) const fn new() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }

    pub(super) const fn with(self, part: u64) -> Self {
        Self((self.0 ^ part).wrapping_mul(0x100_0000_01B3))
    }

    pub(super) const fn finish(self) -> u64 {
        let h = self.0 ^ (self.0 >> 29);
        let h = h.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        h ^ (h >> 32)
    }
}

/// What a word shows its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) hash: u64,
    pub(super) article: bool,
}

/// Before the first token.
pub(super) const START: Word = Word { hash: Mix::new().with('^' as u64).finish(), article: false };
/// After the last token.
pub(super) const END: Word = Word { hash: Mix::new().with('$' as u64).finish(), article: false };
/// A number.
pub(super) const NUMBER: Word = Word { hash: Mix::new().with('0' as u64).finish(), article: false };
/// A word in another script, a link, an emoji.
pub(super) const FOREIGN: Word = Word { hash: Mix::new().with('a' as u64).finish(), article: false };

impl Word {
    /// What a punctuation mark shows.
    pub(super) fn of_mark(mark: &str) -> Self {
        let hash = mark.chars().fold(Mix::new(), |mix, c| mix.with(u64::from(u32::from(c)))).finish();
        Self { hash, article: false }
    }
}

/// The letters of one Arabic word, marks and tatweel dropped, alef forms folded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    /// The folded letters.
    folded: [u16; LONGEST],
    /// For each letter, the byte at which it starts.
    starts: [u8; LONGEST],
    /// Bit i: letter i is a bare alef or no alef at all, so ال may begin there.
    bare: u32,
    len: u8,
    bytes: u8,
}

/// Folds alef forms and Persian letters; keeps ة, ى and hamza carriers, which tell endings apart.
fn fold(c: char) -> Option<char> {
    Some(match c {
        'ء'..='ي' if c == '\u{640}' => return None,
        'أ' | 'إ' | 'آ' | '\u{671}' => 'ا',
        'ء'..='غ' | 'ف'..='ي' => c,
        '\u{6A9}' => 'ك',
        '\u{6CC}' => 'ي',
        '\u{FE80}'..='\u{FEF4}' => script::fold(c)?,
        _ => c,
    })
}

impl Letters {
    /// The letters of `word`, or nothing where it is not one Arabic word of at most [`LONGEST`] letters.
    pub(super) fn read(word: &str) -> Option<Self> {
        let bytes = u8::try_from(word.len()).ok()?;
        let mut letters = Self { folded: [0; LONGEST], starts: [0; LONGEST], bare: 0, len: 0, bytes };
        for (at, c) in word.char_indices() {
            let Some(c) = fold(c).map(|folded| (c, folded)).filter(|_| !is_dropped(c)) else { continue };
            let (raw, folded) = c;
            if !matches!(folded, 'ء'..='ي') {
                return None;
            }
            let i = usize::from(letters.len);
            *letters.folded.get_mut(i)? = folded as u16;
            letters.starts[i] = at as u8;
            letters.bare |= u32::from(raw == 'ا') << i;
            letters.len += 1;
        }
        (letters.len > 0).then_some(letters)
    }

    /// The folded letters.
    pub(super) fn folded(&self) -> &[u16] {
        &self.folded[..usize::from(self.len)]
    }

    /// Whether letter `i` is an alef without hamza.
    pub(super) fn is_bare_alef(&self, i: usize) -> bool {
        self.bare >> i & 1 == 1
    }

    /// What the word shows its neighbours.
    pub(super) fn word(&self) -> Word {
        let letters = self.folded();
        let hash = letters.iter().fold(Mix::new(), |mix, &c| mix.with(u64::from(c))).finish();
        Word { hash, article: letters.starts_with(&['ا' as u16, 'ل' as u16]) }
    }

    /// A hash of all that the score of the word depends on.
    pub(super) fn key(&self, careful: bool) -> u64 {
        self.folded()
            .iter()
            .fold(Mix::new().with(u64::from(self.bare) << 1 | u64::from(careful)), |mix, &c| {
                mix.with(u64::from(c))
            })
            .finish()
    }

    /// Whether the last character of `word`, whose letters these are, is tatweel.
    pub(super) fn ends_in_tatweel(&self, word: &str) -> bool {
        word.ends_with('\u{640}')
    }

    /// The byte at which letter `i` starts; a mark after the letter before belongs to that one.
    fn start(&self, i: usize) -> u8 {
        if i >= usize::from(self.len) {
            self.bytes
        } else if i == 0 {
            0
        } else {
            self.starts[i]
        }
    }

    /// The cuts, in bytes, after each of `before` letters and before the last `after` letters.
    pub(super) fn cuts_at(&self, before: &[u8], after: usize) -> Cuts {
        let mut cuts = Cuts::default();
        let mut at = 0;
        for (slot, &letters) in cuts.before.iter_mut().zip(before) {
            let next = at + usize::from(letters);
            *slot = self.start(next) - self.start(at);
            at = next;
        }
        if after > 0 {
            cuts.after[0] = self.bytes - self.start(usize::from(self.len).saturating_sub(after));
        }
        cuts
    }
}

/// Whether the model does not see `c`.
fn is_dropped(c: char) -> bool {
    c == '\u{640}' || (!matches!(c, 'ء'..='ي') && script::fold(c).is_none())
}
