//! Runs the programs of rules over pieces.

use super::memory::Memory;
use super::number::Number;
use super::rule::{Condition, NumberKind, Rule, SLOTS, Slots, Step, Test};
use super::view::{Gap, Kind, Piece};
use super::vocabulary::{Entry, Vocabulary};

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slot {
    Empty,
    Entry(u32),
    /// A number and the power of a thousand that ends it.
    Number(f64, f64),
}

/// The outputs of one rule are at most this many.
pub(super) const OUTPUTS: usize = 3;

/// A text being read.
pub(super) struct Reading<'a> {
    pub vocabulary: &'a Vocabulary,
    pub slot_names: &'a Slots,
    pub pieces: &'a [Piece],
    /// For each piece, one more than the index of the number that begins there.
    pub number_at: &'a [u32],
    pub numbers: &'a [Number],
}

/// The slots and spans of a match as it grows.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub slots: [Slot; SLOTS],
    pub saves: [u32; OUTPUTS * 2],
    /// Which slots may be full, so that clearing is cheap.
    used: Vec<u8>,
}

impl State {
    pub(super) fn new() -> Self {
        Self { slots: [Slot::Empty; SLOTS], saves: [0; OUTPUTS * 2], used: Vec::new() }
    }

    pub(super) fn clear(&mut self) {
        for slot in self.used.drain(..) {
            self.slots[slot as usize] = Slot::Empty;
        }
    }
}

/// The slots of a finished match, by name.
pub(super) struct Bound<'a> {
    pub reading: &'a Reading<'a>,
    pub slots: &'a [Slot; SLOTS],
    /// The piece at which the match begins, and the one after it.
    pub at: usize,
    pub end: usize,
    pub memory: &'a Memory,
}

impl<'a> Bound<'a> {
    fn slot(&self, name: &str) -> Slot {
        self.reading.slot_names.known(name).map_or(Slot::Empty, |s| self.slots[s as usize])
    }

    /// The number in a slot, or of the entry in it.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        match self.slot(name) {
            Slot::Empty => None,
            Slot::Number(n, _) => Some(n),
            Slot::Entry(e) => Some(self.reading.vocabulary.entry(e).number).filter(|n| !n.is_nan()),
        }
    }

    /// The power of a thousand that ends the number in a slot, or 1.
    pub(super) fn scale(&self, name: &str) -> f64 {
        match self.slot(name) {
            Slot::Number(_, scale) => scale,
            _ => 1.0,
        }
    }

    /// The entry in a slot.
    pub(super) fn entry(&self, name: &str) -> Option<&'a Entry> {
        match self.slot(name) {
            Slot::Entry(e) => Some(self.reading.vocabulary.entry(e)),
            _ => None,
        }
    }
}

impl Reading<'_> {
    /// The number that begins at `at`.
    pub(super) fn number(&self, at: usize) -> Option<&Number> {
        let index = *self.number_at.get(at)?;
        self.numbers.get((index as usize).checked_sub(1)?)
    }

    /// Runs `rule` at `at`: the piece after the match, slots and saves filled.
    pub(super) fn run(&self, rule: &Rule, at: usize, state: &mut State) -> Option<usize> {
        self.step(&rule.program, 0, at, at, state)
    }

    fn step(&self, program: &[Step], pc: usize, at: usize, start: usize, state: &mut State) -> Option<usize> {
        let mut pc = pc;
        let mut at = at;
        loop {
            match &program[pc] {
                Step::Match => return Some(at),
                Step::Jump(to) => {
                    pc = *to as usize;
                    continue;
                }
                Step::Split(first, second) => {
                    if let Some(end) = self.step(program, *first as usize, at, start, state) {
                        return Some(end);
                    }
                    pc = *second as usize;
                    continue;
                }
                Step::Save(slot) => {
                    // A start is the piece that comes, an end the piece before.
                    let piece = if slot % 2 == 0 { at } else { at - 1 };
                    let old = state.saves[*slot as usize];
                    state.saves[*slot as usize] = piece as u32;
                    let end = self.step(program, pc + 1, at, start, state);
                    if end.is_none() {
                        state.saves[*slot as usize] = old;
                    }
                    return end;
                }
                Step::Before(condition) => {
                    let beside = (at > 0 && self.pieces[at].gap != Gap::Line).then(|| at - 1);
                    if !self.holds(condition, beside) {
                        return None;
                    }
                }
                Step::After(condition) => {
                    let beside = self.pieces.get(at).filter(|p| p.gap != Gap::Line).map(|_| at);
                    if !self.holds(condition, beside) {
                        return None;
                    }
                }
                Step::Word(words, carries) => {
                    let piece = self.piece(at, start)?;
                    let fits = |w: u16| w != 0 && words.contains(&w);
                    if !(fits(piece.word) && carries.allows(piece.proclitics)) {
                        return None;
                    }
                    at += 1;
                }
                Step::Joined => {
                    if self.pieces.get(at).is_none_or(|p| p.gap != Gap::None) {
                        return None;
                    }
                }
                Step::Apart => {
                    if self.pieces.get(at).is_none_or(|p| p.gap == Gap::None) {
                        return None;
                    }
                }
                Step::Mark(marks) => {
                    let piece = self.piece(at, start)?;
                    match piece.kind {
                        Kind::Mark(c) if marks.contains(&c) => at += 1,
                        _ => return None,
                    }
                }
                Step::Class(class, slot, carries) => {
                    let piece = self.piece(at, start)?;
                    if !carries.allows(piece.proclitics) {
                        return None;
                    }
                    let (entry, end) = self.vocabulary.find(self.pieces, at, *class)?;
                    return self.keep(program, pc, end, start, state, *slot, Slot::Entry(entry));
                }
                Step::Number(kind, slot, carries) => {
                    let piece = self.piece(at, start)?;
                    let number = self.number(at)?;
                    if !carries.allows(piece.proclitics) || !accepts(*kind, number) {
                        return None;
                    }
                    let value = Slot::Number(number.value, number.scale);
                    return self.keep(program, pc, number.end as usize, start, state, *slot, value);
                }
            }
            pc += 1;
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the state of one recursive step")]
    fn keep(
        &self,
        program: &[Step],
        pc: usize,
        at: usize,
        start: usize,
        state: &mut State,
        slot: u8,
        value: Slot,
    ) -> Option<usize> {
        let old = std::mem::replace(&mut state.slots[slot as usize], value);
        let end = self.step(program, pc + 1, at, start, state);
        if end.is_none() {
            state.slots[slot as usize] = old;
        } else {
            state.used.push(slot);
        }
        end
    }

    /// The piece at `at` if the match may reach it: matches stay on one line.
    fn piece(&self, at: usize, start: usize) -> Option<&Piece> {
        self.pieces.get(at).filter(|p| at == start || p.gap != Gap::Line)
    }

    fn holds(&self, condition: &Condition, beside: Option<usize>) -> bool {
        let any = condition.tests.iter().any(|test| match beside {
            None => *test == Test::Edge,
            Some(at) => self.is(test, at),
        });
        any != condition.negative
    }

    fn is(&self, test: &Test, at: usize) -> bool {
        let piece = &self.pieces[at];
        match test {
            Test::Word(word) => piece.word == *word,
            Test::Class(class) => self.vocabulary.has(self.pieces, at, *class),
            Test::Mark(mark) => piece.kind == Kind::Mark(*mark),
            Test::Edge => false,
            Test::Number => self.number(at).is_some(),
            Test::Definite => piece.definite,
            Test::Counted => matches!(piece.kind, Kind::Word) && piece.word == 0 && piece.proclitics == 0,
        }
    }
}

fn accepts(kind: NumberKind, number: &Number) -> bool {
    let whole = number.value.fract() == 0.0;
    let cardinal = !number.ordinal && !number.vague;
    let between = |low: f64, high: f64| whole && (low..=high).contains(&number.value);
    let digits = number.digits > 0;
    match kind {
        NumberKind::Any => cardinal,
        NumberKind::Count => cardinal && number.value < 1e7,
        NumberKind::Day => !number.vague && between(1.0, 31.0) && (!digits || number.digits <= 2),
        NumberKind::Month => digits && number.digits <= 2 && between(1.0, 12.0),
        NumberKind::Year => cardinal && between(1000.0, 2199.0) && (number.digits == 4 || !number.numeric),
        NumberKind::HijriYear => cardinal && between(1.0, 1600.0) && (number.digits >= 1 || !number.numeric),
        NumberKind::ShortYear => number.digits == 2,
        NumberKind::FourDigits => number.digits == 4 && between(1000.0, 2199.0),
        NumberKind::Hour => {
            !number.vague && between(0.0, 24.0) && (!number.numeric || (1..=2).contains(&number.digits))
        }
        NumberKind::Minute => cardinal && between(0.0, 59.0) && (!number.numeric || number.digits == 2),
        NumberKind::Ordinal => number.ordinal,
        NumberKind::Rank => !number.vague && !number.numeric && number.definite && between(1.0, 99.0),
        NumberKind::Age => !number.vague && number.definite && !number.numeric && between(13.0, 110.0),
        NumberKind::ClockHour => number.ordinal && between(1.0, 12.0),
        NumberKind::Vague => number.vague,
        NumberKind::Fraction => number.fraction,
    }
}
