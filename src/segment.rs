//! Sentences, words and clitics, each a span; and stems.
//!
//! - [`sentences`] cuts a text at final marks and line ends, for news as it is scraped.
//! - [`tokens`] cuts it into words, numbers, marks, links and emoji: the pieces of
//!   [UAX 29](https://www.unicode.org/reports/tr29/), merged and split for Arabic.
//!   Each Arabic word carries its proclitics and enclitic pronouns.
//! - [`stem()`] reduces a word to a key for matching, as a published stemmer does.
//!
//! `docs/segmentation.md` states every rule.

mod clitics;
mod sentences;
mod stem;
mod token;
mod tokens;

pub use clitics::{Clitics, proclitic_candidates, split_word};
pub(crate) use clitics::{is_known, recut};
pub use sentences::sentences;
pub use stem::{Stemmer, stem};
pub use token::{Token, TokenKind};
pub use tokens::tokens;
