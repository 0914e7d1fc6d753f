//! What class names, ids and element names say of what they hold.
//!
//! The words are in `data/boilerplate_html/vocabulary.tsv`.

use std::sync::LazyLock;

use ahash::HashMap;

use super::attributes::Attributes;
use super::tag::Tag;
use crate::table::{Layout, shipped};

macro_rules! hints {
    ($($bit:literal $variant:ident $name:literal,)*) => {
        /// One thing that a name can say.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Hint { $($variant = $bit,)* }

        impl Hint {
            /// All of them.
            pub(super) const ALL: &'static [Hint] = &[$(Hint::$variant,)*];

            /// Its name in the table.
            pub(super) fn name(self) -> &'static str {
                match self { $(Hint::$variant => $name,)* }
            }
        }
    };
}

hints! {
    0 Body "body", 1 Title "title", 2 Subtitle "subtitle", 3 Section "section", 4 Byline "byline", 5 Date "date",
    6 Caption "caption", 7 Credit "credit", 8 Navigation "navigation", 9 Share "share",
    10 CommentForm "comment_form", 11 Promo "promo", 12 Related "related", 13 Advert "advert", 14 Embed "embed",
    15 Tags "tags", 16 Widget "widget", 17 Notice "notice", 18 PageNumber "page_number", 19 Copyright "copyright",
    20 Footer "footer", 21 Header "header", 22 Sidebar "sidebar", 23 Teaser "teaser", 24 Main "main",
    25 Summary "summary", 26 Author "author", 27 Assistive "assistive", 28 SiteDate "site_date", 29 Quote "quote",
    30 Content "content", 31 Meta "meta",
}

/// A set of hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hints(u32);

impl Hints {
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn has(self, hint: Hint) -> bool {
        self.0 >> (hint as u32) & 1 == 1
    }

    pub(super) fn with(self, other: Hints) -> Hints {
        Hints(self.0 | other.0)
    }

    fn add(&mut self, hint: Hint) {
        self.0 |= 1 << (hint as u32);
    }
}

/// The word table, and the attribute values of one page that were looked up already.
#[derive(Default)]
pub(super) struct Vocabulary<'a> {
    seen: HashMap<&'a str, Hints>,
}

static WORDS: LazyLock<HashMap<&'static str, Hints>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Hints> = HashMap::default();
    let layout = Layout { columns: &["kind", "words"], filled: 2, key: 1 };
    shipped!("boilerplate_html/vocabulary.tsv").each(&layout, |row| {
        let hint = row.kind(0, |kind| Hint::ALL.iter().copied().find(|hint| hint.name() == kind))?;
        for name in row.field(1).split_whitespace() {
            words.entry(name).or_default().add(hint);
        }
        Ok(())
    });
    words
});

impl<'a> Vocabulary<'a> {
    /// What the start tag `source` of an element `tag` says.
    pub(super) fn hints(&mut self, tag: Tag, source: &'a str) -> Hints {
        let mut hints = of_tag(tag);
        // The classes of the page as a whole say nothing of its parts.
        if matches!(tag, Tag::Html | Tag::Body) {
            return hints;
        }
        for attribute in Attributes::of_tag(source) {
            let tells = match attribute.name.len() {
                5 => attribute.is("class"),
                2 => attribute.is("id"),
                3 => attribute.is("rel"),
                4 => attribute.is("role"),
                8 => attribute.is("itemprop") || attribute.is("itemtype"),
                11 => attribute.is("data-testid"),
                14 => attribute.is("data-component"),
                _ => false,
            };
            if tells && !attribute.value.is_empty() && attribute.value.len() < 400 {
                hints =
                    hints.with(*self.seen.entry(attribute.value).or_insert_with(|| look_up(attribute.value)));
            }
        }
        hints
    }
}

#[rustfmt::skip]
fn of_tag(tag: Tag) -> Hints {
    let mut hints = Hints::default();
    match tag {
        Tag::Nav => hints.add(Hint::Navigation),
        Tag::Footer => hints.add(Hint::Footer),
        Tag::Header => hints.add(Hint::Header),
        Tag::Aside => hints.add(Hint::Sidebar),
        Tag::Main => hints.add(Hint::Main),
        Tag::Figcaption => hints.add(Hint::Caption),
        Tag::Time => hints.add(Hint::Date),
        Tag::Blockquote => hints.add(Hint::Quote),
        _ => {}
    }
    hints
}

/// What the words of one attribute value say, singly and in joined pairs.
fn look_up(value: &str) -> Hints {
    let mut hints = Hints::default();
    // The word before and this one, joined by a hyphen.
    let mut pair = String::new();
    for word in words(value) {
        let start = pair.len() + 1;
        pair.push('-');
        pair.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        for candidate in [&pair[start..], &pair] {
            if let Some(&found) = WORDS.get(candidate) {
                hints = hints.with(found);
            }
        }
        pair.drain(..start);
    }
    hints
}

/// The words of `articleBody share_bar-2`: article, Body, share, bar.
fn words(value: &str) -> impl Iterator<Item = &str> {
    let mut rest = value;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_alphabetic())?;
        rest = &rest[start..];
        let bytes = rest.as_bytes();
        let mut end = 1;
        while end < bytes.len() && bytes[end].is_ascii_alphabetic() {
            if bytes[end].is_ascii_uppercase() && bytes[end - 1].is_ascii_lowercase() {
                break;
            }
            end += 1;
        }
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}
