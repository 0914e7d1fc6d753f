//! Templates: how the slots of a match become a value.
//!
//! `{date}-{part}` and the like; what stands between braces is a function of
//! `resolve`, or the name of a slot, whose value is then written as it is.

use super::call::Call;
use super::slots::Slots;
use super::vocabulary::Vocabulary;

/// A template, read.
#[derive(Debug, Clone)]
pub(super) struct Template {
    pub parts: Vec<Part>,
}

/// Text, or what stands between braces.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Text(String),
    Call(Call),
}

impl Template {
    pub(super) fn parse(origin: &str, text: &str, slots: &Slots, vocabulary: &Vocabulary) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            if open > 0 {
                parts.push(Part::Text(rest[..open].to_owned()));
            }
            let close = rest.find('}').unwrap_or_else(|| panic!("{origin}: a {{ is not closed"));
            let call = Call::parse(&rest[open + 1..close], slots, vocabulary);
            parts.push(Part::Call(call.unwrap_or_else(|| panic!("{origin}: no slot or function: {text}"))));
            rest = &rest[close + 1..];
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Self { parts }
    }
}
