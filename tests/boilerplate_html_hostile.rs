//! Pages that nobody wrote by hand: blocks and a reason, in time that grows with the page.

use std::sync::Arc;
use std::time::{Duration, Instant};

use warraq::boilerplate::{Article, Format, Options, extract, html_text};

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
