//! The forms of each actor in the whole corpus, those joined across documents with how sure that is.
//!
//! Within a document the tagger has joined short names with full ones. Here what is left is joined: first spellings
//! that differ only in the article or in spaces («عبدالله», «عبد الله»), then surnames that stand alone in their
//! document with the one person of the corpus who bears them. A surname of several people stays by itself and names them.

use std::collections::{BTreeMap, HashMap};

use arrow_array::RecordBatch;

use super::actor::{Actors, Key, is_name};
use super::tally::{self, Tally};
use super::{Question, answered};
use crate::Label;
use crate::corpus::defined::{Columns, columns};
use crate::corpus::plan::Outcome;
use crate::corpus::schema::{Column, Provenance};
use crate::document::Depth;

/// How sure it is that two names are one that differ in the article or in spaces alone.
const SPELLING: f64 = 0.95;
/// The share of a surname's bearers, by mentions, that one of them must have to be meant by it.
const MOST: f64 = 0.8;

/// Joins the names of all documents.
#[derive(Debug, Clone, Default)]
pub struct Variants {
    /// How many mentions an actor must have to be in the table.
    pub min_count: u64,
}

/// Forms by the actor of their document, and how often they occur: mentions, documents.
#[derive(Debug, Default)]
pub struct Met {
    actors: Actors,
    forms: Tally<(Key, String)>,
}

/// A form and the actor to whom it belongs.
struct Variant<'r> {
    actors: &'r Actors,
    joined: &'r Joined<'r>,
    form: &'r str,
    sums: (u64, u64),
}

columns!({ VariantColumns } row: Variant;
    entity_id: Option<String> = row.joined.actor.id(), "id of the actor";
    canonical: String = row.actors.name(row.joined.actor), "name of the actor";
    label: String = row.actors.label(row.joined.actor), "label of the actor";
    form: String = row.form, "a form of its name, as it is written";
    score: f64 = row.joined.score, "how sure it is that the form is the actor's, 0 to 1";
    candidates: Vec<String> = row.joined.candidates.iter().map(|key| row.actors.name(key)).collect(),
        "the actors whose form it may be, when it is ambiguous";
    count: u64 = row.sums.0, "how often";
    documents: u64 = row.sums.1, "in how many documents";
);

impl Question for Variants {
    type Part = Met;

    fn depth(&self) -> Depth {
        Depth::Entities
    }

    fn ask(&self, outcomes: &[Outcome]) -> Met {
        let mut met = Met::default();
        for document in outcomes.iter().filter_map(|outcome| outcome.document.as_ref()) {
            let mut here: HashMap<(Key, String), u64> = HashMap::new();
            for entity in document.entities.iter().filter(|entity| is_name(entity.label)) {
                let key = Key::of(entity, document);
                met.actors.meet(&key, entity, document);
                *here.entry((key, document.surface(entity.span).to_owned())).or_default() += 1;
            }
            tally::add_document(&mut met.forms, here);
        }
        met
    }

    fn join(&self, whole: &mut Met, part: Met) {
        whole.actors.join(part.actors);
        tally::add(&mut whole.forms, part.forms);
    }

    fn columns(&self) -> Vec<Column> {
        VariantColumns::COLUMNS.to_vec()
    }

    fn table(&self, whole: Met, provenance: &Provenance) -> RecordBatch {
        let mut counts: BTreeMap<&Key, u64> = BTreeMap::new();
        for ((key, _), sums) in &whole.forms {
            *counts.entry(key).or_default() += sums.0;
        }
        let joined = joined(&whole.actors, &counts);
        let mut totals: HashMap<&Key, u64> = HashMap::new();
        for (key, count) in &counts {
            *totals.entry(joined[key].actor).or_default() += count;
        }
        let mut rows: Vec<_> = (whole.forms.iter().map(|((key, form), sums)| (&joined[key], form, sums)))
            .filter(|(joined, ..)| totals[joined.actor] >= self.min_count)
            .collect();
        // The most named actor first; within it the surest and most frequent form.
        rows.sort_by(|(a, a_form, a_sums), (b, b_form, b_sums)| {
            (totals[b.actor].cmp(&totals[a.actor]))
                .then_with(|| a.actor.cmp(b.actor))
                .then_with(|| b.score.total_cmp(&a.score))
                .then_with(|| b_sums.cmp(a_sums))
                .then_with(|| a_form.cmp(b_form))
        });
        let actors = &whole.actors;
        let rows = rows.into_iter().map(|(joined, form, &sums)| Variant { actors, joined, form, sums });
        answered::<VariantColumns>(self.schema(provenance), rows)
    }
}

/// The actor to whom another belongs.
struct Joined<'k> {
    actor: &'k Key,
    score: f64,
    candidates: Vec<&'k Key>,
}

fn joined<'k>(actors: &Actors, counts: &BTreeMap<&'k Key, u64>) -> HashMap<&'k Key, Joined<'k>> {
    // Of each bare spelling the actor that has an id, or else the most named one.
    let mut spelt: HashMap<(&str, String), (&Key, u64)> = HashMap::new();
    for (&key, &count) in counts {
        let bare = (actors.label(key), bare(actors.name(key)));
        let best = spelt.entry(bare).or_insert((key, count));
        if (key.id().is_some(), count) > (best.0.id().is_some(), best.1) {
            *best = (key, count);
        }
    }
    let by_spelling = |key: &Key| spelt[&(actors.label(key), bare(actors.name(key)))].0;
    // Who bears a word, in whatever place of the name.
    let mut bearers: HashMap<String, BTreeMap<&Key, u64>> = HashMap::new();
    for (&key, &count) in counts {
        let name = actors.name(key);
        if actors.label(key) == Label::Per.as_str() && name.split_whitespace().count() > 1 {
            for word in name.split_whitespace() {
                *bearers.entry(bare(word)).or_default().entry(by_spelling(key)).or_default() += count;
            }
        }
    }
    let one = |key: &'k Key| {
        let name = actors.name(key);
        let by_spelling = by_spelling(key);
        if by_spelling != key && key.id().is_none() {
            return Joined { actor: by_spelling, score: SPELLING, candidates: Vec::new() };
        }
        let alone = Joined { actor: key, score: 1.0, candidates: Vec::new() };
        let is_short = key.id().is_none()
            && actors.label(key) == Label::Per.as_str()
            && name.split_whitespace().count() == 1;
        let Some(bearers) = bearers.get(&bare(name)).filter(|_| is_short) else { return alone };
        let all: u64 = bearers.values().sum();
        let mut best: Vec<_> = bearers.iter().map(|(&bearer, &count)| (count, bearer)).collect();
        best.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let (count, bearer) = best[0];
        let share = count as f64 / all as f64;
        let is_last = actors
            .name(bearer)
            .split_whitespace()
            .last()
            .is_some_and(|last| self::bare(last) == self::bare(name));
        if share >= MOST && is_last {
            // Nobody may have been named in full whose surname this is.
            let score = share * (1.0 - 1.0 / (count as f64 + 1.0));
            return Joined { actor: bearer, score, candidates: Vec::new() };
        }
        Joined { candidates: best.into_iter().map(|(_, bearer)| bearer).collect(), ..alone }
    };
    counts.keys().map(|&key| (key, one(key))).collect()
}

/// A name without the article of its words and without spaces, its spelling folded.
fn bare(name: &str) -> String {
    let folded = crate::script::folded(name);
    let word = |word: &str| match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
        _ => word.to_owned(),
    };
    folded.split_whitespace().map(word).collect()
}
