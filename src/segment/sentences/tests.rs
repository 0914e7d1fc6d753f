//! Named cases and properties.

use proptest::prelude::*;

use super::*;

fn texts(text: &str) -> Vec<&str> {
    sentences(text).iter().map(|span| span.of(text)).collect()
}

/// Sentences are in order and apart, trimmed, and hold all that is not white space.
fn covers(text: &str) {
    let mut at = 0;
    for span in sentences(text) {
        assert!(at <= span.start && span.start < span.end, "{text:?}");
        assert!(text[at..span.start].trim().is_empty(), "{text:?}");
        assert_eq!(span.of(text), span.of(text).trim());
        at = span.end;
    }
    assert!(text[at..].trim().is_empty(), "{text:?}");
}

#[test]
fn cases() {
    for (text, expected) in [
        ("", ""),
        ("قال نعم. ثم ذهب. ", "قال نعم.|ثم ذهب."),
        ("هل ذهب؟ نعم! لا.", "هل ذهب؟|نعم!|لا."),
        ("هل ذهب؟! نعم.", "هل ذهب؟!|نعم."),
        ("وصل إلى 3.5 في المئة. وبعد", "وصل إلى 3.5 في المئة.|وبعد"),
        ("في 3.11.2017 وصل. ثم", "في 3.11.2017 وصل.|ثم"),
        ("قال د. أحمد علي. ثم م. سعيد.", "قال د. أحمد علي.|ثم م. سعيد."),
        ("القاهرة (أ.ف.ب). وقال", "القاهرة (أ.ف.ب).|وقال"),
        ("ذكرت أ.ف.ب. في تقرير. ثم", "ذكرت أ.ف.ب. في تقرير.|ثم"),
        ("ولد عام 2017 م. وتوفي", "ولد عام 2017 م.|وتوفي"),
        ("طوله 5 كم. ويمتد", "طوله 5 كم.|ويمتد"),
        ("قال J. K. Rowling كلاما. ثم", "قال J. K. Rowling كلاما.|ثم"),
        ("قال: «ذهبت.» ثم عاد.", "قال: «ذهبت.»|ثم عاد."),
        ("قال: \"ذهبت.\" ثم عاد.", "قال: \"ذهبت.\"|ثم عاد."),
        ("قال: «هل ذهبت؟»، ثم عاد.", "قال: «هل ذهبت؟»، ثم عاد."),
        ("قال “ذهبت.“ ثم", "قال “ذهبت.“|ثم"),
        ("انتهى الأمر.وأضاف الوزير ذلك.", "انتهى الأمر.|وأضاف الوزير ذلك."),
        ("العراق.. مقتل خمسة جنود", "العراق.. مقتل خمسة جنود"),
        ("قال الوزير إنه لا يعرف شيئا… ثم خرج", "قال الوزير إنه لا يعرف شيئا…|ثم خرج"),
        ("1. العراق\n2. سوريا", "1. العراق|2. سوريا"),
        ("موقع example.com مفيد. نعم", "موقع example.com مفيد.|نعم"),
        ("عنوان\n\nنص", "عنوان|نص"),
        ("عنوان الخبر\nنص الخبر", "عنوان الخبر|نص الخبر"),
        ("قال الوزير في\nبغداد اليوم", "قال الوزير في\nبغداد اليوم"),
        ("قال الوزير،\nبعد ذلك", "قال الوزير،\nبعد ذلك"),
        ("القوات العراقية\nالتي دخلت", "القوات العراقية\nالتي دخلت"),
        ("قال في\n\nبغداد", "قال في|بغداد"),
        ("نعم.\r\nلا", "نعم.|لا"),
        ("... نعم", "... نعم"),
        ("نعم. . لا", "نعم.|. لا"),
        ("أولا (!) ثم", "أولا (!) ثم"),
        ("قال ذلك؛ ثم ذهب", "قال ذلك؛ ثم ذهب"),
    ] {
        let expected: Vec<&str> =
            if expected.is_empty() { Vec::new() } else { expected.split('|').collect() };
        assert_eq!(texts(text), expected, "{text:?}");
        covers(text);
    }
}

#[test]
fn wrapped_lines_are_one_text() {
    let text = "أعلنت القوات العراقية السيطرة على معبر\nالقائم الحدودي مع سوريا، والمقابل لمدينة\nالبوكمال التي تحاول قوات الأسد الوصول\nإليها. وقال متحدث إن القوات استعادت\nالمعبر اليوم.";
    assert_eq!(texts(text).len(), 2);
}

#[test]
fn text_without_marks_is_cut_at_clauses() {
    let clause = "قال الوزير في بيان صدر اليوم عن مكتبه في العاصمة بغداد بعد اجتماع طويل مع عدد من القادة ";
    let text = format!("{clause}و").repeat(12);
    let found = texts(&text);
    assert!(found.len() > 2, "{}", found.len());
    assert!(found[1..].iter().all(|s| s.starts_with("وقال")));
    covers(&text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn news(text in "[ابتوفلكقسد0-9aA .،؛؟!:\"'«»“”()\\-–…\n\r\t\u{200F}َ]{0,60}") {
        covers(&text);
    }

    #[test]
    fn anything(text in "(?s).{0,60}") {
        covers(&text);
    }
}

#[test]
fn real_text() {
    let Ok(folder) =
        std::fs::read_dir("../shared/corpus").or_else(|_| std::fs::read_dir("../../shared/corpus"))
    else {
        return;
    };
    for file in folder.flatten() {
        covers(&std::fs::read_to_string(file.path()).unwrap_or_default());
    }
}

/// A text of a million marks takes no longer than one of a million words.
#[test]
fn long_texts_are_linear() {
    for piece in
        [". ", "1. ", "أ. ", "؟", "قال.. ", "نعم؛ ", "\"", "(", "و ", "في\n", "(في\n", "،\n", "قال، ", ")."]
    {
        let text = piece.repeat(50_000);
        let start = std::time::Instant::now();
        covers(&text);
        assert!(start.elapsed().as_secs() < 20, "{piece:?} took {:?}", start.elapsed());
    }
}
