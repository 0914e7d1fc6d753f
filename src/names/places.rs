//! Places that no list has, after the words that announce them: مدينة، محافظة، نهر.

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::lexicon::Cue;
use crate::words::Gap;

/// First words that need a second: «تل أبيض», «عين العرب».
const OPENERS: [&str; 26] = [
    "عين",
    "تل",
    "ام",
    "ابو",
    "بني",
    "راس",
    "وادي",
    "جبل",
    "كفر",
    "دير",
    "بيت",
    "خان",
    "باب",
    "سيدي",
    "اولاد",
    "ال",
    "حوش",
    "خربه",
    "نيو",
    "سان",
    "سانت",
    "لوس",
    "بور",
    "عبد",
    "الشيخ",
    "حي",
];

/// Adds a candidate for every unknown place that a cue announces.
pub(super) fn candidates(evidence: &Evidence<'_>, found: &mut Vec<Candidate>) {
    for at in 1..evidence.len() {
        let before = evidence.before[at];
        let head = before.has(Cue::PlaceHead);
        if !head && !before.has(Cue::PlaceBefore) || evidence.at(at).letters > 0 {
            continue;
        }
        if !evidence.words.continues(at) && evidence.gap(at) != Some(Gap::Opening) {
            continue;
        }
        let Some(end) = name(evidence, at) else { continue };
        let (first, start) =
            if head { (at - 1, evidence.at(at - 1).start) } else { (at, evidence.at(at).start) };
        let listed = evidence.plainly_listed(at).is_some_and(|(label, _)| label == Label::Loc);
        let score = match (head, is_unit(evidence.base(at - 1))) {
            (true, _) if listed => 0.9,
            (true, _) => 0.6,
            (false, true) if evidence.at(at).is_rare() || listed || end > at + 1 => 0.9,
            (false, _) => 0.7,
        };
        found.push(Candidate {
            first,
            end,
            start,
            label: Label::Loc,
            score,
            known: None,
            explained_by: None,
        });
    }
}

/// Units of settlement, whose complement is hardly ever anything but their name.
fn is_unit(word: &str) -> bool {
    matches!(word, "محافظه" | "قضاء" | "ناحيه" | "بلده" | "قريه" | "مدينه" | "ولايه" | "مخيم" | "حي")
}

fn name(evidence: &Evidence<'_>, at: usize) -> Option<usize> {
    let base = evidence.at(at);
    if let Some(hit) = evidence.listed(at).filter(|m| m.letters == 0) {
        let place = evidence.gazetteer.meanings(hit.form).any(|entry| entry.label == Label::Loc);
        return place.then_some(at + hit.words);
    }
    let next_goes_on = at + 1 < evidence.len() && evidence.goes_on(at + 1);
    if OPENERS.contains(&evidence.base(at)) && next_goes_on && !evidence.at(at + 1).is(Cue::Stop) {
        return Some(at + 2);
    }
    let cue = [Cue::Stop, Cue::Demonym, Cue::OrgHead, Cue::PlaceBefore, Cue::Title, Cue::Role, Cue::Speech]
        .into_iter()
        .any(|cue| base.is(cue));
    if cue {
        return None;
    }
    let limit = if evidence.is_definite(at) { 40 } else { 37 };
    if base.facts.zipf10 >= limit && base.facts.nameness() <= 0.3 {
        return None;
    }
    // «غوني كاشاري»: two words that no text has
    let unseen = |at: usize| evidence.at(at).facts.zipf10 < 25 && !evidence.is_definite(at);
    let both = unseen(at) && next_goes_on && unseen(at + 1) && !evidence.at(at + 1).is(Cue::Stop);
    Some(at + 1 + usize::from(both))
}
