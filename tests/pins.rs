//! Pins what the whole of warraq makes of pages, dumps and sentences.
//!
//! The texts under `tests/pins/` are written for this test; outlets, persons and events are mostly invented.
//! Each has a snapshot under `tests/snapshots/`, small enough to be read: of a page or dump its blocks
//! (`kind | reason | text`, long texts shortened) and the article's fields; of sentences the line itself, below it
//! each finding with carets under the code points it covers, and the tokens with their clitics (`و+ب+ال+موصل`,
//! an enclitic as `كتاب=ه`).
//!
//! A change that is meant to change behaviour changes a snapshot, in a commit that says why:
//! `INSTA_UPDATE=always cargo test --test pins`, then read the difference.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use insta::{Settings, assert_snapshot, glob};
use warraq::boilerplate::{Article, BlockKind, Field, Options, decode, extract};
use warraq::document::{Document, Entity, Quote, Tagger};
use warraq::segment::Token;
use warraq::{Label, Span};

/// The names model is loaded once.
static TAGGER: LazyLock<Tagger> = LazyLock::new(Tagger::default);

/// Snapshots named after their input alone, with the input's path and nothing of the expression.
fn settings() -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings
}

#[test]
fn pages_and_dumps() {
    settings().bind(|| {
        glob!("pins/pages/*", |path| {
            let bytes = std::fs::read(path).expect("a readable page");
            let source: Arc<str> = decode(&bytes, None, "page").expect("a text").text.into();
            let article = extract(source, &Options::default()).expect("an article");
            assert_snapshot!("page", page(&article));
        });
    });
}

#[test]
fn sentences() {
    settings().bind(|| {
        glob!("pins/sentences/*.txt", |path| {
            let text = std::fs::read_to_string(path).expect("readable sentences");
            let drawn: Vec<String> = text.lines().map(sentence).collect();
            assert_snapshot!("sentences", drawn.join("\n"));
        });
    });
}

/// The blocks of a page, one a line, and its fields.
fn page(article: &Article) -> String {
    let mut out = String::new();
    for block in &article.blocks {
        writeln!(out, "{} | {} | {}", block.kind.as_str(), block.reason, short(&block.text)).unwrap();
    }
    out.push_str("---\n");
    let text = |field: &Option<Field>| field.as_ref().map(|field| short(&field.text));
    let slice = |span: Option<Span>| span.map(|span| short(span.of(&article.source)));
    let captions = article.blocks.iter().filter(|block| block.kind == BlockKind::Caption);
    let fields = [
        ("title", text(&article.title)),
        ("subtitle", text(&article.subtitle)),
        ("byline", text(&article.byline)),
        ("section", text(&article.section)),
        ("date", text(&article.date)),
        ("updated", text(&article.updated)),
        ("tags", list(article.tags.iter().map(|tag| short(&tag.text)))),
        ("captions", list(captions.map(|block| short(&block.text)))),
        ("site", article.site.clone()),
        ("url", article.url.clone()),
        ("dateline", slice(article.dateline)),
        ("agency", slice(article.agency)),
        ("language", article.language.clone()),
        ("reason", article.reason.clone()),
    ];
    for (name, value) in fields {
        writeln!(out, "{name}: {}", value.as_deref().unwrap_or("-")).unwrap();
    }
    out
}

fn list(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join(" ; "))
}

/// The first 40 and the last 20 characters of a text on one line.
fn short(text: &str) -> String {
    let text = text.replace('\n', "⏎");
    let count = text.chars().count();
    if count <= 63 {
        return text;
    }
    let (head, tail): (String, String) =
        (text.chars().take(40).collect(), text.chars().skip(count - 20).collect());
    format!("{head}…{tail}")
}

/// A sentence, what was found in it, and its tokens.
fn sentence(text: &str) -> String {
    let date = jiff::civil::date(2018, 3, 14);
    let document = TAGGER.tag(text.into(), Some(date));
    let mut out = format!("{text}\n");
    for (span, label) in findings(&document) {
        let before = text[..span.start].chars().count();
        let under = span.of(text).chars().count();
        let covered = short(span.of(text));
        writeln!(out, "{}{} {label} «{covered}»", " ".repeat(before), "^".repeat(under)).unwrap();
    }
    let tokens: Vec<String> = document.tokens.iter().map(|token| cut(text, token)).collect();
    writeln!(out, "= {}", tokens.join(" ")).unwrap();
    out
}

/// What is drawn under a text, in its order: entities, those inside others, and quotes.
fn findings(document: &Document) -> Vec<(Span, String)> {
    let mut found: Vec<(Span, String)> =
        document.entities.iter().map(|entity| (entity.span, entity_line(entity))).collect();
    found.extend(document.nested.iter().map(|name| (name.span, format!("nested {}", entity_line(name)))));
    found.extend(document.quotes.iter().map(|quote| (quote.span, quote_line(document, quote))));
    found.sort_by_key(|(span, _)| (span.start, span.end));
    found
}

fn entity_line(entity: &Entity) -> String {
    let mut out = entity.label.as_str().to_owned();
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            write!(out, " {name}={value}").unwrap();
        }
    };
    if matches!(entity.label, Label::Per | Label::Org | Label::Loc | Label::Misc) {
        add("canonical", entity.canonical.as_deref());
        add("id", entity.entity_id.as_deref());
        add("country", entity.country.as_deref());
        add("cluster", entity.cluster.map(|number| number.to_string()).as_deref());
    }
    add("value", entity.value.as_deref());
    add("mod", entity.modifier.as_deref());
    add("number", entity.number.map(|number| number.to_string()).as_deref());
    add("max", entity.number_max.map(|number| number.to_string()).as_deref());
    add("unit", entity.unit.as_deref());
    add("counted", entity.counted.as_deref());
    add("role", entity.role);
    out
}

fn quote_line(document: &Document, quote: &Quote) -> String {
    let of = |span: Option<Span>| span.map_or("-", |span| span.of(&document.text));
    let speaker = quote.speaker_id.as_deref().unwrap_or("-");
    format!("quote {} cue={} speaker={} id={speaker}", quote.kind.as_str(), of(quote.cue), of(quote.speaker))
}

/// A token with its clitics: `و+ب+ال+موصل`, `كتاب=ه`.
fn cut(text: &str, token: &Token) -> String {
    let mut out = String::new();
    for clitic in token.proclitics() {
        write!(out, "{}+", clitic.of(text)).unwrap();
    }
    out.push_str(token.stem.of(text));
    for pronoun in token.enclitics() {
        write!(out, "={}", pronoun.of(text)).unwrap();
    }
    out
}
