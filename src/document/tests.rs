//! Documents keep their place in the source.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::boilerplate::{Options, extract};
use crate::span::AlignmentBuilder;

/// Drops every alef: a rewriting that moves all offsets.
fn without_alef(text: &str) -> (String, Alignment) {
    let mut builder = AlignmentBuilder::default();
    let mut out = String::new();
    for c in text.chars() {
        if c == 'ا' {
            builder.replace(c.len_utf8(), 0);
        } else {
            builder.copy(c.len_utf8());
            out.push(c);
        }
    }
    (out, builder.finish())
}

#[test]
fn a_rewritten_text_shows_its_source() {
    let document = Document::new("وصل إلى بغداد".into()).rewritten(without_alef);
    assert_eq!(&*document.text, "وصل إلى بغدد");
    let start = document.text.find("بغدد").unwrap();
    let span = Span::new(start, document.text.len());
    assert_eq!(document.surface(span), "بغداد");
    assert_eq!(document.to_source(span).of(&document.source), "بغداد");
}

#[test]
fn blank_texts_have_no_block() {
    assert!(Document::new(" \n".into()).blocks.is_empty());
    let tagged = Tagger::default().tag("".into(), None);
    assert!(tagged.tokens.is_empty() && tagged.entities.is_empty());
}

proptest! {
    #[test]
    fn spans_of_an_article_slice_its_source(source in "([ا-ي ]{0,12}[.\n]{1,2}){0,6}") {
        let article = Arc::new(extract(source.clone().into(), &Options::default()).unwrap());
        let document = Tagger::default().tag_article(article.clone(), Some(&BlockKind::ALL), None);
        for (index, span) in &document.blocks {
            prop_assert_eq!(document.to_source(*span), article.blocks[*index].span);
        }
        for span in document.sentences.iter().copied().chain(document.tokens.iter().map(|t| t.span)) {
            prop_assert_eq!(document.to_source(span).of(&source), span.of(&document.text));
            prop_assert_eq!(document.surface(span), span.of(&document.text));
            let place = document.block_at(span.start).expect("a block");
            prop_assert!(document.blocks[place].1.contains(span));
        }
    }

    #[test]
    fn rewriting_keeps_coordinates(source in "([ا-ي ]{0,12}[.\n]{1,2}){0,6}") {
        let document = Document::new(source.clone().into()).rewritten(without_alef);
        let document = Tagger::default().apply(document, None, Depth::Quotes);
        for token in &document.tokens {
            let shown = document.surface(token.span);
            prop_assert_eq!(shown.replace('ا', ""), token.span.of(&document.text));
        }
    }
}
