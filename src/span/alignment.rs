//! A monotone map between two texts, kept as the places where they differ.

use super::Span;

/// One place where target and source differ: `source` became `target`.
///
/// Either may be empty. Between two edits the texts run in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Edit {
    source_start: u32,
    source_end: u32,
    target_start: u32,
    target_end: u32,
}

/// How the offsets of a derived text (the target) map to those of its source.
///
/// It keeps one entry for each run that differs, not one for each character,
/// and does not know its unit: bytes in this crate, code points in Python.
/// Texts of 4 GiB and more are refused by the builder.
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
    edits: Vec<Edit>,
    source_len: u32,
    target_len: u32,
}

impl Alignment {
    /// The map of a text of `len` units to itself.
    #[must_use]
    pub fn identity(len: usize) -> Self {
        let len = units(len);
        Self { edits: Vec::new(), source_len: len, target_len: len }
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

    /// The smallest span of the source from which `span` of the target came.
    ///
    /// An empty span between two pieces maps to the gap that was deleted there.
    /// Offsets beyond the end are taken as the end.
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        map(&self.edits, span, self.target_len, self.source_len, |e| {
            (e.target_start, e.target_end, e.source_start, e.source_end)
        })
    }

    /// The smallest span of the target that holds what is left of `span` of the source.
    #[must_use]
    pub fn from_source(&self, span: Span) -> Span {
        map(&self.edits, span, self.source_len, self.target_len, |e| {
            (e.source_start, e.source_end, e.target_start, e.target_end)
        })
    }

    /// The map of two steps in one: `self` from source to middle, `next` from middle to target.
    #[must_use]
    pub fn then(&self, next: &Alignment) -> Alignment {
        if self.is_identity() {
            return next.clone();
        }
        if next.is_identity() {
            return self.clone();
        }
        let mut builder = AlignmentBuilder::default();
        // Cut points on the middle text: between them both maps are in step.
        let (mut first, mut second) = (0, 0);
        let (mut source, mut middle) = (0u32, 0u32);
        loop {
            let a = self.edits.get(first);
            let b = next.edits.get(second);
            let start = match (a, b) {
                (None, None) => break,
                (Some(a), None) => a.target_start,
                (None, Some(b)) => b.source_start,
                (Some(a), Some(b)) => a.target_start.min(b.source_start),
            };
            builder.copy((start - middle) as usize);
            source += start - middle;
            // Grow one joint edit until no further edit of either side touches it.
            let (mut middle_end, mut from_a, mut from_b) = (start, 0i64, 0i64);
            loop {
                if let Some(a) = self.edits.get(first) {
                    if touches(a.target_start, a.target_end, start, middle_end) {
                        middle_end = middle_end.max(a.target_end);
                        from_a += i64::from(a.source_end - a.source_start)
                            - i64::from(a.target_end - a.target_start);
                        first += 1;
                        continue;
                    }
                }
                if let Some(b) = next.edits.get(second) {
                    if touches(b.source_start, b.source_end, start, middle_end) {
                        middle_end = middle_end.max(b.source_end);
                        from_b += i64::from(b.target_end - b.target_start)
                            - i64::from(b.source_end - b.source_start);
                        second += 1;
                        continue;
                    }
                }
                break;
            }
            let width = i64::from(middle_end - start);
            let (source_width, target_width) = ((width + from_a) as u32, (width + from_b) as u32);
            builder.replace(source_width as usize, target_width as usize);
            source += source_width;
            middle = middle_end;
        }
        builder.copy((self.source_len - source) as usize);
        builder.finish()
    }
}

fn touches(start: u32, end: u32, open: u32, close: u32) -> bool {
    start < close || (start == close && (open == close || start == end && start == open))
}

/// Maps `span` from the side that `side` names first to the one it names second.
fn map(
    edits: &[Edit],
    span: Span,
    from_len: u32,
    to_len: u32,
    side: impl Fn(&Edit) -> (u32, u32, u32, u32),
) -> Span {
    let start = units(span.start.min(from_len as usize));
    let end = units(span.end.min(from_len as usize)).max(start);
    // How far the edits before `index` have moved the other side.
    let shifted = |index: usize, at: u32| -> u32 {
        match index.checked_sub(1).map(|i| side(&edits[i])) {
            Some((_, from_end, _, to_end)) => to_end + (at - from_end),
            None => at,
        }
    };
    if start == end {
        let index = edits.partition_point(|e| side(e).1 < start);
        return match edits.get(index).map(&side) {
            Some((from, to, other, other_end))
                if from <= start && start <= to && (from == to || (from < start && start < to)) =>
            {
                Span::new(other as usize, other_end as usize)
            }
            _ => {
                let index = edits.partition_point(|e| side(e).1 <= start);
                let at = shifted(index, start) as usize;
                Span::new(at, at)
            }
        };
    }
    // The first unit: skip edits that end at or before it.
    let index = edits.partition_point(|e| side(e).1 <= start);
    let low = match edits.get(index).map(&side) {
        Some((from, _, other, _)) if from <= start => other,
        _ => shifted(index, start),
    };
    // The last unit, `end - 1`: an edit that holds it maps whole.
    let index = edits.partition_point(|e| side(e).1 < end);
    let high = match edits.get(index).map(&side) {
        Some((from, _, _, other_end)) if from < end => other_end,
        _ => shifted(index, end),
    };
    debug_assert!(high <= to_len);
    Span::new(low.min(high) as usize, high as usize)
}

fn units(n: usize) -> u32 {
    u32::try_from(n).expect("texts of 4 GiB and more are refused before they get here")
}

/// Builds an [`Alignment`] from left to right.
#[derive(Debug, Clone, Default)]
pub struct AlignmentBuilder {
    edits: Vec<Edit>,
    source: u32,
    target: u32,
}

impl AlignmentBuilder {
    /// The next `len` units are in both texts, position by position.
    pub fn copy(&mut self, len: usize) {
        self.source += units(len);
        self.target += units(len);
    }

    /// The next `source_len` units of the source became `target_len` of the target.
    pub fn replace(&mut self, source_len: usize, target_len: usize) {
        if source_len == 0 && target_len == 0 {
            return;
        }
        let edit = Edit {
            source_start: self.source,
            source_end: self.source + units(source_len),
            target_start: self.target,
            target_end: self.target + units(target_len),
        };
        self.source = edit.source_end;
        self.target = edit.target_end;
        // Two deletions, or two insertions, side by side are one.
        if let Some(last) = self.edits.last_mut() {
            let adjoins = last.source_end == edit.source_start && last.target_end == edit.target_start;
            let both_empty = |a: u32, b: u32, c: u32, d: u32| a == b && c == d;
            if adjoins
                && (both_empty(last.target_start, last.target_end, edit.target_start, edit.target_end)
                    || both_empty(last.source_start, last.source_end, edit.source_start, edit.source_end))
            {
                last.source_end = edit.source_end;
                last.target_end = edit.target_end;
                return;
            }
        }
        self.edits.push(edit);
    }

    /// The next piece maps as `piece` does.
    pub fn append(&mut self, piece: &Alignment) {
        let (source, target) = (self.source, self.target);
        for edit in &piece.edits {
            self.copy((source + edit.source_start - self.source) as usize);
            self.replace(
                (edit.source_end - edit.source_start) as usize,
                (edit.target_end - edit.target_start) as usize,
            );
        }
        self.copy((source + piece.source_len - self.source) as usize);
        debug_assert_eq!(self.target, target + piece.target_len);
    }

    /// How many units of the target there are so far.
    #[must_use]
    pub fn target_len(&self) -> usize {
        self.target as usize
    }

    /// How many units of the source there are so far.
    #[must_use]
    pub fn source_len(&self) -> usize {
        self.source as usize
    }

    /// The finished map.
    #[must_use]
    pub fn finish(mut self) -> Alignment {
        self.edits.shrink_to_fit();
        Alignment { edits: self.edits, source_len: self.source, target_len: self.target }
    }
}
