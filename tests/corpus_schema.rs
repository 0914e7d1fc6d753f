//! `docs/tables.md` shows the schemas as they are.
//!
//! `WARRAQ_WRITE=1 cargo test --test corpus_schema` writes the page anew.

use std::fmt::Write;
use std::path::Path;

use warraq::corpus::schema::{Column, Provenance};
use warraq::corpus::{
    Concordance, Cooccurrence, Frequencies, HEAD, Naming, Order, Overview, Places, Query, Question, TAIL,
    TableKind, Timeline, Variants,
};

const INTRODUCTION: &str = "# The tables

Every table begins with the same columns, then come those of its kind, then three that all share.
`start` and `end` count Unicode code points of the source (the file as it is decoded, without its
byte-order mark), half open; both are null where a row has no single place in the source. In text
sources `source[start:end] == text` holds for every row; in HTML sources
`html_text(source[start:end]) == text`. Every column but `doc_id` may be null.

The metadata of every table hold `warraq.version`, `warraq.model` and `warraq.profile`.

This page is printed from the definitions in `src/corpus/tables/` and `src/corpus/counts/` by `WARRAQ_WRITE=1 cargo test --test corpus_schema`.
";

fn columns(page: &mut String, columns: &[Column]) {
    page.push_str("\n| Column | Type | What it holds |\n|---|---|---|\n");
    for column in columns {
        writeln!(page, "| `{}` | {} | {} |", column.name, column.kind.as_str(), column.about).unwrap();
    }
}

fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    page.push_str("\n## Every table begins\n");
    columns(&mut page, HEAD);
    page.push_str("\n## Every table ends\n");
    columns(&mut page, TAIL);
    for kind in TableKind::ALL {
        write!(page, "\n## {}\n\n{}\n", kind.as_str(), kind.about()).unwrap();
        columns(&mut page, kind.own_columns());
    }
    let concordance =
        Concordance { query: Query::words("كلمة").unwrap(), width: 0, order: Order::Document };
    let answers: [(&str, &str, Vec<Column>); 8] = [
        ("frequencies", "The most frequent words first.", Frequencies::default().columns()),
        ("concordance", "One row for each place where the query occurs.", concordance.columns()),
        ("cooccurrence", "The most frequent pairs first.", Cooccurrence::default().columns()),
        ("naming", "The most named actors first.", Naming::default().columns()),
        (
            "variants",
            "The most named actors first; an ambiguous form stays by itself and names its candidates.",
            Variants::default().columns(),
        ),
        ("timeline", "Period by period.", Timeline::default().columns()),
        (
            "places",
            "The most named places first; only those whose coordinates are known.",
            Places::default().columns(),
        ),
        ("overview", "Group by group.", Overview.columns()),
    ];
    page.push_str("\n# The counts\n");
    for (name, note, own) in answers {
        write!(page, "\n## {name}\n\n{note}\n").unwrap();
        columns(&mut page, &own);
    }
    page
}

#[test]
fn the_page_shows_the_schemas() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md");
    let page = page();
    if std::env::var_os("WARRAQ_WRITE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written == page, "docs/tables.md differs from the schemas; write it anew");
}

#[test]
fn names_are_distinct_and_metadata_are_there() {
    for kind in TableKind::ALL {
        let schema = kind.schema(&Provenance { model: "m".into(), profile: "p".into() });
        let mut names: Vec<_> = schema.fields().iter().map(|field| field.name().clone()).collect();
        assert_eq!(names[..5], ["doc_id", "start", "end", "text", "block"]);
        names.sort();
        names.dedup();
        assert_eq!(names.len(), schema.fields().len(), "{}", kind.as_str());
        assert_eq!(TableKind::from_name(kind.as_str()), Some(kind));
        assert_eq!(schema.metadata()["warraq.version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(schema.metadata()["warraq.model"], "m");
        assert_eq!(schema.metadata()["warraq.profile"], "p");
    }
}
