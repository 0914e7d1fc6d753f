//! Trains the network of warraq's name tagger: `train_names_network FOLDER OUT [--all] [--seed N] [--passes N]`.
//!
//! FOLDER holds `vectors.bin` and the labelled files of `prepare.py` (see `tools/train/README.md`). Without `--all`
//! the last 397 sentences of ANERcorp's training file and an eighth of the news written for warraq are left out and
//! scored. One thread; the same machine gives the same bytes.

#![allow(
    clippy::needless_range_loop,
    clippy::too_many_arguments,
    reason = "the formulas of the way there and back read as in a textbook"
)]

mod chain;
mod labelled;
mod learn;
mod network;
mod recurrent;
mod score;
mod text;

use std::collections::HashMap;
use std::path::Path;

use learn::{Drop, Learner, Lesson};
use network::{Net, Shape};
use text::{As, Bank, Dice, Reader, Sentence};
use warraq::artefact::{Input, Recipe};
use warraq::names::Tagger;
use warraq::names::training::{STEPS, Weights};

/// Word vectors that are kept, the most frequent words'.
const WORDS: usize = 50_000;
/// Sentences of a step.
const BATCH: usize = 24;
const RATE: f32 = 2e-3;
const TABLE_RATE: f32 = 0.01;
/// The shares that are hidden: word vectors, observations, inputs, states.
const DROP: Drop = Drop { word: 0.15, feat: 0.1, x: 0.2, y: 0.4 };
/// The outputs whose guidelines ship: ANERcorp's, and our own.
const ANERCORP: usize = 0;
const OURS: usize = 4;
/// The shares of PER, ORG, LOC and MISC that are swapped for others.
const SWAPS: [f32; 4] = [0.3, 0.15, 0.1, 0.0];
/// The network's weight beside the linear model.
const SHARE: f32 = 0.75;

/// WikiFANE's groups by the alphabet; whose names may stand for ours.
const WIKIFANE: [(&str, Option<u8>); 15] = [
    ("ARTIST", Some(0)),
    ("ATHLETE", Some(0)),
    ("CLUB", Some(1)),
    ("COMPANY", Some(1)),
    ("FAC", None),
    ("GOVERNMENT", Some(1)),
    ("GROUP", None),
    ("MEDIA", Some(1)),
    ("NATION", Some(2)),
    ("NATURE", None),
    ("ORG", Some(1)),
    ("PER", Some(0)),
    ("PLACE", Some(2)),
    ("PRODUCT", None),
    ("WORK", None),
];

/// The words and vectors of `vectors.bin`, of one length and rounded as the artefact keeps them.
fn vectors(bytes: &[u8]) -> (Vec<String>, Vec<f32>, usize) {
    let whole = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let (n, d) = (whole(0).min(WORDS), whole(4));
    let mut words = Vec::with_capacity(n);
    let mut vectors = vec![0.0_f32; (n + 1) * d];
    let mut i = 8;
    for w in 1..=n {
        let l = whole(i);
        words.push(String::from_utf8_lossy(&bytes[i + 4..i + 4 + l]).into_owned());
        i += 4 + l;
        let v: Vec<f32> =
            bytes[i..i + 4 * d].chunks_exact(4).map(|c| f32::from_le_bytes(c.try_into().unwrap())).collect();
        i += 4 * d;
        let by = 0.5 * (d as f32).sqrt() / v.iter().map(|a| a * a).sum::<f32>().sqrt() * STEPS;
        for (o, a) in vectors[w * d..].iter_mut().zip(&v) {
            *o = (a * by).round().clamp(-127.0, 127.0) / STEPS;
        }
    }
    (words, vectors, d)
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out, ..] = arguments.as_slice() else { panic!("FOLDER OUT") };
    let number = |name: &str, otherwise: usize| {
        let at = arguments.iter().position(|a| a == name);
        at.map_or(otherwise, |at| arguments[at + 1].parse().expect("a number"))
    };
    let all = arguments.iter().any(|a| a == "--all");
    let (seed, passes) = (number("--seed", 21), number("--passes", 9));
    let (h, e) = (number("--state", 112), number("--observed", 56));
    let folder = Path::new(folder);
    let (words, vectors, d) = vectors(&std::fs::read(folder.join("vectors.bin")).expect("vectors.bin"));
    let vocab: HashMap<String, u32> =
        words.iter().enumerate().map(|(n, w)| (w.clone(), n as u32 + 1)).collect();
    let mut reader = Reader {
        folder,
        read: HashMap::new(),
        tagger: Tagger::default(),
        vocab: &vocab,
        vectors: &vectors,
        size: d,
        topics: Vec::new(),
    };
    let labels = |numbers: &[u8]| numbers.iter().map(|&n| As::Label(n)).collect::<Vec<_>>();
    // classes by the alphabet to our order, PER ORG LOC MISC
    let mut news = reader.load("anercorp", &labels(&[2, 3, 1, 0]));
    let dev = reader.load("anercorp_dev", &labels(&[2, 3, 1, 0]));
    // written for warraq: FAC GOV LOC MISC ORG PER
    let mut written = reader.load("written", &labels(&[2, 1, 2, 3, 1, 0]));
    let written_dev = reader.load("written_dev", &labels(&[2, 1, 2, 3, 1, 0]));
    // ANERcorp marks no organs of states, and of other things it marks some
    let theirs = [As::Unknown, As::Nothing, As::Label(2), As::Unknown, As::Label(1), As::Label(0)];
    let mut written_theirs = reader.load("written", &theirs);
    // real news, by the same guideline: LOC MISC ORG PER
    let mut real = reader.load("real", &labels(&[2, 3, 1, 0]));
    let real_dev = reader.load("real_dev", &labels(&[2, 3, 1, 0]));
    if all {
        real.extend(real_dev.iter().cloned());
        news.extend(dev.iter().cloned());
        written.extend(written_dev.iter().cloned());
        written_theirs.extend(reader.load("written_dev", &theirs));
    }
    let same: Vec<u8> = (0..WIKIFANE.len() as u8).collect();
    let wikifane = reader.load("wikifane", &labels(&same));
    let aqmar = reader.load("aqmar", &labels(&[2, 3, 1, 0]));
    let wojood = reader.load("wojood", &labels(&same[..8]));
    let aqmar_dev = reader.load("aqmar_dev", &labels(&[2, 3, 1, 0]));
    let topics = reader.topics;
    let ours = [Some(0), Some(1), Some(2), Some(3)];
    let groups: Vec<Option<u8>> = WIKIFANE.iter().map(|group| group.1).collect();
    let bank = Bank::gather(&[
        (&news, &ours),
        (&wikifane, &groups),
        (&aqmar, &[Some(0), Some(1), Some(2), None]),
        // EVENT FAC GPE LOC NORP OCC ORG PERS
        (&wojood, &[None, None, Some(2), None, None, None, Some(1), Some(0)]),
        (&written, &ours),
        (&real, &ours),
    ]);

    let mut dice = Dice(0x1234_5678_9ABC_DEF1 ^ (seed as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let names = ["PER", "ORG", "LOC", "MISC"];
    let corpus = |text, head, share, weight| Corpus { text, head, share, weight };
    let corpora = [
        corpus(news, ANERCORP, 1.0, 1.0),
        corpus(written, OURS, 1.0, 1.0),
        corpus(real, OURS, 1.0, 1.0),
        corpus(written_theirs, ANERCORP, 1.0, 0.5),
        corpus(wikifane, 1, 0.3, 0.5),
        corpus(aqmar, 2, 1.0, 0.5),
        corpus(wojood, 3, 1.0, 0.5),
    ];
    let shape = Shape { d, e, h, heads: vec![9, 2 * WIKIFANE.len() + 1, 9, 17, 9] };
    let mut net = Net::new(shape, vectors, topics, &mut dice);
    let (dense, table) = (net.p.len(), net.table.len());
    let mut learner =
        Learner { m: vec![0.0; dense], v: vec![0.0; dense], squares: vec![1e-8; table], step: 0 };
    // the mean of the later passes is what is kept
    let (mut sum_p, mut sum_t, mut summed) = (vec![0.0; dense], vec![0.0; table], 0.0);
    for pass in 0..passes {
        let plan = plan(&corpora, &mut dice);
        let mut loss = 0.0;
        for (number, (c, some)) in plan.iter().enumerate() {
            let corpus = &corpora[*c];
            let done = (pass as f32 + number as f32 / plan.len() as f32) / passes as f32;
            let fall = (1.0 - done).max(0.05);
            let rate = RATE * fall * (learner.step as f32 / 100.0).min(1.0);
            let mut own: Vec<Sentence> = some.iter().map(|&i| corpus.text[i].clone()).collect();
            if matches!(corpus.head, ANERCORP | OURS) {
                own.iter_mut().for_each(|s| bank.swap(s, &SWAPS, &mut dice));
                own.sort_by_key(|s| std::cmp::Reverse(s.len()));
            }
            let batch: Vec<&Sentence> = own.iter().collect();
            let table_rate = TABLE_RATE * (fall + 0.1).min(1.0);
            let lesson = Lesson { head: corpus.head, weight: corpus.weight };
            let l = learner.learn(&mut net, &batch, lesson, rate, table_rate, &mut dice, &DROP);
            if *c < 3 {
                loss += l;
            }
        }
        if pass >= passes / 2 {
            sum_p.iter_mut().zip(&net.p).for_each(|(s, v)| *s += v);
            sum_t.iter_mut().zip(&net.table).for_each(|(s, v)| *s += v);
            summed += 1.0;
        }
        eprintln!("pass {}: loss {loss:.0}", pass + 1);
    }
    net.p = sum_p.iter().map(|v| v / summed).collect();
    net.table = sum_t.iter().map(|v| v / summed).collect();
    let title = if all { "development split (seen in training)" } else { "development split" };
    let parts = [
        (title, &dev, ANERCORP),
        ("written, ours", &written_dev, OURS),
        ("real, ours", &real_dev, OURS),
        ("AQMAR dev, its own", &aqmar_dev, 2),
    ];
    for (title, text, head) in parts {
        let found = score::decode(&net, &net.emissions(text, head), head);
        println!("{title}: {}", score::score(text, &found, &names).1);
    }
    let files = [
        "anercorp",
        "anercorp_dev",
        "written",
        "written_dev",
        "real",
        "real_dev",
        "wikifane",
        "aqmar",
        "wojood",
    ];
    let own = files.iter().filter(|name| all || !name.ends_with("_dev")).map(|name| format!("{name}.txt"));
    let mut recipe = Recipe::new(format!("network; seed {seed}, passes {passes}"));
    for name in own.chain(["vectors.bin".to_owned()]) {
        recipe.inputs.push(Input::hashed(&folder.join(name)).expect("a file that was just read"));
    }
    recipe.notes.push(LICENCE.to_owned());
    std::fs::write(out, weights(&net, words).to_bytes(recipe)).expect("the artefact is written");
}

/// What may be done with what was learnt from these corpora.
const LICENCE: &str = "Licence: CC BY-SA 4.0 (ANERcorp; AQMAR and WikiFANE CC BY-SA 3.0; Wojood sample MIT; word \
    vectors from Arabic Wikipedia, CC BY-SA 4.0, and SANAD, CC BY 4.0, and from word statistics of news; ANT corpus \
    v1.1, Apache-2.0).";

/// What warraq reads of a network: of the outputs, ours and ANERcorp's, in the order of its guidelines.
fn weights(net: &Net, words: Vec<String>) -> Weights {
    let (shape, at) = (&net.shape, net.shape.at());
    let (x, h) = (shape.x(), shape.h);
    let part = |from: usize, long: usize| net.p[from..from + long].to_vec();
    Weights {
        words,
        // row 0 is that of words without a vector
        vectors: net.vectors[shape.d..].to_vec(),
        observed: net.table.clone(),
        observed_bias: part(at.fb, shape.e),
        directions: [0, 1].map(|k| {
            [part(at.w[k], x * 3 * h), part(at.u[k], h * 3 * h), part(at.b[k], 3 * h), part(at.c[k], h)]
        }),
        outputs: [OURS, ANERCORP]
            .map(|head| [part(at.v[head], shape.y() * 9), part(at.vb[head], 9), part(at.tr[head], 90)]),
        share: SHARE,
    }
}

/// Text that an output learns from.
struct Corpus {
    text: Vec<Sentence>,
    head: usize,
    /// The share of it that a pass reads.
    share: f32,
    /// How much its loss weighs.
    weight: f32,
}

/// The batches of a pass: of each corpus its share, neighbours in length together.
fn plan(corpora: &[Corpus], dice: &mut Dice) -> Vec<(usize, Vec<usize>)> {
    let mut plan: Vec<(usize, Vec<usize>)> = Vec::new();
    for (c, corpus) in corpora.iter().enumerate() {
        let text = &corpus.text;
        let fits = |i: &usize| (2..150).contains(&text[*i].len());
        let mut some: Vec<usize> =
            (0..text.len()).filter(|i| dice.roll() < corpus.share && fits(i)).collect();
        for i in (1..some.len()).rev() {
            some.swap(i, dice.below(i + 1));
        }
        for pool in some.chunks_mut(BATCH * 12) {
            pool.sort_by_key(|&i| std::cmp::Reverse(text[i].len()));
            plan.extend(pool.chunks(BATCH).map(|batch| (c, batch.to_vec())));
        }
    }
    for i in (1..plan.len()).rev() {
        plan.swap(i, dice.below(i + 1));
    }
    plan
}
