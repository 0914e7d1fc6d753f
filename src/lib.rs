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
//! - [`artefact`]: how every model file begins, is checked and is calibrated.
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
//!
//! ```
//! use warraq::document::Tagger;
//!
//! let document = Tagger::default().tag("وصل الوزير إلى بغداد وبالموصل التقى الوفد.".into(), None);
//! let names: Vec<&str> = document.entities.iter().map(|entity| entity.span.of(&document.text)).collect();
//! assert_eq!(names, ["بغداد", "الموصل"]);
//! ```
//!
//! # Features
//!
//! Both are on by default; without them texts can still be normalised, cut, tagged and cleaned.
//!
//! * `corpus`: the module [`corpus`], with Arrow, Parquet, archives and threads.
//! * `html`: [`boilerplate::extract`] reads pages too.
//!
//! Enums and structs that the crate hands out may grow (`#[non_exhaustive]`); those that a caller fills in are
//! written with `..Default::default()`.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(missing_docs)]
#![deny(unsafe_code)]

pub mod error;
pub mod label;
pub mod span;
pub mod artefact;
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
#[cfg(feature = "corpus")]
#[cfg_attr(docsrs, doc(cfg(feature = "corpus")))]
pub mod corpus;
#[cfg(feature = "python")]
mod python;

pub use error::{Error, Result};
pub use label::Label;
pub use span::{Alignment, Span};
