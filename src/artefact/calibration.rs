//! Calibration: from a model's scores to how often names of such a score are right.

use std::fmt::Write;
use std::iter::Peekable;

/// A line through knots, or the identity; and on what it was fitted.
///
/// ```
/// use warraq::artefact::Calibration;
/// let line = Calibration::line(&[(0.0, 0.0), (0.5, 0.4), (1.0, 0.9)], "names kept apart").expect("it rises");
/// assert_eq!(line.apply(0.25), 0.2);
/// assert_eq!(Calibration::identity("too few names").apply(0.25), 0.25);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calibration {
    /// Scores and shares, both rising; none for the identity.
    knots: Vec<(f32, f32)>,
    /// What it was fitted on, or why it was not.
    basis: String,
}

/// How many answers a knot stands for at least, and how many knots are fitted at most: with 60 the standard error
/// of a share is 0.06 or less.
const AT_LEAST: usize = 60;
const KNOTS: usize = 10;

impl Calibration {
    /// Fewer answers than this give no line: each knot would stand for too few.
    pub const LEAST: usize = 400;

    /// Scores stay as they are, for this reason.
    #[must_use]
    pub fn identity(reason: impl Into<String>) -> Self {
        Self { knots: Vec::new(), basis: reason.into() }
    }

    /// The line through knots that begin at score 0 and end at score 1; none when they do not, or when they fall.
    #[must_use]
    pub fn line(knots: &[(f32, f32)], basis: impl Into<String>) -> Option<Self> {
        let (first, last) = (knots.first()?, knots.last()?);
        let inside =
            |&(score, share): &(f32, f32)| (0.0..=1.0).contains(&score) && (0.0..=1.0).contains(&share);
        let rises = knots.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
        let whole = knots.len() > 1 && first.0 == 0.0 && last.0 == 1.0 && knots.iter().all(inside) && rises;
        whole.then(|| Self { knots: knots.to_vec(), basis: basis.into() })
    }

    /// The line that fits answers best: pairs of a score and whether the answer was right. The identity when there
    /// are fewer than 400; `on` says what they are.
    ///
    /// Equally filled bins of scores, made to rise by pooling neighbours that fall (Ayer et al. 1955).
    #[must_use]
    pub fn fit(answers: &[(f32, bool)], on: &str) -> Self {
        if answers.len() < Self::LEAST {
            return Self::identity(format!("none: {} {on} are fewer than {}", answers.len(), Self::LEAST));
        }
        let mut sorted = answers.to_vec();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let bins = (sorted.len() / AT_LEAST).min(KNOTS);
        // The sum of the scores, how many are right (one more of either, so that no share is 0 or 1), how many.
        let mut pools: Vec<[f32; 3]> = Vec::new();
        for bin in 0..bins {
            let part = &sorted[bin * sorted.len() / bins..(bin + 1) * sorted.len() / bins];
            let right = part.iter().filter(|answer| answer.1).count();
            pools.push([part.iter().map(|answer| answer.0).sum(), right as f32, part.len() as f32]);
            let share = |pool: &[f32; 3]| (pool[1] + 1.0) / (pool[2] + 2.0);
            while let [.., before, last] = pools.as_slice()
                && (share(before) >= share(last) || before[0] / before[2] >= last[0] / last[2])
            {
                let joined = std::array::from_fn(|n| before[n] + last[n]);
                pools.truncate(pools.len() - 2);
                pools.push(joined);
            }
        }
        let mut knots = vec![(0.0, 0.0)];
        for [scores, right, count] in pools {
            let (score, share) = (scores / count, (right + 1.0) / (count + 2.0));
            if score > knots[knots.len() - 1].0 && score < 1.0 {
                knots.push((score, share));
            }
        }
        knots.push((1.0, knots[knots.len() - 1].1));
        let basis = format!("{} {on}", answers.len());
        Self::line(&knots, basis).unwrap_or_else(|| Self::identity("none: all scores are alike"))
    }

    /// How often an answer of this score is right.
    #[must_use]
    pub fn apply(&self, score: f32) -> f32 {
        if self.knots.is_empty() {
            return score;
        }
        let at = self.knots.partition_point(|knot| knot.0 < score).clamp(1, self.knots.len() - 1);
        let ((from, low), (to, high)) = (self.knots[at - 1], self.knots[at]);
        low + (high - low) * ((score - from) / (to - from)).clamp(0.0, 1.0)
    }

    /// What it was fitted on, or why it was not.
    #[must_use]
    pub fn basis(&self) -> &str {
        &self.basis
    }

    /// Whether scores stay as they are.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.knots.is_empty()
    }

    pub(super) fn write(&self, out: &mut String) {
        if !self.basis.is_empty() {
            let _ =
                writeln!(out, "calibration\t{}", self.basis.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        for (score, share) in &self.knots {
            let _ = writeln!(out, "knot\t{score}\t{share}");
        }
    }

    pub(super) fn read<'a>(lines: &mut Peekable<impl Iterator<Item = &'a str>>) -> Option<Self> {
        let basis = lines.next_if(|line| line.starts_with("calibration\t")).unwrap_or_default();
        let basis = basis.trim_start_matches("calibration\t");
        let mut knots = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with("knot\t")) {
            let (score, share) = line.strip_prefix("knot\t")?.split_once('\t')?;
            knots.push((score.parse().ok()?, share.parse().ok()?));
        }
        if knots.is_empty() { Some(Self::identity(basis)) } else { Self::line(&knots, basis) }
    }
}

impl std::fmt::Display for Calibration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let basis = if self.basis.is_empty() { "none" } else { &self.basis };
        write!(f, "calibration: {basis}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_near_the_shares() {
        // of a score s, s squared are right
        let answers: Vec<(f32, bool)> = (0..4000)
            .map(|n| ((n % 100) as f32 / 100.0 + 0.005, n))
            .map(|(score, n)| (score, ((n / 100) as f32 + 0.5) / 40.0 < score * score))
            .collect();
        let line = Calibration::fit(&answers, "answers");
        assert_eq!(line.basis(), "4000 answers");
        for score in [0.2_f32, 0.5, 0.7, 0.9] {
            assert!((line.apply(score) - score * score).abs() < 0.04, "{score} {}", line.apply(score));
        }
        let few = Calibration::fit(&answers[..100], "answers");
        assert!(few.is_identity());
        assert_eq!(few.to_string(), "calibration: none: 100 answers are fewer than 400");
    }

    proptest! {
        #[test]
        fn whatever_was_answered_it_rises_within_bounds(
            answers in proptest::collection::vec((0.0..=1.0_f32, any::<bool>()), 400..700),
            one in 0.0..=1.0_f32, other in 0.0..=1.0_f32,
        ) {
            let line = Calibration::fit(&answers, "answers");
            let (low, high) = (one.min(other), one.max(other));
            prop_assert!(line.apply(low) <= line.apply(high) + 1e-6);
            prop_assert!((0.0..=1.0).contains(&line.apply(low)));
        }
    }
}
