//! Named cases, the fast scanner against the whole rules, and both against UAX 29.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::class::{in_arabic_word, is_invisible};
use super::*;

/// The tokens by the whole rules alone.
fn slow(text: &str) -> Vec<Token> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = after_space(text, at) {
        at = chunk_end(text, start);
        chunk::cut(text, Span::new(start, at), &mut found);
    }
    found
}

fn fast(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    pieces(text, &mut found);
    found
}

fn words(text: &str) -> Vec<&str> {
    tokens(text).iter().map(|token| token.span.of(text)).collect()
}

/// Tokens are in order and apart, and hold all that is visible.
fn covers(text: &str) {
    let mut at = 0;
    for token in tokens(text) {
        assert!(at <= token.span.start && token.span.start < token.span.end, "{text:?} {token:?}");
        let gap = &text[at..token.span.start];
        assert!(gap.chars().all(|c| c.is_whitespace() || is_invisible(c)), "{text:?} lost {gap:?}");
        let piece = token.span.of(text);
        assert!(!piece.chars().any(char::is_whitespace), "{piece:?}");
        at = token.span.end;
    }
    assert!(text[at..].chars().all(|c| c.is_whitespace() || is_invisible(c)), "{text:?}");
}

#[test]
fn cases() {
    for (text, expected) in [
        ("", ""),
        (" \n\t ", ""),
        ("قُتِلَ الجـــندي.", "قُتِلَ|الجـــندي|."),
        ("2,500 3.5 ٣٫٥ ١٬٢٠٠", "2,500|3.5|٣٫٥|١٬٢٠٠"),
        ("15/11/2017 2017-11-03 14:30", "15/11/2017|2017-11-03|14:30"),
        ("2014-2017 10-15 3:1", "2014|-|2017|10|-|15|3|:|1"),
        ("50% و٪30", "50|%|و|٪|30"),
        ("iconعنصر عنصرicon", "icon|عنصر|عنصر|icon"),
        ("ال12 و15 12شخصا 10km F16", "ال|12|و|15|12|شخصا|10|km|F16"),
        ("don't O’Brien", "don't|O’Brien"),
        ("«قال»:\"نعم\"", "«|قال|»|:|\"|نعم|\""),
        ("قال.وأضاف", "قال|.|وأضاف"),
        ("أ.ف.ب. أ.د.محمد د.محمد", "أ.ف.ب|.|أ.د|.|محمد|د|.|محمد"),
        ("رام الله ـ الأناضول لـ«القدس» ـبغداد", "رام|الله|ـ|الأناضول|لـ|«|القدس|»|ـ|بغداد"),
        ("https://t.co/Ab1, www.aljazeera.net/news.", "https://t.co/Ab1|,|www.aljazeera.net/news|."),
        ("https://ar.wikipedia.org/wiki/بغداد_القديمة", "https://ar.wikipedia.org/wiki/بغداد_القديمة"),
        ("https://t.co/abcتابعونا", "https://t.co/abc|تابعونا"),
        ("info@enabbaladi.org.", "info@enabbaladi.org|."),
        ("@wikileaks #سوريا_اليوم: #1", "@wikileaks|#سوريا_اليوم|:|#1"),
        ("a@b @ # x@", "a|@|b|@|#|x|@"),
        ("نعم... لا.. لا…", "نعم|...|لا|..|لا|…"),
        ("\u{200F}بغداد\u{200E} (\u{202B}دمشق\u{202C})", "بغداد|(|دمشق|)"),
        ("بغ\u{200C}داد\u{FEFF}", "بغ\u{200C}داد"),
        ("👨‍👩‍👧🇮🇶1️⃣❤️", "👨‍👩‍👧|🇮🇶|1️⃣|❤️"),
        ("ص.ب: 12", "ص.ب|:|12"),
        ("U.S. الجيش", "U.S|.|الجيش"),
        ("١٬٢٠٠كم٢", "١٬٢٠٠|كم|٢"),
    ] {
        let expected: Vec<&str> =
            if expected.is_empty() { Vec::new() } else { expected.split('|').collect() };
        assert_eq!(words(text), expected, "{text:?}");
        covers(text);
    }
}

#[test]
fn kinds() {
    let text = "قال 12 . https://t.co/a a@b.org @a #ب 😀 + %";
    let kinds: Vec<_> = tokens(text).iter().map(|token| token.kind).collect();
    use TokenKind::*;
    assert_eq!(kinds, [Word, Number, Punctuation, Url, Email, Mention, Hashtag, Emoji, Symbol, Punctuation]);
}

/// Letters, marks and separators that meet in news, so that random texts hit every rule.
const ALPHABET: &str = "[ابتوفلكسيمدهةىأإآء0-9٠-٩۰-۹a-zA-Z .,،؛؟!:/_@#%٪\"'«»“”’()\\-–…\n\tـًُِّْٰ\u{200F}\u{200B}\u{200C}\u{200D}\u{FEFF}\u{301}\u{FE0F}\u{20E3}😀👨🇮❤日本ﷺﻻ﴾٬٫é]{0,40}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn fast_is_slow_on_news(text in ALPHABET) {
        prop_assert_eq!(fast(&text), slow(&text));
        covers(&text);
    }

    #[test]
    fn fast_is_slow_on_anything(text in "\\PC{0,40}|(?s).{0,30}") {
        prop_assert_eq!(fast(&text), slow(&text));
        covers(&text);
    }

    /// On words, plain numbers and marks the tokens are the pieces of UAX 29.
    #[test]
    fn plain_text_is_uax_29(text in "(([ابتوفلك][سيمدهةىأإآءًُِّْـ]{1,6}[،؛؟!»)]?|[0-9]{1,4}[؛؟»]?) ){0,12}") {
        let pieces: Vec<_> = text.split_word_bounds().filter(|piece| *piece != " ").collect();
        prop_assert_eq!(words(&text), pieces);
    }

    /// A boundary that UAX 29 does not know stands beside a number, or where Arabic meets something else.
    #[test]
    fn new_boundaries_are_the_stated_ones(text in ALPHABET) {
        let known: std::collections::HashSet<usize> =
            text.split_word_bound_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for token in tokens(&text) {
            for at in [token.span.start, token.span.end] {
                let before = text[..at].chars().next_back();
                let after = text[at..].chars().next();
                let stated = |c: Option<char>| c.is_none_or(|c| {
                    in_arabic_word(c) || is_invisible(c) || // U+066B is Numeric in UAX 29, and U+066C stands inside numbers.
                    c.is_numeric() || c.is_whitespace() || matches!(c, '٫' | '٬' | '\u{300}'..='\u{36F}' | '\u{20E3}' | '.' | ':' | '@' | '#' | '\'' | '’' | '‘' | '_')
                });
                let special = matches!(token.kind, TokenKind::Url | TokenKind::Email | TokenKind::Mention | TokenKind::Hashtag);
                prop_assert!(known.contains(&at) || special || stated(before) || stated(after), "{:?} at {}", text, at);
            }
        }
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
        let text = std::fs::read_to_string(file.path()).unwrap_or_default();
        assert_eq!(fast(&text), slow(&text));
        covers(&text);
    }
}

/// A chunk of a million characters takes no longer than a million short ones.
#[test]
fn long_chunks_are_linear() {
    for piece in
        ["aب", "1.", "日", "a@", "ـ", ".", "1-", "h", "http://", "أ.", "\u{200F}", "😀", "#ا", "\u{301}"]
    {
        let text = piece.repeat(50_000);
        let start = std::time::Instant::now();
        covers(&text);
        assert!(start.elapsed().as_secs() < 20, "{piece:?} took {:?}", start.elapsed());
    }
}
