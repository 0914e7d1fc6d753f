//! What is known of words: classes, months and numbers, verbs of speech; name lists and the gazetteer.
//!
//! Everything here is keyed by the spelling that [`crate::script::folded`]
//! gives, so that hamzas, ة/ه, ى/ي, marks and tatweel do not matter. The lists
//! themselves are TSV files under `data/`, embedded and compiled on first use:
//! that takes a few tens of milliseconds, so no compiled artefact has to be
//! kept in step with them.

mod builtin;
mod class;
mod classed;
mod demonyms;
mod entry;
mod gazetteer;
mod key;
pub(crate) mod paradigm;
mod phrases;
mod speech_verbs;
pub(crate) mod values;
mod vocabulary;
mod word_facts;

pub use class::{Class, Classes};
pub use classed::Lexicon;
pub use demonyms::country_of;
pub use entry::Entry;
pub use gazetteer::{Form, Gazetteer};
pub(crate) use key::keyed;
pub use phrases::Phrases;
pub use speech_verbs::{Government, SpeechVerb, Usage, speech_verbs};
pub use values::{Month, month, number, weekday};
pub use vocabulary::Vocabulary;
pub use word_facts::{Facts, WordFacts};
