//! Any page: no panic; every visible piece in one block, in order; each block's text is what a
//! reader sees of its span, also for a part of it; an empty body has a reason.

use std::sync::Arc;

use warraq::Span;
use warraq::boilerplate::{Format, Options, decode, extract, html_text};

/// The first byte picks the part of each block that is looked at; the others are a page.
pub fn check(data: &[u8]) {
    let Some((&pick, bytes)) = data.split_first() else { return };
    let Ok(decoded) = decode(bytes, None, "page") else { return };
    let source: Arc<str> = Arc::from(decoded.text);
    let article = extract(source.clone(), &Options { format: Format::Html, ..Options::default() })
        .expect("a page under 4 GiB");
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let shown: String = article.blocks.iter().map(|b| bare(&b.text)).collect();
    assert_eq!(shown, bare(&html_text(&source)));
    assert!(article.reason.is_some() || article.blocks.iter().any(|b| b.kind.is_body()));
    let mut last = 0;
    for block in &article.blocks {
        assert!(block.span.start >= last && !block.text.is_empty());
        last = block.span.end;
        assert_eq!(html_text(block.span.of(&source)), block.text);
        let visible: Vec<(usize, char)> =
            block.text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
        let (a, b) = (usize::from(pick) % visible.len(), usize::from(pick / 3) % visible.len());
        let (from, to) = (visible[a.min(b)], visible[a.max(b)]);
        let part = Span::new(from.0, to.0 + to.1.len_utf8());
        let at = block.alignment.to_source(part).shift(block.span.start);
        assert_eq!(html_text(at.of(&source)), part.of(&block.text));
    }
    let fields = [
        &article.title,
        &article.subtitle,
        &article.byline,
        &article.section,
        &article.date,
        &article.updated,
    ];
    for span in
        fields.into_iter().flatten().filter_map(|f| f.span).chain(article.dateline).chain(article.agency)
    {
        assert!(source.get(span.start..span.end).is_some_and(|s| !html_text(s).is_empty()));
    }
}
