//! A code point and where it came from: what the slow path works on.

use crate::span::AlignmentBuilder;

/// A code point and the range of source units from which it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub code: u32,
    pub start: usize,
    pub end: usize,
}

impl Piece {
    /// The same place, another code point.
    pub fn with(self, code: u32) -> Self {
        Self { code, ..self }
    }

    /// Takes in the place of `other`.
    pub fn cover(&mut self, other: Piece) {
        self.start = self.start.min(other.start);
        self.end = self.end.max(other.end);
    }

    pub fn char(self) -> Option<char> {
        char::from_u32(self.code)
    }
}

/// Records pieces, which came from the source units `from..to`, in an alignment.
///
/// Pieces that share source units form one block; source units of no piece
/// were deleted and belong to the block before. `is_one` tells whether a range
/// of the source is one code point: those that became one together are a block,
/// even when it takes as many units as they did.
pub(super) fn record(
    pieces: &[Piece],
    from: usize,
    to: usize,
    width: impl Fn(u32) -> usize,
    is_one: impl Fn(usize, usize) -> bool,
    last_width: &mut usize,
    builder: &mut AlignmentBuilder,
) {
    // The first source unit of any piece from here on: marks may have changed places.
    let mut ahead = vec![to; pieces.len() + 1];
    for (i, piece) in pieces.iter().enumerate().rev() {
        ahead[i] = piece.start.min(ahead[i + 1]);
    }
    let mut cursor = from;
    let mut at = 0;
    while at < pieces.len() {
        let first = pieces[at];
        let (start, mut end, mut target) = (ahead[at], first.end, width(first.code));
        let mut last = at + 1;
        while last < pieces.len() && ahead[last] < end {
            end = end.max(pieces[last].end);
            target += width(pieces[last].code);
            last += 1;
        }
        builder.delete(start - cursor, *last_width);
        if last == at + 1 && is_one(start, end) {
            builder.keep(end - start, target);
        } else {
            builder.keep_block(end - start, target);
        }
        *last_width = width(pieces[last - 1].code);
        cursor = end;
        at = last;
    }
    builder.delete(to - cursor, *last_width);
}
