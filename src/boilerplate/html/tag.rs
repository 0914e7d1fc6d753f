//! Element names, and what each does to the text that it holds.

/// What an element does to the flow of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// A run inside a line: its tags are nothing.
    Inline,
    /// A block: its tags are white space and end a paragraph.
    Block,
    /// White space without the end of a paragraph (`<br>`, buttons, pictures' frames).
    Gap,
}

macro_rules! tags {
    ($($variant:ident $name:literal $flow:ident,)*) => {
        /// The name of an element, as far as it matters here.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub(super) enum Tag { $($variant,)* Custom, Other }

        impl Tag {
            /// How many there are.
            pub(super) const COUNT: usize = Tag::Other as usize + 1;

            /// The element that a lower-case name names.
            pub(super) fn of(name: &[u8]) -> Tag {
                match name {
                    $($name => Tag::$variant,)*
                    _ if name.contains(&b'-') => Tag::Custom,
                    _ => Tag::Other,
                }
            }

            /// Its name, for reasons that people read.
            pub(super) fn name(self) -> &'static str {
                match self {
                    $(Tag::$variant => std::str::from_utf8($name).unwrap_or("element"),)*
                    Tag::Custom | Tag::Other => "element",
                }
            }

            /// What it does to the flow of text.
            pub(super) fn flow(self) -> Flow {
                match self {
                    $(Tag::$variant => Flow::$flow,)*
                    Tag::Custom => Flow::Block,
                    Tag::Other => Flow::Inline,
                }
            }
        }
    };
}

tags! {
    A b"a" Inline, Abbr b"abbr" Inline, Address b"address" Block, Annotation b"annotation" Inline, Area b"area" Inline,
    Article b"article" Block, Aside b"aside" Block, Audio b"audio" Gap, B b"b" Inline, Base b"base" Inline,
    Blockquote b"blockquote" Block, Body b"body" Block, Br b"br" Gap, Button b"button" Gap, Canvas b"canvas" Gap,
    Caption b"caption" Block, Center b"center" Block, Cite b"cite" Inline, Code b"code" Inline, Col b"col" Block,
    Colgroup b"colgroup" Block, Datalist b"datalist" Gap, Dd b"dd" Block, Del b"del" Inline, Details b"details" Block,
    Dialog b"dialog" Block, Dir b"dir" Block, Div b"div" Block, Dl b"dl" Block, Dt b"dt" Block, Em b"em" Inline,
    Embed b"embed" Gap, Fieldset b"fieldset" Block, Figcaption b"figcaption" Block, Figure b"figure" Block,
    Font b"font" Inline, Footer b"footer" Block, Form b"form" Block, Frame b"frame" Block, Frameset b"frameset" Block,
    H1 b"h1" Block, H2 b"h2" Block, H3 b"h3" Block, H4 b"h4" Block, H5 b"h5" Block, H6 b"h6" Block,
    Head b"head" Block, Header b"header" Block, Hgroup b"hgroup" Block, Hr b"hr" Block, Html b"html" Block,
    I b"i" Inline, Iframe b"iframe" Gap, Img b"img" Inline, Input b"input" Gap, Keygen b"keygen" Gap,
    Label b"label" Gap, Legend b"legend" Block, Li b"li" Block, Link b"link" Inline, Main b"main" Block,
    Mark b"mark" Inline, Menu b"menu" Block, Meta b"meta" Inline, Nav b"nav" Block, Noembed b"noembed" Inline,
    Noframes b"noframes" Inline, Noscript b"noscript" Inline, Object b"object" Gap, Ol b"ol" Block,
    Optgroup b"optgroup" Gap, Option b"option" Gap, P b"p" Block, Param b"param" Inline, Picture b"picture" Inline,
    Pre b"pre" Block, Q b"q" Inline, S b"s" Inline, Script b"script" Inline, Section b"section" Block,
    Select b"select" Gap, Small b"small" Inline, Source b"source" Inline, Span b"span" Inline, Strong b"strong" Inline,
    Style b"style" Inline, Sub b"sub" Inline, Summary b"summary" Block, Sup b"sup" Inline, Svg b"svg" Inline,
    Table b"table" Block, Tbody b"tbody" Block, Td b"td" Block, Template b"template" Inline,
    Textarea b"textarea" Gap, Tfoot b"tfoot" Block, Th b"th" Block, Thead b"thead" Block, Time b"time" Inline,
    Title b"title" Inline, Tr b"tr" Block, Track b"track" Inline, U b"u" Inline, Ul b"ul" Block,
    Video b"video" Gap, Wbr b"wbr" Inline,
}

impl Tag {
    /// Whether it never has content or an end tag.
    #[rustfmt::skip]
    pub(super) fn is_void(self) -> bool {
        matches!(self, Tag::Area | Tag::Base | Tag::Br | Tag::Col | Tag::Embed | Tag::Frame | Tag::Hr | Tag::Img
            | Tag::Input | Tag::Keygen | Tag::Link | Tag::Meta | Tag::Param | Tag::Source | Tag::Track | Tag::Wbr)
    }

    /// Whether its content is read as characters up to its end tag, and is no text of the page.
    #[rustfmt::skip]
    pub(super) fn is_raw(self) -> bool {
        matches!(self, Tag::Script | Tag::Style | Tag::Title | Tag::Textarea | Tag::Noscript | Tag::Iframe
            | Tag::Noembed | Tag::Noframes)
    }

    /// Whether what it holds is never shown as text.
    #[rustfmt::skip]
    pub(super) fn is_hidden(self) -> bool {
        matches!(self, Tag::Template | Tag::Svg | Tag::Audio | Tag::Video | Tag::Canvas | Tag::Datalist
            | Tag::Annotation)
    }

    /// Whether it is a heading.
    pub(super) fn is_heading(self) -> bool {
        (Tag::H1..=Tag::H6).contains(&self)
    }

    /// Whether a start tag of it ends an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        self.flow() == Flow::Block && self != Tag::Custom
    }
}
