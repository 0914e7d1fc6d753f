//! The words that the rules and the word lists name, and what class each is in.

use super::classes::{self, Classes};
use super::dictionary::{self, Dictionary, WordId};
use super::letters;
use super::view::Piece;
use crate::error::Result;
use crate::lexicon::values::VALUES;
use crate::table::{Row, Table};

/// One row of a word list: a word or several, their class and value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The class, by its number.
    pub class: u8,
    /// The words after the first.
    pub rest: Box<[WordId]>,
    /// The value as written.
    pub text: Box<str>,
    /// The value as a number; NaN when it is none.
    pub number: f64,
}

/// Classes whose words are listed as they stand, with ال or without: «مطلع العام», but «مراد الأول عام 1362»;
/// «إصابة 12», but «الإصابة».
const CONSTRUCT: [&str; 20] = [
    "that",
    "toward",
    "when",
    "rather",
    "aftermath",
    "day-body",
    "day-place",
    "sura",
    "past-verb",
    "plan",
    "affirm",
    "phase",
    "day-name",
    "event",
    "unit-indefinite",
    "unit-many",
    "role-verb-strong",
    "role-verb",
    "role-verb-close",
    "role-after",
];

/// Words, classes and entries.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Dictionary,
    classes: Vec<String>,
    entries: Vec<Entry>,
    /// For each word, the entries that begin with it, longest first.
    by_word: Vec<Vec<u32>>,
    /// For each word, the classes of those entries, one bit each.
    masks: Vec<Classes>,
    /// Words of three letters at most that may follow ب and ل.
    short: Vec<WordId>,
    /// Words that a doubled letter turns into others.
    single: Vec<WordId>,
    /// Words that a hamza below the alif turns into others.
    above: Vec<WordId>,
    /// The word «.».
    point: WordId,
    /// The classes of [`CONSTRUCT`], one bit each.
    construct: Classes,
}

impl Vocabulary {
    /// The number of the word that `letters` spell, `hash` being its hash; 0 when there is none.
    pub(super) fn word(&self, hash: u64, letters: impl Iterator<Item = u8> + Clone) -> WordId {
        self.words.find(hash, letters)
    }

    /// Whether a word without ال may be what is left when these proclitics are taken off.
    pub(super) fn takes_proclitics(&self, letters: usize, word: WordId, bits: u8) -> bool {
        use super::view::clitic::{AND, KA, SA};
        match bits {
            _ if bits & (KA | SA) != 0 => false,
            AND => true,
            _ if letters > 3 => true,
            _ => self.short.contains(&word),
        }
    }

    /// Whether a word is another one where a letter inside it is written double: «فجّرا».
    pub(super) fn is_single(&self, word: WordId) -> bool {
        self.single.contains(&word)
    }

    /// Whether a word is another one where its alif has the hamza below: «إب».
    pub(super) fn is_above(&self, word: WordId) -> bool {
        self.above.contains(&word)
    }

    /// Takes a word in, or finds it.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        let id = self.words.insert(word);
        self.by_word.resize(self.words.len(), Vec::new());
        id
    }

    /// The number of a class, taken in when it is new.
    pub(super) fn class(&mut self, name: &str) -> u8 {
        let at = self.classes.iter().position(|c| c == name).unwrap_or_else(|| {
            self.classes.push(name.to_owned());
            self.classes.len() - 1
        });
        u8::try_from(at).ok().filter(|&at| usize::from(at) < classes::MOST).expect("at most 256 classes")
    }

    /// The number of a class that a word list has.
    pub(super) fn known_class(&self, name: &str) -> Option<u8> {
        self.classes.iter().position(|c| c == name).map(|at| at as u8)
    }

    /// How many words there are, the empty one counted.
    pub(super) fn len(&self) -> usize {
        self.by_word.len()
    }

    /// The entries of the word lists.
    pub(super) fn entry(&self, at: u32) -> &Entry {
        &self.entries[at as usize]
    }

    /// The words that entries of `class` begin with, and whether each is all of its entries there.
    pub(super) fn first_words(&self, class: u8) -> impl Iterator<Item = (WordId, bool)> + '_ {
        self.by_word.iter().enumerate().filter_map(move |(word, list)| {
            let mut entries = list.iter().map(|&e| &self.entries[e as usize]).filter(|e| e.class == class);
            let first = entries.next()?;
            Some((word as WordId, first.rest.is_empty() && entries.all(|e| e.rest.is_empty())))
        })
    }

    /// Reads a word list: sections `[class]`, rows `form|form ⇥ value ⇥ note`.
    pub(super) fn load(&mut self, list: Table<'_>) {
        list.each(&VALUES, |row| {
            if row.section().is_empty() {
                return Err(row.error("the row stands before any [class]"));
            }
            let class = self.class(row.section());
            let (forms, text) = (row.field(0), row.field(1));
            // Duals are made, not listed; their value says whose they are.
            if let Some((dual, oblique)) = makes_duals(row.section()) {
                let dual = self.class(dual);
                self.add(row, dual, &duals_of(forms, oblique), "2")?;
            }
            self.add(row, class, forms, text)
        });
    }

    /// Takes a form without a value into the class called `name`.
    pub(super) fn list(&mut self, name: &str, form: &str) {
        let class = self.class(name);
        self.entry_of(class, form, "");
    }

    fn add(&mut self, row: &Row<'_>, class: u8, forms: &str, text: &str) -> Result<()> {
        for form in forms.split('|') {
            if !self.entry_of(class, form, text) {
                return Err(row.error("a form is empty"));
            }
        }
        Ok(())
    }

    /// Takes a form in; says whether it has a word.
    fn entry_of(&mut self, class: u8, form: &str, text: &str) -> bool {
        let words: Vec<WordId> = form.split_whitespace().map(|w| self.intern(w)).collect();
        let Some((&first, rest)) = words.split_first() else { return false };
        let at = self.entries.len() as u32;
        self.entries.push(Entry {
            class,
            rest: rest.into(),
            text: text.into(),
            number: text.parse().unwrap_or(f64::NAN),
        });
        self.by_word[first as usize].push(at);
        true
    }

    /// Puts longer entries before shorter ones; call once after the last [`Self::load`].
    pub(super) fn finish(&mut self) {
        if let Some(class) = self.known_class("short") {
            self.short = self.first_words(class).map(|(word, _)| word).collect();
        }
        if let Some(class) = self.known_class("single") {
            self.single = self.first_words(class).map(|(word, _)| word).collect();
        }
        if let Some(class) = self.known_class("above") {
            self.above = self.first_words(class).map(|(word, _)| word).collect();
        }
        // «بلدان» are countries, of any number.
        if let (Some(not), Some(dual)) = (self.known_class("dual-not"), self.known_class("dual")) {
            let words: Vec<WordId> = self.first_words(not).map(|(word, _)| word).collect();
            for word in words {
                let entries = &self.entries;
                self.by_word[word as usize].retain(|&e| entries[e as usize].class != dual);
            }
        }
        self.point = self.intern(".");
        self.construct = CONSTRUCT.iter().filter_map(|name| self.known_class(name)).collect();
        let entries = &self.entries;
        let mask = |list: &Vec<u32>| list.iter().map(|&e| entries[e as usize].class).collect();
        self.masks = self.by_word.iter().map(mask).collect();
        for list in &mut self.by_word {
            list.sort_by_key(|&e| std::cmp::Reverse(entries[e as usize].rest.len()));
        }
    }

    /// The longest entry of `class` that begins at `at`, and the piece after it.
    pub(super) fn find(&self, pieces: &[Piece], at: usize, class: u8) -> Option<(u32, usize)> {
        let piece = pieces.get(at)?;
        if !self.mask(piece).holds(class) {
            return None;
        }
        let mut best: Option<(u32, usize)> = None;
        let bare = if self.construct.holds(class) { 0 } else { piece.bare };
        for word in [piece.word, bare] {
            for &candidate in if word == 0 { &[][..] } else { &self.by_word[word as usize] } {
                let entry = &self.entries[candidate as usize];
                if entry.class != class {
                    continue;
                }
                let end = entry.rest.iter().try_fold(at + 1, |at, &word| self.goes_on(pieces, at, word));
                if let Some(end) = end.filter(|&end| best.is_none_or(|(_, e)| e < end)) {
                    best = Some((candidate, end));
                }
            }
        }
        best
    }

    /// The piece after `word`, when it stands at `at`; marks may stand around a digit: «كانون (2)», «كانون/2».
    fn goes_on(&self, pieces: &[Piece], at: usize, word: WordId) -> Option<usize> {
        use super::view::{Gap, Kind};
        let piece = pieces.get(at).filter(|p| p.proclitics == 0 && p.gap != Gap::Line)?;
        // «ج.م»: lists write the point as a word of its own.
        let point = piece.kind == Kind::Mark('.') && word != 0 && word == self.point;
        if piece.word == word && word != 0 || piece.bare == word || point || piece.reads_digit(word, self) {
            return Some(at + 1);
        }
        let mark = |at: usize, marks: &[char]| {
            pieces.get(at).is_some_and(|p| matches!(p.kind, Kind::Mark(m) if marks.contains(&m)))
        };
        let open = mark(at, &['(', '/', '-', '.']);
        let digit = pieces.get(at + 1).filter(|p| open && p.gap == Gap::None && p.reads_digit(word, self))?;
        let closed = mark(at + 2, &[')']) && digit.proclitics == 0;
        (closed || !mark(at, &['('])).then_some(at + 2 + usize::from(closed))
    }

    /// The value of the one-word entry of `class` that `word` spells.
    pub(super) fn value_of(&self, word: &str, class: u8) -> Option<&str> {
        let letters: Vec<u8> = word.chars().filter_map(letters::code).collect();
        let id = self.word(dictionary::hash(&letters), letters.iter().copied());
        let entries = if id == 0 { &[][..] } else { &self.by_word[id as usize] };
        let mut fit = entries.iter().map(|&e| &self.entries[e as usize]);
        fit.find(|e| e.class == class && e.rest.is_empty()).map(|e| &*e.text)
    }

    /// The classes of the entries that begin with a piece, one bit each.
    pub(super) fn mask(&self, piece: &Piece) -> Classes {
        let of = |word: WordId| self.masks.get(word as usize).copied().unwrap_or_default();
        if piece.word == 0 && piece.bare == 0 { Classes::NONE } else { of(piece.word) | of(piece.bare) }
    }

    /// Whether one word at `at` is an entry of `class`.
    pub(super) fn has(&self, pieces: &[Piece], at: usize, class: u8) -> bool {
        self.find(pieces, at, class).is_some()
    }

    fn digit_word(&self, digit: u8) -> WordId {
        let letter = letters::digit(digit);
        self.word(dictionary::hash(&[letter]), std::iter::once(letter))
    }
}

impl Piece {
    /// Whether the piece is the digit that an entry such as «كانون 2» names.
    fn reads_digit(&self, word: WordId, vocabulary: &Vocabulary) -> bool {
        match self.kind {
            super::view::Kind::Digits(d) if d.plain && d.value < 10.0 => {
                vocabulary.digit_word(d.value as u8) == word
            }
            _ => false,
        }
    }
}

/// The class of the duals that nouns of a class are given, and whether those in -ين are among
/// them: where men have a sound plural, it is spelt the same.
fn makes_duals(class: &str) -> Option<(&'static str, bool)> {
    match class {
        "countable" => Some(("dual", true)),
        "countable-person" => Some(("dual-person", false)),
        "countable-person-broken" => Some(("dual-person", true)),
        _ => None,
    }
}

/// The duals of singular nouns: «سيارة» gives سيارتان, سيارتين; -ين after others only when `oblique`.
fn duals_of(forms: &str, oblique: bool) -> String {
    let mut duals = Vec::new();
    for form in forms.split('|') {
        match form.strip_suffix('ة') {
            Some(stem) => duals.extend([format!("{stem}تان"), format!("{stem}تين")]),
            None => {
                duals.push(format!("{form}ان"));
                if oblique {
                    duals.push(format!("{form}ين"));
                }
            }
        }
    }
    duals.join("|")
}
