//! Boosted trees, read from an artefact whose payload is text.

use crate::artefact::Artefact;
use crate::error::Result;

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

/// The stages of an artefact, for rows as wide as `widths` say.
///
/// # Errors
/// [`crate::Error::Model`] when its payload is no such model.
pub(super) fn read(artefact: &Artefact<'_>, widths: &[usize]) -> Result<Vec<Forest>> {
    let mut lines = artefact.text()?.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let mut last = 0;
    let mut next = || lines.next().map(|(number, line)| (last = number + 1, line).1);
    let stages: Option<Vec<Forest>> = widths.iter().map(|&width| stage(&mut next, width)).collect();
    let whole = stages.filter(|_| next().is_none());
    whole.ok_or_else(|| artefact.error(format!("line {last} of its payload is of another model")))
}

/// One stage: its number of trees, then each tree.
fn stage<'a>(next: &mut impl FnMut() -> Option<&'a str>, width: usize) -> Option<Forest> {
    let trees: usize = next()?.strip_prefix("stage\t")?.parse().ok()?;
    let mut forest = Forest::default();
    for _ in 0..trees {
        let size: usize = next()?.strip_prefix("tree\t")?.parse().ok()?;
        let nodes: Option<Vec<Node>> = (0..size).map(|at| node(next()?, at, size, width)).collect();
        forest.trees.push(tree(&nodes?)?);
    }
    Some(forest)
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
    use crate::artefact::Kind;

    #[test]
    fn an_altered_file_is_refused() {
        let good = "# x\nstage\t1\ntree\t3\n0\t0.5\t1\t2\n-1\n1\n";
        let read = |text: &str| read(&Artefact::new(Kind::PageBody, text.as_bytes()), &[1]);
        let forest = &read(good).unwrap()[0];
        let found = forest.probabilities(&[[0.5], [0.6]]);
        assert!(found[0] < 0.3 && found[1] > 0.7);
        for (from, to) in [
            ("0.5\t1", "0.5\t0"),
            ("1\t2\n", "1\t3\n"),
            ("0\t0.5", "1\t0.5"),
            ("tree\t3", "tree\t4"),
            ("-1\n1\n", "-1\n1\n2\n"),
            ("stage\t1", "stage\t2"),
            ("\n-1", "\nx"),
        ] {
            assert!(
                matches!(read(&good.replace(from, to)), Err(crate::Error::Model { .. })),
                "{from} -> {to}"
            );
        }
    }
}
