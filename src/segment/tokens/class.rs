//! What the scanner needs to know about one character.

use crate::script;

/// How a character behaves in a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// White space.
    Space,
    /// A letter of the Arabic script.
    Letter,
    /// A mark of the Arabic script: tashkeel and the like.
    Combining,
    /// Tatweel.
    Tatweel,
    /// A digit: ASCII, Arabic-Indic, Extended Arabic-Indic.
    Digit,
    /// A punctuation mark that stands alone.
    Mark,
    /// Anything else: Latin, symbols, emoji, what has no width.
    Other,
}

/// Classes of the first 128 code points and of the Arabic block.
static TABLE: [Class; 0x180] = table();

const fn table() -> [Class; 0x180] {
    let mut table = [Class::Other; 0x180];
    let mut i = 0;
    while i < 0x80 {
        table[i] = match i as u8 {
            b' ' | 0x09..=0x0D => Class::Space,
            b'0'..=b'9' => Class::Digit,
            b'.' | b',' | b':' | b'/' | b'-' => Class::Mark,
            b'!' | b'"' | b'(' | b')' | b'*' | b';' | b'?' | b'[' | b']' | b'{' | b'}' | b'%' => Class::Mark,
            _ => Class::Other,
        };
        i += 1;
    }
    let mut i = 0;
    while i < 0x100 {
        table[0x80 + i] = match 0x600 + i {
            0x620..=0x63F | 0x641..=0x64A | 0x671..=0x6D3 | 0x6D5 | 0x6EE | 0x6EF | 0x66E | 0x66F => {
                Class::Letter
            }
            0x6FA..=0x6FC | 0x6FF | 0x6E5 | 0x6E6 => Class::Letter,
            0x640 => Class::Tatweel,
            0x64B..=0x65F | 0x670 | 0x610..=0x61A | 0x6D6..=0x6DC | 0x6DF..=0x6E4 | 0x6E7 | 0x6E8 => {
                Class::Combining
            }
            0x6EA..=0x6ED => Class::Combining,
            0x660..=0x669 | 0x6F0..=0x6F9 => Class::Digit,
            0x60C | 0x61B | 0x61F | 0x66A..=0x66D | 0x6D4 => Class::Mark,
            _ => Class::Other,
        };
        i += 1;
    }
    table
}

/// The class of `c`.
pub(super) fn class(c: char) -> Class {
    let code = c as usize;
    match code {
        0..0x80 => TABLE[code],
        0x600..0x700 => TABLE[code - 0x580],
        0xAB | 0xBB | 0x2010..=0x2015 | 0x2018..=0x201F | 0x2026 | 0x2039 | 0x203A => Class::Mark,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Other,
    }
}

/// Whether `c` may be part of an Arabic word: letter, mark, tatweel.
pub(super) fn in_arabic_word(c: char) -> bool {
    is_arabic_letter(c) || c == '\u{640}' || script::is_mark(c)
}

/// Whether `c` is a letter of the Arabic script, the ornate parentheses and symbols of its blocks left out.
pub(super) fn is_arabic_letter(c: char) -> bool {
    match class(c) {
        Class::Letter => true,
        Class::Other => {
            c > '\u{700}'
                && script::is_letter(c)
                && !matches!(c, '\u{FBB2}'..='\u{FBD2}' | '\u{FD3E}'..='\u{FD4F}' | '\u{FDFC}')
        }
        _ => false,
    }
}

/// Whether `c` has no width: bidi controls, zero-width characters, the soft hyphen.
pub(super) fn is_invisible(c: char) -> bool {
    script::is_bidi_control(c)
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}'
            | '\u{206A}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether `c` is punctuation (general category P), tatweel standing alone included.
///
/// Source: the Unicode Standard 17, DerivedGeneralCategory, the scripts beyond
/// those that occur in Arabic news left out.
pub(super) fn is_punctuation(c: char) -> bool {
    match c {
        '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' => {
            !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~')
        }
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' => true,
        '\u{609}' | '\u{60A}' | '\u{60C}' | '\u{60D}' | '\u{61B}' | '\u{61D}'..='\u{61F}' => true,
        '\u{640}' | '\u{66A}'..='\u{66D}' | '\u{6D4}' => true,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' => !matches!(c, '\u{2044}' | '\u{2052}'),
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{FD3E}' | '\u{FD3F}' => true,
        '\u{FE10}'..='\u{FE19}'
        | '\u{FE30}'..='\u{FE61}'
        | '\u{FE63}'
        | '\u{FE68}'
        | '\u{FE6A}'
        | '\u{FE6B}' => true,
        '\u{FF01}'..='\u{FF0F}' => !matches!(c, '\u{FF04}' | '\u{FF0B}'),
        _ => false,
    }
}

/// Whether `c` shows as a picture, or begins a flag.
///
/// The ranges hold the Extended_Pictographic characters of the Unicode emoji
/// data at and above U+2600, and the few below that show as pictures by default.
pub(super) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{231A}' | '\u{231B}' | '\u{23E9}'..='\u{23F3}' | '\u{25FD}' | '\u{25FE}' | '\u{2600}'..='\u{27BF}'
        | '\u{2B1B}' | '\u{2B1C}' | '\u{2B50}' | '\u{2B55}' | '\u{1F000}'..='\u{1FAFF}')
}
