//! The one decision on the proclitics of a word.
//!
//! The clitic model knows the language's words in their context and is right on all but few; what it cannot know is
//! names. So its cut stands unless the lists, how the name is spelt, the words before it or the rest
//! of the document say that the letters it takes off belong to a name, or that a listed name
//! follows letters that it left on. The figures below are tenths of a power of ten of frequency
//! ([`Facts::zipf10`]); they were set on 750 articles of three outlets, every disagreement of which was read.

use super::listed::{self, Match};
use super::reading::Reading;
use super::seen::Seen;
use super::{Gap, Words};
use crate::Label;
use crate::lexicon::{Cue, Cues, Entry, Facts, Gazetteer, Kinds, WordFacts};
use crate::script;

/// A word that is rarer is not known.
const UNKNOWN: u8 = 25;
/// A word that is rarer may be a name from elsewhere.
const RARE: u8 = 35;

/// Prepositions written apart: what follows has no proclitic of its own.
const PREPOSITIONS: [&str; 12] =
    ["في", "من", "الي", "عن", "على", "مع", "قرب", "نحو", "ضد", "عند", "حول", "شمال"];

/// What is decided of a word.
pub(super) struct Decision {
    /// How it is read.
    pub reading: Reading,
    /// What is known of its base.
    pub facts: Facts,
    /// What its base is a cue of.
    pub cues: Kinds,
    /// The listed name that begins with it.
    pub listed: Option<Match>,
}

/// Decides word by word.
pub(super) struct Decider<'g> {
    gazetteer: Option<&'g Gazetteer>,
    facts: &'static WordFacts,
    cues: &'static Cues,
    scratch: String,
    seen: Option<Seen>,
}

impl<'g> Decider<'g> {
    pub(super) fn new(gazetteer: Option<&'g Gazetteer>) -> Self {
        let (facts, cues) = (WordFacts::builtin(), Cues::builtin());
        Self { gazetteer, facts, cues, scratch: String::new(), seen: None }
    }

    /// Decides the word at `at`, those before it being decided.
    pub(super) fn decide(&mut self, words: &Words<'_>, at: usize) -> Decision {
        let whole = words.folded(at);
        let letters = words.tokens()[words.word(at).token as usize].letters_before(words.text());
        let model = Reading::of(whole, letters);
        let listed = self.gazetteer.and_then(|list| listed::longest(words, list, at, &mut self.scratch));
        let reading = match listed {
            Some(found) if found.letters != letters && self.overrules(words, at, model, &found) => {
                Reading::of(whole, found.letters)
            }
            _ if letters > 0 && self.is_whole(words, at, model) => Reading::default(),
            _ if letters == 0 && is_drawn(words.word(at).span.of(words.text())) => Reading::of(whole, 1),
            _ if letters == 0 && self.is_joined(whole, listed.as_ref()) => Reading::of(whole, 1),
            _ if letters == 2 && self.is_name_behind_and(words, at, model) => Reading::of(whole, 1),
            _ => model,
        };
        let (facts, cues) = self.known(whole, reading);
        let listed = match (listed, self.gazetteer) {
            (Some(found), Some(list)) if found.letters != reading.letters => {
                listed::in_reading(words, list, at, reading, &mut self.scratch)
            }
            _ => listed,
        };
        Decision { reading, facts, cues, listed }
    }

    /// What is known of a word in a reading.
    fn known(&mut self, whole: &str, reading: Reading) -> (Facts, Kinds) {
        let rest = reading.rest(whole, &mut self.scratch);
        (self.facts.get(rest).unwrap_or_default(), self.cues.of(rest))
    }

    /// Whether a listed name speaks against the model's cut of its first word.
    fn overrules(&mut self, words: &Words<'_>, at: usize, model: Reading, found: &Match) -> bool {
        let Some(gazetteer) = self.gazetteer else { return false };
        let Some(entry) = gazetteer.meanings(found.form).next() else { return false };
        if entry.certain {
            return true;
        }
        if entry.ambiguous {
            return false;
        }
        let whole = words.folded(at);
        let own = self.known(whole, Reading::default()).0;
        if found.words > 1 {
            // «كمال الدين» is no «مال»
            return found.letters < model.letters || own.nameness() < 0.3;
        }
        if found.letters > model.letters {
            // «لاليونيسكو»: shorter names are too often the ends of other words
            return own.zipf10 < UNKNOWN && whole[2 * found.letters..].starts_with("ال");
        }
        let span = words.word(at).span;
        if !is_spelt(&words.text()[found.start..span.end], entry) {
            return false;
        }
        // «وكالة واس», «في فاس»: what stands before announces the name
        if self.follows_preposition(words, at) || is_announced(words, at, entry.label) {
            return true;
        }
        let (rest, cues) = self.known(whole, model);
        // «و» stands before any word, a preposition before few: «وستون», a town
        let (joined, place) = (whole[2 * found.letters..].starts_with(['و', 'ف']), entry.label == Label::Loc);
        let margin = if joined && place { 1.0 } else { 0.5 };
        if cues.has(Cue::Stop) || renown(entry) < f32::from(rest.zipf10) / 10.0 + margin {
            return false;
        }
        // «بين الرياض وجدة»: both are listed
        let other = |entry: &Entry| !entry.ambiguous || place && entry.label == Label::Loc;
        !joined || !self.is_listed(gazetteer, whole, model, other)
    }

    /// Whether the model's rest is a listed name that `counts`.
    fn is_listed(
        &mut self,
        gazetteer: &Gazetteer,
        whole: &str,
        model: Reading,
        counts: impl Fn(&Entry) -> bool,
    ) -> bool {
        let rest = model.rest(whole, &mut self.scratch);
        let form = gazetteer.longest(rest, |_| None);
        form.is_some_and(|(form, _)| gazetteer.meanings(form).any(counts))
    }

    /// Whether a word that the model cuts is one whole all the same, by what it is or stands beside.
    fn is_whole(&mut self, words: &Words<'_>, at: usize, model: Reading) -> bool {
        let whole = words.folded(at);
        let own = self.known(whole, Reading::default()).0;
        let (rest, cues) = self.known(whole, model);
        let bearers = u32::from(own.given) + u32::from(own.surname);
        // «بسام», «فراس», «بوزيد»
        if bearers >= 20 && own.nameness() >= 0.6 && rest.zipf10 < own.zipf10.saturating_add(15) {
            return true;
        }
        let unknown = own.zipf10 < UNKNOWN && rest.zipf10 < UNKNOWN && !words.has_known_stem(at);
        let (conjunction, other) = (whole.chars().next(), whole[..model.at].chars().next_back());
        if other == Some('س') {
            // «سيغمار»: the future has a verb
            return unknown && !whole.ends_with("ان") && !whole.ends_with("ون");
        }
        // «للبيوتكنولوجيا»
        if !cues.is_empty() || model.article || whole[model.at..].starts_with("ال") {
            return false;
        }
        let listed =
            self.gazetteer.is_some_and(|list| self.is_listed(list, whole, model, |entry| !entry.ambiguous));
        if listed || rest.zipf10 >= RARE && !self.follows_preposition(words, at) {
            return false;
        }
        // «وكيلة», «ووكر»: far commoner than without its «و»
        let one = model.letters == 1 && whole.starts_with(['و', 'ف']) && words.is_bare(at);
        if self.follows_preposition(words, at) || one && own.zipf10 >= rest.zipf10.max(UNKNOWN) + 8 {
            return true;
        }
        if let Some(before) = at.checked_sub(1).filter(|_| words.continues(at)).map(|at| words.word(at)) {
            // «بلدة بريتال»
            if before.is(Cue::PlaceBefore) && !words.base(at - 1).starts_with("ال") {
                return true;
            }
            // «فيل فودين», «كايل ووكر», «محمد وهبي»
            let foreign = before.is(Cue::ForeignGiven);
            let given = foreign || before.facts.nameness() > 0.5 && before.facts.given >= 20;
            let name = own.nameness() > 0.0 && rest.zipf10 < own.zipf10;
            if given && (unknown || name || foreign && rest.zipf10 == 0) {
                return true;
            }
            // «الرئيس بغداساروف»
            let titled = [Cue::Title, Cue::Role, Cue::Demonym].iter().any(|&cue| before.is(cue));
            if titled && unknown && !matches!(conjunction, Some('و' | 'ف')) {
                return true;
            }
        }
        // «بريتال» again and again, and never «ريتال»
        unknown && self.seen.get_or_insert_with(|| Seen::new(words)).is_one(whole, model)
    }

    /// Whether a word that the model leaves whole is «و» and a word that is far commoner: «وستون», «وأصر».
    fn is_joined(&mut self, whole: &str, listed: Option<&Match>) -> bool {
        // each letter has two bytes
        let commoner = if whole.len() < 8 { 10 } else { 8 };
        let long = if whole.starts_with('و') { 6 } else { 8 };
        if !whole.starts_with(['و', 'ف']) || whole.len() < long {
            return false;
        }
        let (own, cues) = self.known(whole, Reading::default());
        let (rest, speech) = self.known(whole, Reading::of(whole, 1));
        let entry = listed.and_then(|found| self.gazetteer?.meanings(found.form).next());
        let named = entry.is_some_and(|entry| renown(entry) >= f32::from(rest.zipf10) / 10.0 + 1.0);
        if named || !cues.is_empty() || own.zipf10 >= RARE + 5 || own.nameness() >= 0.0 || rest.zipf10 < RARE
        {
            return false;
        }
        rest.zipf10 >= own.zipf10 + if speech.has(Cue::Speech) { 0 } else { commoner }
    }

    /// Whether «و» and a preposition, as the model reads it, are «و» and the first letter of an unknown name:
    /// «إلى بعلبك وبدنايل», but «بالرباط وبأغادير».
    fn is_name_behind_and(&mut self, words: &Words<'_>, at: usize, model: Reading) -> bool {
        let whole = words.folded(at);
        let (rest, cues) = self.known(whole, model);
        let listed = self.gazetteer.is_some_and(|list| self.is_listed(list, whole, model, |_| true));
        let known = rest.zipf10 >= UNKNOWN || !cues.is_empty() || listed || words.has_known_stem(at);
        if known || model.article || whole[model.at..].starts_with("ال") || !whole.starts_with('و') {
            return false;
        }
        let preposition = &whole[2..4];
        let same = |at: usize| {
            let cut = 2 * usize::from(words.word(at).letters);
            cut > 0 && words.folded(at)[..cut].ends_with(preposition)
        };
        !(at.saturating_sub(3)..at).any(same)
    }

    /// Whether a preposition stands right before the word.
    fn follows_preposition(&self, words: &Words<'_>, at: usize) -> bool {
        at > 0 && words.word(at).gap == Gap::Blank && PREPOSITIONS.contains(&words.base(at - 1))
    }
}

/// Whether the word before says that a name of this label follows.
fn is_announced(words: &Words<'_>, at: usize, label: Label) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| words.continues(at)) else { return false };
    let cues = match label {
        Label::Org => [Cue::OrgBefore, Cue::OrgHead],
        Label::Loc => [Cue::PlaceBefore, Cue::PlaceHead],
        _ => return false,
    };
    cues.iter().any(|&cue| words.word(before).is(cue)) && !words.base(before).starts_with("ال")
}

/// How well known a thing is, in powers of ten of people.
fn renown(entry: &Entry) -> f32 {
    match &*entry.subtype {
        "country" => 8.5,
        "city" | "town" if !entry.id.is_empty() => (entry.population.max(100) as f32).log10(),
        _ => 6.5,
    }
}

/// Whether a proclitic is drawn out to its word: «بـعيد».
fn is_drawn(word: &str) -> bool {
    let mut letters = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).unwrap_or("").chars();
    let drawn = letters.next() == Some('\u{640}');
    drawn
        && !letters.as_str().contains('\u{640}')
        && letters.filter(|&c| script::fold(c).is_some()).count() > 2
}

/// Whether a word may be spelt so where a name is listed as `entry`: what is listed without hamza or with ه
/// is not written with them or with ة.
fn is_spelt(word: &str, entry: &Entry) -> bool {
    let letters = |form| str::chars(form).filter(|&c| script::fold(c).is_some());
    letters(word).zip(letters(&entry.form)).all(|pair| !matches!(pair, ('أ' | 'إ' | 'آ', 'ا') | ('ة', 'ه')))
}
