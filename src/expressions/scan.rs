//! Runs the rules over a text from left to right; the longest match at a place wins.

use std::cmp::Reverse;

use jiff::ToSpan;
use jiff::civil::Date;

use super::bound::Bound;
use super::compiled::RuleSet;
use super::matcher::{Reading, Slot, State};
use super::memory::Memory;
use super::moment::Moment;
use super::number::Numbers;
use super::rule::Rule;
use super::slots::Name;
use super::template::Template;
use super::view::{Kind, Piece};
use crate::Label;

/// What one match gave, before head nouns and roles.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Its first and last pieces.
    pub first: usize,
    pub last: usize,
    pub label: Label,
    pub value: Option<String>,
    pub modifier: Option<String>,
    pub otherwise: Option<String>,
    pub number: Option<f64>,
    pub number_max: Option<f64>,
    pub unit: Option<String>,
}

impl RuleSet {
    /// The matches in `pieces`, left to right, the longest at each place.
    pub(super) fn matches(&self, text: &str, pieces: &[Piece], moment: &Moment) -> Vec<Found> {
        let reading = Reading {
            text,
            cues: &self.cues,
            vocabulary: &self.vocabulary,
            guards: &self.guards,
            pieces,
            numbers: Numbers::new(&self.numbers, pieces.len()),
        };
        let mut scan = Scan {
            ruleset: self,
            reading: &reading,
            moment,
            memory: Memory::default(),
            ends: Vec::new(),
            best: State::new(),
            other: State::new(),
        };
        let (mut found, mut at) = (Vec::new(), 0);
        while at < pieces.len() {
            let before = found.len();
            at = scan.best(at, &mut found).unwrap_or(at + 1);
            let told = scan.today(&found[before..]);
            scan.memory.today = told.or(scan.memory.today);
            for one in &found[before..] {
                scan.memory.note(one.label, one.value.as_deref().unwrap_or(""), one.last);
            }
        }
        found
    }
}

/// One run over a text.
struct Scan<'a> {
    ruleset: &'a RuleSet,
    reading: &'a Reading<'a>,
    moment: &'a Moment,
    memory: Memory,
    /// Where the rules that match at a place end, and which they are.
    ends: Vec<(Reverse<usize>, u16)>,
    /// What the longest of them kept.
    best: State,
    other: State,
}

impl Scan<'_> {
    /// Runs what can begin at `at`, keeps what the longest gives, returns where to go on.
    fn best(&mut self, at: usize, found: &mut Vec<Found>) -> Option<usize> {
        self.ends.clear();
        let piece = &self.reading.pieces[at];
        if piece.kind == Kind::Word && piece.word == 0 && piece.bare == 0 {
            return None;
        }
        let openings = &self.ruleset.openings;
        let marks = openings.mark(piece.kind);
        let next = self.reading.offer(at + 1);
        for opening in [openings.word(piece.word), openings.word(piece.bare), marks].into_iter().flatten() {
            if self.ruleset.guards.get(opening.guard).meets(&next) {
                self.attempt(opening.rule, at);
            }
        }
        if self.reading.numbers.may_begin(piece, self.reading.vocabulary)
            && let Some(number) = self.reading.number(at)
        {
            let next = self.reading.offer(number.end as usize);
            for &(kinds, opening) in &openings.by_number {
                if number.kinds & kinds != 0 && self.ruleset.guards.get(opening.guard).meets(&next) {
                    self.attempt(opening.rule, at);
                }
            }
        }
        self.ends.sort_unstable();
        self.ends.dedup();
        for index in 0..self.ends.len() {
            let (Reverse(end), number) = self.ends[index];
            let rule = &self.ruleset.rules[number as usize];
            if index > 0 {
                self.reading.run(rule, at, &mut self.best);
            }
            if let Some(outputs) = self.outputs(rule, at, end) {
                // What follows the last span is only its context.
                let next = outputs.last().map_or(end, |o| o.last + 1);
                found.extend(outputs);
                return Some(next.max(at + 1));
            }
        }
        None
    }

    /// The day that a text calls today, by a weekday beside «اليوم» or «أمس».
    fn today(&self, found: &[Found]) -> Option<Date> {
        let slot = |name: Name| {
            self.best.slots.iter().rev().find(|(of, _)| *of == name.first()).and_then(|&(_, slot)| match slot
            {
                Slot::Entry(entry) => Some(self.ruleset.vocabulary.entry(entry).number as i64),
                Slot::Number(..) => None,
            })
        };
        let [one] = found else { return None };
        let day: Date = one.value.as_deref()?.get(..10)?.parse().ok()?;
        let (days, _) = (slot(Name::Deictic)?, slot(Name::Weekday)?);
        let today = day.checked_sub(days.days()).ok()?;
        // A report is dated a day after what it tells, not more.
        self.moment.date.is_none_or(|date| (date - today).get_days().abs() <= 1).then_some(today)
    }

    /// Runs one rule, and keeps its state when it is the best so far.
    fn attempt(&mut self, rule: u16, at: usize) {
        let Some(end) = self.reading.run(&self.ruleset.rules[rule as usize], at, &mut self.other) else {
            return;
        };
        let one = (Reverse(end), rule);
        if self.ends.iter().all(|&known| one < known) {
            std::mem::swap(&mut self.best, &mut self.other);
        }
        self.ends.push(one);
    }

    /// What the match of `rule` that `best` holds gives; none when a value makes no sense.
    fn outputs(&self, rule: &Rule, at: usize, end: usize) -> Option<Vec<Found>> {
        let bound = Bound {
            reading: self.reading,
            cues: &self.ruleset.cues,
            slots: &self.best.slots,
            at,
            end,
            memory: &self.memory,
        };
        let text = |template: &Option<Template>| match template {
            Some(template) => template.fill(&bound, self.moment).map(Some),
            None => Some(None),
        };
        let labelled = rule
            .outputs
            .iter()
            .enumerate()
            .filter_map(|(index, output)| Some((index, output, output.label?)));
        labelled
            .map(|(index, output, label)| {
                Some(Found {
                    first: self.best.saves[index * 2] as usize,
                    last: self.best.saves[index * 2 + 1] as usize,
                    label,
                    value: text(&output.value)?,
                    modifier: text(&output.modifier).flatten().filter(|m| !m.is_empty()),
                    otherwise: text(&output.otherwise).flatten().filter(|o| !o.is_empty()),
                    number: text(&output.number)?.and_then(|n| n.parse().ok()),
                    number_max: text(&output.number_max)?.and_then(|n| n.parse().ok()),
                    unit: text(&output.unit)?,
                })
            })
            .collect()
    }
}
