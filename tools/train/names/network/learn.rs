//! One step: the way back through the network (Adam; AdaGrad for the vectors of observations).

use crate::chain;
use crate::network::{BUCKETS, Net, Pack, pack};
use crate::recurrent::{Trace, back, multiply_at, multiply_bt};
use crate::text::{Dice, Sentence};

/// The shares that are hidden while training: word vectors, observations, inputs, states.
pub struct Drop {
    pub word: f32,
    pub feat: f32,
    pub x: f32,
    pub y: f32,
}

/// What a batch is to teach.
#[derive(Clone, Copy)]
pub struct Lesson {
    /// The output that learns.
    pub head: usize,
    /// How much its loss weighs.
    pub weight: f32,
}

/// The running means of the slopes.
pub struct Learner {
    pub m: Vec<f32>,
    pub v: Vec<f32>,
    pub squares: Vec<f32>,
    pub step: i32,
}

impl Learner {
    /// Learns from a batch; its loss.
    pub fn learn(
        &mut self,
        net: &mut Net,
        batch: &[&Sentence],
        lesson: Lesson,
        rate: f32,
        table_rate: f32,
        dice: &mut Dice,
        k: &Drop,
    ) -> f32 {
        let head = lesson.head;
        let shape = net.shape.clone();
        let (x, h, y) = (shape.x(), shape.h, shape.y());
        let t = shape.heads[head];
        let at = shape.at();
        let pk = pack(batch);
        let (xs, used, act) = net.inputs(batch, &pk, Some((dice, k)));
        let mut traces = [Trace::default(), Trace::default()];
        let hs = net.run(&xs, &pk, Some(&mut traces));
        let mut ys = net.join(&hs, &xs, pk.rows);
        let keep = 1.0 / (1.0 - k.y);
        let mask: Vec<f32> =
            (0..pk.rows * 2 * h).map(|_| if dice.roll() < k.y { 0.0 } else { keep }).collect();
        for row in 0..pk.rows {
            for i in 0..2 * h {
                ys[row * y + i] *= mask[row * 2 * h + i];
            }
        }
        let em = net.emit(&ys, pk.rows, head);
        let mut g = vec![0.0; at.len];
        let mut by_em = vec![0.0; pk.rows * t];
        let mut loss = 0.0;
        let scale = lesson.weight / batch.len() as f32;
        let transitions = &net.p[at.tr[head]..][..(t + 1) * t];
        let odds = chain::odds(transitions, t);
        let mut gt = vec![0.0; (t + 1) * t];
        for (i, s) in batch.iter().enumerate() {
            let row = |n: usize| (pk.from[n] + i) * t;
            let e: Vec<f32> = (0..s.len()).flat_map(|n| &em[row(n)..][..t]).copied().collect();
            let mut ge = vec![0.0; e.len()];
            let sum = chain::expect(&e, &odds, t, 1.0, &mut ge, &mut gt);
            let tags: Vec<u8> = s.iter().map(|r| r.tag).collect();
            let right = chain::allowed(&e, &tags, t);
            loss += sum - chain::expect(&right, &odds, t, -1.0, &mut ge, &mut gt);
            for (n, g) in ge.chunks_exact(t).enumerate() {
                by_em[row(n)..][..t].iter_mut().zip(g).for_each(|(a, b)| *a = b * scale);
            }
        }
        g[at.tr[head]..].iter_mut().zip(&gt).for_each(|(a, b)| *a = b * scale);
        multiply_at(&ys, &by_em, &mut g[at.v[head]..], (pk.rows, y, t));
        for row in by_em.chunks_exact(t) {
            g[at.vb[head]..].iter_mut().zip(row).for_each(|(a, b)| *a += b);
        }
        let mut by_y = vec![0.0; pk.rows * y];
        multiply_bt(&by_em, &net.p[at.v[head]..], &mut by_y, (pk.rows, t, y), 0.0);
        let mut by_x = vec![0.0; pk.rows * x];
        for row in 0..pk.rows {
            by_x[row * x..(row + 1) * x].copy_from_slice(&by_y[row * y + 2 * h..(row + 1) * y]);
        }
        let by_h = [0, 1].map(|dir| {
            let mut by_h = vec![0.0; pk.rows * h];
            for row in 0..pk.rows {
                for i in 0..h {
                    by_h[row * h + i] = by_y[row * y + dir * h + i] * mask[row * 2 * h + dir * h + i];
                }
            }
            by_h
        });
        self.finish(net, &pk, &xs, &used, &act, &traces, by_h, by_x, g, rate, table_rate, k);
        loss
    }

    fn finish(
        &mut self,
        net: &mut Net,
        pk: &Pack,
        xs: &[f32],
        used: &[Vec<u32>],
        act: &[f32],
        traces: &[Trace; 2],
        by_h: [Vec<f32>; 2],
        mut by_x: Vec<f32>,
        mut g: Vec<f32>,
        rate: f32,
        table_rate: f32,
        k: &Drop,
    ) {
        let shape = net.shape.clone();
        let (d, e, x, h) = (shape.d, shape.e, shape.x(), shape.h);
        let at = shape.at();
        for dir in 0..2 {
            let mut by_a = vec![0.0; pk.rows * 3 * h];
            let mut gu = vec![0.0; 3 * h * h];
            let mut gc = vec![0.0; h];
            back(
                &traces[dir],
                &net.p[at.u[dir]..at.u[dir] + 3 * h * h],
                h,
                &pk.counts,
                dir == 1,
                &by_h[dir],
                &mut by_a,
                &mut gu,
                &mut gc,
            );
            g[at.u[dir]..at.u[dir] + 3 * h * h].copy_from_slice(&gu);
            g[at.c[dir]..at.c[dir] + h].copy_from_slice(&gc);
            multiply_at(xs, &by_a, &mut g[at.w[dir]..], (pk.rows, x, 3 * h));
            for row in by_a.chunks_exact(3 * h) {
                g[at.b[dir]..at.b[dir] + 3 * h].iter_mut().zip(row).for_each(|(a, b)| *a += b);
            }
            multiply_bt(&by_a, &net.p[at.w[dir]..], &mut by_x, (pk.rows, 3 * h, x), 1.0);
        }
        // features
        let keepx = 1.0 / (1.0 - k.x);
        for row in 0..pk.rows {
            let mut gs = [0.0_f32; 256];
            for i in 0..e {
                let a = act[row * e + i];
                let dropped = xs[row * x + d + i] == 0.0 && a != 0.0;
                gs[i] = if dropped { 0.0 } else { by_x[row * x + d + i] * keepx * (1.0 - a * a) };
                g[at.fb + i] += gs[i];
            }
            for &f in &used[row] {
                let b = f as usize % BUCKETS * e;
                for i in 0..e {
                    let gi = gs[i];
                    let s = &mut self.squares[b + i];
                    *s += gi * gi;
                    net.table[b + i] -= table_rate * (gi + 2e-6 * net.table[b + i]) / s.sqrt();
                }
            }
        }
        let norm = g.iter().map(|v| v * v).sum::<f32>().sqrt();
        let clip = if norm > 5.0 { 5.0 / norm } else { 1.0 };
        self.step += 1;
        let (c1, c2) = (1.0 - 0.9_f32.powi(self.step), 1.0 - 0.999_f32.powi(self.step));
        for (i, gi) in g.iter().enumerate() {
            let gi = gi * clip;
            self.m[i] = 0.9 * self.m[i] + 0.1 * gi;
            self.v[i] = 0.999 * self.v[i] + 0.001 * gi * gi;
            net.p[i] -= rate * (self.m[i] / c1) / ((self.v[i] / c2).sqrt() + 1e-8);
        }
    }
}
