//! What the form of a word alone tells: verbs by their patterns, nouns as they stand behind a number.
//!
//! Verbs whose pattern nouns share are in the word lists; so are the nouns that look like verbs.

use super::matcher::Reading;
use super::view::{Kind, clitic};
use crate::script;

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// What has happened: «انطلقت».
    Perfect,
    /// What happens: «ينطلق».
    Imperfect,
    /// What will happen: «سينطلق».
    Future,
}

impl Reading<'_> {
    /// The form of the verb at `at`; none when it is no verb, or cannot be told from a noun.
    pub(super) fn verb(&self, at: usize) -> Option<Form> {
        let piece = self.pieces.get(at).filter(|p| p.kind == Kind::Word)?;
        let has = |class: u8| self.vocabulary.has(self.pieces, at, class);
        if piece.proclitics & clitic::SA != 0 {
            return Some(Form::Future);
        }
        if has(self.cues.past) {
            return Some(Form::Perfect);
        }
        if has(self.cues.plan) {
            return Some(Form::Imperfect);
        }
        if piece.definite || has(self.cues.not_verb) {
            return None;
        }
        let word = piece.span.of(self.text);
        if self.governs_pronoun(word) {
            return Some(Form::Perfect);
        }
        form(word)
            .or_else(|| word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() > 3).and_then(form))
    }

    /// Whether a listed verb in the perfect, or one by its pattern, has a pronoun behind it: «اعتقلته».
    fn governs_pronoun(&self, word: &str) -> bool {
        let word = word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() > 4).unwrap_or(word);
        let stem = ["هما", "هم", "ها", "نا", "ه"].into_iter().find_map(|own| word.strip_suffix(own));
        let Some(stem) = stem.map(|stem| stem.strip_suffix(['ت', 'ا']).unwrap_or(stem)) else {
            return false;
        };
        let long = stem.chars().count() > 3;
        long && (self.vocabulary.value_of(stem, self.cues.past).is_some()
            || stem.starts_with('ا') && form(stem) == Some(Form::Perfect))
    }

    /// Whether the word at `at` may be what a number before it counts: «شخصا», «حالة».
    pub(super) fn is_accusative(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        if piece.kind != Kind::Word || piece.definite || piece.proclitics != 0 || piece.led {
            return false;
        }
        let has = |class: u8| self.vocabulary.has(self.pieces, at, class);
        if has(self.cues.adverb) || has(self.cues.function) {
            return false;
        }
        let word = piece.span.of(self.text).trim_end_matches(script::is_mark);
        let long = word.chars().filter(|&c| !script::is_mark(c)).count() > 3;
        long && (word.ends_with('ا') && !word.ends_with("وا") || word.ends_with('ة'))
    }
}

/// The form that the letters of a word show.
pub(super) fn form(word: &str) -> Option<Form> {
    let mut letters = ['\0'; 12];
    let mut count = 0;
    for c in word.chars().filter(|&c| !script::is_mark(c) && c != '\u{640}') {
        *letters.get_mut(count)? = c;
        count += 1;
    }
    let letters = letters.get(..count).filter(|letters| letters.len() > 3)?;
    let (first, last) = (letters[0], letters[count - 1]);
    let alif = |of: &[char]| of.iter().any(|c| matches!(c, 'ا' | 'ة' | 'ء'));
    if first == 'ي' {
        return (!matches!(last, 'ة' | 'ا') || letters.ends_with(&['و', 'ا'])).then_some(Form::Imperfect);
    }
    if letters.starts_with(&['ا', 'ل']) {
        return None;
    }
    let feminine = last == 'ت' && letters[count - 2] != 'ا' && first != 'ت' && first != 'م';
    let plural = letters.ends_with(&['و', 'ا']) && first != 'ت';
    let derived = matches!(first, 'ا' | 'إ')
        && !alif(&letters[1..])
        && (count == 5 && (letters[1] == 'ن' || letters[2] == 'ت')
            || count == 6 && letters[1] == 'س' && letters[2] == 'ت');
    (feminine || plural || derived).then_some(Form::Perfect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_tell_verbs() {
        for word in ["انطلقت", "انطلق", "اجتمع", "استقبل", "أعلنوا", "سيطرت"]
        {
            assert_eq!(form(word), Some(Form::Perfect), "{word}");
        }
        for word in ["انطلاق", "اجتماع", "استقبال", "سيارات", "مدينة", "العدد", "بيت", "مؤقت"]
        {
            assert_eq!(form(word), None, "{word}");
        }
        assert_eq!(form("ينطلق"), Some(Form::Imperfect));
    }
}
