//! What Arabic letters, marks, digits and punctuation are.
//!
//! Source of the ranges: the Unicode Standard, block charts 0600 to 06FF
//! (Arabic), 0750 to 077F, 08A0 to 08FF, FB50 to FDFF, FE70 to FEFF.

pub mod transliterate;

/// Whether `c` is a combining mark of the Arabic script: tashkeel, Qur'anic marks, superscript alef.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8D3}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}')
}

/// Whether `c` is a letter of the Arabic script, tatweel and marks aside.
///
/// Letters by the Unicode tables (version 16): general category L and script Arabic. Ornate parentheses
/// (FD3E, FD3F), the marks of the pedagogical blocks (FBB2 to FBC2), signs such as ﷼ and the symbols of
/// honorifics are none.
#[must_use]
pub fn is_letter(c: char) -> bool {
    c > '\u{61F}' && is_letter_beyond(c)
}

fn is_letter_beyond(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{66E}' | '\u{66F}' | '\u{671}'..='\u{6D3}'
        | '\u{6D5}' | '\u{6E5}' | '\u{6E6}' | '\u{6EE}' | '\u{6EF}' | '\u{6FA}'..='\u{6FC}' | '\u{6FF}'
        | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{887}' | '\u{889}'..='\u{88E}' | '\u{8A0}'..='\u{8C9}'
        | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FD8F}'
        | '\u{FD92}'..='\u{FDC7}' | '\u{FDF0}'..='\u{FDFB}' | '\u{FE70}'..='\u{FE74}' | '\u{FE76}'..='\u{FEFC}')
        || is_rare_letter(c)
}

/// Letters beyond the basic plane: extensions and mathematical alphabets.
fn is_rare_letter(c: char) -> bool {
    matches!(c, '\u{10EC2}'..='\u{10EC4}' | '\u{1EE00}'..='\u{1EE03}' | '\u{1EE05}'..='\u{1EE1F}'
        | '\u{1EE21}' | '\u{1EE22}' | '\u{1EE24}' | '\u{1EE27}' | '\u{1EE29}'..='\u{1EE32}'
        | '\u{1EE34}'..='\u{1EE37}' | '\u{1EE39}' | '\u{1EE3B}' | '\u{1EE42}' | '\u{1EE47}' | '\u{1EE49}'
        | '\u{1EE4B}' | '\u{1EE4D}'..='\u{1EE4F}' | '\u{1EE51}' | '\u{1EE52}' | '\u{1EE54}' | '\u{1EE57}'
        | '\u{1EE59}' | '\u{1EE5B}' | '\u{1EE5D}' | '\u{1EE5F}' | '\u{1EE61}' | '\u{1EE62}' | '\u{1EE64}'
        | '\u{1EE67}'..='\u{1EE6A}' | '\u{1EE6C}'..='\u{1EE72}' | '\u{1EE74}'..='\u{1EE77}'
        | '\u{1EE79}'..='\u{1EE7C}' | '\u{1EE7E}' | '\u{1EE80}'..='\u{1EE89}' | '\u{1EE8B}'..='\u{1EE9B}'
        | '\u{1EEA1}'..='\u{1EEA3}' | '\u{1EEA5}'..='\u{1EEA9}' | '\u{1EEAB}'..='\u{1EEBB}')
}

/// The value of a decimal digit: ASCII, Arabic-Indic or Extended Arabic-Indic.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(c as u32 - 0x6F0),
        _ => None,
    }
}

/// Whether `c` is a bidi control: it has no width and no meaning of its own.
#[must_use]
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Folds one letter to the form under which the lexicons are keyed, or nothing
/// where it carries no meaning there (marks, tatweel, bidi controls, zero-width).
///
/// Alef forms to ا, ى and ی to ي, ة to ه, ک to ك, hamza carriers ؤ ئ to و ي,
/// presentation forms of one letter to that letter, digits to ASCII. One character gives at most one.
#[must_use]
pub fn fold(c: char) -> Option<char> {
    Some(match c {
        'أ' | 'إ' | 'آ' | '\u{671}'..='\u{673}' | '\u{675}' => 'ا',
        'ى' | '\u{6CC}' | '\u{6D2}' | 'ئ' => 'ي',
        'ة' | '\u{6C0}'..='\u{6C3}' | '\u{6D5}' | '\u{6BE}' => 'ه',
        'ؤ' => 'و',
        '\u{6A9}' | '\u{6AA}' | '\u{6AF}' => 'ك',
        '\u{640}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => return None,
        '\u{FE80}'..='\u{FEF4}' => unshaped(c),
        _ if is_mark(c) || is_bidi_control(c) => return None,
        _ => match digit(c) {
            Some(value) => char::from_digit(value, 10).unwrap_or(c),
            None => c,
        },
    })
}

/// The folded letter of a presentation form: U+FE80 to U+FEF4 in their order, each letter's first form.
fn unshaped(form: char) -> char {
    const LETTERS: [(char, char); 35] = [
        ('\u{FE80}', 'ء'),
        ('\u{FE81}', 'ا'),
        ('\u{FE85}', 'و'),
        ('\u{FE87}', 'ا'),
        ('\u{FE89}', 'ي'),
        ('\u{FE8D}', 'ا'),
        ('\u{FE8F}', 'ب'),
        ('\u{FE93}', 'ه'),
        ('\u{FE95}', 'ت'),
        ('\u{FE99}', 'ث'),
        ('\u{FE9D}', 'ج'),
        ('\u{FEA1}', 'ح'),
        ('\u{FEA5}', 'خ'),
        ('\u{FEA9}', 'د'),
        ('\u{FEAB}', 'ذ'),
        ('\u{FEAD}', 'ر'),
        ('\u{FEAF}', 'ز'),
        ('\u{FEB1}', 'س'),
        ('\u{FEB5}', 'ش'),
        ('\u{FEB9}', 'ص'),
        ('\u{FEBD}', 'ض'),
        ('\u{FEC1}', 'ط'),
        ('\u{FEC5}', 'ظ'),
        ('\u{FEC9}', 'ع'),
        ('\u{FECD}', 'غ'),
        ('\u{FED1}', 'ف'),
        ('\u{FED5}', 'ق'),
        ('\u{FED9}', 'ك'),
        ('\u{FEDD}', 'ل'),
        ('\u{FEE1}', 'م'),
        ('\u{FEE5}', 'ن'),
        ('\u{FEE9}', 'ه'),
        ('\u{FEED}', 'و'),
        ('\u{FEEF}', 'ي'),
        ('\u{FEF1}', 'ي'),
    ];
    let at = LETTERS.partition_point(|&(first, _)| first <= form);
    at.checked_sub(1).map_or(form, |at| LETTERS[at].1)
}

/// The folded form of `word`: the key of every word list and name list.
///
/// ```
/// assert_eq!(warraq::script::folded("الأنبـارِ"), "الانبار");
/// ```
#[must_use]
pub fn folded(word: &str) -> String {
    word.chars().filter_map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_do_not_overlap() {
        for c in '\0'..=char::MAX {
            let classes = [is_mark(c), is_letter(c), digit(c).is_some(), is_bidi_control(c)];
            assert!(classes.iter().filter(|&&class| class).count() <= 1, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn letters_are_those_of_the_unicode_tables() {
        let tables = regex::Regex::new(r"^[\p{L}&&\p{Arabic}&&\p{Age:16.0}]$").unwrap();
        let mut buffer = [0; 4];
        for c in '\0'..=char::MAX {
            let expected = tables.is_match(c.encode_utf8(&mut buffer));
            assert_eq!(is_letter(c), expected, "U+{:04X}", u32::from(c));
        }
        for c in ['\u{FD3E}', '\u{FD3F}', '\u{FBB2}', '\u{FDFC}', 'ـ', '،', 'َ', '٣'] {
            assert!(!is_letter(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn presentation_forms_fold_as_their_letters() {
        use unicode_normalization::UnicodeNormalization;
        for form in '\u{FE80}'..='\u{FEF4}' {
            let letter = form.nfkc().next().unwrap();
            assert_eq!(fold(form), fold(letter), "U+{:04X}", u32::from(form));
        }
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for c in '\0'..=char::MAX {
            if let Some(to) = fold(c) {
                assert_eq!(fold(to), Some(to), "U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn spellings_of_one_word_meet() {
        for (a, b) in [("إسلامية", "اسلاميه"), ("مُصْطَفى", "مصطفي"), ("کربلاء", "كربلاء"), ("مسؤول", "مسوول")]
        {
            assert_eq!(folded(a), folded(b));
        }
    }
}
