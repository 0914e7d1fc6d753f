//! Speed of text mode on one core: `cargo bench --bench boilerplate_lines -- SET…`; a set is a `.txt` file, or one of
//! labelled dumps (`tools/evaluate/lines`).

#[allow(dead_code, reason = "other tools read more of it")]
#[path = "../tools/evaluate/lines/labelled.rs"]
mod labelled;

use std::time::{Duration, Instant};

use labelled::{dumps, read};
use warraq::boilerplate::{Format, Options, extract};

fn main() {
    for path in std::env::args().skip(1).filter(|a| a != "--bench") {
        speed(&path);
    }
}

fn speed(path: &str) {
    let mut sources: Vec<String> = if path.ends_with(".txt") {
        vec![read(path)]
    } else {
        dumps(path).into_iter().map(|dump| dump.lines.join("\n")).collect()
    };
    let bytes: usize = sources.iter().map(String::len).sum();
    let rounds = (60_000_000 / bytes.max(1)).max(1);
    sources.iter_mut().for_each(|s| s.shrink_to_fit());
    let (start, busy) = (Instant::now(), on_cpu());
    let options = Options { format: Format::Text, ..Options::default() };
    let mut blocks = 0;
    for _ in 0..rounds {
        for source in &sources {
            blocks += extract(source.as_str().into(), &options).expect("under 4 GiB").blocks.len();
        }
    }
    let wall = start.elapsed();
    let cpu = on_cpu().zip(busy).map_or(wall, |(after, before)| after.saturating_sub(before));
    let rate = |time: Duration| (bytes * rounds) as f64 / 1e6 / time.as_secs_f64();
    println!("{path}: {:.1} MB/s of CPU time, {:.1} by the clock, {blocks} blocks", rate(cpu), rate(wall));
}

/// How long this thread ran, where the system tells: a busy machine does not count.
fn on_cpu() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
