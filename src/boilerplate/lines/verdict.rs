//! What is decided of a line.

use std::borrow::Cow;

use crate::boilerplate::block::BlockKind;

/// A line's kind, how sure it is, and why.
#[derive(Debug, Clone)]
pub(super) struct Verdict {
    pub kind: BlockKind,
    pub score: f32,
    pub reason: Cow<'static, str>,
}
