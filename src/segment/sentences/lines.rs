//! Which line ends are also sentence ends.
//!
//! A blank line always is one. A single line end is one unless the line
//! clearly goes on: it ends in a comma or in a word that cannot end a sentence,
//! the next begins with a word that cannot begin one, a bracket is still open,
//! or the paragraph is wrapped at a fixed width.

use super::words::classes;
use crate::lexicon::Class;
use crate::script;
use crate::span::Span;

/// The widths, in characters, between which hand-wrapped text lies.
const WRAP: std::ops::RangeInclusive<usize> = 30..=130;

/// The parts of `text` between blank lines.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut lines = lines(text, Span::new(0, text.len()));
    std::iter::from_fn(move || {
        let mut paragraph: Option<Span> = None;
        for line in lines.by_ref() {
            match (line.trim(text).is_empty(), paragraph) {
                (true, None) => {}
                (true, Some(done)) => return Some(done),
                (false, None) => paragraph = Some(line),
                (false, Some(span)) => paragraph = Some(span.cover(line)),
            }
        }
        paragraph
    })
}

/// The lines of `part`, without their ends.
fn lines(text: &str, part: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = part.start;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = &text[at..part.end];
        let line = match rest.find(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{B}', '\u{C}']) {
            Some(len) => {
                let line = Span::new(at, at + len);
                let end = &rest[len..];
                let first = end.chars().next().map_or(1, char::len_utf8);
                at = line.end + if end.starts_with("\r\n") { 2 } else { first };
                line
            }
            None => {
                done = true;
                Span::new(at, part.end)
            }
        };
        Some(line)
    })
}

/// The runs of lines of `paragraph` that go on without an end between them.
pub(super) fn runs(text: &str, paragraph: Span) -> Vec<Span> {
    let mut lines = lines(text, paragraph);
    let Some(first) = lines.next() else { return Vec::new() };
    let rest: Vec<Span> = lines.collect();
    if rest.is_empty() {
        return vec![first];
    }
    let wrapped = is_wrapped(text, first, &rest);
    let mut runs = vec![first];
    let mut line = first;
    for next in rest {
        let last = runs.len() - 1;
        if wrapped && !is_item(next.of(text)) || goes_on(line.of(text), next.of(text)) {
            runs[last].end = next.end;
        } else {
            runs.push(next);
        }
        line = next;
    }
    runs
}

/// Whether `line` goes on in `next`.
fn goes_on(line: &str, next: &str) -> bool {
    let (line, next) = (visible(line), visible(next));
    if is_item(next) || is_item(line) && line.split_whitespace().nth(2).is_none() {
        return false;
    }
    if line.ends_with(['،', ',']) || next.starts_with(['،', ',', '؛', '.', ')', '»', '”']) {
        return true;
    }
    let is = |word: Option<&str>, class| {
        classes(word.unwrap_or("").trim_matches(['«', '»', '"', '“', '”', '(', ')'])).has(class)
    };
    let ended = line.ends_with(['.', '!', '?', '؟', '…', ':', '؛', '»', '”', '"', ')', '|']);
    !ended
        && (is(line.split_whitespace().next_back(), Class::LineOpen)
            || is(next.split_whitespace().next(), Class::LineInside)
            || is_open(line) && line.chars().count() > 20)
}

/// Whether a bracket opened in `line` is still open at its end.
fn is_open(line: &str) -> bool {
    let count = |c: char| line.matches(c).count();
    line.len() < 1000 && (count('(') > count(')') || count('«') > count('»'))
}

/// Whether `line` begins as an item of a list: a bullet, a dash, `1.`, `2-`, `3)`.
fn is_item(line: &str) -> bool {
    let line = visible(line);
    let Some(first) = line.chars().next() else { return false };
    if matches!(first, '•' | '·' | '▪' | '■' | '●' | '◾' | '◼' | '►' | '-' | '–' | '—' | '*' | '\u{640}')
    {
        return true;
    }
    let digits: usize =
        line.chars().take_while(|&c| script::digit(c).is_some()).take(4).map(char::len_utf8).sum();
    digits > 0 && matches!(line[digits..].chars().next(), Some('.' | '-' | ')' | '–' | '\u{640}'))
}

/// Whether the lines are one text wrapped at a fixed width.
///
/// No line could have taken the first word of the next, there are at least
/// four lines, and one of them has a final mark or a comma inside, so that a
/// list of headlines does not pass.
fn is_wrapped(text: &str, first: Span, rest: &[Span]) -> bool {
    if rest.len() < 3 {
        return false;
    }
    let width = |span: &Span| visible(span.of(text)).chars().filter(|&c| !script::is_mark(c)).count();
    let all = || std::iter::once(&first).chain(rest);
    let widest = all().map(width).max().unwrap_or(0);
    if !WRAP.contains(&widest) {
        return false;
    }
    let punctuated =
        all().filter(|span| visible(span.of(text)).trim_end_matches('.').contains(['.', '،'])).count();
    let full = all().zip(rest).all(|(line, next)| {
        let word = visible(next.of(text)).split_whitespace().next().unwrap_or("");
        width(line) + 1 + word.chars().filter(|&c| !script::is_mark(c)).count() > widest
    });
    full && punctuated * 3 >= rest.len()
}

/// `line` without white space and bidi controls at its ends.
fn visible(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || script::is_bidi_control(c) || c == '\u{FEFF}')
}
