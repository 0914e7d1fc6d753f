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

/// In how many documents, and where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub documents: u32,
    /// The sum of places, 0 at the top and 100 at the foot.
    pub places: u32,
    /// In how many documents body stands right above it, as far as each document tells.
    pub above: u32,
    /// And right below it.
    pub below: u32,
}

impl Seen {
    /// Where it stands as a rule, 0 at the top and 100 at the foot.
    pub fn place(self) -> u32 {
        self.places / self.documents.max(1)
    }

    /// In which share of its documents body stands right above it.
    pub fn body_above(self) -> f32 {
        self.above as f32 / self.documents.max(1) as f32
    }

    /// In which share of its documents body stands right below it.
    pub fn body_below(self) -> f32 {
        self.below as f32 / self.documents.max(1) as f32
    }

    fn add(&mut self, more: Seen) {
        self.documents = self.documents.saturating_add(more.documents);
        self.places = self.places.saturating_add(more.places);
        self.above = self.above.saturating_add(more.above);
        self.below = self.below.saturating_add(more.below);
    }
}

/// For each key, in how many documents of all groups.
pub(super) type Spread = Map<u64, u32>;

/// Lines that are kept at most; each costs about 50 bytes, and twice that while the table grows.
const ROOM: usize = 6_000_000;
/// How many lines above and below are looked at for text.
const NEAR: usize = 2;
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

/// The key of a line's second, third, … place in a document.
pub(super) fn again(exact: u64, times: u32) -> u64 {
    exact ^ u64::from(times).wrapping_mul(0x9E37_79B9_7F4A_7C15)
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
        let mut times: Map<u64, u32> = Map::default();
        for (index, look) in looks.iter().enumerate() {
            let body = |range: std::ops::Range<usize>| {
                u32::from(looks.get(range).is_some_and(|near| near.iter().any(|look| look.body)))
            };
            let here = Seen {
                documents: 1,
                places: (index * 100 / looks.len().max(1)) as u32,
                above: body(index.saturating_sub(NEAR)..index),
                below: body(index + 1..(index + 1 + NEAR).min(looks.len())),
            };
            for key in keys(look) {
                if met.insert(key) {
                    self.seen.entry((number, key)).or_default().add(here);
                }
            }
            // A line that stands at the top and at the foot has other neighbours there.
            let times = times.entry(look.exact).or_default();
            if *times > 0 {
                self.seen.entry((number, again(look.exact, *times))).or_default().add(here);
            }
            *times += 1;
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
            self.seen.entry(*key).or_default().add(*more);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rare_is_forgotten_first_and_room_is_kept() {
        let mut counts = Counts::default();
        for key in 0..1000 {
            let documents = if key < 20 { 9 } else { 1 };
            counts.seen.insert((1, key), Seen { documents, ..Seen::default() });
        }
        counts.forget(1000);
        assert_eq!(counts.seen.len(), 1000);
        counts.forget(200);
        assert_eq!(counts.seen.len(), 20);
        assert!((0..20).all(|key| counts.get(1, key).documents == 9));
    }

    #[test]
    fn a_key_and_its_counts_are_as_small_as_promised() {
        assert!(size_of::<((u32, u64), Seen)>() <= 32);
    }
}
