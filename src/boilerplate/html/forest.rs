//! Boosted trees, read from a text file that ships in the crate.

/// A question of a tree, whether a measure is above a threshold, and the leaves that are out when it is.
#[derive(Debug, Clone, Copy)]
struct Question {
    feature: u16,
    threshold: f32,
    out: u32,
}

/// A tree: all its questions are asked of a row, and the first leaf that none puts out is the row's.
///
/// This needs no branch, and many rows can be asked at once.
#[derive(Debug)]
struct Tree {
    questions: Vec<Question>,
    leaves: [f32; LEAVES],
}

/// How many leaves a tree has at most.
const LEAVES: usize = u32::BITS as usize;

/// How many rows are asked at once.
const ABREAST: usize = 8;

impl Tree {
    /// Adds to `sums` what the rows come to whose measures stand side by side.
    #[inline(always)]
    fn add<const N: usize>(&self, measures: &[[f32; ABREAST]; N], sums: &mut [f32]) {
        let mut out = [0; ABREAST];
        for question in &self.questions {
            let values = &measures[usize::from(question.feature)];
            for (out, value) in out.iter_mut().zip(values) {
                *out |= question.out & u32::from(*value > question.threshold).wrapping_neg();
            }
        }
        for (sum, out) in sums.iter_mut().zip(out) {
            *sum += self.leaves[out.trailing_ones() as usize % LEAVES];
        }
    }
}

/// A sum of trees.
#[derive(Debug, Default)]
pub(super) struct Forest {
    trees: Vec<Tree>,
}

impl Forest {
    /// The probabilities that the trees give to `rows`.
    pub(super) fn probabilities<const N: usize>(&self, rows: &[[f32; N]]) -> Vec<f32> {
        let sums = pulp::Arch::new().dispatch(Sums { forest: self, rows });
        sums.iter().map(|sum| 1.0 / (1.0 + (-sum).exp())).collect()
    }
}

/// The sums over all trees, all rows abreast in one register where the processor can.
struct Sums<'a, const N: usize> {
    forest: &'a Forest,
    rows: &'a [[f32; N]],
}

impl<const N: usize> pulp::NullaryFnOnce for Sums<'_, N> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn call(self) -> Vec<f32> {
        let mut sums = vec![0f32; self.rows.len()];
        let mut measures = [[0f32; ABREAST]; N];
        for (sums, rows) in sums.chunks_mut(ABREAST).zip(self.rows.chunks(ABREAST)) {
            for (at, row) in rows.iter().enumerate() {
                for (measures, value) in measures.iter_mut().zip(row) {
                    measures[at] = *value;
                }
            }
            // Loops, not closures: those would not be compiled for the better processor.
            for tree in &self.forest.trees {
                tree.add(&measures, sums);
            }
        }
        sums
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
            let nodes: Option<Vec<Node>> = (0..size).map(|at| node(lines.next()?, at, size, width)).collect();
            forest.trees.push(tree(&nodes?)?);
        }
        stages.push(forest);
    }
    lines.next().is_none().then_some(stages)
}

/// A node of the file: an inner one with its feature, its threshold and where its high side begins; or a leaf.
enum Node {
    Inner(u16, f32, usize),
    Leaf(f32),
}

/// The tree of `nodes`; none when leaves are missing or too many.
fn tree(nodes: &[Node]) -> Option<Tree> {
    let leaves = |nodes: &[Node]| nodes.iter().filter(|n| matches!(n, Node::Leaf(_))).count();
    let all = leaves(nodes);
    let mut tree = Tree { questions: Vec::new(), leaves: [0.0; LEAVES] };
    let whole = nodes.len() + 1 == 2 * all && all <= LEAVES;
    let mut left = whole.then_some(tree.leaves.iter_mut())?;
    for (at, node) in nodes.iter().enumerate() {
        match *node {
            Node::Leaf(value) => *left.next()? = value,
            Node::Inner(feature, threshold, high) => {
                // The leaves from here to its high side.
                let (from, to) = (leaves(&nodes[..at]), leaves(&nodes[..high]));
                let out = ((1u64 << to) - (1u64 << from)) as u32;
                tree.questions.push(Question { feature, threshold, out });
            }
        }
    }
    Some(tree)
}

fn node(line: &str, at: usize, size: usize, width: usize) -> Option<Node> {
    let mut parts = line.split('\t');
    let first = parts.next()?;
    let Some(threshold) = parts.next() else {
        return Some(Node::Leaf(first.parse().ok()?));
    };
    let child = |text: Option<&str>| -> Option<usize> { text?.parse().ok().filter(|&c| c > at && c < size) };
    let feature: u16 = first.parse().ok().filter(|&f: &u16| (f as usize) < width)?;
    // Trees are written parent first, then its low side: that is always the next node.
    let low = child(parts.next())?;
    let high = child(parts.next())?;
    let node = Node::Inner(feature, threshold.parse().ok()?, high);
    (low == at + 1 && high > low).then_some(node)
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
