//! A set of steps made ready: the rules, and the table that the fast path reads.

use super::rules::{DELETE, Outcome, Rules, SPECIAL};
use super::steps::*;
use super::{compose, emoji, skeleton, web};
use std::sync::LazyLock;
use unicode_normalization::{IsNormalized, is_nfc_quick, is_nfkc_quick};

/// Steps made ready to run.
pub(crate) struct Plan {
    pub steps: Steps,
    /// The profile that reproduces another package, when it is one.
    pub compat: Option<&'static str>,
    /// What each code point becomes by itself.
    pub rules: Rules,
    /// What comes before the Unicode form: presentation forms alone, or all the rules of another package.
    pub presentation: Rules,
    /// `rules`, with [`SPECIAL`] for every code point whose neighbours matter.
    pub table: Box<[u16]>,
    /// The table's entries below U+0800, as UTF-8: two bytes, then how many of them count (3 for [`SPECIAL`]).
    pub short: Box<[[u8; 4]]>,
    /// The table for vector instructions, where the processor has them.
    #[cfg(target_arch = "x86_64")]
    pub vectors: Option<super::vector::Vectors>,
    /// Whether Latin-1 text stays Latin-1.
    #[cfg(any(test, feature = "python"))]
    pub latin1: bool,
    /// How many bytes of UTF-8 the table makes of one at most.
    pub stretch: usize,
}

/// Code points that have a combining class other than 0.
static MARKS: LazyLock<Vec<bool>> = LazyLock::new(|| (0..0x10000).map(|c| compose::class(c) != 0).collect());

/// Code points that are not certain to stay in NFC, and in NFKC.
static UNCERTAIN: LazyLock<[Vec<bool>; 2]> = LazyLock::new(|| {
    let certain = |c: u32, nfkc: bool| {
        let Some(c) = char::from_u32(c) else { return true };
        let one = std::iter::once(c);
        (if nfkc { is_nfkc_quick(one) } else { is_nfc_quick(one) }) == IsNormalized::Yes
    };
    [false, true].map(|nfkc| (0..0x10000).map(|c| !certain(c, nfkc)).collect())
});

impl Plan {
    /// The plan of `steps`.
    pub fn new(steps: Steps) -> Self {
        Self::of(steps, Rules::new(&steps), None)
    }

    /// The plan of a profile that reproduces another package, by its name.
    pub fn compat(name: &'static str) -> Self {
        let rules = super::data::COMPAT.iter().filter(|rule| rule.0 == name);
        let rules = Rules::of(rules.map(|rule| (rule.1, rule.2.clone())));
        let unicode_form =
            if name == "camel_tools.normalize_unicode" { UnicodeForm::Nfkc } else { UnicodeForm::Keep };
        Self::of(Steps { unicode_form, ..Steps::default() }, rules, Some(name))
    }

    fn of(steps: Steps, rules: Rules, compat: Option<&'static str>) -> Self {
        let only = Steps { presentation_forms: steps.presentation_forms, ..Steps::default() };
        let presentation = if compat.is_some() { rules.clone() } else { Rules::new(&only) };
        let mut table = rules.table.clone();
        for code in 0..=0xFFFF_u32 {
            if is_special(&steps, &rules, code) || is_beside(compat, code) {
                table[code as usize] = SPECIAL;
            }
        }
        let short = table[..0x800].iter().map(|&entry| as_utf8(entry)).collect();
        #[cfg(any(test, feature = "python"))]
        let latin1 = steps.entities == Entities::Keep
            && table[..0x100].iter().all(|&e| e < 0x100 || e == DELETE || e == SPECIAL)
            && (0..0x100).all(|c| matches!(rules.apply(c), Outcome::Delete | Outcome::One(0..0x100)));
        let bytes = |c: u32| char::from_u32(c).map_or(3, char::len_utf8);
        let stretch = (0..0x10000_u32)
            .zip(&table)
            .filter(|(_, e)| **e < SPECIAL)
            .map(|(c, &e)| bytes(u32::from(e)).div_ceil(bytes(c)))
            .max()
            .unwrap_or(1);
        Self {
            steps,
            compat,
            rules,
            presentation,
            #[cfg(target_arch = "x86_64")]
            vectors: super::vector::Vectors::new(&table),
            table,
            short,
            #[cfg(any(test, feature = "python"))]
            latin1,
            stretch,
        }
    }

    /// Whether the text cannot be cut: every token depends on all others.
    pub fn is_whole(&self) -> bool {
        self.compat == Some("arabert")
    }

    /// How many code points one may become: by the rules, by NFKC (U+FDFA: 18), by a placeholder.
    pub fn growth(&self) -> usize {
        if self.is_whole() {
            // Two, `@x`, become eight.
            return 4;
        }
        let form = match self.steps.unicode_form {
            UnicodeForm::Keep => 1,
            UnicodeForm::Nfc => 3,
            UnicodeForm::Nfkc => 18,
        };
        let placeholder = [self.steps.urls, self.steps.emails, self.steps.mentions, self.steps.emoji]
            .contains(&Piece::Placeholder)
            || self.steps.hashtags == Hashtags::Placeholder;
        form.max(self.rules.widest()).max(if placeholder { 9 } else { 1 })
    }

    /// Whether `code`, beyond the Basic Multilingual Plane, needs the slow path.
    pub fn is_special_beyond(&self, code: u32) -> bool {
        let web = web::is_sign(&self.steps, code);
        web || self.steps.unicode_form != UnicodeForm::Keep && !matches!(code, 0x1F300..=0x1FAFF)
    }

    /// Whether `code`, though its neighbours matter, stays as it is after `before`:
    /// a mark that does not compose and stands in its place.
    pub fn is_in_order(&self, before: u32, code: u32) -> bool {
        let form = self.steps.unicode_form;
        form != UnicodeForm::Keep
            && self.rules.apply(code) == Outcome::One(code)
            && !UNCERTAIN[usize::from(form == UnicodeForm::Nfkc)].get(code as usize).is_none_or(|&u| u)
            && !web::is_sign(&self.steps, code)
            && matches!(self.rules.apply(before), Outcome::One(_))
            && compose::class(before) <= compose::class(code)
            && self.table.get(before as usize).is_some_and(|&e| e != SPECIAL || compose::class(before) != 0)
            && compose::class(code) != 0
            && !skeleton::depends_on_place(code)
    }
}

/// Whether the other package called `compat` looks at what stands beside `code`.
fn is_beside(compat: Option<&str>, code: u32) -> bool {
    compat == Some("pyarabic.normalize_alef") && code == 0x670
}

fn is_special(steps: &Steps, rules: &Rules, code: u32) -> bool {
    let outcome = rules.apply(code);
    if matches!(outcome, Outcome::Many(_)) || code >= u32::from(SPECIAL) || web::is_sign(steps, code) {
        return true;
    }
    if steps.unicode_form != UnicodeForm::Keep {
        if UNCERTAIN[usize::from(steps.unicode_form == UnicodeForm::Nfkc)][code as usize] {
            // A presentation form that the rules make one letter is certain after them.
            let one = steps.presentation_forms == PresentationForms::Letters
                && matches!(outcome, Outcome::One(to) if to != code)
                && super::data::PRESENTATION.contains_key(&code);
            if !one {
                return true;
            }
        }
        if outcome != Outcome::Delete && MARKS[code as usize] {
            return true;
        }
        // A presentation form of a mark is a mark.
        if matches!(outcome, Outcome::One(to) if MARKS[to as usize]) {
            return true;
        }
    }
    match code {
        0x26 => steps.entities == Entities::Decode,
        0x200B | 0x200C => !matches!(steps.zero_width, ZeroWidth::Keep),
        0x200D => steps.zero_width != ZeroWidth::Keep,
        0xFE0F | 0x20E3 => steps.emoji != Piece::Keep && emoji::is_sign(code),
        _ => {
            steps.rasm == Rasm::Skeleton
                && matches!(outcome, Outcome::One(to) if skeleton::depends_on_place(to))
        }
    }
}

fn as_utf8(entry: u16) -> [u8; 4] {
    match entry {
        DELETE => [0, 0, 0, 0],
        SPECIAL => [0, 0, 3, 0],
        0..0x80 => [entry as u8, 0, 1, 0],
        0x80..0x800 => [0xC0 | (entry >> 6) as u8, 0x80 | (entry & 0x3F) as u8, 2, 0],
        _ => [0, 0, 3, 0],
    }
}
