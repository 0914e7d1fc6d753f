//! The dates of small Arabic pages of many builds: each way in which pages write them.

use std::sync::Arc;

use jiff::civil::datetime;
use warraq::boilerplate::{Article, Format, Options, extract, html_text};

const BODY: &str = "<p>قال رئيس البلدية إن العمل في الجسر الجديد سيبدأ مطلع الشهر المقبل، وإن الطريق القديم \
    سيبقى مفتوحا أمام السيارات إلى أن تنتهي الأشغال.</p><p>وأضاف أن الميزانية أقرت في جلسة الأسبوع الماضي، وأن \
    الشركة المنفذة التزمت بإنهاء المرحلة الأولى في سنة واحدة، مع مراعاة سلامة السكان.</p>";

fn page(head: &str, above: &str, below: &str) -> Article {
    let html = format!(
        "<!DOCTYPE html><html lang=ar><head><meta charset=utf-8><title>بدء العمل في جسر المدينة الجديد</title>{head}</head>\
         <body><header><span>الأحد 9 مارس 2025</span><nav><ul><li><a href=/>الرئيسية</a><li><a href=/n>أخبار</a></ul></nav>\
         </header><main>{above}<h1>بدء العمل في جسر المدينة الجديد</h1>{below}<div class=content>{BODY}</div></main>\
         <aside><h3>اقرأ أيضا</h3><ul><li><a href=/1>خبر آخر من المدينة</a> <span>12 يناير 2024</span></ul></aside></body></html>"
    );
    let options = Options {
        format: Format::Html,
        fetched: Some(datetime(2025, 3, 9, 12, 0, 0, 0)),
        ..Options::default()
    };
    extract(Arc::from(html), &options).unwrap()
}

/// What stands below the title, and the date that the page states by it.
const SHOWN: [(&str, &str); 34] = [
    ("<div class=date>الجمعة 3 تشرين الثاني 2017 - 14:30</div>", "2017-11-03T14:30"),
    ("<span>3 نوفمبر 2017</span>", "2017-11-03"),
    ("<div>نشر في: 12 يناير 2020 - 14:30 بتوقيت القاهرة</div>", "2020-01-12T14:30"),
    ("<p class=post-meta>آخر تحديث: 03-11-2017</p>", "2017-11-03"),
    ("<div>2017/11/03</div>", "2017-11-03"),
    ("<div>٢٠٢٤/٠٥/١٢</div>", "2024-05-12"),
    ("<div>الأربعاء ١٢ أيار ٢٠٢١</div>", "2021-05-12"),
    ("<div>3.11.2017</div>", "2017-11-03"),
    ("<div>السبت 4 نوفمبر/ تشرين الثاني 2017</div>", "2017-11-04"),
    ("<div>الأربعاء 15 صفر 1439 هـ - 4 نوفمبر 2017 م</div>", "2017-11-04"),
    ("<div>الأحد 16 صفر 1439هـ الموافق 5 نوفمبر 2017م</div>", "2017-11-05"),
    ("<div>03 نونبر 2017</div>", "2017-11-03"),
    ("<div>12 غشت 2019 - 10:20</div>", "2019-08-12T10:20"),
    ("<div>الخميس 4 جويلية 2019</div>", "2019-07-04"),
    ("<div>17 أوت 2020</div>", "2020-08-17"),
    ("<div>منذ ساعتين</div>", "2025-03-09T10:00"),
    ("<div class=time>قبل 3 أيام</div>", "2025-03-06"),
    ("<div class=meta><span>أمس</span></div>", "2025-03-08"),
    ("<div><i class=clock></i> 10:45 ص | 3 نوفمبر 2017</div>", "2017-11-03T10:45"),
    ("<div>بقلم: سلمى النجار | 8 شباط 2022</div>", "2022-02-08"),
    ("<div><span>سلمى النجار</span> <span>8 فبراير 2022</span> <span>120 مشاهدة</span></div>", "2022-02-08"),
    ("<time datetime='2021-06-05T08:00:00+03:00'>السبت</time>", "2021-06-05T08:00:00+03:00"),
    (
        "<time class='entry-date updated' datetime='2021-06-05T08:00:00+03:00'>5 يونيو 2021</time>",
        "2021-06-05T08:00:00+03:00",
    ),
    ("<span itemprop=datePublished content='2016-02-29'>أمس الأول</span>", "2016-02-29"),
    ("<ul class=info><li>كتب: أحمد منصور</li><li>الثلاثاء، 6 نيسان، 2021</li></ul>", "2021-04-06"),
    ("<table><tr><td>تاريخ النشر</td><td>6 أبريل 2021</td></tr></table>", "2021-04-06"),
    ("<font size=2>أضيف في 06/04/2021 الساعة 11:05</font>", "2021-04-06T11:05"),
    ("<div class=info>القاهرة - 6 أبريل 2021</div>", "2021-04-06"),
    ("<div>تم النشر الثلاثاء 6&nbsp;أبريل&nbsp;2021</div>", "2021-04-06"),
    ("<div>&#1640; شباط ٢٠٢٢</div>", "2022-02-08"),
    ("<div><b>التاريخ:</b> 8/2/2022</div>", "2022-02-08"),
    ("<div dir=ltr>08 Feb 2022 10:30</div>", "2022-02-08T10:30"),
    (
        "<abbr class=published title='2022-02-08T10:30:00+03:00'>الثلاثاء 8 فبراير 2022</abbr>",
        "2022-02-08T10:30:00+03:00",
    ),
    ("<div class=story_date>الإثنين، 20 مايو 2024 07:00 ص</div>", "2024-05-20T07:00"),
];

#[test]
fn the_date_that_readers_see() {
    let mut wrong = Vec::new();
    for (shown, expected) in SHOWN {
        for article in [page("", "", shown), page("", shown, "")] {
            let found = article.date.as_ref().or(article.updated.as_ref());
            if found.map(|f| f.text.as_str()) != Some(expected) {
                wrong.push(format!(
                    "{shown}: {found:?} {:?}",
                    article.blocks.iter().map(|b| (b.kind, &b.text)).take(9).collect::<Vec<_>>()
                ));
            }
            // Where it stands is where the page shows it.
            let place = found.and_then(|f| f.span).map(|span| html_text(span.of(&article.source)));
            if place.as_ref().is_some_and(|place| !html_text(shown).contains(place)) {
                wrong.push(format!("{shown}: stands at {place:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_date_that_machines_read() {
    for (head, expected) in [
        (
            "<meta property='article:published_time' content='2019-03-04T10:00:00+02:00'>",
            "2019-03-04T10:00:00+02:00",
        ),
        ("<meta name=pubdate content='2019/03/04'>", "2019-03-04"),
        ("<meta name='DC.date.issued' content='2019-03-04'>", "2019-03-04"),
        ("<meta itemprop=datePublished content='Mon, 04 Mar 2019 10:00:00 GMT'>", "2019-03-04T10:00:00Z"),
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-03-04T10:00:00Z\"}</script>",
            "2019-03-04T10:00:00Z",
        ),
        (
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":[\"Article\"],\
             \"datePublished\":\"2019-03-04\",\"dateModified\":\"2019-03-05\"}]}</script>",
            "2019-03-04",
        ),
    ] {
        let article = page(head, "", "<div>5 مارس 2019</div>");
        assert_eq!(article.date.as_ref().map(|f| f.text.as_str()), Some(expected), "{head}");
    }
}

#[test]
fn a_change_is_told_apart() {
    let article = page("", "", "<div>نشر في 3 نوفمبر 2017</div><div>آخر تحديث 5 نوفمبر 2017 - 10:00</div>");
    assert_eq!(article.date.unwrap().text, "2017-11-03");
    assert_eq!(article.updated.unwrap().text, "2017-11-05T10:00");
}

#[test]
fn a_page_without_its_own_date_takes_none_of_its_neighbours() {
    let article =
        page("", "<div class=ticker><a href=/>في الرابع من يونيو 2008 فاز المرشح بالانتخابات</a></div>", "");
    assert_eq!(article.date, None);
}

#[test]
fn titles_bylines_and_datelines_beside_dates() {
    let html = format!(
        "<table><tr><td class=t><b>بدء العمل في جسر المدينة الجديد</b><br><font>8 شباط 2022</font><br>{}</td></tr></table>\
         <p>جميع الحقوق محفوظة لصحيفة الساحل © 2024</p>",
        BODY.replacen("<p>قال", "<p>طرابلس (رويترز) - قال", 1)
    );
    let article = extract(
        Arc::from(format!("<title>بدء العمل في جسر المدينة الجديد</title>{html}")),
        &Options::default(),
    );
    let article = article.unwrap();
    assert_eq!(article.title.unwrap().text, "بدء العمل في جسر المدينة الجديد");
    assert_eq!(article.date.unwrap().text, "2022-02-08");
    assert_eq!(html_text(article.dateline.unwrap().of(&article.source)), "طرابلس (رويترز)");
    assert_eq!(html_text(article.agency.unwrap().of(&article.source)), "رويترز");
    assert_eq!(article.site.as_deref(), Some("صحيفة الساحل"));
    let article =
        page("", "", "<p>تقول البلدية إن الأشغال لن تطول</p><div>سلمى النجار</div><div>8 شباط 2022</div>");
    assert_eq!(article.subtitle.unwrap().text, "تقول البلدية إن الأشغال لن تطول");
    assert_eq!(article.byline.unwrap().text, "سلمى النجار");
    let byline = page("", "", "<div class=meta>بقلم: منى حداد نُشر في 8 شباط 2022</div>").byline;
    assert_eq!(byline.unwrap().text, "منى حداد");
}
