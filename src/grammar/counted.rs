//! What a number counts, and what happened to the counted.

use super::compiled::{Grammar, same_line};
use super::scan::Found;
use super::view::{Kind, Piece, clitic};
use crate::span::Span;

/// How far before a number its verb may stand, in pieces.
const REACH: usize = 9;

/// How near a verb must stand to a number of what no list knows as people.
const CLOSE: usize = 3;

/// Reads the surroundings of one number.
pub(super) struct Counter<'a> {
    pub grammar: &'a Grammar,
    pub pieces: &'a [Piece],
    pub text: &'a str,
}

impl Counter<'_> {
    fn has(&self, at: usize, class: u8) -> bool {
        self.grammar.vocabulary.has(self.pieces, at, class)
    }

    fn on_line(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at).filter(|_| same_line(self.pieces, at))
    }

    /// The piece of the head noun of the number in `found`; `next` is where the next match begins.
    pub(super) fn head(&self, found: &Found, next: Option<usize>) -> Option<usize> {
        if self.has(found.first, self.grammar.cues.dual)
            || self.has(found.first, self.grammar.cues.dual_person)
        {
            return Some(found.first);
        }
        if let Some(before) = self.head_before(found) {
            return Some(before);
        }
        let mut at = found.last + 1;
        if self.on_line(at).is_some() && self.has(at, self.grammar.cues.pronoun) {
            return Some(at);
        }
        for _ in 0..3 {
            let piece = self.on_line(at)?;
            let skip = piece.proclitics == 0
                && (self.has(at, self.grammar.cues.partitive) || self.has(at, self.grammar.cues.before_head));
            if !skip {
                break;
            }
            at += 1;
        }
        let piece = self.on_line(at)?;
        let joined = piece.led
            || piece.span.of(self.text).starts_with('و') && !self.has(at, self.grammar.cues.waw_noun);
        let noun = piece.kind == Kind::Word
            && piece.proclitics == 0
            && !joined
            && !self.has(at, self.grammar.cues.function);
        // «القتلى: 4 الجرحى: 9»: that noun heads the next number.
        let heading = self.on_line(at + 1).is_some_and(|p| p.kind == Kind::Mark(':'));
        let heading = heading && self.has(at, self.grammar.cues.role_noun);
        (noun && !heading && next != Some(at)).then_some(at)
    }

    /// «المراحل الأربع»: the noun before a definite number in words.
    fn head_before(&self, found: &Found) -> Option<usize> {
        let number = &self.pieces[found.first];
        let before = found.first.checked_sub(1).filter(|_| same_line(self.pieces, found.first))?;
        let noun = &self.pieces[before];
        let fits = number.definite
            && number.kind == Kind::Word
            && noun.definite
            && !self.has(before, self.grammar.cues.function);
        let follows = self.on_line(found.last + 1).is_some_and(|p| p.definite);
        (fits && !follows && number.proclitics == 0).then_some(before)
    }

    /// The role of what is counted, from the noun itself or a verb near it; `earlier` is
    /// the role of the number before, which «بينهم» takes over.
    pub(super) fn role(
        &self,
        found: &Found,
        head: Option<usize>,
        earlier: Option<&'static str>,
    ) -> Option<&'static str> {
        if let Some(role) = head.and_then(|h| self.entry(h, self.grammar.cues.role_noun)) {
            return Some(role);
        }
        if let Some(role) = self.heading(found.first) {
            return Some(role);
        }
        let among = found.first.checked_sub(1).is_some_and(|b| self.has(b, self.grammar.cues.among))
            || found.first.checked_sub(2).is_some_and(|b| self.has(b, self.grammar.cues.among));
        if among && earlier.is_some() {
            return earlier;
        }
        let person = head.is_some_and(|h| {
            self.has(h, self.grammar.cues.person) || self.has(h, self.grammar.cues.dual_person)
        });
        let mut back = 1;
        while let Some(at) = found.first.checked_sub(back).filter(|_| back <= REACH) {
            if !same_line(self.pieces, at + 1) || matches!(self.pieces[at].kind, Kind::Mark('.' | '؟' | '!'))
            {
                break;
            }
            if let Some(role) = self.entry(at, self.grammar.cues.role_verb_strong) {
                return (person || back <= CLOSE).then_some(role);
            }
            if let Some(role) = self.entry(at, self.grammar.cues.role_verb) {
                return (person || head.is_none() && back <= CLOSE).then_some(role);
            }
            back += 1;
        }
        if !person {
            return None;
        }
        // After the noun: «12 شخصا قتلوا», «ستة أشخاص مصرعهم».
        (head.unwrap_or(found.last) + 1..)
            .take(5)
            .take_while(|&at| self.on_line(at).is_some_and(|p| p.kind == Kind::Word))
            .filter(|&at| self.pieces[at].proclitics & clitic::AND == 0)
            .find_map(|at| {
                self.entry(at, self.grammar.cues.role_verb_strong)
                    .or_else(|| self.entry(at, self.grammar.cues.role_verb))
            })
    }

    /// «القتلى: 4».
    fn heading(&self, first: usize) -> Option<&'static str> {
        let mark = first.checked_sub(1).filter(|&m| self.pieces[m].kind == Kind::Mark(':'))?;
        self.entry(mark.checked_sub(1)?, self.grammar.cues.role_noun)
    }

    fn entry(&self, at: usize, class: u8) -> Option<&'static str> {
        let words = &self.grammar.vocabulary;
        let (entry, _) = words.find(self.pieces, at, class)?;
        let text = &*words.entry(entry).text;
        ["killed", "wounded", "displaced", "detained", "missing", "abducted"].into_iter().find(|&r| r == text)
    }

    /// The span of one piece.
    pub(super) fn span(&self, at: usize) -> Span {
        self.pieces[at].span
    }
}
