//! The guideline: what counts as a name and where it begins and ends, where training data differ.

use super::candidate::Candidate;
use super::evidence::Evidence;
use super::people::is_initial;
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
                let long = c.end - c.first >= 3 && matches!(head, "مجلس" | "منظمه" | "اتحاد" | "لجنه");
                c.score >= 0.9
                    || c.score >= 0.65 && long
                    || c.score >= 0.65 && is_institution(head)
                    || c.score >= 0.8 && is_body(head)
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
        // «قرية غوني كاشاري», «مطار بيروت»
        let announced = c.label == Label::Loc && c.score >= 0.9;
        let initials = c.label == Label::Per && c.score >= 0.9 && is_initial(evidence, c.first);
        self == Guideline::Warraq && c.end - c.first > 1 && (listed || ruled || initials || announced)
    }

    /// Brings the names of the model to this guideline.
    pub(super) fn apply(self, evidence: &Evidence<'_>, read: &mut Vec<Candidate>) {
        join_people(evidence, read);
        if self == Guideline::Anercorp {
            return;
        }
        lengthen_people(evidence, read);
        // what is too unsure to be shown must not keep the rules from speaking
        read.retain(|c| c.is_likely() && !is_no_name(evidence, c));
        read.iter_mut().for_each(|c| announced(evidence, c));
        let mut split: Vec<Candidate> = Vec::new();
        for c in read.iter_mut() {
            trim(evidence, c);
            trim_epithets(evidence, c);
            for at in (c.first + 1..c.end).rev() {
                let joined = evidence.at(at).letters == 1 && evidence.words.folded(at).starts_with('و');
                // «وزارة التعليم والبحث» is one body, «حزب العمال والبككة» are two
                let parts = match c.label {
                    Label::Per | Label::Loc => true,
                    _ => evidence.plainly_listed(at).is_some_and(|(label, _)| label == c.label),
                };
                if joined && parts {
                    split.push(Candidate { first: at, start: evidence.at(at).start, known: None, ..*c });
                    c.end = at;
                }
            }
        }
        read.extend(split);
    }
}

/// Whether the words are currencies, or no more than demonyms: «اللبناني», «العراقية».
fn is_no_name(evidence: &Evidence<'_>, c: &Candidate) -> bool {
    let all = |cue: Cue| (c.first..c.end).all(|at| evidence.at(at).is(cue));
    match c.label {
        Label::Misc => all(Cue::Currency) || all(Cue::Demonym),
        Label::Loc | Label::Org => {
            let plain = evidence.plainly_listed(c.first).is_some_and(|(_, words)| words == c.end - c.first);
            all(Cue::Demonym) && !plain
        }
        _ => false,
    }
}

/// Reads what an administrative word announces as a place, whoever else bears the name: «محافظة صلاح الدين».
fn announced(evidence: &Evidence<'_>, c: &mut Candidate) {
    let unit = |at: usize| {
        matches!(evidence.base(at), "محافظه" | "قضاء" | "ناحيه" | "بلده" | "قريه" | "مدينه" | "ولايه" | "مخيم")
    };
    let follows = c.first > 0 && evidence.goes_on(c.first) && unit(c.first - 1);
    if c.label == Label::Per && (follows || unit(c.first) && c.end - c.first > 1) {
        c.label = Label::Loc;
    }
}

/// Takes words off the front that are no part of the name: «تنظيم» before a group, «الحاج» before a person.
pub(super) fn trim(evidence: &Evidence<'_>, c: &mut Candidate) {
    while c.end - c.first > 1 {
        let first = evidence.at(c.first);
        let rest = evidence.listed[c.first + 1].is_some_and(|m| m.words == c.end - c.first - 1);
        let outside = match c.label {
            Label::Org => first.is(Cue::OrgBefore) || is_mere_company(evidence, c, rest),
            Label::Per => first.is(Cue::Title) && evidence.is_definite(c.first),
            Label::Loc => {
                first.is(Cue::PlaceBefore) && !first.is(Cue::PlaceHead) && !evidence.is_definite(c.first)
            }
            _ => false,
        };
        let whole = evidence.listed[c.first].is_some_and(|m| m.words == c.end - c.first);
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

/// Takes off the end what the writer thinks of a body: «داعش الإرهابية».
fn trim_epithets(evidence: &Evidence<'_>, c: &mut Candidate) {
    let listed = |c: &Candidate| evidence.listed[c.first].is_some_and(|m| m.words >= c.end - c.first);
    while c.label == Label::Org
        && c.end - c.first > 1
        && evidence.at(c.end - 1).is(Cue::Epithet)
        && !listed(c)
    {
        c.end -= 1;
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

/// Takes in the name that follows a person's name, where nobody reads it otherwise: «عبد الوهاب خضر».
fn lengthen_people(evidence: &Evidence<'_>, read: &mut [Candidate]) {
    for at in 0..read.len() {
        let c = read[at];
        let next = c.end;
        let taken = read.get(at + 1).is_some_and(|other| other.first <= next);
        if c.label != Label::Per || taken || next >= evidence.len() || !evidence.goes_on(next) {
            continue;
        }
        let base = evidence.at(next);
        let cue =
            [Cue::Stop, Cue::Demonym, Cue::Title, Cue::Role, Cue::Speech].into_iter().any(|cue| base.is(cue));
        let bearers = base.facts.given.saturating_add(base.facts.surname);
        if !cue && bearers >= 20 && base.facts.nameness() > 0.5 {
            read[at].end += 1;
        }
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
                | "نادي"
                | "شركه"
                | "مركز"
                | "منتدي"
                | "موسسه"
                | "جمعيه"
                | "دار"
                | "اتحاد"
                | "نقابه"
                | "تلفزيون"
        )
}
