//! Templates: how the slots of a match become a value.
//!
//! `{date}-{part}` and the like; what stands between braces is a function of
//! `resolve`, or the name of a slot, whose value is then written as it is.

use super::matcher::Bound;
use super::resolve::{self, Moment};

/// A template, read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Text(String),
    Call(Call),
}

/// A function with its arguments: `{step -1 D}`; `{date:2}` reads the slots day2, month2, …
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Call {
    pub name: String,
    pub second: bool,
    pub arguments: Vec<String>,
}

impl Template {
    pub(super) fn parse(origin: &str, text: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            if open > 0 {
                parts.push(Part::Text(rest[..open].to_owned()));
            }
            let close = rest.find('}').unwrap_or_else(|| panic!("{origin}: a {{ is not closed"));
            let mut words = rest[open + 1..close].split_whitespace().map(str::to_owned);
            let head = words.next().unwrap_or_else(|| panic!("{origin}: empty braces"));
            let (name, second) = match head.strip_suffix(":2") {
                Some(name) => (name.to_owned(), true),
                None => (head, false),
            };
            parts.push(Part::Call(Call { name, second, arguments: words.collect() }));
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
                Part::Call(call) => value.push_str(&resolve::call(call, bound, moment, alone)?),
            }
        }
        Some(value)
    }
}
