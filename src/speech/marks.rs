//! Quotation marks, paired: of every kind, nested, the wrong way round, left open, over paragraphs.

use super::words::{Class, Word};
use crate::span::Span;

/// Marks that open and close each other, whichever way they point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Guillemet,
    Double,
    Single,
}

/// Two marks and what stands between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// The index of the word that is the opening mark.
    pub open: usize,
    /// The index of the closing mark; of the word after the content when nothing closes it.
    pub close: usize,
    /// What stands between the marks.
    pub content: Span,
    /// How many words stand between them.
    pub words: usize,
    /// Whether it stands inside another pair.
    pub inside: bool,
    /// Whether a mark closes it.
    pub closed: bool,
    /// Whether it goes on with the speech of the pair before, in the paragraph before.
    pub continues: bool,
}

fn family(mark: &str) -> Option<Family> {
    Some(match mark.chars().next()? {
        '«' | '»' | '≪' | '≫' | '《' | '》' => Family::Guillemet,
        '"' | '“' | '”' | '„' | '‟' | '＂' | '″' | '〝' | '〞' => Family::Double,
        '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´' => Family::Single,
        _ => return None,
    })
}

struct Open {
    family: Family,
    at: usize,
    content: usize,
    continues: bool,
}

/// The pairs of `words`, by the place of their opening marks.
pub(super) fn pairs(text: &str, words: &[Word]) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let mut at = 0;
    let mut runs_on = None;
    while at < words.len() {
        let word = &words[at];
        let starts = at == 0 || words[at - 1].paragraph != word.paragraph;
        if starts {
            runs_on = None;
        }
        if starts && !stack.is_empty() {
            runs_on = Some(stack[0].family);
            abandon(words, &mut stack, at, &mut found);
        }
        let Some(mut kind) = word.is(Class::SIGN).then(|| family(word.span.of(text))).flatten() else {
            at += 1;
            continue;
        };
        // Two single marks are one double mark.
        let mut next = at + 1;
        if kind == Family::Single
            && words
                .get(next)
                .is_some_and(|n| n.span.start == word.span.end && n.span.of(text) == word.span.of(text))
        {
            kind = Family::Double;
            next += 1;
        }
        let end = words[next - 1].span.end;
        let opens = opens(text, word.span.start);
        let closes = closes(text, end);
        let top = stack.iter().rposition(|open| open.family == kind);
        let close = match (opens, closes) {
            (true, false) => false,
            (false, true) => true,
            _ => top.is_some(),
        };
        if close {
            // A mark of another kind may close what is open, when the writer mixed them.
            let place = top.or_else(|| stack.len().checked_sub(1).filter(|_| kind != Family::Single));
            if let Some(place) = place {
                stack.truncate(place + 1);
                if let Some(open) = stack.pop() {
                    let content = Span::new(open.content, word.span.start);
                    push(text, words, &open, at, content, true, !stack.is_empty(), &mut found);
                }
            }
        } else if (kind != Family::Single || opens) && stack.len() < 8 {
            let continues = starts && runs_on == Some(kind);
            stack.push(Open { family: kind, at, content: end, continues });
        }
        at = next;
    }
    abandon(words, &mut stack, words.len(), &mut found);
    found.sort_by_key(|pair| pair.open);
    found
}

/// Gives what is open at the end of a paragraph the rest of it.
fn abandon(words: &[Word], stack: &mut Vec<Open>, at: usize, found: &mut Vec<Pair>) {
    if let Some(open) = stack.first() {
        let last = words[at - 1].span.end;
        if last > open.content {
            let content = Span::new(open.content, last);
            found.push(Pair {
                open: open.at,
                close: at,
                content,
                words: at - open.at - 1,
                inside: false,
                closed: false,
                continues: open.continues,
            });
        }
    }
    stack.clear();
}

#[allow(clippy::too_many_arguments)]
fn push(
    text: &str,
    words: &[Word],
    open: &Open,
    close: usize,
    content: Span,
    closed: bool,
    inside: bool,
    found: &mut Vec<Pair>,
) {
    let content = content.trim(text);
    if content.is_empty() {
        return;
    }
    let count = words[open.at + 1..close].iter().filter(|word| !word.class.is_mark()).count();
    let continues = open.continues;
    found.push(Pair { open: open.at, close, content, words: count, inside, closed, continues });
}

/// Whether a mark at `at` stands where one opens: after white space, a bracket, a dash or a proclitic.
fn opens(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let Some(c) = before.next() else { return true };
    if c.is_whitespace() || matches!(c, '(' | '[' | '{' | '-' | '–' | '—' | ':' | '،' | ',' | 'ـ' | '/' | '|')
    {
        return true;
    }
    if matches!(c, 'و' | 'ف' | 'ب' | 'ل' | 'ك') {
        return before.next().is_none_or(|c| !c.is_alphanumeric());
    }
    family(c.encode_utf8(&mut [0; 4])).is_some() && before.next().is_none_or(|c| c.is_whitespace())
}

/// Whether a mark that ends at `at` stands where one closes: before white space, an ending mark or a bracket.
fn closes(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                ')' | ']'
                    | '}'
                    | '.'
                    | '،'
                    | ','
                    | '؛'
                    | ';'
                    | ':'
                    | '!'
                    | '؟'
                    | '?'
                    | '…'
                    | '-'
                    | '–'
                    | '—'
                    | '|'
            )
            || family(c.encode_utf8(&mut [0; 4])).is_some()
    })
}
