//! From raw text to every table: articles a second, stage by stage, on one thread and on two.
//!
//! `cargo bench --bench corpus` prints a table. The articles are made of the sample corpus,
//! cut and joined to about 500 words each; `cargo bench --bench corpus -- FOLDER` takes others.

use std::sync::Arc;
use std::time::Instant;

use warraq::boilerplate::Format;
use warraq::corpus::{
    Cancel, Content, Documents, ExtractStep, Input, Item, Mapping, Plan, Source, TableKind, Tables, Wanted,
    run,
};

/// Articles in a run.
const ARTICLES: usize = 2000;
/// Words in an article, about.
const WORDS: usize = 500;

/// The text dumps among the files of `folder`, one after another.
fn dumps(folder: &str) -> Vec<String> {
    let input = Input::files(&[folder.to_owned()], &Mapping::default()).expect("a folder");
    let texts = input.documents().flatten().filter_map(|source| match source.content {
        Content::Bytes(bytes) if source.id.ends_with(".txt") => String::from_utf8(bytes).ok(),
        _ => None,
    });
    texts.collect()
}

/// Lines of all dumps in turn, about `WORDS` words to an article.
fn articles(dumps: &[String]) -> Vec<String> {
    let mut lines = dumps.iter().flat_map(|dump| dump.lines()).cycle();
    let mut made = Vec::with_capacity(ARTICLES);
    while made.len() < ARTICLES {
        let (mut article, mut words) = (String::new(), 0);
        while words < WORDS {
            let line = lines.next().expect("a line");
            words += line.split_whitespace().count();
            article.push_str(line);
            article.push('\n');
        }
        made.push(article);
    }
    made
}

fn documents(articles: &Arc<[Arc<str>]>) -> Documents {
    let articles = articles.clone();
    let item = move |n: usize| -> Item { Ok(Source::new(n.to_string(), Content::Text(articles[n].clone()))) };
    Documents::new((0..ARTICLES).map(item))
}

/// Seconds of processor time that this process has used on all threads, where the system tells.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(f64::NAN);
    // User and system time, in hundredths of a second.
    (ticks(11) + ticks(12)) / 100.0
}

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder =
        folder.unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/python/warraq/sample").to_owned());
    let articles: Arc<[Arc<str>]> = articles(&dumps(&folder)).into_iter().map(Arc::from).collect();
    let words: usize = articles.iter().map(|article| article.split_whitespace().count()).sum();
    println!("{ARTICLES} articles of {} words", words / ARTICLES);
    let plain = Arc::new(Plan::default());
    let step = ExtractStep { format: Format::Text, ..ExtractStep::default() };
    let extract = Arc::new(Plan { extract: Some(step), ..Plan::default() });
    let none = Wanted::NONE;
    let stages: [(&str, &Arc<Plan>, Wanted); 7] = [
        ("read", &plain, none),
        ("extract", &extract, none),
        ("extract, blocks and articles", &extract, none.with(TableKind::Articles).with(TableKind::Blocks)),
        ("extract, sentences", &extract, none.with(TableKind::Sentences)),
        ("extract, tokens", &extract, none.with(TableKind::Tokens)),
        ("extract, entities and quotes", &extract, none.with(TableKind::Entities).with(TableKind::Quotes)),
        ("everything", &extract, Wanted::ALL),
    ];
    println!("{:32} {:>12} {:>12} {:>7} {:>16}", "", "1 thread", "2 threads", "gain", "CPU ms/article");
    for (name, plan, wanted) in stages {
        let speed = |threads: usize| {
            let begin = Instant::now();
            let mut sink = |_: Tables| Ok(());
            run(plan, documents(&articles), wanted, threads, &Cancel::default(), &mut sink).expect("a run");
            ARTICLES as f64 / begin.elapsed().as_secs_f64()
        };
        speed(1);
        let before = processor();
        let one = speed(1);
        let cost = (processor() - before) * 1000.0 / ARTICLES as f64;
        let two = speed(2);
        println!("{name:32} {one:>10.0}/s {two:>10.0}/s {:>6.2}x {cost:>16.3}", two / one);
    }
}
