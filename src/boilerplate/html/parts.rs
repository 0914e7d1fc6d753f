//! Pieces of the page's furniture, cut where a reader sees separate things.
//!
//! A byline, a date and a counter often stand in one line, as runs beside each
//! other; so do share buttons. The body is never cut here.

use super::dom::{Page, Piece};
use super::scan::Kind;
use super::tag::{Flow, Tag};
use super::text::{self, Visible};

/// A part of a piece.
pub(super) struct Part {
    /// The innermost element around its first text.
    pub(super) inline: u32,
    pub(super) visible: Visible,
    /// Whether it is a link.
    pub(super) linked: bool,
}

/// What stands between two cuts: a run of tokens, and how deep in elements its text stands.
struct Segment {
    from: usize,
    to: usize,
    loose: bool,
}

/// The parts of `piece`, at least one.
pub(super) fn parts(page: &Page, piece: &Piece) -> Vec<Part> {
    let (from, to) = (piece.from as usize, piece.to as usize);
    let mut ranges = Vec::new();
    let mut start = from;
    for at in from..to {
        let token = &page.tokens[at];
        let cuts = token.kind != Kind::Text && token.kind != Kind::Void && token.tag.flow() == Flow::Gap;
        if cuts || at + 1 == to {
            let end = if cuts { at } else { to };
            if start < end {
                runs(page, start, end, &mut ranges);
            }
            start = at;
        }
    }
    let part = |&(from, to): &(usize, usize)| {
        let visible = text::visible(page.source, &page.tokens[from..to])?;
        let first =
            page.tokens[from..to].iter().position(|t| t.kind == Kind::Text && !is_blank(page, t.range()));
        let inline = element_at(page, from + first.unwrap_or(0), piece.node);
        let mut up = inline;
        for _ in 0..4 {
            if page.nodes[up as usize].tag == Tag::A || up <= piece.node {
                break;
            }
            up = page.nodes[up as usize].parent;
        }
        Some(Part { inline, visible, linked: page.nodes[up as usize].tag == Tag::A })
    };
    ranges.iter().filter_map(part).collect()
}

fn is_blank(page: &Page, range: std::ops::Range<usize>) -> bool {
    let text = &page.source[range];
    text.trim().is_empty() || text.trim() == "&nbsp;"
}

/// The innermost element, in `node` or `node` itself, that is open before the token `at`.
fn element_at(page: &Page, at: usize, node: u32) -> u32 {
    let mut id = page.nodes.partition_point(|n| (n.token as usize) < at).saturating_sub(1) as u32;
    // The last element to open before it, or one around that.
    for _ in 0..64 {
        if id <= node || page.nodes[id as usize].last as usize >= at {
            break;
        }
        id = page.nodes[id as usize].parent;
    }
    id.max(node)
}

/// Adds the ranges into which the elements of `from..to` cut it.
fn runs(page: &Page, from: usize, to: usize, out: &mut Vec<(usize, usize)>) {
    let (mut from, mut to) = (from, to);
    // A wrapper around everything is looked through.
    for _ in 0..4 {
        let segments = segments(page, from, to);
        let filled: Vec<&Segment> = segments.iter().collect();
        match filled.as_slice() {
            [only] if !only.loose && only.to - only.from > 2 => (from, to) = (only.from + 1, only.to),
            [] | [_] => break,
            many => {
                let separates = |s: &&&Segment| {
                    s.loose && {
                        let text = text::visible(page.source, &page.tokens[s.from..s.to]);
                        text.is_some_and(|v| !v.text.ends_with([':', '：']))
                    }
                };
                // A label and the one thing it labels stay together.
                let labelled = many.len() == 2 && many[0].loose;
                if !labelled && !many.iter().any(|s| separates(&s)) {
                    out.extend(many.iter().map(|s| (s.from, s.to)));
                    return;
                }
                break;
            }
        }
    }
    out.push((from, to));
}

/// The outermost elements with text, and the text between them.
fn segments(page: &Page, from: usize, to: usize) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let (mut depth, mut start, mut filled) = (0usize, from, false);
    let mut loose_from = from;
    for at in from..to {
        let token = &page.tokens[at];
        match token.kind {
            Kind::Start => {
                if depth == 0 {
                    if filled {
                        segments.push(Segment { from: loose_from, to: at, loose: true });
                    }
                    (start, filled) = (at, false);
                }
                depth += 1;
            }
            // The end of an element that began before.
            Kind::End if depth == 0 => {}
            Kind::End => {
                depth -= 1;
                if depth == 0 {
                    if filled {
                        segments.push(Segment { from: start, to: at + 1, loose: false });
                    }
                    (loose_from, filled) = (at + 1, false);
                }
            }
            Kind::Text if !is_blank(page, token.range()) => filled = true,
            _ => {}
        }
    }
    if filled {
        segments.push(Segment { from: if depth > 0 { start } else { loose_from }, to, loose: depth == 0 });
    }
    segments
}
