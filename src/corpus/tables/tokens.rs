//! One row for each word or mark.

use std::ops::Deref;

use arrow_array::builder::{ListBuilder, StringBuilder};

use super::frame::{Framed, Located, Place};
use crate::Span;
use crate::corpus::cell::{self, Cell};
use crate::corpus::defined::columns;
use crate::corpus::schema::Type;
use crate::script::fold;
use crate::segment::{Token, TokenKind};

/// A token in its document.
pub(crate) struct Word<'d> {
    pub at: Located<'d>,
    pub block: Option<usize>,
    token: &'d Token,
    pub norm: String,
    pub sentence: Option<u32>,
}

impl Deref for Word<'_> {
    type Target = Token;

    fn deref(&self) -> &Token {
        self.token
    }
}

impl<'d> Word<'d> {
    /// A part of it.
    pub fn piece(&self, span: Span) -> Cut<'d> {
        Cut { at: self.at, span }
    }
}

/// The tokens of a document.
pub(crate) fn words(at: Located<'_>) -> impl Iterator<Item = Word<'_>> {
    let document = at.document;
    let mut sentence = 0;
    document.tokens.iter().map(move |token| {
        while document.sentences.get(sentence).is_some_and(|span| span.end <= token.span.start) {
            sentence += 1;
        }
        let inside = document.sentences.get(sentence).is_some_and(|span| span.contains(token.span));
        Word {
            at,
            block: document.block_at(token.span.start).map(|block| document.blocks[block].0),
            token,
            norm: token.span.of(&document.text).chars().filter_map(fold).collect(),
            sentence: inside.then_some(sentence as u32),
        }
    })
}

/// A part of a word: a table shows its text, the Python face also where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Cut<'d> {
    at: Located<'d>,
    span: Span,
}

/// The type of a column of parts of words: the text, its start and its end.
pub(crate) struct Piece;

impl Cell for Piece {
    type Given<'r> = Cut<'r>;
    type Owned = (String, usize, usize);
    type Builder = StringBuilder;
    const TYPE: Type = Type::Text;

    fn push(builder: &mut StringBuilder, value: Option<Cut<'_>>) {
        builder.append_option(value.map(|cut| cut.at.surface(cut.span)));
    }

    fn own(cut: Cut<'_>) -> Self::Owned {
        let place = cut.at.place(cut.span);
        (cut.at.surface(cut.span).to_owned(), place.start, place.end)
    }
}

impl Cell for Vec<Piece> {
    type Given<'r> = Vec<Cut<'r>>;
    type Owned = Vec<(String, usize, usize)>;
    type Builder = ListBuilder<StringBuilder>;
    const TYPE: Type = Type::Texts;

    fn push(builder: &mut Self::Builder, value: Option<Vec<Cut<'_>>>) {
        cell::texts(builder, value.as_deref().map(|cuts| cuts.iter().map(|cut| cut.at.surface(cut.span))));
    }

    fn own(cuts: Vec<Cut<'_>>) -> Self::Owned {
        cuts.into_iter().map(Piece::own).collect()
    }
}

macro_rules! token_columns {
    ($define:ident! $given:tt) => {
        $define! { $given word: Word;
            kind: TokenKind, "word number punctuation url email mention hashtag emoji symbol";
            norm: String, "the token with its spelling folded";
            proclitics: Vec<Piece> = word.proclitics().map(|span| word.piece(span)).collect(),
                "proclitics, in order";
            stem: Piece = word.piece(word.stem), "what is left between the clitics";
            enclitics: Vec<Piece> = word.enclitics().map(|span| word.piece(span)).collect(),
                "enclitics, in order";
            sentence: Option<u32>, "number of its sentence in the document, from 0";
        }
    };
}
#[cfg_attr(not(feature = "python"), allow(unused_imports))]
pub(crate) use token_columns;

token_columns!(columns! { pub(super) Tokens });

pub(super) fn push(table: &mut Framed<Tokens>, place: &Place<'_>) {
    for word in place.located().into_iter().flat_map(words) {
        table.push(&place.spot(word.span, word.block), &word);
    }
}
