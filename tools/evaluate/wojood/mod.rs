//! What Wojood's guideline does otherwise than ours, set aside: both sides brought to what they share.
//!
//! - Lengths and repeated times are DATE or TIME there, «الآن» is TIME: all times are one class, DATE.
//! - Prepositions, «تاريخ», brackets and the proclitics و ف ب ل are inside its spans; they are left out.
//! - A number is marked word by word; words side by side are joined.
//! - One DATE may hold two of ours («عام (1931/1932)», «الثلاثاء الموافق 5/8/2008»); ours are joined.
//! - Left out of its gold, with whatever ours has there: numbers of pages and papers (ORDINAL in digits), «واحد»,
//!   periods («الفترة العثمانية»), numbers that its words tear («2 , 0»).
//! - Left out of ours, where its gold has nothing: vague references («حاليا»), duals («عائلتين»), the number that heads a line of a list.

use warraq::Span;
use warraq::expressions::Expression;

/// A span with its label.
pub type Mark = (Span, String);

/// Words that begin a span there and not here.
const LEADING: [&str; 30] = [
    "في",
    "من",
    "منذ",
    "خلال",
    "حتى",
    "إلى",
    "الى",
    "عن",
    "على",
    "بعد",
    "قبل",
    "بين",
    "بتاريخ",
    "تاريخ",
    "لمدة",
    "مدة",
    "بدءا",
    "نحو",
    "حوالي",
    "بحوالي",
    "أكثر",
    "أقل",
    "طوال",
    "مع",
    "عند",
    "(",
    "[",
    ":",
    "/",
    "،",
];

/// Gold and found, both as far as the two guidelines agree.
pub fn shared(text: &str, gold: &[Mark], found: &[Expression]) -> (Vec<Mark>, Vec<Mark>) {
    let (kept, dropped): (Vec<Mark>, Vec<Mark>) =
        joined(text, gold).into_iter().partition(|(span, label)| !is_other(span.of(text), label));
    let in_gold = |span: Span| kept.iter().any(|(g, _)| g.overlaps(span));
    let ours: Vec<Mark> = found
        .iter()
        .filter(|e| in_gold(e.span) || !is_ours_alone(text, e))
        .filter(|e| !dropped.iter().any(|(span, _)| span.overlaps(e.span)))
        .map(|e| (core(text, e.span), class(e.label.as_str())))
        .collect();
    let starts = |at: usize| ours.iter().any(|(span, _)| span.start == at);
    let gold: Vec<Mark> = kept
        .iter()
        .map(|(span, label)| {
            let mut inner = core(text, *span);
            let first =
                inner.of(text).chars().next().filter(|c| "وفبل".contains(*c)).map_or(0, char::len_utf8);
            if !starts(inner.start) {
                let bare = core(text, Span::new(inner.start + first, inner.end));
                inner = if starts(bare.start) { bare } else { inner };
            }
            (inner, class(label))
        })
        .collect();
    let mut marks: Vec<Mark> = Vec::new();
    for (span, label) in ours {
        let held = |one: Span| gold.iter().any(|(g, _)| g.start <= one.start && span.end <= g.end);
        match marks.last_mut() {
            Some((last, name)) if *name == label && label == "DATE" && held(*last) => last.end = span.end,
            _ => marks.push((span, label)),
        }
    }
    (gold, marks)
}

/// The words of one number, joined.
fn joined(text: &str, gold: &[Mark]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (span, label) in gold {
        match marks.last_mut() {
            Some((last, name))
                if name == label && label == "CARDINAL" && text[last.end..span.start].trim().is_empty() =>
            {
                last.end = span.end;
            }
            _ => marks.push((*span, label.clone())),
        }
    }
    marks
}

/// Whether only Wojood marks it.
fn is_other(words: &str, label: &str) -> bool {
    let digits = words.chars().any(|c| c.is_numeric());
    match label {
        "ORDINAL" => digits,
        "DATE" => !digits && ["الفترة", "فترة", "العهد", "العصر"].iter().any(|head| words.starts_with(head)),
        _ => words.contains(" , ") || matches!(words, "واحد" | "واحدة" | "واحدا"),
    }
}

/// Whether only we mark it.
fn is_ours_alone(text: &str, found: &Expression) -> bool {
    let vague = found.value.as_deref().is_some_and(|value| value.ends_with("_REF"));
    let dual = found.counted == Some(found.span);
    let listed = found.span.start == 0 && found.span.of(text).chars().all(char::is_numeric);
    vague || dual || listed
}

/// The label that both guidelines share.
fn class(label: &str) -> String {
    if matches!(label, "DURATION" | "SET" | "TIME") { "DATE" } else { label }.to_owned()
}

/// What is left of a span without what the guidelines begin and end it with differently.
fn core(text: &str, span: Span) -> Span {
    let (mut start, end) = (span.start, span.end);
    while let Some((word, _)) = text[start..end].split_once(' ').filter(|(word, _)| LEADING.contains(word)) {
        start += word.len() + 1;
    }
    let end = start + text[start..end].trim_end_matches([' ', ')', '(']).len();
    Span::new(start, end)
}
