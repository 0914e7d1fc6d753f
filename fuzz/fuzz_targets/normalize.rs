//! Any text under any steps: no panic, no growth beyond what is stated, and a
//! map that covers; the profiles are idempotent.
//!
//!     RUSTC_BOOTSTRAP=1 cargo fuzz run normalize -- -max_total_time=600
#![no_main]

use libfuzzer_sys::fuzz_target;
use warraq::Span;
use warraq::normalize::{Normalizer, Profile, Steps};

const VALUES: &[&str] = &[
    "keep", "drop", "nfc", "nfkc", "basic", "all", "yeh", "heh", "teh", "carrier", "hamza", "shapes", "letters",
    "ascii", "arabic", "extended", "persian", "space", "lines", "one", "two", "decode", "placeholder", "words",
    "skeleton", "basic+dagger",
];

fuzz_target!(|input: (u8, Vec<u8>, String)| {
    let (profile, picks, text) = input;
    let (_, profile) = Profile::ALL[usize::from(profile) % Profile::ALL.len()];
    let mut steps: Steps = profile.steps();
    for (name, pick) in Steps::NAMES.iter().zip(&picks) {
        // A value that the step does not have is an error, never a panic.
        let _ = steps.set(name, VALUES[usize::from(*pick) % VALUES.len()]);
    }
    let normalizer = if picks.is_empty() { Normalizer::new(profile) } else { Normalizer::with_steps(steps) };
    let once = normalizer.normalize(&text).into_owned();
    assert!(once.chars().count() <= text.chars().count() * normalizer.growth());
    if picks.is_empty() {
        assert_eq!(normalizer.normalize(&once), once);
    }
    let aligned = normalizer.align(&text);
    assert_eq!(aligned.text, once);
    for (start, c) in text.char_indices() {
        let span = Span::new(start, start + c.len_utf8());
        let there = aligned.alignment.from_source(span);
        assert!(aligned.text.get(there.start..there.end).is_some());
        assert!(aligned.alignment.to_source(there).contains(span));
    }
});
