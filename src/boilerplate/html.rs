//! HTML pages: a tree whose text keeps its place in the source.

mod attributes;
mod dom;
mod features;
mod head;
mod reference;
mod scan;
mod tag;
mod text;
mod vocabulary;
mod words;

use std::sync::Arc;

use super::article::{Article, Format, Options};
use super::block::{Block, BlockKind};

/// What a reader sees of a piece of HTML: tags dropped, character references
/// decoded, white space collapsed and trimmed.
///
/// Tags of blocks and line breaks stand for white space, those of runs inside a
/// line for nothing. Comments, scripts, styles and elements that are hidden by
/// their own tag are not seen. It is the measure of every span of an HTML
/// source: for each block, and each part of one that begins and ends at a
/// visible character, `html_text(source[span])` is its text.
///
/// ```
/// use warraq::boilerplate::html_text;
/// assert_eq!(html_text("<p>قال&nbsp;<b>ال</b>وزير<script>x()</script></p><p>أمس"), "قال الوزير أمس");
/// ```
#[must_use]
pub fn html_text(html: &str) -> String {
    let mut tokens = scan::tokens(html);
    text::hide(&mut tokens);
    text::visible(html, &tokens).map_or_else(String::new, |v| v.text)
}

pub(super) fn looks_like_html(source: &str) -> bool {
    source.trim_start().starts_with('<')
}

pub(super) fn extract(source: Arc<str>, _options: &Options) -> Article {
    let mut article = Article::empty(source.clone(), Format::Html);
    let page = dom::Page::new(&source);
    for piece in page.pieces {
        article.blocks.push(Block {
            kind: BlockKind::Paragraph,
            span: piece.visible.span,
            text: piece.visible.text,
            alignment: piece.visible.alignment,
            score: 0.5,
            reason: String::new(),
        });
    }
    article
}

/// The visible pieces of a page and the numbers that the body model reads of each: what it is trained on.
#[must_use]
pub fn html_measures(html: &str) -> Vec<(String, Vec<f32>)> {
    let page = dom::Page::new(html);
    let measured = features::measure(&page, &head::Head::read(&page));
    page.pieces.into_iter().zip(measured.rows).map(|(p, row)| (p.visible.text, row.to_vec())).collect()
}
