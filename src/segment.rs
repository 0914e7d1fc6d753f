//! Sentences, words and clitics, each a span.
//!
//! - [`sentences`] cuts a text at final marks and line ends, for news as it is scraped.
//! - [`tokens`] cuts it into words, numbers, marks, links and emoji: the pieces of
//!   [UAX 29](https://www.unicode.org/reports/tr29/), merged and split for Arabic.
//!   Each Arabic word carries its proclitics and enclitic pronouns.
//!
//! `docs/segmentation.md` states every rule.

mod clitics;
mod sentences;
mod token;
mod tokens;

pub use clitics::{Clitics, proclitic_candidates, split_word};
pub use sentences::sentences;
pub use token::{Token, TokenKind};
pub use tokens::tokens;
