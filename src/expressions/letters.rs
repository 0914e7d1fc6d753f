//! Characters as the rules see them: what they are part of, and one byte for each folded letter.

use std::sync::LazyLock;

use crate::script;

/// What a character is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A word: letters, their marks, tatweel.
    Letter,
    /// A number.
    Digit,
    /// White space.
    Space,
    /// Nothing that can be seen.
    Invisible,
    /// A mark of its own.
    Mark,
}

/// The byte for a letter that no list has.
const UNKNOWN: u8 = 0xFF;

/// The byte, in the table alone, for what carries no meaning.
const NOTHING: u8 = 0;

/// Characters below this are looked up.
const TABLE: usize = 0x700;

/// What is known of the characters of Latin and Arabic.
#[derive(Debug)]
pub(super) struct Letters(Box<[(Class, u8); TABLE]>);

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let mut table = Box::new([(Class::Mark, NOTHING); TABLE]);
    for (place, c) in table.iter_mut().zip('\0'..) {
        *place = (class(c), code(c).unwrap_or(NOTHING));
    }
    Letters(table)
});

impl Letters {
    pub(super) fn get() -> &'static Self {
        &LETTERS
    }

    /// What `c` is part of.
    pub(super) fn class(&self, c: char) -> Class {
        self.0.get(c as usize).map_or_else(|| class(c), |known| known.0)
    }

    /// What `c` is part of, and its byte unless it carries no meaning.
    pub(super) fn both(&self, c: char) -> (Class, Option<u8>) {
        match self.0.get(c as usize) {
            Some(&(class, code)) => (class, (code != NOTHING).then_some(code)),
            None => (class(c), code(c)),
        }
    }
}

fn class(c: char) -> Class {
    if script::digit(c).is_some() || super::digits::vulgar(c).is_some() {
        Class::Digit
    } else if c.is_alphabetic() || c == '\u{640}' || script::is_mark(c) {
        Class::Letter
    } else if c.is_whitespace() {
        Class::Space
    } else if script::fold(c).is_none() {
        Class::Invisible
    } else {
        Class::Mark
    }
}

/// The byte of a character of a word after folding; none for what carries no meaning.
pub(super) fn code(c: char) -> Option<u8> {
    let c = if c == '\u{621}' { return Some(HAMZA) } else { script::fold(c)? };
    Some(match c {
        '\u{620}'..='\u{65E}' => arabic(c),
        'a'..='z' => c as u8 + 0x10,
        'A'..='Z' => c as u8 + 0x30,
        'é' | 'è' | 'ê' | 'É' => b'e' + 0x10,
        'û' | 'ù' | 'Û' => b'u' + 0x10,
        'à' | 'â' => b'a' + 0x10,
        'ô' => b'o' + 0x10,
        '0'..='9' => digit(c as u8 - b'0'),
        _ => UNKNOWN,
    })
}

/// The byte of an Arabic letter.
const fn arabic(c: char) -> u8 {
    (c as u32 - 0x600) as u8
}

/// The byte of a digit inside a name: «كانون 2».
pub(super) const fn digit(value: u8) -> u8 {
    0x60 + value
}

const HAMZA: u8 = arabic('ء');
pub(super) const ALEF: u8 = arabic('ا');
pub(super) const BA: u8 = arabic('ب');
pub(super) const SIN: u8 = arabic('س');
pub(super) const KAF: u8 = arabic('ك');
pub(super) const LAM: u8 = arabic('ل');

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_agrees_with_what_it_was_made_from() {
        for c in '\0'..=char::MAX {
            assert_eq!(Letters::get().class(c), class(c));
            assert_eq!(Letters::get().both(c), (class(c), code(c)), "U+{:04X}", u32::from(c));
        }
    }
}
