//! Templates: what repeats over the documents of a site is not the article.

mod counts;
mod file;
mod stretches;
mod weigh;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::article::{Article, Format, Options};
use super::block::{Block, BlockKind};
use super::extract;
use super::lines::{self, Look, Phrases};
use crate::Result;
use counts::{Counts, Spread};

/// Learns which lines repeat over the documents of a group, and takes documents apart with that.
///
/// Memory is bounded whatever is learned: rare lines are forgotten first.
/// Extractors that learned different parts of a corpus merge into one.
///
/// ```
/// use warraq::boilerplate::{Extractor, Options};
/// let page = |n: usize| {
///     format!("صحيفة المدى\nقال مسؤول في البلدية رقم {n}، إن العمل بدأ يوم أمس في الطريق {n}.\nبإشراف مكتب السلام 12/{n}")
/// };
/// let pages: Vec<(String, &str)> = (0..20).map(|n| (page(n * 7), "almada")).collect();
/// let mut extractor = Extractor::default();
/// extractor.partial_fit(&pages).unwrap();
/// let article = extractor.extract(page(3).into(), &Options::default(), Some("almada")).unwrap();
/// assert!(article.blocks[0].kind.is_junk());
/// assert!(article.blocks[0].reason.contains("20 of 20 documents"));
/// ```
#[derive(Debug, Default, Clone)]
pub struct Extractor {
    counts: Counts,
    phrases: Vec<(String, BlockKind)>,
    keep: Option<Vec<BlockKind>>,
    automaton: OnceLock<Arc<Phrases>>,
    spread: OnceLock<Spread>,
}

impl Extractor {
    /// An extractor that also knows `phrases`, each with the kind of line that it marks.
    ///
    /// A phrase is written as in `data/boilerplate/phrases.tsv`: `^` and `$`
    /// anchor it at the ends of the line, `#` stands for a number.
    #[must_use]
    pub fn with_phrases<S: Into<String>>(phrases: impl IntoIterator<Item = (S, BlockKind)>) -> Self {
        let phrases = phrases.into_iter().map(|(text, kind)| (text.into(), kind)).collect();
        Self { phrases, ..Self::default() }
    }

    /// The phrases given by the caller.
    #[must_use]
    pub fn phrases(&self) -> &[(String, BlockKind)] {
        &self.phrases
    }

    /// The same extractor, whose articles a corpus goes on with in blocks of these kinds alone.
    #[must_use]
    pub fn keeping(mut self, kinds: Option<Vec<BlockKind>>) -> Self {
        self.keep = kinds;
        self
    }

    /// The kinds of blocks that a corpus goes on with, where they were given.
    #[must_use]
    pub fn kept(&self) -> Option<&[BlockKind]> {
        self.keep.as_deref()
    }

    /// How many documents were learned from, copies of the same story aside.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.counts.documents()
    }

    /// Learns from documents, each with its group (a site, an outlet); an empty group is one of its own.
    ///
    /// # Errors
    /// [`crate::Error::Argument`] when a text is 4 GiB or more.
    pub fn partial_fit<S: AsRef<str>, G: AsRef<str>>(&mut self, documents: &[(S, G)]) -> Result<()> {
        let phrases = self.automaton();
        for (text, group) in documents {
            let looks = looks_of(text.as_ref(), &phrases)?;
            self.counts.learn(group.as_ref(), &looks);
        }
        self.spread = OnceLock::new();
        Ok(())
    }

    /// Adds what `other` learned from other documents.
    pub fn merge(&mut self, other: &Extractor) {
        self.counts.merge(&other.counts);
        for phrase in &other.phrases {
            if !self.phrases.contains(phrase) {
                self.phrases.push(phrase.clone());
            }
        }
        (self.automaton, self.spread) = (OnceLock::new(), OnceLock::new());
    }

    /// Takes `source` apart, with what was learned of `group` as evidence.
    ///
    /// # Errors
    /// Those of [`extract`](fn@super::extract).
    pub fn extract(&self, source: Arc<str>, options: &Options, group: Option<&str>) -> Result<Article> {
        let phrases = self.automaton();
        let mut article = match extract::format(&source, options.format)? {
            Format::Text => lines::extract_with_phrases(source, options, &phrases),
            _ => extract::extract(source, options)?,
        };
        let spread = self.spread.get_or_init(|| self.counts.spread());
        weigh::weigh(&mut article, &self.counts, spread, group.unwrap_or(""), &phrases);
        Ok(article)
    }

    /// Writes what was learned to a file.
    ///
    /// # Errors
    /// [`crate::Error::Io`] when the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        file::save(self, path.as_ref())
    }

    /// Reads a file that [`Extractor::save`] wrote.
    ///
    /// # Errors
    /// [`crate::Error::Model`] when the file is foreign, of another version, truncated or altered;
    /// [`crate::Error::Io`] when it cannot be read.
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        file::load(path.as_ref())
    }

    /// The bytes that [`Extractor::save`] writes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        file::to_bytes(self)
    }

    /// The extractor that [`Extractor::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`crate::Error::Model`] when the bytes are foreign, of another version, truncated or altered.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        file::from_bytes(bytes, "templates")
    }

    fn automaton(&self) -> Arc<Phrases> {
        self.automaton.get_or_init(|| Arc::new(Phrases::with(&self.phrases))).clone()
    }
}

/// The lines of a text, or the blocks of a page.
fn looks_of(text: &str, phrases: &Phrases) -> Result<Vec<Look>> {
    if !extract::is_page(text) {
        return Ok(lines::looks(text, phrases));
    }
    let article = extract::extract(text.into(), &Options { format: Format::Html, ..Options::default() })?;
    let look = |block: &Block| Some(Look { body: block.kind.is_body(), ..look_at(&block.text, phrases)? });
    Ok(article.blocks.iter().filter_map(look).collect())
}

/// One look at a block that may hold several lines.
fn look_at(text: &str, phrases: &Phrases) -> Option<Look> {
    if text.contains(['\n', '\r']) {
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        return lines::look(&joined, phrases);
    }
    lines::look(text, phrases)
}
