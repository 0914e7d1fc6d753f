//! What each piece that is no body is, and why, in words.

use super::cues::Cues;
use super::dom::{Page, Piece};
use super::features::Measured;
use super::tag::Tag;
use super::vocabulary::{Hint, Hints};
use crate::boilerplate::BlockKind;

/// A kind and its reason.
pub(super) struct Verdict {
    pub(super) kind: BlockKind,
    pub(super) reason: String,
}

/// The kinds that names of elements and classes speak of, the most telling first.
const JUNK: [(Hint, BlockKind); 18] = [
    (Hint::CommentForm, BlockKind::CommentForm),
    (Hint::Tags, BlockKind::Tags),
    (Hint::Share, BlockKind::Share),
    (Hint::Related, BlockKind::Related),
    (Hint::Advert, BlockKind::Advert),
    (Hint::Notice, BlockKind::Notice),
    (Hint::Promo, BlockKind::Promo),
    (Hint::Embed, BlockKind::Embed),
    (Hint::Copyright, BlockKind::Copyright),
    (Hint::PageNumber, BlockKind::PageNumber),
    (Hint::Navigation, BlockKind::Navigation),
    (Hint::Footer, BlockKind::Footer),
    (Hint::Credit, BlockKind::Credit),
    (Hint::Widget, BlockKind::Widget),
    (Hint::Teaser, BlockKind::Related),
    (Hint::Gallery, BlockKind::Embed),
    (Hint::Header, BlockKind::Navigation),
    (Hint::Sidebar, BlockKind::Related),
];

/// Where the body stands among the pieces.
pub(super) struct Place {
    /// The first and the last piece of the body.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) title: Option<usize>,
}

/// What the piece `i`, which is no body, is.
pub(super) fn judge(page: &Page, measured: &Measured, i: usize, place: &Place) -> Verdict {
    let piece = &page.pieces[i];
    metadata(page, measured, i, place).unwrap_or_else(|| junk(page, measured, piece, i, place))
}

fn own_hints(page: &Page, piece: &Piece) -> Hints {
    let node = &page.nodes[piece.node as usize];
    if piece.inline > piece.node {
        node.hints.with(page.nodes[piece.inline as usize].hints)
    } else {
        node.hints
    }
}

/// Whether the piece stands between the title and a little after the body.
fn is_near(place: &Place, i: usize) -> bool {
    let from = place.title.unwrap_or(place.first).min(place.first);
    i + 6 >= from && i <= place.last + 4
}

/// A caption, date, byline, section or credit, by its own words and those of its element.
pub(super) fn metadata(page: &Page, measured: &Measured, i: usize, place: &Place) -> Option<Verdict> {
    let piece = &page.pieces[i];
    let text = piece.visible.text.as_str();
    let words = measured.words[i].words;
    let own = own_hints(page, piece);
    let node = &page.nodes[piece.node as usize];
    let nearest = page.nodes[node.hinted as usize].hints;
    let near = is_near(place, i);
    let verdict = |kind: BlockKind, hint: Hint| {
        let from = if own.has(hint) { piece.inline.max(piece.node) } else { node.hinted };
        Some(Verdict { kind, reason: inside(page, from) })
    };
    let tag = node.tag;
    if tag == Tag::Figcaption || (own.has(Hint::Caption) && words < 80.0) {
        return verdict(BlockKind::Caption, Hint::Caption);
    }
    if !near || words > 40.0 {
        return None;
    }
    if nearest.has(Hint::Caption) {
        return verdict(BlockKind::Caption, Hint::Caption);
    }
    if let Some(marker) = byline_marker(text).filter(|_| words <= 12.0) {
        return Some(Verdict {
            kind: BlockKind::Byline, reason: format!("begins with «{}»", marker.trim())
        });
    }
    let has_digit = measured.words[i].digits > 0.0;
    if words <= 16.0 && has_digit {
        if own.has(Hint::Date) || page.nodes[piece.inline as usize].tag == Tag::Time {
            return verdict(BlockKind::Date, Hint::Date);
        }
        if let Some(stated) = crate::grammar::stated_date(text, None) {
            if stated.span.len() * 2 > text.len() {
                return Some(Verdict {
                    kind: BlockKind::Date,
                    reason: format!("states the date {}", stated.date),
                });
            }
        }
    }
    if words <= 12.0 && (own.has(Hint::Byline) || own.has(Hint::Author)) && !own.has(Hint::Share) {
        return verdict(BlockKind::Byline, Hint::Byline);
    }
    if words <= 16.0 && has_digit && nearest.has(Hint::Date) {
        return verdict(BlockKind::Date, Hint::Date);
    }
    let before_body = i < place.first;
    if before_body && words <= 5.0 && own.has(Hint::Section) && !own.has(Hint::Navigation) {
        return verdict(BlockKind::Section, Hint::Section);
    }
    if words <= 12.0 && own.has(Hint::Credit) {
        return verdict(BlockKind::Credit, Hint::Credit);
    }
    if before_body
        && place.title.is_some_and(|t| i > t && i <= t + 3)
        && (own.has(Hint::Subtitle) || own.has(Hint::Summary))
    {
        return verdict(BlockKind::Subtitle, Hint::Subtitle);
    }
    None
}

/// What a byline begins with, when `text` does.
pub(super) fn byline_marker(text: &str) -> Option<&'static str> {
    const MARKERS: [&str; 14] = [
        "بقلم",
        "كتب",
        "كتبت",
        "كتبه",
        "كتبها",
        "إعداد",
        "اعداد",
        "تحرير",
        "تقرير",
        "الكاتب",
        "المحرر",
        "By",
        "BY",
        "Written by",
    ];
    MARKERS
        .into_iter()
        .filter(|m| text.strip_prefix(m).is_some_and(|rest| rest.starts_with([' ', ':', '/', '-'])))
        .max_by_key(|m| m.len())
}

fn junk(page: &Page, measured: &Measured, piece: &Piece, i: usize, place: &Place) -> Verdict {
    let cues: &Cues = &measured.cues[i];
    let node = &page.nodes[piece.node as usize];
    let own = own_hints(page, piece);
    if let Some(kind) = cues.kind.filter(|_| cues.share > 0.35) {
        return Verdict { kind: junk_kind(kind), reason: "speaks to the reader".to_owned() };
    }
    if let Some(kind) = of_hints(own) {
        return Verdict { kind, reason: inside(page, piece.inline.max(piece.node)) };
    }
    // Up through the elements that say something, the nearest first.
    let mut at = node.hinted;
    for _ in 0..12 {
        if at == 0 {
            break;
        }
        if let Some(kind) = of_hints(page.nodes[at as usize].hints) {
            return Verdict { kind, reason: inside(page, at) };
        }
        at = page.nodes[page.nodes[at as usize].parent as usize].hinted;
    }
    if let Some(kind) = cues.kind {
        return Verdict { kind: junk_kind(kind), reason: "speaks to the reader".to_owned() };
    }
    let density = piece.linked as f32 / piece.total.max(1) as f32;
    let reason = if density > 0.5 {
        format!("link density {density:.2}")
    } else {
        "apart from the running text".to_owned()
    };
    let text = piece.visible.text.as_str();
    let kind = if !text.is_empty() && text.chars().all(|c| !c.is_alphabetic()) && text.len() < 8 {
        BlockKind::PageNumber
    } else if crate::grammar::stated_date(text, None).is_some_and(|s| s.span.len() * 2 > text.len()) {
        BlockKind::SiteDate
    } else if piece.controls > 0 {
        BlockKind::Widget
    } else if i < place.first {
        BlockKind::Navigation
    } else if density > 0.5 || measured.words[i].words > 6.0 {
        BlockKind::Related
    } else {
        BlockKind::Navigation
    };
    Verdict { kind, reason }
}

/// Cues of metadata are no junk; said at the wrong place, they are the site's furniture.
fn junk_kind(kind: BlockKind) -> BlockKind {
    if kind.is_junk() || kind == BlockKind::Credit { kind } else { BlockKind::Promo }
}

fn of_hints(hints: Hints) -> Option<BlockKind> {
    JUNK.iter().find(|(hint, _)| hints.has(*hint)).map(|(_, kind)| *kind)
}

/// «inside <div class="related">», for a reason.
pub(super) fn inside(page: &Page, node: u32) -> String {
    let tag = page.nodes[node as usize].tag.name();
    let said = ["class", "id", "itemprop", "role"].iter().find_map(|name| {
        let value = page
            .attribute(node, name)
            .filter(|v| v.len() < 2000)?
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let short: String = value.chars().take(40).collect();
        (!short.is_empty()).then(|| format!(" {name}=\"{short}\""))
    });
    format!("inside <{tag}{}>", said.unwrap_or_default())
}
