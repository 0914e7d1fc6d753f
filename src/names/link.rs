//! Links: from a name in the text to what it stands for, and from variants to one cluster.

use std::collections::HashMap;

use super::candidate::Candidate;
use super::document_pass::plain;
use super::evidence::Evidence;
use super::{Name, Names};
use crate::Label;
use crate::lexicon::Entry;
use crate::span::Span;

/// Builds the names from the chosen candidates.
pub(super) fn link(evidence: &Evidence<'_>, found: &[Candidate], outer: &[usize], nested: &[usize]) -> Names {
    let countries = countries(evidence, found, outer);
    let mut clusters = Clusters::default();
    let mut build = |numbers: &[usize]| {
        numbers.iter().map(|&n| name(evidence, found, n, &countries, &mut clusters)).collect::<Vec<_>>()
    };
    let outer = build(outer);
    let nested = build(nested);
    Names { outer, nested }
}

/// How often each country is spoken of, by plain names.
fn countries<'e>(evidence: &Evidence<'e>, found: &[Candidate], outer: &[usize]) -> HashMap<&'e str, f32> {
    let mut countries = HashMap::new();
    for &number in outer {
        let Some(hit) = found[number].known else { continue };
        let mut meanings = evidence.gazetteer.meanings(&hit).filter(|e| e.label == Label::Loc);
        let (Some(entry), None) = (meanings.next(), meanings.next()) else { continue };
        if !entry.country.is_empty() {
            *countries.entry(&*entry.country).or_insert(0.0) += 1.0;
        }
    }
    countries
}

/// How likely an entry is meant, in powers of ten.
fn weight(entry: &Entry, countries: &HashMap<&str, f32>) -> f32 {
    let people = match &*entry.subtype {
        "country" => 8.5,
        // a hand-made row without an id only says that the form is a place: the list of cities knows which
        "city" | "town" | "emirate" | "district" if entry.id.is_empty() => 1.0,
        "city" => (entry.population.max(100) as f32).log10(),
        _ => 6.5,
    };
    let near = countries.get(&*entry.country).copied().unwrap_or(0.0);
    people + if near > 0.0 { 1.0 + 0.3 * near.min(5.0) } else { 0.0 }
}

fn name(
    evidence: &Evidence<'_>,
    found: &[Candidate],
    number: usize,
    countries: &HashMap<&str, f32>,
    clusters: &mut Clusters,
) -> Name {
    let candidate = &found[number];
    let span = Span::new(candidate.start, evidence.words.word(candidate.end - 1).span.end);
    let mut name = Name {
        span,
        label: candidate.label,
        score: candidate.score,
        canonical: None,
        entity_id: None,
        lat: None,
        lon: None,
        country: None,
        cluster: None,
        candidates: Vec::new(),
    };
    let hit = candidate
        .known
        .or_else(|| evidence.listed[candidate.first].filter(|m| m.words == candidate.end - candidate.first));
    let mut meanings: Vec<(&Entry, f32)> = hit
        .iter()
        .flat_map(|hit| evidence.gazetteer.meanings(hit))
        .filter(|entry| entry.label == candidate.label)
        .map(|entry| (entry, weight(entry, countries)))
        .collect();
    meanings.sort_by(|a, b| b.1.total_cmp(&a.1));
    if let Some(&(entry, best)) = meanings.first() {
        name.canonical = Some(entry.canonical.to_string());
        name.country = (!entry.country.is_empty()).then(|| entry.country.to_string());
        (name.lat, name.lon) = entry.coordinates.unzip();
        let mut others: Vec<&str> = Vec::new();
        for (other, weight) in &meanings[1..] {
            if !other.id.is_empty()
                && other.id != entry.id
                && *weight > best - 1.0
                && !others.contains(&other.key())
            {
                others.push(other.key());
            }
        }
        name.entity_id = (!entry.id.is_empty()).then(|| entry.id.to_string());
        name.candidates = others.into_iter().map(str::to_owned).collect();
    }
    if name.entity_id.is_none() {
        let (cluster, canonical) = clusters.of(evidence, found, number, name.canonical.as_deref());
        name.cluster = Some(cluster);
        name.canonical = Some(canonical);
    }
    name
}

/// Numbers for names that no list knows, by their spelling without ال and blanks.
#[derive(Default)]
struct Clusters {
    numbers: HashMap<String, (u32, String)>,
    next: u32,
}

impl Clusters {
    fn of(
        &mut self,
        evidence: &Evidence<'_>,
        found: &[Candidate],
        number: usize,
        canonical: Option<&str>,
    ) -> (u32, String) {
        let full = found[number].explained_by.unwrap_or(number);
        let candidate = &found[full];
        let mut key = String::from(candidate.label.as_str());
        match canonical {
            Some(canonical) => key.push_str(canonical),
            None => (candidate.first..candidate.end).for_each(|at| key.push_str(plain(evidence.base(at)))),
        }
        let next = &mut self.next;
        self.numbers
            .entry(key)
            .or_insert_with(|| {
                let cluster = *next;
                *next += 1;
                let end = evidence.words.word(candidate.end - 1).span.end;
                let written = Span::new(candidate.start, end).of(evidence.text);
                let canonical = canonical.map_or_else(|| tidy(written), str::to_owned);
                (cluster, canonical)
            })
            .clone()
    }
}

/// A name as written, without marks and with single blanks.
fn tidy(written: &str) -> String {
    let mut tidy = String::with_capacity(written.len());
    for word in written.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.extend(word.chars().filter(|&c| crate::script::fold(c).is_some()));
    }
    tidy
}
