//! What stands between two words.

use crate::script;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The start of a block, or a line break.
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

impl Gap {
    /// What the text between two words says.
    pub(super) fn of(between: &str) -> Gap {
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
}
