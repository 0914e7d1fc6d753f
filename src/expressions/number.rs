//! Numbers in digits and in words of any size.
//!
//! The words and their values are in `data/lexicon/numbers.tsv`; here is how
//! Arabic puts them together: units before tens («خمسة وعشرون»), a unit before
//! its hundred or its power of a thousand («ثلاثة آلاف»), the larger part first
//! and «و» between the parts.

use std::cell::{Cell, RefCell};

use super::classes::Classes;
use super::kinds::kinds_of;
use super::sum::{Part, Sum};
use super::view::{Gap, Kind, Piece, clitic};
use super::vocabulary::Vocabulary;

/// A number that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// Its value.
    pub value: f64,
    /// The power of a thousand in words that ends it («5 ملايين»), or 1.
    pub scale: f64,
    /// One past its last piece.
    pub end: u32,
    /// Whether it names a place in an order.
    pub ordinal: bool,
    /// Whether it only names a size: «عشرات», «آلاف».
    pub vague: bool,
    /// Whether it is less than a whole: «نصف», «ثلث».
    pub fraction: bool,
    /// How many digits it has when it is digits alone, without separators; 0 otherwise.
    pub digits: u8,
    /// How many digits stand behind the point of lone digits.
    pub decimals: u8,
    /// Whether the last three of lone digits may be decimals.
    pub parted: bool,
    /// Whether it is, or begins with, digits.
    pub numeric: bool,
    /// Whether its first word has ال.
    pub definite: bool,
    /// The kinds of rules' numbers that it is, one bit each.
    pub kinds: u32,
}

/// The classes of number words, by their numbers in the vocabulary.
#[derive(Debug)]
pub(super) struct NumberWords {
    /// Roles in the same order as [`Part`].
    classes: Vec<(u8, Part)>,
    /// All of them, one bit each.
    mask: Classes,
    /// «ألفا», «مليونا».
    dual: u8,
    /// Words that no number counts.
    function: u8,
    /// «فاصل».
    point: u8,
    /// «صفر».
    zero: u8,
}

const PARTS: [(&str, Part); 15] = [
    ("digit-word", Part::Unit),
    ("bound-unit", Part::BoundUnit),
    ("ten", Part::Ten),
    ("teen", Part::Teen),
    ("tens", Part::Tens),
    ("hundred", Part::Hundred),
    ("hundreds", Part::Hundreds),
    ("scale", Part::Scale),
    ("scale-plural", Part::ScalePlural),
    ("scale-dual", Part::ScaleDual),
    ("fraction", Part::Fraction),
    ("fractions", Part::Fractions),
    ("vague", Part::Vague),
    ("ordinal", Part::Ordinal),
    ("ordinal-tens", Part::OrdinalTens),
];

impl NumberWords {
    /// Finds the classes in the vocabulary.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let classes: Vec<_> = PARTS.iter().map(|&(name, part)| (vocabulary.class(name), part)).collect();
        let mask = classes.iter().map(|&(class, _)| class).collect();
        Self {
            classes,
            mask,
            dual: vocabulary.class("scale-dual"),
            function: vocabulary.class("function"),
            point: vocabulary.class("point"),
            zero: vocabulary.class("zero"),
        }
    }

    /// What the piece at `at` contributes, and the piece after it.
    fn part(&self, pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> Option<(Part, f64, usize)> {
        let piece = pieces.get(at)?;
        match piece.kind {
            Kind::Digits(d) => Some((Part::Digits, d.value, at + 1)),
            Kind::Word => {
                let mask = vocabulary.mask(piece) & self.mask;
                let classes = if mask.is_empty() { &[][..] } else { &self.classes };
                classes.iter().filter(|&&(class, _)| mask.holds(class)).find_map(|&(class, part)| {
                    let (entry, end) = vocabulary.find(pieces, at, class)?;
                    Some((part, vocabulary.entry(entry).number, end))
                })
            }
            _ => None,
        }
    }

    /// The longest number that begins at `at`.
    pub(super) fn read(&self, pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> Option<Number> {
        let (part, value, next) = self.part(pieces, at, vocabulary)?;
        let first = &pieces[at];
        let mut number = Number {
            value,
            scale: 1.0,
            end: next as u32,
            ordinal: false,
            vague: false,
            fraction: false,
            digits: 0,
            decimals: 0,
            parted: false,
            numeric: false,
            definite: first.definite,
            kinds: 0,
        };
        if let Kind::Digits(d) = first.kind {
            number.numeric = true;
            number.digits = if d.plain { d.count } else { 0 };
            number.decimals = d.decimals;
            number.parted = d.parted;
        }
        match part {
            Part::Ordinal => self.read_ordinal(pieces, vocabulary, &mut number),
            Part::Teen | Part::OrdinalTens => return None,
            Part::Vague | Part::ScalePlural => {
                number.vague = true;
                self.read_vague(pieces, vocabulary, &mut number);
            }
            Part::Fractions => return None,
            Part::Scale if self.counts_two(pieces, at, vocabulary) => {
                self.read_cardinal(pieces, vocabulary, &mut number, part, at)?;
                number.value *= 2.0;
            }
            _ => self.read_cardinal(pieces, vocabulary, &mut number, part, at)?,
        }
        number.kinds = kinds_of(&number);
        Some(number)
    }

    /// «ألفا طن», «مليونا شجرة»: a dual, as a noun follows at once. «وزع ألفا» is no dual.
    fn counts_two(&self, pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> bool {
        let dual = vocabulary.has(pieces, at, self.dual);
        dual && pieces.get(at + 1).is_some_and(|next| {
            next.kind == Kind::Word
                && next.gap == Gap::Space
                && next.proclitics == 0
                && !next.led
                && (vocabulary.mask(next) & (self.mask | Classes::of(self.function))).is_empty()
        })
    }

    /// «الثاني عشر», «الخامس والعشرين».
    fn read_ordinal(&self, pieces: &[Piece], vocabulary: &Vocabulary, number: &mut Number) {
        number.ordinal = true;
        let at = number.end as usize;
        if !follows(pieces, at) || number.value > 9.0 {
            return;
        }
        match self.part(pieces, at, vocabulary) {
            Some((Part::Ten | Part::Teen, _, end)) if pieces[at].proclitics == 0 && !pieces[at].definite => {
                number.value += 10.0;
                number.end = end as u32;
            }
            Some((Part::Tens, tens, end)) if pieces[at].proclitics == clitic::AND && pieces[at].definite => {
                number.value += tens;
                number.end = end as u32;
            }
            _ => {}
        }
    }

    /// «عشرات», «مئات الآلاف», «عشرات الملايين».
    fn read_vague(&self, pieces: &[Piece], vocabulary: &Vocabulary, number: &mut Number) {
        for _ in 0..2 {
            let at = number.end as usize;
            if !follows(pieces, at) || pieces[at].proclitics != 0 {
                return;
            }
            match self.part(pieces, at, vocabulary) {
                Some((Part::ScalePlural | Part::Scale, scale, end)) if scale > number.value => {
                    number.value *= scale;
                    number.end = end as u32;
                }
                _ => return,
            }
        }
    }

    fn read_cardinal(
        &self,
        pieces: &[Piece],
        vocabulary: &Vocabulary,
        number: &mut Number,
        first: Part,
        at: usize,
    ) -> Option<()> {
        let mut sum = Sum::default();
        sum.first(first, number.value);
        let mut end = number.end as usize;
        // «12 500»: thousands set apart by a space.
        while let (Kind::Digits(a), Some(next)) = (pieces[end - 1].kind, pieces.get(end)) {
            let Kind::Digits(b) = next.kind else { break };
            let leads = end > number.end as usize || (a.count <= 3 && a.value >= 1.0);
            if !(leads
                && a.plain
                && b.plain
                && b.count == 3
                && next.gap == Gap::Space
                && next.proclitics == 0)
            {
                break;
            }
            sum.current = sum.current.map(|c| c * 1000.0 + b.value);
            end += 1;
            if end - at > 5 {
                break;
            }
        }
        // The parts shrink as they go, so a number has few of them.
        for _ in 0..24 {
            if !follows(pieces, end) {
                break;
            }
            let next = &pieces[end];
            let joined = match next.proclitics {
                0 => false,
                clitic::AND => true,
                _ => break,
            };
            let Some((part, value, after)) = self.part(pieces, end, vocabulary) else { break };
            let decimal_point = matches!(pieces[end - 1].kind, Kind::Digits(_));
            if !sum.add(part, value, joined, next.definite && !number.definite, decimal_point) {
                break;
            }
            end = after;
        }
        if sum.last == Part::BoundUnit {
            return None;
        }
        // «1.500» is a thousand and a half thousand unless a power of a thousand follows.
        if let (Kind::Digits(d), true) = (pieces[end - 1].kind, end == number.end as usize) {
            sum.current = Some(d.grouped);
        }
        number.value = sum.value();
        if let Some((decimals, after)) = self.decimals(pieces, end, vocabulary) {
            (number.value, end, sum.last) = (number.value + decimals, after, Part::Digits);
            // «ثلاثة فاصل خمسة ملايين».
            if follows(pieces, end)
                && pieces[end].proclitics == 0
                && let Some((Part::Scale | Part::ScalePlural, scale, after)) =
                    self.part(pieces, end, vocabulary)
            {
                (number.value, number.scale, end) = (number.value * scale, scale, after);
            }
        }
        if matches!(sum.last, Part::Scale | Part::ScalePlural) && sum.scale.is_finite() {
            number.scale = sum.scale;
        }
        number.fraction = sum.last == Part::Fraction && sum.closed == 0.0 && number.value < 1.0;
        if end > number.end as usize {
            (number.digits, number.decimals, number.parted) = (0, 0, false);
        }
        number.end = end as u32;
        Some(())
    }
}

impl NumberWords {
    /// «فاصل خمسة» behind a number: what it adds, and the piece after it.
    fn decimals(&self, pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> Option<(f64, usize)> {
        if !follows(pieces, at) || !vocabulary.has(pieces, at, self.point) {
            return None;
        }
        let (mut sum, mut end, mut zeros) = (Sum::default(), at + 1, 0);
        while pieces.get(end).is_some_and(|p| vocabulary.has(pieces, end, self.zero) && p.gap != Gap::Line) {
            (zeros, end) = (zeros + 1, end + 1);
        }
        let (part, value, mut next) = self.part(pieces, end, vocabulary).filter(|_| follows(pieces, end))?;
        sum.first(part, value);
        while follows(pieces, next) && pieces[next].proclitics == clitic::AND {
            let Some((part, value, after)) = self.part(pieces, next, vocabulary) else { break };
            if !sum.add(part, value, true, false, false) {
                break;
            }
            next = after;
        }
        let value = sum.value();
        let whole = value.fract() == 0.0 && (0.0..1e6).contains(&value);
        let places = zeros
            + if value < 10.0 {
                1
            } else if value < 100.0 {
                2
            } else {
                3
            };
        whole.then(|| (value / 10f64.powi(places), next))
    }
}

/// The numbers of a text, each read when it is first asked for.
#[derive(Debug)]
pub(super) struct Numbers<'a> {
    words: &'a NumberWords,
    /// For each piece: 0 before it was read, 1 for no number, or two more than its index in `read`.
    at: Vec<Cell<u32>>,
    read: RefCell<Vec<Number>>,
}

impl<'a> Numbers<'a> {
    /// Nothing read yet, for so many pieces.
    pub(super) fn new(words: &'a NumberWords, pieces: usize) -> Self {
        Self { words, at: vec![Cell::new(0); pieces], read: RefCell::default() }
    }

    /// Whether a number may begin with this piece.
    pub(super) fn may_begin(&self, piece: &Piece, vocabulary: &Vocabulary) -> bool {
        matches!(piece.kind, Kind::Digits(_)) || !(vocabulary.mask(piece) & self.words.mask).is_empty()
    }

    /// The number that begins at `at`.
    pub(super) fn at(&self, pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> Option<Number> {
        let place = self.at.get(at)?;
        if place.get() == 0 {
            let number = self.words.read(pieces, at, vocabulary);
            let mut read = self.read.borrow_mut();
            read.extend(number);
            place.set(if number.is_some() { read.len() as u32 + 1 } else { 1 });
            return number;
        }
        let index = (place.get() as usize).checked_sub(2)?;
        self.read.borrow().get(index).copied()
    }
}

/// Whether a piece at `at` may go on what stands before it.
fn follows(pieces: &[Piece], at: usize) -> bool {
    pieces.get(at).is_some_and(|p| p.gap != Gap::Line)
}
