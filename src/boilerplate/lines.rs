//! Text dumps: every line, or part of a line, judged with its neighbours.
//!
//! A dump is read into lines, glued parts are cut apart, each line is seen as
//! a list of facts, and a linear-chain CRF labels the sequence. The label, the
//! phrase that was found and the place give the kind and the reason.

mod assemble;
mod byline;
mod cue;
mod cut;
mod facts;
mod fields;
mod furniture;
mod hash;
mod head;
mod inside;
mod judge;
mod kinds;
mod look;
mod model;
mod observe;
mod opening;
mod page;
mod phrases;
mod reader;
mod settle;
mod stories;
mod topic;
#[doc(hidden)]
pub mod training;
mod verdict;
mod words;

use std::sync::Arc;

use super::article::{Article, Format, Options};
pub(super) use look::{Look, look, looks};
use model::Model;
use page::Page;
pub(super) use phrases::Phrases;

pub(super) fn extract(source: Arc<str>, options: &Options) -> Article {
    extract_with(source, options, Model::shipped(), Phrases::shipped())
}

/// Tells where the dateline and the agency of `article` stand, from its blocks.
#[cfg(feature = "html")]
pub(super) fn datelines(article: &mut Article) {
    inside::fill(article, Phrases::shipped(), |_| true);
}

/// The article, with more phrases than those of the crate.
pub(super) fn extract_with_phrases(source: Arc<str>, options: &Options, phrases: &Phrases) -> Article {
    extract_with(source, options, Model::shipped(), phrases)
}

fn extract_with(source: Arc<str>, options: &Options, model: &Model, phrases: &Phrases) -> Article {
    let page = Page::read(&source, phrases);
    let mut article = Article::empty(source, Format::Text);
    assemble::fill(&mut article, &page, model, phrases, options);
    if article.site.is_none() {
        article.site = super::rights::holder(&article.blocks);
    }
    article
}
