//! Links: from a name in the text to what it stands for, and from variants to one cluster.

use std::collections::HashMap;

use super::candidate::Candidate;
use super::document_pass::plain;
use super::evidence::Evidence;
use super::known::fits;
use super::{Name, Names};
use crate::Label;
use crate::lexicon::{Class, Classes, Entry, Lexicon, country_of};
use crate::span::Span;

/// Builds the names from the chosen candidates.
pub(super) fn link(evidence: &Evidence<'_>, found: &[Candidate], outer: &[usize], nested: &[usize]) -> Names {
    let countries = countries(evidence, found, outer);
    let mut clusters = Clusters::default();
    let outer_numbers = outer;
    let mut build = |numbers: &[usize]| {
        let each = numbers.iter();
        each.map(|&n| name(evidence, found, n, outer_numbers, &countries, &mut clusters)).collect::<Vec<_>>()
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
        let mut meanings = evidence.gazetteer.meanings(hit.form).filter(|e| e.label == Label::Loc);
        // A town and the governorate around it have one name and one country.
        let Some(entry) = meanings.next() else { continue };
        if !entry.country.is_empty() && meanings.all(|other| other.country == entry.country) {
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
        "city" | "town" => (entry.population.max(100) as f32).log10(),
        _ => 6.5,
    };
    let near = countries.get(&*entry.country).copied().unwrap_or(0.0);
    people + if near > 0.0 { 1.0 + 0.3 * near.min(5.0) } else { 0.0 }
}

/// What the words beside a place say for an entry: «محافظة» before it, «اللبنانية» after it.
fn beside(evidence: &Evidence<'_>, candidate: &Candidate, entry: &Entry) -> f32 {
    let before = candidate.first.checked_sub(1).filter(|_| evidence.words.continues(candidate.first));
    let before = before.map_or(Classes::default(), |at| Lexicon::builtin().classes(evidence.base(at)));
    let kinds: &[&str] = if before.has(Class::Province) {
        &["governorate", "state", "region", "province"]
    } else if before.has(Class::Town) {
        &["city", "town", "district"]
    } else if before.has(Class::River) {
        &["river"]
    } else {
        &[]
    };
    let after = (candidate.end < evidence.len() && evidence.goes_on(candidate.end))
        .then(|| evidence.base(candidate.end))
        .filter(|_| evidence.at(candidate.end).is(Class::Demonym));
    let own = after.and_then(country_of).is_some_and(|country| country == entry.country);
    let mut weight = if kinds.contains(&&*entry.subtype) { CUE } else { 0.0 };
    if own {
        weight += 3.0;
    }
    weight
}

/// How much more a word such as «محافظة» before a name says than the number of people does.
const CUE: f32 = 2.5;

/// A region without a point gives way to the town of its name and country, unless a word before it says «region»: a
/// town that stands alone is located as well as with «مدينة» before it.
fn seats_first(meanings: &mut [(&Entry, f32)]) {
    for at in 0..meanings.len() {
        let (region, weight) = meanings[at];
        let named = |seat: &Entry| {
            seat.coordinates.is_some()
                && !seat.id.is_empty()
                && seat.country == region.country
                && !region.country.is_empty()
        };
        let seat =
            meanings.iter().filter(|(entry, _)| named(entry)).map(|(_, weight)| *weight).reduce(f32::max);
        if let Some(seat) =
            seat.filter(|seat| region.coordinates.is_none() && region.id.is_empty() && weight < seat + CUE)
        {
            meanings[at].1 = weight.min(seat - 0.01);
        }
    }
}

fn name(
    evidence: &Evidence<'_>,
    found: &[Candidate],
    number: usize,
    outer: &[usize],
    countries: &HashMap<&str, f32>,
    clusters: &mut Clusters,
) -> Name {
    let candidate = &found[number];
    let span = written(evidence, candidate);
    let mut name = Name {
        span,
        label: candidate.label,
        score: candidate.score,
        probability: candidate.score,
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
        .or_else(|| evidence.listed(candidate.first).filter(|m| m.words == candidate.end - candidate.first));
    if let Some(full) = bearer(evidence, found, number, outer) {
        let full = self::name(evidence, found, full, outer, countries, clusters);
        name.candidates = hit
            .iter()
            .flat_map(|hit| evidence.gazetteer.meanings(hit.form))
            .filter(|entry| Some(&*entry.canonical) != full.canonical.as_deref())
            .map(|entry| entry.key().to_owned())
            .collect();
        return Name { candidates: name.candidates, span: name.span, score: name.score, ..full };
    }
    let all =
        || hit.iter().flat_map(|hit| evidence.gazetteer.meanings(hit.form).map(move |entry| (hit, entry)));
    let mut meanings: Vec<(&Entry, f32)> = all()
        .filter(|(hit, entry)| entry.label == candidate.label && fits(evidence, hit, entry))
        .map(|(_, entry)| (entry, weight(entry, countries) + beside(evidence, candidate, entry)))
        .collect();
    seats_first(&mut meanings);
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
        // «الجزيرة» is a channel and a region: what else an ambiguous form names is said
        for (_, other) in all().filter(|(_, other)| entry.ambiguous && other.label != entry.label) {
            if !others.contains(&other.key()) {
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

/// The full name of another bearer of a listed surname, where the text names that one in full and not the best
/// known: «إيفانكا ترامب … ترامب».
fn bearer(evidence: &Evidence<'_>, found: &[Candidate], number: usize, outer: &[usize]) -> Option<usize> {
    let short = &found[number];
    if short.label != Label::Per || short.end - short.first != 1 {
        return None;
    }
    let known: Vec<&Entry> =
        evidence.listed(short.first).iter().flat_map(|m| evidence.gazetteer.meanings(m.form)).collect();
    if known.is_empty() {
        return None;
    }
    let word = plain(evidence.base(short.first));
    let mut other = None;
    for &n in outer {
        let full = &found[n];
        let ends_so = full.label == Label::Per
            && full.end - full.first > 1
            && plain(evidence.base(full.end - 1)) == word;
        if ends_so {
            let same = full.known.iter().flat_map(|m| evidence.gazetteer.meanings(m.form));
            if same.into_iter().any(|entry| known.iter().any(|k| k.key() == entry.key())) {
                return None;
            }
            other = other.or(Some(n));
        }
    }
    other
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
            None => {
                (candidate.first..candidate.end).for_each(|at| key.push_str(plain(evidence.base(at))));
                key.push_str(figure(evidence, candidate));
            }
        }
        let next = &mut self.next;
        self.numbers
            .entry(key)
            .or_insert_with(|| {
                let cluster = *next;
                *next += 1;
                let written = written(evidence, candidate).of(evidence.text);
                let canonical = canonical.map_or_else(|| tidy(written), str::to_owned);
                (cluster, canonical)
            })
            .clone()
    }
}

/// Where a candidate stands, with the figure that is part of it.
fn written(evidence: &Evidence<'_>, candidate: &Candidate) -> Span {
    let end = evidence.words.word(candidate.end - 1).span.end;
    Span::new(candidate.start, end + figure(evidence, candidate).len())
}

/// The figure that ends the name of a work, an event or a product, and the blank before it: «مونديال 2006».
fn figure<'t>(evidence: &Evidence<'t>, candidate: &Candidate) -> &'t str {
    let after = &evidence.text[evidence.words.word(candidate.end - 1).span.end..];
    let Some(figure) = after.strip_prefix(' ').filter(|_| candidate.label == Label::Misc) else { return "" };
    let long = figure.find(|c: char| !c.is_numeric()).unwrap_or(figure.len());
    let digits = figure[..long].chars().count();
    // a longer figure is a count, «24%», «24.5» and «24-30» are measures
    let rest = &figure[long..];
    let goes_on = |rest: &str| rest.starts_with(char::is_numeric);
    let measure = rest.starts_with(['%', '٪', '-', '/'])
        || rest.strip_prefix(['.', ',', ':', '٫', '٬']).is_some_and(goes_on);
    // «برنت 70 دولارا»
    let money = candidate.end < evidence.len() && evidence.at(candidate.end).is(Class::Currency);
    if (1..=4).contains(&digits) && !measure && !money { &after[..1 + long] } else { "" }
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
