//! Text dumps: every line, or part of a line, judged with its neighbours.

mod assemble;
mod cut;
mod inside;
mod judge;
mod page;
mod phrases;
mod reader;
mod words;

use std::sync::Arc;

use super::article::{Article, Format, Options};
use page::Page;
use phrases::Phrases;

pub(super) fn extract(source: Arc<str>, options: &Options) -> Article {
    let page = Page::read(&source, Phrases::shipped());
    let mut article = Article::empty(source, Format::Text);
    assemble::fill(&mut article, &page, Phrases::shipped(), options);
    article
}
