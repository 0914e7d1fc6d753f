//! The assembled result of extraction.

use std::sync::Arc;

use super::block::{Block, BlockKind};
use crate::span::{Alignment, AlignmentBuilder, Span};

/// What the source is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Format {
    /// HTML when it looks like HTML, else text.
    #[default]
    Auto,
    /// An HTML page.
    Html,
    /// A text dump.
    Text,
}

/// What extraction may know beforehand.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the source is written in.
    pub format: Format,
    /// Where the page came from.
    pub url: Option<String>,
    /// When it was fetched: anchors «منذ ساعتين».
    pub fetched: Option<jiff::civil::DateTime>,
}

/// A piece of metadata: its text, and where it stands when it stands in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// What it says.
    pub text: String,
    /// Where it stands in the source; none when it comes from a meta tag or JSON-LD alone.
    pub span: Option<Span>,
}

impl Field {
    /// What stands at `part` of the text of `block`.
    #[cfg(feature = "html")]
    pub(super) fn inside(block: &Block, part: Span) -> Self {
        let part = part.trim(&block.text);
        let span = block.alignment.to_source(part).shift(block.span.start);
        Self { text: part.of(&block.text).to_owned(), span: Some(span) }
    }
}

/// A page or dump, taken apart.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Article {
    /// The source, decoded.
    pub source: Arc<str>,
    /// What the source was taken for.
    pub format: Format,
    /// Every visible piece of the source, in order.
    pub blocks: Vec<Block>,
    /// The title.
    pub title: Option<Field>,
    /// The subtitle.
    pub subtitle: Option<Field>,
    /// Who wrote it.
    pub byline: Option<Field>,
    /// The section it stands in.
    pub section: Option<Field>,
    /// When it was published, as ISO 8601 (day, or day and time).
    pub date: Option<Field>,
    /// When it was last changed, as ISO 8601.
    pub updated: Option<Field>,
    /// Its tags.
    pub tags: Vec<Field>,
    /// Its canonical address.
    pub url: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// The language of the body: `ar` when it is mostly Arabic.
    pub language: Option<String>,
    /// The dateline inside the first paragraph, as a span of the source.
    pub dateline: Option<Span>,
    /// The agency credit inside a paragraph or caption, as a span of the source.
    pub agency: Option<Span>,
    /// Why the body is empty, when it is.
    pub reason: Option<String>,
}

impl Article {
    /// The blocks whose kind is in `keep`, joined by a blank line, and how that text maps to the source.
    #[must_use]
    pub fn joined(&self, keep: impl Fn(BlockKind) -> bool) -> (String, Alignment, Vec<(usize, Span)>) {
        let mut text = String::new();
        let mut places = Vec::new();
        let mut builder = AlignmentBuilder::default();
        for (index, block) in self.blocks.iter().enumerate().filter(|(_, b)| keep(b.kind)) {
            let gap = if text.is_empty() { "" } else { "\n\n" };
            builder.replace(block.span.start - builder.source_len(), gap.len());
            text.push_str(gap);
            let start = text.len();
            builder.append(&block.alignment);
            text.push_str(&block.text);
            places.push((index, Span::new(start, text.len())));
        }
        builder.replace(self.source.len() - builder.source_len(), 0);
        (text, builder.finish(), places)
    }

    /// The body: its blocks joined by a blank line, and how it maps to the source.
    #[must_use]
    pub fn body(&self) -> (String, Alignment) {
        let (text, alignment, _) = self.joined(BlockKind::is_body);
        (text, alignment)
    }
}

impl Article {
    /// An article with nothing but its source, for the extractors to fill.
    #[must_use]
    pub fn empty(source: Arc<str>, format: Format) -> Self {
        Article {
            source,
            format,
            blocks: Vec::new(),
            title: None,
            subtitle: None,
            byline: None,
            section: None,
            date: None,
            updated: None,
            tags: Vec::new(),
            url: None,
            site: None,
            language: None,
            dateline: None,
            agency: None,
            reason: None,
        }
    }
}
