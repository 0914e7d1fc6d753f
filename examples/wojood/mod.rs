//! What Wojood's guideline does otherwise than ours, set aside: both sides brought to what they share.
//!
//! - Lengths and repeated times are DATE there.
//! - Prepositions, «تاريخ», brackets and the proclitics و ف ب ل are inside its spans; they are left out of both.
//! - A number is marked word by word; words side by side are joined.
//! - One DATE may hold two of ours («عام (1931/1932)», «الثلاثاء الموافق 5/8/2008»); ours are joined.
//! - Left out of its gold, with whatever ours has there: numbers of pages and papers (ORDINAL in digits), «واحد»,
//!   periods («الفترة العثمانية»), numbers that its words tear («2 , 0»).
//! - Left out of ours: vague references («حاليا»), duals («عائلتين»), the number that heads a line of a list.

use warraq::Span;
use warraq::grammar::Expression;

/// A span with its label.
pub type Mark = (Span, String);

/// Words that begin a span there and not here.
const LEADING: [&str; 30] = [
    "في", "من", "منذ", "خلال", "حتى", "إلى", "الى", "عن", "على", "بعد", "قبل", "بين", "بتاريخ", "تاريخ", "لمدة",
    "مدة", "بدءا", "نحو", "حوالي", "بحوالي", "أكثر", "أقل", "طوال", "مع", "عند", "(", "[", ":", "/", "،",
];

/// Gold and found, both as far as the two guidelines agree.
pub fn shared(text: &str, gold: &[Mark], found: &[Expression]) -> (Vec<Mark>, Vec<Mark>) {
    let (kept, dropped): (Vec<Mark>, Vec<Mark>) =
        joined(text, gold).into_iter().partition(|(span, label)| !is_other(span.of(text), label));
    let gold: Vec<Mark> = kept.into_iter().map(|(span, label)| (core(text, span), label)).collect();
    let ours = found
        .iter()
        .filter(|e| !is_ours_alone(text, e) && !dropped.iter().any(|(span, _)| span.overlaps(e.span)))
        .map(|e| (core(text, e.span), if is_length(e) { "DATE" } else { e.label.as_str() }.to_owned()));
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

fn is_length(found: &Expression) -> bool {
    matches!(found.label.as_str(), "DURATION" | "SET")
}

/// What is left of a span without what the guidelines begin and end it with differently.
fn core(text: &str, span: Span) -> Span {
    let (mut start, end) = (span.start, span.end);
    while let Some((word, _)) = text[start..end].split_once(' ').filter(|(word, _)| LEADING.contains(word)) {
        start += word.len() + 1;
    }
    let first = text[start..end].split(' ').next().unwrap_or_default();
    if first.chars().count() > 3 || first.chars().any(char::is_numeric) {
        start += first.chars().next().filter(|c| "وفبل".contains(*c)).map_or(0, char::len_utf8);
    }
    let end = start + text[start..end].trim_end_matches([' ', ')', '(']).len();
    Span::new(start, end)
}
