//! What each piece that is no body is, and why, in words.

use super::cues::Cues;
use super::dom::Page;
use super::features::is_negative;
use super::tag::Tag;
use super::vocabulary::{Hint, Hints};
use super::words::{self, Words};
use crate::boilerplate::BlockKind;
use crate::expressions;
use crate::lexicon::{Class, Lexicon};
use crate::script;
use crate::span::Span;

/// A kind and its reason.
pub(super) struct Verdict {
    pub(super) kind: BlockKind,
    pub(super) reason: String,
}

/// The kinds that names of elements and classes speak of, the most telling first.
const JUNK: [(Hint, BlockKind); 18] = [
    (Hint::CommentForm, BlockKind::CommentForm),
    (Hint::Embed, BlockKind::Embed),
    (Hint::Tags, BlockKind::Tags),
    (Hint::Share, BlockKind::Share),
    (Hint::Related, BlockKind::Related),
    (Hint::Advert, BlockKind::Advert),
    (Hint::Notice, BlockKind::Notice),
    (Hint::Promo, BlockKind::Promo),
    (Hint::Copyright, BlockKind::Copyright),
    (Hint::PageNumber, BlockKind::PageNumber),
    (Hint::SiteDate, BlockKind::SiteDate),
    (Hint::Navigation, BlockKind::Navigation),
    (Hint::Footer, BlockKind::Footer),
    (Hint::Credit, BlockKind::Credit),
    (Hint::Widget, BlockKind::Widget),
    (Hint::Teaser, BlockKind::Related),
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

impl Place {
    /// Whether the piece stands between a little before the title and a little after the body.
    fn is_near(&self, i: usize) -> bool {
        let from = self.title.unwrap_or(self.first).min(self.first);
        i + 6 >= from && i <= self.last + 4
    }
}

/// A piece, or a part of one, that is to be named.
pub(super) struct Case<'a> {
    pub(super) text: &'a str,
    pub(super) words: Words,
    pub(super) cues: Cues,
    /// The block-level element around it, and the innermost one.
    pub(super) node: u32,
    pub(super) inline: u32,
    /// The share of it that is links.
    pub(super) density: f32,
    pub(super) controls: u32,
    /// The piece's place among the pieces.
    pub(super) index: usize,
}

impl Case<'_> {
    fn own(&self, page: &Page) -> Hints {
        let node = &page.nodes[self.node as usize];
        if self.inline > self.node {
            node.hints.with(page.nodes[self.inline as usize].hints)
        } else {
            node.hints
        }
    }

    /// The element that says `hint`, or the innermost one that says anything.
    fn telling(&self, page: &Page, hint: Hint) -> u32 {
        let inner = self.inline.max(self.node);
        if page.nodes[inner as usize].hints.has(hint) { inner } else { page.nodes[inner as usize].hinted }
    }
}

/// What a case that is no body is.
pub(super) fn judge(page: &Page, case: &Case, place: &Place) -> Verdict {
    metadata(page, case, place).unwrap_or_else(|| junk(page, case, place))
}

/// Whether a case that reads like body is marked as a caption, date, byline or subtitle.
pub(super) fn is_marked(page: &Page, case: &Case, place: &Place) -> bool {
    let own = case.own(page);
    let below_title = place.title.is_some_and(|t| case.index > t && case.index <= t + 3);
    if below_title && own.has(Hint::Subtitle) && case.words.words <= 40.0 && !own.has(Hint::Body) {
        return true;
    }
    // A headline of many words right below an Arabic title is its subtitle.
    let next = place.title.is_some_and(|t| case.index == t + 1);
    if next
        && page.nodes[case.node as usize].tag.is_heading()
        && (6.0..=40.0).contains(&case.words.words)
        && case.words.arabic * 2.0 > case.words.letters
    {
        return true;
    }
    // A post from elsewhere, with its own frame.
    if own.has(Hint::Embed)
        || page.nodes[page.nodes[case.node as usize].hinted as usize].hints.has(Hint::Embed)
    {
        let quoted = page.nodes[case.node as usize].inherited.has(Hint::Quote);
        if quoted && case.words.words <= 80.0 {
            return true;
        }
    }
    metadata(page, case, place).is_some_and(|v| match v.kind {
        BlockKind::Caption => v.reason != PICTURE,
        BlockKind::Date | BlockKind::Byline => true,
        _ => false,
    })
}

const PICTURE: &str = "beside a picture";

/// A caption, date, byline, section, subtitle or credit, by its own words and those of its element.
pub(super) fn metadata(page: &Page, case: &Case, place: &Place) -> Option<Verdict> {
    let (text, words, i) = (case.text, case.words.words, case.index);
    let own = case.own(page);
    let node = &page.nodes[case.node as usize];
    let nearest = page.nodes[node.hinted as usize].hints;
    let verdict =
        |kind: BlockKind, hint: Hint| Some(Verdict { kind, reason: inside(page, case.telling(page, hint)) });
    let found = |kind: BlockKind, reason: String| Some(Verdict { kind, reason });
    if node.tag == Tag::Figcaption || (own.has(Hint::Caption) && words < 80.0) {
        return verdict(BlockKind::Caption, Hint::Caption);
    }
    if !place.is_near(i) || words > 40.0 {
        return None;
    }
    if nearest.has(Hint::Caption) {
        return verdict(BlockKind::Caption, Hint::Caption);
    }
    let has_digit = case.words.digits > 0.0;
    // The site's own clock stands in its head, not beside the title.
    let in_head = place.title.is_some_and(|t| i < t && (i + 8 < t || in_site_head(page, case, t)))
        || own.has(Hint::SiteDate);
    // Dates of other stories stand behind the article.
    let others = [Hint::Related, Hint::CommentForm, Hint::Sidebar, Hint::Teaser, Hint::Promo, Hint::Advert];
    let of_another = i > place.last && others.iter().any(|&hint| node.inherited.has(hint));
    let by_title = place.title.is_some_and(|t| i.abs_diff(t) <= 4) && i <= place.first;
    let date = if in_head { BlockKind::SiteDate } else { BlockKind::Date };
    if words <= 16.0 && has_digit && !of_another {
        // A class «time» may also tell how long the article is to be read.
        let stamped = own.has(Hint::Date) && (case.words.digits >= 3.0 || tells_distance(text));
        if stamped || page.nodes[case.inline as usize].tag == Tag::Time {
            return verdict(date, Hint::Date);
        }
        // A headline that tells of a day is no date.
        let is_headline = case.density > 0.5 && (words > 8.0 || is_negative(node.inherited));
        let apart = i <= place.first || i >= place.last;
        if let Some(stated) = expressions::stated_date(text, None)
            && !is_headline
            && (stated.span.len() * 2 > text.len()
                || apart
                    && byline_marker(text).is_none()
                    && is_date_line(text, stated.span, if by_title { 4 } else { 2 }))
        {
            return found(date, format!("states the date {}", stated.date));
        }
    }
    if words <= 6.0 && by_title && !of_another && case.density < 0.5 && tells_distance(text) {
        return found(date, "tells how long ago".to_owned());
    }
    if let Some(marker) = byline_marker(text).filter(|_| words <= 10.0 && case.words.ending == 0.0) {
        return found(BlockKind::Byline, format!("begins with «{marker}»"));
    }
    let cue = case.cues.kind.filter(|_| case.cues.share > 0.3);
    let is_name = words <= 10.0 && case.words.ending == 0.0 && cue.is_none();
    if is_name && (own.has(Hint::Byline) || own.has(Hint::Author)) && !own.has(Hint::Share) {
        return verdict(BlockKind::Byline, Hint::Byline);
    }
    if is_name && by_title && !has_digit && place.title != Some(i) && words::names_person(text) {
        return found(BlockKind::Byline, "a name by the title".to_owned());
    }
    let beside_title = place.title.is_some_and(|t| i.abs_diff(t) <= 6);
    if is_name && beside_title && byline_marks().any(|mark| text.contains(&mark)) {
        return found(BlockKind::Byline, "a place and a name".to_owned());
    }
    if words <= 16.0 && has_digit && !of_another && cue.is_none() && nearest.has(Hint::Date) {
        return verdict(date, Hint::Date);
    }
    let before_body = i < place.first;
    let in_menu = node.inherited.has(Hint::Navigation);
    if before_body && words <= 4.0 && own.has(Hint::Section) && !own.has(Hint::Navigation) {
        return verdict(BlockKind::Section, Hint::Section);
    }
    if before_body && beside_title && !in_menu && cue.is_none() {
        let before_title = place.title.is_some_and(|t| i < t);
        if before_title && words <= 3.0 && case.density > 0.9 && place.title.is_some_and(|t| t - i <= 3) {
            return found(BlockKind::Section, "a link of few words above the title".to_owned());
        }
        let says = own.has(Hint::Subtitle) || own.has(Hint::Summary) || own.has(Hint::Section);
        let next_to_title = place.title.is_some_and(|t| i.abs_diff(t) == 1);
        let is_line_below = place.title.is_some_and(|t| i > t) && words >= 6.0 && node.tag != Tag::Li;
        let pictured = page.images_near(case.node) >= 2;
        let reads = words >= 4.0 && case.density < 0.2 && !pictured;
        if reads
            && place.title.is_some_and(|t| i.abs_diff(t) <= 3)
            && (says || next_to_title && (node.tag.is_heading() || is_line_below))
        {
            return verdict(BlockKind::Subtitle, Hint::Subtitle);
        }
    }
    let beside_picture = page.images_near(case.node) >= 2 || page.images_near(case.inline) >= 2;
    if beside_picture
        && (3.0..=40.0).contains(&words)
        && case.density < 0.5
        && !in_menu
        && cue.is_none_or(|k| k == BlockKind::Credit)
    {
        return found(BlockKind::Caption, PICTURE.to_owned());
    }
    if words <= 12.0 && own.has(Hint::Credit) || cue == Some(BlockKind::Credit) {
        return verdict(BlockKind::Credit, Hint::Credit);
    }
    None
}

/// Whether a case stands in the site's head: in a header that does not hold the title.
fn in_site_head(page: &Page, case: &Case, title: usize) -> bool {
    let mut at = page.nodes[case.node as usize].hinted;
    for _ in 0..12 {
        if at == 0 {
            return false;
        }
        let node = &page.nodes[at as usize];
        if (node.hints.has(Hint::Header) || node.hints.has(Hint::Navigation))
            && page.pieces[title].from > node.last
        {
            return true;
        }
        at = page.nodes[node.parent as usize].hinted;
    }
    false
}

/// Whether a line says little but its date: «نشر في 12 يناير 2020 بتوقيت القاهرة».
fn is_date_line(text: &str, date: Span, others_at_most: usize) -> bool {
    let around = [&text[..date.start], &text[date.end..]];
    let others =
        around.iter().flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && !script::is_mark(c)));
    let others = others.filter(|w| {
        w.contains(char::is_alphabetic) && !Class::DateLine.holds(&script::folded(w).to_lowercase())
    });
    others.count() <= others_at_most && !text.ends_with(['.', '؟', '!', '?'])
}

/// Whether a line is little but a distance from now: «منذ ساعتين».
fn tells_distance(text: &str) -> bool {
    let now = jiff::civil::datetime(2000, 1, 1, 12, 0, 0, 0);
    expressions::stated_date(text, Some(now)).is_some_and(|stated| stated.span.len() * 2 > text.len())
}

/// Whether `text` is a line in brackets that names agencies: «(رويترز، أ ف ب)».
pub(super) fn is_credit_line(text: &str, words: &Words) -> bool {
    let inner = text.strip_prefix(['(', '[']).and_then(|t| t.trim_end_matches('.').strip_suffix([')', ']']));
    words.words <= 8.0 && words.digits == 0.0 && inner.is_some_and(|t| !t.contains(['(', ')']) && t.len() > 3)
}

/// What a byline begins with, when `text` does.
pub(super) fn byline_marker(text: &str) -> Option<&str> {
    let ends = text.match_indices([' ', ':', '/', '-', '\u{A0}']).take(3);
    let heads = ends.map(|(end, _)| &text[..end]);
    heads.filter(|head| Class::BylineOpens.holds(&script::folded(head).to_lowercase())).last()
}

/// What stands between a place and the writer's name: « - من ».
pub(super) fn byline_marks() -> impl Iterator<Item = String> {
    let words = Lexicon::builtin().forms(Class::BylineFrom);
    words.flat_map(|word| [" - ", " – ", ": "].map(|mark| format!("{mark}{word} ")))
}

fn junk(page: &Page, case: &Case, place: &Place) -> Verdict {
    let node = &page.nodes[case.node as usize];
    let in_footer = node.inherited.has(Hint::Footer);
    let by_cue = |kind: BlockKind| {
        let kind = match kind {
            BlockKind::Notice | BlockKind::Navigation if in_footer && case.words.words < 8.0 => {
                BlockKind::Footer
            }
            // Cues of metadata, said at the wrong place, are the site's furniture.
            kind if kind.is_junk() || kind == BlockKind::Credit => kind,
            _ => BlockKind::Widget,
        };
        Verdict { kind, reason: "speaks to the reader".to_owned() }
    };
    if case.text.contains('©') && case.words.words < 40.0 {
        return Verdict { kind: BlockKind::Copyright, reason: "says «©»".to_owned() };
    }
    if let Some(kind) = case.cues.kind.filter(|_| case.cues.share > 0.35) {
        return by_cue(kind);
    }
    // Up through the elements that say something, the innermost first.
    let mut at = page.nodes[case.inline.max(case.node) as usize].hinted;
    for _ in 0..12 {
        if at == 0 {
            break;
        }
        let hints = page.nodes[at as usize].hints;
        // The head of an article is no menu.
        let is_article_head = hints.has(Hint::Header) && place.is_near(case.index);
        if let Some(kind) = of_hints(hints).filter(|_| !is_article_head) {
            return Verdict { kind, reason: inside(page, at) };
        }
        at = page.nodes[page.nodes[at as usize].parent as usize].hinted;
    }
    if let Some(kind) = case.cues.kind {
        return by_cue(kind);
    }
    let density = case.density;
    let apart = || "apart from the running text".to_owned();
    let reason = if density > 0.5 { format!("link density {density:.2}") } else { apart() };
    let (text, i) = (case.text, case.index);
    let is_stamp = || expressions::stated_date(text, None).is_some_and(|s| s.span.len() * 2 > text.len());
    let kind = if case.words.letters == 0.0 && case.words.digits > 0.0 {
        let short = case.words.digits <= 3.0 && case.words.points == 0.0;
        if short { BlockKind::PageNumber } else { BlockKind::Widget }
    } else if is_stamp() {
        BlockKind::SiteDate
    } else if case.controls > 0 {
        BlockKind::Widget
    } else if i < place.first && (density > 0.5 || !place.is_near(i)) {
        BlockKind::Navigation
    } else if i < place.first {
        BlockKind::Widget
    } else if density > 0.5 || case.words.words > 6.0 {
        BlockKind::Related
    } else {
        BlockKind::Widget
    };
    Verdict { kind, reason }
}

fn of_hints(hints: Hints) -> Option<BlockKind> {
    JUNK.iter().find(|(hint, _)| hints.has(*hint)).map(|(_, kind)| *kind)
}

/// «inside <div class="related">», for a reason.
pub(super) fn inside(page: &Page, node: u32) -> String {
    let mut reason = String::with_capacity(80);
    reason.push_str("inside <");
    reason.push_str(page.nodes[node as usize].tag.name());
    for name in ["class", "id", "itemprop", "role"] {
        let Some(value) = page.attribute(node, name).filter(|v| v.len() < 2000) else { continue };
        let mut said = value
            .split_whitespace()
            .flat_map(|word| [" ", word])
            .flat_map(str::chars)
            .skip(1)
            .take(40)
            .peekable();
        if said.peek().is_some() {
            reason.extend([" ", name, "=\""]);
            reason.extend(said);
            reason.push('"');
            break;
        }
    }
    reason.push('>');
    reason
}
