//! What a number counts.

use super::compiled::{RuleSet, same_line};
use super::scan::Found;
use super::view::{Kind, Piece};
use crate::span::Span;

/// Reads the surroundings of one number.
pub(super) struct Counter<'a> {
    pub ruleset: &'a RuleSet,
    pub pieces: &'a [Piece],
    pub text: &'a str,
}

impl Counter<'_> {
    pub(super) fn has(&self, at: usize, class: u8) -> bool {
        self.ruleset.vocabulary.has(self.pieces, at, class)
    }

    pub(super) fn on_line(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at).filter(|_| same_line(self.pieces, at))
    }

    /// The piece of the head noun of the number in `found`; `before` is where the match before ends,
    /// `next` where the next one begins.
    pub(super) fn head(&self, found: &Found, before: Option<usize>, next: Option<usize>) -> Option<usize> {
        if self.has(found.first, self.ruleset.cues.dual)
            || self.has(found.first, self.ruleset.cues.dual_person)
        {
            return Some(found.first);
        }
        if let Some(noun) = self.head_before(found).filter(|&noun| before != Some(noun)) {
            return Some(noun);
        }
        let mut at = found.last + 1;
        // «(17338) جهازا», «"129" صوتا».
        let mark = |at: usize| {
            self.on_line(at).and_then(|p| if let Kind::Mark(mark) = p.kind { Some(mark) } else { None })
        };
        let enclosed = found.first.checked_sub(1).and_then(mark).zip(mark(at));
        if matches!(enclosed, Some(('(', ')') | ('«', '»') | ('"', '"') | ('“', '”'))) {
            at += 1;
        }
        if self.on_line(at).is_some() && self.has(at, self.ruleset.cues.pronoun) {
            return Some(at);
        }
        for _ in 0..3 {
            let piece = self.on_line(at)?;
            let skip = piece.proclitics == 0
                && (self.has(at, self.ruleset.cues.partitive) || self.has(at, self.ruleset.cues.before_head));
            if !skip {
                break;
            }
            at += 1;
        }
        let piece = self.on_line(at)?;
        let joined = (piece.led || piece.span.of(self.text).starts_with('و'))
            && !self.has(at, self.ruleset.cues.waw_noun);
        let noun = piece.kind == Kind::Word
            && piece.proclitics == 0
            && !joined
            && !self.has(at, self.ruleset.cues.function);
        // «القتلى: 4 الجرحى: 9»: that noun heads the next number.
        let heading = self.on_line(at + 1).is_some_and(|p| p.kind == Kind::Mark(':'));
        let heading = heading && self.has(at, self.ruleset.cues.role_noun);
        let tally = self.has(at, self.ruleset.cues.tally);
        (noun && !heading && !tally && next != Some(at)).then_some(at)
    }

    /// «المراحل الأربع»: the noun before a definite number in words.
    fn head_before(&self, found: &Found) -> Option<usize> {
        let number = &self.pieces[found.first];
        let before = found.first.checked_sub(1).filter(|_| same_line(self.pieces, found.first))?;
        let noun = &self.pieces[before];
        // «السيارات الـ15»: the article of digits is in none of the pieces.
        let article = || self.text[..number.span.start].trim_end_matches('\u{640}').ends_with("ال");
        let definite = match number.kind {
            Kind::Word => number.definite,
            _ => article(),
        };
        let fits = definite
            && (noun.definite || self.owned(before, self.ruleset.cues.person).is_some())
            && !self.has(before, self.ruleset.cues.function);
        let follows = self.on_line(found.last + 1).is_some_and(|p| p.definite);
        (fits && !follows && number.proclitics == 0).then_some(before)
    }

    /// Where the approximator of a number that begins at `first` begins, or `first`.
    pub(super) fn past_bound(&self, first: usize) -> usize {
        (1..=4)
            .filter_map(|length| first.checked_sub(length))
            .filter(|&start| (start + 1..=first).all(|at| same_line(self.pieces, at)))
            .rfind(|&start| {
                let found = self.ruleset.vocabulary.find(self.pieces, start, self.ruleset.cues.approx);
                found.is_some_and(|(_, end)| end == first)
            })
            .unwrap_or(first)
    }

    /// The value in `class` of a noun that ends in a pronoun: «عناصره», «قتلاهم».
    pub(super) fn owned(&self, at: usize, class: u8) -> Option<&str> {
        let word = self.on_word(at)?.span.of(self.text);
        let word = word.strip_prefix('و').unwrap_or(word);
        let stem = ["هما", "هم", "ها", "نا", "ه"].into_iter().find_map(|own| word.strip_suffix(own))?;
        let words = &self.ruleset.vocabulary;
        words.value_of(stem, class).or_else(|| {
            let short = stem.strip_suffix('ا')?;
            words.value_of(&format!("{short}ى"), class)
        })
    }

    fn on_word(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at).filter(|p| p.kind == Kind::Word)
    }

    /// A span that begins with digits, with their article: «الـ75».
    pub(super) fn with_article(&self, span: Span) -> Span {
        let digits = span.of(self.text).starts_with(|c| crate::script::digit(c).is_some());
        let before = self.text[..span.start].trim_end_matches('\u{640}');
        match before.strip_suffix("ال").filter(|_| digits) {
            // A word that ends so has no article: «مال5».
            Some(rest) if !rest.ends_with(char::is_alphabetic) || rest.ends_with(['ب', 'ك', 'و', 'ف']) => {
                Span::new(rest.len(), span.end)
            }
            _ => span,
        }
    }

    /// The span of one piece.
    pub(super) fn span(&self, at: usize) -> Span {
        self.pieces[at].span
    }
}
