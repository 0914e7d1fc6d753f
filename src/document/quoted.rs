//! Which spans stand in quotes.

use super::Quote;
use crate::Span;

/// Tells of one span after another, in order, whether it stands in a quote; one pass over both.
#[derive(Debug, Clone)]
pub struct Quoted<'d> {
    quotes: std::slice::Iter<'d, Quote>,
    /// The end of the quote that reaches furthest so far.
    reach: usize,
}

impl<'d> Quoted<'d> {
    pub(super) fn new(quotes: &'d [Quote]) -> Self {
        Self { quotes: quotes.iter(), reach: 0 }
    }

    /// Whether `span`, which begins no earlier than the one asked before, stands in a quote.
    pub fn holds(&mut self, span: Span) -> bool {
        while let Some(quote) = self.quotes.as_slice().first().filter(|quote| quote.span.start <= span.start)
        {
            self.reach = self.reach.max(quote.span.end);
            self.quotes.next();
        }
        span.end <= self.reach
    }
}
