//! Reported speech: named cases, properties, names, and repeats that must stay linear.
use proptest::prelude::*;
use warraq::names::Name;
use warraq::speech::{self, Quote, QuoteKind};
use warraq::words::Words;
use warraq::{Label, Span};

fn find(text: &str, names: &[Name]) -> Vec<Quote> {
    speech::find(&Words::read(text), names)
}

/// A quote as the table writes it.
fn written(text: &str, quote: &Quote) -> String {
    let of = |span: Option<Span>| span.map_or("", |span| span.of(text));
    format!("{}|{}|{}|{}", quote.kind.as_str(), of(quote.cue), of(quote.speaker), quote.span.of(text))
}

#[test]
fn cases_hold() {
    let table = include_str!("speech_cases.tsv");
    let mut failed = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let text = columns.next().unwrap_or_default();
        let expected: Vec<&str> = columns.collect();
        let found: Vec<String> = find(text, &[]).iter().map(|quote| written(text, quote)).collect();
        if found != expected {
            failed.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn marks_of_every_kind_pair() {
    for (open, close) in [
        ("«", "»"),
        ("»", "«"),
        ("“", "”"),
        ("”", "“"),
        ("”", "”"),
        ("„", "”"),
        ("\"", "\""),
        ("‹", "›"),
        ("‘", "’"),
        ("''", "''"),
    ] {
        let text = format!("وقال الوزير إن {open}الأزمة انتهت ولن تعود أبدا{close}.");
        let quotes = find(&text, &[]);
        assert_eq!(quotes.len(), 1, "{text}");
        assert_eq!(quotes[0].span.of(&text), "الأزمة انتهت ولن تعود أبدا");
        assert_eq!(quotes[0].kind, QuoteKind::Direct);
    }
}

#[test]
fn marks_with_white_space_inside_pair() {
    let text = "وقال الوزير ” الأزمة انتهت ولن تعود “ أمس.";
    assert_eq!(find(text, &[])[0].span.of(text), "الأزمة انتهت ولن تعود");
}

#[test]
fn marks_nest() {
    let text = "قال الوزير: «سمعنا كلمة \"لا\" كثيرا من الطرف الآخر».";
    let quotes = find(text, &[]);
    assert_eq!(quotes.len(), 1);
    assert_eq!(quotes[0].span.of(text), "سمعنا كلمة \"لا\" كثيرا من الطرف الآخر");
}

#[test]
fn a_quote_runs_over_paragraphs() {
    let text = "وقال الرئيس في خطابه: «لقد انتهت الحرب.\n\n«وسنبدأ مرحلة جديدة.\n\n«ولن ننسى شهداءنا».";
    let quotes = find(text, &[]);
    assert_eq!(quotes.len(), 3);
    assert!(quotes.iter().all(|quote| quote.speaker.is_some_and(|span| span.of(text) == "الرئيس")));
    assert_eq!(quotes[2].span.of(text), "ولن ننسى شهداءنا");
}

fn person(text: &str, name: &str) -> Name {
    let start = text.find(name).expect("a name of the text");
    Name::new(Span::new(start, start + name.len()), Label::Per)
}

#[test]
fn speakers_are_tied_to_names() {
    let text = "قال رئيس الوزراء حيدر العبادي إن العملية بدأت. وأضاف أن القوات تقدمت. وتابع المسؤول العراقي أن المدينة محاصرة.";
    let quotes = find(text, &[person(text, "حيدر العبادي")]);
    assert_eq!(quotes.len(), 3);
    assert!(quotes.iter().all(|quote| quote.name == Some(0)), "{quotes:?}");
    assert_eq!(quotes[2].speaker.map(|span| span.of(text)), Some("المسؤول العراقي"));
}

#[test]
fn a_name_before_a_colon_speaks() {
    let text = "العبادي: لن نسمح بتقسيم العراق";
    let quotes = find(text, &[person(text, "العبادي")]);
    assert_eq!(quotes.len(), 1);
    assert_eq!((quotes[0].kind, quotes[0].name), (QuoteKind::Colon, Some(0)));
    assert_eq!(quotes[0].span.of(text), "لن نسمح بتقسيم العراق");
}

#[test]
fn whom_a_named_speaker_addresses_is_left_out() {
    let text = "وقال فيدان لبلينكن إن الهجوم مرفوض";
    let names = [person(text, "فيدان"), person(text, "بلينكن")];
    assert_eq!(find(text, &names)[0].speaker.map(|s| s.of(text)), Some("فيدان"));
    let text = "أبلغت طهران الوكالة الدولية أنها ستزيد التخصيب";
    let bodies = ["طهران", "الوكالة الدولية"].map(|name| Name::new(person(text, name).span, Label::Org));
    assert_eq!(find(text, &bodies)[0].speaker.map(|s| s.of(text)), Some("طهران"));
}

#[test]
fn dropped_speakers_agree() {
    let text = "قالت الوزيرة إن الخطة جاهزة. وقال النائب إن الخطة ناقصة. وأضافت أن العمل بدأ.";
    let quotes = find(text, &[]);
    assert_eq!(quotes[2].speaker.map(|span| span.of(text)), Some("الوزيرة"));
}

#[test]
fn repeats_stay_linear() {
    // Quadratic time would take minutes here.
    for piece in [
        "قال ",
        "«",
        "» ",
        "قال إن ",
        "قال «",
        "وأكد أن ",
        "«قال: ",
        "، وقال ",
        "بحسب ",
        "على حد قول ",
        "\"",
        "رئيس ",
        "، وهو ",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        let _ = find(&text, &[]);
    }
}

proptest! {
    #[test]
    fn any_text_gives_spans_of_itself(text in "\\PC{0,80}") {
        for quote in find(&text, &[]) {
            let _ = written(&text, &quote);
        }
    }

    #[test]
    fn quotes_are_in_order_and_not_empty(
        pieces in proptest::collection::vec(prop::sample::select(vec![
            "قال", "وأضاف", "مؤكدا", "أن", "إنه", "الوزير", "خالد", "«", "»", "\"", "”", "“", "،", ":", ".", "\n",
            "بحسب", "على", "حد", "قوله", "وصف", "بـ", "الذي", "في", "بيان", "(", ")", "-", "نقل", "عن", "كان", "ما",
        ]), 0..60),
        glue in prop::sample::select(vec![" ", ""]),
    ) {
        let text = pieces.join(glue);
        let quotes = find(&text, &[]);
        for quote in &quotes {
            prop_assert!(!quote.span.of(&text).trim().is_empty());
            let _ = written(&text, quote);
        }
        prop_assert!(quotes.is_sorted_by_key(|quote| quote.span));
    }
}
