//! Sentences, words and clitics, each a span.

mod sentences;
mod tokens;

pub use sentences::sentences;
pub use tokens::{Token, TokenKind, tokens};
