//! The words of a text, folded once into one buffer.

use super::preposition::Spelling;
use crate::script;
use crate::span::Span;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The start of the text, or a line break.
    Line,
    /// Blanks alone.
    Blank,
    /// A hyphen or dash, blanks or not.
    Hyphen,
    /// An opening quotation mark or any straight one, last.
    Opening,
    /// A full stop right after the word before, as in «د. محمد».
    Dot,
    /// A comma, a colon, a bracket, or anything else.
    Mark,
}

/// One word of the text.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What stands before it.
    pub gap: Gap,
    from: u32,
    to: u32,
}

/// The words of a text, in order, with their folded forms.
#[derive(Debug, Clone, Default)]
pub struct Words {
    folded: String,
    words: Vec<Word>,
    spelling: Spelling,
}

impl Words {
    /// The words of `text`: runs of letters and marks (apostrophes and digits end them).
    ///
    /// ```
    /// let words = warraq::lexicon::Words::of_text("في بَغداد، أمس");
    /// assert_eq!(words.folded(1), "بغداد");
    /// ```
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut words = Self::with_capacity(text.len());
        let mut start = None;
        for (at, c) in text.char_indices() {
            let inside = match c {
                'a'..='z' | 'A'..='Z' | 'ا'..='ي' => true,
                '\0'..='\u{7F}' | '،' | '؛' | '؟' => false,
                _ => c.is_alphabetic() || start.is_some() && script::fold(c).is_none(),
            };
            match (start, inside) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    words.push(text, Span::new(from, at));
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(from) = start {
            words.push(text, Span::new(from, text.len()));
        }
        words.tell_apart(text);
        words
    }

    /// The words of `text` at these spans, which come in order and do not overlap.
    #[must_use]
    pub fn at(text: &str, spans: impl Iterator<Item = Span>) -> Self {
        let mut words = Self::with_capacity(text.len());
        for span in spans {
            words.push(text, span);
        }
        words.tell_apart(text);
        words
    }

    /// Keys «على» the preposition otherwise than «علي» the name.
    fn tell_apart(&mut self, text: &str) {
        if !self.spelling.occurs {
            return;
        }
        for at in 0..self.words.len() {
            let Word { span, to, .. } = self.words[at];
            let folded = self.folded(at);
            let is_either = folded.ends_with("علي") && folded.trim_start_matches(['و', 'ف']) == "علي";
            if is_either && self.spelling.is_preposition(self, at, span.of(text)) {
                let to = to as usize;
                self.folded.replace_range(to - 'ي'.len_utf8()..to, "ى");
            }
        }
    }

    fn with_capacity(bytes: usize) -> Self {
        Self {
            folded: String::with_capacity(bytes),
            words: Vec::with_capacity(bytes / 9),
            spelling: Spelling::default(),
        }
    }

    fn push(&mut self, text: &str, span: Span) {
        let before = self.words.last().map_or(0, |w| w.span.end);
        let gap = if self.words.is_empty() { Gap::Line } else { gap(&text[before..span.start]) };
        let from = self.folded.len() as u32;
        self.folded.extend(span.of(text).chars().filter_map(script::fold));
        let folded = &self.folded[from as usize..];
        if folded.len() <= 10 && folded.ends_with('ي') {
            self.spelling.note(span.of(text), folded);
        }
        self.words.push(Word { span, gap, from, to: self.folded.len() as u32 });
    }

    /// The number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word at this place.
    #[must_use]
    pub fn word(&self, at: usize) -> Word {
        self.words[at]
    }

    /// Its folded form.
    #[must_use]
    pub fn folded(&self, at: usize) -> &str {
        let word = &self.words[at];
        &self.folded[word.from as usize..word.to as usize]
    }

    /// Whether the word continues a phrase begun by the word before it.
    #[must_use]
    pub fn continues(&self, at: usize) -> bool {
        at < self.words.len() && matches!(self.words[at].gap, Gap::Blank | Gap::Hyphen)
    }
}

fn gap(between: &str) -> Gap {
    if between == " " {
        return Gap::Blank;
    }
    let mut gap = Gap::Blank;
    for c in between.chars() {
        gap = match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => return Gap::Line,
            '«' | '"' | '“' | '”' | '‘' | '\'' | '„' | '»' => Gap::Opening,
            '-' | '–' | '‑' | '—' if gap == Gap::Blank => Gap::Hyphen,
            '.' if gap == Gap::Blank && between.starts_with('.') => Gap::Dot,
            _ if c.is_whitespace() || script::is_bidi_control(c) => gap,
            _ => Gap::Mark,
        };
    }
    gap
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_slice_the_text_and_fold() {
        let text = "قال «أحمـد» لِوكالة-الأنباء AFP\nأمس.";
        let words = Words::of_text(text);
        let got: Vec<(&str, &str, Gap)> = (0..words.len())
            .map(|at| (words.word(at).span.of(text), words.folded(at), words.word(at).gap))
            .collect();
        assert_eq!(
            got,
            [
                ("قال", "قال", Gap::Line),
                ("أحمـد", "احمد", Gap::Opening),
                ("لِوكالة", "لوكاله", Gap::Opening),
                ("الأنباء", "الانباء", Gap::Hyphen),
                ("AFP", "AFP", Gap::Blank),
                ("أمس", "امس", Gap::Line),
            ]
        );
    }
}
