//! Any two maps that fit together: composing them covers what they cover one after the other.

use warraq::Span;
use warraq::span::AlignmentBuilder;

/// Two bytes each for the ends of a span, one for the length of the first map; then two for each of its pieces,
/// and two for each of the second.
pub fn check(data: &[u8]) {
    let [a, b, c, d, first, rest @ ..] = data else { return };
    let (a, b) = (u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d]));
    let (pieces, _) = rest.as_chunks::<2>();
    let (first, second) = pieces.split_at(usize::from(*first).min(pieces.len()));
    let mut builder = AlignmentBuilder::default();
    first.iter().for_each(|&[s, t]| builder.replace(s.into(), t.into()));
    let first = builder.finish();
    let (mut builder, mut left) = (AlignmentBuilder::default(), first.target_len());
    for &[s, t] in second {
        let s = usize::from(s).min(left);
        left -= s;
        builder.replace(s, t.into());
    }
    builder.copy(left);
    let second = builder.finish();
    let joint = first.then(&second);
    assert_eq!(joint.source_len(), first.source_len());
    assert_eq!(joint.target_len(), second.target_len());
    let within = |at: u16| usize::from(at) % (joint.target_len() + 1);
    let span = Span::new(within(a).min(within(b)), within(a).max(within(b)));
    let middle = second.to_source(span);
    let two = first.to_source(middle);
    if !span.is_empty() && !middle.is_empty() && !two.is_empty() {
        assert!(joint.to_source(span).contains(two));
    }
    // Offsets beyond the end are taken as the end.
    let back = joint.from_source(Span::new(a.min(b).into(), a.max(b).into()));
    assert!(back.start <= back.end && back.end <= joint.target_len());
}
