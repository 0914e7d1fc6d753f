//! One row for each document.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};

use super::frame::{Frame, Lists, Place};
use crate::Span;
use crate::boilerplate::{Article, BlockKind, Format};
use crate::corpus::schema::{Provenance, TableKind};

#[derive(Default)]
pub(super) struct Articles {
    frame: Frame,
    title: StringBuilder,
    subtitle: StringBuilder,
    byline: StringBuilder,
    section: StringBuilder,
    updated: StringBuilder,
    tags: Lists,
    captions: Lists,
    url: StringBuilder,
    site: StringBuilder,
    dateline: StringBuilder,
    agency: StringBuilder,
    language: StringBuilder,
    encoding: StringBuilder,
    format: StringBuilder,
    reason: StringBuilder,
    norm: StringBuilder,
}

impl Articles {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        let article = place.document.and_then(|document| document.article.as_deref());
        match (place.document, article) {
            (None, _) => self.frame.push_raw(place, None, None, None),
            (Some(document), None) => {
                let whole = Span::new(0, document.source.len());
                self.frame.push_raw(place, Some(whole), Some(&document.source), None);
            }
            (Some(_), Some(article)) => {
                let (body, _) = article.body();
                self.frame.push_raw(place, whole_body(article, &body), Some(&body), None);
            }
        }
        let field = |of: fn(&Article) -> Option<&str>| article.and_then(of);
        self.title.append_option(field(|a| Some(&a.title.as_ref()?.text)));
        self.subtitle.append_option(field(|a| Some(&a.subtitle.as_ref()?.text)));
        self.byline.append_option(field(|a| Some(&a.byline.as_ref()?.text)));
        self.section.append_option(field(|a| Some(&a.section.as_ref()?.text)));
        self.updated.append_option(field(|a| Some(&a.updated.as_ref()?.text)));
        self.tags.push(article.iter().flat_map(|a| &a.tags).map(|tag| tag.text.as_str()));
        let captions = article.iter().flat_map(|a| &a.blocks).filter(|b| b.kind == BlockKind::Caption);
        self.captions.push(captions.map(|block| block.text.as_str()));
        let url = place.outcome.url.as_deref();
        self.url.append_option(article.and_then(|a| a.url.as_deref()).or(url));
        self.site.append_option(article.and_then(|a| a.site.as_deref()));
        let slice = |of: fn(&Article) -> Option<Span>| article.and_then(|a| Some(shown(a, of(a)?)));
        self.dateline.append_option(slice(|a| a.dateline));
        self.agency.append_option(slice(|a| a.agency));
        self.language.append_option(article.and_then(|a| a.language.as_deref()));
        self.encoding.append_option(place.outcome.encoding);
        self.format.append_option(article.map(|a| if a.format == Format::Html { "html" } else { "text" }));
        self.reason.append_option(article.and_then(|a| a.reason.as_deref()));
        self.norm.append_option(place.document.filter(|d| d.is_normalized()).map(|d| &*d.text));
    }

    pub(super) fn finish(mut self, provenance: &Provenance) -> RecordBatch {
        let own: Vec<ArrayRef> = vec![
            Arc::new(self.title.finish()),
            Arc::new(self.subtitle.finish()),
            Arc::new(self.byline.finish()),
            Arc::new(self.section.finish()),
            Arc::new(self.updated.finish()),
            self.tags.finish(),
            self.captions.finish(),
            Arc::new(self.url.finish()),
            Arc::new(self.site.finish()),
            Arc::new(self.dateline.finish()),
            Arc::new(self.agency.finish()),
            Arc::new(self.language.finish()),
            Arc::new(self.encoding.finish()),
            Arc::new(self.format.finish()),
            Arc::new(self.reason.finish()),
            Arc::new(self.norm.finish()),
        ];
        self.frame.finish(TableKind::Articles, own, provenance)
    }
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
