//! warraq (ورّاق) turns a scraped Arabic news corpus into data.
//!
//! One text, one set of coordinates: every result is a [`Span`] of the source,
//! in bytes here and in Unicode code points in the Python face. The modules
//! stand in the order in which text flows through them, and each imports only
//! from those above it:
//!
//! - [`error`]: the one error type.
//! - [`label`]: what an entity can be.
//! - [`span`]: spans, alignments, byte and code-point offsets.
//! - [`script`]: what Arabic letters, marks, digits and punctuation are.
//! - [`normalize`]: steps, profiles and the engine that folds spelling.
//! - [`segment`]: sentences, words and clitics.
//! - [`lexicon`]: word lists, name lists and the gazetteer.
//! - [`words`]: a text read once: what every finder reads of its words.
//! - [`expressions`]: temporal expressions and amounts: dates, times, numbers, quantities.
//! - [`boilerplate`]: from a page or a dump to an article.
//! - [`names`]: people, organisations, places and other names.
//! - [`speech`]: quotes and their speakers.
//! - [`document`]: the tagged text, assembled.
//! - [`corpus`]: many documents, as columns.
#![deny(missing_docs)]
#![deny(unsafe_code)]

pub mod error;
pub mod label;
pub mod span;
pub mod script;
pub mod normalize;
pub mod segment;
pub mod lexicon;
pub mod words;
pub mod expressions;
pub mod boilerplate;
pub mod names;
pub mod speech;
pub mod document;
pub mod corpus;
#[cfg(feature = "python")]
mod python;

pub use error::{Error, Result};
pub use label::Label;
pub use span::{Alignment, Span};
