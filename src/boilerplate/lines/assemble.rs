//! From judged lines to the article: blocks, fields, language, reason.

use super::kinds::judged;
use super::model::Model;
use super::page::Page;
use super::phrases::Phrases;
use super::verdict::Verdict;
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
    let judged = judged(page, model, phrases);
    let source = article.source.clone();
    for (line, verdict) in page.lines.iter().zip(&judged) {
        article.blocks.push(Block {
            kind: verdict.kind,
            span: line.span,
            text: line.span.of(&article.source).to_owned(),
            alignment: Alignment::identity(line.span.len()),
            score: verdict.score,
            reason: verdict.reason.clone(),
        });
    }
    let finish = |blocks: &mut [Block]| {
        settle(blocks);
        let verdict =
            |block: &Block| Verdict { kind: block.kind, score: block.score, reason: block.reason.clone() };
        let mut verdicts: Vec<Verdict> = blocks.iter().map(verdict).collect();
        let learned: Vec<bool> =
            verdicts.iter().zip(&judged).map(|(now, then)| now.reason != then.reason).collect();
        super::settle::settle(&source, page, &learned, &mut verdicts);
        for (block, verdict) in blocks.iter_mut().zip(verdicts) {
            (block.kind, block.score, block.reason) = (verdict.kind, verdict.score, verdict.reason);
        }
    };
    article.settle(&finish, why_empty);
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
