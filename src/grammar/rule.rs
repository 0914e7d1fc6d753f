//! The rule language: what a line of a rule file says, compiled to a small program.
//!
//! The language is described for its writers in `docs/grammar.md`.

use std::collections::HashMap;

use super::template::Template;
use super::view::clitic;
use super::vocabulary::{Vocabulary, WordId};
use crate::Label;

/// What proclitics a piece may carry to match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carries {
    /// None.
    Nothing,
    /// Exactly these.
    Exactly(u8),
    /// Any.
    Anything,
    /// None, or ب ل ك س, but not و.
    Preposition,
}

impl Carries {
    pub(super) fn allows(self, proclitics: u8) -> bool {
        match self {
            Carries::Nothing => proclitics == 0,
            Carries::Exactly(bits) => proclitics == bits,
            Carries::Anything => true,
            Carries::Preposition => proclitics & clitic::AND == 0,
        }
    }
}

/// What stands beside a match without being part of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Condition {
    pub negative: bool,
    pub tests: Vec<Test>,
}

/// One thing that a piece beside a match may be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    Word(WordId),
    Class(u8),
    Mark(char),
    /// The end (or the start) of the line.
    Edge,
    /// A number.
    Number,
    /// A word with ال.
    Definite,
    /// A word in the accusative of counting: «شخصا».
    Counted,
}

/// One step of a rule's program.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// A word out of some.
    Word(Vec<WordId>, Carries),
    /// An entry of a class, kept in a slot.
    Class(u8, u8, Carries),
    /// A number of a kind, kept in a slot.
    Number(NumberKind, u8, Carries),
    /// A mark out of some.
    Mark(Vec<char>),
    /// No white space here.
    Joined,
    /// White space, or the start of the line, here.
    Apart,
    /// The start (even) or end (odd) of an output.
    Save(u8),
    /// Try the first way, then the second.
    Split(u16, u16),
    Jump(u16),
    /// A condition on the piece before the match.
    Before(Condition),
    /// A condition on the piece after the match.
    After(Condition),
    Match,
}

/// Which numbers a `<…>` of a pattern takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberKind {
    /// Any cardinal.
    Any,
    /// A whole cardinal below 10,000, or a number with a half.
    Count,
    /// A day of a month, 1 to 31.
    Day,
    /// A month, 1 to 12, in digits.
    Month,
    /// A year in four digits, or in words.
    Year,
    /// A Hijri year.
    HijriYear,
    /// A year in two digits.
    ShortYear,
    /// A year in digits.
    FourDigits,
    /// An hour, 0 to 24.
    Hour,
    /// A minute or second, two digits.
    Minute,
    /// An ordinal.
    Ordinal,
    /// An ordinal, or a definite cardinal in its place: «الدقيقة التسعين».
    Rank,
    /// A definite ordinal or cardinal that can be an age.
    Age,
    /// An hour as an ordinal: «الثالثة».
    ClockHour,
    /// A number in words or with separators that is only a size.
    Vague,
    /// A part of a whole.
    Fraction,
}

impl NumberKind {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "number" => Self::Any,
            "n" => Self::Count,
            "day" => Self::Day,
            "mm" => Self::Month,
            "year" => Self::Year,
            "hyear" => Self::HijriYear,
            "yy" => Self::ShortYear,
            "yyyy" => Self::FourDigits,
            "hour" => Self::Hour,
            "minute" => Self::Minute,
            "ordinal" => Self::Ordinal,
            "rank" => Self::Rank,
            "age" => Self::Age,
            "oclock" => Self::ClockHour,
            "vague" => Self::Vague,
            "fraction" => Self::Fraction,
            _ => return None,
        })
    }
}

/// What a match gives: a label and the templates of its fields.
#[derive(Debug, Clone)]
pub(super) struct Output {
    /// None for text that is recognised to be left alone.
    pub label: Option<Label>,
    pub value: Option<Template>,
    pub modifier: Option<Template>,
    pub number: Option<Template>,
    pub number_max: Option<Template>,
    pub unit: Option<Template>,
}

/// A rule, compiled.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    /// File and line.
    pub origin: String,
    pub program: Vec<Step>,
    pub outputs: Vec<Output>,
}

/// The names of slots, numbered.
#[derive(Debug, Default)]
pub(super) struct Slots(Vec<String>);

/// How many slots a match has.
pub(super) const SLOTS: usize = 96;

impl Slots {
    pub(super) fn number(&mut self, name: &str) -> u8 {
        let at = self.0.iter().position(|n| n == name).unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        });
        assert!(at < SLOTS, "more than {SLOTS} slot names");
        at as u8
    }

    pub(super) fn known(&self, name: &str) -> Option<u8> {
        self.0.iter().position(|n| n == name).map(|at| at as u8)
    }
}

/// Reads one rule file.
pub(super) fn load(
    name: &str,
    file: &str,
    vocabulary: &mut Vocabulary,
    slots: &mut Slots,
    macros: &mut HashMap<String, String>,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (number, line) in file.lines().enumerate() {
        let line = line.split(" # ").next().unwrap_or_default().trim();
        let origin = format!("{name}:{}", number + 1);
        if line.is_empty() || line.starts_with(['#', '+']) {
            continue;
        }
        if line.starts_with('@') && !line.contains("=>") {
            let (key, body) =
                line.split_once('=').unwrap_or_else(|| panic!("{origin}: no = in a definition"));
            macros.insert(key.trim().to_owned(), body.trim().to_owned());
            continue;
        }
        let (pattern, action) =
            line.split_once("=>").unwrap_or_else(|| panic!("{origin}: neither a rule nor a comment: {line}"));
        let mut compiler = Compiler {
            origin: &origin,
            vocabulary,
            slots,
            macros,
            steps: Vec::new(),
            outputs: 0,
            first: true,
        };
        let parts = split_parts(pattern);
        let has_spans = parts.iter().any(|p| p == "(");
        if !has_spans {
            compiler.whole(&parts);
        } else {
            compiler.sequence(&parts);
        }
        compiler.steps.push(Step::Match);
        let program = compiler.steps;
        let outputs = action.split(';').map(|o| output(&origin, o)).collect();
        rules.push(Rule { origin, program, outputs });
    }
    rules
}

fn output(origin: &str, text: &str) -> Output {
    let mut output =
        Output { label: None, value: None, modifier: None, number: None, number_max: None, unit: None };
    let mut fields = split_fields(text).into_iter();
    let label = fields.next().unwrap_or_else(|| panic!("{origin}: no label"));
    if label != "NONE" {
        output.label = Some(Label::from_name(&label).unwrap_or_else(|| panic!("{origin}: no label {label}")));
    }
    for field in fields {
        let (key, body) = match field.split_once('=') {
            Some((key @ ("mod" | "number" | "max" | "unit"), body)) => (key, body),
            _ => ("value", field.as_str()),
        };
        let template = Some(Template::parse(origin, body));
        match key {
            "mod" => output.modifier = template,
            "number" => output.number = template,
            "max" => output.number_max = template,
            "unit" => output.unit = template,
            _ => output.value = template,
        }
    }
    output
}

/// Splits at white space outside braces.
fn split_fields(text: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut depth = 0;
    for c in text.trim().chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c.is_whitespace() && depth == 0 {
            fields.push(String::new());
        } else if let Some(last) = fields.last_mut() {
            last.push(c);
        }
    }
    fields.retain(|f| !f.is_empty());
    fields
}

/// Splits a pattern into its parts; ( ) [ ] stand alone, quotes hold together.
fn split_parts(pattern: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for c in pattern.chars() {
        if c == '\'' {
            quoted = !quoted;
        }
        if !quoted && c.is_whitespace() {
            parts.push(String::new());
        } else if !quoted && matches!(c, '(' | ')' | '[' | ']') {
            parts.push(c.to_string());
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts.retain(|p| !p.is_empty());
    parts
}

struct Compiler<'a> {
    origin: &'a str,
    vocabulary: &'a mut Vocabulary,
    slots: &'a mut Slots,
    macros: &'a HashMap<String, String>,
    steps: Vec<Step>,
    outputs: u8,
    first: bool,
}

impl Compiler<'_> {
    fn fail(&self, why: &str) -> ! {
        panic!("{}: {why}", self.origin)
    }

    /// A pattern without parentheses: all but the conditions is the span.
    fn whole(&mut self, parts: &[String]) {
        let is_condition = |p: &String| p.starts_with('{') || p == "^";
        let from = parts.iter().position(|p| !is_condition(p)).unwrap_or(parts.len());
        let to = parts.iter().rposition(|p| !is_condition(p)).map_or(from, |at| at + 1);
        self.sequence(&parts[..from]);
        self.steps.push(Step::Save(0));
        self.sequence(&parts[from..to]);
        self.steps.push(Step::Save(1));
        self.sequence(&parts[to..]);
    }

    fn sequence(&mut self, parts: &[String]) {
        let mut at = 0;
        while at < parts.len() {
            let part = parts[at].as_str();
            match part {
                "(" => self.steps.push(Step::Save(self.outputs * 2)),
                ")" => {
                    self.steps.push(Step::Save(self.outputs * 2 + 1));
                    self.outputs += 1;
                }
                "[" => {
                    let close = closing(parts, at).unwrap_or_else(|| self.fail("a [ is not closed"));
                    self.choice(&parts[at + 1..close], true);
                    at = close;
                }
                "_" => self.steps.push(Step::Joined),
                "^" => self.steps.push(Step::Apart),
                "]" | "/" => self.fail("a ] or / out of place"),
                _ if part.starts_with('@') => {
                    let body = self
                        .macros
                        .get(part)
                        .unwrap_or_else(|| self.fail(&format!("{part} is not defined")))
                        .clone();
                    self.choice(&split_parts(&body), false);
                }
                _ if part.starts_with('{') => self.condition(part),
                _ => self.atom(part),
            }
            at += 1;
        }
    }

    /// Alternatives with / between them; none of them when optional.
    fn choice(&mut self, parts: &[String], optional: bool) {
        let mut ways: Vec<&[String]> = Vec::new();
        let (mut depth, mut from) = (0, 0);
        for (at, part) in parts.iter().enumerate() {
            match part.as_str() {
                "[" => depth += 1,
                "]" => depth -= 1,
                "/" if depth == 0 => {
                    ways.push(&parts[from..at]);
                    from = at + 1;
                }
                _ => {}
            }
        }
        ways.push(&parts[from..]);
        let first = self.first;
        let mut jumps = Vec::new();
        let last = ways.len() - 1;
        for (index, way) in ways.into_iter().enumerate() {
            self.first = first;
            let split = (optional || index < last).then(|| {
                self.steps.push(Step::Split(0, 0));
                self.steps.len() - 1
            });
            self.sequence(way);
            if index < last {
                jumps.push(self.steps.len());
                self.steps.push(Step::Jump(0));
            }
            if let Some(split) = split {
                self.steps[split] = Step::Split(split as u16 + 1, self.steps.len() as u16);
            }
        }
        for jump in jumps {
            self.steps[jump] = Step::Jump(self.steps.len() as u16);
        }
        self.first = first && optional;
    }

    fn condition(&mut self, part: &str) {
        let body = part.trim_start_matches('{').trim_end_matches('}');
        let negative = body.starts_with('!');
        let tests = body
            .trim_start_matches('!')
            .split('|')
            .flat_map(|test| match test {
                "END" | "START" => vec![Test::Edge],
                "NUMBER" => vec![Test::Number],
                "DEFINITE" => vec![Test::Definite],
                "COUNTED" => vec![Test::Counted],
                _ if test.starts_with('\'') => test.trim_matches('\'').chars().map(Test::Mark).collect(),
                _ if test.starts_with('<') => {
                    vec![Test::Class(self.vocabulary.class(test.trim_matches(['<', '>'])))]
                }
                _ if test.starts_with('@') => {
                    let body = self
                        .macros
                        .get(test)
                        .unwrap_or_else(|| self.fail(&format!("{test} is not defined")))
                        .clone();
                    body.split('|').map(|w| Test::Word(self.vocabulary.intern(w.trim()))).collect()
                }
                _ => vec![Test::Word(self.vocabulary.intern(test))],
            })
            .collect();
        let condition = Condition { negative, tests };
        let before = self.first;
        self.steps.push(if before { Step::Before(condition) } else { Step::After(condition) });
    }

    fn atom(&mut self, part: &str) {
        let (carries, body) = match part.split_once('+') {
            Some((bits, body)) if !bits.is_empty() && !bits.starts_with('\'') => {
                let bits = bits.chars().fold(0, |bits, c| {
                    bits | match c {
                        'و' | 'ف' => clitic::AND,
                        'ب' => clitic::BA,
                        'ل' => clitic::LA,
                        'ك' => clitic::KA,
                        _ => self.fail("an unknown proclitic before +"),
                    }
                });
                (Carries::Exactly(bits), body)
            }
            _ => match part.strip_prefix('~') {
                Some(body) => (Carries::Preposition, body),
                None if self.first => (Carries::Anything, part),
                None => (Carries::Nothing, part),
            },
        };
        self.first = false;
        if let Some(marks) = body.strip_prefix('\'').and_then(|b| b.strip_suffix('\'')) {
            self.steps.push(Step::Mark(marks.chars().collect()));
        } else if let Some(name) = body.strip_prefix('<').and_then(|b| b.strip_suffix('>')) {
            let (name, slot) = name.split_once(':').unwrap_or((name, name));
            let slot = self.slots.number(slot);
            self.steps.push(match NumberKind::named(name) {
                Some(kind) => Step::Number(kind, slot, carries),
                None => {
                    let class = self
                        .vocabulary
                        .known_class(name)
                        .unwrap_or_else(|| self.fail(&format!("no word list has the class <{name}>")));
                    Step::Class(class, slot, carries)
                }
            });
        } else {
            let words = body.split('|').map(|word| self.vocabulary.intern(word)).collect();
            self.steps.push(Step::Word(words, carries));
        }
    }
}

fn closing(parts: &[String], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, part) in parts.iter().enumerate().skip(open) {
        match part.as_str() {
            "[" => depth += 1,
            "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}
