//! What happened to those that a number counts: killed, wounded, displaced, arrested, missing and others.
//!
//! The words are in `data/expressions/counted.tsv`. A role comes from the counted noun itself («12 قتيلا»),
//! from the nearest verb or noun before the number in its clause («مقتل 12 شخصا وإصابة 30»), from the
//! number that it is joined to («ثلاثة جنود وخمسة مدنيين», «بينهم طفلان»), or from what follows
//! («لقي ستة أشخاص حتفهم»).

use super::compiled::same_line;
use super::counted::Counter;
use super::mixed::MIXED;
use super::scan::Found;
use super::shape::form;
use super::view::{Kind, clitic};

/// How far before a number its verb may stand, in pieces.
const REACH: usize = 10;

/// How near a verb must stand to a number of what no list knows as people.
const CLOSE: usize = 3;

/// How far behind a noun its verb may stand.
const BEHIND: usize = 6;

/// How many pieces may stand between numbers that are joined.
pub(super) const BETWEEN: usize = 4;

/// The roles, as the word lists have them.
pub const ROLES: [&str; 13] = [
    "killed",
    "wounded",
    MIXED,
    "displaced",
    "detained",
    "missing",
    "abducted",
    "besieged",
    "arrested",
    "sentenced",
    "rescued",
    "infected",
    "returned",
];

/// A number that was read before this one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Earlier {
    /// Its last piece, or that of its head noun.
    pub last: usize,
    /// Its role.
    pub role: Option<&'static str>,
    /// Whether its own noun says the role («قتلى»), so that none but «بينهم» hands it on.
    pub own: bool,
}

/// What a number counts, as far as roles ask.
#[derive(Clone, Copy)]
struct Counted {
    /// The first piece of the number, or of its approximator.
    first: usize,
    /// The last piece of the number, or its noun.
    end: usize,
    /// Whether the noun says that they have left their homes.
    displaced: bool,
    /// Whether a list, or its ending, says that it is people.
    person: bool,
    /// Whether no noun stands behind it.
    bare: bool,
}

impl Counter<'_> {
    /// The role of what `found` counts, `head` being its noun and `earlier` the number before it.
    pub(super) fn role(
        &self,
        found: &Found,
        head: Option<usize>,
        earlier: Option<Earlier>,
    ) -> Option<&'static str> {
        let role = self.plain_role(found, head, earlier);
        match role {
            None | Some("killed" | "wounded") if self.divides(found.last, head) => Some(MIXED),
            None if head.is_some_and(|h| self.has(h, self.ruleset.cues.case)) && self.of_disease(found) => {
                (!self.of_recovery(found)).then_some("infected")
            }
            Some("wounded") if self.of_disease(found) => (!self.of_recovery(found)).then_some("infected"),
            _ => role,
        }
    }

    /// The role, before mixed totals and the sick are told apart.
    fn plain_role(
        &self,
        found: &Found,
        head: Option<usize>,
        earlier: Option<Earlier>,
    ) -> Option<&'static str> {
        let noun = head.and_then(|h| self.noun_role(h));
        // «لكل 120 شخصا»; «هذه الدول الثلاث».
        let first = self.past_bound(found.first);
        let rate = first
            .checked_sub(1)
            .is_some_and(|at| self.on_line(first).is_some() && self.has(at, self.ruleset.cues.rate));
        let often = head.is_some_and(|h| self.has(h, self.ruleset.cues.times));
        if rate || often || head.is_some_and(|h| h < found.first && !self.person(found, h)) {
            return noun;
        }
        let counted = Counted {
            first,
            end: head.map_or(found.last, |h| h.max(found.last)),
            displaced: noun == Some("displaced"),
            person: noun.is_some() || head.is_some_and(|h| self.person(found, h)),
            bare: head.is_none_or(|h| self.has(h, self.ruleset.cues.pronoun) || self.parted(found, h))
                && !self.other_use(found),
        };
        // «توفي ثلاثة من المصابين».
        let of_wounded = noun == Some("wounded") && head.is_some_and(|h| h > found.last + 1);
        match noun {
            // Prisoners may be freed, or put to death.
            Some("detained" | "displaced" | "abducted" | "besieged") => {
                let verb = self.clause_role(counted, earlier);
                return match verb {
                    Verdict::Role("killed" | "wounded" | "returned" | "rescued" | "sentenced") => verb.role(),
                    Verdict::Ended => None,
                    _ => noun,
                };
            }
            Some(_) if of_wounded => {
                let killed = matches!(self.clause_role(counted, earlier), Verdict::Role("killed"));
                return if killed { Some("killed") } else { noun };
            }
            Some(_) => return noun,
            None => {}
        }
        if found.number.is_some_and(|n| n < 1.0) {
            return None;
        }
        // «ارتفع إلى 23 عدد قتلى الهجوم».
        if head.is_none() && self.has(found.last + 1, self.ruleset.cues.tally) {
            return self.noun_role(found.last + 2);
        }
        if let Some(role) = self.heading(counted.first).filter(|_| counted.person || counted.bare) {
            return Some(role);
        }
        let among = (1..=2)
            .filter_map(|n| counted.first.checked_sub(n))
            .any(|at| self.has(at, self.ruleset.cues.among));
        if among && let Some(role) = earlier.and_then(|e| e.role) {
            return Some(role);
        }
        match self.clause_role(counted, earlier) {
            Verdict::Role(role) => Some(role),
            Verdict::Ended => None,
            Verdict::Unsaid => self
                .role_behind(head.unwrap_or(found.last), counted)
                .or_else(|| counted.person.then(|| self.judged(counted.first, counted.end)).flatten()),
        }
    }

    /// The role that the clause before the number gives.
    fn clause_role(&self, counted: Counted, earlier: Option<Earlier>) -> Verdict {
        let cues = &self.ruleset.cues;
        let Counted { first, person, bare, .. } = counted;
        let governed = self.pieces[first].proclitics & (clitic::BA | clitic::LA) != 0
            || first > 0 && same_line(self.pieces, first) && self.has(first - 1, cues.within);
        for at in (first.saturating_sub(REACH)..first).rev() {
            let next = at + 1;
            if !same_line(self.pieces, next)
                || matches!(self.pieces[at].kind, Kind::Mark('.' | '؟' | '!' | '؛' | ';'))
                || self.has(at, cues.clause)
            {
                break;
            }
            if let Some(before) = earlier.filter(|e| e.last >= at) {
                let and =
                    self.pieces[first].proclitics & clitic::AND != 0 && first - before.last <= BETWEEN + 1;
                let joined = (and || self.joins(at + 1, first)) && (person || bare) && !before.own;
                return before.role.filter(|_| joined).map_or(Verdict::Unsaid, Verdict::Role);
            }
            // «أعلن مقتل القائد وأن 5 جنود أصيبوا»: what is told of them stands behind.
            if self.has(at, cues.that) && first - at == 1 {
                break;
            }
            let back = first - at;
            if self.has(at, cues.released) {
                return Verdict::Ended;
            }
            // «اعتقال الشرطة لشخصين»: a verbal noun takes its object with ل behind its subject.
            let object =
                self.pieces[first].proclitics & clitic::LA != 0 && back <= CLOSE && self.has(at, cues.masdar);
            if governed && !object {
                continue;
            }
            if let Some(role) = self.entry(at, cues.role_verb_strong) {
                return self.verdict(at, counted, role, person || back <= CLOSE);
            }
            if let Some(role) = self.entry(at, cues.role_verb_close) {
                return Verdict::when(back == 1 && person, role);
            }
            if let Some(role) = self.entry(at, cues.role_verb) {
                return self.verdict(at, counted, role, person || bare && back <= CLOSE);
            }
            // «بلغ عدد القتلى 62», «والمفقودين إلى تسعة عشر», «القتلى عسكريان».
            if let Some(role) = self.noun_role(at)
                && (self.pieces[at].definite || at > 0 && self.has(at - 1, cues.tally))
            {
                return self.verdict(at, counted, role, person || bare);
            }
        }
        Verdict::Unsaid
    }

    /// What the verb or noun at `at` says of what is counted.
    fn verdict(&self, at: usize, counted: Counted, role: &'static str, holds: bool) -> Verdict {
        if self.other_sense(at, counted.end) {
            return Verdict::Ended;
        }
        if self.is_mixed(at, role) {
            return Verdict::when(holds, MIXED);
        }
        match self.penalty(at, role) {
            // «عودة 500 لاجئ», «عاد 30 شخصا إلى ديارهم»; others that come back are not told.
            "returned" if !counted.displaced && !self.goes_home(counted.end) => Verdict::Ended,
            role => Verdict::when(holds, role),
        }
    }

    /// «إلى ديارهم».
    fn goes_home(&self, end: usize) -> bool {
        (end + 1..=end + BEHIND)
            .take_while(|&at| self.on_line(at).is_some())
            .any(|at| self.has(at, self.ruleset.cues.home))
    }

    /// Whether «من» stands between a number and its noun: «فر الآلاف من منازلهم».
    fn parted(&self, found: &Found, head: usize) -> bool {
        found.number_max.is_none() && head > found.last + 1 && !self.person(found, head)
    }

    /// Whether a number without a noun is more likely a year, or part of a list or a sign: «وفاة الملك 1025».
    fn other_use(&self, found: &Found) -> bool {
        let year = found.number.is_some_and(|n| (1000.0..2100.0).contains(&n)) && found.number_max.is_none();
        let digits = matches!(self.pieces[found.last].kind, Kind::Digits(d) if d.plain);
        let marked = |at: usize, marks: &[char]| {
            self.on_line(at).is_some_and(|p| matches!(p.kind, Kind::Mark(m) if marks.contains(&m)))
        };
        year && digits
            || marked(found.last + 1, &['-', '/', '%', '٪'])
            || found.first.checked_sub(1).is_some_and(|before| marked(before, &['/', '-']))
    }

    /// Whether a word such as «إضافة إلى» or «أي» stands right before a number.
    fn joins(&self, from: usize, to: usize) -> bool {
        (from.max(to.saturating_sub(CLOSE))..to).any(|at| self.has(at, self.ruleset.cues.also))
    }

    /// After the noun: «12 شخصا قتلوا», «ستة أشخاص مصرعهم», «أربعة منهم مصابين».
    fn role_behind(&self, noun: usize, counted: Counted) -> Option<&'static str> {
        if !counted.person && !counted.bare {
            return None;
        }
        for at in noun + 1..=noun + BEHIND {
            let piece =
                self.on_line(at).filter(|p| p.kind == Kind::Word && p.proclitics & clitic::AND == 0)?;
            // «يسكنه 20 شخصا ونتج عنه إصابة»: another verb begins; «الحوثيين وقوات صالح» goes on.
            if piece.word == 0
                && piece.led
                && form(piece.span.of(self.text).trim_start_matches('و')).is_some()
            {
                return None;
            }
            if let Some(role) = self.entry(at, self.ruleset.cues.role_after) {
                // «أصيبوا أو قتلوا».
                let mixed = self.is_mixed_behind(at, role);
                return Some(if mixed { MIXED } else { role });
            }
            if piece.proclitics == 0
                && !piece.definite
                && !self.has(at - 1, self.ruleset.cues.cause)
                && let Some(role) = self.entry(at, self.ruleset.cues.role_verb_strong)
            {
                return counted.person.then(|| self.penalty(at, role));
            }
        }
        None
    }

    /// «القتلى: 4», «الجرحى (9)».
    fn heading(&self, first: usize) -> Option<&'static str> {
        let mark = first.checked_sub(1).filter(|&m| matches!(self.pieces[m].kind, Kind::Mark(':' | '(')))?;
        self.noun_role(mark.checked_sub(1)?)
    }

    /// The role that a noun names: «قتيلا», «قتلاهم», «حالة وفاة».
    pub(super) fn noun_role(&self, at: usize) -> Option<&'static str> {
        let case = self.has(at, self.ruleset.cues.case) && self.on_line(at + 1).is_some();
        let at = if case { at + 1 } else { at };
        self.entry(at, self.ruleset.cues.role_noun)
            .or_else(|| role(self.owned(at, self.ruleset.cues.role_noun)?))
    }

    /// Whether what is counted are people.
    pub(super) fn person(&self, found: &Found, head: usize) -> bool {
        let cues = &self.ruleset.cues;
        if self.has(head, cues.person) || self.has(head, cues.dual_person) {
            return true;
        }
        if self.owned(head, cues.person).is_some() {
            return true;
        }
        // A sound plural after three to ten is one of people.
        let few = found.number.is_some_and(|n| (3.0..=10.0).contains(&n));
        let word = self.span(head).of(self.text);
        few && (word.ends_with("ين") || word.ends_with("ون")) && !self.has(head, cues.not_person)
    }

    /// Whether words of illness stand near: «2317 إصابة جديدة بالفيروس».
    fn of_disease(&self, found: &Found) -> bool {
        let from = found.first.saturating_sub(REACH);
        (from..found.last + REACH)
            .filter(|&at| at < self.pieces.len())
            .any(|at| self.has(at, self.ruleset.cues.disease))
    }

    /// «شفاء 30 مصابا».
    fn of_recovery(&self, found: &Found) -> bool {
        let from = found.first.saturating_sub(CLOSE);
        (from..found.last + BEHIND)
            .filter(|&at| at < self.pieces.len())
            .any(|at| self.has(at, self.ruleset.cues.recovered))
    }

    /// The role of the entry of `class` at `at`.
    pub(super) fn entry(&self, at: usize, class: u8) -> Option<&'static str> {
        let words = &self.ruleset.vocabulary;
        let (entry, _) = words.find(self.pieces, at, class)?;
        role(&words.entry(entry).text)
    }
}

fn role(text: &str) -> Option<&'static str> {
    ROLES.into_iter().find(|&r| r == text)
}

/// What the clause before a number says of its role.
enum Verdict {
    Role(&'static str),
    /// A state that has ended: «أفرج عن عشرة معتقلين».
    Ended,
    Unsaid,
}

impl Verdict {
    fn role(self) -> Option<&'static str> {
        match self {
            Self::Role(role) => Some(role),
            Self::Ended | Self::Unsaid => None,
        }
    }

    fn when(holds: bool, role: &'static str) -> Self {
        if holds { Self::Role(role) } else { Self::Unsaid }
    }
}
