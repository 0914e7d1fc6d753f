//! Many documents, as columns.
//!
//! An [`Input`] names where documents come from; a [`Plan`] says what is done
//! with each; [`run`] does it on many threads and hands back [`Tables`], batch
//! by batch, in the order of the input. Nothing is held that a batch does not need.

mod around;
mod columns;
mod counts;
mod input;
mod mapping;
mod normalized;
mod pipeline;
mod plan;
mod reading;
pub mod schema;
mod source;
mod tables;
mod write;

pub use around::around;
pub use columns::Columns;
pub use counts::{
    Answer, Concordance, Cooccurrence, Every, Frequencies, Naming, Order, Overview, Per, Places, Query,
    Question, STOP_WORDS, StopWords, Survey, Timeline, Unit, Variants, Window, answer, survey,
};
pub use input::Input;
pub use mapping::{Grouping, Mapping};
pub use normalized::normalized;
pub use pipeline::{Cancel, Sink, Summary, Work, map, run};
pub use plan::{ExtractStep, Outcome, Plan};
pub use reading::{Files, Listed, Meter, file_bytes, open};
pub use schema::TableKind;
pub use source::{Content, Documents, Failure, Item, Source};
pub use tables::{Tables, Wanted};
pub use write::{Checkpoint, FileFormat, Writer, write};
