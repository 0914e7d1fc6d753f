//! Second thoughts: what a line's neighbours settle once every line has a kind.

use super::judge;
use super::page::Page;
use super::phrases::CALLER;
use super::reader::Ending;
use super::stories::{overlap, spread};
use super::verdict::Verdict;
use super::words::Class;
use crate::boilerplate::block::BlockKind;

/// Whether a known phrase heads a list of stories here.
pub(super) fn heads_stories(page: &Page, index: usize) -> bool {
    let line = &page.lines[index];
    line.kind == Some(BlockKind::Related)
        && line.phrase.is_some_and(|hit| hit.anchored || hit.whole)
        && (line.phrase_weight == 3 || line.words < 5)
}

/// Gives back to the article the sections that were taken for teasers of other stories.
///
/// A run of `related` lines right below the text, with real paragraphs, with no
/// head of a list above it, and that speaks of what the article speaks of, is
/// its next section.
pub(super) fn reclaim(page: &Page, verdicts: &mut [Verdict]) {
    let body: Vec<usize> = (0..verdicts.len()).filter(|&i| verdicts[i].kind.is_body()).collect();
    if body.len() < 3 {
        return;
    }
    let own = spread(page, &body);
    let mut start = body[0];
    while start < verdicts.len() {
        let related = |i: &usize| verdicts[*i].kind == BlockKind::Related && !heads_stories(page, *i);
        let run: Vec<usize> = (start..verdicts.len()).take_while(related).collect();
        let end = start + run.len();
        let follows = start.checked_sub(1).is_some_and(|i| verdicts[i].kind.is_body());
        let prose: Vec<usize> = run.into_iter().filter(|&i| judge::prose(&page.lines[i]) > 1.5).collect();
        if let (true, Some(&last)) = (follows, prose.last())
            && overlap(page, &prose, &body) >= own * 0.6
        {
            for (index, verdict) in verdicts.iter_mut().enumerate().take(last + 1).skip(start) {
                let text = prose.contains(&index);
                verdict.kind = if text { BlockKind::Paragraph } else { BlockKind::Heading };
                verdict.score = 0.7;
                verdict.reason = "speaks of what the article above it speaks of".into();
            }
        }
        start = end + 1;
    }
    turn_back(page, verdicts, &body);
}

/// Gives back the paragraphs behind a pointer to other stories that join on to the article: «وأضاف أن …», «كما …».
///
/// Another story does not begin so: the first sentence behind the pointer decides, and those right below it follow.
fn turn_back(page: &Page, verdicts: &mut [Verdict], body: &[usize]) {
    let mut open: Option<bool> = None;
    for (index, verdict) in verdicts.iter_mut().enumerate().skip(body[1]) {
        let line = &page.lines[index];
        if verdict.kind != BlockKind::Related || heads_stories(page, index) {
            open = None;
            continue;
        }
        let sentence = line.counts.ending == Ending::Stop && judge::prose(line) > 1.0 && !judge::strong(line);
        if !sentence {
            // A line between two paragraphs: what comes behind it is judged anew.
            open = open.filter(|&back: &bool| !back);
        } else if *open.get_or_insert_with(|| joins(page, index, body)) {
            *verdict = Verdict {
                kind: BlockKind::Paragraph,
                score: 0.6,
                reason: "goes on from the article above a pointer to another story".into(),
            };
        }
    }
}

/// Whether a line begins with a word that joins it to the text above; the letter of «and» begins other words too.
fn joins(page: &Page, index: usize, body: &[usize]) -> bool {
    let line = &page.lines[index];
    line.first.has(Class::LINK) || line.and && overlap(page, &[index], body) >= 0.1
}

/// Headings below which no text of the article is left head nothing.
fn bare_headings(verdicts: &mut [Verdict]) {
    for verdict in verdicts.iter_mut().rev() {
        if verdict.kind == BlockKind::Heading {
            *verdict = Verdict {
                kind: BlockKind::Related,
                score: 0.7,
                reason: "a headline without an article".into(),
            };
        } else if verdict.kind.is_body() {
            break;
        }
    }
}

/// A document of a line or two has nothing around them: what reads like text, or stands alone, is its body.
pub(super) fn keep_short(page: &Page, verdicts: &mut [Verdict]) {
    if page.lines.len() > 3 || verdicts.iter().any(|v| v.kind.is_body()) {
        return;
    }
    let alone = page.lines.len() == 1;
    for (line, verdict) in page.lines.iter().zip(verdicts) {
        let known = line.phrase.is_some_and(|hit| hit.anchored || hit.whole);
        let sentence = line.counts.ending == Ending::Stop || judge::prose(line) > 0.0;
        if !known && line.words > 1 && (alone || sentence) {
            *verdict = Verdict {
                kind: BlockKind::Paragraph,
                score: 0.6,
                reason: "the document has hardly anything else".into(),
            };
        }
    }
}

/// Small corrections of metadata and of the foot of the page.
pub(super) fn settle(page: &Page, verdicts: &mut [Verdict]) {
    let body: Vec<usize> = (0..verdicts.len()).filter(|&i| verdicts[i].kind.is_body()).collect();
    let captions: Vec<u64> = (0..verdicts.len())
        .filter(|&i| verdicts[i].kind == BlockKind::Caption)
        .map(|i| page.lines[i].counts.exact)
        .collect();
    for (index, verdict) in verdicts.iter_mut().enumerate() {
        let line = &page.lines[index];
        let kind = verdict.kind;
        let mut set = |kind: BlockKind, reason: &'static str| {
            *verdict = Verdict { kind, score: 0.7, reason: reason.into() };
        };
        let alone = line.words == 1 && line.numbers == 1 && line.counts.chars < 4;
        let icon = index.checked_sub(1).map(|i| &page.lines[i]);
        let icon = icon.is_some_and(|l| l.kind == Some(BlockKind::Widget) && l.words < 4 && !l.part);
        if line.part
            && icon
            && line.words > 2
            && line.counts.ending != Ending::Stop
            && !furniture(page, index)
        {
            set(BlockKind::Caption, "words behind the icon of a picture");
        } else if kind.is_junk() && line.copies > 1 && line.words > 3 && captions.contains(&line.counts.exact)
        {
            set(BlockKind::Caption, "the words of a picture, again");
        } else if matches!(kind, BlockKind::Widget | BlockKind::Footer | BlockKind::Notice)
            && alone
            && line.phrase.is_none()
        {
            let behind =
                body.last().is_some_and(|&last| index > last) || body.first().is_some_and(|&f| index > f);
            if behind && line.copies == 1 {
                set(BlockKind::PageNumber, "a number alone on a line");
            }
        } else if kind == BlockKind::Byline && line.kind != Some(BlockKind::Byline) && line.words < 5 {
            // A name is not what the article speaks of all the time.
            let before = body.first().is_some_and(|&first| index < first);
            if before
                && line.separators == 0
                && !page.content(line).is_empty()
                && overlap(page, &[index], &body) >= 0.5
            {
                set(BlockKind::Caption, "words of the article beside the headline, not a name");
            }
        }
    }
    pictures(page, verdicts, &body);
    stamps(page, verdicts, body.first().copied());
    appeals(page, verdicts, body.last().map_or(0, |&last| last + 1));
    lists(page, verdicts);
    bare_headings(verdicts);
    // What the caller says of a line is not weighed.
    for (line, verdict) in page.lines.iter().zip(verdicts) {
        let marked = line.phrase.is_some_and(|hit| hit.anchored || hit.whole);
        if let (true, Some(kind), CALLER) = (marked, line.kind, line.phrase_weight) {
            *verdict = Verdict { kind, score: 1.0, reason: "a phrase of the caller".into() };
        }
    }
}

/// Whether a phrase of junk fills or opens the line.
fn furniture(page: &Page, index: usize) -> bool {
    let line = &page.lines[index];
    line.kind.is_some_and(BlockKind::is_junk)
        && (line.phrase.is_some_and(|hit| hit.anchored || hit.whole) || line.covered * 2 >= line.words.max(1))
}

/// A line in the body that names its source at the end, as pictures do, and is no sentence; a known button there.
fn pictures(page: &Page, verdicts: &mut [Verdict], body: &[usize]) {
    let title = verdicts.iter().position(|v| v.kind == BlockKind::Title).unwrap_or(usize::MAX);
    let first = body.first().copied().unwrap_or(0);
    for (index, verdict) in verdicts.iter_mut().enumerate().take(first).skip(title) {
        let line = &page.lines[index];
        if verdict.kind.is_junk() && line.agency_tail && line.words > 3 && !furniture(page, index) {
            verdict.kind = BlockKind::Caption;
            verdict.reason = "names its source at the end, as a picture's words do".into();
        }
    }
    for &index in body {
        let line = &page.lines[index];
        let open = line.counts.ending != Ending::Stop && line.words < 26;
        let next = verdicts.get(index + 1).is_some_and(|v| v.kind.is_body());
        let first = Some(&index) == body.first() && next && line.brackets_end && line.verbs < 2;
        let says = line.kind == Some(BlockKind::Caption) && (line.pictures > 0 || line.tail_short);
        let verdict = &mut verdicts[index];
        if open && line.words > 2 && (line.agency_tail || says || first) {
            verdict.kind = BlockKind::Caption;
            verdict.reason = "names its source at the end, as a picture's words do".into();
        } else if let (Some(hit), Some(kind), 3) = (line.phrase, line.kind, line.phrase_weight)
            && hit.whole
            && hit.anchored
            && kind.is_junk()
        {
            verdict.kind = kind;
            verdict.reason = "a known line of the site".into();
        }
    }
}

/// A date alone above the headline is the page's.
fn stamps(page: &Page, verdicts: &mut [Verdict], first: Option<usize>) {
    let title = verdicts.iter().position(|v| v.kind == BlockKind::Title);
    let below = title.is_some_and(|t| (t..first.unwrap_or(t)).any(|i| verdicts[i].kind == BlockKind::Date));
    // The name of a section between a menu and the headline.
    if let Some(above) = title.and_then(|t| t.checked_sub(1)) {
        let line = &page.lines[above];
        // Behind a menu on one line, or behind a button: the last item of a menu stands below another section.
        let menu = above.checked_sub(1).is_some_and(|i| {
            page.lines[i].separators > 2 || page.lines[i].sections == 0 && verdicts[i].kind.is_junk()
        });
        let section = line.sections > 0 && line.sections == line.words && line.words < 4;
        if verdicts[above].kind == BlockKind::Navigation && section && (menu || line.copies > 1) {
            verdicts[above].kind = BlockKind::Section;
            verdicts[above].reason = "the name of a section between the menu and the headline".into();
        }
    }
    for (index, verdict) in verdicts.iter_mut().enumerate().take(title.unwrap_or(0)) {
        let line = &page.lines[index];
        let date = line.numbers > 0 && line.months > 0 && line.dates * 10 >= line.words * 6;
        if date && (verdict.kind.is_junk() || verdict.kind == BlockKind::Date && below) {
            verdict.kind = BlockKind::SiteDate;
            verdict.reason = "a date above the headline".into();
        }
    }
}

/// What follows the head of a list of stories is its items; what follows a comment form's head is the form.
fn lists(page: &Page, verdicts: &mut [Verdict]) {
    let mut open: Option<BlockKind> = None;
    for (index, verdict) in verdicts.iter_mut().enumerate() {
        if !verdict.kind.is_junk() {
            open = None;
        } else if heads_stories(page, index) {
            open = Some(BlockKind::Related);
        } else if furniture(page, index)
            && (page.lines[index].words < 5 || page.lines[index].covered * 2 >= page.lines[index].words)
        {
            match (verdict.kind, open) {
                (BlockKind::Footer, Some(BlockKind::CommentForm))
                    if page.lines[index].words < 4 && page.lines[index].phrase_weight < 3 =>
                {
                    verdict.kind = BlockKind::CommentForm;
                }
                (BlockKind::CommentForm, _) => open = Some(BlockKind::CommentForm),
                (BlockKind::Advert | BlockKind::Related, Some(BlockKind::Related)) => {}
                _ => open = None,
            }
        } else if let Some(kind) = open {
            let stories = kind == BlockKind::Related;
            let vague = match verdict.kind {
                BlockKind::Footer | BlockKind::Promo | BlockKind::Notice => true,
                BlockKind::Related | BlockKind::Widget => stories && page.lines[index].words > 2,
                _ => false,
            };
            if vague && verdict.kind != kind && page.lines[index].words > 0 {
                verdict.kind = kind;
                verdict.reason = if stories {
                    "stands in a list of other stories".into()
                } else {
                    "stands in a form for comments".into()
                };
            }
        }
    }
}

/// Below the text, what stands among appeals and notices is an appeal too.
fn appeals(page: &Page, verdicts: &mut [Verdict], foot: usize) {
    let mut start = foot;
    while start < verdicts.len() {
        let stops = |i: &usize| heads_stories(page, *i) || verdicts[*i].kind == BlockKind::CommentForm;
        let end = (start..verdicts.len()).find(stops).unwrap_or(verdicts.len());
        let says = |v: &Verdict| matches!(v.kind, BlockKind::Promo | BlockKind::Notice);
        if verdicts[start..end].iter().filter(|v| says(v)).count() > 1 {
            let first = start + verdicts[start..end].iter().position(says).unwrap_or(0);
            for (index, verdict) in verdicts.iter_mut().enumerate().take(end).skip(first) {
                let other = matches!(verdict.kind, BlockKind::Related | BlockKind::Footer);
                if other && !page.lines[index].kind.is_some_and(BlockKind::is_junk) {
                    verdict.kind = BlockKind::Promo;
                    verdict.reason = "stands among appeals to the reader".into();
                }
            }
        }
        // The stories behind the head are left alone.
        start = (end + 1..verdicts.len())
            .find(|&i| verdicts[i].kind != BlockKind::Related)
            .unwrap_or(verdicts.len());
    }
}
