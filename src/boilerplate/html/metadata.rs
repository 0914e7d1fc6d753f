//! Title, byline, dates and the rest: what the page states, and where it shows it.

use super::dates;
use super::dom::Page;
use super::features::Measured;
use super::head::{Head, clean};
use super::kinds::byline_marker;
use super::text;
use super::words::squeezed;
use crate::boilerplate::article::{Article, Field, Options};
use crate::boilerplate::{Block, BlockKind, rights};
use crate::expressions;
use crate::script;
use crate::span::Span;

/// Fills the metadata of `article`, whose blocks stand.
pub(super) fn fill(article: &mut Article, page: &Page, measured: &Measured, head: Head, options: &Options) {
    let shown = |kind: BlockKind| article.blocks.iter().find(move |b| b.kind == kind);
    let shown_title = shown(BlockKind::Title).map(|b| b.text.as_str());
    article.site = head
        .site
        .clone()
        .or_else(|| site_beside(head.page_title.as_deref()?, shown_title?))
        .or_else(|| rights::holder(&article.blocks));
    let title = shown(BlockKind::Title).map(whole).or_else(|| {
        let stated = head.headline.clone().or(head.title.clone()).or(head.page_title.clone())?;
        Some(Field { text: without_site(&stated, head.site.as_deref()), span: None })
    });
    let subtitle = shown(BlockKind::Subtitle).map(whole);
    article.subtitle = subtitle.or(head.subtitle.clone().map(|text| Field { text, span: None }));
    article.title = title;
    article.byline = byline(&article.blocks, &head);
    article.section = section(&article.blocks, &head);
    article.tags = tags(&article.blocks, &head);
    (article.date, article.updated) = dates::find(page, &article.blocks, measured.title, &head, options);
    article.url = head.url.or_else(|| options.url.clone());
    article.language = language(&article.blocks, head.language.as_deref());
}

/// The field that a whole block is.
fn whole(block: &Block) -> Field {
    Field { text: block.text.clone(), span: Some(block.span) }
}

/// What stands between a title and the site's name.
const MARKS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • "];

/// The site's name in a `<title>` that is the shown title and little more.
fn site_beside(page_title: &str, shown: &str) -> Option<String> {
    let shown = squeezed(shown);
    let beside = |title: &str, name: &str| {
        (squeezed(title) == shown && (1..=4).contains(&name.split_whitespace().count()))
            .then(|| name.trim().to_owned())
    };
    MARKS.iter().find_map(|mark| {
        let behind = page_title.rsplit_once(mark).and_then(|(title, name)| beside(title, name));
        behind.or_else(|| page_title.split_once(mark).and_then(|(name, title)| beside(title, name)))
    })
}

/// A title without the site's name at its end.
fn without_site(title: &str, site: Option<&str>) -> String {
    for mark in MARKS {
        if let Some((before, after)) = title.rsplit_once(mark) {
            let names_site = site.is_some_and(|s| squeezed(s) == squeezed(after));
            let (long, short) = (before.split(' ').count(), after.split(' ').count());
            if names_site || (mark != " - " || short <= 3) && long >= 3 && short <= 4 && long > short {
                return before.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

fn byline(blocks: &[Block], head: &Head) -> Option<Field> {
    // A stated name that the page shows.
    let is_site = |name: &str| head.site.as_deref().is_some_and(|s| squeezed(s) == squeezed(name));
    let authors: Vec<&String> = head.authors.iter().filter(|n| !is_site(n)).collect();
    for name in authors.iter().filter(|n| n.chars().count() > 3) {
        for block in blocks.iter().filter(|b| !b.kind.is_body() && b.text.len() < 300) {
            if let Some(at) = block.text.find(name.as_str()) {
                return Some(Field::inside(block, Span::new(at, at + name.len())));
            }
        }
    }
    let shown = blocks.iter().find(|b| b.kind == BlockKind::Byline).map(|block| {
        let text = &block.text;
        let mut start = byline_marker(text).map_or(0, str::len);
        for mark in [" - من ", " – من ", ": من "] {
            start = text.find(mark).map_or(start, |at| at + mark.len());
        }
        start += text[start..].len() - text[start..].trim_start_matches([' ', ':', '/', '-', '،']).len();
        let rest = &text[start..];
        // What follows the name: a place, a date, a place of work.
        let end = rest.find([',', '،', '|', '•', '(']).filter(|&e| e > 3).unwrap_or(rest.len());
        let end = rest[..end].find(|c| script::digit(c).is_some()).filter(|&e| e > 3).unwrap_or(end);
        let dated = expressions::stated_date(text::beginning(rest, 300), None).map(|s| s.span.start);
        let end = dated.filter(|&e| e > 3).map_or(end, |e| e.min(end));
        Field::inside(block, Span::new(start, start + without_date_words(&rest[..end]).len()))
    });
    let stated = || {
        let names = authors.iter().map(|n| n.as_str()).collect::<Vec<_>>().join("، ");
        (!names.is_empty()).then_some(Field { text: names, span: None })
    };
    shown.filter(|f| !f.text.is_empty()).or_else(stated)
}

/// A byline without the words that lead to the date behind it: «منى حداد نشر في».
fn without_date_words(byline: &str) -> &str {
    #[rustfmt::skip]
    const WORDS: [&str; 17] = [
        "في", "يوم", "بتاريخ", "تاريخ", "نشر", "النشر", "نشرت", "ادرج", "اضيف", "حرر", "تم", "اخر", "تحديث", "on",
        "published", "updated", "posted",
    ];
    let mut left = byline.trim_end();
    while let Some((before, last)) = left.rsplit_once(' ') {
        let bare = last.trim_matches(|c: char| !c.is_alphanumeric() && !script::is_mark(c));
        if !(bare.is_empty() || WORDS.contains(&script::folded(bare).to_lowercase().as_str())) {
            break;
        }
        left = before.trim_end();
    }
    left
}

fn section(blocks: &[Block], head: &Head) -> Option<Field> {
    if let Some(stated) = &head.section {
        let same = |b: &&Block| !b.kind.is_body() && b.text == *stated;
        let place = blocks.iter().filter(same).max_by_key(|b| b.kind == BlockKind::Section);
        return Some(Field { text: stated.clone(), span: place.map(|b| b.span) });
    }
    blocks.iter().find(|b| b.kind == BlockKind::Section).map(whole)
}

fn tags(blocks: &[Block], head: &Head) -> Vec<Field> {
    let stated = head.tags.iter().map(|tag| {
        let place = blocks.iter().find(|b| b.kind == BlockKind::Tags && b.text == *tag);
        Field { text: tag.clone(), span: place.map(|b| b.span) }
    });
    let stated: Vec<Field> = stated.take(100).collect();
    if !stated.is_empty() {
        return stated;
    }
    let mut found = Vec::new();
    for block in blocks.iter().filter(|b| b.kind == BlockKind::Tags).take(100) {
        // A line of tags behind its label, or one tag.
        let label = block.text.find(':').map_or(0, |at| at + 1);
        let mut at = label;
        for tag in block.text[label..].split_inclusive([',', '،', '؛', '|']) {
            let bare = tag.trim_end_matches([',', '،', '؛', '|', ' ']);
            let start = at + (bare.len() - bare.trim_start().len());
            if !bare.trim().is_empty() && bare.split(' ').count() <= 7 && (label > 0 || bare != "الوسوم")
            {
                found.push(Field::inside(block, Span::new(start, at + bare.len())));
            }
            at += tag.len();
        }
    }
    found
}

/// `ar` when most letters of the body are Arabic, else what the page states.
fn language(blocks: &[Block], stated: Option<&str>) -> Option<String> {
    let (mut arabic, mut all) = (0usize, 0usize);
    let body = blocks.iter().filter(|b| b.kind.is_body() || b.kind == BlockKind::Title);
    for c in body.flat_map(|b| b.text.chars()).take(20_000).filter(|c| c.is_alphabetic()) {
        all += 1;
        arabic += usize::from(script::is_letter(c));
    }
    let stated =
        stated.and_then(clean).map(|s| s.split(['-', '_']).next().unwrap_or_default().to_lowercase());
    if arabic * 2 > all {
        // Persian, Urdu and Kurdish write with these letters too: the page's word counts.
        return stated
            .filter(|s| ["fa", "ur", "ckb", "ku", "ps"].contains(&s.as_str()))
            .or(Some("ar".into()));
    }
    stated.filter(|s| !s.is_empty() && s != "ar")
}
