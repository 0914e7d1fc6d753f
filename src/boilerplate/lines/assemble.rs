//! From judged lines to the article: blocks, fields, language, reason.

use super::kinds::verdicts;
use super::model::Model;
use super::page::Page;
use super::phrases::Phrases;
use crate::boilerplate::article::{Article, Options};
use crate::boilerplate::block::{Block, BlockKind};
use crate::span::Alignment;

/// Fills the blocks and the fields of `article` from its lines.
pub(super) fn fill(article: &mut Article, page: &Page, model: &Model, phrases: &Phrases, options: &Options) {
    let verdicts = verdicts(&article.source, page, model, phrases);
    super::fields::fill(article, page, &verdicts, options);
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
    super::inside::fill(article, phrases, |n| page.lines[n].agency);
    article.language = language(article, page);
    if !article.blocks.iter().any(|b| b.kind.is_body()) {
        article.reason = Some(why_empty(article));
    }
}

/// `ar` when most letters of the body, or of the page where there is none, are Arabic.
fn language(article: &Article, page: &Page) -> Option<String> {
    let body = article.blocks.iter().any(|b| b.kind.is_body());
    let (mut arabic, mut latin, mut other) = (0u64, 0u64, 0u64);
    for (line, block) in page.lines.iter().zip(&article.blocks) {
        if block.kind.is_body() || !body {
            arabic += u64::from(line.counts.arabic);
            latin += u64::from(line.counts.latin);
            other += u64::from(line.counts.other_letters);
        }
    }
    let all = arabic + latin + other;
    (all > 0 && arabic * 2 > all).then(|| "ar".to_owned())
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
