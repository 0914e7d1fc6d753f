//! Pages that nobody wrote by hand: blocks and a reason, in time that grows with the page.

use std::sync::Arc;
use std::time::{Duration, Instant};

use warraq::boilerplate::{Article, Format, Options, decode, extract, html_text};

fn page(html: String) -> Article {
    extract(Arc::from(html), &Options { format: Format::Html, ..Options::default() }).unwrap()
}

/// Extracts `repeated` until a megabyte is full, and a quarter of it: four times the work may take eight times as long.
fn grows_in_step(name: &str, before: &str, repeated: &str, after: &str) {
    let timed = |bytes: usize| {
        let html = format!("{before}{}{after}", repeated.repeat(bytes / repeated.len()));
        let start = Instant::now();
        let article = page(html);
        assert!(!article.blocks.is_empty() || article.reason.is_some(), "{name}");
        start.elapsed()
    };
    let (short, long) = (timed(1 << 18), timed(1 << 20));
    assert!(long < short * 12 + Duration::from_millis(400), "{name}: {short:?}, then {long:?}");
}

#[test]
fn time_grows_with_the_page() {
    for (name, before, repeated, after) in [
        ("nested", "", "<div>", "<p>نص"),
        ("nested runs", "", "<b>", "<p>نص"),
        ("nested runs and breaks", "<b><b><b><b><b><b><b><b>", "<b><br><br>x", ""),
        ("nested lists", "", "<ul><li>بند", ""),
        ("nested tables", "", "<table><tr><td>خلية", ""),
        ("list without end", "<ul>", "<li>بند من القائمة", ""),
        ("paragraphs without end", "", "<p>فقرة من النص تقول شيئا عن شيء آخر.", ""),
        ("end tags that close nothing", "<b><table><tr><td>", "<div></b>x", ""),
        ("end tags alone", "", "</p></div></b>", ""),
        ("hidden without end", "", "<div hidden>نص", ""),
        ("hidden", "", "<div hidden>نص</div><p>نص", ""),
        ("comments without end", "", "<!-- ", ""),
        ("tags without end", "", "<a href='", ""),
        ("less-than", "", "< ", ""),
        ("ampersands", "", "&amp", ""),
        ("scripts without end", "", "<script>x</scrip", ""),
        ("nuls", "", "\0<p>\0", ""),
        ("classes", "", "<p class='related-posts share'>نص</p>", ""),
        ("links", "", "<a href=x>رابط</a> ", ""),
        ("json", "<script type=application/ld+json>", "[", "</script><p>نص"),
        ("one line", "<p>", "كلمة ", ""),
    ] {
        grows_in_step(name, before, repeated, after);
    }
}

#[test]
fn a_giant_attribute_costs_once() {
    let html = format!("<div class='{}'>{}", "related ".repeat(100_000), "<p>فقرة</p>".repeat(20_000));
    let start = Instant::now();
    assert_eq!(page(html).blocks.len(), 20_000);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn what_has_no_body_says_why() {
    for (html, word) in [
        ("", "empty"),
        (" \n ", "empty"),
        ("<script>x</script>", "visible"),
        (
            "<form><label>البريد <input></label><label>كلمة السر <input type=password></label><button>دخول</button></form>",
            "form",
        ),
        ("<ul><li><a href=1>الرئيسية</a><li><a href=2>سياسة</a><li><a href=3>رياضة</a></ul>", "links"),
    ] {
        let article = page(html.to_owned());
        assert_eq!(article.body().0, "", "{html}");
        assert!(article.reason.as_deref().is_some_and(|r| r.contains(word)), "{:?}", article.reason);
    }
}

#[test]
fn nuls_are_characters() {
    assert_eq!(html_text("<p>ا\0ب</p>"), "ا\0ب");
    let article = page("<p>ا\0ب</p>".to_owned());
    assert_eq!(article.blocks[0].text, "ا\0ب");
}

#[test]
fn hidden_elements_are_not_seen_and_all_others_are() {
    let html = "<p>أ<span style='display : none'>ب</span>ج</p><div hidden>د<div>ه</div></div><details><summary>و</summary>ز\
        </details><template>ح</template><noscript>ط</noscript><p aria-hidden=true>ي</p><svg><text>ك</text></svg>\
        <p hidden>ل<select><option>م</select>";
    let seen: Vec<_> = page(html.to_owned()).blocks.into_iter().map(|b| b.text).collect();
    // A hidden element that is never closed hides nothing.
    assert_eq!(seen, ["أج", "و", "ز", "ي", "ل", "م"]);
}

#[test]
fn a_hundred_thousand_nested_tags() {
    let deep = 100_000;
    for name in ["div", "b", "table", "ul", "x-y", "font"] {
        let html = format!("<{name}>").repeat(deep) + "<p>نص في العمق" + &format!("</{name}>").repeat(deep);
        let article = page(html);
        assert_eq!(article.blocks.len(), 1, "{name}");
        assert_eq!(article.blocks[0].text, "نص في العمق");
    }
}

#[test]
fn what_is_no_page_is_an_error_that_says_so_or_an_article() {
    let arabic = "قال الوزير إن العمل سيبدأ غدا في المدينة القديمة.";
    let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(arabic);
    let sound = format!("<p>{arabic}</p>").repeat(60);
    let mixed =
        [b"<html><meta charset=utf-8>".as_slice(), sound.as_bytes(), b"<p>", &windows, b"</p>"].concat();
    let read = |bytes: &[u8]| decode(bytes, None, "page.html").map(|d| page(d.text));
    let article = read(&mixed).unwrap();
    assert_eq!(
        article.blocks.iter().filter(|b| b.text == arabic).count(),
        60,
        "the part that is UTF-8 stays"
    );
    for (bytes, what) in [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), "PNG"),
        (b"%PDF-1.4\n%\xE2\xE3\xCF\xD3", "PDF"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", "zip"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
    ] {
        let error = read(bytes).unwrap_err().to_string();
        assert!(
            error.starts_with("page.html: ") && error.to_lowercase().contains(&what.to_lowercase()),
            "{error}"
        );
    }
    assert!(read(b"").unwrap().reason.is_some_and(|r| r.contains("empty")));
    let login = "<html><body><h1>تسجيل الدخول</h1><form><p>أدخل بريدك الإلكتروني وكلمة السر للمتابعة</p><label>البريد\
        <input></label><label>كلمة السر<input type=password></label><button>دخول</button><a href=/f>نسيت كلمة السر؟</a></form>";
    let article = page(login.to_owned());
    assert!(!article.blocks.is_empty() && article.reason.is_some(), "{:?}", article.blocks);
}

/// Fifty megabytes of each kind; run by `.ci/full`, with `--release`.
#[test]
#[ignore = "takes minutes; .ci/full runs it"]
fn fifty_megabytes() {
    let size = 50 << 20;
    for (name, repeated) in [
        (
            "an article",
            "<p>قال رئيس البلدية إن العمل في الجسر الجديد سيبدأ مطلع الشهر المقبل، وإن الطريق القديم سيبقى مفتوحا.</p>\n",
        ),
        ("comments", "<div class=comment><b>قارئ</b> <a href=#>رد</a><p>شكرا لكم على هذا الخبر</p></div>"),
        ("nested", "<div>"),
        ("one line", "كلمة "),
        ("binary", "\0\u{1}<\u{2}&#x;"),
    ] {
        let start = Instant::now();
        let article = page(repeated.repeat(size / repeated.len()));
        assert!(!article.blocks.is_empty() || article.reason.is_some(), "{name}");
        println!("{name}: {:.1} s", start.elapsed().as_secs_f32());
        assert!(start.elapsed() < Duration::from_secs(120), "{name}");
    }
}
