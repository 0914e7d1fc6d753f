//! The tagged text, assembled: one text, its words, names, times, numbers and quotes.
//!
//! A [`Document`] begins as a text or an article, may be normalised, and is
//! then tagged. Its spans are of [`Document::text`]; whatever was done to that
//! text, [`Document::to_source`] tells where a span came from, and
//! [`Document::surface`] what stands there.

mod entity;
mod overlap;
mod quote;
mod quoted;
mod tagger;

use std::sync::Arc;

pub use entity::{Entity, Labels};
pub use quote::Quote;
pub use quoted::Quoted;
pub use tagger::{Depth, Tagger};

use crate::boilerplate::{Article, BlockKind, Format};
use crate::segment::Token;
use crate::span::{Alignment, Span};

/// The kinds of blocks that are tagged and counted unless others are asked for.
pub const KEEP: [BlockKind; 7] = [
    BlockKind::Title,
    BlockKind::Subtitle,
    BlockKind::Heading,
    BlockKind::Paragraph,
    BlockKind::List,
    BlockKind::Table,
    BlockKind::Caption,
];

/// A text with everything that was found in it.
#[derive(Debug, Clone)]
pub struct Document {
    /// The source, decoded.
    pub source: Arc<str>,
    /// What was tagged: the source, the kept blocks of an article, or their normalised form.
    pub text: Arc<str>,
    /// How `text` maps to `source`.
    pub alignment: Alignment,
    /// The blocks of `text`: the index of each in the article's blocks, and its span.
    /// A text that is no article is one block with index 0.
    pub blocks: Vec<(usize, Span)>,
    /// The article, when the text came from one.
    pub article: Option<Arc<Article>>,
    /// The day against which relative times were resolved.
    pub date: Option<jiff::civil::Date>,
    /// The sentences, in order.
    pub sentences: Vec<Span>,
    /// The tokens, in order.
    pub tokens: Vec<Token>,
    /// The entities, in order, not overlapping.
    pub entities: Vec<Entity>,
    /// Names inside other entities.
    pub nested: Vec<Entity>,
    /// The quotes, in order.
    pub quotes: Vec<Quote>,
    /// The text before normalisation.
    clean: Arc<str>,
    /// How `text` maps to `clean`.
    to_clean: Alignment,
    normalized: bool,
}

impl Document {
    /// A text as it stands, not yet tagged.
    ///
    /// ```
    /// let document = warraq::document::Document::new("وصل الوزير إلى بغداد".into());
    /// assert_eq!(document.text, document.source);
    /// assert!(document.entities.is_empty());
    /// ```
    #[must_use]
    pub fn new(source: Arc<str>) -> Self {
        let whole = Span::new(0, source.len());
        let alignment = Alignment::identity(source.len());
        let blocks = if source.trim().is_empty() { Vec::new() } else { vec![(0, whole)] };
        Self::assemble(source.clone(), source, alignment, blocks, None)
    }

    /// The blocks of `article` whose kind is in `keep`, not yet tagged.
    #[must_use]
    pub fn from_article(article: Arc<Article>, keep: &[BlockKind]) -> Self {
        let (text, alignment, blocks) = article.joined(|kind| keep.contains(&kind));
        let source = article.source.clone();
        Self::assemble(source, text.into(), alignment, blocks, Some(article))
    }

    fn assemble(
        source: Arc<str>,
        text: Arc<str>,
        alignment: Alignment,
        blocks: Vec<(usize, Span)>,
        article: Option<Arc<Article>>,
    ) -> Self {
        Self {
            source,
            to_clean: Alignment::identity(text.len()),
            clean: text.clone(),
            text,
            alignment,
            blocks,
            article,
            date: None,
            sentences: Vec::new(),
            tokens: Vec::new(),
            entities: Vec::new(),
            nested: Vec::new(),
            quotes: Vec::new(),
            normalized: false,
        }
    }

    /// The same document with its text rewritten; what was found in the old text is dropped.
    ///
    /// `rewrite` is given one block after another and returns its new form and
    /// how that maps to the old one.
    #[must_use]
    pub fn rewritten(mut self, rewrite: impl Fn(&str) -> (String, Alignment)) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut builder = crate::span::AlignmentBuilder::default();
        let mut at = 0;
        for (_, span) in &mut self.blocks {
            text.push_str(&self.text[at..span.start]);
            builder.copy(span.start - at);
            at = span.end;
            let start = text.len();
            let (piece, map) = rewrite(span.of(&self.text));
            builder.append(&map);
            text.push_str(&piece);
            *span = Span::new(start, text.len());
        }
        text.push_str(&self.text[at..]);
        builder.copy(self.text.len() - at);
        let step = builder.finish();
        self.alignment = self.alignment.then(&step);
        self.to_clean = self.to_clean.then(&step);
        self.text = text.into();
        self.normalized = true;
        self.sentences.clear();
        self.tokens.clear();
        self.entities.clear();
        self.nested.clear();
        self.quotes.clear();
        self
    }

    /// The span of the source from which `span` of the text came.
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        self.alignment.to_source(span)
    }

    /// What the source shows at `span` of the text.
    ///
    /// In a text source this is the slice of the source; in HTML, what a reader sees of it.
    #[must_use]
    pub fn surface(&self, span: Span) -> &str {
        if self.is_html() {
            self.to_clean.to_source(span).of(&self.clean)
        } else {
            self.to_source(span).of(&self.source)
        }
    }

    /// The span of [`Document::clean`] from which `span` of the text came.
    #[must_use]
    pub fn to_clean(&self, span: Span) -> Span {
        self.to_clean.to_source(span)
    }

    /// The text before any normalisation: the source, or the kept blocks of the article.
    #[must_use]
    pub fn clean(&self) -> &str {
        &self.clean
    }

    /// Whether its text was rewritten by a normaliser.
    #[must_use]
    pub fn is_normalized(&self) -> bool {
        self.normalized
    }

    /// Whether the source is an HTML page.
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.article.as_ref().is_some_and(|article| article.format == Format::Html)
    }

    /// The place in `blocks` of the block that holds byte `at` of the text.
    #[must_use]
    pub fn block_at(&self, at: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|(_, span)| span.start <= at);
        let place = after.checked_sub(1)?;
        (at < self.blocks[place].1.end).then_some(place)
    }

    /// The number of the sentence that holds byte `at` of the text.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let place = self.sentences.partition_point(|span| span.start <= at).checked_sub(1)?;
        (at < self.sentences[place].end).then_some(place)
    }

    /// Tells of spans, asked in order, whether they stand in a quote.
    #[must_use]
    pub fn quoted(&self) -> Quoted<'_> {
        Quoted::new(&self.quotes)
    }

    /// The kind of the article's block with this index; none when the text is no article.
    #[must_use]
    pub fn kind_of(&self, block: Option<usize>) -> Option<BlockKind> {
        Some(self.article.as_ref()?.blocks.get(block?)?.kind)
    }
}

#[cfg(test)]
mod tests;
