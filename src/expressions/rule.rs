//! What a line of a rule file says: a small program and what its match gives.
//!
//! The language is described for its writers in `docs/expressions.md`.

use super::dictionary::WordId;
use super::kinds::NumberKind;
use super::template::Template;
use super::view::clitic;
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
    /// A word of no list, without a proclitic.
    Counted,
    /// A noun as it stands behind a number that counts it: «شخصا», «حالة».
    Accusative,
    /// A word of no list with a pronoun behind it: «فوزه».
    Owned,
    /// A verb, by its form.
    Verb,
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
    /// Try the first way, then the second; the numbers of their guards.
    Split([u16; 2], [u16; 2]),
    Jump(u16),
    /// A condition on the piece before the match.
    Before(Condition),
    /// A condition on the piece after the match.
    After(Condition),
    Match,
}

/// What a match gives: a label and the templates of its fields.
#[derive(Debug, Clone)]
pub(super) struct Output {
    /// None for text that is recognised to be left alone.
    pub label: Option<Label>,
    pub value: Option<Template>,
    pub modifier: Option<Template>,
    pub otherwise: Option<Template>,
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
