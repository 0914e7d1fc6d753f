//! Date lines of pages: what they say of the article's own date.

use jiff::civil::{Date, DateTime, date, datetime, time};
use warraq::expressions::stated_date;

fn fetched() -> Option<DateTime> {
    Some(datetime(2017, 11, 15, 12, 0, 0, 0))
}

#[test]
fn full_dates() {
    let cases: &[(&str, Date)] = &[
        ("الجمعة 2017/11/03", date(2017, 11, 3)),
        ("3 تشرين الثاني 2017", date(2017, 11, 3)),
        ("نشر في: 12 يناير 2020 - 14:30 بتوقيت القاهرة", date(2020, 1, 12)),
        ("٢٠٢٤/٠٥/١٢", date(2024, 5, 12)),
        ("‏٢٠٢٤/٠٥/١٢‏", date(2024, 5, 12)),
        ("Nov 3, 2017", date(2017, 11, 3)),
        ("November 3rd, 2017", date(2017, 11, 3)),
        ("3 novembre 2017", date(2017, 11, 3)),
        ("Friday, 3 November 2017", date(2017, 11, 3)),
        ("2017-11-03T14:30:05+03:00", date(2017, 11, 3)),
        ("2017-11-03 14:30", date(2017, 11, 3)),
        ("آخر تحديث: 03-11-2017", date(2017, 11, 3)),
        ("السبت 4 نوفمبر/ تشرين الثاني 2017", date(2017, 11, 4)),
        ("الأربعاء 15 صفر 1439 هـ - 4 نوفمبر 2017", date(2017, 11, 4)),
        ("3.11.2017", date(2017, 11, 3)),
        ("10:45 ص | 3 نوفمبر 2017", date(2017, 11, 3)),
        ("03 نونبر 2017", date(2017, 11, 3)),
        ("03/11/2017", date(2017, 11, 3)),
        ("11/23/2017", date(2017, 11, 23)),
        ("الخميس، 2 تشرين الثاني، 2017", date(2017, 11, 2)),
        ("تاريخ النشر: 2017 / 11 / 3", date(2017, 11, 3)),
    ];
    for (line, day) in cases {
        let stated = stated_date(line, None).unwrap_or_else(|| panic!("no date in {line}"));
        assert_eq!(stated.date, *day, "{line}");
    }
}

#[test]
fn clock_times_beside_dates() {
    for line in [
        "نشر في: 12 يناير 2020 - 14:30 بتوقيت القاهرة",
        "12 يناير 2020 الساعة 2:30 مساء",
        "14:30 - 12/1/2020",
        "2020-01-12T14:30:00Z",
        "2020-01-12 14:30",
        "12/01/2020 02:30 م",
    ] {
        let stated = stated_date(line, None).unwrap_or_else(|| panic!("no date in {line}"));
        assert_eq!((stated.date, stated.time), (date(2020, 1, 12), Some(time(14, 30, 0, 0))), "{line}");
    }
}

#[test]
fn distances_from_the_fetch() {
    let stated = stated_date("منذ ساعتين", fetched()).unwrap();
    assert_eq!((stated.date, stated.time), (date(2017, 11, 15), Some(time(10, 0, 0, 0))));
    let cases: &[(&str, Date)] = &[
        ("قبل 14 ساعة", date(2017, 11, 14)),
        ("منذ 3 أيام", date(2017, 11, 12)),
        ("أمس", date(2017, 11, 14)),
        ("اليوم 10:30", date(2017, 11, 15)),
        ("قبل 20 دقيقة", date(2017, 11, 15)),
        ("منذ يومين", date(2017, 11, 13)),
        ("منذ أسبوع", date(2017, 11, 8)),
    ];
    for (line, day) in cases {
        let stated = stated_date(line, fetched()).unwrap_or_else(|| panic!("no date in {line}"));
        assert_eq!(stated.date, *day, "{line}");
        assert_eq!(stated_date(line, None), None, "{line} without a fetch");
    }
}

#[test]
fn no_date() {
    for line in ["", "مقالات ذات صلة", "1600 عنصر", "تشرين الثاني 2017", "14:30", "عام 2014", "©2017"]
    {
        assert_eq!(stated_date(line, None), None, "{line}");
        if line != "14:30" {
            assert_eq!(stated_date(line, fetched()), None, "{line}");
        }
    }
}

#[test]
fn spans_slice_the_line() {
    let line = "نشر في: 12 يناير 2020 - 14:30";
    assert_eq!(stated_date(line, None).unwrap().span.of(line), "12 يناير 2020");
}
