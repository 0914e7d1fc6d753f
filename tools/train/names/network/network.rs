//! The network: sizes, weights, the way forward. `src/names/network.rs` of warraq runs the same.

use crate::learn::Drop;
use crate::recurrent::{Trace, multiply, offsets, run, tanh};
use crate::text::{Dice, Sentence};

/// Vectors of observations.
pub const BUCKETS: usize = 1 << 14;

/// Vector, observation and state sizes, and the tags of each output.
#[derive(Clone)]
pub struct Shape {
    pub d: usize,
    pub e: usize,
    pub h: usize,
    pub heads: Vec<usize>,
}
/// Where each weight begins among all.
pub struct At {
    pub w: [usize; 2],
    pub u: [usize; 2],
    pub b: [usize; 2],
    pub c: [usize; 2],
    pub fb: usize,
    pub v: Vec<usize>,
    pub vb: Vec<usize>,
    pub tr: Vec<usize>,
    pub len: usize,
}
impl Shape {
    pub fn x(&self) -> usize {
        2 * self.d + self.e
    }
    pub fn y(&self) -> usize {
        2 * self.h + self.x()
    }
    pub fn at(&self) -> At {
        let mut n = 0;
        let mut take = |k: usize| {
            let from = n;
            n += k;
            from
        };
        let (x, h) = (self.x(), self.h);
        let w = [take(x * 3 * h), take(x * 3 * h)];
        let u = [take(h * 3 * h), take(h * 3 * h)];
        let b = [take(3 * h), take(3 * h)];
        let c = [take(h), take(h)];
        let fb = take(self.e);
        let (mut v, mut vb, mut tr) = (vec![], vec![], vec![]);
        for &t in &self.heads {
            v.push(take(self.y() * t));
            vb.push(take(t));
            tr.push(take((t + 1) * t));
        }
        At { w, u, b, c, fb, v, vb, tr, len: n }
    }
}

/// The network: dense weights, vectors of observations, word vectors, topics.
pub struct Net {
    pub shape: Shape,
    pub p: Vec<f32>,
    pub table: Vec<f32>,
    pub vectors: Vec<f32>,
    pub topics: Vec<f32>,
}

/// Sentences side by side.
pub struct Pack {
    pub counts: Vec<usize>,
    pub from: Vec<usize>,
    pub rows: usize,
}
pub fn pack(batch: &[&Sentence]) -> Pack {
    let longest = batch.first().map_or(0, |s| s.len());
    let counts: Vec<usize> = (0..longest).map(|t| batch.iter().filter(|s| s.len() > t).count()).collect();
    let from = offsets(&counts);
    let rows = counts.iter().sum();
    Pack { counts, from, rows }
}

impl Net {
    pub fn new(shape: Shape, vectors: Vec<f32>, topics: Vec<f32>, dice: &mut Dice) -> Self {
        let at = shape.at();
        let mut p = vec![0.0; at.len];
        let mut fill = |p: &mut Vec<f32>, from: usize, n: usize, by: f32| {
            for v in &mut p[from..from + n] {
                *v = (dice.roll() * 2.0 - 1.0) * by
            }
        };
        let (x, h, y) = (shape.x(), shape.h, shape.y());
        for k in 0..2 {
            fill(&mut p, at.w[k], x * 3 * h, (3.0 / (x + h) as f32).sqrt());
            fill(&mut p, at.u[k], h * 3 * h, (3.0 / (2 * h) as f32).sqrt());
        }
        for (n, &t) in shape.heads.iter().enumerate() {
            fill(&mut p, at.v[n], y * t, (3.0 / (y + t) as f32).sqrt());
        }
        let mut table = vec![0.0; BUCKETS * shape.e];
        fill(&mut table, 0, BUCKETS * shape.e, 0.05);
        Net { shape, p, table, vectors, topics }
    }

    /// inputs of a packed batch; masks by dice when training
    pub fn inputs(
        &self,
        batch: &[&Sentence],
        pk: &Pack,
        drop: Option<(&mut Dice, &Drop)>,
    ) -> (Vec<f32>, Vec<Vec<u32>>, Vec<f32>) {
        let (d, e, x) = (self.shape.d, self.shape.e, self.shape.x());
        let at = self.shape.at();
        let mut xs = vec![0.0; pk.rows * x];
        let mut pre = vec![0.0; pk.rows * e];
        let mut used = Vec::new();
        let mut drop = drop;
        if drop.is_some() {
            used = vec![Vec::new(); pk.rows];
        }
        for (i, s) in batch.iter().enumerate() {
            let blind = if let Some((dice, _)) = drop.as_mut() { dice.roll() < 0.15 } else { false };
            for (t, r) in s.iter().enumerate() {
                let row = pk.from[t] + i;
                let out = &mut xs[row * x..(row + 1) * x];
                if !blind {
                    out[d + e..]
                        .copy_from_slice(&self.topics[r.topic as usize * d..(r.topic as usize + 1) * d]);
                }
                let mut hide = false;
                if let Some((dice, k)) = drop.as_mut() {
                    hide = dice.roll() < k.word;
                }
                if !hide && r.word > 0 {
                    out[..d].copy_from_slice(&self.vectors[r.word as usize * d..(r.word as usize + 1) * d]);
                }
                let sum = &mut out[d..d + e];
                sum.copy_from_slice(&self.p[at.fb..at.fb + e]);
                let mut add = |f: u32| {
                    let b = f as usize % BUCKETS;
                    sum.iter_mut().zip(&self.table[b * e..]).for_each(|(s, v)| *s += v);
                };
                if r.word == 0 || hide {
                    add(7);
                    if drop.is_some() {
                        used[row].push(7);
                    }
                }
                for &f in &r.feats {
                    if let Some((dice, k)) = drop.as_mut() {
                        if dice.roll() < k.feat {
                            continue;
                        }
                        used[row].push(f);
                    }
                    add(f);
                }
                for v in sum.iter_mut() {
                    *v = tanh(*v);
                }
                pre[row * e..(row + 1) * e].copy_from_slice(sum);
            }
        }
        if let Some((dice, k)) = drop {
            let keep = 1.0 / (1.0 - k.x);
            for v in &mut xs {
                if dice.roll() < k.x { *v = 0.0 } else { *v *= keep }
            }
        }
        (xs, used, pre)
    }

    pub fn run(&self, xs: &[f32], pk: &Pack, traces: Option<&mut [Trace; 2]>) -> [Vec<f32>; 2] {
        let (x, h) = (self.shape.x(), self.shape.h);
        let at = self.shape.at();
        let mut traces = traces;
        [0, 1].map(|k| {
            let mut a = vec![0.0; pk.rows * 3 * h];
            for row in a.chunks_exact_mut(3 * h) {
                row.copy_from_slice(&self.p[at.b[k]..at.b[k] + 3 * h]);
            }
            multiply(xs, &self.p[at.w[k]..], &mut a, (pk.rows, x, 3 * h), 1.0);
            let mut out = vec![0.0; pk.rows * h];
            run(
                &mut a,
                &self.p[at.u[k]..at.u[k] + 3 * h * h],
                &self.p[at.c[k]..at.c[k] + h],
                h,
                &pk.counts,
                k == 1,
                &mut out,
                traces.as_deref_mut().map(|t| &mut t[k]),
            );
            out
        })
    }

    pub fn join(&self, hs: &[Vec<f32>; 2], xs: &[f32], rows: usize) -> Vec<f32> {
        let (x, h, y) = (self.shape.x(), self.shape.h, self.shape.y());
        let mut ys = vec![0.0; rows * y];
        for row in 0..rows {
            let o = &mut ys[row * y..(row + 1) * y];
            o[..h].copy_from_slice(&hs[0][row * h..(row + 1) * h]);
            o[h..2 * h].copy_from_slice(&hs[1][row * h..(row + 1) * h]);
            o[2 * h..].copy_from_slice(&xs[row * x..(row + 1) * x]);
        }
        ys
    }

    pub fn emit(&self, ys: &[f32], rows: usize, head: usize) -> Vec<f32> {
        let (t, y) = (self.shape.heads[head], self.shape.y());
        let at = self.shape.at();
        let mut em = vec![0.0; rows * t];
        for row in em.chunks_exact_mut(t) {
            row.copy_from_slice(&self.p[at.vb[head]..at.vb[head] + t]);
        }
        multiply(ys, &self.p[at.v[head]..], &mut em, (rows, y, t), 1.0);
        em
    }

    /// emissions per sentence in the order of the input
    pub fn emissions(&self, sentences: &[Sentence], head: usize) -> Vec<Vec<f32>> {
        let t = self.shape.heads[head];
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        order.sort_by_key(|&i| std::cmp::Reverse(sentences[i].len()));
        let mut out = vec![Vec::new(); sentences.len()];
        for chunk in order.chunks(24) {
            let batch: Vec<&Sentence> = chunk.iter().map(|&i| &sentences[i]).collect();
            let pk = pack(&batch);
            let (xs, _, _) = self.inputs(&batch, &pk, None);
            let hs = self.run(&xs, &pk, None);
            let ys = self.join(&hs, &xs, pk.rows);
            let em = self.emit(&ys, pk.rows, head);
            for (i, &n) in chunk.iter().enumerate() {
                out[n] = (0..sentences[n].len())
                    .flat_map(|k| em[(pk.from[k] + i) * t..(pk.from[k] + i + 1) * t].iter().copied())
                    .collect();
            }
        }
        out
    }
}
