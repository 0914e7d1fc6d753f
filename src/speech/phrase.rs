//! The speaker's phrase: a noun phrase with title, role and name, between a cue and what is said.

use super::paradigm::Form;
use super::scan::{REACH, Scan};
use super::words::{Class, Lead};
use crate::lexicon::{self, Government};
use crate::script;

/// How many words a speaker's phrase may have.
const LONGEST: usize = 32;

/// Words `from..to`.
pub(super) type Range = (usize, usize);

impl Scan<'_> {
    /// The speaker's phrase in `from..to`, after a cue that may take the prepositions in `takes`.
    pub(super) fn phrase(&self, from: usize, to: usize, takes: Class) -> Option<Range> {
        let to = to.min(self.words.len()).min(from + REACH);
        let start = self.phrase_start(from, to)?;
        let end = self.phrase_end(start, to.min(start + LONGEST), takes);
        (start < end).then_some((start, end))
    }

    /// The phrase that starts at `from` itself, whatever proclitic its first word has: «وفقا لمسؤولين».
    pub(super) fn phrase_at(&self, from: usize, to: usize) -> Option<Range> {
        let end = self.phrase_end(from, to.min(self.words.len()).min(from + LONGEST), Class::NONE);
        (from < end).then_some((from, end))
    }

    /// Skips the circumstances before the speaker: «وقال لوكالة فرانس برس مدير المرصد».
    fn phrase_start(&self, from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        // Inside a circumstance of unknown length only a role or a body can start the phrase.
        let mut circumstance = false;
        while at < to {
            let word = &self.words[at];
            if let Some(pair) = self.opened(at) {
                if !circumstance {
                    return Some(at);
                }
                at = self.pairs[pair].close + 1;
                continue;
            }
            if word.is(Class::RELATIVE | Class::STOP | Class::COLON | Class::THAT) {
                return None;
            }
            if word.is(Class::COMMA) {
                circumstance = false;
            } else if word.is(Class::TIME) && !self.is_name_of_time(at)
                || word.class.is_mark()
                || self.is_adverb(at)
            {
                // A word by itself.
            } else if self.is_circumstance(at) || self.to_media(at) || self.piece(at) == "ب\u{640}" {
                circumstance = true;
            } else if circumstance {
                let heads = word.is(Class::ROLE)
                    && !word.lead.has(Lead::BY | Lead::TO)
                    && !self.is(
                        at - 1,
                        Class::PREP | Class::ROLE | Class::MEDIA | Class::STATEMENT | Class::TITLE,
                    );
                if heads {
                    return Some(at);
                }
            } else if word.lead.has(Lead::BY | Lead::TO) {
                circumstance = true;
            } else if !word.span.of(self.text).starts_with(|c: char| c.is_numeric()) {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// Whether a word is an indefinite accusative, as its tanwin shows: «غاضباً».
    fn is_adverb(&self, at: usize) -> bool {
        self.piece(at).contains('\u{64B}') && !self.is(at, Class::ROLE | Class::BODY)
    }

    /// Whether a circumstance starts at `at`.
    fn is_circumstance(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.is(Class::PREP | Class::ADJUNCT | Class::SUBORD | Class::ATTRIB)
            && !word.is(Class::ROLE | Class::BODY)
    }

    /// Whether «لوكالة», «للصحفيين» or a bare «لـ» before marks or Latin letters stands at `at`.
    fn to_media(&self, at: usize) -> bool {
        let word = &self.words[at];
        let bare = || {
            self.piece(at).trim_end_matches('ـ') == "ل"
                && self.words.get(at + 1).is_some_and(|next| next.class.is_mark() || self.is_latin(at + 1))
        };
        word.lead.has(Lead::TO) && word.is(Class::MEDIA) || bare()
    }

    fn is_latin(&self, at: usize) -> bool {
        self.piece(at).starts_with(|c: char| c.is_ascii_alphabetic())
    }

    fn phrase_end(&self, start: usize, to: usize, takes: Class) -> usize {
        let mut at = start;
        let mut end = start;
        let mut apposed = false;
        while at < to {
            if let Some(pair) = self.opened(at) {
                let pair = &self.pairs[pair];
                if !pair.closed || pair.words > 6 || pair.close >= to {
                    break;
                }
                at = pair.close + 1;
                end = at;
                continue;
            }
            let word = &self.words[at];
            if word.is(Class::COMMA) {
                if self.spells(at + 1, lexicon::Class::Remark) && self.is(at + 2, Class::ROLE) {
                    // «أم أحمد، وهي نازحة من حلب:»
                    let close = (at + 2..to).find(|&k| self.words[k].is(Class::COMMA)).unwrap_or(to);
                    if close > at + 8 {
                        break;
                    }
                    (at, end) = (close, close);
                    continue;
                }
                if self.is_age(at + 1, to) {
                    at += 3;
                    end = at;
                    continue;
                }
                if !self.apposition(at + 1, to) {
                    break;
                }
                apposed = true;
                at += 1;
                continue;
            }
            if word.is(Class::SIGN) && self.piece(at) == "(" {
                match (at + 1..to.min(at + 12)).find(|&k| self.piece(k) == ")") {
                    Some(close) => at = close + 1,
                    None => break,
                }
                continue;
            }
            if at > start && self.spells(at, lexicon::Class::SpeakerInner) {
                at += 1;
                end = at;
                continue;
            }
            if at > start
                && (self.ends_phrase(at, takes)
                    || takes.has(Class::OBJECT) && !apposed && self.is_object(start, at))
            {
                break;
            }
            at += 1;
            end = at;
        }
        end
    }

    /// Whether the word at `at`, inside a phrase, is no part of it.
    fn ends_phrase(&self, at: usize, takes: Class) -> bool {
        let word = &self.words[at];
        if word.is(Class::STOP | Class::COLON | Class::THAT | Class::RELATIVE | Class::ATTRIB | Class::PEER) {
            return true;
        }
        if word.is(Class::DASH) {
            let tight = self.words[at - 1].span.end == word.span.start
                && self.words.get(at + 1).is_some_and(|next| next.span.start == word.span.end);
            return !tight;
        }
        if self.to_media(at) {
            return true;
        }
        if word.is(Class::PREP) && word.lead == Lead::BARE {
            return self.preposition_ends(at, takes);
        }
        if word.is(Class::CUE)
            && (word.form.is_some_and(|form| form != Form::Finite)
                || word.lead.has(Lead::AND) && word.form.is_some())
            && !word.is(Class::STRICT | Class::ROLE | Class::BODY | Class::STATEMENT | Class::TEXT)
        {
            return true;
        }
        // «الأم والدموع في عينيها».
        let own = |at: usize| self.piece(at).ends_with('ه') || self.piece(at).ends_with("ها");
        if self.piece(at).starts_with("وال") && self.is(at + 1, Class::PREP) && own(at + 2) {
            return true;
        }
        if word.lead.has(Lead::AS) {
            return false;
        }
        let piece = self.piece(at);
        if piece.ends_with('ـ') && matches!(piece.trim_end_matches('ـ'), "ب" | "ل" | "ك") {
            return true;
        }
        if word.is(Class::TIME) {
            return !self.is_name_of_time(at);
        }
        // «هيئة تنفيذ», «مركز تنسيق»: a part of a name.
        let part = self.words[at - 1].lead == Lead::BARE
            && self.is(at - 1, Class::PREP | Class::ROLE | Class::BODY | Class::TITLE);
        (word.is(Class::ADJUNCT | Class::TURN | Class::BEING) || word.is(Class::EVENT) && !part)
            && !word.is(Class::ROLE | Class::BODY)
    }

    /// Whether a word of time is a name: «صباح النعمان», «عبد الأحد».
    fn is_name_of_time(&self, at: usize) -> bool {
        let word = &self.words[at];
        if word.lead.has(Lead::THE) || self.piece(at).starts_with("ال") {
            return self.spells(at - 1, lexicon::Class::BeforeTime);
        }
        let next = at + 1;
        self.spells(at, lexicon::Class::TimeName)
            && self.words.get(next).is_some_and(|next| next.class == Class::NONE)
            && self.piece(next).starts_with(|c: char| script::is_letter(c))
    }

    /// Whether the preposition at `at` starts a circumstance and not a part of the phrase.
    fn preposition_ends(&self, at: usize, takes: Class) -> bool {
        let next = |classes| self.is(at + 1, classes);
        // «في افتتاحيتها»: where the speaker said it.
        let own = || {
            let piece = self.piece(at + 1);
            (piece.ends_with("ها") || piece.ends_with('ه') || piece.ends_with("هم"))
                && !next(Class::ROLE | Class::BODY)
        };
        let number = || self.piece(at + 1).starts_with(|c: char| c.is_numeric());
        match self.preposition(at) {
            Some(Government::In) => {
                next(Class::STATEMENT | Class::TIME | Class::ADJUNCT) && !next(Class::ROLE)
                    || number()
                    || own()
                    || self.is(at + 1, Class::TEXT)
            }
            Some(Government::On) => takes.has(Class::TAKES_ON) || next(Class::STATEMENT | Class::THAT),
            Some(Government::From) => takes.has(Class::TAKES_FROM) || next(Class::ADJUNCT | Class::THAT),
            Some(Government::About) => takes.has(Class::TAKES_ABOUT),
            _ => self.spells(at, lexicon::Class::SpeakerEnd) || next(Class::STATEMENT),
        }
    }

    /// The subject before the verb at `verb`: «المتحدث باسم الوزارة قال», «وكان مصدر أعلن».
    pub(super) fn subject_before(&self, verb: usize) -> Option<Range> {
        let first = self.sentence_start(verb).max(verb.saturating_sub(LONGEST));
        let mut start = verb;
        while start > first {
            let word = &self.words[start - 1];
            if word.is(Class::BEING) && !word.is(Class::ROLE) {
                return self.phrase(start, verb, Class::NONE);
            }
            if word.is(Class::STOP | Class::COLON | Class::THAT)
                || word.is(Class::TURN | Class::CUE)
                    && !word.is(Class::ROLE | Class::BODY | Class::STRICT | Class::STATEMENT)
            {
                break;
            }
            start -= 1;
        }
        if start >= verb {
            return None;
        }
        // After «الذي» the subject is what stands before it.
        let relative = (start..verb).rfind(|&at| self.words[at].is(Class::RELATIVE));
        let (start, to) = match relative {
            Some(at) if at > start => (self.noun_before(start, at), at),
            Some(_) => return None,
            None => (start, verb),
        };
        let word = &self.words[start];
        let noun = word.is(Class::ROLE | Class::BODY) || word.lead.has(Lead::THE);
        if self.is_circumstance(start) || word.is(Class::TIME) || !noun && !self.is_name_like(start) {
            return None;
        }
        let (start, end) = self.phrase(start, to, Class::NONE)?;
        // What stands between the phrase and the verb must be a circumstance.
        let quoted = self.opened(start).is_some();
        (end >= to
            || !quoted && self.is_circumstance(end)
            || self.is(end, Class::TIME | Class::COMMA | Class::RELATIVE))
        .then_some((start, end))
    }

    /// Where the noun phrase that ends before `at` starts: at the nearest role or body, or after a comma.
    fn noun_before(&self, first: usize, at: usize) -> usize {
        let mut start = at;
        while start > first {
            let word = &self.words[start - 1];
            if word.is(Class::COMMA | Class::RELATIVE) {
                break;
            }
            start -= 1;
            if word.is(Class::ROLE | Class::BODY)
                && !self.is(start.wrapping_sub(1), Class::ROLE | Class::BODY | Class::PREP)
            {
                break;
            }
        }
        start
    }

    /// Whether a name may start here: a word that the lexicon does not hold, or a mark that opens.
    fn is_name_like(&self, at: usize) -> bool {
        self.opened(at).is_some() || self.words[at].class == Class::NONE
    }
}
