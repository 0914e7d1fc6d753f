//! Counting what running text is made of.

use std::sync::LazyLock;

use ahash::HashSet;

use crate::lexicon::{Class, Lexicon, WordFacts, keyed};
use crate::script;

/// What was counted in a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Words {
    pub(super) words: f32,
    pub(super) letters: f32,
    pub(super) digits: f32,
    pub(super) arabic: f32,
    /// Words of the stop list.
    pub(super) stops: f32,
    pub(super) commas: f32,
    /// Full stops and their like.
    pub(super) points: f32,
    pub(super) quotes: f32,
    /// 1 when the text ends as a sentence does, 0.5 with a colon or comma, else 0.
    pub(super) ending: f32,
}

/// The words of class `stop_pages`, as they are written and folded.
static STOPS: LazyLock<HashSet<Box<[u8]>>> = LazyLock::new(|| {
    let forms = Lexicon::builtin().forms(Class::StopPages);
    let spellings = forms.flat_map(|form| [form.to_owned(), keyed(form)]);
    spellings.filter(|form| form.len() <= LONGEST).map(|form| form.into_bytes().into()).collect()
});

/// Longer words are looked up in vain: in bytes.
const LONGEST: usize = 12;

/// Counts `text`.
pub(super) fn count(text: &str) -> Words {
    let mut counted = Words::default();
    // Words are short: looking at each byte is quicker than starting a search.
    let mut rest = Some(text);
    while let Some(text) = rest {
        let end = text.bytes().position(|b| b == b' ');
        let word = end.map_or(text, |end| &text[..end]);
        rest = end.map(|end| &text[end + 1..]);
        counted.words += 1.0;
        for c in word.chars() {
            match c {
                ',' | '،' | ';' | '؛' => counted.commas += 1.0,
                '.' | '!' | '?' | '؟' | '…' | '۔' => counted.points += 1.0,
                '"' | '«' | '»' | '“' | '”' => counted.quotes += 1.0,
                '\0'..='\x7F' => {
                    counted.letters += f32::from(u8::from(c.is_ascii_alphabetic()));
                    counted.digits += f32::from(u8::from(c.is_ascii_digit()));
                }
                _ if script::digit(c).is_some() => counted.digits += 1.0,
                _ if script::is_letter(c) => {
                    (counted.letters, counted.arabic) = (counted.letters + 1.0, counted.arabic + 1.0)
                }
                // Scripts without spaces: two characters are about a word.
                '\u{3040}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{E00}'..='\u{E7F}' => {
                    counted.letters += 1.0;
                    counted.words += 0.5;
                }
                '。' | '、' => counted.points += 1.0,
                _ if c.is_alphabetic() => counted.letters += 1.0,
                _ => {}
            }
        }
        if word.len() <= LONGEST {
            let is_bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
            let bytes = word.as_bytes();
            let bare = match is_bare(bytes.first()) && is_bare(bytes.last()) {
                true => word,
                false => word.trim_matches(|c: char| !c.is_alphanumeric()),
            };
            let mut lower = [0; LONGEST];
            let lower = &mut lower[..bare.len()];
            lower.copy_from_slice(bare.as_bytes());
            lower.make_ascii_lowercase();
            counted.stops += f32::from(u8::from(STOPS.contains::<[u8]>(lower)));
        }
    }
    let end = text.trim_end_matches(['"', '»', '”', '’', '\'', ')', ']', ' ']);
    counted.ending = match end.chars().next_back() {
        Some('.' | '!' | '?' | '؟' | '…' | '۔' | '。') => 1.0,
        Some(':' | ',' | '،' | ';' | '؛' | '-' | '–') => 0.5,
        _ => 0.0,
    };
    counted
}

/// Whether `text` is two to four words of which the first is rather a given name than a word.
pub(super) fn names_person(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let facts = |word: &str| WordFacts::builtin().get(&script::folded(word));
    (2..=4).contains(&words.len())
        && words.iter().all(|w| w.chars().all(|c| script::is_letter(c) || script::is_mark(c)))
        && facts(words[0]).is_some_and(|f| f.given > 0 && f.nameness() > 0.3)
        && words[1..].iter().any(|w| {
            facts(w.trim_start_matches("ال"))
                .or_else(|| facts(w))
                .is_some_and(|f| f.given > 0 || f.surname > 0)
        })
}

/// `text` with only its letters and digits, spelling folded: for comparing.
pub(super) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                out.push(c.to_ascii_lowercase());
            }
        } else if let Some(c) = script::fold(c).filter(|c| c.is_alphanumeric()) {
            out.extend(c.to_lowercase());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::names_person;

    #[test]
    fn names_of_people() {
        for name in ["سلمى النجار", "أحمد منصور", "محمد عبد الله حسن"] {
            assert!(names_person(name), "{name}");
        }
        for other in ["أخبار محلية", "الشرق الأوسط", "رياضة", "آخر الأخبار", "أحمد", "اقرأ أيضا"]
        {
            assert!(!names_person(other), "{other}");
        }
    }
}
