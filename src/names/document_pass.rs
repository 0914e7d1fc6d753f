//! The second look: sure full names explain the short mentions around them.

use std::collections::HashMap;

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::lexicon::Cue;

/// Adds a candidate for every later word that a sure person's name explains, and makes weak listed forms
/// sure where the same thing is named plainly elsewhere in the document.
pub(super) fn run(evidence: &Evidence<'_>, found: &mut Vec<Candidate>) {
    agree(evidence, found);
    let mut parts: HashMap<&str, usize> = HashMap::new();
    for (number, candidate) in found.iter().enumerate() {
        if candidate.label != Label::Per || candidate.score < 0.7 || candidate.end - candidate.first < 2 {
            continue;
        }
        for at in candidate.first..candidate.end {
            let base = evidence.at(at);
            let last = at + 1 == candidate.end;
            let word = plain(evidence.base(at));
            if word.chars().count() < 3 || base.is(Cue::Stop) || base.is(Cue::Title) {
                continue;
            }
            // a middle word is as a rule a father's name; a given name alone is rarely taken up again
            if last || base.is(Cue::ForeignGiven) && at == candidate.first {
                parts.entry(word).or_insert(number);
            }
        }
    }
    if parts.is_empty() {
        return;
    }
    let short = |c: &Candidate| c.label == Label::Per && c.end == c.first + 1;
    let read: HashMap<usize, usize> =
        found.iter().enumerate().filter(|(_, c)| short(c)).map(|(number, c)| (c.first, number)).collect();
    for at in 0..evidence.len() {
        let base = evidence.at(at);
        let Some(&full) = parts.get(plain(evidence.base(at))) else { continue };
        if found[full].first <= at && at < found[full].end {
            continue;
        }
        if let Some(&number) = read.get(&at) {
            found[number].explained_by = Some(full);
            continue;
        }
        let definite = evidence.base(at).starts_with("ال");
        let common = base.facts.zipf10 >= 46 && base.facts.nameness() < 0.0;
        let full_definite = evidence.base(found[full].end - 1).starts_with("ال");
        if common && (!definite || !full_definite) || base.is(Cue::Demonym) && base.facts.surname < 3 {
            continue;
        }
        let score = if common || base.is(Cue::Demonym) { 0.55 } else { 0.8 } * found[full].score.max(0.8);
        found.push(Candidate {
            first: at,
            end: at + 1,
            start: base.start,
            label: Label::Per,
            score,
            known: None,
            explained_by: Some(full),
        });
    }
}

/// A word without ال.
pub(super) fn plain(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.len() >= 6).unwrap_or(word)
}

/// Raises weak listed forms of a thing that is named plainly elsewhere.
fn agree(evidence: &Evidence<'_>, found: &mut [Candidate]) {
    let mut plainly: HashMap<&str, ()> = HashMap::new();
    for candidate in found.iter().filter(|c| c.score >= 0.8) {
        if let Some(hit) = candidate.known {
            for entry in
                evidence.gazetteer.meanings(hit.form).filter(|e| e.label == candidate.label && !e.ambiguous)
            {
                plainly.insert(entry.key(), ());
            }
        }
    }
    for candidate in found.iter_mut().filter(|c| c.score < 0.5) {
        let Some(hit) = candidate.known else { continue };
        let label = candidate.label;
        if evidence.gazetteer.meanings(hit.form).any(|e| e.label == label && plainly.contains_key(e.key())) {
            candidate.score = (candidate.score + 0.25).min(0.7);
        }
    }
}
