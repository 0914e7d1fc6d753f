//! The splits of a word that Arabic allows.
//!
//! Before the stem: (و | ف)? (ب | ل | ك | س | ال | بال | كال | لل)?; after it
//! one pronoun, not together with ال. س stands before an imperfect verb (ي ت ن
//! أ and two letters more). A stem has two letters at least, or none where a
//! preposition meets a pronoun («به», «لهم»).

use super::word::Letters;
use crate::segment::token::Cuts;

/// A word has no more candidates than this.
pub(super) const MOST: usize = 48;

/// How many enclitics are told apart, "none" included.
pub(super) const ENCLITICS: usize = 13;
/// How many proclitics but conjunctions are told apart, "none" included.
pub(super) const RESTS: usize = 9;

/// The proclitics but conjunctions, and the lengths of their parts.
static REST: [(&[u16], &[u8]); RESTS] = [
    (&[], &[]),
    (&[B], &[1]),
    (&[L], &[1]),
    (&[K], &[1]),
    (&[S], &[1]),
    (&[A, L], &[2]),
    (&[B, A, L], &[1, 2]),
    (&[K, A, L], &[1, 2]),
    (&[L, L], &[1, 1]),
];
/// The lengths of the parts when a conjunction stands before them.
static JOINED: [&[u8]; RESTS] =
    [&[1], &[1, 1], &[1, 1], &[1, 1], &[1, 1], &[1, 2], &[1, 1, 2], &[1, 1, 2], &[1, 1, 1]];
static PRONOUNS: [&[u16]; ENCLITICS] = [
    &[],
    &[H],
    &[H, A],
    &[H, M],
    &[H, N],
    &[H, M, A],
    &[K],
    &[K, M],
    &[K, N],
    &[K, M, A],
    &[N, A],
    &[Y],
    &[N, Y],
];
const A: u16 = 'ا' as u16;
const B: u16 = 'ب' as u16;
const F: u16 = 'ف' as u16;
const H: u16 = 'ه' as u16;
const K: u16 = 'ك' as u16;
const L: u16 = 'ل' as u16;
const M: u16 = 'م' as u16;
const N: u16 = 'ن' as u16;
const S: u16 = 'س' as u16;
const T: u16 = 'ت' as u16;
const W: u16 = 'و' as u16;
const Y: u16 = 'ي' as u16;

/// One split: which conjunction, which other proclitics, which pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Candidate {
    /// 0 none, 1 و, 2 ف.
    pub(super) conjunction: u8,
    /// Which entry of [`REST`].
    pub(super) rest: u8,
    /// Which entry of [`PRONOUNS`].
    pub(super) enclitic: u8,
}

impl Candidate {
    /// The letters of the proclitics without the conjunction.
    pub(super) fn rest_letters(self) -> &'static [u16] {
        REST[usize::from(self.rest)].0
    }

    /// The letters of the pronoun.
    pub(super) fn enclitic_letters(self) -> &'static [u16] {
        PRONOUNS[usize::from(self.enclitic)]
    }

    /// Where it cuts the word of these letters, in bytes.
    pub(super) fn cuts(self, letters: &Letters) -> Cuts {
        letters.cuts_at(self.proclitics(), self.enclitic_letters().len())
    }

    /// The lengths of the proclitics, in letters.
    pub(super) fn proclitics(self) -> &'static [u8] {
        let rest = usize::from(self.rest);
        if self.conjunction > 0 { JOINED[rest] } else { REST[rest].1 }
    }

    /// How many letters its proclitics have, ال aside.
    pub(super) fn letters(self) -> usize {
        usize::from(self.conjunction > 0) + usize::from(!matches!(self.rest, 0 | 5))
    }

    /// How many letters stand before the stem.
    pub(super) fn before(self) -> usize {
        usize::from(self.conjunction > 0) + self.rest_letters().len()
    }
}

/// Calls `visit` with each candidate of the word, the undivided word first.
pub(super) fn each(letters: &Letters, mut visit: impl FnMut(Candidate)) {
    let word = letters.folded();
    // Few words end like a pronoun, so the ends are looked at once.
    let mut pronouns = [(0u8, 0usize); ENCLITICS];
    let mut count = 1;
    let (last, tail) = (word.last().copied(), word.len().checked_sub(2).map(|i| word[i]));
    for (enclitic, pronoun) in (0u8..).zip(&PRONOUNS).skip(1) {
        let fits = match **pronoun {
            [only] => last == Some(only),
            [.., before, end] => last == Some(end) && tail == Some(before) && word.ends_with(pronoun),
            [] => false,
        };
        if fits {
            pronouns[count] = (enclitic, pronoun.len());
            count += 1;
        }
    }
    for conjunction in 0..3u8 {
        let after = match (conjunction, word[0]) {
            (0, _) => word,
            (1, W) | (2, F) => &word[1..],
            _ => continue,
        };
        let (first, second) = (after.first().copied(), after.get(1).copied());
        for (rest, (head, _)) in (0u8..).zip(&REST) {
            let fits = match **head {
                [] => true,
                [only] => first == Some(only),
                [one, two, ..] => first == Some(one) && second == Some(two) && after.starts_with(head),
            };
            if !fits {
                continue;
            }
            let before = word.len() - after.len() + head.len();
            let has_article = matches!(rest, 5..=7);
            if has_article && !letters.is_bare_alef(before - 2) {
                continue;
            }
            for &(enclitic, len) in &pronouns[..if rest >= 5 { 1 } else { count }] {
                let Some(stem) = word.len().checked_sub(before + len) else { continue };
                let bare = stem == 0 && matches!(rest, 1 | 2) && !matches!(enclitic, 0 | 12);
                if stem < 2 && before + len > 0 && !bare {
                    continue;
                }
                if rest == 4 && (stem < 3 || !matches!(word[before], Y | T | N | A)) {
                    continue;
                }
                visit(Candidate { conjunction, rest, enclitic });
            }
        }
    }
}

/// The candidate whose proclitics have the lengths `before` and whose pronoun has `after` letters, if `word` has it.
pub(super) fn with_lengths(letters: &Letters, before: &[u8], after: usize) -> Option<Candidate> {
    let word = letters.folded();
    (0..3u8)
        .flat_map(|conjunction| (0..RESTS as u8).map(move |rest| (conjunction, rest)))
        .flat_map(|(conjunction, rest)| {
            (0..ENCLITICS as u8).map(move |enclitic| Candidate { conjunction, rest, enclitic })
        })
        .find(|candidate| {
            let (head, pronoun) = (usize::from(candidate.conjunction > 0), candidate.enclitic_letters());
            candidate.proclitics() == before
                && pronoun.len() == after
                && word.ends_with(pronoun)
                && word.get(head..).is_some_and(|rest| rest.starts_with(candidate.rest_letters()))
                && match candidate.conjunction {
                    0 => true,
                    1 => word[0] == W,
                    _ => word[0] == F,
                }
        })
}

/// The cuts of a word that is nothing but proclitics, as «الـ» and «بال».
///
/// It is for words that stand right before a number, a quotation mark or a
/// word in another script: «ال12», «لـ«القدس»».
pub(super) fn bare(letters: &Letters) -> Option<Cuts> {
    let word = letters.folded();
    (0..3u8)
        .flat_map(|conjunction| {
            (0..RESTS as u8).map(move |rest| Candidate { conjunction, rest, enclitic: 0 })
        })
        .find(|candidate| {
            let first = match candidate.conjunction {
                0 => true,
                1 => word[0] == W,
                _ => word[0] == F,
            };
            candidate.before() == word.len()
                && candidate.before() > 0
                && first
                && word.ends_with(candidate.rest_letters())
        })
        .map(|candidate| candidate.cuts(letters))
}
