//! Prints what the body model of HTML mode is trained on: `cargo run --release --example pages_measures -- PAGES…`.
//!
//! For each page a line `{"id", "site", "gold", "pieces": [[text, [measures…], [elements…]]…]}`; `train.py` reads it.

#[path = "../../evaluate/pages/labelled.rs"]
mod labelled;

use std::io::Write;

use warraq::boilerplate::html_measures;

fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for page in std::env::args().skip(1).flat_map(|path| labelled::pages(&path)) {
        let pieces = html_measures(&page.html);
        let record =
            serde_json::json!({"id": page.id, "site": page.site, "gold": page.gold, "pieces": pieces});
        writeln!(out, "{record}").expect("written");
    }
}
