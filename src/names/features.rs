//! What the model sees of a word: numbers that stand for observations, hashed.

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::lexicon::{Cue, Facts};
use crate::words::Gap;

/// The observations of some words in a row.
#[derive(Debug, Default)]
pub(super) struct Features {
    /// The hashes, word after word.
    pub hashes: Vec<u64>,
    /// Where the hashes of each word end.
    pub ends: Vec<usize>,
}

impl Features {
    /// The hashes of the word at this place.
    pub fn of(&self, at: usize) -> &[u64] {
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.hashes[from..self.ends[at]]
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }
}

/// What the lists and rules say of one word, small enough to be a feature as a whole.
#[derive(Debug, Clone, Copy, Default)]
struct Signals {
    word: u64,
    base: u64,
    /// Bits: for every label, whether a listed name begins or goes on here; ambiguity; length.
    listed: u64,
    subtype: u64,
    /// The best candidate of the rules: label, begin or inside, how sure.
    ruled: u64,
    name: u64,
    kinds: u64,
    shape: u64,
}

/// A word's hash: what a network's vectors are found by.
pub(super) fn word_hash(word: &str) -> u32 {
    (hash(word) >> 16) as u32
}

const K: u64 = 0x9E37_79B9_7F4A_7C15;

fn hash(text: &str) -> u64 {
    let mut h = 0xCBF2_9CE4_8422_2325_u64;
    for &b in text.as_bytes() {
        h = (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    h ^ (h >> 31)
}

/// The hash of a template with what it sees.
pub(super) fn mix(template: u64, a: u64, b: u64) -> u64 {
    let mut h = (a.wrapping_mul(K) ^ template.wrapping_mul(0xD6E8_FEB8_6659_FD93)).rotate_left(23);
    h = (h ^ b.wrapping_mul(0xA076_1D64_78BD_642F)).wrapping_mul(K);
    h ^ (h >> 29)
}

/// The signals of every word of the text; computed once, read from several places.
pub(super) struct Context {
    signals: Vec<Signals>,
}

impl Context {
    pub fn new(evidence: &Evidence<'_>, found: &[Candidate]) -> Self {
        let mut signals = vec![Signals::default(); evidence.len()];
        for (at, signal) in signals.iter_mut().enumerate() {
            signal.word = hash(evidence.words.folded(at));
            signal.base = hash(evidence.base(at));
            signal.name = name_bits(evidence.at(at).facts);
            signal.kinds = evidence.kinds_bits(at);
            signal.shape = shape(evidence, at);
        }
        let mut scores = vec![0.0_f32; evidence.len()];
        for candidate in found {
            let label = candidate.label as u64;
            for at in candidate.first..candidate.end {
                let inside = u64::from(at > candidate.first);
                let last = u64::from(at + 1 == candidate.end);
                if let Some(hit) = candidate.known {
                    signals[at].listed |= 1 << (label * 2 + inside);
                    signals[at].listed |= u64::from(hit.words > 1) << 9;
                    signals[at].listed |= (((candidate.score * 5.0) as u64) << 10) * u64::from(inside == 0);
                    if signals[at].subtype == 0 {
                        let entry =
                            evidence.gazetteer.meanings(hit.form).find(|e| e.label == candidate.label);
                        signals[at].subtype = entry.map_or(0, |e| hash(&e.subtype) ^ inside);
                    }
                } else if candidate.score > scores[at] {
                    scores[at] = candidate.score;
                    let sure = (candidate.score * 10.0) as u64;
                    signals[at].ruled = 1 + label + 4 * inside + 8 * last + 16 * sure;
                }
            }
        }
        Self { signals }
    }

    /// The features of the words `range`, a sentence; with `lexical` off, those that name words are left out.
    pub fn features(&self, evidence: &Evidence<'_>, range: std::ops::Range<usize>) -> Features {
        let mut features = Features::default();
        let none = Signals::default();
        for at in range.clone() {
            let get = |offset: isize| {
                let place = at as isize + offset;
                if place >= range.start as isize && place < range.end as isize {
                    self.signals[place as usize]
                } else {
                    none
                }
            };
            let (s, p, n, pp, nn) = (get(0), get(-1), get(1), get(-2), get(2));
            let before = gap_bits(evidence, at, range.start);
            let after = if at + 1 < range.end { gap_bits(evidence, at + 1, range.start) } else { 7 };
            let base = evidence.base(at);
            let out = &mut features.hashes;
            let mut add = |template: u64, a: u64, b: u64| {
                out.push(mix(template, a, b) & !1 | u64::from(template >= LEXICAL))
            };
            add(1, 0, 0);
            // words
            add(LEXICAL + 2, s.word, 0);
            add(LEXICAL + 3, s.base, 0);
            add(LEXICAL + 4, p.base, 0);
            add(LEXICAL + 5, n.base, 0);
            add(LEXICAL + 6, pp.base, 0);
            add(LEXICAL + 7, nn.base, 0);
            add(LEXICAL + 8, p.base, s.base);
            add(LEXICAL + 9, s.base, n.base);
            add(LEXICAL + 10, p.base, s.name);
            add(LEXICAL + 11, n.base, s.name);
            add(LEXICAL + 12, p.base, s.listed);
            add(LEXICAL + 13, pp.base, p.base);
            // letters
            let mut starts = [0_usize; 5];
            let mut long = 0;
            for (n, (i, c)) in base.char_indices().enumerate() {
                if n < 4 {
                    starts[n] = i + c.len_utf8();
                }
                long = n + 1;
            }
            for (n, &end) in starts.iter().enumerate().take(long.min(4)) {
                add(20 + n as u64, hash(&base[..end]), 0);
            }
            let mut end = base.len();
            for n in 0..long.min(4) {
                end = base[..end].char_indices().next_back().map_or(0, |(i, _)| i);
                add(25 + n as u64, hash(&base[end..]), 0);
            }
            if s.name & 15 < 3 {
                // trigrams of a rare word: its letters are what there is to know it by
                let bytes = base.as_bytes();
                if base.len() == 2 * long {
                    for three in bytes.windows(6).step_by(2) {
                        add(30, three.iter().fold(0, |h, &b| h << 8 | u64::from(b)), 0);
                    }
                }
            }
            // lists and rules
            add(40, s.listed, s.subtype);
            add(41, s.listed, before);
            add(42, p.listed, s.listed);
            add(43, s.listed, n.listed);
            add(44, s.ruled, s.listed);
            add(45, s.ruled, 0);
            add(46, p.ruled, s.name);
            add(47, n.ruled, s.name);
            add(48, s.listed, s.name);
            add(49, p.subtype, s.shape);
            add(50, s.name, 0);
            add(51, s.name, p.name);
            add(52, s.name, n.name);
            add(53, s.name, p.kinds);
            add(54, s.kinds, p.kinds);
            add(55, s.kinds, n.kinds);
            add(56, p.kinds, pp.kinds);
            add(57, mix(0, pp.kinds, p.kinds), s.name);
            add(58, s.shape, p.shape);
            add(59, s.shape, n.shape);
            add(60, s.shape, p.kinds);
            add(61, before, after);
            add(62, before, s.name);
            add(63, after, s.shape);
            add(64, mix(0, p.name, s.name), n.name);
            add(65, mix(0, p.shape, s.shape), n.shape);
            add(66, s.name, s.shape);
            add(67, p.listed, s.name);
            add(68, n.listed, s.name);
            add(69, s.subtype, p.kinds);
            add(70, mix(0, s.ruled, before), s.name);
            features.ends.push(features.hashes.len());
        }
        features
    }
}

impl Context {
    /// What a network is told of the words `range` beside their vectors: lists, rules, cues, letters, marks.
    pub fn observations(&self, evidence: &Evidence<'_>, range: std::ops::Range<usize>) -> Features {
        let mut features = Features::default();
        let quoted = quoted(evidence, range.clone());
        for at in range.clone() {
            let s = self.signals[at];
            let before = gap_bits(evidence, at, range.start);
            let after = if at + 1 < range.end { gap_bits(evidence, at + 1, range.start) } else { 7 };
            let base = evidence.base(at);
            let out = &mut features.hashes;
            let mut add = |template: u64, a: u64, b: u64| out.push(mix(template, a, b));
            // lists and rules
            add(101, s.listed & 0x3FF, 0);
            add(102, s.listed, s.subtype);
            add(103, s.ruled & 15, 0);
            add(104, s.ruled, 0);
            // how common, how much of a name
            add(105, s.name & 15, 0);
            add(106, s.name >> 4 & 15, 0);
            add(107, s.name >> 8, 0);
            add(108, s.name, 0);
            // cues, each on its own
            let mut kinds = s.kinds;
            while kinds != 0 {
                add(109, u64::from(kinds.trailing_zeros()), 0);
                kinds &= kinds - 1;
            }
            // marks around and the word's outline
            add(110, before, 0);
            add(111, after, 0);
            add(112, s.shape & 7, 0);
            add(113, s.shape >> 3 & 1, s.shape >> 8);
            add(114, s.shape >> 4 & 15, 0);
            // letters
            let letters: Vec<usize> = base.char_indices().map(|(i, _)| i).chain([base.len()]).collect();
            let long = letters.len() - 1;
            for n in 1..=long.min(4) {
                add(119 + n as u64, hash(&base[..letters[n]]), 0);
                add(129 + n as u64, hash(&base[letters[long - n]..]), 0);
            }
            for n in 3..=4 {
                for from in 0..(long + 1).saturating_sub(n) {
                    add(136 + n as u64, hash(&base[letters[from]..letters[from + n]]), 0);
                }
            }
            // a short quotation: what stands before it tells whether it is the name of something
            if let Some((first, end)) = quoted[at - range.start] {
                let place = u64::from(at == first) | u64::from(at + 1 == end) << 1;
                let cue = if first > range.start { hash(evidence.base(first - 1)) } else { 0 };
                add(150, (end - first) as u64, place);
                add(151, cue, 0);
                add(152, cue, place);
            }
            features.ends.push(features.hashes.len());
        }
        features
    }
}

/// For every word of a sentence the short quotation that it stands in, if it does: its first word and the one past
/// its last.
fn quoted(evidence: &Evidence<'_>, range: std::ops::Range<usize>) -> Vec<Option<(usize, usize)>> {
    const LONGEST: usize = 8;
    let mut found = vec![None; range.len()];
    let mut open = None;
    for at in range.start..=range.end {
        let from = at.checked_sub(1).map_or(0, |before| evidence.words.word(before).span.end);
        let to = if at < evidence.len() { evidence.words.word(at).span.start } else { evidence.text.len() };
        for c in evidence.text[from..to].chars() {
            let straight = c == '"' || c == '\'';
            if matches!(c, '»' | '”') || straight && open.is_some() {
                if let Some(first) = open.take().filter(|&first| at - first <= LONGEST) {
                    found[first - range.start..at - range.start].fill(Some((first, at)));
                }
            } else if matches!(c, '«' | '“') || straight {
                open = Some(at);
            }
        }
    }
    found
}

/// Templates from here on name words; their hashes are odd.
const LEXICAL: u64 = 1000;

fn name_bits(facts: Facts) -> u64 {
    let level = |n: f32, steps: &[f32]| steps.iter().filter(|&&s| n > s).count() as u64;
    let common = level(f32::from(facts.zipf10), &[0.0, 24.0, 33.0, 38.0, 43.0, 48.0, 54.0]);
    let nameness = facts.nameness();
    let name = if nameness.is_finite() { 1 + level(nameness, &[-1.0, -0.4, 0.0, 0.5, 1.0]) } else { 0 };
    let given = level(f32::from(facts.given), &[0.0, 4.0, 30.0]);
    let surname = level(f32::from(facts.surname), &[0.0, 4.0, 30.0]);
    common | name << 4 | given << 8 | surname << 10
}

fn shape(evidence: &Evidence<'_>, at: usize) -> u64 {
    let base = evidence.base(at);
    let letters = base.len().min(24) as u64 / 4;
    let definite = u64::from(evidence.is_definite(at));
    let end = match base.chars().next_back() {
        Some('ي') => 1,
        Some('ه') => 2,
        Some('ا') => 3,
        Some('ن') => 4,
        Some('ت') => 5,
        Some(c) if c.is_ascii() => 6,
        _ => 0,
    };
    let clitics =
        evidence.words.folded(at).chars().next().map_or(0, |c| match (evidence.at(at).letters, c) {
            (0, _) => 0,
            (_, 'و') => 1,
            (_, 'ب') => 2,
            (_, 'ل') => 3,
            _ => 4,
        });
    letters | definite << 3 | end << 4 | clitics << 8
}

fn gap_bits(evidence: &Evidence<'_>, at: usize, start: usize) -> u64 {
    if at == start {
        return 9;
    }
    match evidence.words.word(at).gap {
        Gap::Blank => 0,
        Gap::Hyphen => 2,
        gap => {
            let between =
                &evidence.text[evidence.words.word(at - 1).span.end..evidence.words.word(at).span.start];
            let last = between.chars().rev().find(|c| !c.is_whitespace()).map_or(0, |c| match c {
                '"' | '\'' => 1,
                '«' | '“' => 2,
                '»' | '”' => 3,
                '(' => 4,
                ')' => 5,
                '،' | ',' => 6,
                ':' => 7,
                '0'..='9' | '٠'..='٩' => 8,
                _ => 9,
            });
            16 * (1 + gap as u64) + last
        }
    }
}

/// The tags, O first: B and I of each label.
pub(super) const TAGS: usize = 9;

/// The tag of a label.
pub(super) fn tag(label: Label, inside: bool) -> u8 {
    1 + 2 * (label as u8).min(3) + u8::from(inside)
}

/// The label of a tag, and whether it goes on.
pub(super) fn label(tag: u8) -> Option<(Label, bool)> {
    let at = tag.checked_sub(1)?;
    Some((*Label::ALL.get(at as usize / 2)?, at % 2 == 1))
}

/// Whether cues of this kind are told to the model.
pub(super) const TOLD: [Cue; 11] = [
    Cue::Title,
    Cue::Role,
    Cue::Speech,
    Cue::OrgHead,
    Cue::OrgBefore,
    Cue::PlaceBefore,
    Cue::PlaceHead,
    Cue::MiscHead,
    Cue::ForeignGiven,
    Cue::Stop,
    Cue::Demonym,
];
