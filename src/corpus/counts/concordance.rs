//! Every place where words or a pattern occur, with what stands to their left and right.

use std::sync::Arc;

use arrow_array::builder::{Int32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use regex::Regex;

use super::Question;
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Column, HEAD, Provenance, TAIL, Type};
use crate::document::{Depth, Document};
use crate::script::fold;
use crate::segment::Token;
use crate::span::{CodePoints, Span};
use crate::{Error, Result, script};

/// What is looked for.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Query {
    /// Words in a row, spelling folded, with or without their clitics.
    Words(Vec<String>),
    /// A regular expression over the text with its spelling folded.
    Pattern(Regex),
}

impl Query {
    /// One or more words: «بغداد» is found in «ببغداد» and «وبغداد», «الي» in «إلى».
    ///
    /// # Errors
    /// [`Error::Argument`] when there is no word in it.
    pub fn words(query: &str) -> Result<Self> {
        let words: Vec<String> =
            query.split_whitespace().map(script::folded).filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Err(Error::Argument { argument: "query", cause: "has no word".into() });
        }
        Ok(Query::Words(words))
    }

    /// A regular expression; its letters are folded as those of the text are.
    ///
    /// # Errors
    /// [`Error::Argument`] when it is malformed.
    pub fn pattern(pattern: &str) -> Result<Self> {
        let folded: String = pattern.chars().filter_map(fold).collect();
        let regex = Regex::new(&folded)
            .map_err(|error| Error::Argument { argument: "query", cause: error.to_string() })?;
        Ok(Query::Pattern(regex))
    }

    /// The places in the document's text, in order.
    fn find(&self, document: &Document) -> Vec<Span> {
        match self {
            Query::Words(words) => find_words(document, words),
            Query::Pattern(regex) => {
                let blocks = document.blocks.iter();
                blocks.flat_map(|(_, block)| find_pattern(&document.text, *block, regex)).collect()
            }
        }
    }
}

fn find_words(document: &Document, words: &[String]) -> Vec<Span> {
    let text = &document.text;
    let mut found = Vec::new();
    let mut after = 0;
    for (at, window) in document.tokens.windows(words.len()).enumerate() {
        if at < after {
            continue;
        }
        let spans: Option<Vec<Span>> =
            window.iter().zip(words).map(|(token, word)| matched(text, token, word)).collect();
        let Some(spans) = spans else { continue };
        let span = spans[0].cover(spans[spans.len() - 1]);
        if document.block_at(span.start) == document.block_at(span.end - 1) {
            found.push(span);
            after = at + words.len();
        }
    }
    found
}

/// The part of `token` that is `word` when some of its clitics are left out.
fn matched(text: &str, token: &Token, word: &str) -> Option<Span> {
    let starts = || std::iter::once(token.span.start).chain(token.proclitics().map(|p| p.end));
    let ends = || std::iter::once(token.span.end).chain(token.enclitics().map(|e| e.start));
    for start in starts() {
        for end in ends() {
            let span = Span::new(start, end);
            if !span.is_empty() && span.of(text).chars().filter_map(fold).eq(word.chars()) {
                return Some(span);
            }
        }
    }
    None
}

fn find_pattern(text: &str, block: Span, regex: &Regex) -> Vec<Span> {
    let piece = block.of(text);
    let mut folded = String::with_capacity(piece.len());
    // For each byte of the folded text, the character of the piece that it comes from.
    let mut origins: Vec<(usize, usize)> = Vec::with_capacity(piece.len());
    for (at, c) in piece.char_indices() {
        if let Some(c_folded) = fold(c) {
            folded.push(c_folded);
            origins.resize(folded.len(), (at, at + c.len_utf8()));
        }
    }
    let matches = regex.find_iter(&folded).filter(|found| !found.is_empty());
    matches
        .map(|found| Span::new(origins[found.start()].0, origins[found.end() - 1].1).shift(block.start))
        .collect()
}

/// In which order the lines come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Order {
    /// As in the corpus.
    #[default]
    Document,
    /// By what stands before, the nearest word first.
    Left,
    /// By what stands after.
    Right,
}

/// Looks for words or a pattern, with context. «Left» is what comes before, as in every concordance.
#[derive(Debug, Clone)]
pub struct Concordance {
    /// What is looked for.
    pub query: Query,
    /// Code points of context on each side, at most; it ends with the block.
    pub width: usize,
    /// In which order the lines come.
    pub order: Order,
}

/// A line of a concordance.
#[derive(Debug, Clone)]
pub struct Line {
    doc_id: String,
    start: usize,
    end: usize,
    text: String,
    left: String,
    right: String,
    block: Option<&'static str>,
    block_index: Option<usize>,
    date: Option<String>,
    group: Option<String>,
}

const OWN: [Column; 2] = [
    Column { name: "left", kind: Type::Text, about: "what stands before it in the block" },
    Column { name: "right", kind: Type::Text, about: "what stands after it in the block" },
];

impl Concordance {
    fn line(&self, outcome: &Outcome, document: &Document, points: &CodePoints, span: Span) -> Option<Line> {
        let (index, block) = document.blocks[document.block_at(span.start)?];
        let text = &document.text;
        let before = &text[block.start..span.start];
        let left = before
            .char_indices()
            .rev()
            .take(self.width)
            .last()
            .map_or(span.start, |(at, _)| block.start + at);
        let after = &text[span.end..block.end];
        let right = after.char_indices().nth(self.width).map_or(block.end, |(at, _)| span.end + at);
        let at = points.of_span(&document.source, document.to_source(span));
        let surface =
            |span: Span| if span.is_empty() { String::new() } else { document.surface(span).to_owned() };
        let kind = document.kind_of(Some(index));
        Some(Line {
            doc_id: outcome.id.clone(),
            start: at.start,
            end: at.end,
            text: surface(span),
            left: surface(Span::new(left, span.start)),
            right: surface(Span::new(span.end, right)),
            block: kind.map(crate::boilerplate::BlockKind::as_str),
            block_index: kind.map(|_| index),
            date: outcome.date.clone(),
            group: outcome.group.clone(),
        })
    }
}

impl Question for Concordance {
    type Part = Vec<Line>;

    fn depth(&self) -> Depth {
        match self.query {
            Query::Words(_) => Depth::Tokens,
            Query::Pattern(_) => Depth::Text,
        }
    }

    fn ask(&self, outcomes: &[Outcome]) -> Vec<Line> {
        let mut lines = Vec::new();
        for outcome in outcomes {
            let Some(document) = &outcome.document else { continue };
            let found = self.query.find(document);
            if !found.is_empty() {
                let points = CodePoints::new(&document.source);
                lines
                    .extend(found.into_iter().filter_map(|span| self.line(outcome, document, &points, span)));
            }
        }
        lines
    }

    fn join(&self, whole: &mut Vec<Line>, part: Vec<Line>) {
        whole.extend(part);
    }

    fn columns(&self) -> Vec<Column> {
        HEAD.into_iter().chain(OWN).chain(TAIL).collect()
    }

    fn table(&self, mut whole: Vec<Line>, provenance: &Provenance) -> RecordBatch {
        match self.order {
            Order::Document => {}
            Order::Left => whole.sort_by_cached_key(|line| {
                script::folded(&line.left).split_whitespace().rev().map(str::to_owned).collect::<Vec<_>>()
            }),
            Order::Right => whole.sort_by_cached_key(|line| {
                script::folded(&line.right).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            }),
        }
        let text = |of: &dyn Fn(&Line) -> Option<&str>| -> ArrayRef {
            let mut builder = StringBuilder::new();
            whole.iter().for_each(|line| builder.append_option(of(line)));
            Arc::new(builder.finish())
        };
        let mut starts = Int64Builder::new();
        let mut ends = Int64Builder::new();
        let mut indices = Int32Builder::new();
        for line in &whole {
            starts.append_value(line.start as i64);
            ends.append_value(line.end as i64);
            indices.append_option(line.block_index.map(|index| index as i32));
        }
        let columns: Vec<ArrayRef> = vec![
            text(&|line| Some(&line.doc_id)),
            Arc::new(starts.finish()),
            Arc::new(ends.finish()),
            text(&|line| Some(&line.text)),
            text(&|line| line.block),
            text(&|line| Some(&line.left)),
            text(&|line| Some(&line.right)),
            Arc::new(indices.finish()),
            text(&|line| line.date.as_deref()),
            text(&|line| line.group.as_deref()),
        ];
        RecordBatch::try_new(self.schema(provenance), columns).expect("builders follow the schema")
    }
}
