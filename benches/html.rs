//! Speed of HTML mode: `cargo bench --bench html -- PAGES.jsonl[.gz]…` prints pages and megabytes a second of
//! processor time on one thread. A page is a JSON line with `html`.

#[allow(dead_code, reason = "other tools read more of it")]
#[path = "../tools/evaluate/pages/labelled.rs"]
mod labelled;

use std::sync::Arc;
use std::time::Instant;

use labelled::Page;
use warraq::boilerplate::{Format, Options, extract};

fn main() {
    for path in std::env::args().skip(1).filter(|a| a != "--bench") {
        speed(&path, &labelled::pages(&path));
    }
}

/// What this thread has spent of the processor, where the system tells.
fn processor_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

fn speed(path: &str, pages: &[Page]) {
    let bytes: usize = pages.iter().map(|p| p.html.len()).sum();
    let sources: Vec<Arc<str>> = pages.iter().map(|p| Arc::from(p.html.as_str())).collect();
    let options = Options { format: Format::Html, ..Options::default() };
    let mut best = f64::MAX;
    for _ in 0..3 {
        let (start, clock) = (processor_seconds(), Instant::now());
        for source in &sources {
            std::hint::black_box(extract(source.clone(), &options).expect("a page under 4 GiB"));
        }
        let spent = start.zip(processor_seconds()).map(|(before, after)| after - before);
        best = best.min(spent.unwrap_or_else(|| clock.elapsed().as_secs_f64()));
    }
    println!("{path}: {:.0} pages/s, {:.0} MB/s", pages.len() as f64 / best, bytes as f64 / best / 1e6);
}
