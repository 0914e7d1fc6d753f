//! HTML pages: a tree whose text keeps its place in the source.

mod attributes;
mod blocks;
mod body;
mod cues;
mod dates;
mod dom;
mod features;
mod forest;
mod head;
mod kinds;
mod metadata;
mod parts;
mod reference;
mod scan;
mod tag;
mod text;
mod vocabulary;
mod words;

use std::sync::Arc;

use super::article::{Article, Format, Options};

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

/// Whether the first kilobytes of `source` hold several tags of a page's structure.
pub(super) fn has_structure(source: &str) -> bool {
    let head = text::beginning(source, 8192);
    let tokens = scan::tokens(head);
    let (mut tags, mut frames) = (0, 0);
    for token in &tokens {
        if matches!(token.kind, scan::Kind::Start | scan::Kind::Empty | scan::Kind::End)
            && token.tag < tag::Tag::Custom
        {
            tags += 1;
            frames += usize::from(matches!(token.tag, tag::Tag::Html | tag::Tag::Head | tag::Tag::Body));
        }
    }
    let markup: usize = tokens.iter().filter(|t| t.kind != scan::Kind::Text).map(|t| t.range().len()).sum();
    let begins = head.trim_start().starts_with('<') && tokens.iter().any(|t| t.kind != scan::Kind::Text);
    frames > 0 && tags > 1 || begins && tags >= 2 || tags >= 6 && markup * 20 > head.len()
}

pub(super) fn extract(source: Arc<str>, options: &Options) -> Article {
    let mut article = Article::empty(source.clone(), Format::Html);
    let page = dom::Page::new(&source);
    let head = head::Head::read(&page);
    let measured = features::measure(&page, &head);
    let probabilities = body::probabilities(&page, &measured, body::shipped());
    (article.blocks, article.reason) = blocks::assemble(&page, &measured, &probabilities);
    metadata::fill(&mut article, &page, &measured, head, options);
    super::lines::datelines(&mut article);
    article
}

/// The body of a page by another body model than the one that ships, for judging
/// models on pages that they have not seen.
///
/// # Errors
/// [`crate::Error::Model`] when `model` is no artefact of this kind.
#[doc(hidden)]
pub fn html_body_by(html: Arc<str>, model: &[u8]) -> crate::Result<String> {
    let model = body::read(model, "the model")?;
    let mut article = Article::empty(html.clone(), Format::Html);
    let page = dom::Page::new(&html);
    let measured = features::measure(&page, &head::Head::read(&page));
    let probabilities = body::probabilities(&page, &measured, &model);
    (article.blocks, _) = blocks::assemble(&page, &measured, &probabilities);
    Ok(article.body().0)
}

/// The visible pieces of a page, the numbers that the body model reads of each,
/// and the four innermost elements around each: what the model is trained on.
#[must_use]
pub fn html_measures(html: &str) -> Vec<(String, Vec<f32>, [u32; 4])> {
    let page = dom::Page::new(html);
    let measured = features::measure(&page, &head::Head::read(&page));
    let around = |node: u32| {
        let mut nodes = [node; 4];
        for k in 1..4 {
            nodes[k] = page.nodes[nodes[k - 1] as usize].parent;
        }
        nodes
    };
    let rows = measured.rows(0..page.pieces.len());
    page.pieces
        .iter()
        .zip(rows)
        .map(|(p, row)| (p.visible.text.clone(), row.to_vec(), around(p.node)))
        .collect()
}
