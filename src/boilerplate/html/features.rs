//! What can be measured of a piece and its surroundings, as numbers for the body model.

use std::ops::Range;

use ahash::HashMap;
use memchr::memmem;

use super::cues::{self, Cues};
use super::dom::{Page, Piece};
use super::head::Head;
use super::tag::Tag;
use super::vocabulary::{Hint, Hints};
use super::words::{self, Words};

/// How many numbers describe a piece.
pub(super) const COUNT: usize = OWN + HINTS + 6 + PLACE + 7 * AROUND;
const OWN: usize = 24;
const HINTS: usize = 32;
const PLACE: usize = 26;
/// What is repeated for each of the six neighbours, and for the window.
const AROUND: usize = 5;

/// The numbers of one piece.
pub(super) type Row = [f32; COUNT];

/// Sums over the pieces in an element.
#[derive(Clone, Copy, Default)]
struct Mass {
    words: f32,
    linked: f32,
    good: f32,
    pieces: f32,
}

/// What is known of the page as a whole, and of each piece.
pub(super) struct Measured<'p, 'a> {
    page: &'p Page<'a>,
    pub(super) words: Vec<Words>,
    pub(super) cues: Vec<Cues>,
    /// The index of the piece that shows the title.
    pub(super) title: Option<usize>,
    density: Vec<f32>,
    /// The words of running text in each piece.
    good: Vec<f32>,
    masses: Vec<Mass>,
    /// The deepest element that holds most of the running text.
    best: u32,
    since_cue: Vec<f32>,
    /// Words, and words of running text, before each piece and in all.
    before: Vec<(f32, f32)>,
    long_before: Vec<f32>,
    long_after: Vec<f32>,
    /// How often each text stands in the page.
    twins: HashMap<&'p str, u32>,
    /// The text of each piece, squeezed, where the head says something to compare it with.
    squeezed: Vec<String>,
    /// What the head says, squeezed.
    article_body: Option<String>,
    description: Option<String>,
}

/// Measures `page`.
pub(super) fn measure<'p, 'a>(page: &'p Page<'a>, head: &Head) -> Measured<'p, 'a> {
    let count = page.pieces.len();
    let words: Vec<Words> = page.pieces.iter().map(|p| words::count(&p.visible.text)).collect();
    let density: Vec<f32> = page.pieces.iter().map(|p| p.linked as f32 / p.total.max(1) as f32).collect();
    let is_good = |i: usize| {
        let enough = words[i].words >= 8.0 && density[i] < 0.4;
        enough && !is_negative(page.nodes[page.pieces[i].node as usize].hints)
    };
    let good: Vec<f32> = (0..count).map(|i| if is_good(i) { words[i].words } else { 0.0 }).collect();
    let masses = masses(page, &words, &density, &good);
    let cues: Vec<Cues> = page.pieces.iter().map(|p| cues::find(&p.visible.text)).collect();
    let mut before = vec![(0.0, 0.0)];
    let mut twins = HashMap::default();
    for (i, piece) in page.pieces.iter().enumerate() {
        let (words_before, good_before) = before[i];
        before.push((words_before + words[i].words, good_before + good[i]));
        *twins.entry(piece.visible.text.as_str()).or_insert(0u32) += 1;
    }
    // Every piece is looked for in them: what is out of all proportion is left out.
    let bounded = |text: &Option<String>| {
        let fits = |t: &&str| t.len() < 200_000 && t.len() * count < 500_000_000;
        text.as_deref().filter(fits).map(words::squeezed)
    };
    let (article_body, description) = (bounded(&head.article_body), bounded(&head.description));
    let stated = stated(head);
    let says_nothing = article_body.is_none() && description.is_none() && stated.is_empty();
    let squeezed = match says_nothing {
        true => vec![String::new(); count],
        false => page.pieces.iter().map(|p| words::squeezed(&p.visible.text)).collect(),
    };
    Measured {
        best: best(page, &masses),
        since_cue: since_cue(&words, &cues),
        title: title(page, &stated, &squeezed),
        long_before: distances(&good, false),
        long_after: distances(&good, true),
        squeezed,
        article_body,
        description,
        page,
        words,
        cues,
        density,
        good,
        masses,
        before,
        twins,
    }
}

/// Whether a set of hints speaks of the site rather than the article.
#[rustfmt::skip]
pub(super) fn is_negative(hints: Hints) -> bool {
    [Hint::Navigation, Hint::Share, Hint::CommentForm, Hint::Promo, Hint::Related, Hint::Advert, Hint::Tags,
        Hint::Widget, Hint::Notice, Hint::Copyright, Hint::Footer, Hint::Sidebar].iter().any(|&h| hints.has(h))
}

fn is_positive(hints: Hints) -> bool {
    hints.has(Hint::Body) || hints.has(Hint::Main) || hints.has(Hint::Content)
}

fn masses(page: &Page, words: &[Words], density: &[f32], good: &[f32]) -> Vec<Mass> {
    let mut masses = vec![Mass::default(); page.nodes.len()];
    for (i, piece) in page.pieces.iter().enumerate() {
        let mass = &mut masses[piece.node as usize];
        mass.words += words[i].words;
        mass.linked += words[i].words * density[i];
        mass.good += good[i];
        mass.pieces += 1.0;
    }
    for id in (1..page.nodes.len()).rev() {
        let (own, parent) = (masses[id], page.nodes[id].parent as usize);
        masses[parent].words += own.words;
        masses[parent].linked += own.linked;
        masses[parent].good += own.good;
        masses[parent].pieces += own.pieces;
    }
    masses
}

/// The deepest element that holds six tenths of the running text.
fn best(page: &Page, masses: &[Mass]) -> u32 {
    let wanted = masses[0].good * 0.6;
    let mut best = 0;
    for (id, mass) in masses.iter().enumerate().skip(1) {
        // Parents come before children, and at most one child can hold so much.
        if mass.good >= wanted && wanted > 0.0 && page.nodes[id].depth > page.nodes[best].depth {
            best = id;
        }
    }
    best as u32
}

/// The titles that the head says, squeezed.
fn stated(head: &Head) -> Vec<String> {
    let all = [&head.headline, &head.title, &head.page_title].into_iter().flatten();
    all.filter(|t| t.len() < 1000).map(|t| words::squeezed(t)).collect()
}

/// The piece that shows the title: the `<h1>`, or what the head says, the likest first.
fn title(page: &Page, stated: &[String], squeezed: &[String]) -> Option<usize> {
    let mut found: Option<(f32, usize)> = None;
    for (i, piece) in page.pieces.iter().enumerate() {
        let tag = page.nodes[piece.node as usize].tag;
        let len = piece.visible.text.len();
        if len > 600 || !tag.is_heading() && (len < 12 || stated.is_empty()) {
            continue;
        }
        let squeezed = &squeezed[i];
        if piece.visible.text.chars().all(|c| !c.is_alphanumeric()) {
            continue;
        }
        let like = stated
            .iter()
            .map(|s| match (s.len(), squeezed.len()) {
                _ if s == squeezed => 3.0,
                (all, part) if part < all && part * 2 > all && holds(s, squeezed) => 2.0,
                (part, all) if part < all && part * 2 > all && holds(squeezed, s) => 1.5,
                _ => 0.0,
            })
            .fold(0.0, f32::max);
        let level = match tag {
            Tag::H1 => 1.6,
            Tag::H2 => 0.5,
            _ if tag.is_heading() => 0.2,
            _ => 0.0,
        };
        let linked = piece.linked as f32 / piece.total.max(1) as f32;
        let score = like + level - linked;
        if (like > 0.0 || tag == Tag::H1) && found.is_none_or(|(best, _)| score > best) {
            found = Some((score, i));
        }
    }
    found.map(|(_, i)| i)
}

fn holds(text: &str, part: &str) -> bool {
    part.len() <= text.len() && memmem::find(text.as_bytes(), part.as_bytes()).is_some()
}

/// Numbers put one after another into a row.
struct Fill<'r> {
    row: &'r mut Row,
    at: usize,
}

impl Fill<'_> {
    fn put(&mut self, value: f32) {
        self.row[self.at] = value;
        self.at += 1;
    }

    fn flag(&mut self, value: bool) {
        self.put(f32::from(u8::from(value)));
    }
}

impl Measured<'_, '_> {
    /// The numbers of the pieces in `range`.
    pub(super) fn rows(&self, range: Range<usize>) -> Vec<Row> {
        let mut rows = vec![[0f32; COUNT]; range.len()];
        for (i, row) in range.zip(&mut rows) {
            let piece = &self.page.pieces[i];
            let mut fill = Fill { row, at: 0 };
            self.own(&mut fill, i, piece);
            fill.at = OWN;
            self.hints(&mut fill, piece);
            fill.at = OWN + HINTS + 6;
            self.place(&mut fill, i, piece);
            fill.at = OWN + HINTS + 6 + PLACE;
            for offset in [-1isize, 1, -2, 2, -3, 3] {
                self.neighbour(&mut fill, i as isize + offset);
            }
            self.window(&mut fill, i);
        }
        rows
    }

    fn place(&self, fill: &mut Fill, i: usize, piece: &Piece) {
        let count = self.page.pieces.len();
        let (total_words, total_good) = (self.before[count].0.max(1.0), self.before[count].1.max(1.0));
        let best = &self.page.nodes[self.best as usize];
        let best_to = if self.best == 0 { u32::MAX } else { best.last };
        fill.flag(piece.from >= best.token && piece.from < best_to);
        fill.put(i as f32 / count as f32);
        fill.put(self.before[i].0 / total_words);
        fill.put(self.before[i].1 / total_good);
        fill.put(total_good.ln());
        fill.put(total_words.ln());
        let from_title = self.title.map_or(-99.0, |t| i as f32 - t as f32);
        fill.put(from_title.clamp(-60.0, 60.0));
        fill.flag(self.title == Some(i));
        fill.put(self.long_before[i]);
        fill.put(self.long_after[i]);
        fill.put(self.twins[piece.visible.text.as_str()] as f32);
        let squeezed = &self.squeezed[i];
        fill.put(match &self.article_body {
            Some(body) if squeezed.len() > 8 => f32::from(u8::from(holds(body, squeezed))) * 2.0 - 1.0,
            _ => 0.0,
        });
        let described = |d: &String| squeezed.len() > 20 && holds(d, squeezed);
        fill.flag(self.description.as_ref().is_some_and(described));
        let mut node = piece.node;
        for _ in 0..4 {
            let mass = &self.masses[node as usize];
            fill.put(mass.words.ln_1p());
            fill.put(mass.linked / mass.words.max(1.0));
            fill.put(mass.good / mass.words.max(1.0));
            node = self.page.nodes[node as usize].parent;
        }
        fill.put(self.page.nodes[piece.node as usize].depth as f32 - best.depth as f32);
    }

    fn own(&self, fill: &mut Fill, i: usize, piece: &Piece) {
        let words = &self.words[i];
        let node = &self.page.nodes[piece.node as usize];
        let many = words.words.max(1.0);
        fill.put(words.words);
        fill.put(words.letters / many);
        fill.put(self.density[i]);
        fill.put(piece.links as f32);
        fill.put(words.stops / many);
        fill.put(words.commas / many);
        fill.put(words.points / many);
        fill.put(words.ending);
        fill.put(words.digits / (words.letters + words.digits).max(1.0));
        fill.put(self.cues[i].count);
        fill.put(piece.strong as f32 / piece.total.max(1) as f32);
        fill.put(piece.controls as f32);
        fill.flag(node.tag == Tag::P);
        fill.put(if node.tag.is_heading() { (node.tag as u8 - Tag::H1 as u8 + 1) as f32 } else { 0.0 });
        fill.flag(node.tag == Tag::Li);
        fill.flag(matches!(node.tag, Tag::Td | Tag::Th));
        fill.flag(matches!(node.tag, Tag::Div | Tag::Section | Tag::Article));
        fill.put(self.page.images_near(piece.node) as f32);
        fill.put(node.depth as f32);
        let group = self.masses[node.group as usize];
        fill.put(if node.group == 0 { -1.0 } else { group.linked / group.words.max(1.0) });
        fill.put(if node.group == 0 { -1.0 } else { group.words / group.pieces.max(1.0) });
        fill.put(self.since_cue[i]);
        fill.put(self.cues[i].share);
        fill.put(words.quotes);
    }

    fn hints(&self, fill: &mut Fill, piece: &Piece) {
        let node = &self.page.nodes[piece.node as usize];
        let inline = &self.page.nodes[piece.inline as usize];
        let own = if piece.inline > piece.node { node.hints.with(inline.hints) } else { node.hints };
        let nearest = self.page.nodes[node.hinted as usize].hints;
        for &hint in Hint::ALL {
            fill.put(match (own.has(hint), nearest.has(hint), node.inherited.has(hint)) {
                (true, _, _) => 3.0,
                (_, true, _) => 2.0,
                (_, _, true) => 1.0,
                _ => 0.0,
            });
        }
        fill.flag(is_negative(own));
        fill.flag(is_positive(own));
        fill.flag(is_negative(nearest));
        fill.flag(is_positive(nearest));
        fill.flag(is_negative(node.inherited));
        fill.put((node.depth - self.page.nodes[node.hinted as usize].depth) as f32);
    }

    fn neighbour(&self, fill: &mut Fill, i: isize) {
        let Some(i) = usize::try_from(i).ok().filter(|&i| i < self.words.len()) else {
            for _ in 0..AROUND {
                fill.put(-1.0);
            }
            return;
        };
        let node = &self.page.nodes[self.page.pieces[i].node as usize];
        fill.put(self.words[i].words);
        fill.put(self.density[i]);
        fill.put(self.words[i].ending);
        fill.flag(is_negative(node.inherited));
        fill.put(match node.tag {
            Tag::P => 2.0,
            tag if tag.is_heading() => 1.0,
            Tag::Li => 3.0,
            _ => 0.0,
        });
    }

    fn window(&self, fill: &mut Fill, i: usize) {
        let (from, to) = (i.saturating_sub(5), (i + 6).min(self.words.len()));
        let all: f32 = self.words[from..to].iter().map(|w| w.words).sum::<f32>().max(1.0);
        fill.put(self.good[from..i].iter().sum());
        fill.put(self.good[i + 1..to].iter().sum());
        fill.put((from..to).map(|k| self.density[k] * self.words[k].words).sum::<f32>() / all);
        let same = |k: usize| {
            self.page.pieces[k].node == self.page.pieces[i].node
                || self.page.nodes[self.page.pieces[k].node as usize].parent
                    == self.page.nodes[self.page.pieces[i].node as usize].parent
        };
        fill.put((from..to).filter(|&k| same(k)).count() as f32);
        fill.put((from..to).filter(|&k| k != i && same(k)).map(|k| self.good[k]).sum());
    }
}

/// How many pieces away the next piece of running text is, on one side.
fn distances(good: &[f32], backwards: bool) -> Vec<f32> {
    let mut out = vec![0.0; good.len()];
    let mut distance = 99f32;
    let mut step = |i: usize| {
        out[i] = distance;
        distance = if good[i] > 0.0 { 1.0 } else { (distance + 1.0).min(99.0) };
    };
    if backwards {
        (0..good.len()).rev().for_each(&mut step)
    } else {
        (0..good.len()).for_each(&mut step)
    }
    out
}

/// How many pieces ago a short piece spoke to the reader, as the headings of related lists do.
fn since_cue(words: &[Words], cues: &[Cues]) -> Vec<f32> {
    let mut since = 30f32;
    let each = words.iter().zip(cues).map(|(words, cues)| {
        let before = since;
        since = if words.words <= 8.0 && cues.share > 0.3 { 1.0 } else { (since + 1.0).min(30.0) };
        before
    });
    each.collect()
}
