//! One row for each sentence.

use super::frame::{Framed, Located, Place};
use crate::Span;
use crate::corpus::defined::columns;

/// A sentence in its document.
pub(crate) struct Numbered<'d> {
    #[cfg_attr(not(feature = "python"), allow(dead_code))]
    pub at: Located<'d>,
    pub span: Span,
    pub block: Option<usize>,
    pub sentence: u32,
}

/// The sentences of a document.
pub(crate) fn numbered(at: Located<'_>) -> impl Iterator<Item = Numbered<'_>> {
    let document = at.document;
    document.sentences.iter().enumerate().map(move |(number, &span)| Numbered {
        at,
        span,
        block: document.block_at(span.start).map(|block| document.blocks[block].0),
        sentence: number as u32,
    })
}

macro_rules! sentence_columns {
    ($define:ident! $given:tt) => {
        $define! { $given numbered: Numbered;
            sentence: u32, "its number in the document, from 0";
        }
    };
}
#[cfg_attr(not(feature = "python"), allow(unused_imports))]
pub(crate) use sentence_columns;

sentence_columns!(columns! { pub(super) Sentences });

pub(super) fn push(table: &mut Framed<Sentences>, place: &Place<'_>) {
    for sentence in place.located().into_iter().flat_map(numbered) {
        table.push(&place.spot(sentence.span, sentence.block), &sentence);
    }
}
