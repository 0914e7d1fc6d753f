//! Word lists, name lists and the gazetteer.
//!
//! Everything here is keyed by the spelling that [`crate::script::folded`]
//! gives, so that hamzas, ة/ه, ى/ي, marks and tatweel do not matter. The lists
//! themselves are TSV files under `data/`, embedded and compiled on first use:
//! that takes a few tens of milliseconds, so no compiled artefact has to be
//! kept in step with them.

mod builtin;
mod class;
mod clitics;
mod cues;
mod demonyms;
mod entry;
mod gazetteer;
mod key;
pub(crate) mod paradigm;
mod phrases;
mod preposition;
mod speech_verbs;
pub(crate) mod values;
mod vocabulary;
mod word_facts;
mod words;

pub use class::{Class, Class as Cue, Classes, Classes as Kinds};
pub use clitics::{Reading, readings};
pub use cues::{Cues, Cues as Lexicon};
pub use demonyms::country_of;
pub use entry::Entry;
pub use gazetteer::{Gazetteer, Match};
pub(crate) use key::keyed;
pub use phrases::Phrases;
pub use speech_verbs::{Government, SpeechVerb, Usage, speech_verbs};
pub use values::{Month, month, number, weekday};
pub use vocabulary::Vocabulary;
pub use word_facts::{Facts, WordFacts};
pub use words::{Gap, Word, Words};
