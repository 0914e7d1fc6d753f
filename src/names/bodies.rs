//! Organisations and other names that begin with a word that says what they are: وزارة، حزب، كأس.

use super::candidate::Candidate;
use super::evidence::Evidence;
use super::known::fits;
use super::works;
use crate::Label;
use crate::lexicon::Cue;

/// Heads whose names need not be definite or known: «شركة …» alone is common, «حركة …» is not.
const COMMON: [&str; 14] = [
    "شركه",
    "الشركه",
    "مجموعه",
    "المجموعه",
    "مركز",
    "المركز",
    "قوات",
    "القوات",
    "برنامج",
    "لجنه",
    "اللجنه",
    "قياده",
    "سلطه",
    "دار",
];

/// Adds a candidate for every phrase that a head of an organisation or an event begins.
pub(super) fn candidates(evidence: &Evidence<'_>, found: &mut Vec<Candidate>) {
    works::candidates(evidence, found);
    for at in 0..evidence.len() {
        let base = evidence.at(at);
        let label = if base.is(Cue::OrgHead) {
            Label::Org
        } else if base.is(Cue::MiscHead) {
            Label::Misc
        } else {
            continue;
        };
        let (end, strength) = complement(evidence, at);
        // «حزب الله اللبناني»: the listed name is whole without the adjective
        let whole = evidence.listed(at).filter(|hit| {
            let plain = evidence.plainly_listed(at).is_some_and(|(label, _)| label == Label::Org);
            plain
                && hit.words > 1
                && evidence.gazetteer.meanings(hit.form).any(|entry| fits(evidence, hit, entry))
        });
        if end == at + 1 || whole.is_some() {
            continue;
        }
        let common = COMMON.contains(&evidence.base(at));
        let score = match (label, strength) {
            (Label::Misc, Strength::Name) => 0.6,
            (Label::Misc, _) => 0.3,
            (_, Strength::Name) => 0.8,
            (_, Strength::Definite)
                if common || matches!(evidence.base(at), "الجهاز" | "القياده" | "الموسسه") =>
            {
                0.45
            }
            (_, Strength::Definite) => 0.65,
            (_, Strength::Weak) => 0.3,
        };
        found.push(Candidate {
            first: at,
            end,
            start: base.start,
            label,
            score,
            known: None,
            explained_by: None,
        });
    }
}

/// What the complement rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// Nothing definite.
    Weak,
    /// A definite noun or adjective.
    Definite,
    /// A listed name, a demonym, or a word that no text has.
    Name,
}

/// Reads the noun phrase after a head: an annexation («وزارة التعليم العالي») or adjectives («الاتحاد الأوروبي»).
fn complement(evidence: &Evidence<'_>, head: usize) -> (usize, Strength) {
    let definite_head = evidence.is_definite(head);
    let mut end = head + 1;
    let mut strength = Strength::Weak;
    let mut indefinite = 0;
    while end < evidence.len() && end - head <= 7 && evidence.words.continues(end) {
        let base = evidence.at(end);
        let word = evidence.base(end);
        let adjective = evidence.is_definite(end) && (word.ends_with('ي') || word.ends_with("يه"));
        if base.letters > 0 {
            // «التعليم العالي والبحث العلمي», «الوكالة الدولية للطاقة الذرية»: و and ل go on with a definite noun
            let whole = evidence.words.folded(end);
            let joins = evidence.is_definite(end)
                && (whole.starts_with("وال")
                    && matches!(
                        evidence.base(head),
                        "وزاره"
                            | "هييه"
                            | "لجنه"
                            | "الهييه"
                            | "اللجنه"
                            | "مجلس"
                            | "معهد"
                            | "جامعه"
                            | "الاكاديميه"
                    )
                    || whole.starts_with("لل")
                        && end > head + 1
                        && (definite_head || strength == Strength::Name))
                && strength != Strength::Weak
                && !base.is(Cue::OrgHead)
                && !base.is(Cue::Stop);
            if !joins {
                break;
            }
            end += 1;
            continue;
        }
        if base.is(Cue::Stop) || base.is(Cue::Speech) && !evidence.is_definite(end) {
            break;
        }
        if let Some((label, long)) = evidence.plainly_listed(end) {
            if !definite_head && (label == Label::Loc || indefinite > 0 || end == head + 1) {
                strength = Strength::Name;
                end += long;
                indefinite = 0;
                continue;
            }
            if definite_head {
                break;
            }
        }
        if base.is(Cue::Demonym) && evidence.is_definite(end) {
            strength = Strength::Name;
        } else if adjective {
            if base.is(Cue::Title) {
                break;
            }
            if strength == Strength::Weak {
                strength = Strength::Definite;
            }
        } else if definite_head {
            break;
        } else if evidence.is_definite(end) {
            // a second definite noun is an adjective of the first, or begins something else
            if strength != Strength::Weak && (base.is(Cue::Title) || !agrees(evidence, end)) {
                break;
            }
            if strength == Strength::Weak {
                // «نادي الزمرد»: a noun that is hardly ever met makes a name of the body
                strength = if base.is_rare() { Strength::Name } else { Strength::Definite };
            }
        } else if strength != Strength::Weak {
            break;
        } else if base.is_rare() && base.facts.zipf10 < 30 {
            strength = Strength::Name;
        } else {
            indefinite += 1;
            if indefinite > 2 {
                break;
            }
        }
        end += 1;
    }
    if strength == Strength::Weak {
        return (head + 1, strength);
    }
    (end, strength)
}

/// Adjectives of bodies that do not end like a nisba.
const ADJECTIVES: [&str; 22] = [
    "العام",
    "العامه",
    "الاعلي",
    "العليا",
    "المتحد",
    "المتحده",
    "المشترك",
    "المشتركه",
    "المستقل",
    "المستقله",
    "الدايم",
    "الدايمه",
    "الموحد",
    "الموحده",
    "المسلح",
    "المسلحه",
    "الخاص",
    "الخاصه",
    "الحر",
    "الحره",
    "الكبري",
    "الموقت",
];

/// Whether a definite word is an adjective of what stands before it: a known one, or a feminine participle after
/// a feminine noun. A bare agreement in gender says nothing: «مجلس النواب القرار», «وزارة الخارجية السفير».
fn agrees(evidence: &Evidence<'_>, at: usize) -> bool {
    let (word, before) = (evidence.base(at), evidence.base(at - 1));
    let feminine = word.ends_with('ه') && (before.ends_with('ه') || before.ends_with("ات"));
    ADJECTIVES.contains(&word) || feminine && word.starts_with("الم") && !evidence.at(at).is_rare()
}
