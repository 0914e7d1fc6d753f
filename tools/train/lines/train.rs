//! Trains the sequence model of text mode and measures it on pages kept apart.
//!
//! ```text
//! python3 tools/train/lines/generate.py ARWIKI_DIR GEN_DIR 10 1000
//! cargo run --release --example train_lines -- SHARED/data/boilerplate GEN_DIR data/boilerplate/lines.model tests/annotated/dumps
//! ```
//!
//! Rows with `labels` say only C (content) or B (boilerplate); the likelihood
//! of those is summed over the labels that C or B allow. Rows with `kinds` say
//! all. `--written` crosses the dumps written by hand alone, `--final` nothing.
//! Everything is deterministic: the same inputs give the same bytes.

// The formulas of forward and backward read as in a textbook.
#![allow(clippy::needless_range_loop)]

use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use warraq::artefact::{Input, Recipe};
use warraq::boilerplate::training::{self, LABELS, ROWS, Seen, Trained};
use warraq::boilerplate::{BlockKind, Format, Options};

const EPOCHS: usize = 24;
const RATE: f64 = 0.25;
const DECAY: f64 = 2e-5;
/// How much a dump written by hand weighs, beside a generated one.
const WRITTEN: f64 = 6.0;
/// The share of the facts of a line that one look at it does not see: no fact is to be relied on alone.
const HIDDEN: f64 = 0.1;
const FOLDS: usize = 4;
/// What one wants to know of an article, told apart in the report.
const FIELDS: [BlockKind; 5] =
    [BlockKind::Title, BlockKind::Subtitle, BlockKind::Section, BlockKind::Byline, BlockKind::Date];

#[derive(serde::Deserialize)]
struct Row {
    id: String,
    lines: Vec<String>,
    #[serde(default)]
    labels: Vec<String>,
    #[serde(default)]
    kinds: Vec<String>,
}

/// A page, ready to learn from.
struct Page {
    id: String,
    source: String,
    /// Where each line of the row stands, and whether it is body.
    gold: Vec<(usize, usize, bool)>,
    /// What each line is, where the row tells all.
    kinds: Vec<Option<BlockKind>>,
    seen: Seen,
    /// The labels that each line may have, as a set of bits.
    allowed: Vec<u32>,
    weight: f64,
}

/// The dumps of a folder, written by hand: one line a row, its kind before a tab.
fn read_folder(path: &str) -> Vec<Page> {
    let entries = std::fs::read_dir(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let row = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let pairs = text.lines().map(|line| line.split_once('\t').expect("a kind and a line"));
        let (kinds, lines) = pairs.map(|(kind, line)| (kind.to_owned(), line.to_owned())).unzip();
        Row { id: path.display().to_string(), lines, labels: Vec::new(), kinds }
    };
    files.iter().map(|path| prepare(row(path), WRITTEN)).collect()
}

fn read(path: &str, weight: f64) -> Vec<Page> {
    let bytes = std::fs::read(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut text = String::new();
    if path.ends_with(".gz") {
        GzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("gzip of UTF-8");
    } else {
        text = String::from_utf8(bytes).expect("UTF-8");
    }
    let pages = text.lines().map(|line| serde_json::from_str(line).expect("a row of JSON"));
    pages.map(|row| prepare(row, weight)).collect()
}

fn prepare(row: Row, weight: f64) -> Page {
    let source = row.lines.join("\n");
    let seen = training::see(&source);
    let all = (1u32 << LABELS) - 1;
    let body = (0..LABELS).filter(|&l| training::is_body(l)).fold(0, |set, l| set | 1 << l);
    let mut allowed = vec![all; seen.spans.len()];
    let mut gold = Vec::new();
    let mut kinds = Vec::new();
    let (mut at, mut next) = (0, 0);
    for (index, line) in row.lines.iter().enumerate() {
        let end = at + line.len();
        let first = next;
        while next < seen.spans.len() && seen.spans[next].start < end.max(at + 1) {
            next += 1;
        }
        let kind = row.kinds.get(index).and_then(|k| BlockKind::from_name(k));
        let content = match kind {
            Some(kind) => kind.is_body(),
            None => row.labels.get(index).is_some_and(|l| l == "C"),
        };
        // The parts of a line that was cut may be anything.
        if next == first + 1 {
            allowed[first] = match kind {
                Some(kind) => 1 << training::label_of(kind),
                None if content => body,
                None => all & !body,
            };
        }
        gold.push((at, end, content));
        kinds.push(kind);
        at = end + 1;
    }
    Page { id: row.id, source, gold, kinds, seen, allowed, weight }
}

type Weights = Vec<[f64; LABELS]>;

/// A small generator of numbers: the order of pages and what is hidden, the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1u64 << 31) as f64
    }
}

fn train(pages: &[&Page]) -> Trained {
    let mut weights: Weights = vec![[0.0; LABELS]; ROWS + LABELS];
    let mut squares: Weights = vec![[1e-2; LABELS]; ROWS + LABELS];
    let mut scratch: Weights = vec![[0.0; LABELS]; ROWS];
    let mut mean: Weights = vec![[0.0; LABELS]; ROWS + LABELS];
    let mut dice = Dice(4);
    let mut order: Vec<usize> = (0..pages.len()).collect();
    for epoch in 0..EPOCHS {
        for index in (1..order.len()).rev() {
            order.swap(index, (dice.roll() * (index + 1) as f64) as usize);
        }
        for &page in &order {
            learn(pages[page], &mut weights, &mut squares, &mut scratch, &mut dice);
        }
        if epoch >= EPOCHS / 2 {
            for (sum, row) in mean.iter_mut().zip(&weights) {
                for (s, w) in sum.iter_mut().zip(row) {
                    *s += w / (EPOCHS - EPOCHS / 2) as f64;
                }
            }
        }
    }
    let rounded: Vec<[f32; LABELS]> =
        mean.iter().map(|row| row.map(|w| ((w * 100.0).round() / 100.0) as f32)).collect();
    training::model(&rounded)
}

/// One step along the gradient of the page's likelihood.
fn learn(page: &Page, weights: &mut Weights, squares: &mut Weights, scratch: &mut Weights, dice: &mut Dice) {
    let count = page.allowed.len();
    if count == 0 {
        return;
    }
    // Some lines hide what lists say of them, so that unknown wording is borne, and every line some facts.
    let rows: Vec<Vec<usize>> = (0..count)
        .map(|i| {
            let hidden = dice.roll() < 0.15;
            let told = page.seen.rows(i).filter(|&row| !(hidden && training::tells_of_phrase(row)));
            told.filter(|_| dice.roll() >= HIDDEN).collect()
        })
        .collect();
    let mut emissions = vec![[0.0f64; LABELS]; count];
    for (scores, rows) in emissions.iter_mut().zip(&rows) {
        for &row in rows {
            for (score, weight) in scores.iter_mut().zip(&weights[row]) {
                *score += weight;
            }
        }
        let top = scores.iter().copied().fold(f64::MIN, f64::max);
        scores.iter_mut().for_each(|s| *s = (*s - top).exp().max(1e-30));
    }
    let transitions: Vec<[f64; LABELS]> = weights[ROWS..].iter().map(|row| row.map(f64::exp)).collect();
    let free = posteriors(&emissions, &transitions, None);
    let bound = posteriors(&emissions, &transitions, Some(&page.allowed));
    let scale = page.weight / (count as f64).sqrt();
    let mut gradient = vec![[0.0; LABELS]; LABELS];
    for from in 0..LABELS {
        for to in 0..LABELS {
            gradient[from][to] = bound.1[from][to] - free.1[from][to];
        }
    }
    let mut step = |row: usize, gradient: &[f64; LABELS]| {
        for label in 0..LABELS {
            let g = gradient[label] * scale;
            let square = &mut squares[row][label];
            *square += g * g;
            let weight = &mut weights[row][label];
            *weight += RATE * g / square.sqrt() - DECAY * *weight;
        }
    };
    let mut touched: Vec<usize> = Vec::new();
    for (index, rows) in rows.iter().enumerate() {
        for &row in rows {
            if scratch[row] == [0.0; LABELS] {
                touched.push(row);
            }
            for label in 0..LABELS {
                scratch[row][label] += bound.0[index][label] - free.0[index][label];
            }
        }
    }
    for row in touched {
        step(row, &std::mem::replace(&mut scratch[row], [0.0; LABELS]));
    }
    for (from, gradient) in gradient.iter().enumerate() {
        step(ROWS + from, gradient);
    }
}

/// The expected labels of each line and the expected transitions.
fn posteriors(
    emissions: &[[f64; LABELS]],
    transitions: &[[f64; LABELS]],
    allowed: Option<&[u32]>,
) -> (Vec<[f64; LABELS]>, Vec<[f64; LABELS]>) {
    let count = emissions.len();
    let own = |i: usize, l: usize| match allowed {
        Some(sets) if sets[i] >> l & 1 == 0 => 0.0,
        _ => emissions[i][l],
    };
    let normal = |row: &mut [f64; LABELS]| {
        let sum: f64 = row.iter().sum::<f64>().max(1e-300);
        row.iter_mut().for_each(|x| *x /= sum);
    };
    let mut forward = vec![[0.0; LABELS]; count];
    let mut backward = vec![[1.0; LABELS]; count];
    for i in 0..count {
        for to in 0..LABELS {
            let arrive = if i == 0 {
                1.0
            } else {
                (0..LABELS).map(|from| forward[i - 1][from] * transitions[from][to]).sum()
            };
            forward[i][to] = arrive * own(i, to);
        }
        normal(&mut forward[i]);
    }
    for i in (0..count - 1).rev() {
        for from in 0..LABELS {
            backward[i][from] =
                (0..LABELS).map(|to| transitions[from][to] * own(i + 1, to) * backward[i + 1][to]).sum();
        }
        normal(&mut backward[i]);
    }
    let mut labels = vec![[0.0; LABELS]; count];
    let mut pairs = vec![[0.0; LABELS]; LABELS];
    for i in 0..count {
        for l in 0..LABELS {
            labels[i][l] = forward[i][l] * backward[i][l];
        }
        normal(&mut labels[i]);
        if i + 1 < count {
            let mut local = vec![[0.0; LABELS]; LABELS];
            let mut sum = 1e-300;
            for from in 0..LABELS {
                for to in 0..LABELS {
                    let p = forward[i][from] * transitions[from][to] * own(i + 1, to) * backward[i + 1][to];
                    local[from][to] = p;
                    sum += p;
                }
            }
            for from in 0..LABELS {
                for to in 0..LABELS {
                    pairs[from][to] += local[from][to] / sum;
                }
            }
        }
    }
    (labels, pairs)
}

/// True positives, false positives, false negatives of body lines and of [`FIELDS`] on a page.
#[derive(Default)]
struct Score {
    body: [f64; 3],
    fields: [[f64; 3]; FIELDS.len()],
    /// Lines whose kind is right, and all.
    kinds: [f64; 2],
}

/// Counts one line.
fn count(counts: &mut [f64; 3], gold: bool, found: bool) {
    if gold || found {
        counts[if !gold { 1 } else { 2 * usize::from(!found) }] += 1.0;
    }
}

fn score(model: &Trained, page: &Page) -> Score {
    let options = Options { format: Format::Text, ..Options::default() };
    let article = model.extract(page.source.as_str().into(), &options);
    let mut blocks = article.blocks.iter().peekable();
    let mut score = Score::default();
    for (&(start, end, gold), &kind) in page.gold.iter().zip(&page.kinds) {
        let mut weight = [0usize; 2];
        let mut found = Vec::new();
        while let Some(block) = blocks.next_if(|b| b.span.start < end) {
            weight[usize::from(block.kind.is_body())] += block.span.len();
            found.push(block.kind);
        }
        if let Some(kind) = kind {
            score.kinds[0] += f64::from(u8::from(found.contains(&kind)));
            score.kinds[1] += 1.0;
            for (counts, field) in score.fields.iter_mut().zip(FIELDS) {
                count(counts, kind == field, found.contains(&field));
            }
        }
        let wrong = gold != (weight[1] > weight[0]) || kind.is_some_and(|kind| !found.contains(&kind));
        if wrong && std::env::var_os("ERRORS").is_some() {
            let line: String = page.source[start..end].chars().take(90).collect();
            println!("{} {kind:?} -> {found:?}: {line}", page.id);
        }
        count(&mut score.body, gold, weight[1] > weight[0]);
    }
    score
}

fn f1([tp, fp, fnn]: [f64; 3]) -> f64 {
    if tp + fp + fnn == 0.0 { 1.0 } else { 2.0 * tp / (2.0 * tp + fp + fnn) }
}

fn report(name: &str, scores: &[Score]) {
    let pooled = |counts: &dyn Fn(&Score) -> [f64; 3]| {
        f1(scores.iter().map(counts).fold([0.0; 3], |a, b| [a[0] + b[0], a[1] + b[1], a[2] + b[2]]))
    };
    let mean = scores.iter().map(|s| f1(s.body)).sum::<f64>() / scores.len().max(1) as f64;
    let body = pooled(&|s| s.body);
    println!("{name}: {} pages, body line F1 pooled {body:.4}, mean over pages {mean:.4}", scores.len());
    let [right, all] = scores.iter().fold([0.0; 2], |a, s| [a[0] + s.kinds[0], a[1] + s.kinds[1]]);
    if all > 0.0 {
        let field = |at: usize| format!("{} {:.3}", FIELDS[at].as_str(), pooled(&|s| s.fields[at]));
        let fields: Vec<String> = (0..FIELDS.len()).map(field).collect();
        println!("  kinds {:.4}; F1 of {}", right / all, fields.join(", "));
    }
}

/// Trains without each fold of `pages` and scores it; `others` stay.
fn crossed<'a>(pages: &'a [Page], others: &[&'a Page]) -> Vec<Score> {
    let mut scores = Vec::new();
    for fold in 0..FOLDS {
        let kept = pages.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, p)| p);
        let model = train(&kept.chain(others.iter().copied()).collect::<Vec<_>>());
        scores.extend(pages.iter().skip(fold).step_by(FOLDS).map(|p| score(&model, p)));
    }
    scores
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [shared, generated, out, dumps, rest @ ..] = arguments.as_slice() else {
        panic!("usage: train_lines SHARED_BOILERPLATE GENERATED OUT DUMPS [--written | --final]");
    };
    let english = read(&format!("{shared}/scrapinghub_lines.jsonl.gz"), 0.6);
    let arabic = read(&format!("{shared}/arabic_lines.jsonl.gz"), 2.0);
    let made = read(&format!("{generated}/train.jsonl"), 1.0);
    let held = read(&format!("{generated}/held.jsonl"), 1.0);
    let written: Vec<Page> =
        ["develop", "train"].iter().flat_map(|folder| read_folder(&format!("{dumps}/{folder}"))).collect();
    let all = [&english, &arabic, &made, &written];
    let without = |left: &Vec<Page>| {
        let kept = all.into_iter().filter(|set| !std::ptr::eq(*set, left));
        kept.flatten().collect::<Vec<&Page>>()
    };
    if !rest.iter().any(|r| r == "--final") {
        report(&format!("written by hand, {FOLDS}-fold"), &crossed(&written, &without(&written)));
    }
    if rest.is_empty() {
        // Two of the four Arabic pages are of one site: they leave together.
        let site = |page: &Page| page.id.split('_').next().unwrap_or("").to_owned();
        let mut sites: Vec<String> = arabic.iter().map(site).collect();
        sites.dedup();
        let mut scores = Vec::new();
        for out in &sites {
            let kept = arabic.iter().filter(|p| site(p) != *out);
            let model = train(&kept.chain(without(&arabic)).collect::<Vec<_>>());
            scores.extend(arabic.iter().filter(|p| site(p) == *out).map(|p| score(&model, p)));
        }
        println!("true, false, missed of each page: {:?}", scores.iter().map(|s| s.body).collect::<Vec<_>>());
        report("Arabic pages, one site left out", &scores);
        report(&format!("English dumps, {FOLDS}-fold"), &crossed(&english, &without(&english)));
    }
    let model = train(&all.into_iter().flatten().collect::<Vec<_>>());
    report("generated, templates kept apart", &held.iter().map(|p| score(&model, p)).collect::<Vec<_>>());
    let apart = read_folder(&format!("{dumps}/apart"));
    report("written by hand, kept apart", &apart.iter().map(|p| score(&model, p)).collect::<Vec<_>>());
    report("generated, seen", &made.iter().map(|p| score(&model, p)).collect::<Vec<_>>());
    let mut recipe = Recipe::new(format!("linear-chain CRF over facts of lines; {EPOCHS} epochs"));
    let names =
        ["scrapinghub_lines.jsonl.gz", "arabic_lines.jsonl.gz"].map(|name| format!("{shared}/{name}"));
    let folders = ["develop", "train"].map(|folder| format!("{dumps}/{folder}"));
    for input in names.into_iter().chain([format!("{generated}/train.jsonl")]).chain(folders) {
        recipe.inputs.push(Input::hashed(Path::new(&input)).unwrap_or_else(|e| panic!("{e}")));
    }
    recipe.notes = NOTES.map(str::to_owned).to_vec();
    std::fs::write(out, model.to_bytes(recipe)).unwrap_or_else(|e| panic!("{out}: {e}"));
}

const NOTES: [&str; 3] = [
    "Rows are facts of a line, or of the line before or after; columns are labels. Train it again rather than edit it.",
    "181 English article dumps (scrapinghub/article-extraction-benchmark, MIT), 4 Arabic pages (magic-html Apache-2.0, \
     MIT), generated dumps around Arabic Wikipedia paragraphs (text CC BY-SA 4.0, not included), dumps written by hand \
     (CC0).",
    "Licence: MIT OR Apache-2.0.",
];
