//! The words around names that give them away: titles, roles, heads of organisations and places.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::table::rows;

/// What a cue is the sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// A title or rank right before a person: السيد، الدكتور، اللواء الركن.
    Title,
    /// A role, with or without a complement between it and the person: رئيس الوزراء، المتحدث باسم.
    Role,
    /// A verb of speech, whose subject may follow.
    Speech,
    /// The head of an organisation's name, part of it: وزارة، حزب، شركة.
    OrgHead,
    /// A word before an organisation's name that is no part of it: تنظيم، صحيفة.
    OrgBefore,
    /// A word before a place's name that is no part of it: مدينة، محافظة، نهر.
    PlaceBefore,
    /// The head of a place's name, part of it: جبل، مطار، بحر.
    PlaceHead,
    /// The head of another name: كأس، بطولة، معركة.
    MiscHead,
    /// A given name of other languages in Arabic letters.
    ForeignGiven,
    /// A word that is never part of a name: a preposition, a particle, a pronoun.
    Stop,
    /// A demonym: عراقي، العراقية.
    Demonym,
    /// A currency: دولار، الجنيه.
    Currency,
    /// What a writer thinks of a body, after its name and no part of it: الإرهابي، المتطرفة.
    Epithet,
}

impl Cue {
    const NAMES: [(&'static str, Cue); 13] = [
        ("title", Cue::Title),
        ("role", Cue::Role),
        ("speech", Cue::Speech),
        ("org_head", Cue::OrgHead),
        ("org_before", Cue::OrgBefore),
        ("place_before", Cue::PlaceBefore),
        ("place_head", Cue::PlaceHead),
        ("misc_head", Cue::MiscHead),
        ("foreign_given", Cue::ForeignGiven),
        ("stop", Cue::Stop),
        ("demonym", Cue::Demonym),
        ("currency", Cue::Currency),
        ("epithet", Cue::Epithet),
    ];

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The cue lists of `data/lexicon`, compiled.
#[derive(Debug, Default)]
pub struct Cues {
    phrases: Phrases,
    kinds: Vec<u16>,
}

/// The kinds of cue that a word or phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u16);

impl Kinds {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These and those.
    #[must_use]
    pub fn union(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Whether `cue` is among them.
    #[must_use]
    pub fn has(self, cue: Cue) -> bool {
        self.0 & cue.bit() != 0
    }
}

impl Cues {
    /// The embedded lists.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Cues> = LazyLock::new(|| {
            let mut cues = Cues::default();
            for list in [
                include_str!("../../data/lexicon/cues.tsv"),
                include_str!("../../data/lexicon/foreign_given.tsv"),
                include_str!("../../data/lexicon/demonyms.tsv"),
            ] {
                cues.add_list(list);
            }
            cues
        });
        &BUILTIN
    }

    fn add_list(&mut self, list: &str) {
        for (_, mut fields) in rows(list) {
            let (form, kind) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
            let Some((_, cue)) = Cue::NAMES.iter().find(|(name, _)| *name == kind) else { continue };
            let folded = super::key::keyed(form);
            let node = self.phrases.add(folded.split(' ').filter(|w| !w.is_empty())) as usize;
            self.kinds.resize(self.phrases.nodes(), 0);
            self.kinds[node] |= cue.bit();
        }
    }

    /// The kinds of a single folded word.
    #[must_use]
    pub fn of(&self, folded: &str) -> Kinds {
        Kinds(self.phrases.first(folded).map_or(0, |node| self.kinds[node as usize]))
    }

    /// The kinds of the longest phrase whose first word is `first` and whose later words `next` gives, by their
    /// number from 1; and the number of its words.
    #[must_use]
    pub fn longest<'w>(
        &self,
        first: &str,
        next: impl FnMut(usize) -> Option<&'w str>,
    ) -> Option<(Kinds, usize)> {
        let ends = |node: u32| self.kinds[node as usize] != 0;
        let (node, long) = self.phrases.longest(first, next, ends)?;
        Some((Kinds(self.kinds[node as usize]), long))
    }
}
