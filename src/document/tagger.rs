//! Runs every finder over a text and settles what they disagree on.

use std::sync::Arc;

use jiff::civil::Date;

use super::overlap::{Fate, settle};
use super::{Document, Entity, KEEP, Labels, Quote};
use crate::boilerplate::{Article, BlockKind};
use crate::expressions::{self, Expression};
use crate::names::{self, Names};
use crate::segment;
use crate::span::Span;
use crate::speech;
use crate::words::Words;

/// How far a text is tagged; each includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Depth {
    /// Not at all.
    Text,
    /// Sentences.
    Sentences,
    /// Words and their clitics.
    Tokens,
    /// Names, times and numbers.
    Entities,
    /// Quotes and their speakers.
    Quotes,
}

/// Tags texts; can be shared between threads.
///
/// ```
/// let document = warraq::document::Tagger::default().tag("وصل الوزير إلى بغداد.".into(), None);
/// assert_eq!(document.sentences.len(), 1);
/// ```
#[derive(Debug, Clone)]
pub struct Tagger {
    /// Finds names.
    pub names: Arc<names::Tagger>,
    /// The labels that are kept.
    pub labels: Labels,
}

impl Default for Tagger {
    fn default() -> Self {
        Self { names: Arc::new(names::Tagger::default()), labels: Labels::ALL }
    }
}

impl Tagger {
    /// A tagger with these names and labels.
    #[must_use]
    pub fn new(names: Arc<names::Tagger>, labels: Option<Labels>) -> Self {
        Self { names, labels: labels.unwrap_or(Labels::ALL) }
    }

    /// Tags a text. Relative times are resolved against `date`.
    #[must_use]
    pub fn tag(&self, source: Arc<str>, date: Option<Date>) -> Document {
        self.apply(Document::new(source), date, Depth::Quotes)
    }

    /// Tags the blocks of `article` whose kind is in `keep` ([`KEEP`] when that is none).
    ///
    /// Relative times are resolved against `date`, or the article's own.
    #[must_use]
    pub fn tag_article(
        &self,
        article: Arc<Article>,
        keep: Option<&[BlockKind]>,
        date: Option<Date>,
    ) -> Document {
        self.apply(Document::from_article(article, keep.unwrap_or(&KEEP)), date, Depth::Quotes)
    }

    /// Tags an assembled document as far as `depth`.
    #[must_use]
    pub fn apply(&self, mut document: Document, date: Option<Date>, depth: Depth) -> Document {
        document.date = date.or_else(|| stated(document.article.as_deref()?));
        if depth < Depth::Tokens {
            if depth == Depth::Sentences {
                document.sentences = sentences(&document.text, &document.blocks);
            }
            return document;
        }
        let text = document.text.clone();
        let blocks: Vec<Span> = document.blocks.iter().map(|&(_, span)| span).collect();
        let words = Words::of_blocks(&text, &blocks, Some(self.names.gazetteer()));
        if depth >= Depth::Entities {
            let found = self.names.find(&words);
            let expressions = expressions::find(&words, document.date);
            self.settle(&mut document, &words, found, expressions, depth);
        }
        (document.tokens, document.sentences) = words.into_parts();
        document
    }

    /// Keeps what does not overlap, then finds the quotes and their speakers.
    fn settle(
        &self,
        document: &mut Document,
        words: &Words<'_>,
        found: Names,
        expressions: Vec<Expression>,
        depth: Depth,
    ) {
        let text = words.text();
        let all: Vec<_> = (found.outer.iter().map(|n| (n.span, n.score, n.label)))
            .chain(expressions.iter().map(|e| (e.span, 1.0, e.label)))
            .collect();
        let fates = settle(&all);
        let (of_names, of_expressions) = fates.split_at(found.outer.len());
        let mut outer = Vec::with_capacity(found.outer.len());
        let mut nested = found.nested;
        for (name, fate) in found.outer.into_iter().zip(of_names) {
            match fate {
                Fate::Kept => outer.push(name),
                Fate::Inside => nested.push(name),
                Fate::Dropped => {}
            }
        }
        outer.sort_by_key(|name| name.span);
        nested.sort_by_key(|name| (name.span, name.label));
        let quotes = if depth >= Depth::Quotes { speech::find(words, &outer) } else { Vec::new() };

        // Names keep their place among the entities, so that quotes can point to them.
        let block = |span: Span| {
            document.article.as_ref().and(Some(document.blocks[document.block_at(span.start)?].0))
        };
        let mut entities: Vec<(Option<usize>, Entity)> = Vec::with_capacity(all.len());
        for (index, name) in outer.into_iter().enumerate() {
            let block = block(name.span);
            entities.push((Some(index), Entity::from_name(name, block)));
        }
        for (expression, fate) in expressions.into_iter().zip(of_expressions) {
            if *fate == Fate::Kept {
                let block = block(expression.span);
                entities.push((None, Entity::from_expression(expression, text, block)));
            }
        }
        entities.sort_by_key(|(_, entity)| entity.span);
        let mut places: Vec<Option<usize>> = Vec::new();
        let mut ids: Vec<Option<String>> = Vec::new();
        let mut kept = Vec::with_capacity(entities.len());
        for (name, entity) in entities {
            let keep = self.labels.holds(entity.label);
            if let Some(name) = name {
                if places.len() <= name {
                    places.resize(name + 1, None);
                    ids.resize(name + 1, None);
                }
                ids[name] = entity.identity();
                places[name] = keep.then_some(kept.len());
            }
            if keep {
                kept.push(entity);
            }
        }
        let nested = nested
            .into_iter()
            .filter(|name| self.labels.holds(name.label))
            .map(|name| {
                let block = block(name.span);
                Entity::from_name(name, block)
            })
            .collect();
        let quotes = quotes
            .into_iter()
            .filter_map(|quote| {
                let place = document.block_at(quote.span.start);
                // A quote that runs on into the next block ends with its own.
                let end =
                    place.map_or(quote.span.end, |place| quote.span.end.min(document.blocks[place].1.end));
                let span = Span::new(quote.span.start, end);
                (!span.is_empty()).then(|| Quote {
                    span,
                    kind: quote.kind,
                    block: block(span),
                    cue: quote.cue,
                    speaker: quote.speaker,
                    entity: quote.name.and_then(|name| places.get(name).copied().flatten()),
                    speaker_id: quote.name.and_then(|name| ids.get(name).cloned().flatten()),
                })
            })
            .collect();
        document.entities = kept;
        document.nested = nested;
        document.quotes = quotes;
    }
}

fn sentences(text: &str, blocks: &[(usize, Span)]) -> Vec<Span> {
    let mut found = Vec::new();
    for (_, block) in blocks {
        found.extend(segment::sentences(block.of(text)).into_iter().map(|span| span.shift(block.start)));
    }
    found
}

/// The day that an article states of itself.
fn stated(article: &Article) -> Option<Date> {
    let text = &article.date.as_ref()?.text;
    text.get(..10)?.parse().ok()
}
