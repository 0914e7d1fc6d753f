//! Byte offsets to code-point offsets and back.

use super::Span;

/// How far apart the kept positions are, in bytes.
const STRIDE: usize = 256;

/// An index that turns byte offsets of one text into code-point offsets and back.
///
/// It keeps one number for each 256 bytes and counts the rest, so a look-up
/// costs at most 256 bytes of reading whatever the text's length.
///
/// ```
/// use warraq::span::CodePoints;
/// let text = "في بغداد";
/// let index = CodePoints::new(text);
/// assert_eq!(index.of_byte(text, 5), 3);
/// assert_eq!(index.to_byte(text, 3), 5);
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints {
    /// Code points that start before byte `i * STRIDE`.
    before: Vec<u32>,
    len: usize,
}

fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| (b as i8) >= -0x40).count()
}

impl CodePoints {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0usize;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(u32::try_from(count).expect("fewer than 2^32 code points"));
            count += starts(chunk);
        }
        before.push(u32::try_from(count).expect("fewer than 2^32 code points"));
        Self { before, len: count }
    }

    /// How many code points the text has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The code-point offset of byte offset `at`; the text's length when beyond it.
    #[must_use]
    pub fn of_byte(&self, text: &str, at: usize) -> usize {
        if at >= text.len() {
            return self.len;
        }
        let block = at / STRIDE;
        self.before[block] as usize + starts(&text.as_bytes()[block * STRIDE..at])
    }

    /// The code-point span of a byte span.
    #[must_use]
    pub fn of_span(&self, text: &str, span: Span) -> Span {
        Span::new(self.of_byte(text, span.start), self.of_byte(text, span.end))
    }

    /// The byte offset of code-point offset `at`; the text's length when beyond it.
    #[must_use]
    pub fn to_byte(&self, text: &str, at: usize) -> usize {
        if at >= self.len {
            return text.len();
        }
        let block = self.before.partition_point(|&n| n as usize <= at) - 1;
        let mut seen = self.before[block] as usize;
        for (i, &b) in text.as_bytes()[block * STRIDE..].iter().enumerate() {
            if (b as i8) >= -0x40 {
                if seen == at {
                    return block * STRIDE + i;
                }
                seen += 1;
            }
        }
        text.len()
    }

    /// The byte span of a code-point span.
    #[must_use]
    pub fn to_span(&self, text: &str, span: Span) -> Span {
        Span::new(self.to_byte(text, span.start), self.to_byte(text, span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_ways_as_counting_does(text in "[ا-ي a-z😀é]{0,600}") {
            let index = CodePoints::new(&text);
            prop_assert_eq!(index.len(), text.chars().count());
            prop_assert_eq!(index.is_empty(), text.is_empty());
            for (n, (at, c)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.of_byte(&text, at), n);
                prop_assert_eq!(index.to_byte(&text, n), at);
                let span = Span::new(at, at + c.len_utf8());
                prop_assert_eq!(index.of_span(&text, span), Span::new(n, n + 1));
                prop_assert_eq!(index.to_span(&text, Span::new(n, n + 1)).of(&text), &text[span.start..span.end]);
            }
            prop_assert_eq!(index.to_byte(&text, text.len() + 1), text.len());
            prop_assert_eq!(index.of_byte(&text, text.len()), index.len());
        }
    }
}
