//! Places that no list has, after the words that announce them: مدينة، محافظة، نهر.

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::lexicon::Class;
use crate::words::Gap;

/// Adds a candidate for every unknown place that a cue announces.
pub(super) fn candidates(evidence: &Evidence<'_>, found: &mut Vec<Candidate>) {
    for at in 1..evidence.len() {
        let before = evidence.before[at];
        let head = before.has(Class::PlaceHead);
        if !head && !before.has(Class::PlaceBefore) || evidence.at(at).letters > 0 {
            continue;
        }
        if !evidence.words.continues(at) && evidence.gap(at) != Some(Gap::Opening) {
            continue;
        }
        let Some(end) = name(evidence, at) else { continue };
        let (first, start) =
            if head { (at - 1, evidence.at(at - 1).start) } else { (at, evidence.at(at).start) };
        let listed = evidence.plainly_listed(at).is_some_and(|(label, _)| label == Label::Loc);
        let score = match (head, Class::Settlement.holds(evidence.base(at - 1))) {
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

fn name(evidence: &Evidence<'_>, at: usize) -> Option<usize> {
    let base = evidence.at(at);
    if let Some(hit) = evidence.listed(at).filter(|m| m.letters == 0) {
        let place = evidence.gazetteer.meanings(hit.form).any(|entry| entry.label == Label::Loc);
        return place.then_some(at + hit.words);
    }
    let next_goes_on = at + 1 < evidence.len() && evidence.goes_on(at + 1);
    if Class::PlaceOpener.holds(evidence.base(at)) && next_goes_on && !evidence.at(at + 1).is(Class::Stop) {
        return Some(at + 2);
    }
    let cue = [
        Class::Stop,
        Class::Demonym,
        Class::OrgHead,
        Class::PlaceBefore,
        Class::Title,
        Class::Role,
        Class::Speech,
    ]
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
    let both = unseen(at) && next_goes_on && unseen(at + 1) && !evidence.at(at + 1).is(Class::Stop);
    Some(at + 1 + usize::from(both))
}
