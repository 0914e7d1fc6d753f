//! Phrases with which a page speaks to its reader, spelling folded.
//!
//! The phrases are in `data/boilerplate_html/cues.tsv`.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::boilerplate::BlockKind;
use crate::script;
use crate::table::{Layout, shipped};

struct Table {
    automaton: AhoCorasick,
    kinds: Vec<BlockKind>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let (mut phrases, mut kinds) = (Vec::new(), Vec::new());
    let layout = Layout { columns: &["kind", "phrases"], filled: 2, key: 2 };
    shipped!("boilerplate_html/cues.tsv").each(&layout, |row| {
        let kind = row.kind(0, BlockKind::from_name)?;
        for phrase in row.field(1).split(" | ").map(str::trim) {
            phrases.push(script::folded(phrase));
            kinds.push(kind);
        }
        Ok(())
    });
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(&phrases)
        .expect("a few hundred phrases");
    Table { automaton, kinds }
});

/// The cues of one text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cues {
    /// How many there are.
    pub(super) count: f32,
    /// How much of the text they make up, from 0 to 1.
    pub(super) share: f32,
    /// The first one's kind.
    pub(super) kind: Option<BlockKind>,
}

/// Finds the cues in the first kilobyte of `text` that stand as whole words.
pub(super) fn find(text: &str) -> Cues {
    let table = &*TABLE;
    let mut cues = Cues::default();
    let mut bytes = 0;
    let head = super::text::beginning(text, 1024);
    let folded = if head.is_ascii() { Cow::Borrowed(head) } else { Cow::Owned(script::folded(head)) };
    let head = folded.as_ref();
    for found in table.automaton.find_iter(head) {
        let joins = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let word_start = head[found.start()..].starts_with(char::is_alphabetic);
        let word_end = head[..found.end()].ends_with(char::is_alphabetic);
        if word_start && joins(head[..found.start()].chars().next_back())
            || word_end && joins(head[found.end()..].chars().next())
        {
            continue;
        }
        cues.count += 1.0;
        bytes += found.len();
        cues.kind = cues.kind.or(Some(table.kinds[found.pattern().as_usize()]));
    }
    cues.share = bytes as f32 / head.len().max(1) as f32;
    cues
}
