//! A gated recurrent unit (Cho et al. 2014; the reset gate after the product) over sentences side by side.
//!
//! Rows are packed: all first words, then all second words …, sentences by falling length; `counts[t]` sentences
//! have a word `t`.

use ndarray::{ArrayView2, ArrayViewMut2, linalg::general_mat_mul};

/// `c = a · b + keep · c`, row-major; `a` is n × k, `b` is k × m.
pub fn multiply(a: &[f32], b: &[f32], c: &mut [f32], (n, k, m): (usize, usize, usize), keep: f32) {
    let a = ArrayView2::from_shape((n, k), &a[..n * k]).expect("its shape");
    let b = ArrayView2::from_shape((k, m), &b[..k * m]).expect("its shape");
    let mut c = ArrayViewMut2::from_shape((n, m), &mut c[..n * m]).expect("its shape");
    general_mat_mul(1.0, &a, &b, keep, &mut c);
}

/// `c = a · bᵀ + keep · c`; `a` is n × k, `b` is m × k.
pub fn multiply_bt(a: &[f32], b: &[f32], c: &mut [f32], (n, k, m): (usize, usize, usize), keep: f32) {
    let a = ArrayView2::from_shape((n, k), &a[..n * k]).expect("its shape");
    let b = ArrayView2::from_shape((m, k), &b[..k * m]).expect("its shape");
    let mut c = ArrayViewMut2::from_shape((n, m), &mut c[..n * m]).expect("its shape");
    general_mat_mul(1.0, &a, &b.t(), keep, &mut c);
}

/// `c += aᵀ · b`; `a` is n × k, `b` is n × m.
pub fn multiply_at(a: &[f32], b: &[f32], c: &mut [f32], (n, k, m): (usize, usize, usize)) {
    let a = ArrayView2::from_shape((n, k), &a[..n * k]).expect("its shape");
    let b = ArrayView2::from_shape((n, m), &b[..n * m]).expect("its shape");
    let mut c = ArrayViewMut2::from_shape((k, m), &mut c[..k * m]).expect("its shape");
    general_mat_mul(1.0, &a.t(), &b, 1.0, &mut c);
}

/// The hyperbolic tangent by a quotient of polynomials, within 1e-6; the same on every machine.
pub fn tanh(x: f32) -> f32 {
    let x = x.clamp(-7.9, 7.9);
    let s = x * x;
    let p = x
        * (4.893_525e-3
            + s * (6.372_619e-4
                + s * (1.485_722_4e-5
                    + s * (5.122_297e-8
                        + s * (-8.604_672e-11 + s * (2.000_188e-13 - s * 2.760_768_5e-16))))));
    let q = 4.893_525e-3 + s * (2.268_434_6e-3 + s * (1.185_347_1e-4 + s * 1.198_258_4e-6));
    p / q
}

pub fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// What a run keeps for the way back.
#[derive(Default)]
pub struct Trace {
    /// z r n per row, then the reset product's argument.
    gates: Vec<f32>,
    before: Vec<f32>,
}

/// Where each step's rows begin.
pub fn offsets(counts: &[usize]) -> Vec<usize> {
    counts
        .iter()
        .scan(0, |at, &n| {
            let from = *at;
            *at += n;
            Some(from)
        })
        .collect()
}

/// Runs over packed rows. `inputs`: rows × 3H (W·x + bias), overwritten; `out`: rows × H.
pub fn run(
    inputs: &mut [f32],
    u: &[f32],
    c: &[f32],
    h: usize,
    counts: &[usize],
    reverse: bool,
    out: &mut [f32],
    mut trace: Option<&mut Trace>,
) {
    let rows: usize = counts.iter().sum();
    let widest = counts.first().copied().unwrap_or(0);
    let from = offsets(counts);
    if let Some(trace) = trace.as_deref_mut() {
        trace.gates.clear();
        trace.gates.resize(rows * 4 * h, 0.0);
        trace.before.clear();
        trace.before.resize(rows * h, 0.0);
    }
    let mut state = vec![0.0_f32; widest * h];
    let mut turned = vec![0.0_f32; widest * 3 * h];
    let steps = counts.len();
    for s in 0..steps {
        let t = if reverse { steps - 1 - s } else { s };
        let n = counts[t];
        multiply(&state, u, &mut turned, (n, h, 3 * h), 0.0);
        for i in 0..n {
            let row = from[t] + i;
            let a = &mut inputs[row * 3 * h..(row + 1) * 3 * h];
            let w = &turned[i * 3 * h..(i + 1) * 3 * h];
            let st = &mut state[i * h..(i + 1) * h];
            if let Some(trace) = trace.as_deref_mut() {
                trace.before[row * h..(row + 1) * h].copy_from_slice(st);
            }
            let (az, rest) = a.split_at_mut(h);
            let (ar, an) = rest.split_at_mut(h);
            for (v, w) in az.iter_mut().zip(&w[..h]) {
                *v = sigmoid(*v + w);
            }
            for (v, w) in ar.iter_mut().zip(&w[h..2 * h]) {
                *v = sigmoid(*v + w);
            }
            if let Some(trace) = trace.as_deref_mut() {
                let g = &mut trace.gates[row * 4 * h + 3 * h..(row + 1) * 4 * h];
                for ((g, w), c) in g.iter_mut().zip(&w[2 * h..]).zip(c) {
                    *g = w + c;
                }
            }
            for (((v, w), c), r) in an.iter_mut().zip(&w[2 * h..]).zip(c).zip(&*ar) {
                *v = tanh(*v + r * (w + c));
            }
            for ((s, z), v) in st.iter_mut().zip(&*az).zip(&*an) {
                *s = v + z * (*s - v);
            }
            out[row * h..(row + 1) * h].copy_from_slice(st);
            if let Some(trace) = trace.as_deref_mut() {
                let g = &mut trace.gates[row * 4 * h..row * 4 * h + 3 * h];
                g[..h].copy_from_slice(az);
                g[h..2 * h].copy_from_slice(ar);
                g[2 * h..].copy_from_slice(an);
            }
        }
    }
}

/// The way back: from the slope of the outputs to those of inputs (rows × 3H), `u` and `c`.
pub fn back(
    trace: &Trace,
    u: &[f32],
    h: usize,
    counts: &[usize],
    reverse: bool,
    by_out: &[f32],
    by_in: &mut [f32],
    by_u: &mut [f32],
    by_c: &mut [f32],
) {
    let rows: usize = counts.iter().sum();
    let widest = counts.first().copied().unwrap_or(0);
    let from = offsets(counts);
    let mut by_turned = vec![0.0_f32; rows * 3 * h];
    let mut by_state = vec![0.0_f32; widest * h];
    let mut next = vec![0.0_f32; widest * h];
    let steps = counts.len();
    for s in (0..steps).rev() {
        let t = if reverse { steps - 1 - s } else { s };
        let n = counts[t];
        for i in 0..n {
            let row = from[t] + i;
            let g = &trace.gates[row * 4 * h..(row + 1) * 4 * h];
            let (z, r, v, m) = (&g[..h], &g[h..2 * h], &g[2 * h..3 * h], &g[3 * h..]);
            let old = &trace.before[row * h..(row + 1) * h];
            let a = &mut by_in[row * 3 * h..(row + 1) * 3 * h];
            let w = &mut by_turned[row * 3 * h..(row + 1) * 3 * h];
            let d = &mut by_state[i * h..(i + 1) * h];
            for k in 0..h {
                let dh = d[k] + by_out[row * h + k];
                let dz = dh * (old[k] - v[k]) * z[k] * (1.0 - z[k]);
                let dn = dh * (1.0 - z[k]) * (1.0 - v[k] * v[k]);
                let dr = dn * m[k] * r[k] * (1.0 - r[k]);
                a[k] = dz;
                a[h + k] = dr;
                a[2 * h + k] = dn;
                w[k] = dz;
                w[h + k] = dr;
                w[2 * h + k] = dn * r[k];
                by_c[k] += dn * r[k];
                d[k] = dh * z[k];
            }
        }
        multiply_bt(&by_turned[from[t] * 3 * h..], u, &mut next, (n, 3 * h, h), 0.0);
        by_state[..n * h].iter_mut().zip(&next).for_each(|(d, x)| *d += x);
        if reverse {
            // the sentences that start later in this direction have no state before
            let fewer = if s > 0 { counts[t + 1] } else { 0 };
            by_state[fewer * h..n * h].fill(0.0);
        }
    }
    multiply_at(&trace.before, &by_turned, by_u, (rows, h, 3 * h));
}
