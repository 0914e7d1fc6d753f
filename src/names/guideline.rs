//! The guideline: what counts as a name and where it begins and ends, where training data differ.

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::lexicon::{Cue, Gap};

/// Which annotation the tagger follows where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Guideline {
    /// warraq's own: ministries, courts and national armies are organisations, currencies are no names,
    /// «تنظيم» and titles stay outside, «زاخو وسميل» are two places.
    #[default]
    Warraq,
    /// That of ANERcorp, as the model learnt it: for measuring against that corpus.
    Anercorp,
}

impl Guideline {
    /// What the lists and rules are surest of, where the model sees nothing.
    pub(super) fn keeps(self, evidence: &Evidence<'_>, c: &Candidate) -> bool {
        let first = evidence.at(c.first);
        match (self, c.label) {
            (_, Label::Per) => c.score >= 0.9,
            (Guideline::Anercorp, _) => false,
            (_, Label::Org) => {
                let head = evidence.base(c.first);
                c.score >= 0.9 || c.score >= 0.65 && is_institution(head) || c.score >= 0.8 && is_body(head)
            }
            (_, Label::Loc) => {
                let facts = first.facts;
                let plain = c.end - c.first > 1 || facts.zipf10 < 50 && facts.nameness() < 0.3;
                c.score >= 0.9 && (plain || evidence.before[c.first].has(Cue::PlaceBefore))
            }
            (_, _) => c.score >= 0.9,
        }
    }

    /// Whether a candidate of lists or rules is sure enough to take in the shorter names that the model reads there.
    pub(super) fn widens(self, evidence: &Evidence<'_>, c: &Candidate) -> bool {
        let listed = c.known.is_some() && c.score >= 0.9;
        let ruled = c.label == Label::Org && c.score >= 0.8 && is_body(evidence.base(c.first));
        self == Guideline::Warraq && c.end - c.first > 1 && (listed || ruled)
    }

    /// Brings the names of the model to this guideline.
    pub(super) fn apply(self, evidence: &Evidence<'_>, read: &mut Vec<Candidate>) {
        join_people(evidence, read);
        if self == Guideline::Anercorp {
            return;
        }
        read.retain(|c| {
            c.label != Label::Misc || !(c.first..c.end).all(|at| evidence.at(at).is(Cue::Currency))
        });
        let mut split: Vec<Candidate> = Vec::new();
        for c in read.iter_mut() {
            trim(evidence, c);
            if !matches!(c.label, Label::Per | Label::Loc) {
                continue;
            }
            for at in (c.first + 1..c.end).rev() {
                let joined = evidence.at(at).letters == 1 && evidence.words.folded(at).starts_with('و');
                if joined {
                    split.push(Candidate { first: at, start: evidence.at(at).start, known: None, ..*c });
                    c.end = at;
                }
            }
        }
        read.extend(split);
    }
}

/// Takes words off the front that are no part of the name: «تنظيم» before a group, «الحاج» before a person.
pub(super) fn trim(evidence: &Evidence<'_>, c: &mut Candidate) {
    while c.end - c.first > 1 {
        let first = evidence.at(c.first);
        let outside = match c.label {
            Label::Org => first.is(Cue::OrgBefore),
            Label::Per => first.is(Cue::Title) && evidence.is_definite(c.first),
            Label::Loc => {
                first.is(Cue::PlaceBefore) && !first.is(Cue::PlaceHead) && !evidence.is_definite(c.first)
            }
            _ => false,
        };
        if !outside
            || evidence.listed[c.first].is_some_and(|m| m.words == c.end - c.first) && c.label == Label::Loc
        {
            return;
        }
        c.first += 1;
        c.start = evidence.at(c.first).start;
    }
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

/// Heads of bodies that ANERcorp does not mark.
fn is_institution(head: &str) -> bool {
    matches!(head, "وزاره" | "جيش" | "الجيش" | "محكمه" | "المحكمه" | "هييه")
}

/// Heads of bodies that are names with whatever they are annexed to: «جامعة دهوك», «متحف الموصل».
fn is_body(head: &str) -> bool {
    is_institution(head)
        || matches!(
            head,
            "جامعه"
                | "مستشفي"
                | "متحف"
                | "منظمه"
                | "حزب"
                | "تيار"
                | "تحالف"
                | "بنك"
                | "مصرف"
                | "معهد"
                | "اكاديميه"
                | "نيابه"
        )
}
