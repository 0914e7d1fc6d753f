//! Sentences that survive news.
//!
//! A sentence ends at a final mark, at a blank line, and at a line end unless
//! the line clearly goes on ([`lines`]). Which full stops are final is said in
//! [`marks`]; a sentence far too long is cut in [`length`].

mod length;
mod lines;
mod marks;
mod words;

use crate::span::Span;

/// The sentences of `text`, in order, without the white space around them.
///
/// They do not overlap, and every character that is not white space is in one.
/// Closing quotation marks and brackets after a final mark belong to its sentence.
///
/// ```
/// use warraq::segment::sentences;
/// let text = "قال د. أحمد: «بلغت 3.5%.» ثم مضى.. هل عاد؟ لا.";
/// let found: Vec<_> = sentences(text).iter().map(|s| s.of(text)).collect();
/// assert_eq!(found, ["قال د. أحمد: «بلغت 3.5%.»", "ثم مضى.. هل عاد؟", "لا."]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 160 + 1);
    for paragraph in lines::paragraphs(text) {
        let first = found.len();
        for run in lines::runs(text, paragraph) {
            let mut open = marks::Open::new(run.start);
            while let Some((end, ends)) = marks::next(text, &mut open, run.end) {
                if ends {
                    push(text, Span::new(open.start(), end), first, &mut found);
                    open = marks::Open::new(end);
                }
            }
            push(text, Span::new(open.start(), run.end), first, &mut found);
        }
    }
    found
}

/// Adds what `span` holds; marks without a word go to the sentence before, from `first` on.
fn push(text: &str, span: Span, first: usize, found: &mut Vec<Span>) {
    let span = span.trim(text);
    if span.is_empty() {
        return;
    }
    let wordless = !span.of(text).chars().any(char::is_alphanumeric);
    if let Some(last) = found[first..].last_mut().filter(|_| wordless)
        // A line of nothing but dashes or stars is a rule between lines, not a tail.
        && !text[last.end..span.start].contains('\n')
    {
        last.end = span.end;
        return;
    }
    length::cut(text, span, found);
}

#[cfg(test)]
mod tests;
