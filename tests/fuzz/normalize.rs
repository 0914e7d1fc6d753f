//! Any text under any steps: no panic, no growth beyond what is stated, and a map that covers; profiles are
//! idempotent where they say so.

use warraq::Span;
use warraq::normalize::{Normalizer, Profile, Steps};

/// Values of steps; one that a step does not have is an error, never a panic.
const VALUES: &[&str] = &[
    "keep",
    "drop",
    "nfc",
    "nfkc",
    "basic",
    "all",
    "yeh",
    "heh",
    "teh",
    "carrier",
    "hamza",
    "shapes",
    "letters",
    "ascii",
    "arabic",
    "extended",
    "persian",
    "space",
    "lines",
    "one",
    "two",
    "decode",
    "placeholder",
    "words",
    "skeleton",
    "basic+dagger",
];

/// One byte for the profile, one for the number of steps that are changed, one for each of these, then the text.
pub fn check(data: &[u8]) {
    let [profile, count, rest @ ..] = data else { return };
    let count = usize::from(*count) % (Steps::NAMES.len() + 1);
    let Some((picks, text)) = rest.split_at_checked(count) else { return };
    let text = String::from_utf8_lossy(text);
    let (_, profile) = Profile::ALL[usize::from(*profile) % Profile::ALL.len()];
    let mut steps: Steps = profile.steps();
    for (name, pick) in Steps::NAMES.iter().zip(picks) {
        let _ = steps.set(name, VALUES[usize::from(*pick) % VALUES.len()]);
    }
    let normalizer = if count == 0 { Normalizer::new(profile) } else { Normalizer::with_steps(steps) };
    let once = normalizer.normalize(&text).into_owned();
    assert!(once.chars().count() <= text.chars().count() * normalizer.growth(), "{text:?} -> {once:?}");
    if count == 0 && profile.is_idempotent() {
        assert_eq!(normalizer.normalize(&once), once, "{text:?}");
    }
    let aligned = normalizer.align(&text);
    assert_eq!(aligned.text, once, "{text:?}");
    for (start, c) in text.char_indices() {
        let span = Span::new(start, start + c.len_utf8());
        let there = aligned.alignment.from_source(span);
        assert!(aligned.text.get(there.start..there.end).is_some(), "{text:?} at {start}");
        assert!(aligned.alignment.to_source(there).contains(span), "{text:?} at {start}");
    }
}
