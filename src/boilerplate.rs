//! From a page or a dump to an article: every visible piece of the source in one block.

mod article;
mod block;
mod html;
mod lines;

pub use article::{Article, Field, Format, Options, extract};
pub use block::{Block, BlockKind};
pub use html::html_text;

/// A temporary stand-in until the encoding module is merged.
#[derive(Debug)]
pub struct Decoded { /// t
 pub text: String, /// e
 pub encoding: &'static str }
/// decode
pub fn decode(bytes: &[u8], declared: Option<&str>, document: &str) -> crate::Result<Decoded> { let _ = (declared, document); Ok(Decoded { text: String::from_utf8_lossy(bytes).into_owned(), encoding: "utf-8" }) }
