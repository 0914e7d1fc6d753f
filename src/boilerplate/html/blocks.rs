//! From pieces to the blocks of an article.

use super::cues;
use super::dom::Page;
use super::features::Measured;
use super::kinds::{self, Case, Place};
use super::parts;
use super::tag::Tag;
use super::text;
use super::words;
use crate::boilerplate::{Block, BlockKind};

/// From which probability on a piece is body, and what is taken when nothing reaches it.
const ENOUGH: f32 = 0.45;
const MEAGRE: f32 = 0.2;

/// From which probability on a piece is body whatever it says.
const SURE: f32 = 0.75;

/// How many pieces a list or table of the body has at most.
const LONGEST: usize = 2000;

/// The blocks of `page`, and why there is no body when there is none.
pub(super) fn assemble(
    page: &Page,
    measured: &Measured,
    probabilities: &[f32],
) -> (Vec<Block>, Option<String>) {
    let mut threshold = ENOUGH;
    let running =
        |t: f32| (0..probabilities.len()).any(|i| probabilities[i] >= t && measured.words[i].words >= 5.0);
    if !running(ENOUGH) && running(MEAGRE) {
        threshold = MEAGRE;
    }
    let mut is_body: Vec<bool> = probabilities.iter().map(|&p| p >= threshold).collect();
    if let Some(title) = measured.title {
        is_body[title] = false;
    }
    // Around the running text, what may be body and speaks to the reader is none.
    let sure = |i: &usize| probabilities[*i] >= SURE && measured.words[*i].words >= 8.0;
    let pieces = 0..probabilities.len();
    if let (Some(first), Some(last)) = (pieces.clone().find(sure), pieces.clone().rfind(sure)) {
        for i in pieces.filter(|i| !(first..=last).contains(i)) {
            is_body[i] &= probabilities[i] >= SURE || measured.cues[i].count == 0.0;
        }
    }
    let place = place(&is_body, measured);
    for (i, is_body) in is_body.iter_mut().enumerate() {
        // What is marked as a caption, byline or date is one, however well it reads.
        if *is_body && is_marked(page, measured, i, &place) {
            *is_body = false;
        }
    }
    let groups = groups(page, measured, &mut is_body);
    let place = self::place(&is_body, measured);
    let mut blocks = Vec::new();
    let mut i = 0;
    while i < page.pieces.len() {
        let piece = &page.pieces[i];
        if let Some(&(last, kind)) = groups.get(&i) {
            let tokens = &page.tokens[piece.from as usize..page.pieces[last].to as usize];
            if let Some(visible) = text::visible(page.source, tokens) {
                let score = probabilities[i..=last].iter().sum::<f32>() / (last + 1 - i) as f32;
                blocks.push(block(kind, visible, score, format!("a {} in the running text", kind.as_str())));
            }
            i = last + 1;
            continue;
        }
        let p = probabilities[i];
        if measured.title == Some(i) {
            title(page, measured, i, &place, &mut blocks);
        } else if is_body[i] {
            let kind = body_kind(page, measured, &is_body, i);
            let around = kinds::inside(page, piece.node);
            let reason = match measured.words[i].words {
                w if w >= 8.0 => format!("{w} words of running text {around}"),
                _ => format!("amid the running text, {around}"),
            };
            blocks.push(block(kind, copy(&piece.visible), p, reason));
        } else {
            furniture(page, measured, i, &place, 1.0 - p, &mut blocks);
        }
        i += 1;
    }
    let reason = (!blocks.iter().any(|b: &Block| b.kind.is_body())).then(|| why_empty(page, measured));
    (blocks, reason)
}

fn block(kind: BlockKind, visible: text::Visible, score: f32, reason: String) -> Block {
    let (span, text, alignment) = (visible.span, visible.text, visible.alignment);
    Block { kind, span, text, alignment, score, reason: reason.into() }
}

fn copy(visible: &text::Visible) -> text::Visible {
    text::Visible { span: visible.span, text: visible.text.clone(), alignment: visible.alignment.clone() }
}

/// The piece that shows the title, and a date or byline that stands in one piece with it.
fn title(page: &Page, measured: &Measured, i: usize, place: &Place, blocks: &mut Vec<Block>) {
    let reason = || "the title of the page".to_owned();
    let parts = parts::parts(page, &page.pieces[i]);
    let mut cases = parts.iter().map(|part| part_case(part, case(page, measured, i)));
    let follows = cases.nth(1).and_then(|case| kinds::metadata(page, &case, place));
    if !follows.is_some_and(|v| matches!(v.kind, BlockKind::Date | BlockKind::Byline)) {
        blocks.push(block(BlockKind::Title, copy(&page.pieces[i].visible), 1.0, reason()));
        return;
    }
    for (k, part) in parts.into_iter().enumerate() {
        let verdict = kinds::judge(page, &part_case(&part, case(page, measured, i)), place);
        let (kind, reason) =
            if k == 0 { (BlockKind::Title, reason()) } else { (verdict.kind, verdict.reason) };
        blocks.push(block(kind, part.visible, 1.0, reason));
    }
}

/// A part of a piece as a case of its own.
fn part_case<'a>(part: &'a parts::Part, whole: Case<'a>) -> Case<'a> {
    let text = &part.visible.text;
    let density = if part.linked { 1.0 } else { 0.0 };
    Case { text, words: words::count(text), cues: cues::find(text), inline: part.inline, density, ..whole }
}

/// The piece `i` as a case for the naming of kinds.
fn case<'a>(page: &'a Page, measured: &Measured, i: usize) -> Case<'a> {
    let piece = &page.pieces[i];
    Case {
        text: &piece.visible.text,
        words: measured.words[i],
        cues: measured.cues[i],
        node: piece.node,
        inline: piece.inline,
        density: piece.linked as f32 / piece.total.max(1) as f32,
        controls: piece.controls,
        index: i,
    }
}

/// Whether the piece `i`, though it reads like body, is marked as something else.
fn is_marked(page: &Page, measured: &Measured, i: usize, place: &Place) -> bool {
    let case = case(page, measured, i);
    let at_end = i + 2 > place.last;
    at_end && kinds::is_credit_line(case.text, &case.words) || kinds::is_marked(page, &case, place)
}

/// The blocks of a piece that is no body: cut where a reader sees separate things.
fn furniture(page: &Page, measured: &Measured, i: usize, place: &Place, score: f32, blocks: &mut Vec<Block>) {
    let whole = case(page, measured, i);
    let parts = parts::parts(page, &page.pieces[i]);
    if let [_] | [] = parts.as_slice() {
        let mut verdict = kinds::judge(page, &whole, place);
        if kinds::is_credit_line(whole.text, &whole.words) && i.abs_diff(place.last) <= 2 {
            verdict =
                kinds::Verdict { kind: BlockKind::Credit, reason: "names its source in brackets".to_owned() };
        }
        blocks.push(block(verdict.kind, copy(&page.pieces[i].visible), score, verdict.reason));
        return;
    }
    let mut label = None;
    for part in parts {
        let case = part_case(&part, case(page, measured, i));
        let cues = case.cues;
        let mut verdict = kinds::judge(page, &case, place);
        if let Some(kind) = label.filter(|_| part.linked && case.cues.kind.is_none()) {
            verdict = kinds::Verdict { kind, reason: "under its label".to_owned() };
        } else if cues.kind.is_some() && !part.linked && verdict.kind.is_junk() {
            label = Some(verdict.kind);
        }
        blocks.push(block(verdict.kind, part.visible, score, verdict.reason));
    }
}

fn place(is_body: &[bool], measured: &Measured) -> Place {
    let first = is_body.iter().position(|&b| b);
    let last = is_body.iter().rposition(|&b| b);
    let nowhere = measured.title.map_or(0, |t| t + 1);
    Place { first: first.unwrap_or(nowhere), last: last.unwrap_or(nowhere), title: measured.title }
}

fn body_kind(page: &Page, measured: &Measured, is_body: &[bool], i: usize) -> BlockKind {
    let piece = &page.pieces[i];
    let tag = page.nodes[piece.node as usize].tag;
    if tag.is_heading() {
        return BlockKind::Heading;
    }
    // A bold line of its own above a paragraph.
    let strong = piece.strong as f32 >= 0.95 * piece.total as f32;
    let words = &measured.words[i];
    let above = is_body.get(i + 1) == Some(&true) && measured.words[i + 1].words > words.words;
    if strong && words.words <= 10.0 && words.ending < 1.0 && above {
        return BlockKind::Heading;
    }
    match tag {
        Tag::Li | Tag::Dd | Tag::Dt => BlockKind::List,
        Tag::Td | Tag::Th => BlockKind::Table,
        _ => BlockKind::Paragraph,
    }
}

/// The lists and tables that are body as a whole: first piece to last piece and kind.
fn groups(
    page: &Page,
    measured: &Measured,
    is_body: &mut [bool],
) -> std::collections::HashMap<usize, (usize, BlockKind)> {
    let mut found = std::collections::HashMap::new();
    let total: f32 = (0..is_body.len()).filter(|&i| is_body[i]).map(|i| measured.words[i].words).sum();
    let mut i = 0;
    while i < is_body.len() {
        let mut group = page.nodes[page.pieces[i].node as usize].group;
        let mut taken = None;
        // The outermost that fits; a page's own frame is never reached.
        for _ in 0..4 {
            if group == 0 {
                break;
            }
            let node = &page.nodes[group as usize];
            let inside = |k: usize| page.pieces[k].from >= node.token && page.pieces[k].to <= node.last + 1;
            if i > 0 && inside(i - 1) {
                break;
            }
            // A list without end is no list; and nested ones are looked at again.
            let last = (i..is_body.len()).take(LONGEST).take_while(|&k| inside(k)).last().unwrap_or(i);
            if last + 1 - i == LONGEST {
                break;
            }
            let words: f32 = (i..=last).map(|k| measured.words[k].words).sum();
            let body: f32 = (i..=last).filter(|&k| is_body[k]).map(|k| measured.words[k].words).sum();
            let longest = (i..=last).map(|k| measured.words[k].words).fold(0.0, f32::max);
            let holds_title = measured.title.is_some_and(|t| i <= t && t <= last);
            let is_table = node.tag == Tag::Table;
            let is_frame = holds_title || words > 0.6 * total && total > 60.0 && longest > 30.0;
            // Figures between two paragraphs belong to them, however little they read like text.
            let amid = is_table && i > 0 && is_body[i - 1] && is_body.get(last + 1) == Some(&true);
            let linked: u32 = (i..=last).map(|k| page.pieces[k].linked).sum();
            if body < 0.6 * words && !(amid && linked == 0) || is_frame || is_table && longest > 80.0 {
                break;
            }
            taken = Some((last, if is_table { BlockKind::Table } else { BlockKind::List }));
            group = page.nodes[node.parent as usize].group;
        }
        if let Some((last, kind)) = taken {
            is_body[i..=last].fill(true);
            found.insert(i, (last, kind));
            i = last;
        }
        i += 1;
    }
    found
}

fn why_empty(page: &Page, measured: &Measured) -> String {
    if page.pieces.is_empty() {
        return if page.source.trim().is_empty() {
            "the source is empty".to_owned()
        } else {
            "nothing of the page is visible".to_owned()
        };
    }
    let words: f32 = measured.words.iter().map(|w| w.words).sum();
    let linked: u32 = page.pieces.iter().map(|p| p.linked).sum();
    let total: u32 = page.pieces.iter().map(|p| p.total).sum();
    let controls: u32 = page.pieces.iter().map(|p| p.controls).sum();
    let density = linked as f32 / total.max(1) as f32;
    if density > 0.5 {
        format!("the page is {:.0} % links", density * 100.0)
    } else if controls > 1 && words < 150.0 {
        format!("the page is a form: {controls} controls, {words} words")
    } else {
        format!("none of {} pieces reads like an article's body", page.pieces.len())
    }
}
