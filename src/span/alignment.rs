//! A monotone map between two texts, kept as the places where they differ.

mod builder;
mod edits;

use super::Span;
pub use builder::AlignmentBuilder;
use edits::{Edit, Edits};

/// How the offsets of a derived text (the target) map to those of its source.
///
/// It keeps one entry, of two or three bytes, for each run that differs, not
/// one for each character, and does not know its unit: bytes in this crate,
/// code points in Python. Texts of 4 GiB and more are refused by the builder.
///
/// ```
/// use warraq::Span;
/// use warraq::span::AlignmentBuilder;
/// let mut builder = AlignmentBuilder::default(); // "ab<i>cd" -> "abcd"
/// builder.copy(2);
/// builder.replace(3, 0);
/// builder.copy(2);
/// let alignment = builder.finish();
/// assert_eq!(alignment.to_source(Span::new(1, 3)), Span::new(1, 6));
/// assert_eq!(alignment.to_source(Span::new(2, 3)), Span::new(5, 6));
/// assert_eq!(alignment.from_source(Span::new(5, 7)), Span::new(2, 4));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Alignment {
    edits: Edits,
    source_len: u32,
    target_len: u32,
}

impl Alignment {
    /// The map of a text of `len` units to itself.
    #[must_use]
    pub fn identity(len: usize) -> Self {
        let len = units(len);
        Self { edits: Edits::default(), source_len: len, target_len: len }
    }

    /// The length of the source, in units.
    #[must_use]
    pub fn source_len(&self) -> usize {
        self.source_len as usize
    }

    /// The length of the target, in units.
    #[must_use]
    pub fn target_len(&self) -> usize {
        self.target_len as usize
    }

    /// Whether every offset maps to itself.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// How many runs differ.
    #[must_use]
    pub fn edits(&self) -> usize {
        self.edits.len()
    }

    /// How many bytes of memory it holds besides itself.
    #[must_use]
    pub fn heap_size(&self) -> usize {
        self.edits.heap_size()
    }

    /// The smallest span of the source from which `span` of the target came.
    ///
    /// An empty span between two pieces maps to the gap that was deleted there.
    /// Offsets beyond the end are taken as the end.
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        self.map(span, false)
    }

    /// The smallest span of the target that holds what is left of `span` of the source.
    #[must_use]
    pub fn from_source(&self, span: Span) -> Span {
        self.map(span, true)
    }

    /// Maps `span` of the source to the target, or the other way.
    fn map(&self, span: Span, from_source: bool) -> Span {
        let len = if from_source { self.source_len } else { self.target_len };
        let start = units(span.start.min(len as usize));
        let end = units(span.end.min(len as usize)).max(start);
        let side = |e: Edit| {
            let (source, target) = ((e.source_start, e.source_end), (e.target_start, e.target_end));
            if from_source { (source, target) } else { (target, source) }
        };
        // The edits near `at`, and the end of the edit before them, on both sides.
        let near = |at: u32| {
            let iter = self.edits.iter_before(at, from_source);
            let before = if from_source { (iter.source, iter.target) } else { (iter.target, iter.source) };
            (iter.map(side), before)
        };
        if start == end {
            return empty(start, near(start));
        }
        // The first unit: edits that end at or before it do not hold it.
        let (edits, mut before) = near(start);
        let mut low = None;
        for ((from, from_end), (to, to_end)) in edits {
            if from_end > start {
                low = (from <= start).then_some(to);
                break;
            }
            before = (from_end, to_end);
        }
        let low = low.unwrap_or(before.1 + start - before.0);
        // The last unit, `end - 1`: an edit that holds it maps whole.
        let (edits, mut before) = near(end);
        let mut high = None;
        for ((from, from_end), (_, to_end)) in edits {
            if from_end >= end {
                high = (from < end).then_some(to_end);
                break;
            }
            before = (from_end, to_end);
        }
        let high = high.unwrap_or(before.1 + end - before.0);
        Span::new(low.min(high) as usize, high as usize)
    }

    /// The map of two steps in one: `self` from source to middle, `next` from middle to target.
    ///
    /// Pieces of the two maps that overlap in the middle become one piece; what
    /// was deleted or inserted between two pieces stays between them.
    #[must_use]
    pub fn then(&self, next: &Alignment) -> Alignment {
        let (mut first, mut second) = (self.edits.iter().peekable(), next.edits.iter().peekable());
        let mut builder = AlignmentBuilder::default();
        let mut middle = 0;
        loop {
            let (a, b) = (first.peek().copied(), second.peek().copied());
            let start = match (a, b) {
                (None, None) => break,
                (Some(a), None) => a.target_start,
                (None, Some(b)) => b.source_start,
                (Some(a), Some(b)) => a.target_start.min(b.source_start),
            };
            builder.copy((start - middle) as usize);
            middle = start;
            if let Some(a) = a.filter(|a| a.target_end == start) {
                builder.replace(a.source_width() as usize, 0);
                first.next();
                continue;
            }
            if let Some(b) = b.filter(|b| b.source_end == start) {
                builder.replace(0, b.target_width() as usize);
                second.next();
                continue;
            }
            // Grow one piece until no further edit of either side overlaps it.
            let (mut from, mut to) = (0i64, 0i64);
            loop {
                if let Some(a) = first.next_if(|a| a.target_start < middle || a.target_start == start) {
                    middle = middle.max(a.target_end);
                    from += i64::from(a.source_width()) - i64::from(a.target_width());
                } else if let Some(b) = second.next_if(|b| b.source_start < middle || b.source_start == start)
                {
                    middle = middle.max(b.source_end);
                    to += i64::from(b.target_width()) - i64::from(b.source_width());
                } else {
                    break;
                }
            }
            let width = i64::from(middle - start);
            builder.replace((width + from) as usize, (width + to) as usize);
        }
        builder.copy((next.source_len.max(middle) - middle) as usize);
        builder.finish()
    }
}

/// One side of an edit, then the other.
type Sides = ((u32, u32), (u32, u32));

/// Maps an empty span: to the whole of an edit around it, or to the gaps at it, or to a point.
fn empty(at: u32, (edits, mut before): (impl Iterator<Item = Sides>, (u32, u32))) -> Span {
    let mut gap: Option<(u32, u32)> = None;
    for ((from, from_end), (to, to_end)) in edits {
        if from < at && at < from_end {
            return Span::new(to as usize, to_end as usize);
        }
        if from >= at && from_end > at {
            break;
        }
        if from == at {
            gap = Some((gap.map_or(to, |g| g.0), to_end));
        }
        if from > at {
            break;
        }
        before = (from_end, to_end);
    }
    let point = before.1 + at - before.0;
    let (start, end) = gap.unwrap_or((point, point));
    Span::new(start as usize, end as usize)
}

fn units(n: usize) -> u32 {
    u32::try_from(n).expect("texts of 4 GiB and more are refused before they get here")
}

#[cfg(test)]
mod tests;
