//! Word lists, name lists and the gazetteer.
//!
//! Everything here is keyed by the spelling that [`crate::script::folded`]
//! gives, so that hamzas, ة/ه, ى/ي, marks and tatweel do not matter. The lists
//! themselves are TSV files under `data/`, embedded and compiled on first use:
//! that takes a few tens of milliseconds, so no compiled artefact has to be
//! kept in step with them.

mod builtin;
mod cues;
mod demonyms;
mod entry;
mod gazetteer;
mod key;
mod phrases;
mod table;
mod vocabulary;
mod word_facts;

pub use cues::{Cue, Cues, Kinds};
pub use demonyms::country_of;
pub use entry::Entry;
pub use gazetteer::{Form, Gazetteer};
pub(crate) use key::keyed;
pub use phrases::Phrases;
pub use vocabulary::Vocabulary;
pub use word_facts::{Facts, WordFacts};
