//! The tokens as reported speech sees them: each with its class, its sentence and its paragraph.

pub(super) use super::class::{Agree, Class, Lead};
use super::cues::{Entry, LEXICON};
use super::paradigm::Form;
use crate::script;
use crate::span::Span;
use crate::words::Words;

/// A token with what the lexicon knows of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// The whole token.
    pub span: Span,
    /// Where it starts once the proclitics that were taken off are left out (ال stays).
    pub core: usize,
    /// What it may be.
    pub class: Class,
    /// Its tense or mood, when it is a cue.
    pub form: Option<Form>,
    /// What it agrees with.
    pub agree: Agree,
    /// The proclitics that were taken off.
    pub lead: Lead,
    /// The index of its sentence.
    pub sentence: u32,
    /// The index of its paragraph.
    pub paragraph: u32,
}

impl Word {
    /// Whether it is in one of `classes`.
    pub(super) const fn is(&self, classes: Class) -> bool {
        self.class.has(classes)
    }

    /// Its span without the proclitics that were taken off.
    pub(super) const fn bare(&self) -> Span {
        Span::new(self.core, self.span.end)
    }

    /// Whether it is a finite cue verb.
    pub(super) fn is_verb(&self) -> bool {
        matches!(self.form, Some(Form::Finite | Form::Object))
    }
}

/// The words of `text`, in order.
pub(super) fn words(read: &Words<'_>) -> Vec<Word> {
    let (text, sentences, tokens) = (read.text(), read.sentences(), read.tokens());
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    let mut folder = Folder::default();
    let (mut sentence, mut paragraph, mut last) = (0, 0, 0);
    for token in tokens {
        let span = token.span;
        while sentences.get(sentence as usize).is_some_and(|s| s.end <= span.start) {
            sentence += 1;
        }
        if text.as_bytes()[last.min(span.start)..span.start].contains(&b'\n') {
            paragraph += 1;
        }
        last = span.end;
        let mut word = folder.word(text, span);
        (word.sentence, word.paragraph) = (sentence, paragraph);
        // «بان كي مون» is no «بأن».
        if span.of(text) == "كي"
            && let Some(before) = words.last_mut()
            && before.span.of(text) == "بان"
        {
            (before.class, before.lead, before.core) = (Class::NONE, Lead::BARE, before.span.start);
            word.class = Class::NONE;
        }
        words.push(word);
    }
    words
}

/// Folds and looks up; keeps its buffer.
#[derive(Default)]
struct Folder {
    key: String,
}

impl Folder {
    fn word(&mut self, text: &str, span: Span) -> Word {
        let piece = span.of(text);
        let mut word = Word {
            span,
            core: span.start,
            class: Class::NONE,
            form: None,
            agree: Agree::ANY,
            lead: Lead::BARE,
            sentence: 0,
            paragraph: 0,
        };
        let Some(first) = piece.chars().next() else { return word };
        word.class = sign(first);
        if word.class != Class::NONE || !script::is_letter(first) && !script::is_mark(first) {
            return word;
        }
        self.key.clear();
        self.key.extend(piece.chars().filter_map(script::fold));
        let feminine = self.key.ends_with('ه') && piece.contains('ة') || self.key.ends_with("ات");
        if let Some((mut entry, lead, taken)) = look_up(&self.key) {
            entry.class = told_apart(entry.class, piece);
            (word.class, word.form, word.agree, word.lead) = (entry.class, entry.form, entry.agree, lead);
            word.core = span.start + prefix_len(piece, taken);
        } else {
            let (lead, taken) = guess(&self.key);
            (word.agree, word.lead) = (if feminine { Agree::SHE } else { Agree::HE }, lead);
            word.core = span.start + prefix_len(piece, taken);
        }
        word
    }
}

/// What is left of `class` where the spelling tells words apart that fold to one: على and علي, أمام and إمام.
fn told_apart(class: Class, piece: &str) -> Class {
    let piece = piece.trim_start_matches(['و', 'ف']);
    match piece {
        "علي" => Class::NONE,
        // «وتدعى أم محمد»: a name is told, nothing is claimed.
        "تدعى" | "يدعى" => Class::NONE,
        _ if piece.starts_with("أمام") => class.without(Class::ROLE),
        _ if piece.starts_with("إمام") => class.without(Class::PREP),
        _ => class,
    }
}

/// The bytes that the first `letters` folded letters of `piece` take, with their marks.
fn prefix_len(piece: &str, letters: usize) -> usize {
    let mut seen = 0;
    for (at, c) in piece.char_indices() {
        if script::fold(c).is_some() {
            if seen == letters {
                return at;
            }
            seen += 1;
        }
    }
    if letters == 0 { 0 } else { piece.len() }
}

/// What the lexicon knows of a folded word, its proclitics taken off as far as needed,
/// with the number of letters of those other than ال.
fn look_up(key: &str) -> Option<(Entry, Lead, usize)> {
    if let Some(entry) = LEXICON.get(key) {
        return Some((entry, Lead::BARE, 0));
    }
    if let Some(found) = inner(key, Lead::BARE, 0) {
        return Some(found);
    }
    let rest = key.strip_prefix(['و', 'ف'])?;
    if let Some(entry) = LEXICON.get(rest) {
        return Some((entry, Lead::AND, 1));
    }
    inner(rest, Lead::AND, 1)
}

fn inner(key: &str, lead: Lead, taken: usize) -> Option<(Entry, Lead, usize)> {
    let noun = |rest: &str, lead: Lead, taken: usize| {
        // «الله» is no «له».
        if rest.len() <= 4 {
            return None;
        }
        let entry = LEXICON.get(rest)?;
        (entry.form.is_none() || entry.class.has(Class::STATEMENT | Class::SAID | Class::ROLE | Class::BODY))
            .then_some((Entry { form: None, class: strip_cue(entry.class), ..entry }, lead, taken))
    };
    if let Some(rest) = key.strip_prefix("ال") {
        return noun(rest, lead | Lead::THE, taken);
    }
    if let Some(rest) = key.strip_prefix("لل") {
        return noun(rest, lead | Lead::TO | Lead::THE, taken + 1);
    }
    let mut chars = key.chars();
    let (first, rest) = (chars.next()?, chars.as_str());
    match first {
        'س' if rest.starts_with(['ي', 'ت', 'ن']) => {
            LEXICON.get(rest).filter(|e| e.form.is_some()).map(|e| (e, lead | Lead::WILL, taken + 1))
        }
        'ب' | 'ل' | 'ك' => {
            let entry = LEXICON.get(rest);
            let lead = lead
                | if first == 'ب' {
                    Lead::BY
                } else if first == 'ل' {
                    Lead::TO
                } else {
                    Lead::AS
                };
            // «لأن» and «كأن» are no «أن»; «بقوله» is «قوله».
            let that = entry.is_some_and(|e| e.class.has(Class::THAT));
            if that {
                return (first == 'ب').then_some((entry?, lead, taken + 1));
            }
            if entry.is_some_and(|e| e.form == Some(Form::Masdar)) {
                return entry.map(|e| (e, lead, taken + 1));
            }
            if let Some(rest) = rest.strip_prefix("ال") {
                return noun(rest, lead | Lead::THE, taken + 1);
            }
            noun(rest, lead, taken + 1)
        }
        _ => None,
    }
}

/// A noun is no cue, whatever verb is spelt like it.
fn strip_cue(class: Class) -> Class {
    class
        & (Class::SAID
            | Class::TIME
            | Class::STATEMENT
            | Class::MEDIA
            | Class::LAW
            | Class::EVENT
            | Class::ROLE
            | Class::BODY
            | Class::TEXT
            | Class::ASKED
            | Class::ATTRIB)
}

/// The proclitics of a word that the lexicon does not hold: only the sure ones.
fn guess(key: &str) -> (Lead, usize) {
    let (key, lead, taken) = match key.strip_prefix('و') {
        Some(rest) if (rest.starts_with("ال") || rest.starts_with("لل")) && !key.starts_with("والد") => {
            (rest, Lead::AND, 1)
        }
        _ => (key, Lead::BARE, 0),
    };
    if key.starts_with("ال") {
        (lead | Lead::THE, taken)
    } else if key.starts_with("لل") {
        (lead | Lead::TO | Lead::THE, taken + 1)
    } else if key.starts_with("بال") {
        (lead | Lead::BY | Lead::THE, taken + 1)
    } else {
        (lead, taken)
    }
}

/// The class of a punctuation mark.
fn sign(c: char) -> Class {
    match c {
        '،' | ',' => Class::COMMA,
        ':' | '：' => Class::COLON,
        '.' | '!' | '؟' | '?' | '…' | '؛' | ';' | '۔' => Class::STOP,
        '-' | '–' | '—' | '―' | '−' => Class::DASH,
        _ if c.is_alphanumeric() || script::is_mark(c) => Class::NONE,
        _ => Class::SIGN,
    }
}
