//! Proclitics and enclitic pronouns, in context.
//!
//! [`candidates`] lists the splits of a word that Arabic allows; [`model`]
//! scores them with the counts of word forms in a large text and with the two
//! neighbouring words. `data/segment/clitic_words.tsv` overrules it.

mod candidates;
mod exceptions;
mod features;
mod model;
mod word;

use std::cell::RefCell;

use self::candidates::Candidate;
use self::model::{MARGIN, model};
use self::word::{Letters, Word};
use super::token::{Cuts, Token, TokenKind};
use crate::script;
use crate::span::Span;

/// The clitics of one word, as spans of it.
///
/// ```
/// use warraq::segment::split_word;
/// let word = "وبالموصل";
/// let clitics = split_word(word);
/// assert_eq!(clitics.stem.of(word), "موصل");
/// assert_eq!(clitics.proclitics().map(|s| s.of(word)).collect::<Vec<_>>(), ["و", "ب", "ال"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clitics {
    /// What is left of the word.
    pub stem: Span,
    cuts: Cuts,
}

impl Clitics {
    fn new(len: usize, cuts: Cuts) -> Self {
        Self { stem: Span::new(cuts.before_len(), len - cuts.after_len()), cuts }
    }

    /// The proclitics before the stem, in order: و ف ب ل ك س ال.
    pub fn proclitics(&self) -> impl Iterator<Item = Span> + '_ {
        self.cuts.before(0)
    }

    /// The enclitic pronouns after the stem, in order.
    pub fn enclitics(&self) -> impl Iterator<Item = Span> + '_ {
        self.cuts.after(self.stem.end)
    }
}

/// The clitics of `word`, given without its context.
///
/// Anything but one Arabic word has none.
#[must_use]
pub fn split_word(word: &str) -> Clitics {
    let cuts = match Letters::read(word) {
        Some(letters) => decide(&letters, letters.word(), true, None, None),
        None => Cuts::default(),
    };
    Clitics::new(word.len(), cuts)
}

/// The plausible splits of `word` into proclitics and the rest, longest rest first.
///
/// Each is the length, in bytes, of its proclitics without ال, which names
/// keep: «ببغداد» gives 0 and 2, «وبالموصل» 0, 2 and 4, «للعراق» 0 and 2.
/// Meant for lexicons, which know which of the rests is a name.
///
/// ```
/// use warraq::segment::proclitic_candidates;
/// let rests: Vec<_> = proclitic_candidates("وببغداد").map(|n| &"وببغداد"[n..]).collect();
/// assert_eq!(rests, ["وببغداد", "ببغداد", "بغداد"]);
/// ```
pub fn proclitic_candidates(word: &str) -> impl Iterator<Item = usize> + '_ {
    let mut chars = word.char_indices().filter(|(_, c)| script::fold(*c).is_some());
    let mut starts = [0usize; 3];
    let mut count = 1;
    let mut letters = [None; 5];
    for slot in &mut letters {
        *slot = chars.next();
    }
    let letter = |i: usize| letters[i].map(|(_, c)| c);
    let conjunction = usize::from(matches!(letter(0), Some('و' | 'ف')));
    if conjunction == 1 {
        starts[count] = letters[1].map_or(0, |(at, _)| at);
        count += usize::from(letters[2].is_some());
    }
    if matches!(letter(conjunction), Some('ب' | 'ل' | 'ك' | 'س')) && letters[conjunction + 2].is_some() {
        starts[count] = letters[conjunction + 1].map_or(0, |(at, _)| at);
        count += 1;
    }
    starts.into_iter().take(count)
}

/// Cuts the clitics off every Arabic word of `tokens`.
pub(super) fn cut(text: &str, tokens: &mut [Token]) {
    // Text without a single ة writes ه for it.
    let careful = text.contains('ة');
    let mut before = Some(word::START);
    let mut here = tokens.first().map(|token| Seen::new(text, token));
    for i in 0..tokens.len() {
        let next = tokens.get(i + 1).map(|token| Seen::new(text, token));
        let Some(now) = here.take() else { break };
        if let Some(letters) = &now.letters {
            let after = next.as_ref().map_or(word::END, |seen| seen.word);
            let mut cuts = decide(letters, now.word, careful, before, Some(after));
            let glued = tokens.get(i + 1).is_some_and(|next| {
                next.span.start == tokens[i].span.end
                    && match next.kind {
                        TokenKind::Punctuation => next.span.of(text).starts_with(['«', '“', '"', '(', '‹']),
                        _ => true,
                    }
            });
            if glued || letters.ends_in_tatweel(tokens[i].span.of(text)) {
                cuts = candidates::bare(letters).unwrap_or(cuts);
            }
            tokens[i].cut(cuts);
        }
        before = Some(now.word);
        here = next;
    }
}

/// Whether the text that the model was trained on has `word` as it stands.
pub(crate) fn is_known(word: &str) -> bool {
    Letters::read(word).is_some_and(|letters| model().count(letters.word().hash) > 0)
}

/// Cuts `token` anew so that its proclitics, ال aside, have `letters` letters; the model says whether ال and a
/// pronoun are cut, the latter only where it may be (`pronoun`).
pub(crate) fn recut(text: &str, token: &mut Token, letters: usize, pronoun: bool) {
    let Some(word) = Letters::read(token.span.of(text)) else {
        return token.cut(first_letters(token.span.of(text), letters));
    };
    let (model, shown) = (model(), word.word());
    let mut best = (f32::NEG_INFINITY, None);
    candidates::each(&word, |candidate| {
        if candidate.letters() == letters && (pronoun || candidate.enclitic == 0) {
            let score = features::alone(model, &word, shown, true, candidate);
            if score > best.0 {
                best = (score, Some(candidate));
            }
        }
    });
    // the lists know ways to cut that no candidate is: «لاليونيسكو»
    let plain = || {
        let article = word.folded().get(letters..letters + 2) == Some(&['ا' as u16, 'ل' as u16]);
        let mut before = [1; 4];
        before[letters.min(3)] = 2;
        word.cuts_at(&before[..(letters + usize::from(article && word.is_bare_alef(letters))).min(4)], 0)
    };
    token.cut(best.1.map_or_else(plain, |candidate| candidate.cuts(&word)));
}

/// The cuts after each of the first letters of a word that the model cannot read: one with a ligature in it.
fn first_letters(word: &str, letters: usize) -> Cuts {
    let mut cuts = Cuts::default();
    let starts = word.char_indices().filter(|&(_, c)| script::fold(c).is_some()).map(|(at, _)| at);
    let mut from = 0;
    for (slot, at) in cuts.before.iter_mut().zip(starts.skip(1).take(letters)) {
        *slot = (at - from) as u8;
        from = at;
    }
    cuts
}

/// What a token is for its own split and for its neighbours'.
struct Seen {
    letters: Option<Letters>,
    word: Word,
}

impl Seen {
    fn new(text: &str, token: &Token) -> Self {
        let piece = token.span.of(text);
        let letters = if token.kind == TokenKind::Word { Letters::read(piece) } else { None };
        let word = match (&letters, token.kind) {
            (Some(letters), _) => letters.word(),
            (None, TokenKind::Number) => word::NUMBER,
            (None, TokenKind::Punctuation) => Word::of_mark(piece),
            (None, _) => word::FOREIGN,
        };
        Self { letters, word }
    }
}

/// How many words are remembered.
const REMEMBERED: usize = 65536;

thread_local! {
    /// The scores of words seen of late: a text repeats its words.
    static MEMORY: RefCell<Vec<Option<(u64, Scored)>>> = RefCell::new(vec![None; REMEMBERED]);
}

/// The candidates of a word that its neighbours may still choose between.
#[derive(Debug, Clone, Copy, Default)]
struct Scored {
    len: u8,
    best: [(Candidate, f32); 4],
}

/// The split of a word between two neighbours, in a text that writes ة (`careful`) or not.
fn decide(letters: &Letters, word: Word, careful: bool, before: Option<Word>, after: Option<Word>) -> Cuts {
    let key = letters.key(careful);
    let slot = (key % REMEMBERED as u64) as usize;
    let scored = MEMORY.with_borrow_mut(|memory| match memory[slot] {
        Some((kept, scored)) if kept == key => scored,
        _ => {
            let scored = score(letters, word, careful);
            memory[slot] = Some((key, scored));
            scored
        }
    });
    let open = &scored.best[..usize::from(scored.len)];
    let mut best = open.first().map_or_else(Candidate::default, |&(candidate, _)| candidate);
    if open.len() > 1 {
        let model = model();
        let mut top = f32::NEG_INFINITY;
        for &(candidate, score) in open {
            let score = score + features::context(model, candidate, before, after);
            if score > top {
                (top, best) = (score, candidate);
            }
        }
    }
    best.cuts(letters)
}

/// Scores the candidates by the word alone and keeps those in reach of the best.
fn score(letters: &Letters, word: Word, careful: bool) -> Scored {
    if let Some(candidate) = exceptions::find(letters) {
        let mut scored = Scored { len: 1, ..Scored::default() };
        scored.best[0].0 = candidate;
        return scored;
    }
    let model = model();
    let mut all = [(Candidate::default(), f32::NEG_INFINITY); candidates::MOST];
    let mut len = 0;
    candidates::each(letters, |candidate| {
        if len < all.len() {
            all[len] = (candidate, features::alone(model, letters, word, careful, candidate));
            len += 1;
        }
    });
    // Stable, so that among equals the first stays first.
    all[..len].sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut scored = Scored::default();
    for &(candidate, score) in all[..len].iter().take(4) {
        if score + MARGIN >= all[0].1 {
            scored.best[usize::from(scored.len)] = (candidate, score);
            scored.len += 1;
        }
    }
    scored
}

#[cfg(test)]
mod tests;
