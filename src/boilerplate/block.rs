//! A block of the source, and the kinds there are.

use std::borrow::Cow;

use crate::span::{Alignment, Span};

/// What a block is for the reader of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[rustfmt::skip]
#[non_exhaustive]
pub enum BlockKind {
    /// A subheading.
    Heading,
    /// A paragraph of the body.
    Paragraph,
    /// A list of the body.
    List,
    /// A table of the body.
    Table,
    /// The article's title.
    Title,
    /// The line above or below the title.
    Subtitle,
    /// The section the article stands in.
    Section,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
    /// What a picture shows.
    Caption,
    /// The source or the agency, apart from the text.
    Credit,
    /// Menus, breadcrumbs, paging.
    Navigation,
    /// Share buttons.
    Share,
    /// A form for comments, and comments.
    CommentForm,
    /// Appeals, newsletters, apps.
    Promo,
    /// Other stories.
    Related,
    /// Advertising.
    Advert,
    /// Players and posts from elsewhere.
    Embed,
    /// Tag lists.
    Tags,
    /// Font size, print, polls.
    Widget,
    /// Cookie, error and system messages.
    Notice,
    /// The site's own date or page stamp.
    SiteDate,
    /// A page number.
    PageNumber,
    /// Rights.
    Copyright,
    /// The foot of the page.
    Footer,
}

impl BlockKind {
    /// Every kind, body first, then metadata, then junk.
    pub const ALL: [BlockKind; 25] = [
        BlockKind::Heading,
        BlockKind::Paragraph,
        BlockKind::List,
        BlockKind::Table,
        BlockKind::Title,
        BlockKind::Subtitle,
        BlockKind::Section,
        BlockKind::Byline,
        BlockKind::Date,
        BlockKind::Caption,
        BlockKind::Credit,
        BlockKind::Navigation,
        BlockKind::Share,
        BlockKind::CommentForm,
        BlockKind::Promo,
        BlockKind::Related,
        BlockKind::Advert,
        BlockKind::Embed,
        BlockKind::Tags,
        BlockKind::Widget,
        BlockKind::Notice,
        BlockKind::SiteDate,
        BlockKind::PageNumber,
        BlockKind::Copyright,
        BlockKind::Footer,
    ];

    /// The name that the tables show.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            BlockKind::Heading => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::List => "list",
            BlockKind::Table => "table",
            BlockKind::Title => "title",
            BlockKind::Subtitle => "subtitle",
            BlockKind::Section => "section",
            BlockKind::Byline => "byline",
            BlockKind::Date => "date",
            BlockKind::Caption => "caption",
            BlockKind::Credit => "credit",
            BlockKind::Navigation => "navigation",
            BlockKind::Share => "share",
            BlockKind::CommentForm => "comment_form",
            BlockKind::Promo => "promo",
            BlockKind::Related => "related",
            BlockKind::Advert => "advert",
            BlockKind::Embed => "embed",
            BlockKind::Tags => "tags",
            BlockKind::Widget => "widget",
            BlockKind::Notice => "notice",
            BlockKind::SiteDate => "site_date",
            BlockKind::PageNumber => "page_number",
            BlockKind::Copyright => "copyright",
            BlockKind::Footer => "footer",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it is part of the article's body.
    #[must_use]
    pub fn is_body(self) -> bool {
        self <= BlockKind::Table
    }

    /// Whether it tells of the article without being its body.
    #[must_use]
    pub fn is_metadata(self) -> bool {
        !self.is_body() && self <= BlockKind::Credit
    }

    /// Whether it belongs to the site rather than the article.
    #[must_use]
    pub fn is_junk(self) -> bool {
        self > BlockKind::Credit
    }
}

/// A visible piece of the source and what it is.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the source.
    pub span: Span,
    /// What a reader sees of it. In text sources this is `source[span]`.
    pub text: String,
    /// How `text` maps to `source[span]`, both counted from 0.
    pub alignment: Alignment,
    /// How sure the kind is, from 0 to 1.
    pub score: f32,
    /// Why, in words that a reader of the table understands.
    pub reason: Cow<'static, str>,
}
