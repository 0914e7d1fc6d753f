//! Who wrote: a line beside the headline read as names, places and agencies.
//!
//! «الرياض - محمد الحميدي», «عبد القادر فارس (غزة)», «بيروت: بولا أسطيح», «واس (المنامة)», «كتب - عيسى الحكمي:» are of
//! the same parts in another order. A line is cut at its separators and brackets, each part is looked up, and the line
//! is a byline only when every part is one of them.

use super::hash::word_hash;
use super::words::{Class, Words};
use crate::label::Label;
use crate::lexicon::{self, Classes, Gazetteer, Lexicon, WordFacts};
use crate::script;
use crate::span::Span;

/// What a name of several words is made of besides names.
const COMPOUND: Classes = Classes::of(&[
    lexicon::Class::CompoundHead,
    lexicon::Class::CompoundMother,
    lexicon::Class::CompoundTail,
    lexicon::Class::Patronymic,
]);

/// The longest byline, in words: three correspondents with their towns.
const LONGEST: usize = 24;

/// What a byline tells; the line may name no person at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Byline {
    /// The first person named, or two that «and» joins; titles included.
    pub name: Option<Span>,
    /// Whether the name reads as one by itself, or by what stands beside it.
    pub sure: bool,
    /// Whether a place or an agency stands beside it, or a word that says who writes: then the line can be nothing else.
    pub certain: bool,
}

/// What one part of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// «كتب», «تصوير»: says what the person beside it did.
    Role {
        pictures: bool,
    },
    Place,
    /// An agency, a paper, «وكالات».
    Source,
    /// A day or an hour.
    Date,
    Person {
        sure: bool,
    },
    /// Words that no list has: beside a place or a person they are the paper's own name, or another place; a person
    /// where they end as family names do.
    Words {
        surname: bool,
    },
}

/// Reads `text`, one line, as a byline; none when a part of it is something else.
pub(super) fn read(text: &str) -> Option<Byline> {
    let mut parts: Vec<(Part, Span)> = Vec::new();
    let mut words = 0;
    for span in segments(text) {
        words += span.of(text).split_whitespace().count();
        if words > LONGEST {
            return None;
        }
        for (part, span) in classify(text, span)? {
            parts.push((part, span));
        }
    }
    let has = |wanted: fn(Part) -> bool| parts.iter().any(|&(part, _)| wanted(part));
    let anchored = has(|p| matches!(p, Part::Role { .. } | Part::Place | Part::Source));
    let sure = has(|p| matches!(p, Part::Person { sure: true }));
    let person = |part: Part| match part {
        Part::Person { sure: own } => own || anchored || !sure,
        Part::Words { surname } => surname && anchored && !has(|p| matches!(p, Part::Person { .. })),
        _ => false,
    };
    // Who took the pictures is not who wrote.
    let mut pictures = false;
    let mut name = None;
    for part in &parts {
        match part.0 {
            Part::Role { pictures: these } => pictures = these,
            _ if name.is_none() && !pictures && person(part.0) => name = Some(part.1),
            _ => {}
        }
    }
    // «وادي الدواسر - قاسم الحازمي»: a place that no list has stands before the name.
    let open = has(|p| matches!(p, Part::Person { sure: false } | Part::Words { .. }));
    let dated = parts.iter().all(|(part, _)| matches!(part, Part::Date | Part::Role { .. } | Part::Place));
    let correspondent = has(|p| matches!(p, Part::Role { .. })) && has(|p| matches!(p, Part::Place));
    if parts.is_empty() || open && !anchored && !sure && parts.len() > 1 || dated && !correspondent {
        return None;
    }
    let source = has(|p| matches!(p, Part::Source));
    let sure = name.is_some() && (sure || anchored);
    Some(Byline { name, sure, certain: source || parts.len() > 1 && (anchored || sure) })
}

/// The stretches of `text` between separators, brackets and quotation marks.
fn segments(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        let cuts = match c {
            ':' | '|' | '/' | '\\' | '،' | ',' | '؛' | '•' | '+' | '\n' | '\t' => true,
            '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | '"' | '“' | '”' => true,
            '-' | '–' | '—' | '−' => before.is_whitespace() || after.is_whitespace(),
            'ـ' => before.is_whitespace() && after.is_whitespace(),
            _ => false,
        };
        before = c;
        if cuts {
            found.push(Span::new(start, at));
            start = at + c.len_utf8();
        }
    }
    found.push(Span::new(start, text.len()));
    let edge = |c: char| !(c.is_alphanumeric() || script::is_mark(c));
    let bare = found.into_iter().map(|span| {
        let piece = span.of(text);
        let left = piece.len() - piece.trim_start_matches(edge).len();
        Span::new(span.start + left, (span.start + piece.trim_end_matches(edge).len()).max(span.start + left))
    });
    bare.filter(|span| !span.is_empty()).collect()
}

/// What a stretch is; a role at its head is a part of its own. None when it is of a sentence.
fn classify(text: &str, span: Span) -> Option<Vec<(Part, Span)>> {
    let words = words(text, span);
    let class = |at: usize| Words::shipped().class(word_hash(&words[at].0));
    let roles = (0..words.len()).take_while(|&at| class(at).has(Class::ROLE)).count();
    let mut parts = Vec::new();
    if roles > 0 {
        let pictures = words[..roles].iter().any(|(word, _)| lexicon::Class::Photographer.holds(word));
        parts.push((Part::Role { pictures }, Span::new(span.start, words[roles - 1].1.end)));
    }
    let rest = &words[roles..];
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return Some(parts) };
    let span = Span::new(first.1.start, last.1.end);
    let part = part(span.of(text), rest)?;
    // «كتب الوزير …» is a sentence: only a name follows the word.
    if roles > 0 && matches!(part, Part::Words { .. }) {
        return None;
    }
    parts.push((part, span));
    Some(parts)
}

fn part(text: &str, words: &[(String, Span)]) -> Option<Part> {
    let class = |word: &str| Words::shipped().class(word_hash(word));
    let of = |word: &str| WordFacts::builtin().get(word).unwrap_or_default();
    let (mut place, mut source) = (false, false);
    for entry in Gazetteer::builtin().lookup(text) {
        place |= entry.label == Label::Loc;
        source |= entry.label == Label::Org && matches!(&*entry.subtype, "media" | "agency");
    }
    // «أ ف ب», «د ب أ», «AFP».
    let letters = words.len() > 1 && words.iter().all(|(word, _)| word.chars().count() == 1);
    if source || letters || matches!(words, [(word, _)] if lexicon::Class::Unsigned.holds(word)) {
        return Some(Part::Source);
    }
    if place || words.iter().all(|(word, _)| class(word).has(Class::PLACE)) {
        return Some(Part::Place);
    }
    let date = Class(Class::MONTH.0 | Class::WEEKDAY.0 | Class::CLOCK.0);
    let number = |word: &str| word.chars().all(|c| script::digit(c).is_some());
    if words.iter().any(|(word, _)| number(word) || class(word).has(date)) {
        let few = words.len() < 7
            && words.iter().all(|(w, _)| number(w) || class(w).has(date) || w.chars().count() < 2);
        return few.then_some(Part::Date);
    }
    let sentence = Class(Class::STOP.0 | Class::APPEAL.0 | Class::YOU.0);
    let joined = |word: &str| {
        let parts = Lexicon::builtin().classes(word).intersection(COMPOUND);
        !parts.is_empty() || matches!(word, "ال" | "د" | "م" | "ا")
    };
    // «علي», «منى», «عبد الله»: names are spelt as function words are.
    let named = |at: usize| {
        let word = &words[at].0;
        let served = at > 0 && lexicon::Class::Servant.holds(&words[at - 1].0);
        joined(word) || served || class(word).has(Class::NAME) || of(word).nameness() > 0.3
    };
    if words.len() > 9 || (0..words.len()).any(|at| class(&words[at].0).has(sentence) && !named(at)) {
        return None;
    }
    if let [(word, _)] = words {
        let verb = class(word).has(Class(Class::VERB.0 | Class::SPEECH.0));
        return (!verb).then_some(Part::Words { surname: false });
    }
    // «الدهاس»: a definite word that hardly any text has is a family name.
    let rare = |word: &str| of(word).zipf10 < if word.starts_with("ال") { 30 } else { 38 };
    let served = |word: &str| {
        word.split_once("ال").is_some_and(|(head, _)| lexicon::Class::Servant.holds(head)) && word.len() > 14
    };
    let known = |word: &str| of(word).nameness() > 0.0 || joined(word) || rare(word) || served(word);
    let titled = |word: &str| word.chars().count() == 1 || lexicon::Class::BylineTitle.holds(word);
    let titles = words.iter().take_while(|(word, _)| titled(word)).count();
    let own = &words[titles..];
    if own.is_empty() {
        return None;
    }
    let known = own.iter().filter(|(word, _)| known(word)).count();
    if known * 2 < own.len() {
        let definite = |at: usize| words[at].0.starts_with("ال");
        let surname = words.len() > 1 && !definite(0) && definite(words.len() - 1) || titles > 0;
        return (own.len() < 4).then_some(Part::Words { surname });
    }
    let given =
        own.iter().take(2).any(|(word, _)| served(word) || of(word).given >= 5 && of(word).nameness() > 0.0);
    Some(Part::Person { sure: (2..8).contains(&own.len()) && known == own.len() && given })
}

/// The folded words of a stretch, full stops after initials dropped.
fn words(text: &str, span: Span) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in span.of(text).char_indices().chain([(span.len(), ' ')]) {
        let inside = c.is_alphanumeric() || script::is_mark(c) || c == 'ـ' || c == '\'';
        match (open, inside) {
            (None, true) => open = Some(at),
            (Some(from), false) => {
                let word = Span::new(span.start + from, span.start + at);
                found.push((script::folded(word.of(text)).to_lowercase(), word));
                open = None;
            }
            _ => {}
        }
    }
    found.retain(|(word, _)| !word.is_empty() && word != "nbsp");
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_gives_its_name() {
        let cases = [
            ("كتبت: زينة القيسي", Some("زينة القيسي")),
            ("كتب سيد الخلفاوي", Some("سيد الخلفاوي")),
            ("القاهرة - محمد عبد الله", Some("محمد عبد الله")),
            ("سامر الحلو (جدة)", Some("سامر الحلو")),
            ("تل أبيب: نزار مجدي", Some("نزار مجدي")),
            ("المدينة المنورة - مروان قاسم", Some("مروان قاسم")),
            ("وادي الدواسر - قاسم الحازمي:", Some("قاسم الحازمي")),
            ("أبها - عبدالله الهاجري / تصوير - طارق زاهر:", Some("عبدالله الهاجري")),
            ("د. محمد البشر", Some("د. محمد البشر")),
            ("By Ahmad Saleh", Some("Ahmad Saleh")),
        ];
        for (line, expected) in cases {
            let found = read(line).and_then(|byline| byline.name);
            assert_eq!(found.map(|s| s.of(line)), expected, "{line}");
        }
    }

    #[test]
    fn places_and_agencies_are_nobody() {
        for line in [
            "أسوان: مراسلنا",
            "الرياض - واس",
            "واس (المنامة)",
            "كييف: «الشرق الأوسط»",
            "بروكسل - أ ف ب",
            "الرياض: الوطن",
        ] {
            let byline = read(line).unwrap_or_else(|| panic!("{line}"));
            assert!(byline.name.is_none() && byline.certain, "{line}: {byline:?}");
        }
    }

    #[test]
    fn other_lines_are_no_bylines() {
        for line in [
            "قرية روسية نائية تودع الهدوء",
            "آخر تحديث: 12:30",
            "إرهاب المستوطنات",
            "الأمطار تقطع الطريق إلى الجبل",
        ] {
            assert!(
                read(line).is_none_or(|byline| !byline.sure && !byline.certain),
                "{line}: {:?}",
                read(line)
            );
        }
    }
}
