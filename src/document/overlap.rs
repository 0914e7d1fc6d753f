//! Which of the things found in one place stays: the longest, then the surest, then the first label.

use std::collections::BTreeMap;

use crate::{Label, Span};

/// What becomes of something that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays.
    Kept,
    /// It lies inside something that stays.
    Inside,
    /// It vanishes.
    Dropped,
}

/// The fate of each of `found`, so that those kept do not overlap.
///
/// Empty spans are dropped.
pub(super) fn settle(found: &[(Span, f32, Label)]) -> Vec<Fate> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|&a, &b| {
        let ((left, left_score, left_label), (right, right_score, right_label)) = (&found[a], &found[b]);
        right
            .len()
            .cmp(&left.len())
            .then(right_score.total_cmp(left_score))
            .then(left_label.cmp(right_label))
            .then(left.start.cmp(&right.start))
            .then(a.cmp(&b))
    });
    let mut fates = vec![Fate::Dropped; found.len()];
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    for index in order {
        let span = found[index].0;
        if span.is_empty() {
            continue;
        }
        // Those kept are disjoint: only the last that starts before our end can overlap.
        let rival = kept.range(..span.end).next_back().map(|(&start, &end)| Span::new(start, end));
        fates[index] = match rival {
            Some(rival) if rival.contains(span) => Fate::Inside,
            Some(rival) if rival.overlaps(span) => Fate::Dropped,
            _ => {
                kept.insert(span.start, span.end);
                Fate::Kept
            }
        };
    }
    fates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_stays_then_the_surest_then_the_first_label() {
        let found = [
            (Span::new(0, 10), 0.5, Label::Org),
            (Span::new(4, 8), 0.9, Label::Loc),
            (Span::new(8, 14), 0.9, Label::Cardinal),
            (Span::new(20, 24), 0.5, Label::Loc),
            (Span::new(20, 24), 0.7, Label::Org),
            (Span::new(30, 34), 0.7, Label::Org),
            (Span::new(30, 34), 0.7, Label::Per),
            (Span::new(40, 40), 1.0, Label::Per),
        ];
        let fates = settle(&found);
        use Fate::{Dropped, Inside, Kept};
        assert_eq!(fates, [Kept, Inside, Dropped, Inside, Kept, Inside, Kept, Dropped]);
    }
}
