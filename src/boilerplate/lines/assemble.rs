//! From judged lines to the article: kinds, reasons, fields.

use super::judge;
use super::page::{Line, Page};
use super::phrases::Phrases;
use super::reader::Ending;
use crate::boilerplate::article::{Article, Field, Options};
use crate::boilerplate::block::{Block, BlockKind};
use crate::grammar;
use crate::span::{Alignment, Span};

/// A line's kind, how sure it is, and why.
#[derive(Debug, Clone)]
pub(super) struct Verdict {
    pub kind: BlockKind,
    pub score: f32,
    pub reason: String,
}

/// Fills the blocks and the fields of `article` from its lines.
pub(super) fn fill(article: &mut Article, page: &Page, phrases: &Phrases, options: &Options) {
    let verdicts = verdicts(page, phrases, &article.source, options);
    fields(article, page, &verdicts, options);
    for (line, verdict) in page.lines.iter().zip(verdicts) {
        article.blocks.push(Block {
            kind: verdict.kind,
            span: line.span,
            text: line.span.of(&article.source).to_owned(),
            alignment: Alignment::identity(line.span.len()),
            score: verdict.score,
            reason: verdict.reason,
        });
    }
    super::inside::fill(article);
    article.language = language(article, page);
    if !article.blocks.iter().any(|b| b.kind.is_body()) {
        article.reason = Some(why_empty(article));
    }
}

fn verdicts(page: &Page, phrases: &Phrases, source: &str, options: &Options) -> Vec<Verdict> {
    let mut body = judge::body(page);
    let mut first = body.iter().position(|&b| b);
    let mut verdicts: Vec<Verdict> = Vec::with_capacity(page.lines.len());
    let mut title = first.and_then(|first| title(page, &body, first));
    if let (None, Some(start)) = (title, first) {
        // A headline that reads like a sentence, right above the text.
        let second = body[start + 1..].iter().position(|&b| b).map(|n| start + 1 + n);
        if second.is_some()
            && page.lines[start].counts.ending == Ending::Word
            && page.lines[start].words <= 35
        {
            (title, first, body[start]) = (first, second, false);
        }
    }
    for (index, line) in page.lines.iter().enumerate() {
        let verdict = if Some(index) == title {
            Verdict { kind: BlockKind::Title, score: 0.8, reason: "headline above the text".into() }
        } else if body[index] {
            in_body(line, page.lines.get(index + 1), &body, index)
        } else {
            let head = first.is_some_and(|first| index < first);
            let under = title.is_some_and(|title| index > title);
            outside(line, phrases, source, options, head, under)
        };
        verdicts.push(verdict);
    }
    verdicts
}

fn in_body(line: &Line, next: Option<&Line>, body: &[bool], index: usize) -> Verdict {
    let short = line.words <= 12 && line.counts.chars < 90;
    let open = !matches!(line.counts.ending, Ending::Stop | Ending::Comma);
    let paragraph_next = next.is_some_and(|n| n.words > 12) && body.get(index + 1) == Some(&true);
    if short && open && paragraph_next && !line.counts.bullet {
        return Verdict {
            kind: BlockKind::Heading,
            score: 0.8,
            reason: "short line above a paragraph".into(),
        };
    }
    let kind = if line.counts.bullet { BlockKind::List } else { BlockKind::Paragraph };
    Verdict { kind, score: 0.9, reason: "sentences in the run of the article".into() }
}

fn outside(
    line: &Line,
    phrases: &Phrases,
    source: &str,
    options: &Options,
    head: bool,
    under: bool,
) -> Verdict {
    let said = |kind: BlockKind, score: f32, reason: &str| Verdict { kind, score, reason: reason.to_owned() };
    let full = line.words > 0 && line.covered * 2 >= line.words;
    if let (Some(hit), Some(kind)) = (line.phrase, line.kind) {
        let row = phrases.row(hit.phrase);
        if hit.anchored || hit.whole || full || line.sections == line.words {
            let kind = if kind == BlockKind::Section && !(head && line.words <= 3) {
                BlockKind::Navigation
            } else {
                kind
            };
            return said(kind, 0.9, &format!("{}: «{}»", row.note, row.text));
        }
    }
    if head && grammar::stated_date(line.span.of(source), options.fetched).is_some() && line.words < 16 {
        return said(BlockKind::Date, 0.8, "a date beside the title");
    }
    if line.words == line.numbers && line.words > 0 && line.counts.chars < 5 {
        return said(BlockKind::PageNumber, 0.7, "a number alone on a line");
    }
    if line.dates * 2 > line.words {
        let kind = if under { BlockKind::Date } else { BlockKind::SiteDate };
        return said(kind, 0.6, "only a date");
    }
    if head && under && line.words >= 3 {
        if line.pictures > 0 {
            return said(BlockKind::Caption, 0.7, "names a picture, between title and text");
        }
        return said(BlockKind::Subtitle, 0.5, "a line between title and text");
    }
    if line.words >= 5 {
        return said(BlockKind::Related, 0.5, "a headline apart from the article");
    }
    said(BlockKind::Navigation, 0.5, "a short line without a sentence")
}

/// The headline: the line above the text that shares most words with it.
fn title(page: &Page, body: &[bool], first: usize) -> Option<usize> {
    let mut topic: Vec<u32> = page
        .lines
        .iter()
        .zip(body)
        .filter(|(_, b)| **b)
        .take(8)
        .flat_map(|(line, _)| page.content(line).iter().copied())
        .collect();
    topic.sort_unstable();
    topic.dedup();
    let mut best: Option<(f32, usize)> = None;
    for index in (0..first).rev().take(60) {
        let line = &page.lines[index];
        if line.words < 2 || line.words > 45 || judge::strong(line) || line.covered * 2 >= line.words {
            continue;
        }
        let content = page.content(line);
        let shared = content.iter().filter(|w| topic.binary_search(w).is_ok()).count() as f32;
        let share = shared / content.len().max(3) as f32;
        let score = share * 3.0
            - (first - index) as f32 * 0.05
            - line.pictures as f32 * 1.5
            - line.dates as f32 / line.words as f32 * 2.0
            + if line.words >= 4 { 0.6 } else { 0.0 }
            - if line.counts.bullet { 1.0 } else { 0.0 }
            - if line.sections == line.words { 1.5 } else { 0.0 }
            + if index == 0 { 0.5 } else { 0.0 };
        if score > 0.6 && best.is_none_or(|(s, _)| score > s) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

fn fields(article: &mut Article, page: &Page, verdicts: &[Verdict], options: &Options) {
    let source = article.source.clone();
    let field = |span: Span| Field { text: span.of(&source).to_owned(), span: Some(span) };
    let first_of = |kind: BlockKind| {
        verdicts.iter().position(|v| v.kind == kind).map(|index| field(page.lines[index].span))
    };
    article.title = first_of(BlockKind::Title);
    article.subtitle = first_of(BlockKind::Subtitle);
    article.section = first_of(BlockKind::Section);
    article.byline = first_of(BlockKind::Byline);
    for (line, verdict) in page.lines.iter().zip(verdicts) {
        if verdict.kind == BlockKind::Date && article.date.is_none() {
            if let Some(stated) = grammar::stated_date(line.span.of(&source), options.fetched) {
                let text = match stated.time {
                    Some(time) => format!("{}T{}", stated.date, time),
                    None => stated.date.to_string(),
                };
                article.date = Some(Field { text, span: Some(stated.span.shift(line.span.start)) });
            }
        }
    }
}

/// `ar` when most letters of the body, or of the page where there is none, are Arabic.
fn language(article: &Article, page: &Page) -> Option<String> {
    let body = article.blocks.iter().any(|b| b.kind.is_body());
    let (mut arabic, mut latin, mut other) = (0u64, 0u64, 0u64);
    for (line, block) in page.lines.iter().zip(&article.blocks) {
        if block.kind.is_body() || !body {
            arabic += u64::from(line.counts.arabic);
            latin += u64::from(line.counts.latin);
            other += u64::from(line.counts.other_letters);
        }
    }
    let all = arabic + latin + other;
    (all > 0 && arabic * 2 > all).then(|| "ar".to_owned())
}

fn why_empty(article: &Article) -> String {
    let count = |kind: BlockKind| article.blocks.iter().filter(|b| b.kind == kind).count();
    if article.blocks.is_empty() {
        return "the text is empty".into();
    }
    let notices = count(BlockKind::Notice);
    if notices > 0 && notices * 3 >= article.blocks.len() {
        return "login page".into();
    }
    if article.blocks.iter().all(|b| b.text.split_whitespace().count() < 8) {
        return "only navigation".into();
    }
    "no sentence of an article".into()
}
