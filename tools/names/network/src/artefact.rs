//! The artefact that warraq reads (`src/names/network/read.rs`): magic, sizes, where it is from, weights, checksum.

use std::collections::BTreeMap;
use std::path::Path;

use crate::network::{BUCKETS, Net};
use crate::{ANERCORP, OURS};

/// The outputs that ship, in the order of the guidelines of warraq.
const SHIP: [usize; 2] = [OURS, ANERCORP];

/// The steps of a word vector's unit.
pub const STEPS: f32 = 63.5;

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3))
}

/// The recipe, and the files with their checksums.
pub fn story(folder: &Path, files: &[&str], recipe: &str) -> String {
    let mut story = format!("network; {recipe}");
    for name in files {
        let bytes = std::fs::read(folder.join(format!("{name}.bin"))).expect("a file that was just read");
        story += &format!("; {name}.bin {:016x}", checksum(&bytes));
    }
    story
}

/// A word's hash, as warraq's `word_hash`.
fn word_hash(word: &str) -> u32 {
    let h = checksum(word.as_bytes());
    ((h ^ (h >> 31)) >> 16) as u32
}

pub fn bytes(net: &Net, words: &[String], share: f32, story: &str) -> Vec<u8> {
    let (shape, at) = (&net.shape, net.shape.at());
    let (d, e, h) = (shape.d, shape.e, shape.h);
    // of words with one hash, which are rare, the more frequent one
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    for (n, word) in words.iter().enumerate() {
        places.entry(word_hash(word)).or_insert(n + 1);
    }
    // one weight in ten thousand is cut, so that the others keep their detail
    let mut sizes: Vec<f32> = net.table.iter().map(|w| w.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let scale = sizes[sizes.len() - 1 - sizes.len() / 10_000] / 127.0;
    let mut out = b"WARRAQW2".to_vec();
    for n in [d, e, h, places.len(), BUCKETS, story.len()] {
        out.extend((n as u32).to_le_bytes());
    }
    out.extend(story.as_bytes());
    let floats = |out: &mut Vec<u8>, from: &[f32]| from.iter().for_each(|w| out.extend(w.to_le_bytes()));
    floats(&mut out, &[share, 1.0 / STEPS, scale]);
    places.keys().for_each(|hash| out.extend(hash.to_le_bytes()));
    for &place in places.values() {
        out.extend(net.vectors[place * d..(place + 1) * d].iter().map(|w| (w * STEPS).round() as i8 as u8));
    }
    out.extend(net.table.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8 as u8));
    floats(&mut out, &net.p[at.fb..at.fb + e]);
    for k in 0..2 {
        floats(&mut out, &net.p[at.w[k]..][..shape.x() * 3 * h]);
        floats(&mut out, &net.p[at.u[k]..][..h * 3 * h]);
        floats(&mut out, &net.p[at.b[k]..][..3 * h]);
        floats(&mut out, &net.p[at.c[k]..][..h]);
    }
    for head in SHIP {
        floats(&mut out, &net.p[at.v[head]..][..shape.y() * 9]);
        floats(&mut out, &net.p[at.vb[head]..][..9]);
        floats(&mut out, &net.p[at.tr[head]..][..90]);
    }
    let sum = checksum(&out);
    out.extend(sum.to_le_bytes());
    out
}
