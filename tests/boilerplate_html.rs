//! The promise of HTML mode: `html_text(source[span])` is the text, for blocks and parts of blocks.

use std::io::BufRead;
use std::sync::Arc;

use proptest::prelude::*;
use warraq::Span;
use warraq::boilerplate::{Article, Format, Options, extract, html_text};

fn page(html: &str) -> Article {
    extract(Arc::from(html), &Options { format: Format::Html, ..Options::default() }).unwrap()
}

/// Checks whole blocks, and parts of blocks cut at visible characters picked by `pick`.
fn promise(article: &Article, mut pick: impl FnMut(usize) -> usize) {
    let source = &article.source;
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let shown: String = article.blocks.iter().map(|b| bare(&b.text)).collect();
    assert_eq!(shown, bare(&html_text(source)), "every visible piece is in one block");
    let mut last = 0;
    for block in &article.blocks {
        assert!(block.span.start >= last, "blocks overlap or are out of order");
        last = block.span.end;
        assert_eq!(html_text(block.span.of(source)), block.text);
        assert!(!block.text.is_empty());
        assert_eq!(block.alignment.source_len(), block.span.len());
        assert_eq!(block.alignment.target_len(), block.text.len());
        let places: Vec<Span> = block
            .text
            .char_indices()
            .filter(|(_, c)| !c.is_whitespace())
            .map(|(i, c)| Span::new(i, i + c.len_utf8()))
            .collect();
        for _ in 0..3 {
            let (a, b) = (pick(places.len()), pick(places.len()));
            let span = places[a.min(b)].cover(places[a.max(b)]);
            let at = block.alignment.to_source(span).shift(block.span.start);
            assert_eq!(html_text(at.of(source)), span.of(&block.text), "{:?}", at.of(source));
        }
    }
}

fn piece() -> impl Strategy<Value = String> {
    const NAMES: &[&str] = &[
        "p",
        "div",
        "b",
        "a",
        "span",
        "li",
        "ul",
        "td",
        "tr",
        "table",
        "h2",
        "script",
        "style",
        "svg",
        "x-y",
        "foo",
        "template",
        "noscript",
        "figcaption",
        "br",
        "img",
        "title",
        "em",
    ];
    prop_oneof![
        6 => "[ابتثج دهو،.\\n\u{a0}a-c<&;#1x]{1,12}",
        4 => prop::sample::select(NAMES).prop_map(|n| format!("<{n}>")),
        4 => prop::sample::select(NAMES).prop_map(|n| format!("</{n}>")),
        2 => prop::sample::select(NAMES).prop_map(|n| format!("<{n} class='x' style=\"display: none\">")),
        1 => prop::sample::select(NAMES).prop_map(|n| format!("<{n} hidden>")),
        1 => prop::sample::select(NAMES).prop_map(|n| format!("<{n}/>")),
        2 => prop::sample::select(&["&amp;", "&nbsp;", "&lt", "&#1583;", "&zwnj;", "&notin", "&bogus;", "&#x20;"][..])
            .prop_map(str::to_owned),
        1 => prop::sample::select(&["<!-- x -->", "<!-->", "<!--", "<!doctype html>", "<?xml?>", "</>", "</ 3>", "<3",
            "<br><br>", "\0", "<a href='", "</br>"][..]).prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn generated_pages_keep_the_promise(
        pieces in prop::collection::vec(piece(), 0..40),
        picks in prop::collection::vec(0usize..1000, 64),
    ) {
        let mut picks = picks.into_iter().cycle();
        promise(&page(&pieces.concat()), |n| picks.next().unwrap() % n);
    }
}

#[test]
fn real_pages_keep_the_promise() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/boilerplate");
    let folder = if folder.exists() { folder } else { "../../shared/data/boilerplate".into() };
    for (name, step) in [("arabic_pages", 1), ("scrapinghub", 6), ("wcxb_dev_article", 40)] {
        let Ok(file) = std::fs::File::open(folder.join(format!("{name}.jsonl.gz"))) else {
            eprintln!("skipped: {name} is not there");
            continue;
        };
        let lines = std::io::BufReader::new(flate2::read::GzDecoder::new(file)).lines();
        for line in lines.step_by(step) {
            let record: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            let article = page(record["html"].as_str().unwrap());
            let mut state = 7usize;
            promise(&article, |n| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) % n
            });
        }
    }
}
