use super::*;
use proptest::prelude::*;

/// A piece of an alignment as a test writes it: copied units, or an edit.
type Pieces = Vec<(usize, usize)>;

fn build(pieces: &[(usize, usize)]) -> Alignment {
    let mut builder = AlignmentBuilder::default();
    for &(source, target) in pieces {
        builder.replace(source, target);
    }
    builder.finish()
}

/// The slow reference: every piece with its absolute ranges.
fn ranges(alignment: &Alignment) -> Vec<(Span, Span)> {
    let mut list = Vec::new();
    let (mut source, mut target) = (0, 0);
    let copy_to = |list: &mut Vec<(Span, Span)>, source: &mut usize, target: &mut usize, end: usize| {
        while *source < end {
            list.push((Span::new(*source, *source + 1), Span::new(*target, *target + 1)));
            *source += 1;
            *target += 1;
        }
    };
    for e in alignment.edits.iter() {
        copy_to(&mut list, &mut source, &mut target, e.source_start as usize);
        let piece = (
            Span::new(e.source_start as usize, e.source_end as usize),
            Span::new(e.target_start as usize, e.target_end as usize),
        );
        (source, target) = (piece.0.end, piece.1.end);
        list.push(piece);
    }
    copy_to(&mut list, &mut source, &mut target, alignment.source_len());
    assert_eq!((source, target), (alignment.source_len(), alignment.target_len()));
    list
}

/// Maps `span` by looking at every piece.
fn slow_map(pieces: &[(Span, Span)], span: Span) -> Span {
    let overlap: Vec<_> = if span.is_empty() {
        let at = span.start;
        let inside: Vec<_> = pieces.iter().filter(|(f, _)| f.start < at && at < f.end).collect();
        if inside.is_empty() {
            pieces.iter().filter(|(f, _)| f.is_empty() && f.start == at).collect()
        } else {
            inside
        }
    } else {
        pieces.iter().filter(|(f, _)| f.overlaps(span)).collect()
    };
    match (overlap.first(), overlap.last()) {
        (Some(first), Some(last)) => Span::new(first.1.start, last.1.end),
        _ => {
            let at = pieces.iter().filter(|(f, _)| f.end <= span.start).map(|(_, t)| t.end).next_back();
            Span::new(at.unwrap_or(0), at.unwrap_or(0))
        }
    }
}

/// Composes by cutting the middle text wherever both maps can be cut.
fn slow_then(first: &Alignment, second: &Alignment) -> Alignment {
    let (a, b) = (ranges(first), ranges(second));
    // Of one map: for a middle offset, is it a cut, and how wide is the gap there?
    let cut = |pieces: &[(Span, Span)], middle: fn(&(Span, Span)) -> Span, at: usize| {
        !pieces.iter().any(|p| middle(p).start < at && at < middle(p).end)
    };
    let width = |pieces: &[(Span, Span)],
                 middle: fn(&(Span, Span)) -> Span,
                 other: fn(&(Span, Span)) -> Span,
                 within: Span| {
        pieces
            .iter()
            .filter(|p| {
                let m = middle(p);
                if within.is_empty() {
                    m.is_empty() && m.start == within.start
                } else if m.is_empty() {
                    within.start < m.start && m.start < within.end
                } else {
                    within.contains(m)
                }
            })
            .map(|p| other(p).len())
            .sum::<usize>()
    };
    let mut builder = AlignmentBuilder::default();
    let mut last = 0;
    for at in 0..=first.target_len() {
        if !(cut(&a, |p| p.1, at) && cut(&b, |p| p.0, at)) {
            continue;
        }
        if at > last {
            let within = Span::new(last, at);
            builder.replace(width(&a, |p| p.1, |p| p.0, within), width(&b, |p| p.0, |p| p.1, within));
        }
        builder.replace(width(&a, |p| p.1, |p| p.0, Span::new(at, at)), 0);
        builder.replace(0, width(&b, |p| p.0, |p| p.1, Span::new(at, at)));
        last = at;
    }
    builder.finish()
}

fn pieces() -> impl Strategy<Value = Pieces> {
    let piece = prop_oneof![
        4 => Just((1, 1)),
        2 => (1usize..4, Just(0)),
        1 => (Just(0), 1usize..3),
        1 => (1usize..20, 1usize..20),
    ];
    prop::collection::vec(piece, 0..200)
}

/// Pieces whose source is exactly `len` units.
fn fit(pieces: &[(usize, usize)], len: usize) -> Pieces {
    let mut left = len;
    let mut fitted: Pieces = Vec::new();
    for &(source, target) in pieces {
        let source = source.min(left);
        left -= source;
        fitted.push((source, target));
    }
    fitted.extend(std::iter::repeat_n((1, 1), left));
    fitted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn maps_as_the_slow_reference(pieces in pieces(), a in 0usize..400, b in 0usize..400) {
        let alignment = build(&pieces);
        let list = ranges(&alignment);
        let flipped: Vec<_> = list.iter().map(|&(s, t)| (t, s)).collect();
        let within = |len: usize| Span::new(a.min(b).min(len), a.max(b).min(len));
        let span = within(alignment.source_len());
        prop_assert_eq!(alignment.from_source(span), slow_map(&list, span));
        let span = within(alignment.target_len());
        prop_assert_eq!(alignment.to_source(span), slow_map(&flipped, span));
    }

    #[test]
    fn composes_as_the_slow_reference(first in pieces(), second in pieces()) {
        let first = build(&first);
        let second = build(&fit(&second, first.target_len()));
        let joint = first.then(&second);
        prop_assert_eq!(&joint, &slow_then(&first, &second));
        prop_assert_eq!(joint.source_len(), first.source_len());
        prop_assert_eq!(joint.target_len(), second.target_len());
    }

    #[test]
    fn composition_covers_the_two_steps(first in pieces(), second in pieces(), a in 0usize..400, b in 0usize..400) {
        let first = build(&first);
        let second = build(&fit(&second, first.target_len()));
        let joint = first.then(&second);
        let len = joint.target_len();
        let span = Span::new(a.min(b).min(len), a.max(b).min(len));
        let middle = second.to_source(span);
        if !span.is_empty() && !middle.is_empty() {
            let two = first.to_source(middle);
            prop_assert!(two.is_empty() || joint.to_source(span).contains(two));
        }
    }

    #[test]
    fn attached_deletions_leave_no_gap(units in prop::collection::vec(0u8..3, 1..200), a in 0usize..400, b in 0usize..400) {
        let mut builder = AlignmentBuilder::default();
        for &unit in &units {
            match unit {
                0 => builder.delete(1, 1),
                1 => builder.keep(1, 1),
                _ => builder.keep(1, 3),
            }
        }
        let alignment = builder.finish();
        let len = alignment.source_len();
        prop_assert_eq!(len, units.len());
        let span = Span::new(a.min(b).min(len), a.max(b).min(len));
        prop_assert!(alignment.to_source(alignment.from_source(span)).contains(span));
    }

    #[test]
    fn appending_is_concatenation(first in pieces(), second in pieces()) {
        let mut builder = AlignmentBuilder::default();
        builder.append(&build(&first));
        builder.append(&build(&second));
        let mut both = first;
        both.extend(second);
        prop_assert_eq!(builder.finish(), build(&both));
    }
}

#[test]
fn a_deleted_mark_belongs_to_its_letter() {
    let source = "مُدن";
    let mut builder = AlignmentBuilder::default();
    builder.copy(2);
    builder.delete(2, 2);
    builder.copy(4);
    let alignment = builder.finish();
    assert_eq!(alignment.edits(), 1);
    assert_eq!(alignment.to_source(Span::new(0, 2)).of(source), "مُ");
    assert_eq!(alignment.from_source(Span::new(2, 4)), Span::new(0, 2));
}
