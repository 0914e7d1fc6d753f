//! Builds an alignment from left to right.

use super::{Alignment, Edits, units};

/// Builds an [`Alignment`] from left to right.
#[derive(Debug, Clone, Default)]
pub struct AlignmentBuilder {
    edits: Edits,
    /// Units copied since the last edit.
    run: u32,
    /// The edit that the next call may still extend: its widths. Both are 0 when there is none.
    pending: (u32, u32),
}

impl AlignmentBuilder {
    /// The next `len` units are in both texts, position by position.
    pub fn copy(&mut self, len: usize) {
        if len > 0 {
            self.flush();
            self.run += units(len);
        }
    }

    /// The next `source_len` units of the source became `target_len` of the target.
    ///
    /// One unit for one is a copy; two deletions, or two insertions, side by side are one.
    pub fn replace(&mut self, source_len: usize, target_len: usize) {
        let (source, target) = (units(source_len), units(target_len));
        match (source, target) {
            (0, 0) => return,
            (1, 1) => return self.copy(1),
            _ => {}
        }
        let mergeable = matches!((self.pending, (source, target)), ((0, _), (0, _)) | ((_, 0), (_, 0)));
        if mergeable {
            self.pending = (self.pending.0 + source, self.pending.1 + target);
        } else {
            self.flush();
            self.pending = (source, target);
        }
    }

    /// The next `len` units of the source were deleted; they belong to the kept
    /// character before them, which is `kept` units wide, or (at the start of
    /// the text) to the one that will follow.
    ///
    /// Thus every unit of the source has a place in the target, and
    /// `to_source(from_source(x))` covers `x`.
    ///
    /// ```
    /// use warraq::Span;
    /// use warraq::span::AlignmentBuilder;
    /// let mut builder = AlignmentBuilder::default(); // "abc" -> "ac"
    /// builder.copy(1);
    /// builder.delete(1, 1);
    /// builder.copy(1);
    /// let alignment = builder.finish();
    /// assert_eq!(alignment.from_source(Span::new(1, 2)), Span::new(0, 1));
    /// assert_eq!(alignment.to_source(Span::new(0, 1)), Span::new(0, 2));
    /// ```
    pub fn delete(&mut self, len: usize, kept: usize) {
        if len == 0 {
            return;
        }
        let kept = units(kept);
        if self.pending == (0, 0) && self.run >= kept && kept > 0 {
            self.run -= kept;
            self.pending = (kept, kept);
        }
        self.pending.0 += units(len);
    }

    /// The next character, `source_len` units wide, became `target_len` units;
    /// it takes along what was deleted at the start of the text before it.
    #[inline]
    pub fn keep(&mut self, source_len: usize, target_len: usize) {
        if source_len == target_len && (self.pending.0 == 0 || self.pending.1 > 0) {
            self.copy(source_len);
        } else {
            self.keep_block(source_len, target_len);
        }
    }

    /// The next `len` units are kept as they are, character by character; the
    /// first character is `first` units wide.
    #[inline]
    pub fn keep_run(&mut self, len: usize, first: usize) {
        if len > 0 {
            self.keep(first, first);
            self.copy(len - first);
        }
    }

    /// The next `source_len` units became `target_len` units as one piece, in
    /// which nothing is in step (marks that changed places, say).
    pub fn keep_block(&mut self, source_len: usize, target_len: usize) {
        let (source, target) = self.pending;
        if target == 0 && source > 0 && target_len > 0 {
            self.pending = (source + units(source_len), units(target_len));
        } else {
            self.flush();
            self.pending = (units(source_len), units(target_len));
        }
    }

    fn flush(&mut self) {
        if self.pending != (0, 0) {
            self.edits.push(self.run, self.pending.0, self.pending.1);
            self.run = 0;
            self.pending = (0, 0);
        }
    }

    /// The next piece maps as `piece` does.
    pub fn append(&mut self, piece: &Alignment) {
        let mut source = 0;
        for edit in piece.edits.iter() {
            self.copy((edit.source_start - source) as usize);
            self.replace(edit.source_width() as usize, edit.target_width() as usize);
            source = edit.source_end;
        }
        self.copy((piece.source_len - source) as usize);
    }

    /// How many units of the target there are so far.
    #[must_use]
    pub fn target_len(&self) -> usize {
        (self.edits.end().1 + self.run + self.pending.1) as usize
    }

    /// How many units of the source there are so far.
    #[must_use]
    pub fn source_len(&self) -> usize {
        (self.edits.end().0 + self.run + self.pending.0) as usize
    }

    /// The finished map.
    #[must_use]
    pub fn finish(mut self) -> Alignment {
        let (source_len, target_len) = (units(self.source_len()), units(self.target_len()));
        self.flush();
        self.edits.shrink_to_fit();
        Alignment { edits: self.edits, source_len, target_len }
    }
}
