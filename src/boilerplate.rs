//! From a page or a dump to an article: every visible piece of the source in one block.

mod article;
mod block;
mod encoding;
mod html;
mod language;
mod lines;
mod rights;
mod templates;

pub use article::{Article, Field, Format, Options, extract};
pub use block::{Block, BlockKind};
pub use encoding::{Decoded, decode};
#[doc(hidden)]
pub use html::html_body_by;
pub use html::{html_measures, html_text};
#[doc(hidden)]
pub use lines::training;
pub use templates::Extractor;
