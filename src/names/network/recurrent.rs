//! A gated recurrent layer (Cho et al. 2014; the reset gate after the product) over sentences side by side.
//!
//! Rows are packed: all first words, then all second words, and so on, sentences by falling length; of step `t`
//! there are `counts[t]` rows.

use ndarray::{ArrayView2, ArrayViewMut2, linalg::general_mat_mul};

/// One direction of the layer, row-major: gates are z, r, n.
#[derive(Debug)]
pub(super) struct Direction {
    /// Input by gates.
    pub input: Vec<f32>,
    /// State by gates.
    pub state: Vec<f32>,
    /// Added to the gates.
    pub bias: Vec<f32>,
    /// Added to the state's share of the gate n, before it is reset.
    pub inner: Vec<f32>,
}

/// `c = a · b + keep · c`; `a` is n by k, `b` k by m.
pub(super) fn multiply(a: &[f32], b: &[f32], c: &mut [f32], (n, k, m): (usize, usize, usize), keep: f32) {
    let a = ArrayView2::from_shape((n, k), &a[..n * k]).expect("n rows of k");
    let b = ArrayView2::from_shape((k, m), &b[..k * m]).expect("k rows of m");
    let mut c = ArrayViewMut2::from_shape((n, m), &mut c[..n * m]).expect("n rows of m");
    general_mat_mul(1.0, &a, &b, keep, &mut c);
}

/// The hyperbolic tangent by a quotient of polynomials, within a millionth: quicker than the exact one.
pub(super) fn tanh(x: f32) -> f32 {
    let x = x.clamp(-7.9, 7.9);
    let s = x * x;
    let p = s * (2.000_188e-13 - s * 2.760_768_5e-16) - 8.604_672e-11;
    let p = 4.893_525e-3 + s * (6.372_619e-4 + s * (1.485_722_4e-5 + s * (5.122_297e-8 + s * p)));
    let q = 4.893_525e-3 + s * (2.268_434_6e-3 + s * (1.185_347_1e-4 + s * 1.198_258_4e-6));
    x * p / q
}

fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// Where the rows of each step begin.
pub(super) fn offsets(counts: &[usize]) -> Vec<usize> {
    let before = |at: &mut usize, &n: &usize| {
        *at += n;
        Some(*at - n)
    };
    counts.iter().scan(0, before).collect()
}

/// Rows that begin with a bias and what their sentence's topic adds.
pub(super) fn begin(topics: &[f32], weights: &[f32], bias: &[f32], counts: &[usize]) -> Vec<f32> {
    let (places, out) = (counts.first().copied().unwrap_or(0), bias.len());
    let mut first = bias.repeat(places);
    multiply(topics, weights, &mut first, (places, weights.len() / out, out), 1.0);
    counts.iter().flat_map(|&n| &first[..n * out]).copied().collect()
}

impl Direction {
    /// The states of packed rows: `rows` of `size` in, `rows` of `h` out. Each sentence has its part of `topics`,
    /// which is an input of all its words.
    pub fn run(
        &self,
        inputs: &[f32],
        topics: &[f32],
        (rows, size, h): (usize, usize, usize),
        counts: &[usize],
        reverse: bool,
    ) -> Vec<f32> {
        let (own, shared) = self.input.split_at(size * 3 * h);
        let mut gates = begin(topics, shared, &self.bias, counts);
        multiply(inputs, own, &mut gates, (rows, size, 3 * h), 1.0);
        let from = offsets(counts);
        let widest = counts.first().copied().unwrap_or(0);
        let mut states = vec![0.0_f32; widest * h];
        let mut turned = vec![0.0_f32; widest * 3 * h];
        let mut out = vec![0.0; rows * h];
        for step in 0..counts.len() {
            let t = if reverse { counts.len() - 1 - step } else { step };
            let n = counts[t];
            multiply(&states, &self.state, &mut turned, (n, h, 3 * h), 0.0);
            let gates = gates[from[t] * 3 * h..].chunks_exact_mut(3 * h);
            let turned = turned.chunks_exact(3 * h);
            let out = out[from[t] * h..].chunks_exact_mut(h);
            for (((gate, turn), state), out) in
                gates.zip(turned).zip(states.chunks_exact_mut(h)).zip(out).take(n)
            {
                let (z, rest) = gate.split_at_mut(h);
                let (r, v) = rest.split_at_mut(h);
                z.iter_mut().zip(&turn[..h]).for_each(|(z, t)| *z = sigmoid(*z + t));
                r.iter_mut().zip(&turn[h..2 * h]).for_each(|(r, t)| *r = sigmoid(*r + t));
                for (((v, t), c), r) in v.iter_mut().zip(&turn[2 * h..]).zip(&self.inner).zip(&*r) {
                    *v = tanh(*v + r * (t + c));
                }
                for (((s, o), z), v) in state.iter_mut().zip(out).zip(&*z).zip(&*v) {
                    *s = v + z * (*s - v);
                    *o = *s;
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tangent_is_near() {
        for n in -900..=900 {
            let x = n as f32 / 100.0;
            assert!((tanh(x) - x.tanh()).abs() < 2e-6, "{x}: {} {}", tanh(x), x.tanh());
        }
    }

    #[test]
    fn side_by_side_is_as_one_by_one() {
        let (size, h) = (3, 4);
        let made =
            |n: usize, by: usize| (0..n).map(|i| ((i * by % 17) as f32 - 8.0) / 12.0).collect::<Vec<_>>();
        let layer = Direction {
            input: made((size + 2) * 3 * h, 5),
            state: made(h * 3 * h, 7),
            bias: made(3 * h, 3),
            inner: made(h, 2),
        };
        let sentences = [made(5 * size, 11), made(3 * size, 13), made(2 * size, 6)];
        let topics = made(3 * 2, 4);
        let counts = [3, 3, 2, 1, 1];
        let from = offsets(&counts);
        let mut packed = vec![0.0; 10 * size];
        for (place, sentence) in sentences.iter().enumerate() {
            for (t, word) in sentence.chunks_exact(size).enumerate() {
                packed[(from[t] + place) * size..][..size].copy_from_slice(word);
            }
        }
        for reverse in [false, true] {
            let together = layer.run(&packed, &topics, (10, size, h), &counts, reverse);
            for (place, sentence) in sentences.iter().enumerate() {
                let long = sentence.len() / size;
                let alone =
                    layer.run(sentence, &topics[place * 2..][..2], (long, size, h), &vec![1; long], reverse);
                for t in 0..long {
                    let (a, b) = (&together[(from[t] + place) * h..][..h], &alone[t * h..][..h]);
                    assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6), "{reverse} {place} {t}");
                }
            }
        }
    }
}
