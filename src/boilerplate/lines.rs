//! Text dumps: every line, or part of a line, judged with its neighbours.

use std::sync::Arc;

use super::article::{Article, Format, Options};
use super::block::{Block, BlockKind};
use crate::span::{Alignment, Span};

pub(super) fn extract(source: Arc<str>, _options: &Options) -> Article {
    let mut article = Article::empty(source.clone(), Format::Text);
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(&source);
        at += line.len();
        if !span.is_empty() {
            article.blocks.push(Block {
                kind: BlockKind::Paragraph,
                span,
                text: span.of(&source).to_owned(),
                alignment: Alignment::identity(span.len()),
                score: 0.5,
                reason: "line".into(),
            });
        }
    }
    article
}
