//! A word as letters with their marks.

use unicode_normalization::UnicodeNormalization;

use crate::script::is_mark;

/// A letter and its marks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Unit {
    pub letter: char,
    pub doubled: bool,
    pub vowel: Option<Vowel>,
}

/// What a mark says of the vowel after a consonant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vowel {
    Fatha,
    Damma,
    Kasra,
    None,
    Dagger,
    An,
    Un,
    In,
}

impl Vowel {
    fn of(mark: char) -> Option<Self> {
        Some(match mark {
            '\u{64B}' => Self::An,
            '\u{64C}' => Self::Un,
            '\u{64D}' => Self::In,
            '\u{64E}' => Self::Fatha,
            '\u{64F}' => Self::Damma,
            '\u{650}' => Self::Kasra,
            '\u{652}' => Self::None,
            '\u{670}' => Self::Dagger,
            _ => return None,
        })
    }

    pub fn latin(self) -> &'static str {
        match self {
            Self::Fatha => "a",
            Self::Damma => "u",
            Self::Kasra => "i",
            Self::None => "",
            Self::Dagger => "ā",
            Self::An => "an",
            Self::Un => "un",
            Self::In => "in",
        }
    }
}

/// The letters of a word as it is written, each with its marks.
pub(super) fn units(written: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for c in written.nfc().filter(|&c| c != 'ـ') {
        match units.last_mut().filter(|_| is_mark(c)) {
            Some(unit) if c == '\u{651}' => unit.doubled = true,
            Some(unit) => unit.vowel = Vowel::of(c).or(unit.vowel),
            None if is_mark(c) => {}
            None => units.push(Unit { letter: c, ..Unit::default() }),
        }
    }
    units
}
