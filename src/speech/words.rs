//! The tokens as reported speech sees them: each with its class, its sentence and its paragraph.

pub(super) use super::class::{Agree, Class, Lead};
use super::cues::{Entry, LEXICON};
use super::paradigm::Form;
use crate::script;
use crate::segment::Token;
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

/// Every token of a text, in order.
pub(super) fn words(read: &Words<'_>) -> Vec<Word> {
    let (text, sentences) = (read.text(), read.sentences());
    let mut words: Vec<Word> = Vec::with_capacity(read.tokens().len());
    let (mut sentence, mut paragraph, mut last) = (0, 0, 0);
    for (token, place) in read.tokens_and_words() {
        let span = token.span;
        while sentences.get(sentence as usize).is_some_and(|s| s.end <= span.start) {
            sentence += 1;
        }
        if text.as_bytes()[last.min(span.start)..span.start].contains(&b'\n') {
            paragraph += 1;
        }
        last = span.end;
        let mut word = Word {
            span,
            core: span.start,
            class: Class::NONE,
            form: None,
            agree: Agree::ANY,
            lead: Lead::BARE,
            sentence,
            paragraph,
        };
        match place {
            Some(at) => known(read, at, token, &mut word),
            None => word.class = span.of(text).chars().next().map_or(Class::NONE, sign),
        }
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

/// Looks a word up: whole, and without its proclitics.
fn known(read: &Words<'_>, at: usize, token: &Token, word: &mut Word) {
    let (here, key) = (read.word(at), read.folded(at));
    let piece = here.span.of(read.text());
    if let Some(entry) = LEXICON.get(key) {
        (word.class, word.form, word.agree) = (told_apart(entry.class, piece), entry.form, entry.agree);
        return;
    }
    // «وبحسب»
    let joined = here.letters > 1 && key.starts_with(['و', 'ف']);
    if let Some(entry) = joined.then(|| LEXICON.get(&key[2..])).flatten() {
        (word.class, word.form, word.agree) = (told_apart(entry.class, piece), entry.form, entry.agree);
        (word.lead, word.core) = (Lead::AND, token.proclitics().next().map_or(here.start, |and| and.end));
        return;
    }
    let cut = Cut::new(key, usize::from(here.letters));
    (word.lead, word.core) = (cut.lead, here.start);
    if let Some(entry) = cut.entry() {
        (word.class, word.form, word.agree) = (told_apart(entry.class, piece), entry.form, entry.agree);
    } else {
        let feminine = key.ends_with('ه') && piece.contains('ة') || key.ends_with("ات");
        word.agree = if feminine { Agree::SHE } else { Agree::HE };
    }
}

/// What is left of `class` where the spelling tells words apart that fold to one: أمام and إمام.
fn told_apart(class: Class, piece: &str) -> Class {
    let piece = piece.trim_start_matches(['و', 'ف']);
    match piece {
        // «وتدعى أم محمد»: a name is told, nothing is claimed.
        "تدعى" | "يدعى" => Class::NONE,
        _ if piece.starts_with("أمام") => class.without(Class::ROLE),
        _ if piece.starts_with("إمام") => class.without(Class::PREP),
        _ => class,
    }
}

/// A folded word without its proclitics, ال among them.
struct Cut<'k> {
    lead: Lead,
    rest: &'k str,
}

impl<'k> Cut<'k> {
    /// The word `key`, whose proclitics but ال have `letters` letters.
    fn new(key: &'k str, letters: usize) -> Self {
        let (before, rest) = key.split_at(2 * letters);
        let mut lead = Lead::BARE;
        for letter in before.chars() {
            lead |= match letter {
                'ب' => Lead::BY,
                'ل' => Lead::TO,
                'ك' => Lead::AS,
                'س' => Lead::WILL,
                _ => Lead::AND,
            };
        }
        let article =
            rest.strip_prefix("ال").or_else(|| rest.strip_prefix('ل').filter(|_| before.ends_with('ل')));
        match article {
            Some(rest) => Self { lead: lead | Lead::THE, rest },
            None => Self { lead, rest },
        }
    }

    /// What the lexicon knows of the rest that these proclitics may stand before.
    fn entry(&self) -> Option<Entry> {
        let entry = LEXICON.get(self.rest)?;
        let prepositions = Lead::BY | Lead::TO | Lead::AS;
        if self.lead.has(Lead::WILL) {
            return entry.form.is_some().then_some(entry);
        }
        if !self.lead.has(Lead::THE) {
            // «لأن» and «كأن» are no «أن»; «بقوله» is «قوله».
            if !self.lead.has(prepositions) || entry.form == Some(Form::Masdar) {
                return Some(entry);
            }
            if entry.class.has(Class::THAT) {
                return self.lead.has(Lead::BY).then_some(entry);
            }
        }
        // «الله» is no «له».
        let noun = entry.form.is_none()
            || entry.class.has(Class::STATEMENT | Class::SAID | Class::ROLE | Class::BODY);
        (noun && self.rest.len() > 4).then_some(Entry { form: None, class: strip_cue(entry.class), ..entry })
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
