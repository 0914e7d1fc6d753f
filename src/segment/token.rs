//! What a token is.

use crate::span::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// A word with letters.
    Word,
    /// A number in digits, with its separators.
    Number,
    /// A punctuation mark.
    Punctuation,
    /// A URL.
    Url,
    /// An e-mail address.
    Email,
    /// An @name.
    Mention,
    /// A #word.
    Hashtag,
    /// An emoji.
    Emoji,
    /// Anything else that is visible.
    Symbol,
}

/// The lengths, in bytes, of what is cut off a word at either end.
///
/// A length of 0 means that nothing more is cut. The arrays hold more than
/// Arabic needs: و + ب + ال before a word, two pronouns after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Cuts {
    pub(crate) before: [u8; 4],
    pub(crate) after: [u8; 2],
}

impl TokenKind {
    /// Every kind.
    pub const ALL: [TokenKind; 9] = [
        TokenKind::Word,
        TokenKind::Number,
        TokenKind::Punctuation,
        TokenKind::Url,
        TokenKind::Email,
        TokenKind::Mention,
        TokenKind::Hashtag,
        TokenKind::Emoji,
        TokenKind::Symbol,
    ];

    /// The name that the tables show.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            TokenKind::Word => "word",
            TokenKind::Number => "number",
            TokenKind::Punctuation => "punctuation",
            TokenKind::Url => "url",
            TokenKind::Email => "email",
            TokenKind::Mention => "mention",
            TokenKind::Hashtag => "hashtag",
            TokenKind::Emoji => "emoji",
            TokenKind::Symbol => "symbol",
        }
    }
}

impl Cuts {
    /// The bytes cut off at the start.
    pub(crate) fn before_len(&self) -> usize {
        self.before.iter().map(|&n| usize::from(n)).sum()
    }

    /// The bytes cut off at the end.
    pub(crate) fn after_len(&self) -> usize {
        self.after.iter().map(|&n| usize::from(n)).sum()
    }

    /// The proclitics of a word that starts at `start`.
    pub(crate) fn before(&self, start: usize) -> impl Iterator<Item = Span> + '_ {
        run(start, &self.before)
    }

    /// The pronouns of a word whose stem ends at `end`.
    pub(crate) fn after(&self, end: usize) -> impl Iterator<Item = Span> + '_ {
        run(end, &self.after)
    }
}

/// A word or mark of the text, with the clitics found in it.
///
/// It owns no memory: clitics are kept as lengths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What is left between its proclitics and its enclitics (ال stays in `proclitics` too).
    ///
    /// It is empty, at the end of the token, where the token is nothing but
    /// proclitics, as «الـ» in «الـ12».
    pub stem: Span,
    cuts: Cuts,
}

impl Token {
    /// A token without clitics.
    #[must_use]
    pub fn new(span: Span, kind: TokenKind) -> Self {
        Self { span, kind, stem: span, cuts: Cuts::default() }
    }

    /// Cuts clitics off; cuts that together are longer than the token are ignored.
    pub(crate) fn cut(&mut self, cuts: Cuts) {
        let (before, after) = (cuts.before_len(), cuts.after_len());
        if before + after <= self.span.len() {
            self.stem = Span::new(self.span.start + before, self.span.end - after);
            self.cuts = cuts;
        }
    }

    /// How many letters its proclitics have, ال aside (after ل that is ل alone); none where it is nothing but
    /// proclitics and pronouns.
    pub(crate) fn letters_before(&self, text: &str) -> usize {
        if self.stem.is_empty() {
            return 0;
        }
        let mut letters = 0;
        let mut lam = false;
        for span in self.proclitics() {
            let mut folded = span.of(text).chars().filter_map(crate::script::fold);
            let first = folded.next();
            let article = folded.next().is_some() || lam && first == Some('ل');
            letters += usize::from(!article);
            lam = first == Some('ل');
        }
        letters
    }

    /// The proclitics before the stem, in order: و ف ب ل ك س ال.
    ///
    /// ```
    /// use warraq::segment::tokens;
    /// let text = "وبالعراق";
    /// let token = &tokens(text)[0];
    /// let clitics: Vec<_> = token.proclitics().map(|span| span.of(text)).collect();
    /// assert_eq!((clitics, token.stem.of(text)), (vec!["و", "ب", "ال"], "عراق"));
    /// ```
    pub fn proclitics(&self) -> impl Iterator<Item = Span> + '_ {
        self.cuts.before(self.span.start)
    }

    /// The enclitic pronouns after the stem, in order.
    pub fn enclitics(&self) -> impl Iterator<Item = Span> + '_ {
        self.cuts.after(self.stem.end)
    }
}

/// The spans of `lengths`, one after the other from `start`.
fn run(start: usize, lengths: &[u8]) -> impl Iterator<Item = Span> + '_ {
    lengths.iter().take_while(|&&n| n > 0).scan(start, |at, &n| {
        let span = Span::new(*at, *at + usize::from(n));
        *at = span.end;
        Some(span)
    })
}
