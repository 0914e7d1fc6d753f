//! Prints the times and amounts found in texts: `cargo run --example expressions_show [--date YYYY-MM-DD] FILE…`.

use warraq::expressions::find;
use warraq::words::Words;

fn main() {
    let (mut anchor, mut arguments) = (None, std::env::args().skip(1));
    while let Some(argument) = arguments.next() {
        if argument == "--date" {
            anchor = arguments.next().and_then(|d| d.parse().ok());
            continue;
        }
        let text = std::fs::read_to_string(&argument).expect("a readable file");
        for line in text.lines() {
            for e in find(&Words::read(line), anchor) {
                let mut from = e.span.start.saturating_sub(60);
                while !line.is_char_boundary(from) {
                    from += 1;
                }
                let mut to = (e.span.end + 50).min(line.len());
                while !line.is_char_boundary(to) {
                    to -= 1;
                }
                println!(
                    "{:9} {}[{}]{}  {} {} {:?} {:?} {} {} {}",
                    e.label.as_str(),
                    &line[from..e.span.start],
                    e.span.of(line),
                    &line[e.span.end..to],
                    e.value.unwrap_or_default(),
                    e.modifier.unwrap_or_default(),
                    e.number,
                    e.number_max,
                    e.unit.unwrap_or_default(),
                    e.counted.map_or("", |c| c.of(line)),
                    e.role.unwrap_or_default(),
                );
            }
        }
    }
}
