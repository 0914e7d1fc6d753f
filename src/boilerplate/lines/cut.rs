//! Where glued parts of a line come apart.
//!
//! A dump glues what a page shows side by side: an icon's name to a caption
//! («camera iconعنصر من…»), share buttons to the last paragraph, the source to
//! the last sentence. Only what the phrase list knows is cut off.

use super::phrases::{Hit, Phrases};
use super::reader::{Piece, Reader};
use super::words::Class;
use crate::boilerplate::block::BlockKind;
use crate::lexicon::{self, Lexicon};
use crate::script;
use crate::span::Span;

/// The offsets at which the line `span` is to be cut, in order; none when it is of one piece.
pub(super) fn points(
    source: &str,
    span: Span,
    reader: &Reader,
    hits: &[Hit],
    phrases: &Phrases,
) -> Vec<usize> {
    let mut points = Vec::new();
    if reader.pieces.len() < 3 {
        return points;
    }
    points.extend(named_icon(source, reader));
    if hits.is_empty() && !reader.pieces.iter().any(|p| p.class.has(Class::SIGN)) {
        return points;
    }
    points.extend(leading_icon(source, reader, hits, phrases));
    points.extend(trailing(source, reader, hits, phrases));
    points.retain(|&at| at > span.start && at < span.end && source.is_char_boundary(at));
    points.sort_unstable();
    points.dedup();
    points
}

fn is_latin(reader: &Reader, piece: &Piece) -> bool {
    reader.word(piece).bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_arabic(reader: &Reader, piece: &Piece) -> bool {
    reader.word(piece).chars().next().is_some_and(script::is_letter)
}

/// A Latin control at the front of Arabic text.
fn leading_icon(source: &str, reader: &Reader, hits: &[Hit], phrases: &Phrases) -> Option<usize> {
    let mut end = 0u16;
    for hit in hits.iter().filter(|hit| phrases.row(hit.phrase).kind.is_junk()) {
        let pieces = reader.pieces.get(usize::from(hit.pieces.0)..usize::from(hit.pieces.1))?;
        if hit.pieces.0 <= end && pieces.iter().all(|p| is_latin(reader, p)) {
            end = end.max(hit.pieces.1);
        }
    }
    let next = reader.pieces.get(usize::from(end)).filter(|_| end > 0)?;
    let last = reader.pieces.get(usize::from(end) - 1)?;
    let glued = last.span.end == next.span.start;
    let rest = reader.pieces.len() - usize::from(end);
    let text = rest >= 3 && is_arabic(reader, next);
    // Two Latin words, or one that is glued, are a control; a network's name may begin a sentence.
    (text && (glued || end >= 2)).then(|| after(source, last.span.end, next.span.start))
}

/// «أيقونة الكاميرا» glued to what follows it.
fn named_icon(source: &str, reader: &Reader) -> Option<usize> {
    let [head, noun, rest @ ..] = reader.pieces.as_slice() else { return None };
    if !lexicon::Class::IconHead.holds(reader.word(head)) || rest.is_empty() {
        return None;
    }
    let word = reader.word(noun);
    let icons = Lexicon::builtin().forms(lexicon::Class::Icon).map(script::folded);
    let icon = icons.filter(|icon| word.starts_with(icon)).max_by_key(String::len)?;
    if word.len() == icon.len() {
        return Some(after(source, noun.span.end, rest[0].span.start));
    }
    // The icon's letters end inside the word.
    let mut left = icon.chars().count();
    for (at, c) in noun.span.of(source).char_indices() {
        if left == 0 && !script::is_mark(c) {
            return Some(noun.span.start + at);
        }
        left -= usize::from(left > 0 && script::fold(c).is_some());
    }
    None
}

/// The offset of the first visible character between two pieces, so that an opening quote stays with its text.
fn after(source: &str, end: usize, start: usize) -> usize {
    let between = &source[end..start];
    end + (between.len() - between.trim_start().len())
}

/// Share words, a credit or a pointer to another story behind the end of a sentence.
fn trailing(source: &str, reader: &Reader, hits: &[Hit], phrases: &Phrases) -> Option<usize> {
    let pieces = &reader.pieces;
    let count = pieces.len();
    if count < 8 {
        return None;
    }
    // Phrases that cover the line's end without a gap, from the right.
    let mut covered = count;
    let mut share = 0;
    loop {
        let reach = hits
            .iter()
            .filter(|hit| usize::from(hit.pieces.1) == covered && usize::from(hit.pieces.0) < covered)
            .filter(|hit| {
                matches!(
                    phrases.row(hit.phrase).kind,
                    BlockKind::Share | BlockKind::Widget | BlockKind::CommentForm
                )
            })
            .map(|hit| usize::from(hit.pieces.0))
            .min();
        match reach {
            Some(start) => (covered, share) = (start, share + 1),
            None if covered > 0 && covered < count && pieces[covered - 1].class.has(Class::SIGN) => {
                covered -= 1
            }
            None => break,
        }
    }
    while pieces.get(covered).is_some_and(|p| p.class.has(Class::SIGN)) {
        covered += 1;
    }
    if share > 0 && covered >= 5 && covered < count {
        let (before, first) = (pieces[covered - 1].span.end, pieces[covered].span.start);
        let stop = ends_sentence(&source[before..first]);
        if stop || share >= 3 {
            return Some(cut_before(source, before, first));
        }
    }
    // «المصدر: …» and «اقرأ أيضا: …» after a full stop.
    for (index, pair) in pieces.windows(2).enumerate().skip(4) {
        let between = &source[pair[0].span.end..pair[1].span.start];
        if !ends_sentence(between) {
            continue;
        }
        let tail = index + 1;
        let opens = hits.iter().any(|hit| {
            let row = phrases.row(hit.phrase);
            usize::from(hit.pieces.0) == tail && row.weight == 3 && row.kind.is_junk()
        });
        let named = named_tail(reader, tail);
        if opens || named {
            return Some(cut_before(source, pair[0].span.end, pair[1].span.start));
        }
    }
    None
}

/// «المصدر: …», «اقرأ أيضا: …» and the like: a head word, a separator, the rest.
fn named_tail(reader: &Reader, tail: usize) -> bool {
    let rest = &reader.pieces[tail..];
    let head = rest.iter().take_while(|p| !p.class.has(Class::SIGN)).count();
    if head == 0 || head > 2 || head >= rest.len() {
        return false;
    }
    let is = |at: usize, class: lexicon::Class| class.holds(reader.word(&rest[at]));
    match head {
        1 => is(0, lexicon::Class::SourceHead) && rest.len() <= 8,
        _ => is(0, lexicon::Class::Pointer) && is(1, lexicon::Class::PointerRest),
    }
}

fn ends_sentence(between: &str) -> bool {
    between.contains(['.', '!', '؟', '?', '…'])
}

/// The place after the last stop and its quotes, before what follows.
fn cut_before(source: &str, end: usize, start: usize) -> usize {
    let between = &source[end..start];
    let stop = between
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | '!' | '؟' | '?' | '…' | '”' | '»' | ')' | '"'))
        .map(|(at, c)| at + c.len_utf8())
        .next_back();
    end + stop.unwrap_or(between.len())
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;

    fn parts(line: &str) -> Vec<&str> {
        let mut reader = Reader::default();
        reader.read(line, 0, Words::shipped());
        let mut hits = Vec::new();
        Phrases::shipped().find(&reader, &mut hits);
        let span = Span::new(0, line.len());
        let mut parts = Vec::new();
        let mut start = 0;
        for end in points(line, span, &reader, &hits, Phrases::shipped()).into_iter().chain([line.len()]) {
            parts.push(line[start..end].trim());
            start = end;
        }
        parts
    }

    #[test]
    fn glued_furniture_comes_apart() {
        let cases: [(&str, &[&str]); 7] = [
            ("camera iconعمال ينظفون الشارع بعد العاصفة", &["camera icon", "عمال ينظفون الشارع بعد العاصفة"]),
            ("أيقونة الكاميراعمّال ينظفون الشارع", &["أيقونة الكاميرا", "عمّال ينظفون الشارع"]),
            (
                "وانتهى الاجتماع بعد ثلاث ساعات من النقاش. المصدر: وكالات",
                &["وانتهى الاجتماع بعد ثلاث ساعات من النقاش.", "المصدر: وكالات"],
            ),
            (
                "وانتهى الاجتماع بعد ثلاث ساعات من النقاش. فيسبوك تويتر واتساب",
                &["وانتهى الاجتماع بعد ثلاث ساعات من النقاش.", "فيسبوك تويتر واتساب"],
            ),
            (
                "وانتهى الاجتماع بعد ثلاث ساعات من النقاش. اقرأ أيضاً: خطة جديدة للمياه",
                &["وانتهى الاجتماع بعد ثلاث ساعات من النقاش.", "اقرأ أيضاً: خطة جديدة للمياه"],
            ),
            (
                "نشر الوزير على تويتر وفيسبوك صوراً من اللقاء.",
                &["نشر الوزير على تويتر وفيسبوك صوراً من اللقاء."],
            ),
            ("Facebook تعلن عن خدمة جديدة في المنطقة", &["Facebook تعلن عن خدمة جديدة في المنطقة"]),
        ];
        for (line, expected) in cases {
            assert_eq!(parts(line), expected);
        }
    }
}
