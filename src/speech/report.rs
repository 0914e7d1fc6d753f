//! Finds the reports of a text: goes over its cues once, from first to last.

use super::paradigm::Form;
use super::scan::{Hit, Scan};
use super::speakers::{Speaker, Speakers};
use super::words::Class;
use super::{Quote, QuoteKind};
use crate::names::Name;
use crate::span::Span;

/// Marks hold a clause, not a few words, from this many words on.
pub(super) const CLAUSE: usize = 4;

/// What has been found so far.
pub(super) struct Report<'a, 't> {
    pub(super) scan: &'a Scan<'t>,
    pub(super) names: &'a [Name],
    pub(super) speakers: Speakers,
    quotes: Vec<Quote>,
    /// The pairs of marks that are quotes.
    taken: Vec<bool>,
    /// Cues before this word stand inside a content.
    pub(super) free: usize,
}

impl<'a, 't> Report<'a, 't> {
    /// The quotes of `scan`, in order.
    pub(super) fn of(scan: &'a Scan<'t>, names: &'a [Name]) -> Vec<Quote> {
        let mut report = Report {
            scan,
            names,
            speakers: Speakers::default(),
            quotes: Vec::new(),
            taken: vec![false; scan.pairs.len()],
            free: 0,
        };
        report.run();
        let mut quotes = report.quotes;
        quotes.sort_by_key(|quote| quote.span);
        quotes.dedup_by_key(|quote| quote.span);
        quotes
    }

    fn run(&mut self) {
        let mut at = 0;
        while at < self.scan.words.len() {
            if at >= self.free && at == self.scan.sentence_start(at) {
                self.heading(at);
            }
            if let Some(pair) = self.scan.opened(at) {
                self.bare(pair);
                let pair = &self.scan.pairs[pair];
                // What is said in marks is not the reporter's.
                if pair.words > CLAUSE && !pair.inside {
                    at = pair.close.max(at + 1);
                    continue;
                }
            }
            if at >= self.free {
                let word = &self.scan.words[at];
                if word.is(Class::ATTRIB) || self.is_said(at) {
                    self.attribution(at);
                } else if word.is(Class::CUE) && word.form.is_some() {
                    self.cue(at);
                }
            }
            at += 1;
        }
    }

    /// A report by the verb or noun at `cue`.
    fn cue(&mut self, cue: usize) {
        let scan = self.scan;
        let word = &scan.words[cue];
        if word.form == Some(Form::Object) && !word.is(Class::LABEL) {
            return;
        }
        let verb = word.form == Some(Form::Finite);
        if verb && self.is_passive(cue) {
            return;
        }
        let mut doubtful = Class::ROLE | Class::BODY | Class::PREP | Class::ADJUNCT | Class::STRICT;
        if verb {
            doubtful |= Class::NOUN;
        }
        if word.is(doubtful)
            && !scan.starts_clause(cue)
            && !(verb && (self.after_particle(cue) || self.marks_before(cue).is_some()))
        {
            return;
        }
        let hit = scan.hit(cue);
        if word.is(Class::STRICT) {
            let near = hit.at(&scan.pairs) <= cue + 14;
            if matches!(hit, Hit::None(_)) || !near {
                // It may still name someone whom «ويقولون» goes back to.
                if verb && !word.is(Class::PREP | Class::ADJUNCT) {
                    let to = self.first_stop(cue + 1, hit.at(&scan.pairs));
                    if let Some(range) = scan.phrase(cue + 1, to, word.class) {
                        self.speakers.add(scan, range, word.agree, self.names);
                    }
                }
                return;
            }
        }
        if word.is(Class::NEUTER) && scan.starts_clause(cue) && self.adjacent(cue, hit) {
            return;
        }
        let before = self.marks_before(cue);
        let until = match (hit, before) {
            (Hit::None(end), _) => self.first_stop(cue + 1, end),
            _ => hit.at(&scan.pairs),
        };
        let naming = word.is(Class::NAMING) && matches!(hit, Hit::Marks(_));
        if naming && scan.phrase(cue + 1, until, word.class).is_none() {
            return;
        }
        let relative = scan.is(cue.wrapping_sub(1), Class::RELATIVE);
        let speaker = if relative && word.is(Class::LABEL) {
            // Who calls something a name is not who goes on speaking.
            let known = self.speakers.mark();
            let speaker = self.speaker(cue, until);
            self.speakers.reset(known);
            speaker
        } else {
            self.speaker(cue, until)
        };
        let bare = word.bare();
        let until_cue = cue + 1;
        if let Some(pair) = before.filter(|&pair| !self.taken[pair]) {
            self.marks(pair, Some(bare), speaker, false);
            if matches!(hit, Hit::None(_)) {
                // «...»، قالت سميرة، وهي تبكي، «...»
                let end = scan.sentence_end(cue).min(cue + 24);
                let next = (cue + 1..end).find_map(|at| scan.opened(at));
                if let Some(next) = next
                    .filter(|&p| scan.is(scan.pairs[p].open - 1, Class::COMMA | Class::DASH | Class::COLON))
                {
                    self.marks(next, Some(bare), speaker, false);
                }
            }
        }
        match hit {
            Hit::That(at) => self.that(cue, at, speaker),
            Hit::Colon(at) => self.colon(cue, at, speaker),
            Hit::Marks(pair) => {
                let held = &scan.pairs[pair];
                let joined = scan.is(held.open - 1, Class::PREP)
                    || scan.piece(held.open - 1).trim_end_matches('ـ') == "ب";
                let few = if held.open == until_cue { 2 } else { CLAUSE };
                let part = before.is_none() && (held.words < few || word.is(Class::LABEL) || joined);
                self.marks(pair, Some(bare), speaker, part);
            }
            Hit::None(_) => {}
        }
    }

    /// Whether its marks show that nobody is named: «أُعلن أن».
    fn is_passive(&self, cue: usize) -> bool {
        let word = &self.scan.words[cue];
        let mut letters = word.bare().of(self.scan.text).chars();
        let past = letters.next().is_some_and(|first| !matches!(first, 'ي' | 'ت' | 'ن'));
        past && letters.next() == Some('\u{64F}') && !word.is(Class::FROM)
    }

    /// Whether nothing stands between a cue and أن but a preposition: «يشار إلى أن».
    fn adjacent(&self, cue: usize, hit: Hit) -> bool {
        matches!(hit, Hit::That(at) if at <= cue + 2)
    }

    /// Where a phrase must end when no content follows.
    pub(super) fn first_stop(&self, from: usize, to: usize) -> usize {
        (from..to).find(|&at| self.scan.is(at, Class::STOP | Class::COLON)).unwrap_or(to)
    }

    /// The content of أن at `at`.
    fn that(&mut self, cue: usize, at: usize, speaker: Option<Speaker>) {
        let scan = self.scan;
        let bare = Some(scan.words[cue].bare());
        if let Some(pair) = scan.opened(at + 1) {
            let held = &scan.pairs[pair];
            let after = held.close + 1;
            let ends = after >= scan.sentence_end(at) || scan.words[after].class.is_mark();
            if held.words >= CLAUSE || ends || scan.words[cue].is(Class::LABEL) {
                let part = scan.words[cue].is(Class::LABEL) || held.words < 2;
                self.marks(pair, bare, speaker, part);
                return;
            }
        }
        let end = scan.clause_end(at + 1);
        self.clause(at + 1, end, QuoteKind::Indirect, bare, speaker);
    }

    /// The content of the colon at `at`.
    fn colon(&mut self, cue: usize, at: usize, speaker: Option<Speaker>) {
        let scan = self.scan;
        let bare = Some(scan.words[cue].bare());
        if let Some(pair) = scan.opened(at + 1) {
            self.marks(pair, bare, speaker, false);
            return;
        }
        let Some(first) = scan.words.get(at + 1) else { return };
        if first.paragraph != scan.words[cue].paragraph {
            return;
        }
        let mut end = scan.clause_end(at + 1);
        // It runs on to the end of the paragraph unless the reporter speaks again.
        while let Some(next) = scan.words.get(end) {
            let goes_on = next.is(Class::STOP) || end == scan.sentence_start(end);
            if next.paragraph != first.paragraph || !goes_on {
                break;
            }
            if next.is(Class::STOP) {
                end += 1;
                continue;
            }
            if scan.opened(end).is_some()
                || next.is(Class::CUE) && next.is_verb()
                || next.is(Class::TURN | Class::BEING)
            {
                break;
            }
            end = scan.clause_end(end).max(end + 1);
        }
        self.clause(at + 1, end, QuoteKind::Colon, bare, speaker);
    }

    /// Takes the words `from..to` as what is said.
    pub(super) fn clause(
        &mut self,
        from: usize,
        to: usize,
        kind: QuoteKind,
        cue: Option<Span>,
        speaker: Option<Speaker>,
    ) {
        let Some(span) = self.scan.span(from, to) else { return };
        self.free = to;
        self.push(span, kind, cue, speaker);
    }

    /// Takes a pair of marks as what is said.
    pub(super) fn marks(&mut self, pair: usize, cue: Option<Span>, speaker: Option<Speaker>, part: bool) {
        if self.taken[pair] {
            return;
        }
        self.taken[pair] = true;
        let held = self.scan.pairs[pair];
        // «"الحشد الشعبي"» is a name.
        if held.words <= CLAUSE && self.is_name(held.content) {
            return;
        }
        let kind = if part { QuoteKind::Partial } else { QuoteKind::Direct };
        self.free = self.free.max(held.close);
        self.push(held.content, kind, cue, speaker);
    }

    /// Whether a name fills `span`.
    fn is_name(&self, span: Span) -> bool {
        let first = self.names.partition_point(|name| name.span.end < span.end);
        self.names.get(first).is_some_and(|name| name.span.start <= span.start)
    }

    fn push(&mut self, span: Span, kind: QuoteKind, cue: Option<Span>, speaker: Option<Speaker>) {
        let (name, speaker) = (speaker.and_then(|s| s.name), speaker.map(|s| s.span));
        self.quotes.push(Quote { span, kind, cue, speaker, name });
    }

    /// A long pair of marks that no cue has taken when it opens: speech that goes on from before.
    fn bare(&mut self, pair: usize) {
        let held = &self.scan.pairs[pair];
        let first = held.open == self.scan.sentence_start(held.open);
        if held.continues && !self.taken[pair] {
            if let Some(last) = self.quotes.last().cloned() {
                let speaker = last.speaker;
                self.taken[pair] = true;
                self.free = held.close;
                self.quotes.push(Quote { span: held.content, speaker, ..last });
            }
        } else if first
            && held.words >= 6
            && !held.inside
            && !self.taken[pair]
            && !self.cued_after(held.close)
        {
            let speaker = self.speakers.last();
            if speaker.is_some() {
                self.marks(pair, None, speaker, false);
            }
        }
    }

    /// Whether a cue follows the marks that close at `close`.
    fn cued_after(&self, close: usize) -> bool {
        (close + 1..close + 4).any(|at| {
            self.scan.is(at, Class::CUE | Class::ATTRIB) || at < self.scan.words.len() && self.is_said(at)
        })
    }
}
