//! Whose speech a cue reports: the subject after or before it, or one who has spoken before.

use super::paradigm::Form;
use super::phrase::Range;
use super::report::{CLAUSE, Report};
use super::scan::Hit;
use super::speakers::Speaker;
use super::words::{Agree, Class, Lead};
use crate::Label;
use crate::lexicon::{self, Government};

impl Report<'_, '_> {
    /// The speaker of the cue at `cue`, whose content starts at `until`.
    pub(super) fn speaker(&mut self, cue: usize, until: usize) -> Option<Speaker> {
        let scan = self.scan;
        let word = &scan.words[cue];
        let participle = word.form == Some(Form::Participle);
        let masdar = word.form == Some(Form::Masdar);
        if participle || masdar {
            return self.antecedent(cue, word.agree);
        }
        if word.is(Class::FROM | Class::DOC) {
            let preposition = Some(if word.is(Class::FROM) { Government::About } else { Government::In });
            let own = |at: usize| {
                scan.spells(at, lexicon::Class::PrepositionPronoun) && scan.piece(at).starts_with("عن")
            };
            let found = (cue + 1..until).find(|&at| scan.preposition(at) == preposition || own(at));
            if let Some(at) = found {
                if scan.preposition(at) != preposition {
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
        // A plural verb has its subject before it: «المتظاهرون ... ورددوا هتافات».
        let plural = word.agree == Agree::THEY;
        let after = (!plural).then(|| scan.phrase(cue + 1, until, takes)).flatten();
        if let Some(range) = after.filter(|&range| !self.is_asked(cue, range)) {
            let range = if takes.has(Class::OBJECT) { self.first_of_two(range) } else { range };
            let range = self.unaddressed(range);
            return self.speakers.add(scan, range, word.agree, self.names);
        }
        let topic = scan.spells(scan.sentence_start(cue), lexicon::Class::Topic);
        let own = !word.lead.has(Lead::AND) || topic || scan.is(cue.wrapping_sub(1), Class::RELATIVE);
        if let Some(range) = own.then(|| scan.subject_before(cue)).flatten() {
            return self.speakers.add(scan, range, word.agree, self.names);
        }
        self.antecedent(cue, word.agree)
    }

    /// Whether the phrase after «ودعا», «وطالب» is whom they ask and not who asks: a word that is known as
    /// such, an accusative («المواطنين»), or a noun with which the verb does not agree («ودعا السلطات»).
    fn is_asked(&self, cue: usize, (from, _): Range) -> bool {
        let (verb, noun) = (&self.scan.words[cue], &self.scan.words[from]);
        let takes_object = verb.is(Class::OBJECT) && verb.lead.has(Lead::AND);
        takes_object
            && (noun.is(Class::ASKED)
                || noun.lead.has(Lead::THE) && (self.plural_object(from) || !noun.agree.has(verb.agree)))
    }

    /// Whether the word at `at` is a sound plural that can be no subject («المواطنين»); «الأمين» is one person.
    fn plural_object(&self, at: usize) -> bool {
        let word = &self.scan.words[at];
        self.scan.piece(at).ends_with("ين") && (word.class == Class::NONE || word.agree.has(Agree::THEY))
    }

    /// `range` without the name that stands right behind the one it begins with: «أبلغت طهران الوكالة أنها».
    fn first_of_two(&self, (from, to): Range) -> Range {
        let start = self.scan.words[from].core;
        let first = self.names.partition_point(|name| name.span.end <= start);
        let (Some(one), Some(two)) = (self.names.get(first), self.names.get(first + 1)) else {
            return (from, to);
        };
        let place = |at: usize| (from..to).find(|&k| self.scan.words[k].core == at);
        let person = [one, two].iter().any(|name| name.label == Label::Per);
        match place(two.span.start) {
            Some(cut) if one.span.start == start && !person && self.ends_at(cut - 1, one.span.end) => {
                (from, cut)
            }
            _ => (from, to),
        }
    }

    /// `range` without to whom a named person speaks: «قال فيدان لبلينكن إن», «أكد أحمد العلي لوزير الخارجية أن».
    fn unaddressed(&self, (from, to): Range) -> Range {
        let words = &self.scan.words;
        let first = self.names.partition_point(|name| name.span.end <= words[from].core);
        let inside = self.names[first..].iter().take_while(|name| name.span.end < words[to - 1].span.end);
        let addressed = |at: usize| {
            let start = words[at].span.start;
            let name =
                || self.names[first..].iter().take(to - from).any(|n| n.span.start == start + 'ل'.len_utf8());
            self.scan.piece(at).starts_with('ل')
                && (words[at].is(Class::ROLE) && words[at].lead.has(Lead::TO) || name())
        };
        for name in inside.filter(|name| name.label == Label::Per) {
            let next = (from + 1..to).find(|&at| self.ends_at(at - 1, name.span.end));
            if let Some(at) = next.filter(|&at| addressed(at)) {
                return (from, at);
            }
        }
        (from, to)
    }

    fn ends_at(&self, word: usize, end: usize) -> bool {
        self.scan.words[word].span.end == end
    }

    /// Who is meant by a cue without a subject.
    pub(super) fn antecedent(&mut self, cue: usize, agree: Agree) -> Option<Speaker> {
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
        let noun = (head.is(Class::ROLE | Class::BODY) || head.lead.has(Lead::THE))
            && head.agree.has(agree)
            && !head.lead.has(Lead::BY | Lead::TO)
            && !head.is(Class::TIME | Class::CUE);
        if cue > topic + 2
            && noun
            && let Some(range) = scan.phrase(topic, cue, Class::NONE)
            && range.0 == topic
            && range.1 < cue
        {
            return self.speakers.add(scan, range, agree, self.names);
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

    /// Whether the word before a verb shows that it is one.
    pub(super) fn after_particle(&self, cue: usize) -> bool {
        let Some(before) = cue.checked_sub(1) else { return false };
        self.scan.is(before, Class::RELATIVE | Class::BEING | Class::TURN)
            || self.scan.spells(before, lexicon::Class::BeforeVerb)
    }

    /// The pair that closes right before the cue at `cue`: «...»، قال.
    pub(super) fn marks_before(&self, cue: usize) -> Option<usize> {
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
            let small = scan.spells(at, lexicon::Class::AfterMarks);
            if !word.is(Class::COMMA | Class::DASH | Class::STOP) && !small {
                return None;
            }
        }
        None
    }
}
