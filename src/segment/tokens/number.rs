//! Numbers in digits, with their separators.
//!
//! One token: `2,500`, `3.5`, `٣٫٥`, `١٬٢٠٠`, `10،000`, `15/11/2017`, `1/2`,
//! `2017-11-03`, `14:30`, `192.168.1.1`. Two numbers: `10-15`, `2014-2017`,
//! `3:1`, since these are ranges and scores.

use crate::script::digit;

use super::char_at;

/// Whether `c` may join two groups of digits.
pub(super) fn joins(c: char) -> bool {
    matches!(c, '.' | ',' | '/' | ':' | '-' | '\u{60C}' | '\u{66B}' | '\u{66C}')
}

/// Where the number that begins at `start` ends; `start` itself where there is none.
pub(super) fn end(text: &str, start: usize) -> usize {
    let mut end = digits_end(text, start);
    let mut width = digits(text, start, end);
    if width == 0 {
        return start;
    }
    if let Some(end) = dashed_date(text, end, width) {
        return end;
    }
    while let Some(c) = char_at(text, end).filter(|&c| joins(c) && c != '-') {
        let next = end + c.len_utf8();
        let group_end = digits_end(text, next);
        let group = digits(text, next, group_end);
        if group == 0 || (c == ':' && (group != 2 || width > 2)) {
            break;
        }
        (end, width) = (group_end, group);
    }
    end
}

/// The end of `2017-11-03` or `3-11-2017` whose first group, `width` digits, ends at `end`.
fn dashed_date(text: &str, end: usize, width: usize) -> Option<usize> {
    let dash = |at: usize| (text.as_bytes().get(at) == Some(&b'-')).then_some(at + 1);
    let second = dash(end)?;
    let second_end = digits_end(text, second);
    let third = dash(second_end)?;
    let third_end = digits_end(text, third);
    let widths = (width, digits(text, second, second_end), digits(text, third, third_end));
    let is_date = matches!(widths, (4, 1..=2, 1..=2) | (1..=2, 1..=2, 4) | (2, 2, 2));
    let more = char_at(text, third_end).is_some_and(|c| c == '-');
    (is_date && !more).then_some(third_end)
}

fn digits_end(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(c) = char_at(text, at).filter(|&c| digit(c).is_some()) {
        at += c.len_utf8();
    }
    at
}

/// How many digits `start..end` holds.
fn digits(text: &str, start: usize, end: usize) -> usize {
    text[start..end].chars().count()
}
