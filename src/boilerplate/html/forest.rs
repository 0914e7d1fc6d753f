//! Boosted trees, read from a text file that ships in the crate.

/// One node: an inner one asks whether a measure is at most its threshold; a leaf adds its value.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Which measure; `LEAF` for a leaf.
    feature: u16,
    low: u16,
    high: u16,
    /// The threshold, or the value of a leaf.
    value: f32,
}

const LEAF: u16 = u16::MAX;

/// A sum of trees.
#[derive(Debug, Default)]
pub(super) struct Forest {
    trees: Vec<Vec<Node>>,
}

impl Forest {
    /// The probability that the trees give to `row`.
    pub(super) fn probability(&self, row: &[f32]) -> f32 {
        let mut sum = 0.0;
        for tree in &self.trees {
            let mut at = 0;
            loop {
                let node = tree[at];
                if node.feature == LEAF {
                    sum += node.value;
                    break;
                }
                // Children come after their parents: the walk ends.
                at = if row[node.feature as usize] <= node.value { node.low } else { node.high } as usize;
            }
        }
        1.0 / (1.0 + (-sum).exp())
    }
}

/// The stages of the model in `file`, for rows as wide as `widths` say; none when it is not such a file.
pub(super) fn read(file: &str, widths: &[usize]) -> Option<Vec<Forest>> {
    let mut lines = file.lines().filter(|l| !l.starts_with('#'));
    if lines.next()? != "warraq-body-model\t1" || !lines.next()?.starts_with("inputs\t") {
        return None;
    }
    let mut stages = Vec::new();
    for &width in widths {
        let trees: usize = lines.next()?.strip_prefix("stage\t")?.parse().ok()?;
        let mut forest = Forest::default();
        for _ in 0..trees {
            let size: usize = lines.next()?.strip_prefix("tree\t")?.parse().ok()?;
            let mut tree = Vec::new();
            for at in 0..size {
                tree.push(node(lines.next()?, at, size, width)?);
            }
            forest.trees.push((!tree.is_empty()).then_some(tree)?);
        }
        stages.push(forest);
    }
    lines.next().is_none().then_some(stages)
}

fn node(line: &str, at: usize, size: usize, width: usize) -> Option<Node> {
    let mut parts = line.split('\t');
    let first = parts.next()?;
    let Some(threshold) = parts.next() else {
        return Some(Node { feature: LEAF, low: 0, high: 0, value: first.parse().ok()? });
    };
    let child = |text: Option<&str>| -> Option<u16> {
        text?.parse().ok().filter(|&c: &u16| (c as usize) > at && (c as usize) < size)
    };
    let feature: u16 = first.parse().ok().filter(|&f: &u16| (f as usize) < width)?;
    Some(Node {
        feature,
        low: child(parts.next())?,
        high: child(parts.next())?,
        value: threshold.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_altered_file_is_refused() {
        let good = "warraq-body-model\t1\n# x\ninputs\t0\nstage\t1\ntree\t3\n0\t0.5\t1\t2\n-1\n1\n";
        let forest = &read(good, &[1]).unwrap()[0];
        assert!(forest.probability(&[0.5]) < 0.3 && forest.probability(&[0.6]) > 0.7);
        for (from, to) in [
            ("0.5\t1", "0.5\t0"),
            ("1\t2\n", "1\t3\n"),
            ("0\t0.5", "1\t0.5"),
            ("tree\t3", "tree\t4"),
            ("-1\n1\n", "-1\n1\n2\n"),
            ("model\t1", "model\t2"),
            ("\n-1", "\nx"),
        ] {
            assert!(read(&good.replace(from, to), &[1]).is_none(), "{from} -> {to}");
        }
    }
}
