//! Boosted trees, read from a text file that ships in the crate.

/// One node: an inner one asks whether a measure is at most its threshold; a leaf adds its value.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Which measure; `LEAF` for a leaf.
    feature: u16,
    /// Where to go when it is above; when it is not, to the next node.
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
    /// The probabilities that the trees give to `rows`, tree by tree, so that a tree stays near.
    pub(super) fn probabilities<const N: usize>(&self, rows: &[[f32; N]]) -> Vec<f32> {
        let mut sums = vec![0f32; rows.len()];
        for tree in &self.trees {
            for (sum, row) in sums.iter_mut().zip(rows) {
                let mut at = 0;
                let mut node = tree[0];
                while node.feature != LEAF {
                    // Children come after their parents: the walk ends.
                    let above = row[node.feature as usize] > node.value;
                    at = if above { node.high as usize } else { at + 1 };
                    node = tree[at];
                }
                *sum += node.value;
            }
        }
        sums.iter().map(|sum| 1.0 / (1.0 + (-sum).exp())).collect()
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
        return Some(Node { feature: LEAF, high: 0, value: first.parse().ok()? });
    };
    let child = |text: Option<&str>| -> Option<u16> {
        text?.parse().ok().filter(|&c: &u16| (c as usize) > at && (c as usize) < size)
    };
    let feature: u16 = first.parse().ok().filter(|&f: &u16| (f as usize) < width)?;
    // Trees are written parent first, then its low side: that is always the next node.
    let low = child(parts.next())?;
    let node = Node { feature, high: child(parts.next())?, value: threshold.parse().ok()? };
    (low as usize == at + 1 && node.high > low).then_some(node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_altered_file_is_refused() {
        let good = "warraq-body-model\t1\n# x\ninputs\t0\nstage\t1\ntree\t3\n0\t0.5\t1\t2\n-1\n1\n";
        let forest = &read(good, &[1]).unwrap()[0];
        let found = forest.probabilities(&[[0.5], [0.6]]);
        assert!(found[0] < 0.3 && found[1] > 0.7);
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
