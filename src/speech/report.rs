//! Finds the reports of a text: goes over its cues once, from first to last.

use super::paradigm::Form;
use super::scan::{Hit, REACH, Scan};
use super::speakers::{Speaker, Speakers};
use super::words::{Agree, Class, Lead};
use super::{Quote, QuoteKind};
use crate::Label;
use crate::names::Name;
use crate::span::Span;

/// Marks hold a clause, not a few words, from this many words on.
const CLAUSE: usize = 4;

/// What has been found so far.
pub(super) struct Report<'a, 't> {
    scan: &'a Scan<'t>,
    names: &'a [Name],
    speakers: Speakers,
    quotes: Vec<Quote>,
    /// The pairs of marks that are quotes.
    taken: Vec<bool>,
    /// Cues before this word stand inside a content.
    free: usize,
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

    /// «الدفاع المدني: إخماد حريق السوق»: a speaker and a colon at the start of a sentence.
    fn heading(&mut self, start: usize) {
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
        let source = scan.piece(start) == "المصدر" || scan.piece(start) == "الكاتب";
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
    fn is_said(&self, at: usize) -> bool {
        matches!(self.scan.piece(at), "على" | "وعلى" | "علي") && self.scan.is(at + 1, Class::SAID)
    }

    /// A report by the verb or noun at `cue`.
    fn cue(&mut self, cue: usize) {
        let scan = self.scan;
        let word = &scan.words[cue];
        if word.form == Some(Form::Object) && !word.is(Class::LABEL) {
            return;
        }
        let doubtful = Class::ROLE | Class::BODY | Class::PREP | Class::ADJUNCT | Class::STRICT | Class::NOUN;
        let verb = word.form == Some(Form::Finite);
        if word.is(doubtful) && !scan.starts_clause(cue) && !(verb && self.after_particle(cue)) {
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

    /// Whether the word before a verb shows that it is one.
    fn after_particle(&self, cue: usize) -> bool {
        let Some(before) = cue.checked_sub(1) else { return false };
        self.scan.is(before, Class::RELATIVE | Class::BEING | Class::TURN)
            || matches!(
                self.scan.piece(before),
                "قد" | "وقد" | "لم" | "ما" | "كما" | "حيث" | "إذ" | "لا" | "بعدما" | "عندما"
            )
    }

    /// Whether nothing stands between a cue and أن but a preposition: «يشار إلى أن».
    fn adjacent(&self, cue: usize, hit: Hit) -> bool {
        matches!(hit, Hit::That(at) if at <= cue + 2)
    }

    /// Where a phrase must end when no content follows.
    fn first_stop(&self, from: usize, to: usize) -> usize {
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
            if held.words >= CLAUSE || ends {
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
    fn clause(
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
    fn marks(&mut self, pair: usize, cue: Option<Span>, speaker: Option<Speaker>, part: bool) {
        if self.taken[pair] {
            return;
        }
        self.taken[pair] = true;
        let held = self.scan.pairs[pair];
        let kind = if part { QuoteKind::Partial } else { QuoteKind::Direct };
        self.free = self.free.max(held.close);
        self.push(held.content, kind, cue, speaker);
    }

    fn push(&mut self, span: Span, kind: QuoteKind, cue: Option<Span>, speaker: Option<Speaker>) {
        let (name, speaker) = (speaker.and_then(|s| s.name), speaker.map(|s| s.span));
        self.quotes.push(Quote { span, kind, cue, speaker, name });
    }

    /// The speaker of the cue at `cue`, whose content starts at `until`.
    fn speaker(&mut self, cue: usize, until: usize) -> Option<Speaker> {
        let scan = self.scan;
        let word = &scan.words[cue];
        let participle = word.form == Some(Form::Participle);
        let masdar = word.form == Some(Form::Masdar);
        if participle || masdar {
            return self.antecedent(cue, word.agree);
        }
        if word.is(Class::FROM | Class::DOC) {
            let preposition = if word.is(Class::FROM) { "عن" } else { "في" };
            let found = (cue + 1..until)
                .find(|&at| scan.piece(at) == preposition || scan.piece(at).starts_with("عنه"));
            if let Some(at) = found {
                if scan.piece(at) != preposition {
                    return self.antecedent(cue, Agree::ANY);
                }
                let to = (at + 1..until).find(|&k| scan.words[k].form == Some(Form::Masdar)).unwrap_or(until);
                let start = (at + 1 < to).then_some(at + 1)?;
                let range = scan.phrase(start, to, Class::NONE)?;
                return self.speakers.add(scan, range, Agree::ANY, self.names);
            }
        }
        // Nothing is said: what follows may be an object («أعلن النصر»), the subject stand before.
        let silent = matches!(scan.hit(cue), Hit::None(_));
        if silent && !scan.starts_clause(cue) && self.marks_before(cue).is_none() {
            if let Some(range) = scan.subject_before(cue) {
                return self.speakers.add(scan, range, word.agree, self.names);
            }
            return None;
        }
        let takes = if silent { word.class | Class::OBJECT } else { word.class };
        if let Some(range) = scan.phrase(cue + 1, until, takes) {
            return self.speakers.add(scan, range, word.agree, self.names);
        }
        let topic = matches!(scan.piece(scan.sentence_start(cue)), "أما" | "اما" | "وأما");
        if !word.lead.has(Lead::AND) || topic || scan.is(cue.wrapping_sub(1), Class::RELATIVE) {
            if let Some(range) = scan.subject_before(cue) {
                return self.speakers.add(scan, range, word.agree, self.names);
            }
        }
        self.antecedent(cue, word.agree)
    }

    /// Who is meant by a cue without a subject.
    fn antecedent(&mut self, cue: usize, agree: Agree) -> Option<Speaker> {
        let scan = self.scan;
        let sentence = scan.words[cue].sentence;
        let last = self.speakers.last();
        if let Some(last) = last.filter(|last| last.sentence == sentence) {
            return Some(last);
        }
        // «لكن المزارع لا يخفي قلقه، ويقول»: the subject of the sentence.
        let start = scan.sentence_start(cue);
        let topic = if scan.is(start, Class::TURN) { start + 1 } else { start };
        let head = &scan.words[topic];
        if cue > topic + 2
            && (head.is(Class::ROLE | Class::BODY) || head.lead.has(Lead::THE))
            && head.agree.has(agree)
            && !head.lead.has(Lead::BY | Lead::TO)
            && !head.is(Class::TIME | Class::CUE)
        {
            if let Some(range) =
                scan.phrase(topic, cue, Class::NONE).filter(|range| range.0 == topic && range.1 < cue)
            {
                return self.speakers.add(scan, range, agree, self.names);
            }
        }
        // «ورحب التحالف بالعملية وقال»: the subject of the verb before.
        if cue > start + 2 {
            let range = scan.phrase(start + 1, cue, Class::NONE);
            let first = &scan.words[start];
            if let Some(range) = range.filter(|range| range.0 == start + 1) {
                let head = &scan.words[range.0];
                let verb = first.class == Class::NONE && !first.lead.has(Lead::THE | Lead::BY | Lead::TO)
                    || first.is(Class::CUE);
                if verb
                    && (head.lead.has(Lead::THE) || head.is(Class::ROLE | Class::BODY))
                    && head.agree.has(agree)
                {
                    return self.speakers.add(scan, range, agree, self.names);
                }
            }
        }
        self.speakers.before(agree).or(last)
    }

    /// The pair that closes right before the cue at `cue`: «...»، قال.
    fn marks_before(&self, cue: usize) -> Option<usize> {
        let scan = self.scan;
        if scan.words[cue].lead.has(Lead::AND) {
            return None;
        }
        let mut at = cue;
        for _ in 0..3 {
            at = at.checked_sub(1)?;
            if let Some(pair) = scan.closed(at) {
                let pair_words = scan.pairs[pair].words;
                let open = scan.pairs[pair].open;
                let few = if open == scan.sentence_start(open) { 2 } else { CLAUSE };
                return (pair_words >= few && !scan.pairs[pair].inside).then_some(pair);
            }
            let word = &scan.words[at];
            let small = matches!(scan.piece(at), "كما" | "هكذا" | "حسبما" | "هذا" | "ما" | "بهذا");
            if !word.is(Class::COMMA | Class::DASH | Class::STOP) && !small {
                return None;
            }
        }
        None
    }

    /// «بحسب X»: what is said stands before it, or after it when it opens the sentence.
    fn attribution(&mut self, at: usize) {
        let scan = self.scan;
        let end = scan.sentence_end(at).min(at + REACH);
        let mut from = at + 1;
        let said = self.is_said(at);
        let mut own = false;
        while from < end {
            let piece = scan.piece(from).trim_end_matches('ـ');
            let word = &scan.words[from];
            if word.is(Class::SAID) && word.form.is_none() && said {
                from += 1;
            } else if matches!(
                piece,
                "ل" | "عن" | "إلى" | "الى" | "على" | "ما" | "حد" | "به" | "قد" | "كان" | "كانت"
            ) {
                from += 1;
            } else if word.is(Class::CUE) && word.form.is_some() {
                own = word.form == Some(Form::Masdar);
                from += 1;
                if own {
                    break;
                }
            } else {
                own = said && matches!(piece, "تعبيره" | "تعبيرها" | "وصفه" | "وصفها" | "زعمه" | "زعمها");
                break;
            }
        }
        if scan.piece(from).starts_with("ما") && scan.words.get(from).is_some_and(|w| w.class == Class::NONE)
        {
            // «ماذكره» in one word.
            from += 1;
        }
        if scan.piece(from - 1) == "ما"
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
            let Some(range) = scan.phrase(from, stop, Class::NONE) else { return };
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
        if at == start || scan.words[at].lead.has(Lead::AND) && self.free <= start {
            self.leading(from, end, cue, speaker);
        } else {
            let first = start.max(self.free);
            if first == start && at > first + 3 {
                let to = if scan.is(at - 1, Class::COMMA | Class::DASH) { at - 1 } else { at };
                // «..., وهي أعلى كمية، بحسب»: the last remark only.
                let remark = (to.saturating_sub(REACH).max(first + 1)..to.saturating_sub(3))
                    .rfind(|&k| matches!(scan.piece(k), "وهو" | "وهي") && scan.is(k - 1, Class::COMMA));
                let first = remark.unwrap_or(first);
                self.clause(first, to, QuoteKind::Indirect, cue, speaker);
            }
        }
    }

    /// What follows «بحسب X» at the start of a sentence.
    fn leading(&mut self, from: usize, end: usize, cue: Option<Span>, speaker: Option<Speaker>) {
        let scan = self.scan;
        let Some(at) = (from..end.min(from + 20))
            .find(|&at| scan.is(at, Class::COMMA | Class::COLON | Class::THAT) || scan.opened(at).is_some())
        else {
            return;
        };
        if let Some(pair) = scan.opened(at).or_else(|| scan.opened(at + 1)).or_else(|| scan.opened(at + 2)) {
            if scan.pairs[pair].words >= CLAUSE {
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
