//! The opening of a document: headline and byline where the lines above the text leave no doubt.

use super::byline;
use super::furniture;
use super::page::{Line, Page};
use super::reader::Ending;
use super::verdict::Verdict;
use crate::boilerplate::block::BlockKind;

/// How many lines below the headline may tell who wrote.
const BELOW: usize = 3;
/// The longest headline, in words.
const HEADLINE: u32 = 30;
/// The fewest words of a sentence that is taken for a headline by its place alone.
const SENTENCE: u32 = 7;

/// Settles the headline of a document without furniture, and the bylines beside any headline.
pub(super) fn settle(source: &str, page: &Page, learned: &[bool], verdicts: &mut [Verdict]) {
    let calm = furniture::is_calm(&furniture::evidence(page, learned, verdicts));
    if calm {
        headline(source, page, verdicts);
    }
    bylines(source, page, learned, verdicts);
    if calm {
        interior(source, page, verdicts);
        signature(source, page, verdicts);
    }
}

/// The writer's name below the last paragraph.
fn signature(source: &str, page: &Page, verdicts: &mut [Verdict]) {
    let Some(last) = verdicts.iter().rposition(|v| v.kind.is_body()) else { return };
    let line = &page.lines[last];
    let after = verdicts[..last].iter().filter(|v| v.kind.is_body()).count() > 2;
    let name = byline::read(line.span.of(source)).is_some_and(|byline| byline.sure);
    if after && name && line.words < 5 && line.counts.ending == Ending::Word {
        verdicts[last] =
            Verdict { kind: BlockKind::Byline, score: 0.6, reason: "a name below the last paragraph".into() };
    }
}

/// In a text without furniture, what stands far below the headline is text as well: a line of a verse, of a list, of a
/// letter. Below the last paragraph the writer's name may stand.
fn interior(source: &str, page: &Page, verdicts: &mut [Verdict]) {
    let body = |v: &Verdict| v.kind.is_body();
    let (Some(first), Some(last)) = (verdicts.iter().position(body), verdicts.iter().rposition(body)) else {
        return;
    };
    for (index, verdict) in verdicts.iter_mut().enumerate().skip(first + 1) {
        let beside = matches!(
            verdict.kind,
            BlockKind::Byline
                | BlockKind::Subtitle
                | BlockKind::Caption
                | BlockKind::Title
                | BlockKind::Section
        );
        let line = &page.lines[index];
        let known = line.pictures > 0
            || line.agency_tail
            || furniture::evident(line)
            || index > last && line.roles > 0;
        if !beside || index < BELOW || known {
            continue;
        }
        let named = |byline: byline::Byline| byline.certain || index > last && byline.sure;
        if !byline::read(line.span.of(source)).is_some_and(named) {
            *verdict = Verdict {
                kind: BlockKind::Paragraph,
                score: 0.6,
                reason: "stands among the lines of a text without furniture".into(),
            };
        }
    }
}

/// In a text that somebody cut out of its page, the first line is the headline, unless it is a sentence of the text.
fn headline(source: &str, page: &Page, verdicts: &mut [Verdict]) {
    let title = verdicts.iter().position(|v| v.kind == BlockKind::Title);
    let sentence =
        |line: &Line| line.counts.ending == Ending::Stop && line.counts.period && line.words >= SENTENCE;
    if title == Some(0) && sentence(&page.lines[0]) && verdicts.len() > 1 {
        verdicts[0] = Verdict {
            kind: BlockKind::Paragraph,
            score: 0.6,
            reason: "a sentence at the head of a text without furniture".into(),
        };
        return;
    }
    let Some(first) = verdicts.iter().position(|v| v.kind.is_body()) else { return };
    let speaks = |i: usize| {
        let line = &page.lines[i];
        let metadata = matches!(verdicts[i].kind, BlockKind::Date | BlockKind::SiteDate | BlockKind::Section);
        let open = !matches!(line.counts.ending, Ending::Comma) && !sentence(line);
        let certain = byline::read(line.span.of(source)).is_some_and(|byline| byline.certain);
        (1..=HEADLINE).contains(&line.words) && !metadata && open && !certain && !furniture::evident(line)
    };
    let Some(own) = (0..=first.min(2)).find(|&i| speaks(i)) else { return };
    // What the model holds for the line above the headline stays that, where the headline below it reads as one.
    let kicker = verdicts[own].kind == BlockKind::Subtitle
        && title == Some(own + 1)
        && byline::read(page.lines[own + 1].span.of(source)).is_none_or(|byline| !byline.certain);
    let text = verdicts.iter().skip(own + 1).any(|v| v.kind.is_body());
    if kicker || !text || title.is_some_and(|title| title <= own) {
        return;
    }
    for (index, verdict) in verdicts.iter_mut().enumerate().take(first.max(own) + 1) {
        if verdict.kind == BlockKind::Title && index != own {
            *verdict =
                Verdict { kind: BlockKind::Subtitle, score: 0.6, reason: "stands below the headline".into() };
        }
    }
    verdicts[own] = Verdict {
        kind: BlockKind::Title,
        score: 0.6,
        reason: "the first line of a text without furniture".into(),
    };
}

/// The lines right below the headline that read as names, places and agencies.
fn bylines(source: &str, page: &Page, learned: &[bool], verdicts: &mut [Verdict]) {
    let Some(title) = verdicts.iter().position(|v| v.kind == BlockKind::Title) else { return };
    for index in title + 1..(title + 1 + BELOW).min(verdicts.len()) {
        let line = &page.lines[index];
        let kind = verdicts[index].kind;
        if kind == BlockKind::Byline || learned[index] || furniture::evident(line) {
            continue;
        }
        let text = kind.is_body();
        let follows = verdicts.iter().skip(index + 1).any(|v| v.kind.is_body());
        let Some(byline) = byline::read(line.span.of(source)).filter(|_| follows && line.words < 25) else {
            if text {
                return;
            }
            continue;
        };
        // The model holds it for one: a name that no list has.
        let held =
            matches!(kind, BlockKind::Credit | BlockKind::Subtitle | BlockKind::Caption) && line.words < 5;
        let short =
            text && line.words < 5 && line.counts.ending == Ending::Word && byline.sure && index == title + 1;
        let named = byline.name.is_some() && line.words < 7 && (!text && (byline.sure || held) || short);
        if byline.certain && line.counts.ending != Ending::Stop || named {
            verdicts[index] = Verdict {
                kind: BlockKind::Byline,
                score: 0.7,
                reason: "names and places below the headline".into(),
            };
        } else if text {
            return;
        }
    }
}
