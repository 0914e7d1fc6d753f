//! One row for each quote.

use std::ops::Deref;

use super::frame::{Framed, Located, Place};
use crate::Span;
use crate::corpus::defined::columns;
use crate::document::Quote;
use crate::speech::QuoteKind;

/// A quote in its document.
pub(crate) struct Said<'d> {
    pub at: Located<'d>,
    quote: &'d Quote,
    /// Where the speaker stands in the source.
    pub by: Option<Span>,
}

impl Deref for Said<'_> {
    type Target = Quote;

    fn deref(&self) -> &Quote {
        self.quote
    }
}

/// The quotes of a document.
pub(crate) fn said(at: Located<'_>) -> impl Iterator<Item = Said<'_>> {
    let quotes = at.document.quotes.iter();
    quotes.map(move |quote| Said { at, quote, by: quote.speaker.map(|span| at.place(span)) })
}

macro_rules! quote_columns {
    ($define:ident! $given:tt) => {
        $define! { $given said: Said;
            kind: QuoteKind, "direct indirect partial colon";
            cue: Option<String> = said.cue.map(|span| said.at.surface(span)),
                "the verb or noun that reports it";
            speaker: Option<String> = said.speaker.map(|span| said.at.surface(span)),
                "who said it, with title and role";
            speaker_start: Option<usize> = said.by.map(|span| span.start),
                "first code point of the speaker in the source";
            speaker_end: Option<usize> = said.by.map(|span| span.end),
                "one past the last code point of the speaker in the source";
            speaker_id: Option<String>, "entity_id or cluster:N of the speaker";
        }
    };
}
#[cfg_attr(not(feature = "python"), allow(unused_imports))]
pub(crate) use quote_columns;

quote_columns!(columns! { pub(super) Quotes });

pub(super) fn push(table: &mut Framed<Quotes>, place: &Place<'_>) {
    for said in place.located().into_iter().flat_map(said) {
        table.push(&place.spot(said.span, said.block), &said);
    }
}
