//! Reports without a verb: «بحسب X», «على حد قول X», and a speaker before a colon.

use super::QuoteKind;
use super::cues::LEXICON;
use super::paradigm::Form;
use super::report::{CLAUSE, Report};
use super::scan::REACH;
use super::speakers::Speaker;
use super::words::{Agree, Class, Lead};
use crate::Label;
use crate::lexicon;
use crate::script;
use crate::span::Span;

impl Report<'_, '_> {
    /// «الدفاع المدني: إخماد حريق السوق»: a speaker and a colon at the start of a sentence.
    pub(super) fn heading(&mut self, start: usize) {
        let scan = self.scan;
        let end = scan.sentence_end(start).min(start + 12);
        let Some(colon) = (start..end).find(|&at| scan.is(at, Class::COLON)) else { return };
        let head = &scan.words[start];
        let span = Span::new(head.span.start, scan.words[colon].span.start);
        let known = head.is(Class::ROLE | Class::BODY) && !head.is(Class::TEXT)
            || self.names.get(self.names.partition_point(|n| n.span.end <= span.start)).is_some_and(|name| {
                name.span.start < span.end && matches!(name.label, Label::Per | Label::Org)
            });
        let marks = scan.opened(colon + 1).is_some_and(|pair| scan.pairs[pair].words >= CLAUSE);
        let cue =
            (start..colon).any(|at| scan.words[at].form.is_some() && !scan.is(at, Class::ROLE | Class::BODY));
        let words = scan.sentence_end(start).saturating_sub(colon + 1);
        let source = scan.spells(start, lexicon::Class::SpeakerHead);
        if cue || source || !(known || marks) || words < 3 || head.lead.has(Lead::BY | Lead::TO) {
            return;
        }
        if scan.words.get(colon + 1).is_none_or(|next| next.span.start == scan.words[colon].span.end) {
            return;
        }
        let range = scan.phrase(start, colon, Class::NONE);
        let Some(range) = range.filter(|range| *range == (start, colon)) else { return };
        let speaker = self.speakers.add(scan, range, Agree::ANY, self.names);
        if let Some(pair) = scan.opened(colon + 1) {
            self.marks(pair, None, speaker, false);
        } else {
            let end = scan.clause_end(colon + 1);
            self.clause(colon + 1, end, QuoteKind::Colon, None, speaker);
        }
    }

    /// «على حد قول», «على لسان».
    pub(super) fn is_said(&self, at: usize) -> bool {
        let piece = self.scan.piece(at);
        matches!(piece.strip_prefix('و').unwrap_or(piece), "على" | "علي") && self.scan.is(at + 1, Class::SAID)
    }

    /// «بحسب X»: what is said stands before it, or after it when it opens the sentence.
    pub(super) fn attribution(&mut self, at: usize) {
        let scan = self.scan;
        let end = scan.sentence_end(at).min(at + REACH);
        let mut from = at + 1;
        let said = self.is_said(at);
        let mut own = false;
        while from < end {
            let word = &scan.words[from];
            let small = scan.spells(from, lexicon::Class::AttribInner);
            if small || said && word.is(Class::SAID) && word.form.is_none() {
                from += 1;
            } else if word.is(Class::CUE) && word.form.is_some() {
                own = word.form == Some(Form::Masdar);
                from += 1;
                if own {
                    break;
                }
            } else {
                own = said && scan.spells(from, lexicon::Class::SaidOwn);
                break;
            }
        }
        let joined = script::folded(scan.piece(from));
        if joined.strip_prefix("ما").and_then(|rest| LEXICON.get(rest)).is_some_and(|e| e.form.is_some()) {
            // «ماذكره» in one word.
            from += 1;
        }
        if scan.spells(from - 1, lexicon::Class::What)
            && scan.is(from + 1, Class::PREP)
            && scan.words[from].class == Class::NONE
        {
            // «حسب ما علم من مصادر»
            from += 2;
        }
        if !own && scan.is(from, Class::LAW) && !scan.is(from, Class::ROLE | Class::BODY) || from >= end {
            return;
        }
        let speaker = if own {
            self.speakers.last()
        } else {
            // At the start of a sentence the first comma ends the phrase.
            let first = at == scan.sentence_start(at);
            let stop = (from..end)
                .find(|&k| scan.is(k, Class::STOP | Class::COLON) || first && scan.is(k, Class::COMMA))
                .unwrap_or(end);
            let range = if scan.words[from].lead.has(Lead::TO) {
                scan.phrase_at(from, stop)
            } else {
                scan.phrase(from, stop, Class::NONE)
            };
            let Some(range) = range else { return };
            let after = range.1;
            let speaker = self.speakers.add(scan, range, Agree::ANY, self.names);
            from = after;
            speaker
        };
        let bare = scan.words[at].bare();
        let cue = Some(if said { bare.cover(scan.words[at + 1].span) } else { bare });
        if let Some(pair) = self.marks_before(at) {
            self.marks(pair, cue, speaker, false);
            return;
        }
        let start = scan.sentence_start(at);
        if at == start && scan.spells(at + 1, lexicon::Class::SaidFor) {
            return;
        }
        if at == start || scan.words[at].lead.has(Lead::AND) && self.free <= start {
            self.leading(from, end, cue, speaker);
        } else {
            let first = start.max(self.free);
            if first == start && at > first + 2 {
                let to = if scan.is(at - 1, Class::COMMA | Class::DASH) { at - 1 } else { at };
                // «..., وهي أعلى كمية، بحسب»: the last remark only.
                let remark = (to.saturating_sub(REACH).max(first + 1)..to.saturating_sub(3))
                    .rfind(|&k| scan.spells(k, lexicon::Class::Remark) && scan.is(k - 1, Class::COMMA));
                let first = remark.unwrap_or(first);
                self.clause(first, to, QuoteKind::Indirect, cue, speaker);
            }
        }
    }

    /// What follows «بحسب X» at the start of a sentence.
    pub(super) fn leading(&mut self, from: usize, end: usize, cue: Option<Span>, speaker: Option<Speaker>) {
        let scan = self.scan;
        let Some(at) = (from..end.min(from + 20))
            .find(|&at| scan.is(at, Class::COMMA | Class::COLON | Class::THAT) || scan.opened(at).is_some())
        else {
            return;
        };
        if let Some(pair) = scan.opened(at).or_else(|| scan.opened(at + 1)).or_else(|| scan.opened(at + 2)) {
            let ends = scan.pairs[pair].close + 2 >= scan.sentence_end(at);
            if scan.pairs[pair].words >= CLAUSE || ends {
                self.marks(pair, cue, speaker, false);
                return;
            }
        }
        let start = if scan.is(at + 1, Class::THAT) { at + 2 } else { at + 1 };
        let to = scan.clause_end(start.min(end));
        if to > start + 2 {
            self.clause(start, to, QuoteKind::Indirect, cue, speaker);
        }
    }
}
