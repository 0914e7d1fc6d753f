//! Names found against names marked.

use std::collections::BTreeSet;

use crate::chain;
use crate::network::Net;
use crate::text::Sentence;

fn chunks(sentences: &[Sentence], tags: &[Vec<u8>]) -> BTreeSet<(u8, u32, u16, u16)> {
    let mut out = BTreeSet::new();
    for (s, tags) in sentences.iter().zip(tags) {
        let mut open: Option<(u8, u32, u16, u16)> = None;
        for (r, &t) in s.iter().zip(tags) {
            let inside = t > 0 && t % 2 == 0;
            let c = if t == 0 { 255 } else { (t - 1) / 2 };
            match &mut open {
                Some(o) if inside && o.0 == c => o.3 = r.at,
                _ => {
                    if let Some(o) = open.take() {
                        out.insert(o);
                    }
                    if t > 0 {
                        open = Some((c, r.doc, r.at, r.at));
                    }
                }
            }
        }
        if let Some(o) = open {
            out.insert(o);
        }
    }
    out
}

pub fn score(sentences: &[Sentence], guess: &[Vec<u8>], names: &[&str]) -> (f32, String) {
    let gold: Vec<Vec<u8>> = sentences.iter().map(|s| s.iter().map(|r| r.tag).collect()).collect();
    let (g, f) = (chunks(sentences, &gold), chunks(sentences, guess));
    let f1 = |c: Option<u8>| {
        let a = g.iter().filter(|x| c.is_none_or(|c| x.0 == c)).count();
        let b = f.iter().filter(|x| c.is_none_or(|c| x.0 == c)).count();
        let r = f.iter().filter(|x| c.is_none_or(|c| x.0 == c) && g.contains(x)).count();
        (2.0 * r as f32 / (a + b).max(1) as f32, r as f32 / b.max(1) as f32, r as f32 / a.max(1) as f32)
    };
    let all = f1(None);
    let mut text = format!("F {:.4} P {:.3} R {:.3} |", all.0, all.1, all.2);
    for (c, n) in names.iter().enumerate() {
        text += &format!(" {n} {:.3}", f1(Some(c as u8)).0);
    }
    (all.0, text)
}

pub fn decode(net: &Net, em: &[Vec<f32>], head: usize) -> Vec<Vec<u8>> {
    let t = net.shape.heads[head];
    let at = net.shape.at();
    let transitions = &net.p[at.tr[head]..at.tr[head] + (t + 1) * t];
    em.iter().map(|e| chain::best(e, transitions, t)).collect()
}
