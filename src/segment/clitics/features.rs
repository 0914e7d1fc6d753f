//! What speaks for a split: counts of the forms it implies, letters at its seams, neighbours.
//!
//! The twin of `tools/train/clitics/clitic_features.py`, which trains the weights.

use super::candidates::{Candidate, ENCLITICS, RESTS};
use super::model::Model;
use super::word::{Letters, Mix, Word};

/// How many counts are looked up for a candidate.
const COUNTS: usize = 11;
/// How many dense weights a kind of candidate has.
const PER_KIND: usize = 2 * COUNTS + 1;
/// How many bins a count falls into.
const BINS: usize = 17;
const KINDS: usize = 4 * RESTS;
const BY_ENCLITIC: usize = KINDS * PER_KIND;
const BY_BIN: usize = BY_ENCLITIC + ENCLITICS * COUNTS;
/// How many dense weights there are.
pub(super) const DENSE: usize = BY_BIN + 4 * BINS * 2 * RESTS;

const HEADS: [&[u16]; 6] = [&[], &[A, L], &[W], &[B], &[L], &[L, L]];
const A: u16 = 'ا' as u16;
const B: u16 = 'ب' as u16;
const H: u16 = 'ه' as u16;
const L: u16 = 'ل' as u16;
const S: u16 = 'س' as u16;
const T: u16 = 'ت' as u16;
const W: u16 = 'و' as u16;
const TEH_MARBUTA: u16 = 'ة' as u16;

/// The score of `candidate` by the word alone.
pub(super) fn alone(model: &Model, letters: &Letters, me: Word, careful: bool, candidate: Candidate) -> f32 {
    let word = letters.folded();
    let stem = &word[candidate.before()..word.len() - candidate.enclitic_letters().len()];
    let seams = Seams::new(candidate);
    let Seams { has, kind, pair, proclitic, enclitic, group } = seams;
    let sparse = |template: u64, parts: [u64; 3]| -> f32 {
        // Templates differ in length; unused places are told by the template.
        let mut mix = Mix::new().with(template);
        for part in parts.into_iter().take(arity(template)) {
            mix = mix.with(part);
        }
        model.weight(mix.finish())
    };
    let mut score = sparse(10, [pair, 0, 0]) + sparse(11, [proclitic, 0, 0]) + sparse(12, [enclitic, 0, 0]);
    if let (Some(&first), Some(&last)) = (stem.first(), stem.last()) {
        let whole = model.count(me.hash);
        let counts = counts(model, word, whole, stem, candidate);
        let dense = model.dense();
        let base = kind as usize * PER_KIND;
        for (k, &count) in counts.iter().enumerate() {
            let level = count as f32 / 80.0;
            score += dense[base + k] * level;
            score += dense[base + COUNTS + k] * ((count - whole) as f32 / 80.0);
            score += dense[BY_ENCLITIC + enclitic as usize * COUNTS + k] * level;
        }
        score += dense[base + 2 * COUNTS] * (whole as f32 / 80.0);
        let cell = usize::from(candidate.rest) * 2 + has as usize;
        for (k, x) in
            [counts[0] - whole, counts[1] - whole, counts[0] - 64, counts[1] - 64].into_iter().enumerate()
        {
            score += dense[BY_BIN + (k * BINS + bin(x)) * 2 * RESTS + cell];
        }
        let second = stem.get(1).map_or(0, |&c| u64::from(c));
        let tail = if stem.len() > 1 { u64::from(stem[stem.len() - 2]) } else { 0 };
        let size = stem.len().min(7) as u64;
        let (head, end) = (u64::from(first), u64::from(last));
        let verbal = u64::from(matches!(first, 0x64A | T | 0x646));
        let feminine = u64::from(matches!(last, T | TEH_MARBUTA));
        score += sparse(13, [head, proclitic, 0])
            + sparse(14, [head, second, group])
            + sparse(15, [head, second, has])
            + sparse(16, [end, enclitic, 0])
            + sparse(17, [tail, end, enclitic])
            + sparse(18, [size, proclitic, 0])
            + sparse(19, [size, enclitic, 0])
            + sparse(20, [kind, verbal, feminine]);
        if counts[0] == 0 {
            score += sparse(22, [kind, 0, 0]);
        }
        // ه may stand for ة.
        let careful = u64::from(careful);
        let feminine = |body: &[u16]| -> i32 {
            let mix = body.iter().fold(Mix::new(), |mix, &c| mix.with(u64::from(c)));
            model.count(mix.with(u64::from(TEH_MARBUTA)).finish())
        };
        if enclitic == 1 {
            let other = feminine(stem);
            score += sparse(23, [careful, bin(other - counts[0]) as u64, 0]);
            score += sparse(24, [careful, bin(other - 64) as u64, 0]);
        } else if let [body @ .., H] = word {
            score += sparse(25, [careful, bin(feminine(body) - whole) as u64, 0]);
        }
    }
    score + sparse(21, [me.hash, pair, 0])
}

/// What the neighbours add to the score of `candidate`.
pub(super) fn context(model: &Model, candidate: Candidate, before: Option<Word>, after: Option<Word>) -> f32 {
    let Seams { has, proclitic, enclitic, .. } = Seams::new(candidate);
    let sparse =
        |template: u64, a: u64, b: u64| model.weight(Mix::new().with(template).with(a).with(b).finish());
    let mut score = 0.0;
    if let Some(before) = before {
        let article = u64::from(before.article);
        score += sparse(30, before.hash, proclitic)
            + sparse(31, before.hash, has)
            + sparse(32, article, proclitic)
            + sparse(33, article, enclitic);
    }
    if let Some(after) = after {
        let article = u64::from(after.article);
        score += sparse(34, after.hash, proclitic)
            + sparse(35, article, enclitic)
            + sparse(36, article, proclitic);
    }
    score
}

/// How many parts a template has.
const fn arity(template: u64) -> usize {
    match template {
        10..=12 | 22 => 1,
        13 | 16 | 18 | 19 | 21 | 23..=25 => 2,
        _ => 3,
    }
}

/// The numbers by which features name a candidate.
struct Seams {
    has: u64,
    kind: u64,
    pair: u64,
    proclitic: u64,
    enclitic: u64,
    group: u64,
}

impl Seams {
    fn new(candidate: Candidate) -> Self {
        let (rest, enclitic) = (u64::from(candidate.rest), u64::from(candidate.enclitic));
        let proclitic = u64::from(candidate.conjunction) * RESTS as u64 + rest;
        let has = u64::from(enclitic > 0);
        let group = if candidate.conjunction > 0 { RESTS as u64 } else { 0 } + rest;
        Self {
            has,
            kind: group * 2 + has,
            pair: proclitic * ENCLITICS as u64 + enclitic,
            proclitic,
            enclitic,
            group,
        }
    }
}

/// Eighths of a bit to a bin: whole bits from -8 to 8.
fn bin(value: i32) -> usize {
    ((value + 4).div_euclid(8).clamp(-8, 8) + 8) as usize
}

/// The counts of the forms that `candidate` implies, in eighths of a bit.
fn counts(model: &Model, word: &[u16], whole: i32, stem: &[u16], candidate: Candidate) -> [i32; COUNTS] {
    let look = |parts: [&[u16]; 3]| -> i32 {
        let mix =
            parts.iter().flat_map(|part| part.iter()).fold(Mix::new(), |mix, &c| mix.with(u64::from(c)));
        model.count(mix.finish())
    };
    // The stem's last letter as it is without a pronoun.
    let (body, last) = stem.split_at(stem.len() - 1);
    let other: Option<[u16; 1]> = if candidate.enclitic == 0 {
        None
    } else {
        match char::from_u32(u32::from(last[0])) {
            Some('ت') => Some([TEH_MARBUTA]),
            Some('ا' | 'ي') => Some(['ى' as u16]),
            Some('ئ' | 'ؤ') => Some(['ء' as u16]),
            _ => None,
        }
    };
    let mut counts = [0; COUNTS];
    for (slot, head) in counts.iter_mut().zip(HEADS) {
        *slot = look([head, stem, &[]]);
        if let Some(other) = &other {
            *slot = (*slot).max(look([head, body, other]));
        }
    }
    let rest = if candidate.conjunction > 0 { &word[1..] } else { word };
    counts[6] = look([stem, &[H, A], &[]]);
    counts[7] = look([stem, &[H], &[]]);
    counts[8] = look([&[S], stem, &[]]);
    counts[9] = if candidate.conjunction > 0 { look([rest, &[], &[]]) } else { whole };
    counts[10] = if candidate.enclitic > 0 { look([&word[..candidate.before()], stem, &[]]) } else { whole };
    counts
}
