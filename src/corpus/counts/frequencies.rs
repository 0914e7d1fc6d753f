//! How often each word occurs, and in how many documents.

use std::collections::HashMap;

use arrow_array::RecordBatch;

use super::stop_words::StopWords;
use super::{Question, rows};
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Column, Provenance, Type};
use crate::document::{Depth, Document};
use crate::script::fold;
use crate::segment::TokenKind;

/// What is counted as one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Unit {
    /// The stem between the clitics, its spelling folded: «وللكتاب» and «كتابه» are one.
    #[default]
    Stem,
    /// The whole token, its spelling folded.
    Norm,
    /// The token as it is written.
    Text,
}

/// Counts words.
#[derive(Debug, Clone, Default)]
pub struct Frequencies {
    /// What is counted as one word.
    pub by: Unit,
    /// Code points that a word must have.
    pub min_length: usize,
    /// Words that are not counted.
    pub stop_words: Option<StopWords>,
    /// Whether each group is counted apart.
    pub by_group: bool,
}

/// Counts by group, then by word.
#[derive(Debug, Default)]
pub struct Counted {
    groups: HashMap<Option<String>, Group>,
}

#[derive(Debug, Default)]
struct Group {
    words: HashMap<String, Count>,
    tokens: u64,
}

#[derive(Debug, Default)]
struct Count {
    count: u64,
    documents: u64,
    /// The last document of the batch in which it was seen, from 1.
    last: usize,
}

const COLUMNS: [Column; 5] = [
    Column { name: "group", kind: Type::Text, about: "the group; null unless groups are counted apart" },
    Column { name: "word", kind: Type::Text, about: "the word" },
    Column { name: "count", kind: Type::Int64, about: "how often it occurs" },
    Column { name: "documents", kind: Type::Int64, about: "in how many documents" },
    Column { name: "per_million", kind: Type::Float64, about: "how often in a million words of the group" },
];

impl Frequencies {
    /// Tells `met` of every word of `document` that is counted, in order.
    pub fn each_word(&self, document: &Document, mut met: impl FnMut(&str)) {
        let text = &document.text;
        let (mut word, mut folded) = (String::new(), String::new());
        for token in document.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            word.clear();
            match self.by {
                Unit::Text => word.push_str(document.surface(token.span)),
                Unit::Norm => word.extend(token.span.of(text).chars().filter_map(fold)),
                Unit::Stem => word.extend(token.stem.of(text).chars().filter_map(fold)),
            }
            if word.is_empty() || word.chars().count() < self.min_length {
                continue;
            }
            let stops = self.stop_words.as_ref().is_some_and(|stop_words| {
                [token.span, token.stem].into_iter().any(|span| {
                    folded.clear();
                    folded.extend(span.of(text).chars().filter_map(fold));
                    stop_words.holds(&folded)
                })
            });
            if !stops {
                met(&word);
            }
        }
    }

    fn count(&self, outcome: &Outcome, number: usize, group: &mut Group) {
        let Some(document) = &outcome.document else { return };
        group.tokens += document.tokens.iter().filter(|token| token.kind == TokenKind::Word).count() as u64;
        self.each_word(document, |word| {
            let count = match group.words.get_mut(word) {
                Some(count) => count,
                None => group.words.entry(word.to_owned()).or_default(),
            };
            count.count += 1;
            if count.last != number {
                count.last = number;
                count.documents += 1;
            }
        });
    }
}

impl Question for Frequencies {
    type Part = Counted;

    fn depth(&self) -> Depth {
        Depth::Tokens
    }

    fn ask(&self, outcomes: &[Outcome]) -> Counted {
        let mut counted = Counted::default();
        for (number, outcome) in outcomes.iter().enumerate() {
            let key = outcome.group.clone().filter(|_| self.by_group);
            self.count(outcome, number + 1, counted.groups.entry(key).or_default());
        }
        counted
    }

    fn join(&self, whole: &mut Counted, part: Counted) {
        for (key, group) in part.groups {
            let mine = whole.groups.entry(key).or_default();
            mine.tokens += group.tokens;
            for (word, count) in group.words {
                let sum = mine.words.entry(word).or_default();
                sum.count += count.count;
                sum.documents += count.documents;
            }
        }
    }

    fn columns(&self) -> Vec<Column> {
        COLUMNS.to_vec()
    }

    fn table(&self, whole: Counted, provenance: &Provenance) -> RecordBatch {
        let mut rows: Vec<(&Option<String>, u64, &String, &Count)> = Vec::new();
        for (key, group) in &whole.groups {
            rows.extend(group.words.iter().map(|(word, count)| (key, group.tokens, word, count)));
        }
        rows.sort_by(|a, b| a.0.cmp(b.0).then(b.3.count.cmp(&a.3.count)).then(a.2.cmp(b.2)));
        let cells = rows.into_iter().map(|(group, tokens, word, count)| {
            [
                group.as_deref().into(),
                word.as_str().into(),
                count.count.into(),
                count.documents.into(),
                Some(count.count as f64 * 1e6 / tokens as f64).into(),
            ]
        });
        rows::table(self.schema(provenance), cells)
    }
}
