//! What a number counts, and what happened to the counted.

use super::compiled::{Found, Grammar, same_line};
use super::view::{Kind, Piece, clitic};
use crate::span::Span;

/// How far before a number its verb may stand, in pieces.
const REACH: usize = 9;

/// The head noun of the number in `found`: the first noun after it.
pub(super) fn counted(grammar: &Grammar, pieces: &[Piece], found: &Found) -> Option<usize> {
    let words = &grammar.vocabulary;
    let class = |name| words.known_class(name);
    let has = |at: usize, name| class(name).is_some_and(|c| words.has(pieces, at, c));
    if has(found.first, "dual") {
        return Some(found.first);
    }
    let mut at = found.last + 1;
    let mut partitive = false;
    for _ in 0..3 {
        let piece = pieces.get(at).filter(|_| same_line(pieces, at))?;
        if piece.kind != Kind::Word {
            return None;
        }
        if has(at, "partitive") && piece.proclitics == 0 {
            partitive = true;
            at += 1;
            continue;
        }
        if has(at, "before-head") {
            at += 1;
            continue;
        }
        break;
    }
    let _ = partitive;
    let piece = pieces.get(at).filter(|_| same_line(pieces, at))?;
    let noun = piece.kind == Kind::Word && piece.proclitics == 0 && !has(at, "function");
    noun.then_some(at)
}

/// The role of what is counted, from the noun itself or a verb near it.
pub(super) fn role(
    grammar: &Grammar,
    pieces: &[Piece],
    found: &Found,
    head: Option<usize>,
) -> Option<&'static str> {
    let words = &grammar.vocabulary;
    let noun = words.known_class("role-noun")?;
    let verb = words.known_class("role-verb")?;
    let person = words.known_class("person")?;
    let entry = |at: usize, class: u8| {
        words.find(pieces, at, class).and_then(|(e, _)| name(&words.entry(e).text))
    };
    if let Some(role) = head.and_then(|h| entry(h, noun)) {
        return Some(role);
    }
    let is_person = head.is_some_and(|h| words.has(pieces, h, person));
    // After the noun: «12 شخصا قتلوا».
    let after = head.unwrap_or(found.last) + 1;
    let mut before = None;
    for back in 1..=REACH {
        let Some(at) = found.first.checked_sub(back) else { break };
        if !same_line(pieces, at + 1) || matches!(pieces[at].kind, Kind::Mark('.' | '؟' | '!')) {
            break;
        }
        if let Some(role) = entry(at, verb) {
            before = Some((role, back));
            break;
        }
    }
    match before {
        Some((role, back)) if is_person || (head.is_none() && back <= 3) => return Some(role),
        _ => {}
    }
    if is_person {
        for at in after..after + 4 {
            if !same_line(pieces, at) || !matches!(pieces[at].kind, Kind::Word) {
                break;
            }
            if pieces[at].proclitics & clitic::AND == 0 {
                if let Some(role) = entry(at, verb) {
                    return Some(role);
                }
            }
        }
    }
    None
}

/// The role of that name.
fn name(text: &str) -> Option<&'static str> {
    ["killed", "wounded", "displaced", "detained", "missing", "abducted"].into_iter().find(|&r| r == text)
}

/// The span of one piece.
pub(super) fn span(pieces: &[Piece], at: usize) -> Span {
    pieces[at].span
}
