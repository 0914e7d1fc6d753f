//! Who has spoken so far: what «وأضاف» and «المصدر» go back to.

use super::phrase::Range;
use super::scan::Scan;
use super::words::{Agree, Class, Lead};
use crate::Label;
use crate::names::Name;
use crate::span::Span;

/// One who has spoken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker {
    /// The phrase.
    pub span: Span,
    /// What a verb before it agrees with.
    pub agree: Agree,
    /// The sentence in which it stands.
    pub sentence: u32,
    /// The index of its name.
    pub name: Option<usize>,
}

/// How many speakers back an antecedent is sought.
const MEMORY: usize = 24;

/// The speakers of a text, in order.
#[derive(Default)]
pub(super) struct Speakers {
    said: Vec<Speaker>,
}

impl Speakers {
    /// Adds the phrase `range`, whose verb agrees as `agree` says.
    pub(super) fn add(
        &mut self,
        scan: &Scan<'_>,
        range: Range,
        agree: Agree,
        names: &[Name],
    ) -> Option<Speaker> {
        let span = scan.span(range.0, range.1)?;
        let word = &scan.words[range.0];
        let span = Span::new(word.core.max(span.start).min(span.end), span.end);
        let own = word.agree;
        let agree = if agree == Agree::ANY { own } else { agree };
        let mut name = named(names, span);
        if name.is_none() && word.lead.has(Lead::THE) && word.is(Class::ROLE | Class::BODY) {
            name = self.before(agree).and_then(|speaker| speaker.name);
        }
        let speaker = Speaker { span, agree, sentence: word.sentence, name };
        self.said.push(speaker);
        Some(speaker)
    }

    /// The nearest speaker that a verb of `agree` can mean.
    pub(super) fn before(&self, agree: Agree) -> Option<Speaker> {
        self.said.iter().rev().take(MEMORY).find(|speaker| speaker.agree.has(agree)).copied()
    }

    /// How many have spoken.
    pub(super) fn mark(&self) -> usize {
        self.said.len()
    }

    /// Forgets who has spoken since `mark`.
    pub(super) fn reset(&mut self, mark: usize) {
        self.said.truncate(mark);
    }

    /// The last one who has spoken.
    pub(super) fn last(&self) -> Option<Speaker> {
        self.said.last().copied()
    }
}

/// The name in `span`: a person's before any other, the first of a kind.
fn named(names: &[Name], span: Span) -> Option<usize> {
    let first = names.partition_point(|name| name.span.end <= span.start);
    let inside = || {
        names[first..]
            .iter()
            .take_while(|name| name.span.start < span.end)
            .enumerate()
            .map(|(index, name)| (first + index, name.label))
    };
    [Label::Per, Label::Org, Label::Loc]
        .into_iter()
        .find_map(|label| {
            inside().find(|&(index, found)| found == label && leads(names[index].span, label, span))
        })
        .map(|(index, _)| index)
}

/// Whether a name can be the speaker: a place speaks only where the phrase begins with it («واشنطن: …»),
/// not where it says whose speaker it is («مسؤولون في سوريا»).
fn leads(name: Span, label: Label, phrase: Span) -> bool {
    label != Label::Loc || name.start <= phrase.start
}
