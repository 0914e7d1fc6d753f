//! The article's fields from the lines of its metadata.

use super::byline;
use super::page::Page;
use super::reader::Reader;
use super::verdict::Verdict;
use super::words::Words;
use crate::boilerplate::article::{Article, Field, Options};
use crate::boilerplate::block::BlockKind;
use crate::expressions;
use crate::script;
use crate::span::Span;

/// Fills the fields of `article`.
pub(super) fn fill(article: &mut Article, page: &Page, verdicts: &[Verdict], options: &Options) {
    let source = article.source.clone();
    let field = |span: Span| Field { text: span.of(&source).to_owned(), span: Some(span) };
    let lines = || page.lines.iter().zip(verdicts);
    let first = |kind: BlockKind| lines().find(|(_, v)| v.kind == kind).map(|(line, _)| field(line.span));
    // The title of the page is the headline with the name of the site.
    let titles = lines().filter(|(_, v)| v.kind == BlockKind::Title).map(|(line, _)| line.span);
    let separated = |span: &Span| page.lines.iter().any(|line| line.span == *span && line.separators > 0);
    article.title = titles.min_by_key(|span| (separated(span), span.start)).map(field);
    article.subtitle = first(BlockKind::Subtitle);
    article.section = first(BlockKind::Section);
    article.byline = lines().filter(|(_, v)| v.kind == BlockKind::Byline).find_map(|(line, _)| {
        let name = byline::read(line.span.of(&source))?.name?;
        Some(field(name.shift(line.span.start)))
    });
    let title = verdicts.iter().position(|v| v.kind == BlockKind::Title);
    for (index, (line, verdict)) in lines().enumerate() {
        let stamp = verdict.kind == BlockKind::SiteDate && title.is_some_and(|title| index > title);
        if verdict.kind != BlockKind::Date && !stamp {
            continue;
        }
        let text = line.span.of(&source);
        let Some(stated) = expressions::stated_date(text, options.fetched) else { continue };
        let value = match stated.time {
            Some(time) => format!("{}T{time}", stated.date),
            None => stated.date.to_string(),
        };
        let found = Field { text: value, span: Some(stated.span.shift(line.span.start)) };
        let changed = update_mark(text).is_some_and(|at| at <= stated.span.start);
        if changed && article.updated.is_none() {
            article.updated = Some(found);
        } else if !changed && !stamp && article.date.is_none() {
            article.date = Some(found);
        }
    }
    for (line, verdict) in lines() {
        if verdict.kind == BlockKind::Tags {
            article.tags.extend(tags(&source, line.span).into_iter().map(field));
        }
    }
}

/// Where a line says that what follows is the time of a change.
fn update_mark(text: &str) -> Option<usize> {
    ["تحديث", "تعديل", "pdated", "odified", "odifié", "jour"].iter().filter_map(|mark| text.find(mark)).min()
}

/// The tags of a line, its head word left out.
fn tags(source: &str, span: Span) -> Vec<Span> {
    let text = span.of(source);
    let mut reader = Reader::default();
    reader.read(text, span.start, Words::shipped());
    let mut hits = Vec::new();
    super::phrases::Phrases::shipped().find(&reader, &mut hits);
    let head = hits
        .iter()
        .filter(|hit| {
            hit.anchored && super::phrases::Phrases::shipped().row(hit.phrase).kind == BlockKind::Tags
        })
        .map(|hit| usize::from(hit.pieces.1))
        .max();
    let start = head.and_then(|n| reader.pieces.get(n - 1)).map_or(span.start, |p| p.span.end);
    let rest = Span::new(start, span.end);
    let mut found = Vec::new();
    let mut at = rest.start;
    for piece in rest
        .of(source)
        .split_inclusive(['،', ',', '|', '#', '•', '؛', '/', ':', '–'])
        .flat_map(|p| p.split_inclusive(" - "))
    {
        let whole = Span::new(at, at + piece.len());
        at += piece.len();
        let inner = piece.trim_matches(|c: char| {
            !c.is_alphanumeric() && !script::is_mark(c) && !matches!(c, '"' | '»' | '«' | ')')
        });
        if !inner.is_empty() {
            let offset = inner.as_ptr() as usize - piece.as_ptr() as usize;
            found.push(Span::new(whole.start + offset, whole.start + offset + inner.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_behind_their_head() {
        let line = "الوسوم: الموصل - آثار، متحف";
        let found: Vec<&str> = tags(line, Span::new(0, line.len())).into_iter().map(|s| s.of(line)).collect();
        assert_eq!(found, ["الموصل", "آثار", "متحف"]);
        assert!(tags("كلمات مفتاحية:", Span::new(0, "كلمات مفتاحية:".len())).is_empty());
    }
}
