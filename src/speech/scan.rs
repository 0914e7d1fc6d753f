//! The text as reported speech sees it: words, pairs of marks, and where clauses end.

use super::marks::{self, Pair};
use super::paradigm::Form;
use super::words::{self, Class, Lead, Word};
use crate::span::Span;
use crate::words::Words;

/// How far from its cue a content may start, in words.
pub(super) const REACH: usize = 60;

/// Where what is said starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    /// At the word after this one, which is أن or إن.
    That(usize),
    /// After this colon.
    Colon(usize),
    /// In this pair of marks.
    Marks(usize),
    /// Nowhere: the clause ends here.
    None(usize),
}

impl Hit {
    /// The word before which the speaker's phrase must end.
    pub(super) fn at(self, pairs: &[Pair]) -> usize {
        match self {
            Hit::That(at) | Hit::Colon(at) | Hit::None(at) => at,
            Hit::Marks(pair) => pairs[pair].open,
        }
    }
}

/// A text, its words and its marks.
pub(super) struct Scan<'t> {
    pub text: &'t str,
    pub words: Vec<Word>,
    pub pairs: Vec<Pair>,
    /// For each word, one past the last of its sentence.
    ends: Vec<u32>,
    /// For each word, the first of its sentence.
    starts: Vec<u32>,
    /// For each word, the pair that it opens or closes, plus one.
    marks: Vec<u32>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(read: &Words<'t>) -> Self {
        let text = read.text();
        let words = words::words(read);
        let pairs = marks::pairs(text, &words);
        let count = words.len();
        let (mut ends, mut starts, mut marks) = (vec![0; count], vec![0; count], vec![0; count]);
        let mut first = 0;
        for at in 0..count {
            let last = words.get(at + 1).is_none_or(|next| {
                (next.sentence, next.paragraph) != (words[at].sentence, words[at].paragraph)
            });
            starts[at] = first as u32;
            if last {
                ends[first..=at].fill(at as u32 + 1);
                first = at + 1;
            }
        }
        for (index, pair) in pairs.iter().enumerate() {
            marks[pair.open] = index as u32 + 1;
            if pair.closed && pair.close < count {
                marks[pair.close] = index as u32 + 1;
            }
        }
        Self { text, words, pairs, ends, starts, marks }
    }

    /// One past the last word of the sentence of `at`.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        self.ends.get(at).map_or(self.words.len(), |&end| end as usize)
    }

    /// The first word of the sentence of `at`.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.starts.get(at).map_or(self.words.len(), |&start| start as usize)
    }

    /// The pair that the mark at `at` opens.
    pub(super) fn opened(&self, at: usize) -> Option<usize> {
        let pair = (*self.marks.get(at)? as usize).checked_sub(1)?;
        (self.pairs[pair].open == at).then_some(pair)
    }

    /// The pair that the mark at `at` closes.
    pub(super) fn closed(&self, at: usize) -> Option<usize> {
        let pair = (*self.marks.get(at)? as usize).checked_sub(1)?;
        (self.pairs[pair].closed && self.pairs[pair].close == at).then_some(pair)
    }

    /// The word at `at` as it is written.
    pub(super) fn piece(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    /// Whether the word at `at` is in one of `classes`.
    pub(super) fn is(&self, at: usize, classes: Class) -> bool {
        self.words.get(at).is_some_and(|word| word.is(classes))
    }

    /// The span of the words `from..to`, without the marks and white space at its ends.
    pub(super) fn span(&self, from: usize, to: usize) -> Option<Span> {
        let (mut from, mut to) = (from, to.min(self.words.len()));
        while from < to && self.words[from].is(Class::COMMA | Class::COLON | Class::DASH | Class::STOP) {
            from += 1;
        }
        let asks = |at: usize| self.piece(at).starts_with(['؟', '?', '!', '…']);
        while from < to
            && self.words[to - 1].is(Class::COMMA | Class::COLON | Class::DASH | Class::STOP)
            && !asks(to - 1)
        {
            to -= 1;
        }
        (from < to).then(|| Span::new(self.words[from].span.start, self.words[to - 1].span.end))
    }

    /// Whether a cue stands at the start of a clause.
    pub(super) fn starts_clause(&self, at: usize) -> bool {
        at == self.sentence_start(at)
            || self.words[at].lead.has(Lead::AND)
            || self.is(
                at - 1,
                Class::COMMA | Class::COLON | Class::STOP | Class::DASH | Class::TURN | Class::SIGN,
            )
    }

    /// Where the content of the cue at `cue` starts.
    pub(super) fn hit(&self, cue: usize) -> Hit {
        let end = self.sentence_end(cue).min(cue + REACH);
        let mut at = cue + 1;
        let mut relative = false;
        while at < end {
            let word = &self.words[at];
            if let Some(pair) = self.opened(at) {
                if self.speaks(cue, at, pair, end) {
                    return Hit::Marks(pair);
                }
                at = self.pairs[pair].close + 1;
                continue;
            }
            if word.is(Class::COLON) {
                return Hit::Colon(at);
            }
            if word.is(Class::STOP) {
                return Hit::None(at);
            }
            if word.is(Class::THAT) && !word.lead.has(Lead::AND) && !self.is(at - 1, Class::SUBORD) {
                return Hit::That(at);
            }
            if word.is(Class::RELATIVE) {
                relative = true;
            } else if word.is(Class::COMMA) {
                relative = false;
                if self.is(at + 1, Class::TURN) {
                    return Hit::None(at);
                }
            } else if self.is_new_cue(at) && !relative {
                return Hit::None(at);
            }
            at += 1;
        }
        Hit::None(end)
    }

    /// Whether another report starts at `at`.
    fn is_new_cue(&self, at: usize) -> bool {
        let word = &self.words[at];
        let verb = word.form == Some(Form::Finite)
            && (word.lead.has(Lead::AND) || self.is(at - 1, Class::TURN))
            && !word.is(Class::ATTRIB);
        word.is(Class::CUE)
            && (verb || word.form == Some(Form::Participle))
            && !word.is(Class::STRICT
                | Class::PREP
                | Class::ADJUNCT
                | Class::ROLE
                | Class::BODY
                | Class::STATEMENT)
    }

    /// Whether the marks that open at `at` hold what the cue reports, and not a name on the way to it.
    fn speaks(&self, cue: usize, at: usize, pair: usize, end: usize) -> bool {
        let pair = &self.pairs[pair];
        let before = &self.words[at - 1];
        let class = self.words[cue].class;
        let proclitic = matches!(self.piece(at - 1).trim_end_matches('ـ'), "ب" | "بال" | "بأنه" | "بأنها");
        let takes = Class::TAKES_TO | Class::TAKES_ON | Class::TAKES_ABOUT;
        let from = self.piece(at - 1) == "من" && class.has(Class::TAKES_FROM) && pair.words >= 2;
        // «شدد على ضرورة "..."»
        let need = matches!(self.piece(at - 1), "ضرورة" | "أهمية" | "وجوب") && self.is(at - 2, Class::PREP);
        let introduced =
            proclitic || from || need && pair.words >= 2 || before.is(Class::PREP) && class.has(takes);
        if class.has(Class::LABEL) && !introduced {
            // What a verb calls something stands near it, and nobody else speaks between.
            let far = at > cue + 9
                || (cue + 1..at)
                    .any(|k| self.words[k].is(Class::CUE | Class::RELATIVE) && !self.is_so_called(k));
            if far || before.is(Class::TITLE) {
                return false;
            }
        }
        if pair.words >= 5 {
            return !before.is(Class::TITLE) || pair.words >= 8;
        }
        let named = class.has(Class::LABEL) && self.words[cue].form == Some(Form::Object);
        if !pair.closed || before.is(Class::TITLE) || !named && self.leads_on(pair.close + 1, end) {
            return false;
        }
        if class.has(Class::NAMING) {
            return pair.words >= 2;
        }
        let says = class.has(Class::SAYS) && pair.words >= 3 && !before.is(Class::BODY | Class::MEDIA);
        says || at == cue + 1
            || before.is(Class::COMMA) && pair.words >= 2
            || class.has(Class::LABEL)
            || introduced
    }

    /// «ما سماه», «ما يصفه».
    fn is_so_called(&self, at: usize) -> bool {
        self.words[at].is(Class::LABEL)
            && self.words[at].form == Some(Form::Object)
            && matches!(self.piece(at - 1), "ما" | "مما" | "بما" | "لما" | "فيما" | "عما")
    }

    /// Whether something that introduces speech follows in the same sentence.
    fn leads_on(&self, from: usize, end: usize) -> bool {
        // «، مؤكدا "…"» introduces the next quote, not this one.
        let over = |at: usize| {
            self.words[at].is(Class::STOP) || self.is(at - 1, Class::COMMA) && self.is_new_cue(at)
        };
        (from..end.min(from + 25)).take_while(|&at| !over(at)).any(|at| {
            let word = &self.words[at];
            word.is(Class::COLON)
                || word.is(Class::THAT) && !word.lead.has(Lead::AND) && !self.is(at - 1, Class::SUBORD)
                || self.opened(at).is_some()
        })
    }

    /// One past the last word of the clause that starts at `from`: before a comma after which
    /// the reporter speaks again, before another report, or at the end of the sentence.
    pub(super) fn clause_end(&self, from: usize) -> usize {
        let end = self.sentence_end(from);
        let mut at = from;
        while at < end {
            if let Some(pair) = self.opened(at) {
                // A sentence may end inside marks: the clause then ends with them.
                at = self.pairs[pair].close + 1;
                if at >= end {
                    return self.pairs[pair].close.min(self.words.len());
                }
                continue;
            }
            let word = &self.words[at];
            if at > from && self.takes_over(at) {
                return at;
            }
            if word.is(Class::STOP) && self.piece(at) != "…" {
                return at;
            }
            at += 1;
        }
        end
    }

    /// Whether the reporter speaks again from `at` on.
    fn takes_over(&self, at: usize) -> bool {
        let word = &self.words[at];
        let comma = self.is(at - 1, Class::COMMA | Class::DASH | Class::SIGN);
        if word.is(Class::CUE) && word.form.is_some() {
            let noun = word.is(Class::STRICT | Class::ROLE | Class::BODY);
            return match word.form {
                Some(Form::Participle) if noun => comma && !matches!(self.hit(at), Hit::None(_)),
                Some(Form::Finite) if noun && !comma => false,
                Some(Form::Participle) => comma || !matches!(self.hit(at), Hit::None(_)),
                Some(Form::Finite) => {
                    (word.lead.has(Lead::AND) || self.is(at - 1, Class::TURN))
                        && !matches!(self.hit(at), Hit::None(_))
                }
                _ => false,
            };
        }
        if word.is(Class::ATTRIB) {
            return comma || !self.is(at + 1, Class::LAW);
        }
        comma
            && (word.is(Class::TURN)
                || self.piece(at) == "في" && self.piece(at + 1) == "حين"
                || self.piece(at) == "على" && self.piece(at + 1) == "حد")
    }
}
