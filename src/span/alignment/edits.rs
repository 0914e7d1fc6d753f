//! The places where two texts differ, in two or three bytes each.
//!
//! An edit is written as the distance from the edit before it (a varint) and
//! one byte with both widths, four bits each; fifteen means that the width
//! follows as a varint. Every [`STRIDE`]th edit is marked with its absolute
//! offsets, so a look-up is a binary search and at most one stride of reading.

/// How many edits lie between two marks.
const STRIDE: u32 = 64;
/// The nibble that says that the width follows.
const WIDE: u32 = 15;

/// One place where target and source differ: `source` became `target`.
///
/// Either may be empty. Between two edits the texts run in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit {
    pub source_start: u32,
    pub source_end: u32,
    pub target_start: u32,
    pub target_end: u32,
}

impl Edit {
    pub fn source_width(&self) -> u32 {
        self.source_end - self.source_start
    }

    pub fn target_width(&self) -> u32 {
        self.target_end - self.target_start
    }
}

/// Where the edit numbered `i * STRIDE` begins: the end of the edit before it, and its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Mark {
    source: u32,
    target: u32,
    at: u32,
}

/// A sorted list of edits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Edits {
    bytes: Vec<u8>,
    marks: Vec<Mark>,
    count: u32,
    /// The end of the last edit, in the source and in the target.
    source: u32,
    target: u32,
}

impl Edits {
    pub fn len(&self) -> usize {
        self.count as usize
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The end of the last edit, in the source and in the target.
    pub fn end(&self) -> (u32, u32) {
        (self.source, self.target)
    }

    pub fn heap_size(&self) -> usize {
        self.bytes.capacity() + self.marks.capacity() * size_of::<Mark>()
    }

    pub fn shrink_to_fit(&mut self) {
        self.bytes.shrink_to_fit();
        self.marks.shrink_to_fit();
    }

    /// Appends an edit that lies `gap` units after the last one.
    pub fn push(&mut self, gap: u32, source_width: u32, target_width: u32) {
        if self.count.is_multiple_of(STRIDE) {
            let at = u32::try_from(self.bytes.len()).expect("fewer than 2^32 bytes of edits");
            self.marks.push(Mark { source: self.source, target: self.target, at });
        }
        self.count += 1;
        write_varint(&mut self.bytes, gap);
        let (a, b) = (source_width.min(WIDE), target_width.min(WIDE));
        self.bytes.push((a << 4 | b) as u8);
        if a == WIDE {
            write_varint(&mut self.bytes, source_width);
        }
        if b == WIDE {
            write_varint(&mut self.bytes, target_width);
        }
        self.source += gap + source_width;
        self.target += gap + target_width;
    }

    /// All edits, in order.
    pub fn iter(&self) -> Iter<'_> {
        Iter { bytes: &self.bytes, source: 0, target: 0 }
    }

    /// The edits from the last mark whose offset (in the source, or in the target) is below `at`.
    pub fn iter_before(&self, at: u32, in_source: bool) -> Iter<'_> {
        let side = |m: &Mark| if in_source { m.source } else { m.target };
        let index = self.marks.partition_point(|m| side(m) < at).saturating_sub(1);
        match self.marks.get(index) {
            Some(m) => Iter { bytes: &self.bytes[m.at as usize..], source: m.source, target: m.target },
            None => self.iter(),
        }
    }
}

/// Reads edits one after the other.
#[derive(Debug, Clone)]
pub(super) struct Iter<'a> {
    bytes: &'a [u8],
    /// The end of the edit before, in both texts.
    pub source: u32,
    pub target: u32,
}

impl Iterator for Iter<'_> {
    type Item = Edit;

    fn next(&mut self) -> Option<Edit> {
        if self.bytes.is_empty() {
            return None;
        }
        let gap = read_varint(&mut self.bytes);
        let widths = u32::from(self.bytes[0]);
        self.bytes = &self.bytes[1..];
        let (mut a, mut b) = (widths >> 4, widths & 15);
        if a == WIDE {
            a = read_varint(&mut self.bytes);
        }
        if b == WIDE {
            b = read_varint(&mut self.bytes);
        }
        let (source_start, target_start) = (self.source + gap, self.target + gap);
        (self.source, self.target) = (source_start + a, target_start + b);
        Some(Edit { source_start, source_end: self.source, target_start, target_end: self.target })
    }
}

fn write_varint(bytes: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        bytes.push(n as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}

fn read_varint(bytes: &mut &[u8]) -> u32 {
    let (mut n, mut shift) = (0, 0);
    while let Some((&b, rest)) = bytes.split_first() {
        *bytes = rest;
        n |= u32::from(b & 0x7F) << shift;
        if b < 0x80 {
            break;
        }
        shift += 7;
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pushed_is_read_back() {
        let widths = [0, 1, 2, 14, 15, 16, 127, 128, 70_000];
        let mut edits = Edits::default();
        let mut expected = Vec::new();
        let (mut source, mut target) = (0, 0);
        for (i, (&gap, &a)) in widths.iter().flat_map(|g| widths.iter().map(move |a| (g, a))).enumerate() {
            let b = widths[i % widths.len()];
            edits.push(gap, a, b);
            let start = (source + gap, target + gap);
            (source, target) = (start.0 + a, start.1 + b);
            expected.push(Edit {
                source_start: start.0,
                source_end: source,
                target_start: start.1,
                target_end: target,
            });
        }
        assert_eq!(edits.iter().collect::<Vec<_>>(), expected);
        assert_eq!(edits.end(), (source, target));
        // From a mark on, the list is a tail of the whole.
        for at in [0, 1, 100, 5_000, 600_000, u32::MAX] {
            for in_source in [true, false] {
                let tail: Vec<Edit> = edits.iter_before(at, in_source).collect();
                assert!(expected.ends_with(&tail));
                let skipped = &expected[..expected.len() - tail.len()];
                assert!(skipped.iter().all(|e| (if in_source { e.source_end } else { e.target_end }) < at));
            }
        }
    }
}
