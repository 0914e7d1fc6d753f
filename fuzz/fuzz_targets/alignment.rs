//! Any two maps that fit together: composing them covers what they cover one after the other.
//!
//!     RUSTC_BOOTSTRAP=1 cargo fuzz run alignment -- -max_total_time=600
#![no_main]

use libfuzzer_sys::fuzz_target;
use warraq::Span;
use warraq::span::AlignmentBuilder;

fuzz_target!(|input: (Vec<(u8, u8)>, Vec<(u8, u8)>, u16, u16)| {
    let (first, second, a, b) = input;
    let mut builder = AlignmentBuilder::default();
    first.iter().for_each(|&(s, t)| builder.replace(s.into(), t.into()));
    let first = builder.finish();
    let (mut builder, mut left) = (AlignmentBuilder::default(), first.target_len());
    for &(s, t) in &second {
        let s = usize::from(s).min(left);
        left -= s;
        builder.replace(s, t.into());
    }
    builder.copy(left);
    let second = builder.finish();
    let joint = first.then(&second);
    assert_eq!(joint.source_len(), first.source_len());
    assert_eq!(joint.target_len(), second.target_len());
    let span = Span::new(usize::from(a.min(b)), usize::from(a.max(b)));
    let middle = second.to_source(span);
    let two = first.to_source(middle);
    if !span.is_empty() && !middle.is_empty() && !two.is_empty() {
        assert!(joint.to_source(span).contains(two));
    }
    let back = joint.from_source(span);
    assert!(back.start <= back.end && back.end <= joint.target_len());
});
