//! One row for each block of each article.

use std::ops::Deref;

use super::frame::{Framed, Place};
use crate::boilerplate::Block;
use crate::corpus::defined::columns;

/// A block of an article.
pub(crate) struct Shown<'d>(pub &'d Block);

impl Deref for Shown<'_> {
    type Target = Block;

    fn deref(&self) -> &Block {
        self.0
    }
}

macro_rules! block_columns {
    ($define:ident! $given:tt) => {
        $define! { $given shown: Shown;
            part: String = shown.kind.part(), "body, metadata or junk";
            score: f32, "how sure the kind is, 0 to 1";
            reason: String = &shown.reason, "why it was taken for that";
        }
    };
}
#[cfg_attr(not(feature = "python"), allow(unused_imports))]
pub(crate) use block_columns;

block_columns!(columns! { pub(super) Blocks });

pub(super) fn push(table: &mut Framed<Blocks>, place: &Place<'_>) {
    let Some(article) = place.document.and_then(|document| document.article.as_deref()) else { return };
    for (index, block) in article.blocks.iter().enumerate() {
        table.push(&place.raw(Some(block.span), Some(&block.text), Some(index)), &Shown(block));
    }
}
