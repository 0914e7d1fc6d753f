//! From labels to kinds: which junk it is, which line is the title, and why, in words.

use std::borrow::Cow;

use super::judge;
use super::model::{Model, Role};
use super::observe::observe;
use super::page::{Line, Page};
use super::phrases::Phrases;
use super::reader::Ending;
use super::stories;
use super::verdict::Verdict;
use super::words::Class;
use crate::boilerplate::block::BlockKind;

/// What the model holds each line for. Templates learn from this: they know a site's furniture by its repetition,
/// not by what one document shows.
pub(super) fn judged(page: &Page, model: &Model, phrases: &Phrases) -> Vec<Verdict> {
    let labels = model.label(&observe(page));
    let mut roles: Vec<Role> = labels.iter().map(|(role, _)| *role).collect();
    for (role, line) in roles.iter_mut().zip(&page.lines) {
        if line.words == 0 && *role != Role::Navigation {
            *role = Role::Control;
        }
    }
    title(page, &mut roles, &labels);
    let foot = roles.iter().rposition(|r| r.is_body()).map_or(0, |last| last + 1);
    let mut verdicts: Vec<Verdict> = page
        .lines
        .iter()
        .enumerate()
        .map(|(index, _)| {
            let score = 1.0 / (1.0 + (-labels[index].1).exp());
            let (kind, reason) = kind(page, &roles, index, phrases, index >= foot);
            Verdict { kind, score, reason }
        })
        .collect();
    stories::set_apart(page, &mut verdicts);
    verdicts
}

/// Below this lead over the next label, what the text speaks of may overrule the model's title.
const UNSURE: f32 = 1.5;

/// Keeps one title, and finds one where the model saw none.
fn title(page: &Page, roles: &mut [Role], labels: &[(Role, f32)]) {
    let Some(first) = roles.iter().position(|r| *r == Role::Paragraph) else { return };
    let candidates: Vec<usize> =
        (0..first).filter(|&i| matches!(roles[i], Role::Title | Role::Subtitle)).collect();
    let topic = topic(page, roles);
    // A name or a caption of three words is soon said in the text: it needs more than that.
    let share = |i: usize| share(page, &topic, i, 6);
    let titles = candidates.iter().copied().filter(|&i| roles[i] == Role::Title);
    // A breadcrumb may repeat the headline, word for word: the last one is meant.
    let best = match titles.clone().max_by(|&a, &b| share(a).total_cmp(&share(b)).then(a.cmp(&b))) {
        None => find_title(page, roles, first),
        // The first line beside it that speaks of what the text speaks of, where it does not.
        Some(seen) if share(seen) < 0.2 && labels[seen].1 < UNSURE => {
            candidates.into_iter().find(|&i| share(i) > share(seen) + 0.2).or(Some(seen))
        }
        seen => seen,
    };
    for (index, role) in roles.iter_mut().enumerate() {
        if Some(index) == best {
            *role = Role::Title;
        } else if *role == Role::Title && !best.is_some_and(|best| repeats(page, index, best)) {
            *role = match index.cmp(&first) {
                std::cmp::Ordering::Less if best.is_some_and(|b| index + 3 > b) && share(index) > 0.0 => {
                    Role::Subtitle
                }
                std::cmp::Ordering::Less => Role::Navigation,
                _ => Role::Related,
            };
        }
    }
}

/// Whether a line is the headline again, alone or with the name of the site.
fn repeats(page: &Page, index: usize, headline: usize) -> bool {
    let (line, title) = (&page.lines[index], &page.lines[headline]);
    let (words, own) = (page.content(line), page.content(title));
    line.counts.exact == title.counts.exact
        || own.len() > 2 && line.separators > 0 && own.iter().all(|word| words.contains(word))
}

/// The content words of the first paragraphs, sorted.
fn topic(page: &Page, roles: &[Role]) -> Vec<u32> {
    let mut topic: Vec<u32> = page
        .lines
        .iter()
        .zip(roles.iter())
        .filter(|(_, role)| **role == Role::Paragraph)
        .take(8)
        .flat_map(|(line, _)| page.content(line).iter().copied())
        .collect();
    topic.sort_unstable();
    topic.dedup();
    topic
}

/// The share of a line's content words that stand in `topic`; a line of fewer than `least` counts as one of so many.
fn share(page: &Page, topic: &[u32], index: usize, least: usize) -> f32 {
    let content = page.content(&page.lines[index]);
    let shared = content.iter().filter(|w| topic.binary_search(w).is_ok()).count();
    shared as f32 / content.len().max(least) as f32
}

/// The headline: the line above the text that shares most words with it.
fn find_title(page: &Page, roles: &mut [Role], first: usize) -> Option<usize> {
    let topic = topic(page, roles);
    let mut best: Option<(f32, usize)> = None;
    for index in (0..first).rev().take(60) {
        let line = &page.lines[index];
        let furniture = line.phrase.is_some_and(|h| h.anchored) && line.kind.is_some_and(BlockKind::is_junk);
        if !(2..46).contains(&line.words) || furniture || line.covered * 2 >= line.words {
            continue;
        }
        let mut score = share(page, &topic, index, 3) * 3.0 - (first - index) as f32 * 0.05;
        score -= line.pictures as f32 * 1.5 + line.dates as f32 / line.words as f32 * 2.0;
        score += if line.words >= 4 { 0.6 } else { 0.0 } + if index == 0 { 0.5 } else { 0.0 };
        score -=
            if line.counts.bullet { 1.0 } else { 0.0 } + if line.sections == line.words { 1.5 } else { 0.0 };
        if score > 0.6 && best.is_none_or(|(s, _)| score > s) {
            best = Some((score, index));
        }
    }
    // A headline that reads like a sentence, right above the text.
    best.map(|(_, index)| index).or_else(|| {
        let line = &page.lines[first];
        let open = line.counts.ending == Ending::Word && line.words <= 35;
        let text = roles[first + 1..].contains(&Role::Paragraph);
        (open && text && roles[..first].iter().all(|r| !r.is_body())).then_some(first)
    })
}

/// What line `index` is, and why.
fn kind(
    page: &Page,
    roles: &[Role],
    index: usize,
    phrases: &Phrases,
    foot: bool,
) -> (BlockKind, Cow<'static, str>) {
    let line = &page.lines[index];
    let role = roles[index];
    let known = line.phrase.filter(|hit| {
        let junk = line.kind.is_some_and(BlockKind::is_junk);
        junk && (hit.anchored || hit.whole || line.covered * 2 >= line.words.max(1))
    });
    let phrase = known.map(|hit| phrases.row(hit.phrase));
    let because = |what: &'static str| match phrase {
        Some(row) => Cow::from(format!("{}: «{}»", row.note, row.text)),
        None if line.copies > 2 => format!("{what}; stands {} times on the page", line.copies).into(),
        None => what.into(),
    };
    let kind = match role {
        Role::Paragraph if line.counts.bullet && neighbours(page, roles, index) => BlockKind::List,
        Role::Paragraph => BlockKind::Paragraph,
        Role::Heading => BlockKind::Heading,
        Role::List => BlockKind::List,
        Role::Title => BlockKind::Title,
        Role::Subtitle => BlockKind::Subtitle,
        // «الجزائر - وكالات»
        Role::Section if line.agency => BlockKind::Byline,
        Role::Section => BlockKind::Section,
        // «ت + ت - الحجم الطبيعي» is no name
        Role::Byline => phrase.filter(|row| row.weight == 3).map_or(BlockKind::Byline, |row| row.kind),
        // The date of an issue: «العدد 12 - الخميس …».
        Role::Date if line.kind == Some(BlockKind::SiteDate) && judge::strong(line) => BlockKind::SiteDate,
        // «ت + ت - الحجم الطبيعي» is no date
        Role::Date => phrase.filter(|_| line.numbers == 0).map_or(BlockKind::Date, |row| row.kind),
        Role::Caption => BlockKind::Caption,
        // «دمشق - سانا» above the text says where and who, not what the text was taken from.
        Role::Credit if !foot && line.places > 0 && line.separators > 0 && line.agency_tail => {
            BlockKind::Byline
        }
        Role::Credit => BlockKind::Credit,
        Role::Navigation => match phrase {
            Some(row) if !(row.kind == BlockKind::Notice && line.words < 4) => row.kind,
            _ => BlockKind::Navigation,
        },
        Role::Related if line.counts.hash && line.counts.ending != Ending::Stop => BlockKind::Tags,
        Role::Related => match phrase {
            Some(row) if row.weight == 3 || row.kind == BlockKind::Related || line.words < 9 => row.kind,
            _ => BlockKind::Related,
        },
        Role::Comment => BlockKind::CommentForm,
        Role::Tags => BlockKind::Tags,
        Role::Control => phrase.map_or(BlockKind::Widget, |row| row.kind),
        Role::Site => phrase.map_or_else(|| site(line, foot), |row| row.kind),
    };
    let reason = match kind {
        BlockKind::Paragraph => "sentences among the article's paragraphs".into(),
        BlockKind::Heading => "a short line above a paragraph of the article".into(),
        BlockKind::List | BlockKind::Table => "an item of a list in the article".into(),
        BlockKind::Title => "the headline above the text".into(),
        BlockKind::Subtitle => "a line beside the headline".into(),
        BlockKind::Section => "the name of a section beside the headline".into(),
        BlockKind::Byline => "a name beside headline or text".into(),
        BlockKind::Date => "a date beside the headline".into(),
        BlockKind::Caption => "a picture's words beside the text".into(),
        BlockKind::Credit => "a source apart from the sentences".into(),
        BlockKind::Related => because("a headline or teaser apart from the article"),
        BlockKind::Navigation => because("a short line without a verb among such lines"),
        BlockKind::CommentForm => because("stands among comments"),
        BlockKind::Tags => because("stands in a list of tags"),
        BlockKind::PageNumber => because("a number alone on a line"),
        BlockKind::SiteDate => because("a date of the page, apart from the headline"),
        BlockKind::Promo => because("speaks to the reader of the site itself"),
        _ => because("stands among the site's own lines"),
    };
    (kind, reason)
}

fn neighbours(page: &Page, roles: &[Role], index: usize) -> bool {
    let item = |i: usize| page.lines.get(i).is_some_and(|l| l.counts.bullet) && roles[i].is_body();
    item(index + 1) || index.checked_sub(1).is_some_and(item)
}

/// Which furniture a line is when no phrase says it.
fn site(line: &Line, foot: bool) -> BlockKind {
    if line.words <= 2 && line.words > 0 && line.numbers == line.words && line.counts.chars < 6 {
        BlockKind::PageNumber
    } else if line.dates * 2 > line.words && line.numbers > 0 {
        BlockKind::SiteDate
    } else if line.you > 0
        || line.first.has(Class::APPEAL)
        || line.words > 3 && line.counts.ending == Ending::Stop
    {
        BlockKind::Promo
    } else if line.counts.latin + line.counts.arabic == 0 {
        BlockKind::Widget
    } else if foot {
        BlockKind::Footer
    } else {
        BlockKind::Notice
    }
}
