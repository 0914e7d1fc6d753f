//! Text mode as a whole: the blocks are the source, and the five articles come out right.

use std::path::PathBuf;

use proptest::prelude::*;
use warraq::boilerplate::{Article, BlockKind, Format, Options, extract};

fn text(source: &str) -> Article {
    let options = Options { format: Format::Text, ..Options::default() };
    extract(source.into(), &options).expect("under 4 GiB")
}

/// Ordered, disjoint, identical to the source, and every visible character in exactly one.
fn check(source: &str) -> Article {
    let article = text(source);
    let mut at = 0;
    for block in &article.blocks {
        assert!(block.span.start >= at && block.span.end > block.span.start);
        assert!(source[at..block.span.start].trim().is_empty(), "{source:?}");
        assert_eq!(block.span.of(source), block.text);
        assert!(block.alignment.is_identity() && block.alignment.target_len() == block.text.len());
        assert!((0.0..=1.0).contains(&block.score) && !block.reason.is_empty());
        at = block.span.end;
    }
    assert!(source[at..].trim().is_empty());
    let body = article.blocks.iter().any(|b| b.kind.is_body());
    assert_eq!(article.reason.is_none(), body, "an empty body has a reason, and only an empty one");
    for field in [&article.title, &article.byline, &article.section, &article.subtitle].into_iter().flatten()
    {
        assert_eq!(field.span.expect("of a text").of(source), field.text);
    }
    article
}

proptest! {
    #[test]
    fn blocks_cover_any_text(source in "\\PC*") {
        check(&source);
    }

    #[test]
    fn blocks_cover_lines(source in "([اأبتثجيةى،؛.؟«»:/|0-9٣ a-zA-Z•\u{200F}\u{FEFF}\u{A0}-]{0,40}(\n|\r\n|\r)){0,12}") {
        check(&source);
    }

    #[test]
    fn glued_furniture_never_breaks_the_cover(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "camera icon", "شارك", "فيسبوك", "تويتر", ". ", "\n", " ", "المصدر / ", "اقرأ أيضا: ", "قال الوزير إن العمل مستمر",
            "واتساب", "Tweet", "Facebook", "؟", "12 تعليق", "|", "كتب: أحمد علي", "الجمعة 3 نوفمبر 2017", "بغداد/ رويترز ـ ", "\r\n\r\n",
        ]), 0..40)
    ) {
        check(&pieces.concat());
    }
}

#[test]
fn nothing_is_an_article_with_a_reason() {
    for source in ["", " \n\t\r\n", "\u{FEFF}", "الرئيسية\nسياسة\nرياضة\nمن نحن"] {
        assert!(check(source).reason.is_some());
    }
}

fn corpus() -> Option<Vec<String>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folder = [folder, beside].into_iter().find(|f| f.is_dir())?;
    let mut paths: Vec<_> = std::fs::read_dir(folder).ok()?.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    Some(paths.iter().map(|p| std::fs::read_to_string(p).expect("UTF-8")).collect())
}

#[test]
fn no_paragraph_of_the_five_articles_is_lost() {
    let Some(sources) = corpus() else { return };
    for source in &sources {
        let article = check(source);
        assert!(article.title.is_some());
        let numbered = article.blocks.iter().find(|b| b.kind == BlockKind::PageNumber);
        let end = numbered.map_or(source.len(), |b| b.span.start);
        for block in article.blocks.iter().filter(|b| b.span.end <= end) {
            // A line of two sentences' length before a page number is text.
            if block.text.chars().count() > 110 {
                assert_eq!(block.kind, BlockKind::Paragraph, "{}", block.text);
            }
        }
    }
}

#[test]
fn dumps_written_by_hand_keep_their_text() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/annotated/dumps/develop");
    let (mut both, mut found, mut wanted) = (0, 0, 0);
    for entry in std::fs::read_dir(folder).expect("the dumps") {
        let rows = std::fs::read_to_string(entry.expect("a file").path()).expect("UTF-8");
        let rows: Vec<(&str, &str)> = rows.lines().map(|r| r.split_once('\t').expect("a kind")).collect();
        let source = rows.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
        let article = check(&source);
        let mut at = 0;
        for (kind, line) in rows {
            let here = article.blocks.iter().find(|b| b.span.end > at).expect("a block for every line");
            let body = BlockKind::from_name(kind).expect("a kind").is_body();
            wanted += usize::from(body);
            found += usize::from(here.kind.is_body());
            both += usize::from(body && here.kind.is_body());
            at += line.len() + 1;
        }
    }
    let f1 = 2.0 * both as f64 / (found + wanted) as f64;
    assert!(f1 > 0.9, "body line F1 {f1:.3}");
}
