//! From a page or a dump to an article: every visible piece of the source in one block.

mod article;
mod block;
mod encoding;
mod extract;
#[cfg(feature = "html")]
mod html;
mod lines;
mod rights;
mod templates;

pub use article::{Article, Field, Format, Options};
pub use block::{Block, BlockKind};
pub use encoding::{Decoded, decode};
pub use extract::extract;
#[cfg(all(feature = "corpus", not(feature = "html")))]
pub(crate) use extract::html_text;
#[cfg(feature = "html")]
#[doc(hidden)]
pub use html::html_body_by;
#[cfg(feature = "html")]
#[cfg_attr(docsrs, doc(cfg(feature = "html")))]
pub use html::{html_measures, html_text};
#[doc(hidden)]
pub use lines::training;
pub use templates::Extractor;
