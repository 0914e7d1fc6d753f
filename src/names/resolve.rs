//! The choice among overlapping candidates: longest, then highest score; what lies inside is nested.

use super::candidate::Candidate;

/// The likely candidates that are outermost, and those nested in them, each in order of the text.
pub(super) fn resolve(found: &[Candidate]) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<usize> = (0..found.len()).filter(|&n| found[n].is_likely()).collect();
    order.sort_by(|&a, &b| {
        let (x, y) = (&found[a], &found[b]);
        (x.first, y.end, y.score).partial_cmp(&(y.first, x.end, x.score)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let (mut outer, mut nested): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for number in order {
        let candidate = &found[number];
        let Some(&last) = outer.last() else {
            outer.push(number);
            continue;
        };
        let before = &found[last];
        if candidate.first >= before.end {
            outer.push(number);
        } else if candidate.end > before.end {
            // they cross: the longer one stays, then the surer one
            let (long, short) = (candidate.end - candidate.first, before.end - before.first);
            if long > short || long == short && candidate.score > before.score {
                outer.pop();
                outer.push(number);
            }
        } else if candidate.end - candidate.first < before.end - before.first {
            let clashes = nested.last().is_some_and(|&n: &usize| found[n].end > candidate.first);
            if !clashes {
                nested.push(number);
            }
        } else if candidate.score > before.score {
            outer.pop();
            outer.push(number);
        }
    }
    nested.retain(|&n| {
        let at = outer.partition_point(|&o| found[o].end < found[n].end);
        outer.get(at).is_some_and(|&o| {
            found[o].first <= found[n].first && found[o].end - found[o].first > found[n].end - found[n].first
        })
    });
    (outer, nested)
}
