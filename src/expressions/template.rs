//! Templates: how the slots of a match become a value.
//!
//! `{date}-{part}` and the like; what stands between braces is a function of
//! `resolve`, or the name of a slot, whose value is then written as it is.

use super::bound::Bound;
use super::resolve::{self, Call, Moment};
use super::slots::Slots;
use super::vocabulary::Vocabulary;

/// A template, read.
#[derive(Debug, Clone)]
pub(super) struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
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

    /// The value for these slots; none when they make no sense, and the match is dropped.
    pub(super) fn fill(&self, bound: &Bound, moment: &Moment) -> Option<String> {
        let alone = self.parts.len() == 1;
        let mut value = String::with_capacity(12);
        for part in &self.parts {
            match part {
                Part::Text(text) => value.push_str(text),
                Part::Call(call) => {
                    let part = resolve::call(call, bound, moment, alone)?;
                    // «the 22nd of next month» has no value where no month is known.
                    if !alone && part.ends_with("_REF") {
                        return None;
                    }
                    value.push_str(&part);
                }
            }
        }
        Some(value)
    }
}
