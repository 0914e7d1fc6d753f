//! One row for each document.

use super::frame::{Framed, Place};
use crate::Span;
use crate::boilerplate::{Article, BlockKind, Field, Format};
use crate::corpus::defined::columns;
use crate::corpus::plan::Outcome;
use crate::document::Document;

/// A document, and the article that it was made from.
pub(in crate::corpus) struct Read<'o> {
    outcome: &'o Outcome,
    document: Option<&'o Document>,
    article: Option<&'o Article>,
    dateline: Option<String>,
    agency: Option<String>,
}

columns!({ pub(super) Articles } read: Read;
    title: Option<String> = said(read.article, |a| &a.title), "the title";
    subtitle: Option<String> = said(read.article, |a| &a.subtitle), "the line above or below the title";
    byline: Option<String> = said(read.article, |a| &a.byline), "who wrote it";
    section: Option<String> = said(read.article, |a| &a.section), "the section it stands in";
    updated: Option<String> = said(read.article, |a| &a.updated), "when it was last changed, ISO 8601";
    tags: Vec<String> = read.article.iter().flat_map(|a| &a.tags).map(|tag| tag.text.as_str()).collect(),
        "its tags";
    captions: Vec<String> = captions(read.article), "its captions";
    url: Option<String> = read.article.and_then(|a| a.url.as_deref()).or(read.outcome.url.as_deref()),
        "its address";
    site: Option<String> = read.article.and_then(|a| a.site.as_deref()), "the site's name";
    dateline: Option<String>, "the dateline inside the first paragraph";
    agency: Option<String>, "the agency credit inside a paragraph";
    language: Option<String> = read.article.and_then(|a| a.language.as_deref()),
        "language of the body, ISO 639-1";
    encoding: Option<&'static str> = read.outcome.encoding, "encoding of the file; null for texts";
    format: Option<&'static str> = read.article.map(|a| a.format.as_str()), "html or text; null without extraction";
    reason: Option<String> = read.article.and_then(|a| a.reason.as_deref()),
        "why the body is empty, when it is";
    norm: Option<String> = read.document.filter(|d| d.is_normalized()).map(|d| &*d.text),
        "the kept text with its spelling folded; null without normalisation";
);

pub(super) fn push(table: &mut Framed<Articles>, place: &Place<'_>) {
    let article = place.document.and_then(|document| document.article.as_deref());
    let shown = |span: Option<Span>| article.zip(span).map(|(article, span)| shown(article, span));
    let read = Read {
        outcome: place.outcome,
        document: place.document,
        article,
        dateline: shown(article.and_then(|a| a.dateline)),
        agency: shown(article.and_then(|a| a.agency)),
    };
    match (place.document, article) {
        (None, _) => table.push(&place.raw(None, None, None), &read),
        (Some(document), None) => {
            let whole = Span::new(0, document.source.len());
            table.push(&place.raw(Some(whole), Some(&document.source), None), &read);
        }
        (Some(_), Some(article)) => {
            let (body, _) = article.body();
            table.push(&place.raw(whole_body(article, &body), Some(&body), None), &read);
        }
    }
}

/// What a field of the article says.
fn said(article: Option<&Article>, field: fn(&Article) -> &Option<Field>) -> Option<&str> {
    Some(&field(article?).as_ref()?.text)
}

fn captions(article: Option<&Article>) -> Vec<&str> {
    let blocks = article.iter().flat_map(|article| &article.blocks);
    blocks.filter(|block| block.kind == BlockKind::Caption).map(|block| block.text.as_str()).collect()
}

/// Where the body stands, when it is one piece of the source.
fn whole_body(article: &Article, body: &str) -> Option<Span> {
    let mut spans = article.blocks.iter().filter(|b| b.kind.is_body()).map(|b| b.span);
    let first = spans.next()?;
    let span = spans.fold(first, Span::cover);
    (article.format != Format::Html && span.of(&article.source) == body).then_some(span)
}

/// What a reader sees of a span of the source.
fn shown(article: &Article, span: Span) -> String {
    let slice = span.of(&article.source);
    if article.format == Format::Html { crate::boilerplate::html_text(slice) } else { slice.to_owned() }
}
