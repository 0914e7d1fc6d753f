//! The slots of a finished match, as the functions of templates read them.

use super::call::{Argument, Place};
use super::cues::Cues;
use super::matcher::{Reading, Slot};
use super::memory::Memory;
use super::slots::Name;
use super::vocabulary::Entry;

/// A match and its surroundings.
pub(super) struct Bound<'a> {
    pub reading: &'a Reading<'a>,
    pub cues: &'a Cues,
    pub slots: &'a [(u8, Slot)],
    /// The piece at which the match begins, and the one after it.
    pub at: usize,
    pub end: usize,
    pub memory: &'a Memory,
}

impl<'a> Bound<'a> {
    fn slot(&self, slot: u8) -> Option<Slot> {
        self.slots.iter().rev().find(|&&(of, _)| of == slot).map(|&(_, held)| held)
    }

    /// The number in a slot, or of the entry in it.
    pub(super) fn number(&self, slot: u8) -> Option<f64> {
        match self.slot(slot)? {
            Slot::Number(n, _) => Some(n),
            Slot::Entry(e) => Some(self.reading.vocabulary.entry(e).number).filter(|n| !n.is_nan()),
        }
    }

    /// The power of a thousand that ends the number in a slot, or 1.
    pub(super) fn scale(&self, slot: u8) -> f64 {
        match self.slot(slot) {
            Some(Slot::Number(_, scale)) => scale,
            _ => 1.0,
        }
    }

    /// The entry in a slot.
    pub(super) fn entry(&self, slot: u8) -> Option<&'a Entry> {
        match self.slot(slot)? {
            Slot::Entry(e) => Some(self.reading.vocabulary.entry(e)),
            Slot::Number(..) => None,
        }
    }
}

/// The slots under their names, or under their names with a 2 where those are filled.
pub(super) struct Named<'a> {
    pub bound: &'a Bound<'a>,
    pub second: bool,
}

impl Named<'_> {
    /// The number in a slot.
    pub(super) fn number(&self, name: Name) -> Option<f64> {
        let second = if self.second { self.bound.number(name.second()) } else { None };
        second.or_else(|| self.bound.number(name.first()))
    }

    /// The number in a slot when it is whole.
    pub(super) fn whole(&self, name: Name) -> Option<i64> {
        whole(self.number(name)?)
    }

    /// The value of the entry in a slot, as written.
    pub(super) fn text(&self, name: Name) -> Option<&str> {
        let second = if self.second { self.bound.entry(name.second()) } else { None };
        second.or_else(|| self.bound.entry(name.first())).map(|e| &*e.text)
    }
}

impl Place {
    /// The number in the slot, or of the entry in it.
    pub(super) fn number(self, slots: &Named) -> Option<f64> {
        let second = self.second.filter(|_| slots.second).and_then(|s| slots.bound.number(s));
        second.or_else(|| slots.bound.number(self.first))
    }

    /// The value of the entry in the slot.
    pub(super) fn text<'a>(self, slots: &Named<'a>) -> Option<&'a str> {
        let second = self.second.filter(|_| slots.second).and_then(|s| slots.bound.entry(s));
        second.or_else(|| slots.bound.entry(self.first)).map(|e| &*e.text)
    }
}

impl Argument {
    /// The number, or the number in the slot, that the argument names; its sign left off.
    pub(super) fn number(&self, slots: &Named) -> Option<f64> {
        self.number.or_else(|| self.slot?.number(slots))
    }

    /// The text of the entry in the slot that it names, or its own.
    pub(super) fn text<'a>(&'a self, slots: &Named<'a>) -> &'a str {
        self.slot.and_then(|place| place.text(slots)).unwrap_or(&self.text)
    }
}

/// A number as an integer, when it is one.
pub(super) fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 1e9).then_some(number as i64)
}
