//! Templates: what repeats is learned, merged, saved and weighed, and real text that repeats is kept.

use warraq::Error;
use warraq::boilerplate::{Article, BlockKind, Extractor, Format, Options};

const PLACES: [&str; 8] = ["الموصل", "البصرة", "وهران", "صفاقس", "عدن", "حلب", "أسوان", "طنجة"];
const THINGS: [&str; 8] =
    ["المدارس", "الطرق", "المستشفيات", "الموانئ", "الحقول", "السدود", "المصانع", "الأسواق"];

/// A page of a site: its own lines, and a story that no other page has.
fn page(number: usize, refrain: &str) -> String {
    let (place, thing) = (PLACES[number % 8], THINGS[number / 8 % 8]);
    format!(
        "ديوان المدينة للأنباء\nخدمات الديوان اليومية\nخطة جديدة لصيانة {thing} في {place} رقم {number}\n\
         قال مسؤول في {place}، إن العمل في صيانة {thing} بدأ يوم أمس بعد تأخير دام {number} يوماً.\n\
         وأضاف أن {number} عاملاً يشاركون في إصلاح {thing}، وأن الكلفة تبلغ مليون دولار في {place}.\n{refrain}\
         قرأ هذا الموضوع {number}3 زائراً\nبإشراف مجموعة الديوان القابضة في العاصمة وبترخيص من الوزارة"
    )
}

fn taken_apart(extractor: &Extractor, source: &str, group: &str) -> Article {
    let options = Options { format: Format::Text, ..Options::default() };
    extractor.extract(source.into(), &options, Some(group)).expect("under 4 GiB")
}

fn fitted(range: std::ops::Range<usize>, group: &str) -> Extractor {
    let pages: Vec<(String, &str)> = range.map(|n| (page(n, ""), group)).collect();
    let mut extractor = Extractor::default();
    extractor.partial_fit(&pages).expect("under 4 GiB");
    extractor
}

#[test]
fn lines_that_repeat_are_the_sites() {
    let extractor = fitted(1..61, "diwan");
    assert_eq!(extractor.documents(), 60);
    let source = page(77, "");
    let article = taken_apart(&extractor, &source, "diwan");
    for block in &article.blocks {
        assert_eq!(block.span.of(&source), block.text);
        let site =
            block.text.contains("الديوان") || block.text.contains("ديوان") || block.text.contains("زائراً");
        assert_eq!(block.kind.is_junk(), site, "{:?} {}", block.kind, block.text);
        assert_eq!(block.reason.contains("of 60 documents"), site, "{}", block.reason);
    }
    // Of another group nothing is known.
    let other = taken_apart(&extractor, &source, "elsewhere");
    assert!(other.blocks.iter().all(|b| !b.reason.contains("documents")));
}

#[test]
fn a_refrain_and_a_shared_lead_stay() {
    let refrain = "وكانت المدينة شهدت العام الماضي احتجاجات واسعة على تأخر الأعمال، وأعلنت الحكومة حينها لجنة للتحقيق.\n";
    // Once in each of ten outlets, and in three of sixty stories of the eleventh.
    let mut pages: Vec<(String, String)> = Vec::new();
    for outlet in 0..10 {
        for number in 0..25 {
            let text = page(outlet * 31 + number, if number == 7 { refrain } else { "" });
            pages.push((text, format!("outlet {outlet}")));
        }
    }
    let mut extractor = Extractor::default();
    extractor.partial_fit(&pages).expect("under 4 GiB");
    let source = page(500, refrain);
    let article = taken_apart(&extractor, &source, "outlet 3");
    let block = article.blocks.iter().find(|b| b.text == refrain.trim()).expect("its own block");
    assert_eq!(block.kind, BlockKind::Paragraph);
}

#[test]
fn the_place_tells_what_a_line_that_stands_once_is() {
    // A short line without a verb between the site's line and the text; a headline below the head of a list.
    let inside = |n: usize| format!("قائمة {} {}\n", THINGS[n % 8], PLACES[n / 8 % 8]);
    let below =
        |n: usize| format!("بوابة العناوين الموازية\nافتتاح سوق {} {}\n", PLACES[n % 8], THINGS[n / 8 % 8]);
    let whole = |n: usize| page(n, &inside(n)) + "\n" + &below(n) + "دائرة الأرشفة";
    let pages: Vec<(String, &str)> = (1..80).map(|n| (whole(n), "diwan")).collect();
    let mut extractor = Extractor::default();
    extractor.partial_fit(&pages).expect("under 4 GiB");
    let source = whole(123);
    let article = taken_apart(&extractor, &source, "diwan");
    let kind = |start: &str| article.blocks.iter().find(|b| b.text.starts_with(start)).map(|b| b.kind);
    assert!(kind("قائمة").is_some_and(|kind| !kind.is_junk()), "{:?}", kind("قائمة"));
    assert!(kind("بوابة").is_some_and(BlockKind::is_junk), "{:?}", kind("بوابة"));
    assert!(kind("افتتاح").is_some_and(BlockKind::is_junk), "{:?}", kind("افتتاح"));
}

#[test]
fn copies_of_a_story_count_once() {
    let pages: Vec<(String, &str)> = (0..30).map(|_| (page(5, ""), "diwan")).collect();
    let mut extractor = Extractor::default();
    extractor.partial_fit(&pages).expect("under 4 GiB");
    assert_eq!(extractor.documents(), 1);
}

#[test]
fn parts_merge_into_the_whole() {
    let (mut left, right) = (fitted(1..31, "diwan"), fitted(31..61, "diwan"));
    left.merge(&right);
    let whole = fitted(1..61, "diwan");
    assert_eq!(left.to_bytes(), whole.to_bytes());
    let source = page(99, "");
    assert_eq!(taken_apart(&left, &source, "diwan"), taken_apart(&whole, &source, "diwan"));
}

#[test]
fn a_file_is_read_back_or_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("templates.bin");
    let kinds = vec![BlockKind::Title, BlockKind::Paragraph];
    let extractor = fitted(1..20, "diwan").keeping(Some(kinds.clone()));
    extractor.save(&path).expect("writable");
    let loaded = Extractor::load(&path).expect("whole");
    assert_eq!(loaded.to_bytes(), extractor.to_bytes());
    assert_eq!(loaded.kept(), Some(&kinds[..]));
    assert_eq!(Extractor::from_bytes(&fitted(1..2, "diwan").to_bytes()).expect("whole").kept(), None);
    let bytes = extractor.to_bytes();
    for cut in [0, 7, 8, 12, 20, 28, bytes.len() / 2, bytes.len() - 1] {
        assert!(matches!(Extractor::from_bytes(&bytes[..cut]), Err(Error::Model { .. })), "{cut}");
    }
    for at in [0, 9, 14, 22, 40, bytes.len() - 2] {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        assert!(matches!(Extractor::from_bytes(&altered), Err(Error::Model { .. })), "{at}");
    }
    assert!(matches!(Extractor::load(folder.path().join("none")), Err(Error::Io { .. })));
}

#[test]
fn phrases_of_the_caller_mark_lines() {
    let phrases = [("^حصريات الديوان", BlockKind::Promo)];
    let extractor = Extractor::with_phrases(phrases);
    let source = page(3, "حصريات الديوان كل مساء\n");
    let article = taken_apart(&extractor, &source, "");
    let block = article.blocks.iter().find(|b| b.text.starts_with("حصريات")).expect("a block");
    assert!(block.kind.is_junk(), "{:?}", block.kind);
}

#[test]
fn what_a_template_removes_is_no_field() {
    let signed = |number: usize| {
        let (head, rest) =
            page(number, "").split_once("\nقال").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        format!("{head}\nكتبت: زينة القيسي\nالوسوم: {}، طرق\nقال{rest}", PLACES[number % 8])
    };
    let source = signed(77);
    let alone = taken_apart(&Extractor::default(), &source, "diwan");
    assert_eq!(alone.byline.as_ref().map(|field| field.text.as_str()), Some("زينة القيسي"));
    let pages: Vec<(String, &str)> = (1..61).map(|n| (signed(n), "diwan")).collect();
    let mut extractor = Extractor::default();
    extractor.partial_fit(&pages).expect("under 4 GiB");
    let article = taken_apart(&extractor, &source, "diwan");
    let block = article.blocks.iter().find(|block| block.text.contains("زينة")).expect("a block");
    assert!(block.kind.is_junk(), "{:?}", block.kind);
    assert_eq!(article.byline, None);
    // Every field that stands in the page is shown by a block that is not junk, tags aside.
    let fields = [&article.title, &article.subtitle, &article.byline, &article.section, &article.date];
    for span in fields.into_iter().flatten().filter_map(|field| field.span) {
        assert!(article.blocks.iter().any(|block| !block.kind.is_junk() && block.span.contains(span)));
    }
}
