//! How many documents of a group hold a line: counted in bounded memory.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::boilerplate::lines::Look;

/// Keys are hashes already.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&b| self.write_u64(u64::from(b)));
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(17) ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Same>>;

/// In how many documents, and where: the sum of places, 0 at the top and 100 at the foot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub documents: u32,
    pub places: u32,
}

/// For each key, in how many documents of all groups.
pub(super) type Spread = Map<u64, u32>;

/// Lines that are kept at most; each costs about 40 bytes.
const ROOM: usize = 6_000_000;
/// Fingerprints of stories that are kept at most.
const STORIES: usize = 4_000_000;

/// Document frequencies of lines, shapes and near lines, by group.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    /// The groups' names and how many documents each has.
    pub groups: BTreeMap<String, u32>,
    /// By the hash of the group's name and the key of the line.
    pub seen: Map<(u32, u64), Seen>,
    /// What the stories are made of, so that copies count once.
    pub stories: HashSet<u64, BuildHasherDefault<Same>>,
}

/// The number of a group, from its name.
pub(super) fn number(group: &str) -> u32 {
    group.bytes().fold(0x811C_9DC5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The keys of a line: exact, masked, near.
pub(super) fn keys(look: &Look) -> impl Iterator<Item = u64> {
    let shape = look.shape ^ 0x5A5A_0000_5A5A_0000;
    let near = look.near.unwrap_or_default().map(|n| n ^ 0x00C3_C300_C3C3_0000);
    let count = if look.near.is_some() { 5 } else { 2 };
    [look.exact, shape, near[0], near[1], near[2]].into_iter().take(count)
}

impl Counts {
    pub fn documents(&self) -> u64 {
        self.groups.values().map(|&n| u64::from(n)).sum()
    }

    /// Counts each line of a document once.
    pub fn learn(&mut self, group: &str, looks: &[Look]) {
        let number = number(group);
        let prose = looks.iter().filter(|look| look.prose > 1.0);
        let story = prose.fold((u64::from(number), 0), |(hash, n), look| {
            ((hash ^ look.exact).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(9), n + 1)
        });
        // The same story twice in a group is one document.
        if story.1 > 0 && !self.stories.insert(story.0) {
            return;
        }
        if self.stories.len() > STORIES {
            self.stories.clear();
        }
        *self.groups.entry(group.to_owned()).or_default() += 1;
        let mut met: HashSet<u64, BuildHasherDefault<Same>> = HashSet::default();
        for (index, look) in looks.iter().enumerate() {
            let place = (index * 100 / looks.len().max(1)) as u32;
            for key in keys(look) {
                if met.insert(key) {
                    let seen = self.seen.entry((number, key)).or_default();
                    seen.documents += 1;
                    seen.places = seen.places.saturating_add(place);
                }
            }
        }
        self.forget(ROOM);
    }

    /// Forgets the rarest lines until half the room is free.
    fn forget(&mut self, room: usize) {
        if self.seen.len() <= room {
            return;
        }
        let mut floor = 1;
        while self.seen.len() > room / 2 {
            self.seen.retain(|_, seen| seen.documents > floor);
            floor += 1;
        }
        self.seen.shrink_to(room);
    }

    pub fn merge(&mut self, other: &Counts) {
        for (group, documents) in &other.groups {
            *self.groups.entry(group.clone()).or_default() += documents;
        }
        for (key, more) in &other.seen {
            let seen = self.seen.entry(*key).or_default();
            seen.documents += more.documents;
            seen.places = seen.places.saturating_add(more.places);
        }
        self.stories.extend(&other.stories);
        self.forget(ROOM);
    }

    pub fn get(&self, group: u32, key: u64) -> Seen {
        self.seen.get(&(group, key)).copied().unwrap_or_default()
    }

    /// In how many documents of all groups the lines stand that repeat at all.
    pub fn spread(&self) -> Spread {
        let mut spread = Spread::default();
        if self.groups.len() > 1 {
            for ((_, key), seen) in &self.seen {
                *spread.entry(*key).or_default() += seen.documents;
            }
        }
        spread
    }
}
