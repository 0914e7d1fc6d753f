//! What a reader sees of a row of tokens, and where each character came from.

use super::reference;
use super::scan::{Kind, Token};
use super::tag::Flow;
use crate::span::{Alignment, AlignmentBuilder, Span};

/// The first bytes of `text`, at most `len`, whole characters only.
pub(super) fn beginning(text: &str, len: usize) -> &str {
    let mut end = len.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The visible text of some tokens.
pub(super) struct Visible {
    /// From the first to the last visible character, in the source.
    pub(super) span: Span,
    /// References decoded, white space collapsed and trimmed.
    pub(super) text: String,
    /// How `text` maps to `source[span]`.
    pub(super) alignment: Alignment,
}

/// Marks in `tokens` what stands in a hidden element, by making it void.
///
/// A hidden element ends at the end tag of its name that balances its start.
/// One that is never closed hides nothing: a reader of a slice could not tell.
pub(super) fn hide(tokens: &mut [Token]) {
    if !tokens.iter().any(|t| t.hides) {
        return;
    }
    let mut open: std::collections::HashMap<(super::tag::Tag, u32), Vec<usize>> = Default::default();
    let mut hidden: Vec<(usize, usize)> = Vec::new();
    // Only names that hide somewhere need to be balanced.
    for token in tokens.iter().filter(|t| t.hides) {
        open.entry((token.tag, token.name)).or_default();
    }
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Start => {
                if let Some(stack) = open.get_mut(&(token.tag, token.name)) {
                    stack.push(index);
                }
            }
            Kind::End => {
                if let Some(start) = open.get_mut(&(token.tag, token.name)).and_then(Vec::pop)
                    && tokens[start].hides
                {
                    hidden.push((start, index));
                }
            }
            _ => {}
        }
    }
    hidden.sort_unstable();
    let mut done = 0;
    for (start, end) in hidden {
        // Ranges may nest: each token is marked once.
        for token in tokens.iter_mut().take(end + 1).skip(start.max(done)) {
            if token.kind == Kind::Text {
                token.kind = Kind::Void;
            }
        }
        done = done.max(end + 1);
    }
}

/// What a reader sees of `tokens`; none when that is nothing.
pub(super) fn visible(source: &str, tokens: &[Token]) -> Option<Visible> {
    let mut writer = Writer::default();
    for token in tokens {
        match token.kind {
            Kind::Text => writer.read(source, token.range()),
            Kind::Void => {}
            _ => writer.gap |= token.tag.flow() != Flow::Inline,
        }
    }
    if writer.text.is_empty() {
        return None;
    }
    let span = Span::new(writer.start, writer.end);
    Some(Visible { span, text: writer.text, alignment: writer.alignment.finish() })
}

#[derive(Default)]
struct Writer {
    text: String,
    alignment: AlignmentBuilder,
    start: usize,
    /// The end of what is written, in the source.
    end: usize,
    /// Whether white space stands between that end and what comes next.
    gap: bool,
}

impl Writer {
    /// Makes room for a visible piece at `at`.
    fn reach(&mut self, source: &str, at: usize) {
        let gap = std::mem::take(&mut self.gap);
        if self.text.is_empty() {
            (self.start, self.end) = (at, at);
        } else if gap {
            if &source.as_bytes()[self.end..at] == b" " {
                self.alignment.copy(1);
            } else {
                self.alignment.replace(at - self.end, 1);
            }
            self.text.push(' ');
        } else {
            self.alignment.replace(at - self.end, 0);
        }
    }

    fn copy(&mut self, source: &str, from: usize, to: usize) {
        if from < to {
            self.reach(source, from);
            self.alignment.copy(to - from);
            self.text.push_str(&source[from..to]);
            self.end = to;
        }
    }

    fn read(&mut self, source: &str, range: std::ops::Range<usize>) {
        let bytes = source.as_bytes();
        let (mut at, mut run, end) = (range.start, range.start, range.end);
        self.text.reserve(range.len());
        while at < end {
            match bytes[at] {
                b'&' => {
                    if let Some(((first, second), len)) = reference::read(&source[at..end]) {
                        self.copy(source, run, at);
                        if first.is_whitespace() {
                            self.gap = true;
                        } else {
                            self.reach(source, at);
                            let before = self.text.len();
                            self.text.push(first);
                            self.text.extend(second);
                            self.alignment.replace(len, self.text.len() - before);
                            self.end = at + len;
                        }
                        at += len;
                        run = at;
                    } else {
                        at += 1;
                    }
                }
                // One space between two words is copied with them.
                b' ' if at > run && at + 1 < end && is_plain(bytes[at + 1]) => at += 1,
                b'\t'..=b'\r' | b' ' => {
                    self.copy(source, run, at);
                    self.gap = true;
                    at += 1;
                    run = at;
                }
                // The first bytes of the white space beyond ASCII.
                0xC2 | 0xE1 | 0xE2 | 0xE3 => {
                    let character = source[at..].chars().next().unwrap_or('\0');
                    if character.is_whitespace() {
                        self.copy(source, run, at);
                        self.gap = true;
                        run = at + character.len_utf8();
                    }
                    at += character.len_utf8();
                }
                _ => at += 1,
            }
        }
        self.copy(source, run, end);
    }
}

/// Whether a visible character begins with this byte, and no reference.
fn is_plain(byte: u8) -> bool {
    !matches!(byte, b'&' | b'\t'..=b'\r' | b' ' | 0xC2 | 0xE1 | 0xE2 | 0xE3)
}
