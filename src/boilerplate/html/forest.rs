//! Boosted trees, read from a text file that ships in the crate.

/// One node: an inner one asks whether a measure is at most its threshold; a leaf adds its value.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Which measure; any for a leaf.
    feature: u16,
    /// Where to go when it is not above, and when it is; from a leaf, to itself.
    next: [u16; 2],
    /// The threshold, or the value of a leaf.
    value: f32,
}

/// A tree, and how many steps the longest way from its root takes.
#[derive(Debug, Default)]
struct Tree {
    nodes: Vec<Node>,
    depth: usize,
}

impl Tree {
    /// Adds what each row comes to.
    fn add<const N: usize>(&self, rows: &[[f32; N]], sums: &mut [f32]) {
        let (eights, rest) = rows.as_chunks::<ABREAST>();
        let (sums, sums_of_rest) = sums.split_at_mut(eights.len() * ABREAST);
        for (sums, rows) in sums.chunks_exact_mut(ABREAST).zip(eights) {
            // Without a branch for each: who has arrived stays, until all have.
            let mut at = [0_u16; ABREAST];
            for _ in 0..self.depth {
                let next = std::array::from_fn(|i| self.step(at[i], &rows[i]));
                if std::mem::replace(&mut at, next) == next {
                    break;
                }
            }
            sums.iter_mut().zip(at).for_each(|(sum, at)| *sum += self.nodes[usize::from(at)].value);
        }
        for (sum, row) in sums_of_rest.iter_mut().zip(rest) {
            let at = (0..self.depth).fold(0, |at, _| self.step(at, row));
            *sum += self.nodes[usize::from(at)].value;
        }
    }

    #[inline(always)]
    fn step<const N: usize>(&self, at: u16, row: &[f32; N]) -> u16 {
        let node = &self.nodes[usize::from(at)];
        node.next[usize::from(row[usize::from(node.feature)] > node.value)]
    }
}

/// A sum of trees.
#[derive(Debug, Default)]
pub(super) struct Forest {
    trees: Vec<Tree>,
}

/// Rows that walk down a tree side by side: none waits for another's step.
const ABREAST: usize = 8;

/// Rows that a processor holds near while all trees look at them.
const NEAR: usize = 32;

impl Forest {
    /// The probabilities that the trees give to `rows`, some rows at a time, so that they stay near.
    pub(super) fn probabilities<const N: usize>(&self, rows: &[[f32; N]]) -> Vec<f32> {
        let mut sums = vec![0f32; rows.len()];
        for (sums, rows) in sums.chunks_mut(NEAR).zip(rows.chunks(NEAR)) {
            self.trees.iter().for_each(|tree| tree.add(rows, sums));
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
            let mut nodes = Vec::new();
            for at in 0..size {
                nodes.push(node(lines.next()?, at, size, width)?);
            }
            let depth = depth(&nodes);
            forest.trees.push((!nodes.is_empty()).then_some(Tree { nodes, depth })?);
        }
        stages.push(forest);
    }
    lines.next().is_none().then_some(stages)
}

/// Children come after their parents.
fn depth(nodes: &[Node]) -> usize {
    let mut steps = vec![0; nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        for next in node.next.map(usize::from) {
            if next > at {
                steps[next] = steps[at] + 1;
            }
        }
    }
    steps.into_iter().max().unwrap_or(0)
}

fn node(line: &str, at: usize, size: usize, width: usize) -> Option<Node> {
    let mut parts = line.split('\t');
    let first = parts.next()?;
    let Some(threshold) = parts.next() else {
        return Some(Node { feature: 0, next: [at as u16; 2], value: first.parse().ok()? });
    };
    let child = |text: Option<&str>| -> Option<u16> {
        text?.parse().ok().filter(|&c: &u16| (c as usize) > at && (c as usize) < size)
    };
    let feature: u16 = first.parse().ok().filter(|&f: &u16| (f as usize) < width)?;
    // Trees are written parent first, then its low side: that is always the next node.
    let low = child(parts.next())?;
    let high = child(parts.next())?;
    let node = Node { feature, next: [low, high], value: threshold.parse().ok()? };
    (low as usize == at + 1 && high > low).then_some(node)
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
