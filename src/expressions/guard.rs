//! What a program can go on with: quick tests that spare most tries.
//!
//! A guard lets through every piece that the steps behind it could take, and a
//! few more; the steps themselves decide.

use std::collections::HashMap;

use super::classes::Classes;
use super::dictionary::WordId;
use super::rule::Step;

/// What some steps can begin with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Guard {
    /// Classes, one bit each.
    pub classes: Classes,
    /// Words, each under the bit of [`bit`].
    pub words: u64,
    /// Marks, each under the bit of [`bit`].
    pub marks: u64,
    /// Kinds of numbers, one bit each.
    pub numbers: u32,
    /// Whether they can go on with nothing at all.
    pub passes: bool,
}

/// The bit that a word or mark shares with others.
pub(super) fn bit(of: u32) -> u64 {
    1 << (of % 64)
}

impl Guard {
    /// The guard of the steps of `program` from `pc` on.
    pub(super) fn of(program: &[Step], pc: usize) -> Self {
        let mut guard = Self::default();
        for at in reached(program, pc) {
            match &program[at] {
                Step::Word(words, _) => guard.words |= words.iter().fold(0, |m, &w| m | word_bit(w)),
                Step::Class(class, ..) => guard.classes |= Classes::of(*class),
                Step::Number(kind, ..) => guard.numbers |= kind.bit(),
                Step::Mark(marks) => guard.marks |= marks.iter().fold(0, |m, &c| m | bit(u32::from(c))),
                _ => guard.passes = true,
            }
        }
        guard
    }

    /// Whether what a piece offers is let through.
    pub(super) fn meets(&self, offer: &Self) -> bool {
        let classes = !(self.classes & offer.classes).is_empty();
        let others =
            self.words & offer.words | self.marks & offer.marks | u64::from(self.numbers & offer.numbers);
        self.passes || classes || others != 0
    }

    /// The guard that lets through what either does.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            classes: self.classes | other.classes,
            words: self.words | other.words,
            marks: self.marks | other.marks,
            numbers: self.numbers | other.numbers,
            passes: self.passes || other.passes,
        }
    }
}

fn word_bit(word: WordId) -> u64 {
    bit(u32::from(word))
}

/// The steps that take a piece, or the end, which `program` comes to from `pc` without taking one.
pub(super) fn reached(program: &[Step], pc: usize) -> Vec<usize> {
    let (mut found, mut pending) = (Vec::new(), vec![pc]);
    while let Some(pc) = pending.pop() {
        match &program[pc] {
            Step::Split(ways, _) => pending.extend(ways.map(usize::from)),
            Step::Jump(to) => pending.push(*to as usize),
            Step::Save(_) | Step::Before(_) | Step::After(_) | Step::Joined | Step::Apart => {
                pending.push(pc + 1)
            }
            Step::Word(..) | Step::Class(..) | Step::Number(..) | Step::Mark(_) | Step::Match => {
                found.push(pc)
            }
        }
    }
    found
}

/// Guards, each kept once.
#[derive(Debug, Default)]
pub(super) struct Guards {
    all: Vec<Guard>,
    known: HashMap<Guard, u16>,
}

impl Guards {
    /// The number of a guard.
    pub(super) fn number(&mut self, guard: Guard) -> u16 {
        *self.known.entry(guard).or_insert_with(|| {
            self.all.push(guard);
            u16::try_from(self.all.len() - 1).expect("fewer than 65,536 guards")
        })
    }

    /// The guard of a number.
    pub(super) fn get(&self, number: u16) -> &Guard {
        &self.all[number as usize]
    }
}
