//! Candidates from the gazetteer, weighed by how ambiguous their form is.

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::lexicon::{Cue, Entry, country_of};
use crate::words::{Gap, Match};

/// Adds a candidate for every listed name; where one form has meanings of several labels, one for each.
pub(super) fn candidates(evidence: &Evidence<'_>, found: &mut Vec<Candidate>) {
    for at in 0..evidence.len() {
        let Some(hit) = evidence.listed(at) else { continue };
        let mut seen = [false; 4];
        for entry in evidence.gazetteer.meanings(hit.form) {
            let slot = entry.label as usize;
            if slot >= seen.len() || std::mem::replace(&mut seen[slot], true) {
                continue;
            }
            found.push(Candidate {
                first: at,
                end: at + hit.words,
                start: hit.start,
                label: entry.label,
                score: score(evidence, &hit, entry),
                known: Some(hit),
                explained_by: None,
            });
        }
    }
}

/// The candidates whose entry is certain: what a user adds needs no model's consent.
pub(super) fn certain(evidence: &Evidence<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let is_certain = |candidate: &Candidate| {
        let mut meanings = candidate.known.iter().flat_map(|hit| evidence.gazetteer.meanings(hit.form));
        meanings.any(|entry| entry.certain && entry.label == candidate.label)
    };
    found.iter().copied().filter(is_certain).map(|c| Candidate { score: 0.99, ..c }).collect()
}

/// Puts the certain candidates in the place of what they cross or hold; inside a longer name they stay silent.
pub(super) fn place_certain(certain: Vec<Candidate>, found: &mut Vec<Candidate>) {
    if certain.is_empty() {
        return;
    }
    found.sort_by_key(|c| c.first);
    let longest = found.iter().map(|c| c.end - c.first).max().unwrap_or(0);
    let mut gone = vec![false; found.len()];
    let mut added: Vec<Candidate> = Vec::new();
    for candidate in certain {
        let from = found.partition_point(|f| f.first + longest <= candidate.first);
        let to = found.partition_point(|f| f.first < candidate.end);
        let holds = |f: &Candidate| f.first <= candidate.first && candidate.end <= f.end;
        let longer = |f: &Candidate| holds(f) && f.end - f.first > candidate.end - candidate.first;
        let near = added.iter().rposition(|f| f.end <= candidate.first).map_or(0, |last| last + 1);
        let silent = (from..to).any(|n| !gone[n] && longer(&found[n])) || added[near..].iter().any(longer);
        if !silent {
            (from..to).filter(|&n| found[n].end > candidate.first).for_each(|n| gone[n] = true);
            added.truncate(near);
            added.push(candidate);
        }
    }
    let mut gone = gone.into_iter();
    found.retain(|_| gone.next() != Some(true));
    found.append(&mut added);
}

fn score(evidence: &Evidence<'_>, hit: &Match, entry: &Entry) -> f32 {
    let base = evidence.at(hit.first);
    let before = evidence.before[hit.first];
    let quoted = evidence.gap(hit.first) == Some(Gap::Opening);
    let mut score: f32 = match (&*entry.subtype, hit.words) {
        // a hand-made row says that the form is the town's
        ("city", 1) if !entry.id.is_empty() && !entry.ambiguous => city(evidence, hit, entry),
        ("city", _) if !entry.ambiguous => 0.9,
        (_, 1) if entry.ambiguous => 0.40,
        (_, _) if entry.ambiguous => 0.45,
        (_, 1) => 0.90,
        _ => 0.95,
    };
    let agrees = match entry.label {
        Label::Loc => before.has(Cue::PlaceBefore) || before.has(Cue::PlaceHead),
        Label::Org => before.has(Cue::OrgBefore) || before.has(Cue::OrgHead) || quoted,
        Label::Per => before.has(Cue::Title) || before.has(Cue::Role) || before.has(Cue::Speech),
        _ => before.has(Cue::MiscHead) || quoted,
    };
    if agrees {
        score += 0.3;
    }
    if !fits(evidence, hit, entry) {
        score = score.min(0.3);
    }
    if entry.label == Label::Loc && before.has(Cue::Title) && base.facts.nameness() > 0.0 {
        score -= 0.3;
    }
    score.clamp(0.05, 0.98)
}

/// Whether the words after a listed body leave it the same body: an adjective of another country, or one that
/// makes a common form a name of its own («مجلس التعاون الإقليمي»), does not.
pub(super) fn fits(evidence: &Evidence<'_>, hit: &Match, entry: &Entry) -> bool {
    let next = hit.first + hit.words;
    if entry.label != Label::Org || &*entry.subtype == "armed_group" || next >= evidence.len() {
        return true;
    }
    let (word, head) = (evidence.base(next), evidence.base(hit.first));
    let nisba = word.ends_with('ي') || word.ends_with("يه");
    if !evidence.goes_on(next) || !evidence.is_definite(next) || !nisba {
        return true;
    }
    // «وزارة الداخلية العراقية المؤقتة»: the form already says whose it is
    let own = evidence.at(next - 1).is(Cue::Demonym);
    if evidence.at(next).is(Cue::Demonym) {
        return own || country_of(word).is_some_and(|country| country == entry.country);
    }
    let common = evidence.at(hit.first).is(Cue::OrgHead) && !matches!(head, "حزب" | "حركه" | "جيش" | "الجيش");
    let known = (hit.first..next).any(|at| evidence.at(at).is_rare());
    let passing = matches!(
        word,
        "الحالي"
            | "الحاليه"
            | "الماضي"
            | "الماضيه"
            | "الثاني"
            | "الثانيه"
            | "التالي"
            | "التاليه"
            | "الجاري"
            | "الجاريه"
    );
    own || known || passing || !common || word.ends_with('ه') != head.ends_with('ه')
}

/// A one-word town: its inhabitants against how often the word is met, and whether it names people.
fn city(evidence: &Evidence<'_>, hit: &Match, entry: &Entry) -> f32 {
    let facts = evidence.at(hit.first).facts;
    let people = (entry.population.max(300) as f32).log10();
    let common = f32::from(facts.zipf10) / 10.0;
    let mut score = 0.62 + 0.3 * (people - common.max(3.4) - 0.3);
    if evidence.at(hit.first).is(Cue::Stop) || evidence.at(hit.first).is(Cue::PlaceBefore) {
        return 0.2;
    }
    if facts.given + facts.surname.min(1000) > 3 {
        score -= 0.12 * (facts.nameness() + 1.0).clamp(0.0, 2.5);
    }
    // «سراقب»: a word that hardly any text has and nobody bears is the town
    if facts.zipf10 < 32 && facts.given + facts.surname == 0 && evidence.base(hit.first).chars().count() >= 5
    {
        return score.max(0.9);
    }
    let previous = hit.first.checked_sub(1).map(|p| evidence.words.folded(p));
    if evidence.words.continues(hit.first) && matches!(previous, Some("في" | "من" | "الي" | "قرب"))
    {
        score += 0.12;
    }
    if hit.letters > 0 && evidence.words.folded(hit.first).trim_start_matches(['و', 'ف']).starts_with('ب')
    {
        score += 0.12;
    }
    score.min(0.92)
}
