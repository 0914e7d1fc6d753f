//! Compiles the lines of rule files to programs.

use std::collections::HashMap;

use super::kinds::NumberKind;
use super::rule::{Carries, Condition, Output, Rule, Step, Test};
use super::slots::Slots;
use super::syntax::{closing, split_fields, split_parts};
use super::template::Template;
use super::view::clitic;
use super::vocabulary::Vocabulary;
use crate::Label;

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
        let outputs = action.split(';').map(|o| output(&origin, o, slots, vocabulary)).collect();
        rules.push(Rule { origin, program, outputs });
    }
    rules
}

fn output(origin: &str, text: &str, slots: &Slots, vocabulary: &Vocabulary) -> Output {
    let mut output = Output {
        label: None,
        value: None,
        modifier: None,
        otherwise: None,
        number: None,
        number_max: None,
        unit: None,
    };
    let mut fields = split_fields(text).into_iter();
    let label = fields.next().unwrap_or_else(|| panic!("{origin}: no label"));
    if label != "NONE" {
        output.label = Some(Label::from_name(&label).unwrap_or_else(|| panic!("{origin}: no label {label}")));
    }
    for field in fields {
        let (key, body) = match field.split_once('=') {
            Some((key @ ("mod" | "otherwise" | "number" | "max" | "unit"), body)) => (key, body),
            _ => ("value", field.as_str()),
        };
        let template = Some(Template::parse(origin, body, slots, vocabulary));
        match key {
            "mod" => output.modifier = template,
            "otherwise" => output.otherwise = template,
            "number" => output.number = template,
            "max" => output.number_max = template,
            "unit" => output.unit = template,
            _ => output.value = template,
        }
    }
    output
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
                self.steps.push(Step::Split([0; 2], [0; 2]));
                self.steps.len() - 1
            });
            self.sequence(way);
            if index < last {
                jumps.push(self.steps.len());
                self.steps.push(Step::Jump(0));
            }
            if let Some(split) = split {
                self.steps[split] = Step::Split([split as u16 + 1, self.steps.len() as u16], [0; 2]);
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
        let tests = self.tests(body.trim_start_matches('!'));
        let condition = Condition { negative, tests };
        let before = self.first;
        self.steps.push(if before { Step::Before(condition) } else { Step::After(condition) });
    }

    /// The tests of a condition, with | between them; a definition stands for the tests that it holds.
    fn tests(&mut self, body: &str) -> Vec<Test> {
        let mut tests = Vec::new();
        for test in body.split('|').map(str::trim) {
            tests.extend(match test {
                "END" | "START" => vec![Test::Edge],
                "NUMBER" => vec![Test::Number],
                "DEFINITE" => vec![Test::Definite],
                "COUNTED" => vec![Test::Counted],
                "ACCUSATIVE" => vec![Test::Accusative],
                "OWNED" => vec![Test::Owned],
                "VERB" => vec![Test::Verb],
                _ if test.starts_with('\'') => test.trim_matches('\'').chars().map(Test::Mark).collect(),
                _ if test.starts_with('<') => {
                    vec![Test::Class(self.vocabulary.class(test.trim_matches(['<', '>'])))]
                }
                _ if test.starts_with('@') => {
                    let known = self.macros.get(test).cloned();
                    self.tests(&known.unwrap_or_else(|| self.fail(&format!("{test} is not defined"))))
                }
                _ => vec![Test::Word(self.vocabulary.intern(test))],
            });
        }
        tests
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
            // Quotes hold the marks, so that a backtick stands for the apostrophe.
            self.steps.push(Step::Mark(marks.chars().map(|c| if c == '`' { '\'' } else { c }).collect()));
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
