//! The guideline: what counts as a name and where it begins and ends, where training data differ.

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::lexicon::Cue;
use crate::words::Gap;

/// Which annotation the tagger follows where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Guideline {
    /// warraq's own: ministries, courts and national armies are organisations, currencies are no names,
    /// «تنظيم» and titles stay outside, «زاخو وسميل» are two places.
    #[default]
    Warraq,
    /// That of ANERcorp, as the model learnt it: for measuring against that corpus.
    Anercorp,
}

impl Guideline {
    /// Every guideline.
    pub const ALL: [Guideline; 2] = [Guideline::Warraq, Guideline::Anercorp];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Guideline::Warraq => "warraq",
            Guideline::Anercorp => "anercorp",
        }
    }

    /// The guideline with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|guideline| guideline.as_str() == name)
    }

    /// What the lists are surest of, where the model sees nothing: bodies with an id and no other meaning.
    pub(super) fn keeps(self, evidence: &Evidence<'_>, c: &Candidate) -> bool {
        let mut meanings = c.known.iter().flat_map(|hit| evidence.gazetteer.meanings(hit.form));
        let known = meanings.any(|entry| entry.label == c.label && !entry.id.is_empty() && !entry.ambiguous);
        self == Guideline::Warraq && c.label == Label::Org && c.score >= 0.9 && known
    }

    /// Brings the names of the model to this guideline.
    pub(super) fn apply(self, evidence: &Evidence<'_>, read: &mut Vec<Candidate>) {
        join_people(evidence, read);
        if self == Guideline::Warraq {
            // a letter is no name
            let long = |c: &Candidate| c.end - c.first > 1 || evidence.base(c.first).chars().nth(1).is_some();
            read.retain(|c| c.is_likely() && long(c));
            read.iter_mut().for_each(|c| trim(evidence, c));
            let parted: Vec<Candidate> = read.iter_mut().filter_map(|c| part(evidence, c)).collect();
            read.extend(parted);
        }
    }
}

/// Parts a listed body from the place behind it, which is given back: «الأمم المتحدة ببيروت», «منح صندوق النقد الدولي تونس».
fn part(evidence: &Evidence<'_>, c: &mut Candidate) -> Option<Candidate> {
    let listed = evidence.listed(c.first).filter(|_| c.label == Label::Org)?.words;
    let at = Some(c.first + listed).filter(|&at| at < c.end)?;
    let joined = evidence.words.folded(at).starts_with('ب') && evidence.at(at).letters > 0;
    let place = evidence.plainly_listed(at).is_some_and(|(label, _)| label == Label::Loc);
    (place && (joined || listed > 2)).then(|| {
        let rest = Candidate { first: at, start: evidence.at(at).start, label: Label::Loc, ..*c };
        c.end = at;
        rest
    })
}

/// Takes words off the front that are no part of the name: «تنظيم» before a group, «الحاج» before a person.
pub(super) fn trim(evidence: &Evidence<'_>, c: &mut Candidate) {
    while c.end - c.first > 1 {
        let first = evidence.at(c.first);
        let rest = evidence.listed(c.first + 1).is_some_and(|m| m.words == c.end - c.first - 1);
        let outside = match c.label {
            Label::Org => first.is(Cue::OrgBefore) || is_mere_company(evidence, c, rest),
            Label::Per => first.is(Cue::Title) && evidence.is_definite(c.first),
            Label::Loc => {
                first.is(Cue::PlaceBefore) && !first.is(Cue::PlaceHead) && !evidence.is_definite(c.first)
            }
            _ => false,
        };
        let whole = evidence.listed(c.first).is_some_and(|m| m.words == c.end - c.first);
        let camp = rest && evidence.base(c.first) == "مخيم";
        if !outside || whole && c.label == Label::Loc && !camp {
            return;
        }
        c.first += 1;
        c.start = evidence.at(c.first).start;
    }
}

/// Whether «شركة» stands before a name that needs it no more: a listed one, or a word that is hardly ever met.
fn is_mere_company(evidence: &Evidence<'_>, c: &Candidate, listed: bool) -> bool {
    let rare = evidence.at(c.first + 1).is_rare() && !evidence.is_definite(c.first + 1);
    evidence.base(c.first) == "شركه" && (listed || rare)
}

/// Joins the pieces of one person: «أبو» and what follows, a name cut before «الأحد».
fn join_people(evidence: &Evidence<'_>, read: &mut Vec<Candidate>) {
    let mut at = 0;
    while at < read.len() {
        let c = read[at];
        if c.label == Label::Per {
            let opens =
                matches!(evidence.base(c.end - 1), "عبد" | "ابو" | "ابي" | "بن" | "ال" | "ابن" | "ام");
            if let Some(&next) = read.get(at + 1) {
                let touches = next.first == c.end && evidence.gap(c.end) == Some(Gap::Blank);
                if next.label == Label::Per && touches && evidence.at(next.first).letters == 0 {
                    read[at].end = next.end;
                    read[at].score = c.score.min(next.score);
                    read.remove(at + 1);
                    continue;
                }
            }
            let free = read.get(at + 1).is_none_or(|next| next.first > c.end);
            if opens && free && c.end < evidence.len() && evidence.goes_on(c.end) {
                read[at].end += 1;
            }
        }
        at += 1;
    }
}
