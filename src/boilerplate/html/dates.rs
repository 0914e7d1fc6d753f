//! When the article was published and last changed.
//!
//! Statements to machines come first, in the order in which they are meant to
//! be exact; then `<time>` and microdata; then the date lines that readers see,
//! by the one reader of temporal expressions.

use jiff::civil;

use super::dom::Page;
use super::head::Head;
use super::scan::Kind;
use super::tag::Tag;
use crate::boilerplate::article::{Field, Options};
use crate::boilerplate::{Block, BlockKind};
use crate::expressions::{self, Stated};
use crate::script;
use crate::span::Span;

/// The dates of publication and of the last change.
pub(super) fn find(
    page: &Page,
    blocks: &[Block],
    title: Option<usize>,
    head: &Head,
    options: &Options,
) -> (Option<Field>, Option<Field>) {
    let lines = lines(page, blocks, title, options);
    let stated = head.published.as_deref().and_then(iso).or_else(|| attribute(page, false));
    let changed = head.modified.as_deref().and_then(iso).or_else(|| attribute(page, true));
    let place = |value: &str| {
        lines.iter().find(|l| value.starts_with(&l.stated.date.to_string())).map(|l| l.field.span)
    };
    let mut date = stated.map(|text| Field { span: place(&text).flatten(), text });
    if date.is_none() {
        date = lines.iter().find(|l| !l.is_update).or(lines.first()).map(|l| l.as_field());
    }
    let mut updated = changed.map(|text| Field { span: None, text });
    if updated.is_none() {
        updated = lines.iter().find(|l| l.is_update).map(|l| l.as_field());
    }
    if let Some(field) = &mut updated {
        let line = lines.iter().find(|l| l.is_update && field.text.starts_with(&l.stated.date.to_string()));
        field.span = line.and_then(|l| l.field.span).or(field.span);
    }
    // A change at the moment of publication is none.
    let changed = updated.filter(|u| date.as_ref().is_none_or(|d| d.text != u.text));
    (date, changed)
}

/// A date line that readers see.
struct Line {
    stated: Stated,
    field: Field,
    is_update: bool,
}

impl Line {
    fn as_field(&self) -> Field {
        let text = match self.stated.time {
            Some(time) => format!("{}T{}", self.stated.date, &time.to_string()[..5]),
            None => self.stated.date.to_string(),
        };
        Field { text, span: self.field.span }
    }
}

/// The date lines in the order in which they are believed: date blocks, then lines near the title, then the rest.
fn lines(page: &Page, blocks: &[Block], title: Option<usize>, options: &Options) -> Vec<Line> {
    let title_at = title.map_or(0, |t| page.pieces[t].visible.span.start);
    let near = blocks.iter().position(|b| b.span.start >= title_at).unwrap_or(0);
    let rank = |i: usize, block: &Block| match block.kind {
        BlockKind::Date => Some(0),
        BlockKind::Byline | BlockKind::Subtitle | BlockKind::Credit if i.abs_diff(near) < 12 => Some(1),
        // The furniture around the title may hold it; the site's clock and other stories do not.
        BlockKind::Widget
        | BlockKind::Navigation
        | BlockKind::Share
        | BlockKind::Tags
        | BlockKind::Notice
            if i.abs_diff(near) < 8 && block.text.len() < 200 =>
        {
            Some(2)
        }
        _ => None,
    };
    // Of equal ones the nearest to the title is believed, rather below it than above.
    let distance = |i: usize| if i < near { 2 * (near - i) } else { i - near };
    let mut ranked: Vec<(usize, usize, &Block)> =
        blocks.iter().enumerate().filter_map(|(i, b)| Some((rank(i, b)?, distance(i), b))).collect();
    ranked.sort_by_key(|(rank, distance, _)| (*rank, *distance));
    let line = |(_, _, block): (usize, usize, &Block)| {
        let text = super::text::beginning(&block.text, 300);
        let stated = stated_date(text, options.fetched)?;
        let before = text[..stated.span.start].to_lowercase();
        let is_update = ["تحديث", "تعديل", "محدث", "updated", "modified"].iter().any(|w| before.contains(w));
        Some(Line {
            field: Field::inside(block, Span::new(stated.span.start, stated.span.end)),
            stated,
            is_update,
        })
    };
    ranked.into_iter().take(60).filter_map(line).collect()
}

/// The date of a line; beside a date of the Hijri calendar, which may be a day off, the other one counts.
fn stated_date(line: &str, fetched: Option<civil::DateTime>) -> Option<Stated> {
    // A clock time beside a full date is of that day, not of the day of the fetch.
    let stated = expressions::stated_date(line, None).or_else(|| expressions::stated_date(line, fetched))?;
    if !is_hijri(stated.span.of(line)) {
        return Some(stated);
    }
    let from = stated.span.end;
    match expressions::stated_date(&line[from..], None) {
        Some(second) if !is_hijri(second.span.shift(from).of(line)) => {
            let time = second.time.or(stated.time);
            Some(Stated { span: second.span.shift(from), time, ..second })
        }
        _ => Some(stated),
    }
}

/// Whether a date names a year of our Hijri centuries.
fn is_hijri(date: &str) -> bool {
    let mut years = date.split(|c| script::digit(c).is_none()).filter(|number| number.chars().count() == 4);
    years.any(|year| {
        let value = year.chars().filter_map(script::digit).fold(0, |sum, digit| sum * 10 + digit);
        (1300..1500).contains(&value)
    })
}

/// The first `<time datetime>` or `itemprop="datePublished"`, or those of the change.
fn attribute(page: &Page, changed: bool) -> Option<String> {
    let wanted = if changed { "dateModified" } else { "datePublished" };
    let mut time = None;
    for token in page.tokens.iter().filter(|t| t.kind == Kind::Start || t.kind == Kind::Empty) {
        if !matches!(token.tag, Tag::Time | Tag::Span | Tag::Meta | Tag::Div | Tag::P | Tag::Abbr) {
            continue;
        }
        let (mut is_wanted, mut is_other, mut value) = (false, false, None);
        // `<abbr class="published" title="2017-11-03T10:00:00Z">`, as microformats have it.
        let is_abbreviated = token.tag == Tag::Abbr;
        for attribute in super::attributes::Attributes::of_tag(&page.source[token.range()]) {
            if attribute.is("itemprop") {
                is_wanted = attribute.value.split_whitespace().any(|v| v == wanted);
                is_other = !is_wanted;
            } else if attribute.is("pubdate") && !changed {
                is_wanted = true;
            } else if attribute.is("datetime")
                || attribute.is("content")
                || is_abbreviated && attribute.is("title")
            {
                value = iso(attribute.value);
            } else if attribute.is("class") && is_abbreviated {
                is_wanted |= attribute.value.contains(if changed { "updated" } else { "published" });
            } else if attribute.is("class")
                && attribute.value.contains("updated")
                && !["published", "entry-date"].iter().any(|name| attribute.value.contains(name))
            {
                is_other = !changed;
                is_wanted |= changed && token.tag == Tag::Time;
            }
        }
        match value {
            Some(value) if is_wanted => return Some(value),
            Some(value) if token.tag == Tag::Time && !is_other && !changed => time = time.or(Some(value)),
            _ => {}
        }
    }
    time
}

/// A machine's date as ISO 8601: the day, with the time and its zone where they are stated.
pub(super) fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    let bytes = text.as_bytes();
    let day: civil::Date = match text.get(..10)?.replace('/', "-").parse() {
        Ok(day) => day,
        Err(_) => return rfc2822(text),
    };
    if !(1900..2200).contains(&day.year()) {
        return None;
    }
    let rest = text[10..].trim_start_matches(['T', 't', ' ', ',']);
    if bytes.len() < 16 || !rest.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return Some(day.to_string());
    }
    let len = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')).count();
    let Ok(time) = rest[..len].parse::<civil::Time>() else { return Some(day.to_string()) };
    let zone = rest[len..].trim();
    let zone = match zone.as_bytes() {
        [b'Z' | b'z'] => "Z".to_owned(),
        [b'+' | b'-', a, b, c, d] if [a, b, c, d].iter().all(|x| x.is_ascii_digit()) => {
            format!("{}:{}", &zone[..3], &zone[3..])
        }
        [b'+' | b'-', a, b, b':', c, d] if [a, b, c, d].iter().all(|x| x.is_ascii_digit()) => zone.to_owned(),
        [b'+' | b'-', a, b] if [a, b].iter().all(|x| x.is_ascii_digit()) => format!("{zone}:00"),
        _ => String::new(),
    };
    Some(format!("{day}T{:02}:{:02}:{:02}{zone}", time.hour(), time.minute(), time.second()))
}

/// `Fri, 03 Nov 2017 10:00:00 GMT`.
fn rfc2822(text: &str) -> Option<String> {
    let parsed = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    Some(parsed.to_string())
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn machine_dates() {
        for (written, read) in [
            ("2017-11-03", Some("2017-11-03")),
            ("2017/11/03", Some("2017-11-03")),
            ("2017-11-03T10:20:30+03:00", Some("2017-11-03T10:20:30+03:00")),
            ("2017-11-03T10:20:30.123Z", Some("2017-11-03T10:20:30Z")),
            ("2017-11-03 10:20 +0300", Some("2017-11-03T10:20:00+03:00")),
            ("Fri, 03 Nov 2017 10:00:00 GMT", Some("2017-11-03T10:00:00Z")),
            ("0001-01-01T00:00:00", None),
            ("٢٠١٧", None),
            ("2017-13-03", None),
        ] {
            assert_eq!(iso(written).as_deref(), read, "{written}");
        }
    }
}
