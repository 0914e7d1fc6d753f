use super::aligned;
use super::engine::Chunks;
use super::fixed::{Latin1, Ucs2, Ucs4};
use super::form::{Form, Utf8};
use super::output::Output;
use super::*;
use crate::span::{Alignment, Span};
use proptest::prelude::*;

/// Characters that matter to some step, and some that matter to none.
const POOL: &[char] = &[
    'ا',
    'أ',
    'إ',
    'آ',
    'ٱ',
    'ب',
    'ت',
    'ن',
    'ي',
    'ى',
    'ة',
    'ه',
    'ؤ',
    'ئ',
    'ء',
    'و',
    'ل',
    'م',
    'ق',
    'ک',
    'ی',
    'گ',
    'پ',
    'ە',
    'ے',
    'ۀ',
    'ۓ',
    'ں',
    'َ',
    'ُ',
    'ّ',
    'ً',
    'ْ',
    'ٰ',
    '\u{653}',
    '\u{654}',
    '\u{655}',
    '\u{610}',
    '\u{6D6}',
    '\u{6E5}',
    '\u{8F0}',
    'ـ',
    '٠',
    '٩',
    '۵',
    '7',
    '،',
    '؛',
    '؟',
    '٪',
    '«',
    '»',
    '“',
    '’',
    '"',
    '\u{200E}',
    '\u{202B}',
    '\u{2067}',
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{AD}',
    '\u{FEFF}',
    '\u{A0}',
    '\u{2003}',
    '\u{2028}',
    '\u{85}',
    ' ',
    ' ',
    ' ',
    '\n',
    '\n',
    '\r',
    '\t',
    '\u{FEFB}',
    '\u{FEF7}',
    '\u{FDFA}',
    '\u{FDF2}',
    '\u{FE8D}',
    '\u{FE80}',
    '\u{FC5E}',
    '\u{FE70}',
    '\u{FE71}',
    '\u{FE76}',
    '\u{FB56}',
    'é',
    'e',
    '\u{301}',
    '\u{323}',
    '\u{1100}',
    '\u{1161}',
    'Å',
    'ﬁ',
    '²',
    '😀',
    '👨',
    '👩',
    '\u{1F3FD}',
    '\u{FE0F}',
    '❤',
    '🇮',
    '🇶',
    '1',
    '\u{20E3}',
    '@',
    '#',
    '_',
    'a',
    '.',
    ':',
    '/',
    'w',
    '&',
    ';',
    '<',
    'x',
    '\u{11099}',
    '\u{110BA}',
    '\u{FFFE}',
    '\u{FFFF}',
    '\0',
    '\u{1F600}',
    '\u{E0067}',
    '\u{F900}',
    '\u{FA6C}',
];

fn text() -> impl Strategy<Value = String> {
    let chunk = prop_oneof![
        20 => prop::sample::select(POOL).prop_map(String::from),
        2 => (prop::sample::select(POOL), 2usize..6).prop_map(|(c, n)| String::from(c).repeat(n)),
        1 => prop::sample::select(&["http://a.iq/b?c=د", "www.x.com", "me@x.iq", "@user", "#وسم_عام", "&amp;",
            "&#1575;", "&nbsp;", "&lt;", "&bogus;", "👨‍👩‍👧", "1️⃣", "\r\n", "محافظة الأنبار "][..])
            .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(chunk, 0..60).prop_map(|v| v.concat())
}

fn steps() -> impl Strategy<Value = Steps> {
    let values: Vec<&'static [&'static str]> = vec![
        UnicodeForm::NAMES,
        &["keep", "drop", "basic", "dagger+quranic", "basic+extended"],
        Tatweel::NAMES,
        Alef::NAMES,
        AlefMaksura::NAMES,
        TehMarbuta::NAMES,
        Hamza::NAMES,
        Letters::NAMES,
        PresentationForms::NAMES,
        Digits::NAMES,
        Punctuation::NAMES,
        Quotes::NAMES,
        Bidi::NAMES,
        ZeroWidth::NAMES,
        Bom::NAMES,
        Spaces::NAMES,
        Whitespace::NAMES,
        Elongation::NAMES,
        Entities::NAMES,
        Piece::NAMES,
        Piece::NAMES,
        Piece::NAMES,
        Hashtags::NAMES,
        Piece::NAMES,
        Rasm::NAMES,
    ];
    let any = prop::collection::vec(0usize..60, values.len()).prop_map(move |picks| {
        let mut steps = Steps::default();
        for ((name, values), pick) in Steps::NAMES.iter().zip(&values).zip(picks) {
            steps.set(name, values[pick % values.len()]).expect("a value of the step");
        }
        steps
    });
    prop_oneof![
        1 => prop::sample::select(&Profile::ALL[..]).prop_map(|p| p.1.steps()),
        3 => any,
    ]
}

fn codes<F: Form>(units: &[F::Unit]) -> Vec<u32> {
    let (mut at, mut list) = (0, Vec::new());
    while at < units.len() {
        let (code, width) = F::decode(units, at);
        list.push(code);
        at += width;
    }
    list
}

/// Where characters begin, and the end.
fn bounds<F: Form>(units: &[F::Unit]) -> Vec<usize> {
    let mut list = vec![0];
    while list[list.len() - 1] < units.len() {
        let at = list[list.len() - 1];
        list.push(at + F::decode(units, at).1);
    }
    list
}

/// The two alignments map every span between characters alike.
fn same_map<F: Form>(
    a: &Alignment,
    b: &Alignment,
    source: &[F::Unit],
    target: &[F::Unit],
) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.source_len(), source.len());
    prop_assert_eq!(a.target_len(), target.len());
    let ends = bounds::<F>(target);
    for w in bounds::<F>(source).windows(2) {
        let span = Span::new(w[0], w[1]);
        let there = a.from_source(span);
        let whole = ends.contains(&there.start) && ends.contains(&there.end);
        prop_assert!(whole, "whole characters {:?} -> {:?}", span, there);
        prop_assert_eq!(a.from_source(span), b.from_source(span), "from source {:?}", span);
        prop_assert!(a.to_source(a.from_source(span)).contains(span), "covers {:?}", span);
    }
    for w in bounds::<F>(target).windows(2) {
        let span = Span::new(w[0], w[1]);
        prop_assert_eq!(a.to_source(span), b.to_source(span), "to source {:?}", span);
    }
    Ok(())
}

fn check<F: Form>(steps: Steps, source: &[F::Unit], chunk: usize) -> Result<(), TestCaseError>
where
    F::Unit: std::fmt::Debug,
{
    let normalizer = Normalizer::with_steps(steps);
    let plan = normalizer.plan();
    let mut fast = Vec::new();
    let mut chunks = Chunks::<F>::new(plan, source, chunk, Output::default());
    loop {
        match chunks.next() {
            Ok(Some(units)) => fast.extend_from_slice(units),
            Ok(None) => break,
            Err(_) => return Ok(()),
        }
    }
    let (slow, slow_map) = aligned::run_slowly::<F>(plan, source);
    prop_assert_eq!(&codes::<F>(&fast), &slow);
    let (aligned, map) = aligned::run::<F>(plan, source).expect("it fitted before");
    prop_assert_eq!(&aligned, &fast);
    same_map::<F>(&map, &slow_map, source, &fast)?;
    let limit = codes::<F>(source).len() * normalizer.growth();
    prop_assert!(slow.len() <= limit, "{} > {}", slow.len(), limit);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_fast_path_equals_the_slow_one_utf8(text in text(), steps in steps(), chunk in 0usize..80) {
        check::<Utf8>(steps, text.as_bytes(), chunk)?;
    }

    #[test]
    fn the_fast_path_equals_the_slow_one_ucs2(text in text(), steps in steps(), chunk in 0usize..80, any in prop::collection::vec(any::<u16>(), 0..20)) {
        let mut units: Vec<u16> = text.chars().filter_map(|c| u16::try_from(c as u32).ok()).collect();
        units.extend(any);
        check::<Ucs2>(steps, &units, chunk)?;
    }

    #[test]
    fn the_fast_path_equals_the_slow_one_ucs4(text in text(), steps in steps(), chunk in 0usize..80, any in prop::collection::vec(0u32..0x11_0000, 0..20)) {
        let mut units: Vec<u32> = text.chars().map(u32::from).collect();
        units.extend(any);
        check::<Ucs4>(steps, &units, chunk)?;
    }

    #[test]
    fn the_fast_path_equals_the_slow_one_latin1(units in prop::collection::vec(any::<u8>(), 0..60), steps in steps(), chunk in 0usize..80) {
        if Normalizer::with_steps(steps).plan().latin1 {
            check::<Latin1>(steps, &units, chunk)?;
        }
    }

    #[test]
    fn profiles_are_idempotent(text in text(), profile in prop::sample::select(&Profile::ALL[..])) {
        let normalizer = Normalizer::new(profile.1);
        let once = normalizer.normalize(&text).into_owned();
        if profile.1.is_idempotent() {
            prop_assert_eq!(&*normalizer.normalize(&once), &once);
        }
    }
}

#[test]
fn alignments_of_news_are_small() {
    let line = "قال رئيسُ مجلس محافظة الأنبار إنَّ القوات دخلت المدينة أمسًا في ١٢ تموز، وأضاف أن العمل مستمرّ.\n";
    let text = line.repeat(500);
    let aligned = Normalizer::default().align(&text);
    assert!(aligned.alignment.heap_size() * 8 <= text.len());
}

#[test]
fn a_wrong_name_gets_the_right_one() {
    let mut steps = Steps::default();
    let message = |e: crate::Error| e.to_string();
    assert!(message(steps.set("digit", "ascii").unwrap_err()).contains("did you mean \"digits\""));
    assert!(message(steps.set("digits", "latin").unwrap_err()).contains("\"extended\""));
    assert!(message(Profile::parse("serach").unwrap_err()).contains("did you mean \"search\""));
}
