//! The dateline and the agency credit inside a paragraph: they stay in it, and their spans are told.

use crate::boilerplate::article::Article;

pub(super) fn fill(_article: &mut Article) {}
