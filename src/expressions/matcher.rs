//! Runs the programs of rules over pieces.

use super::cues::Cues;
use super::guard::{self, Guard, Guards};
use super::number::{Number, Numbers};
use super::rule::{Condition, Rule, Step, Test};
use super::view::{Gap, Kind, Piece};
use super::vocabulary::Vocabulary;

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slot {
    Entry(u32),
    /// A number and the power of a thousand that ends it.
    Number(f64, f64),
}

/// The outputs of one rule are at most this many.
pub(super) const OUTPUTS: usize = 3;

/// A text being read.
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub cues: &'a Cues,
    pub vocabulary: &'a Vocabulary,
    pub guards: &'a Guards,
    pub pieces: &'a [Piece],
    pub numbers: Numbers<'a>,
}

/// The slots and spans of a match as it grows.
#[derive(Debug)]
pub(super) struct State {
    /// What was kept, in order; the last under a number holds.
    pub slots: Vec<(u8, Slot)>,
    /// The pieces at which the outputs begin and end.
    pub saves: [u32; OUTPUTS * 2],
    /// The ways not tried yet.
    choices: Vec<Choice>,
    /// What the piece looked at last offers.
    offer: (usize, Guard),
}

impl State {
    /// Nothing matched yet.
    pub(super) fn new() -> Self {
        let offer = (usize::MAX, Guard::default());
        Self { slots: Vec::new(), saves: [0; OUTPUTS * 2], choices: Vec::new(), offer }
    }
}

/// Where to go on when a way fails, and what held there.
#[derive(Debug)]
struct Choice {
    pc: u16,
    at: u32,
    slots: usize,
    saves: [u32; OUTPUTS * 2],
}

impl Reading<'_> {
    /// The number that begins at `at`.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        self.numbers.at(self.pieces, at, self.vocabulary)
    }

    /// What the piece at `at` offers to guards.
    pub(super) fn offer(&self, at: usize) -> Guard {
        let mut offer = Guard::default();
        let Some(piece) = self.pieces.get(at) else { return offer };
        match piece.kind {
            Kind::Mark(c) => offer.marks = guard::bit(u32::from(c)),
            Kind::Word if piece.word != 0 || piece.bare != 0 => {
                offer.words = guard::bit(u32::from(piece.word));
                offer.classes = self.vocabulary.mask(piece);
            }
            Kind::Word | Kind::Digits(_) | Kind::Opaque => {}
        }
        if self.numbers.may_begin(piece, self.vocabulary) {
            offer.numbers = self.number(at).map_or(0, |number| number.kinds);
        }
        offer
    }

    /// Runs `rule` at `start`: the piece after the match, slots and saves filled.
    pub(super) fn run(&self, rule: &Rule, start: usize, state: &mut State) -> Option<usize> {
        state.slots.clear();
        state.choices.clear();
        let (mut pc, mut at) = (0usize, start);
        loop {
            let next = match &rule.program[pc] {
                Step::Match => return Some(at),
                Step::Jump(to) => {
                    pc = *to as usize;
                    continue;
                }
                Step::Split([first, second], guards) => {
                    if state.offer.0 != at {
                        state.offer = (at, self.offer(at));
                    }
                    let [one, other] = guards.map(|guard| self.guards.get(guard).meets(&state.offer.1));
                    if one && other {
                        let choice = Choice {
                            pc: *second,
                            at: at as u32,
                            slots: state.slots.len(),
                            saves: state.saves,
                        };
                        state.choices.push(choice);
                    }
                    (one || other).then_some((if one { *first } else { *second } as usize, at))
                }
                step => self.take(step, at, start, state).map(|end| (pc + 1, end)),
            };
            (pc, at) = match next {
                Some(next) => next,
                None => {
                    let choice = state.choices.pop()?;
                    state.slots.truncate(choice.slots);
                    state.saves = choice.saves;
                    (choice.pc as usize, choice.at as usize)
                }
            };
        }
    }

    /// Where `step` leads from `at`; none when it does not fit.
    fn take(&self, step: &Step, at: usize, start: usize, state: &mut State) -> Option<usize> {
        match step {
            Step::Save(slot) => {
                // A start is the piece that comes, an end the piece before.
                let piece = if slot % 2 == 0 { at } else { at - 1 };
                state.saves[*slot as usize] = piece as u32;
                Some(at)
            }
            Step::Before(condition) => {
                let beside = (at > 0 && self.pieces[at].gap != Gap::Line).then(|| at - 1);
                self.holds(condition, beside, false).then_some(at)
            }
            Step::After(condition) => {
                let beside = self.pieces.get(at).filter(|p| p.gap != Gap::Line).map(|_| at);
                self.holds(condition, beside, true).then_some(at)
            }
            Step::Joined => self.pieces.get(at).filter(|p| p.gap == Gap::None).map(|_| at),
            Step::Apart => self.pieces.get(at).filter(|p| p.gap != Gap::None).map(|_| at),
            Step::Word(words, carries) => {
                let piece = self.piece(at, start)?;
                let fits = piece.word != 0 && words.contains(&piece.word);
                (fits && carries.allows(piece.proclitics)).then_some(at + 1)
            }
            Step::Mark(marks) => match self.piece(at, start)?.kind {
                Kind::Mark(c) if marks.contains(&c) => Some(at + 1),
                _ => None,
            },
            Step::Class(class, slot, carries) => {
                let piece = self.piece(at, start)?;
                if !carries.allows(piece.proclitics) {
                    return None;
                }
                let (entry, end) = self.vocabulary.find(self.pieces, at, *class)?;
                state.slots.push((*slot, Slot::Entry(entry)));
                Some(end)
            }
            Step::Number(kind, slot, carries) => {
                let piece = self.piece(at, start)?;
                if !carries.allows(piece.proclitics) {
                    return None;
                }
                let number = self.number(at).filter(|number| number.kinds & kind.bit() != 0)?;
                state.slots.push((*slot, Slot::Number(number.value, number.scale)));
                Some(number.end as usize)
            }
            Step::Split(..) | Step::Jump(_) | Step::Match => None,
        }
    }

    /// The piece at `at` if the match may reach it: matches stay on one line.
    fn piece(&self, at: usize, start: usize) -> Option<&Piece> {
        self.pieces.get(at).filter(|p| at == start || p.gap != Gap::Line)
    }

    fn holds(&self, condition: &Condition, beside: Option<usize>, behind: bool) -> bool {
        let any = condition.tests.iter().any(|test| match beside {
            None => *test == Test::Edge,
            Some(at) => self.is(test, at, behind),
        });
        any != condition.negative
    }

    /// Whether a word of no list has ال behind its proclitics: «للوهلة», «بالبرونزية».
    fn has_article(&self, piece: &Piece) -> bool {
        let word = piece.span.of(self.text);
        let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
        piece.kind == Kind::Word
            && word.chars().count() > 5
            && ["بال", "كال", "لل", "ال"].iter().any(|article| word.starts_with(article))
    }

    fn is(&self, test: &Test, at: usize, behind: bool) -> bool {
        let piece = &self.pieces[at];
        match test {
            Test::Word(word) => piece.word == *word,
            Test::Class(class) => self.vocabulary.has(self.pieces, at, *class),
            Test::Mark(mark) => piece.kind == Kind::Mark(*mark),
            Test::Edge => false,
            Test::Number => self.number(at).is_some(),
            // «مهلة أسبوع للرد»: what has a preposition does not go on the phrase.
            Test::Definite if behind => piece.definite && piece.proclitics == 0,
            Test::Definite => piece.definite || piece.word == 0 && self.has_article(piece),
            Test::Accusative => self.is_accusative(at),
            Test::Owned => {
                let word = piece.span.of(self.text);
                let long = word.chars().count() > 3;
                piece.kind == Kind::Word && long && ["ه", "ها", "هم"].iter().any(|own| word.ends_with(own))
            }
            Test::Verb => self.verb(at).is_some(),
            Test::Counted => matches!(piece.kind, Kind::Word) && piece.word == 0 && piece.proclitics == 0,
        }
    }
}
