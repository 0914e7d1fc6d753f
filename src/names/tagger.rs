//! The tagger: steps in their order.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::candidate::Candidate;
use super::evidence::Evidence;
use super::features::{self, Context, Features};
use super::guideline::{self, Guideline};
use super::model::Model;
use super::network::Network;
use super::train::{Settings, train};
use super::{Names, bodies, document_pass, known, link, people, places, resolve};
use crate::artefact::{Artefact, Calibration, Kind, Recipe};
use crate::error::Result;
use crate::label::Label;
use crate::lexicon::Gazetteer;
use crate::span::Span;
use crate::words::Words;

/// Finds names; holds its gazetteer, can be shared between threads.
#[derive(Debug, Clone)]
pub struct Tagger {
    gazetteer: Arc<Gazetteer>,
    model: Option<Arc<Model>>,
    network: Option<Arc<Network>>,
    guideline: Guideline,
    /// The model's name and checksum.
    version: Arc<str>,
}

impl Default for Tagger {
    /// A tagger with the gazetteer and the model that ship.
    fn default() -> Self {
        Self::new(Arc::clone(Gazetteer::builtin()))
    }
}

/// What ships, unpacked once and shared: the model, the network beside it, and their version.
fn builtin() -> &'static (Arc<Model>, Arc<Network>, Arc<str>) {
    static BUILTIN: LazyLock<(Arc<Model>, Arc<Network>, Arc<str>)> = LazyLock::new(|| {
        let read = || {
            let model = include_bytes!("../../data/names/news.model");
            let model = Artefact::read(model, "news.model", Kind::NamesLinear)?;
            let network = include_bytes!("../../data/names/news.network");
            let network = Artefact::read(network, "news.network", Kind::NamesNetwork)?;
            let version = format!("{}, {}", version_of(&model), version_of(&network));
            Ok::<_, crate::Error>((Model::read(&model)?, Network::from_artefact(&network)?, version))
        };
        let (model, network, version) = read().expect("the models that ship are whole");
        (Arc::new(model), Arc::new(network), version.into())
    });
    &BUILTIN
}

fn version_of(artefact: &Artefact<'_>) -> String {
    format!("{} {:016x}", artefact.name(), artefact.checksum())
}

impl Tagger {
    /// A tagger with this gazetteer and the model that ships.
    #[must_use]
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        let (model, network, version) = builtin().clone();
        let (model, network) = (Some(model), Some(network));
        Self { gazetteer, model, network, guideline: Guideline::default(), version }
    }

    /// What it reads with: the model's name and checksum, or `rules` when it has none.
    #[must_use]
    pub fn version(&self) -> &str {
        if self.model.is_some() { &self.version } else { "rules" }
    }

    /// Its gazetteer.
    #[must_use]
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// The words of `text`, read with its gazetteer.
    #[must_use]
    pub fn words<'t>(&'t self, text: &'t str) -> Words<'t> {
        Words::of_blocks(text, &[Span::new(0, text.len())], Some(&self.gazetteer))
    }

    /// The names among `words`, which were read with its gazetteer.
    ///
    /// ```
    /// let tagger = warraq::names::Tagger::default();
    /// let text = "وصل الرئيس المصري عبد الفتاح السيسي إلى بغداد";
    /// let names = tagger.find(&tagger.words(text));
    /// let found: Vec<_> = names.outer.iter().map(|n| (n.span.of(text), n.label.as_str())).collect();
    /// assert_eq!(found, [("عبد الفتاح السيسي", "PER"), ("بغداد", "LOC")]);
    /// ```
    #[must_use]
    pub fn find(&self, words: &Words<'_>) -> Names {
        let evidence = Evidence::gather(words, &self.gazetteer);
        let mut found = candidates(&evidence);
        if let Some(model) = &self.model {
            let context = Context::new(&evidence, &found);
            let mut read = Vec::new();
            let ranges = ranges(words);
            let network = self.network.as_ref();
            let mut scores =
                network.map(|network| network.read(self.guideline, &evidence, &context, &ranges));
            // The linear model that ships knows our guideline alone; the network has an output for each.
            if let (Guideline::Anercorp, Some(scores)) = (self.guideline, &mut scores)
                && Arc::ptr_eq(model, &builtin().0)
            {
                scores.share = 1.0;
            }
            for (n, range) in ranges.into_iter().enumerate() {
                let beside = scores.as_ref().map(|scores| (scores, n));
                let tags = model.decode(&context.features(&evidence, range.clone()), beside);
                names_of(&evidence, range.start, &tags, &mut read);
            }
            let certain = known::certain(&evidence, &found);
            merge(&evidence, self.guideline, &mut found, read);
            known::place_certain(certain, &mut found);
        }
        document_pass::run(&evidence, &mut found);
        let (outer, nested) = resolve::resolve(&found);
        let mut names = link::link(&evidence, &found, &outer, &nested);
        if let Some(calibration) = self.calibration() {
            let all = names.outer.iter_mut().chain(&mut names.nested);
            all.for_each(|name| name.probability = calibration.apply(name.score));
        }
        names
    }

    /// A tagger with a model trained on labelled texts.
    ///
    /// Deterministic: the same texts and settings give the same model. It reads alone, without the network that
    /// ships, and is not calibrated.
    #[must_use]
    pub fn trained(self, texts: &[Labelled<'_>], settings: Settings) -> Self {
        let mut rows: Vec<(Features, Vec<u8>)> = Vec::new();
        for text in texts {
            let words = self.words(text.text);
            let evidence = Evidence::gather(&words, &self.gazetteer);
            let found = candidates(&evidence);
            let context = Context::new(&evidence, &found);
            let tags = tags_of(&words, text.names);
            for range in ranges(&words) {
                rows.push((context.features(&evidence, range.clone()), tags[range].to_vec()));
            }
        }
        let model = Some(Arc::new(train(&rows, settings)));
        Self { model, network: None, version: "trained here".into(), ..self }
    }

    /// What a network is told of each word of a text, for training: where it stands, its folded form without
    /// proclitics, its observations, and whether a sentence begins with it.
    #[must_use]
    pub fn observed(&self, words: &Words<'_>) -> Vec<Observed> {
        let evidence = Evidence::gather(words, &self.gazetteer);
        let found = candidates(&evidence);
        let context = Context::new(&evidence, &found);
        let mut observed = Vec::with_capacity(words.len());
        for range in ranges(words) {
            let observations = context.observations(&evidence, range.clone());
            for (n, at) in range.enumerate() {
                observed.push(Observed {
                    span: words.word(at).span,
                    base: evidence.base(at).to_owned(),
                    observations: observations.of(n).iter().map(|hash| (hash >> 32) as u32).collect(),
                    first: n == 0,
                });
            }
        }
        observed
    }

    /// The tagger with the model of an artefact, which reads alone: without the network that ships.
    ///
    /// # Errors
    /// [`crate::Error::Model`] when the bytes are no model, truncated or altered.
    pub fn with_model(self, bytes: &[u8], artefact: &str) -> Result<Self> {
        let artefact = Artefact::read(bytes, artefact, Kind::NamesLinear)?;
        let model = Some(Arc::new(Model::read(&artefact)?));
        Ok(Self { model, network: None, version: version_of(&artefact).into(), ..self })
    }

    /// The tagger with the network of an artefact beside its model.
    ///
    /// # Errors
    /// [`crate::Error::Model`] when the bytes are no network, truncated or altered.
    pub fn with_network(self, bytes: &[u8], artefact: &str) -> Result<Self> {
        let artefact = Artefact::read(bytes, artefact, Kind::NamesNetwork)?;
        let network = Some(Arc::new(Network::from_artefact(&artefact)?));
        Ok(Self { network, version: format!("{}, {}", self.version, version_of(&artefact)).into(), ..self })
    }

    /// The tagger following this guideline.
    #[must_use]
    pub fn with_guideline(self, guideline: Guideline) -> Self {
        Self { guideline, ..self }
    }

    /// The tagger with its rules alone.
    #[must_use]
    pub fn without_model(self) -> Self {
        Self { model: None, network: None, ..self }
    }

    /// Where its model is from: the trainer and its settings, the inputs with their SHA-256, the calibration; empty
    /// when it has none.
    ///
    /// ```
    /// use warraq::names::Tagger;
    /// assert!(Tagger::default().provenance().starts_with("linear model; passes "));
    /// ```
    #[must_use]
    pub fn provenance(&self) -> String {
        self.model.as_ref().map_or_else(String::new, |model| {
            let calibration = self.calibration().unwrap_or(&model.calibration);
            format!("{}; {calibration}", model.recipe)
        })
    }

    /// What makes probabilities of scores; none without a model.
    fn calibration(&self) -> Option<&Calibration> {
        let model = self.model.as_ref()?;
        Some(self.network.as_ref().map_or(&model.calibration, |network| &network.calibration))
    }

    /// The tagger, its model made by `recipe` and calibrated so.
    pub(super) fn described(mut self, recipe: Recipe, calibration: Calibration) -> Self {
        if let Some(model) = &mut self.model {
            let model = Arc::make_mut(model);
            (model.recipe, model.calibration) = (recipe, calibration);
        }
        self
    }

    /// The artefact of its model, if it has one.
    #[must_use]
    pub fn model_bytes(&self) -> Option<Vec<u8>> {
        self.model.as_ref().map(|model| model.to_bytes())
    }
}

/// A text with its names marked, to train on.
#[derive(Debug, Clone, Copy)]
pub struct Labelled<'a> {
    /// The text.
    pub text: &'a str,
    /// Its names, in order, not overlapping.
    pub names: &'a [(Span, Label)],
}

/// A word as a network sees it.
#[derive(Debug, Clone)]
pub struct Observed {
    /// Where it stands.
    pub span: Span,
    /// Folded, without proclitics.
    pub base: String,
    /// What is observed of it, hashed.
    pub observations: Vec<u32>,
    /// Whether it begins a sentence.
    pub first: bool,
}

fn candidates(evidence: &Evidence<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    known::candidates(evidence, &mut found);
    people::candidates(evidence, &mut found);
    bodies::candidates(evidence, &mut found);
    places::candidates(evidence, &mut found);
    found
}

/// The words of each sentence; a block ends one too.
fn ranges(words: &Words<'_>) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::with_capacity(words.sentences().len() + 1);
    let mut first = 0;
    for at in 1..=words.len() {
        let place = |at: usize| (words.word(at).sentence, words.word(at).block);
        if at == words.len() || place(at) != place(first) {
            ranges.push(first..at);
            first = at;
        }
    }
    ranges
}

/// The tags of the words, from marked names.
fn tags_of(words: &Words<'_>, names: &[(Span, Label)]) -> Vec<u8> {
    let mut tags = vec![0; words.len()];
    let mut at = 0;
    for &(span, label) in names {
        while at < words.len() && words.word(at).span.end <= span.start {
            at += 1;
        }
        let mut inside = false;
        while at < words.len() && words.word(at).span.start < span.end {
            tags[at] = features::tag(label, inside);
            inside = true;
            at += 1;
        }
    }
    tags
}

/// The names that tags spell.
fn names_of(evidence: &Evidence<'_>, first: usize, tags: &[(u8, f32)], read: &mut Vec<Candidate>) {
    let mut open = false;
    for (n, &(tag, probability)) in tags.iter().enumerate() {
        let at = first + n;
        match features::label(tag) {
            Some((label, inside)) => {
                let last = read.last_mut().filter(|c| open && inside && c.label == label && c.end == at);
                if let Some(candidate) = last {
                    candidate.end = at + 1;
                    candidate.score = candidate.score.min(probability);
                } else {
                    read.push(Candidate {
                        first: at,
                        end: at + 1,
                        start: evidence.at(at).start,
                        label,
                        score: probability.max(0.5),
                        known: None,
                        explained_by: None,
                    });
                }
                open = true;
            }
            None => open = false,
        }
    }
}

/// The model's names take the place of the candidates of the rules.
fn merge(
    evidence: &Evidence<'_>,
    guideline: Guideline,
    found: &mut Vec<Candidate>,
    mut read: Vec<Candidate>,
) {
    guideline.apply(evidence, &mut read);
    let mut ending: HashMap<usize, Vec<Candidate>> = HashMap::new();
    for c in found.iter().filter(|c| c.known.is_some()) {
        ending.entry(c.end).or_default().push(*c);
    }
    for name in &mut read {
        // listed as it stands, or with the words that the guideline leaves outside: «تنظيم الدولة»
        let trimmed = |c: &&Candidate| {
            let mut c = **c;
            guideline::trim(evidence, &mut c);
            c.first == name.first
        };
        let listed = || ending.get(&name.end).into_iter().flatten().filter(|c| c.label == name.label);
        let whole = listed().find(|c| c.first == name.first);
        name.known = whole.or_else(|| listed().find(trimmed)).and_then(|c| c.known);
    }
    let mut taken = vec![false; evidence.len()];
    read.iter().for_each(|c| taken[c.first..c.end].fill(true));
    let free = |c: &&Candidate| !taken[c.first..c.end].contains(&true);
    read.extend(found.iter().filter(|c| guideline.keeps(evidence, c)).filter(free));
    *found = read;
}
