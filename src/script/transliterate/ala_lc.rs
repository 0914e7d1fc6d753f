//! ALA-LC: what a reader of Latin letters expects to find in a catalogue.
//!
//! The library tables suppose full vowels. News has none, so the rules here romanize
//! what is written: consonants, long vowels, the article, and short vowels where marks
//! show them. Words whose vowels are certain stand in `data/script/ala_lc_words.tsv`.
//! Nothing is capitalised, no case vowel is supplied, a ة is h unless a vowel follows it.

mod units;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table;
use crate::script::{is_letter, is_mark};
use crate::table::{Layout, shipped};
use units::{Unit, Vowel};

/// The column of the table of signs that holds the consonants.
const COLUMN: usize = 4;

struct Rules {
    signs: HashMap<char, &'static str>,
    /// The romanization, and whether it holds for a word with vowels too.
    words: HashMap<&'static str, (&'static str, bool)>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let layout = Layout { columns: &["word", "romanization", "when"], filled: 3, key: 1 };
    let mut words = HashMap::new();
    shipped!("script/ala_lc_words.tsv").each(&layout, |row| {
        let always = row.kind(2, |when| match when {
            "always" => Some(true),
            "unmarked" => Some(false),
            _ => None,
        })?;
        words.insert(row.field(0), (row.field(1), always));
        Ok(())
    });
    let signs = table::column(COLUMN).into_iter();
    let signs = signs.map(|(c, sign)| (c, if sign == "-" { "" } else { sign })).collect();
    Rules { signs, words }
});

/// What was written last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Start,
    /// A consonant of which nobody says what follows it.
    Bare,
    /// A consonant with a sukun.
    Closed,
    Short(char),
    Long,
    Tanwin,
}

pub(super) fn romanize(text: &str) -> String {
    let in_word = |c: char| is_letter(c) || is_mark(c) || c == 'ـ';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if in_word(first) {
            let end = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
            word(&rest[..end], &mut out);
            rest = &rest[end..];
        } else {
            match RULES.signs.get(&first) {
                Some(sign) => out.push_str(sign),
                None => out.push(first),
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

fn word(written: &str, out: &mut String) {
    let units = units::units(written);
    let plain: String = units.iter().map(|unit| unit.letter).collect();
    let voweled = units.iter().any(|unit| unit.vowel.is_some());
    match RULES.words.get(plain.as_str()) {
        Some((latin, always)) if *always || !voweled => out.push_str(latin),
        _ => {
            let (latin, letters) = article(&units);
            out.push_str(latin);
            let mut word = Word { units: units[letters..].to_vec(), out, sound: Sound::Start };
            if let Some(first) = word.units.first_mut().filter(|_| letters > 0) {
                first.doubled = false;
            }
            (0..word.units.len()).for_each(|at| word.letter(at));
        }
    }
}

/// The article with what is written to it, and how many letters that is.
///
/// Without vowels «وال» may begin a name («والدته»): three letters must follow, two after «ال» alone.
fn article(units: &[Unit]) -> (&'static str, usize) {
    let is = |at: usize, letters: &[char], vowels: &[Vowel]| {
        units.get(at).is_some_and(|unit| {
            letters.contains(&unit.letter) && !unit.doubled && unit.vowel.is_none_or(|v| vowels.contains(&v))
        })
    };
    let article = |at| is(at, &['ا', 'ٱ'], &[Vowel::Fatha]) && is(at + 1, &['ل'], &[Vowel::None]);
    if article(0) && units.len() >= 4 {
        return ("al-", 2);
    }
    if units.len() < 5 {
        return ("", 0);
    }
    if is(0, &['ل'], &[Vowel::Kasra]) && is(1, &['ل'], &[Vowel::None]) {
        return ("lil-", 2);
    }
    let proclitics = [
        ('و', Vowel::Fatha, "wa-al-"),
        ('ف', Vowel::Fatha, "fa-al-"),
        ('ب', Vowel::Kasra, "bi-al-"),
        ('ك', Vowel::Fatha, "ka-al-"),
    ];
    let found = proclitics.iter().find(|(letter, vowel, _)| is(0, &[*letter], &[*vowel]) && article(1));
    found.filter(|_| units.len() >= 6).map_or(("", 0), |(_, _, latin)| (latin, 3))
}

struct Word<'a> {
    units: Vec<Unit>,
    out: &'a mut String,
    sound: Sound,
}

impl Word<'_> {
    fn letter(&mut self, at: usize) {
        let unit = self.units[at];
        let last = at + 1 == self.units.len();
        match unit.letter {
            'ا' | 'ٱ' => self.alef(at, unit, last),
            'آ' => {
                self.hamza();
                self.long("ā");
            }
            'أ' | 'ؤ' | 'ئ' | 'ء' | 'إ' => self.hamza_with(unit),
            'ى' if last => self.long_a(unit, "á"),
            'و' => self.semivowel(at, unit, last, ['w', 'u', 'ū']),
            'ي' | 'ى' => self.semivowel(at, unit, last, ['y', 'i', 'ī']),
            'ة' => self.teh_marbuta(unit),
            letter => self.consonant(at, letter, unit),
        }
    }

    fn long(&mut self, latin: &str) {
        self.out.push_str(latin);
        self.sound = Sound::Long;
    }

    /// The vowel of `unit`, after its consonant.
    fn vowel(&mut self, unit: Unit) {
        let Some(vowel) = unit.vowel else { return self.sound = Sound::Bare };
        self.out.push_str(vowel.latin());
        self.sound = match vowel {
            Vowel::Fatha => Sound::Short('a'),
            Vowel::Damma => Sound::Short('u'),
            Vowel::Kasra => Sound::Short('i'),
            Vowel::None => Sound::Closed,
            Vowel::Dagger => Sound::Long,
            Vowel::An | Vowel::Un | Vowel::In => Sound::Tanwin,
        };
    }

    /// Takes back a short vowel that turns out to be the first half of a long one.
    fn lengthen(&mut self, short: char, long: &str) {
        if self.sound == Sound::Short(short) {
            self.out.pop();
        }
        self.long(long);
    }

    /// The sign of hamza, which a word does not begin with.
    fn hamza(&mut self) {
        if self.sound != Sound::Start {
            self.out.push('ʼ');
        }
    }

    fn hamza_with(&mut self, unit: Unit) {
        let first = self.sound == Sound::Start;
        self.hamza();
        let supplied = match unit.letter {
            'إ' => Some(Vowel::Kasra),
            'أ' if first => Some(Vowel::Fatha),
            _ => None,
        };
        self.vowel(Unit { vowel: unit.vowel.or(supplied), ..unit });
    }

    fn alef(&mut self, at: usize, unit: Unit, last: bool) {
        match self.sound {
            Sound::Start if unit.vowel.is_some() => self.vowel(unit),
            // «ايران», «اوروبا»: the next letter is the vowel.
            Sound::Start if self.is_plain(at + 1, &['و', 'ي']) && !self.is_vowel_letter(at + 2) => {
                self.sound = Sound::Bare;
            }
            Sound::Start => self.vowel(Unit { vowel: Some(Vowel::Fatha), ..unit }),
            Sound::Tanwin => {}
            Sound::Long if last => {}
            _ => self.long_a(unit, "ā"),
        }
    }

    fn long_a(&mut self, unit: Unit, long: &str) {
        match (self.sound, unit.vowel) {
            (Sound::Tanwin, _) => {}
            (_, Some(Vowel::An)) => self.vowel(unit),
            _ => self.lengthen('a', long),
        }
    }

    fn teh_marbuta(&mut self, unit: Unit) {
        if !matches!(self.sound, Sound::Short('a') | Sound::Long) {
            self.out.push('a');
        }
        match unit.vowel {
            None | Some(Vowel::None) => self.out.push('h'),
            Some(_) => self.out.push('t'),
        }
        self.vowel(unit);
    }

    fn consonant(&mut self, at: usize, letter: char, unit: Unit) {
        // Not the digraph: «أدهم» is adʹham.
        let before = at.checked_sub(1).map(|before| self.units[before].letter);
        if letter == 'ه'
            && matches!(before, Some('ت' | 'د' | 'ك' | 'س'))
            && matches!(self.sound, Sound::Bare | Sound::Closed)
        {
            self.out.push('ʹ');
        }
        for _ in 0..=usize::from(unit.doubled) {
            match RULES.signs.get(&letter) {
                Some(sign) => self.out.push_str(sign),
                None => self.out.push(letter),
            }
        }
        self.vowel(unit);
    }

    /// و and ي: a consonant beside a vowel, else a long vowel.
    fn semivowel(&mut self, at: usize, unit: Unit, last: bool, [consonant, short, long]: [char; 3]) {
        let long = long.encode_utf8(&mut [0; 2]).to_owned();
        let after_own = self.sound == Sound::Short(short);
        let spoken = unit.vowel.is_some_and(|vowel| vowel != Vowel::None);
        if unit.doubled {
            let ends = last && !spoken;
            if after_own || (ends && consonant == 'y' && self.sound == Sound::Bare) {
                self.lengthen(short, &long);
            } else {
                self.out.push(consonant);
            }
            if !(ends && self.sound == Sound::Long && consonant == 'y') {
                self.out.push(consonant);
                self.vowel(unit);
            }
        } else if spoken {
            self.out.push(consonant);
            self.vowel(unit);
        } else if unit.vowel == Some(Vowel::None) && !after_own {
            self.out.push(consonant);
            self.sound = Sound::Closed;
        } else if consonant == 'y' && self.sound == Sound::Bare && self.is(at + 1, &['ة']) {
            // «المصرية»: a nisba, whose ي is double.
            self.out.push_str("īy");
            self.sound = Sound::Bare;
        } else if self.is_consonant(at, after_own, consonant) {
            self.out.push(consonant);
            self.sound = Sound::Bare;
        } else {
            self.lengthen(short, &long);
        }
    }

    /// Whether an unmarked و or ي is a consonant.
    fn is_consonant(&self, at: usize, after_own: bool, consonant: char) -> bool {
        // «قالوا»: the ا after a plural's و is silent.
        let plural =
            consonant == 'w' && at + 2 == self.units.len() && at >= 2 && self.is_plain(at + 1, &['ا']);
        if plural && (after_own || self.sound == Sound::Bare) {
            return false;
        }
        if !after_own && self.sound != Sound::Bare {
            return true;
        }
        self.is_vowel_letter(at + 1)
    }

    fn is(&self, at: usize, letters: &[char]) -> bool {
        self.units.get(at).is_some_and(|unit| letters.contains(&unit.letter))
    }

    fn is_plain(&self, at: usize, letters: &[char]) -> bool {
        self.is(at, letters) && self.units[at].vowel.is_none() && !self.units[at].doubled
    }

    fn is_vowel_letter(&self, at: usize) -> bool {
        self.is(at, &['ا', 'آ', 'ى', 'ة']) || self.is_plain(at, &['و', 'ي'])
    }
}

#[cfg(test)]
mod tests {
    use super::romanize;
    use proptest::prelude::*;

    #[test]
    fn words_with_vowels_are_as_in_the_library_tables() {
        for (arabic, latin) in [
            ("مُحَمَّد", "muḥammad"),
            ("الشَّمْسُ", "al-shamsu"),
            ("كِتَابٌ", "kitābun"),
            ("عُمَرُ", "ʻumaru"),
            ("صُورَة", "ṣūrah"),
            ("عِيد", "ʻīd"),
            ("أَوْج", "awj"),
            ("نَوْم", "nawm"),
            ("أَيْسَر", "aysar"),
            ("شَيْخ", "shaykh"),
            ("مُسْتَشْفَى", "mustashfá"),
            ("مَسْأَلَة", "masʼalah"),
            ("مُؤْتَمَر", "muʼtamar"),
            ("دَائِم", "dāʼim"),
            ("مَلَأَ", "malaʼa"),
            ("تَأْلِيف", "taʼlīf"),
            ("قُرْآن", "qurʼān"),
            ("آلَة", "ālah"),
            ("صَلَاة", "ṣalāh"),
            ("مِرْآةُ الزَّمَان", "mirʼātu al-zamān"),
            ("قُوَّة", "qūwah"),
            ("عَدُوّ", "ʻadūw"),
            ("المِصْرِيَّة", "al-miṣrīyah"),
            ("عَرَبِيّ", "ʻarabī"),
            ("سِيَاسَة", "siyāsah"),
            ("وَالْقَاهِرَة", "wa-al-qāhirah"),
            ("أَدْهَم", "adʹham"),
            ("فَعَلُوا", "faʻalū"),
            ("خَاصّ", "khāṣṣ"),
            ("شُكْرًا", "shukran"),
            ("هُدًى", "hudan"),
            ("اللّٰه", "allāh"),
            ("عَلَى", "ʻalá"),
            ("اِمْتِحَان", "imtiḥān"),
        ] {
            assert_eq!(romanize(arabic), latin, "{arabic}");
        }
    }

    #[test]
    fn words_without_vowels_keep_what_is_written() {
        for (arabic, latin) in [
            ("العراق", "al-ʻrāq"),
            ("للعراق", "lil-ʻrāq"),
            ("الأنبار", "al-anbār"),
            ("إيران", "īrān"),
            ("ايران", "īrān"),
            ("بيروت", "bīrūt"),
            ("سوريا", "sūryā"),
            ("قالوا", "qālū"),
            ("طويل", "ṭwīl"),
            ("والي", "wālī"),
            ("الحكومة المصرية", "al-ḥkūmah al-mṣrīyah"),
            ("هواء", "hwāʼ"),
            ("في ٢٠١٧؟", "fī 2017?"),
            ("شركة Google", "shrkah Google"),
            ("", ""),
        ] {
            assert_eq!(romanize(arabic), latin, "{arabic}");
        }
    }

    proptest! {
        #[test]
        fn no_arabic_letter_of_the_alphabet_stays(text in r"[\u{621}-\u{63A}\u{640}-\u{652}\u{670} ،]{0,40}") {
            prop_assert!(!romanize(&text).chars().any(crate::script::is_letter));
        }

        #[test]
        fn any_text_is_romanized(text in any::<String>()) {
            prop_assert!(romanize(&text).len() <= 8 * text.len());
        }
    }
}
