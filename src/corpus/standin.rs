//! STAND-IN, to be deleted at merge: the thinnest forms of what other modules will give.
//!
//! `boilerplate::Extractor`, `boilerplate::decode`, `normalize::Normalizer`.

use std::borrow::Cow;
use std::sync::Arc;

use crate::Result;
use crate::boilerplate::{self, Article, Options};
use crate::span::Alignment;

/// Stands in for `boilerplate::Extractor`.
#[derive(Debug, Clone, Default)]
pub struct Extractor {}

impl Extractor {
    /// Takes `source` apart.
    pub fn extract(&self, source: Arc<str>, options: &Options, group: Option<&str>) -> Result<Article> {
        let _ = group;
        boilerplate::extract(source, options)
    }
}

/// Stands in for `boilerplate::Decoded`.
pub struct Decoded {
    /// The text, without its byte-order mark.
    pub text: String,
    /// The encoding's name.
    pub encoding: &'static str,
}

/// Stands in for `boilerplate::decode`.
pub fn decode(bytes: &[u8], declared: Option<&str>, document: &str) -> Result<Decoded> {
    let _ = document;
    let declared = declared.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    let (encoding, skip) = match encoding_rs::Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (
            declared.unwrap_or(if simdutf8::basic::from_utf8(bytes).is_ok() {
                encoding_rs::UTF_8
            } else {
                encoding_rs::WINDOWS_1256
            }),
            0,
        ),
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes[skip..]);
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name() })
}

/// Stands in for `normalize::Normalizer`.
#[derive(Debug, Clone, Default)]
pub struct Normalizer {}

impl Normalizer {
    /// The normalised text.
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Cow::Borrowed(text)
    }

    /// The normalised text and how it maps to `text`.
    pub fn align(&self, text: &str) -> (String, Alignment) {
        (text.to_owned(), Alignment::identity(text.len()))
    }

    /// The profile's name.
    pub fn profile(&self) -> &str {
        "news"
    }
}
