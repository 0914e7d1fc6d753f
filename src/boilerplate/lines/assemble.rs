//! From judged lines to the article: blocks, fields, language, reason.

use super::kinds::verdicts;
use super::model::Model;
use super::page::Page;
use super::phrases::Phrases;
use crate::boilerplate::article::{Article, Options};
use crate::boilerplate::block::{Block, BlockKind};
use crate::boilerplate::language::language;
use crate::span::Alignment;

/// Fills the blocks and the fields of `article` from its lines.
pub(super) fn fill(
    article: &mut Article,
    page: &Page,
    model: &Model,
    phrases: &Phrases,
    options: &Options,
    settle: &dyn Fn(&mut [Block]),
) {
    let verdicts = verdicts(&article.source, page, model, phrases);
    for (line, verdict) in page.lines.iter().zip(verdicts) {
        article.blocks.push(Block {
            kind: verdict.kind,
            span: line.span,
            text: line.span.of(&article.source).to_owned(),
            alignment: Alignment::identity(line.span.len()),
            score: verdict.score,
            reason: verdict.reason,
        });
    }
    article.settle(settle, why_empty);
    super::fields::fill(article, page, options);
    super::inside::fill(article, phrases, |n| page.lines[n].agency);
    article.language = language(&article.blocks, None);
}

fn why_empty(article: &Article) -> String {
    let count = |kind: BlockKind| article.blocks.iter().filter(|b| b.kind == kind).count();
    if article.blocks.is_empty() {
        return "the text is empty".into();
    }
    let notices = count(BlockKind::Notice);
    if notices > 0 && notices * 3 >= article.blocks.len() {
        return "login page".into();
    }
    if article.blocks.iter().all(|b| b.text.split_whitespace().count() < 8) {
        return "only navigation".into();
    }
    "no sentence of an article".into()
}
