//! A linear chain over tags: its loss and its best path.

use crate::text::ANY;

const FLOOR: f32 = -40.0;
const NEVER: f32 = -1e9;

/// Whether a tag can follow another: I only after B or I of the same label.
pub fn may_follow(before: Option<usize>, tag: usize) -> bool {
    tag == 0 || tag % 2 == 1 || before.is_some_and(|b| b == tag || b + 1 == tag)
}

/// The odds of each pair of tags, one row a tag before, the last row the start.
pub fn odds(transitions: &[f32], tags: usize) -> Vec<f32> {
    (0..=tags)
        .flat_map(|b| (0..tags).map(move |t| (b, t)))
        .map(|(b, t)| {
            let before = (b < tags).then_some(b);
            if may_follow(before, t) { transitions[b * tags + t].exp() } else { 0.0 }
        })
        .collect()
}

fn scale(row: &mut [f32]) -> f32 {
    let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    row.iter_mut().for_each(|v| *v /= sum);
    sum
}

/// The sums from both sides, scaled word by word.
struct Sums {
    weights: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    log: f32,
}

fn sums(emissions: &[f32], odds: &[f32], tags: usize) -> Sums {
    let n = emissions.len() / tags;
    let mut weights = vec![0.0; n * tags];
    let mut log = 0.0;
    for (row, e) in weights.chunks_exact_mut(tags).zip(emissions.chunks_exact(tags)) {
        let max = e.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        log += max;
        row.iter_mut().zip(e).for_each(|(w, &v)| *w = (v - max).max(FLOOR).exp());
    }
    let mut forward = vec![0.0; n * tags];
    let mut backward = vec![1.0; n * tags];
    for at in 0..n {
        let (done, rest) = forward.split_at_mut(at * tags);
        let row = &mut rest[..tags];
        if at == 0 {
            row.copy_from_slice(&odds[tags * tags..]);
        } else {
            for (b, &f) in done[(at - 1) * tags..].iter().enumerate() {
                row.iter_mut().zip(&odds[b * tags..]).for_each(|(r, &o)| *r += f * o);
            }
        }
        row.iter_mut().zip(&weights[at * tags..]).for_each(|(r, &w)| *r *= w);
        log += scale(row).ln();
    }
    let mut ahead = vec![0.0; tags];
    for at in (0..n.saturating_sub(1)).rev() {
        for t in 0..tags {
            ahead[t] = weights[(at + 1) * tags + t] * backward[(at + 1) * tags + t];
        }
        let row = &mut backward[at * tags..(at + 1) * tags];
        for (b, r) in row.iter_mut().enumerate() {
            *r = odds[b * tags..(b + 1) * tags].iter().zip(&ahead).map(|(o, a)| o * a).sum();
        }
        scale(row);
    }
    Sums { weights, forward, backward, log }
}

/// Adds the expected numbers of tags and of pairs of tags, `weight` times, to the slopes; the log of the sum.
pub fn expect(
    emissions: &[f32],
    odds: &[f32],
    tags: usize,
    weight: f32,
    by_emission: &mut [f32],
    by_transition: &mut [f32],
) -> f32 {
    let n = emissions.len() / tags;
    let s = sums(emissions, odds, tags);
    let mut row = vec![0.0; tags];
    for at in 0..n {
        for (k, r) in row.iter_mut().enumerate() {
            *r = s.forward[at * tags + k] * s.backward[at * tags + k];
        }
        scale(&mut row);
        by_emission[at * tags..].iter_mut().zip(&row).for_each(|(g, r)| *g += weight * r);
        if at == 0 {
            by_transition[tags * tags..].iter_mut().zip(&row).for_each(|(g, r)| *g += weight * r);
            continue;
        }
        let pair = |b: usize, k: usize| {
            s.forward[(at - 1) * tags + b]
                * odds[b * tags + k]
                * s.weights[at * tags + k]
                * s.backward[at * tags + k]
        };
        let total: f32 = (0..tags * tags).map(|n| pair(n / tags, n % tags)).sum();
        let by = weight / total.max(f32::MIN_POSITIVE);
        for (n, g) in by_transition[..tags * tags].iter_mut().enumerate() {
            *g += by * pair(n / tags, n % tags);
        }
    }
    s.log
}

/// The scores of the tags that are allowed: where one is known, that one alone.
pub fn allowed(emissions: &[f32], right: &[u8], tags: usize) -> Vec<f32> {
    let mut out = emissions.to_vec();
    for (row, &tag) in out.chunks_exact_mut(tags).zip(right).filter(|(_, tag)| **tag != ANY) {
        for (_, v) in row.iter_mut().enumerate().filter(|(t, _)| *t != tag as usize) {
            *v = NEVER;
        }
    }
    out
}

/// The best tags.
pub fn best(emissions: &[f32], transitions: &[f32], tags: usize) -> Vec<u8> {
    let n = emissions.len() / tags;
    if n == 0 {
        return Vec::new();
    }
    let mv = |b: usize, t: usize| {
        if may_follow((b < tags).then_some(b), t) { transitions[b * tags + t] } else { NEVER }
    };
    let mut score: Vec<f32> = (0..tags).map(|t| emissions[t] + mv(tags, t)).collect();
    let mut back = vec![0_u8; n * tags];
    for at in 1..n {
        let mut next = vec![0.0; tags];
        for t in 0..tags {
            let mut top = (f32::NEG_INFINITY, 0);
            for (b, &s) in score.iter().enumerate() {
                let v = s + mv(b, t);
                if v > top.0 {
                    top = (v, b);
                }
            }
            back[at * tags + t] = top.1 as u8;
            next[t] = top.0 + emissions[at * tags + t];
        }
        score = next;
    }
    let mut tag = (0..tags).max_by(|&a, &b| score[a].total_cmp(&score[b])).unwrap_or(0);
    let mut out = vec![tag as u8; n];
    for at in (1..n).rev() {
        tag = back[at * tags + tag] as usize;
        out[at - 1] = tag as u8;
    }
    out
}
