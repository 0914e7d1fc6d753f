//! Reported speech: quotes, their cues and their speakers.
//!
//! A report is a cue (a verb that reports, in any of its forms, or «بحسب»), a
//! speaker's phrase beside it, and what is said: a clause after أن, words in
//! quotation marks, or what follows a colon. The words are tables in
//! `data/speech/`, how clauses are built is here: [`find`] goes over the words once and
//! tries each cue, bounded in how far it looks, so that time is linear.

mod attribution;
mod class;
mod cues;
mod marks;
mod paradigm;
mod parts;
mod phrase;
mod report;
mod scan;
mod speakers;
mod subject;
mod words;

use crate::names::Name;
use crate::span::Span;
use crate::words::Words;

/// How speech is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuoteKind {
    /// The speaker's words between quotation marks, a clause or more.
    Direct,
    /// A clause after أن or إن, without quotation marks.
    Indirect,
    /// A few words between quotation marks inside the reporter's clause.
    Partial,
    /// What follows a colon, without quotation marks.
    Colon,
}

impl QuoteKind {
    /// Every kind.
    pub const ALL: [QuoteKind; 4] =
        [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Partial, QuoteKind::Colon];

    /// The name that the tables show.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Partial => "partial",
            QuoteKind::Colon => "colon",
        }
    }
}

/// A piece of reported speech.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quote {
    /// What was said, without the quotation marks.
    pub span: Span,
    /// How it is reported.
    pub kind: QuoteKind,
    /// The verb or noun that reports it, proclitics left out.
    pub cue: Option<Span>,
    /// Who said it, with title and role.
    pub speaker: Option<Span>,
    /// The index in `names` of the speaker's name.
    pub name: Option<usize>,
}

/// The quotes of a text, in order.
///
/// `names` are the outermost names among its words, in order.
#[must_use]
pub fn find(words: &Words<'_>, names: &[Name]) -> Vec<Quote> {
    report::Report::of(&scan::Scan::new(words), names)
}
