//! The dateline and the agency credit inside a paragraph: they stay in it, and their spans are told.

use super::phrases::Phrases;
use super::reader::Reader;
use super::words::{Class, Words};
use crate::boilerplate::article::Article;
use crate::boilerplate::block::{Block, BlockKind};
use crate::span::Span;

/// Fills the dateline and the agency of `article` from its blocks; `named` says which may name an agency.
pub(super) fn fill(article: &mut Article, phrases: &Phrases, named: impl Fn(usize) -> bool) {
    let paragraph = article.blocks.iter().find(|b| b.kind == BlockKind::Paragraph);
    if let Some(block) = paragraph
        && let Some(line) = dateline(&block.text)
    {
        article.dateline = Some(place(block, line));
        let named = agencies(line.of(&block.text), phrases).last().copied();
        article.agency = named.map(|span| place(block, span.shift(line.start)));
    }
    if article.agency.is_some() {
        return;
    }
    for (n, block) in article.blocks.iter().enumerate() {
        let credit = block.kind == BlockKind::Credit;
        if !named(n)
            || !(credit
                || matches!(block.kind, BlockKind::Paragraph | BlockKind::Caption | BlockKind::Byline))
        {
            continue;
        }
        // At the end of the block, behind a separator or in brackets.
        let found = agencies(&block.text, phrases).into_iter().rev().find(|span| {
            let rest = &block.text[span.end..];
            let before = block.text[..span.start].trim_end();
            let closed = rest.chars().all(|c| !c.is_alphanumeric());
            let apart = before.ends_with(['(', '[', '|', '/', '-', '–', '—', 'ـ', ':', '+', '،'])
                || before.is_empty();
            (closed || credit) && apart
        });
        if let Some(span) = found {
            article.agency = Some(place(block, span));
            return;
        }
    }
}

/// Where a part of a block's text stands in the source.
fn place(block: &Block, part: Span) -> Span {
    block.alignment.to_source(part).shift(block.span.start)
}

/// Where agencies are named in `text`, the longest name of each place.
fn agencies(text: &str, phrases: &Phrases) -> Vec<Span> {
    let mut reader = Reader::default();
    reader.read(text, 0, Words::shipped());
    let mut hits = Vec::new();
    phrases.find(&reader, &mut hits);
    let mut spans: Vec<Span> = Vec::new();
    hits.retain(|hit| phrases.row(hit.phrase).weight == 1);
    for hit in hits {
        let (first, last) =
            (&reader.pieces[usize::from(hit.pieces.0)], &reader.pieces[usize::from(hit.pieces.1) - 1]);
        let span = Span::new(first.span.start, last.span.end);
        if spans.last().is_none_or(|last| span.start >= last.end) {
            spans.push(span);
        }
    }
    spans
}

/// The dateline at the front of a paragraph: names of a place and an agency before a dash.
fn dateline(text: &str) -> Option<Span> {
    let mut end = 0;
    let mut start = 0;
    let mut certain = false;
    let mut before = ' ';
    let mut chars = text.char_indices().take(70).peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        let apart = before.is_whitespace() || before == ')' || after.is_whitespace();
        let sign = match c {
            '-' | '–' | '—' => apart,
            'ـ' => before.is_whitespace() && after.is_whitespace(),
            '/' | '|' => true,
            ':' => true,
            _ => false,
        };
        before = c;
        if !sign {
            continue;
        }
        let segment = &text[start..at];
        if segment.trim().is_empty() {
            start = at + c.len_utf8();
            continue;
        }
        if !names(segment) || c == ':' && !(certain || segment.contains('(')) {
            break;
        }
        certain = true;
        // A slash only joins: what follows it must be a name before a dash, as «بغداد/ رويترز -».
        if c != '/' || after.is_whitespace() {
            end = start.max(end).max(segment.trim_end().len() + start);
        }
        start = at + c.len_utf8();
    }
    let span = Span::new(0, end).trim(text);
    (!span.is_empty() && span.end < text.len()).then_some(span)
}

/// Whether a stretch is a name or two: few words, none of them of a sentence.
fn names(segment: &str) -> bool {
    let mut reader = Reader::default();
    reader.read(segment, 0, Words::shipped());
    let sentence = Class(Class::STOP.0 | Class::SPEECH.0 | Class::VERB.0 | Class::SIGN.0);
    let quoted = segment.contains(['"', '“', '”', '«', '»', '.']) && reader.pieces.len() > 3;
    (1..6).contains(&reader.pieces.len()) && !quoted && !reader.pieces.iter().any(|p| p.class.has(sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_names_before_a_dash() {
        let cases = [
            ("أربيل (العراق)- قالت قيادة العمليات", Some("أربيل (العراق)")),
            ("دمشق، سوريا (CNN) -- أكدت جهات", Some("دمشق، سوريا (CNN)")),
            ("بغداد/ رويترز ـ قال مصدر", Some("بغداد/ رويترز")),
            ("عمان - بترا - قال رئيس الوزراء", Some("عمان - بترا")),
            ("القاهرة (أ ف ب): أعلنت", Some("القاهرة (أ ف ب)")),
            ("قال الوزير: إن الأمر انتهى", None),
            ("التعاون السوري-العراقي مستمر منذ عام", None),
            ("وأضاف - بعد صمت - أنه لا يعرف", None),
            ("سطر بلا فاصل", None),
        ];
        for (text, expected) in cases {
            assert_eq!(dateline(text).map(|s| s.of(text)), expected, "{text}");
        }
    }
}
