//! The elements of a page as a tree, and its visible pieces as leaves.
//!
//! A tolerant builder: end tags that are left out are understood, those that
//! close nothing are dropped. Everything that a piece needs to know of its
//! ancestors is handed down when an element opens, so that depth costs nothing.

use super::attributes::Attributes;
use super::scan::{Kind, Token};
use super::tag::{Flow, Tag};
use super::text::{self, Visible};
use super::vocabulary::{Hints, Vocabulary};

/// How far an end tag looks for its start: bounds the work on hostile pages.
const REACH: usize = 512;

/// An element.
pub(super) struct Node {
    pub(super) tag: Tag,
    pub(super) parent: u32,
    /// The index of its start tag among the tokens.
    pub(super) token: u32,
    /// One past the index of the last token inside it.
    pub(super) last: u32,
    pub(super) depth: u32,
    /// What its own tag, class and id say.
    pub(super) hints: Hints,
    /// What those of its ancestors and its own say.
    pub(super) inherited: Hints,
    /// The nearest element, itself included, that says something.
    pub(super) hinted: u32,
    /// The nearest table or list, itself included; 0 when there is none.
    pub(super) group: u32,
    /// The nearest block-level element, itself included.
    pub(super) block: u32,
    /// How many pictures stand in it and in no block-level element inside it.
    pub(super) images: u32,
}

/// A leaf: text between two block boundaries.
pub(super) struct Piece {
    /// The innermost block-level element around it.
    pub(super) node: u32,
    /// The innermost element around its first text.
    pub(super) inline: u32,
    /// Its tokens.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Bytes of its text that stand in links, and all.
    pub(super) linked: u32,
    pub(super) total: u32,
    /// How many links and how many form controls it has.
    pub(super) links: u32,
    pub(super) controls: u32,
    /// Bytes in `<b>`, `<strong>` and their like.
    pub(super) strong: u32,
    pub(super) visible: Visible,
}

/// A page, taken apart.
pub(super) struct Page<'a> {
    pub(super) source: &'a str,
    pub(super) tokens: Vec<Token>,
    /// Parents before children; the first stands for the page itself.
    pub(super) nodes: Vec<Node>,
    /// In reading order.
    pub(super) pieces: Vec<Piece>,
}

impl<'a> Page<'a> {
    /// Takes `source` apart.
    pub(super) fn new(source: &'a str) -> Self {
        let mut tokens = super::scan::tokens(source);
        text::hide(&mut tokens);
        let mut builder = Builder::new(source, &tokens);
        for index in 0..tokens.len() {
            builder.feed(index);
        }
        builder.flush(tokens.len());
        builder.close_to(0, tokens.len());
        builder.nodes[0].last = tokens.len() as u32;
        let (nodes, pieces) = (builder.nodes, builder.pieces);
        Page { source, tokens, nodes, pieces }
    }

    /// The start tag of a node, as written.
    pub(super) fn start_tag(&self, node: u32) -> &'a str {
        if node == 0 {
            ""
        } else {
            &self.source[self.tokens[self.nodes[node as usize].token as usize].range()]
        }
    }

    /// How many pictures stand right around a piece of `node`: in it, or beside it in its parent.
    pub(super) fn images_near(&self, node: u32) -> u32 {
        let node = &self.nodes[node as usize];
        let parent = &self.nodes[node.parent as usize];
        node.images.min(3) * 2 + parent.images.min(3)
    }

    /// The attribute of a node, references as written.
    pub(super) fn attribute(&self, node: u32, name: &str) -> Option<&'a str> {
        let tag = self.start_tag(node);
        // Tags are read for each piece in them: a giant one is read in part.
        Attributes::of_tag(text::beginning(tag, 4096)).find(|a| a.is(name)).map(|a| a.value)
    }
}

struct Builder<'a, 't> {
    source: &'a str,
    tokens: &'t [Token],
    vocabulary: Vocabulary<'a>,
    nodes: Vec<Node>,
    pieces: Vec<Piece>,
    stack: Vec<u32>,
    open: [u32; Tag::COUNT],
    body: bool,
    link: bool,
    piece: Open,
}

/// The piece that is being gathered.
#[derive(Default)]
struct Open {
    from: usize,
    inline: u32,
    linked: u32,
    total: u32,
    links: u32,
    controls: u32,
    strong: u32,
    breaks: u32,
}

impl<'a, 't> Builder<'a, 't> {
    fn new(source: &'a str, tokens: &'t [Token]) -> Self {
        let root = Node {
            tag: Tag::Html,
            parent: 0,
            token: 0,
            last: 0,
            depth: 0,
            hints: Hints::default(),
            inherited: Hints::default(),
            hinted: 0,
            group: 0,
            block: 0,
            images: 0,
        };
        Builder {
            source,
            tokens,
            vocabulary: Vocabulary::default(),
            nodes: vec![root],
            pieces: Vec::new(),
            stack: vec![0],
            open: [0; Tag::COUNT],
            body: false,
            link: false,
            piece: Open::default(),
        }
    }

    fn feed(&mut self, index: usize) {
        let token = self.tokens[index];
        match token.kind {
            Kind::Void => {}
            Kind::Text => self.text(&token),
            Kind::Empty => {
                if token.tag == Tag::Br {
                    self.piece.breaks += 1;
                    if self.piece.breaks > 1 {
                        self.flush(index);
                    }
                } else if token.tag.flow() == Flow::Block {
                    self.flush(index);
                } else if token.tag == Tag::Img {
                    let around = self.nodes[*self.stack.last().unwrap_or(&0) as usize].block;
                    self.nodes[around as usize].images += 1;
                } else if matches!(token.tag, Tag::Input) {
                    self.piece.controls += 1;
                }
            }
            Kind::Start => self.start(index, &token),
            Kind::End => self.end(index, &token),
        }
    }

    fn text(&mut self, token: &Token) {
        let text = self.source[token.range()].trim();
        if text.is_empty() || text == "&nbsp;" {
            return;
        }
        let len = text.len() as u32;
        if self.piece.total == 0 {
            self.piece.inline = *self.stack.last().unwrap_or(&0);
        }
        self.piece.breaks = 0;
        self.piece.total += len;
        if self.link {
            self.piece.linked += len;
        }
        if self.open[Tag::B as usize] + self.open[Tag::Strong as usize] > 0 {
            self.piece.strong += len;
        }
    }

    /// Ends the piece before the token `index`.
    fn flush(&mut self, index: usize) {
        let open = std::mem::take(&mut self.piece);
        self.piece.from = index;
        if open.total == 0 {
            return;
        }
        let Some(visible) = text::visible(self.source, &self.tokens[open.from..index]) else { return };
        let node = self.nodes[*self.stack.last().unwrap_or(&0) as usize].block;
        self.pieces.push(Piece {
            node,
            inline: open.inline,
            from: open.from as u32,
            to: index as u32,
            linked: open.linked,
            total: open.total,
            links: open.links,
            controls: open.controls,
            strong: open.strong,
            visible,
        });
    }

    fn start(&mut self, index: usize, token: &Token) {
        let tag = token.tag;
        match tag {
            Tag::Html => return,
            Tag::Body => {
                if self.body {
                    return;
                }
                self.body = true;
                self.flush(index);
                self.close_to(1, index);
            }
            Tag::A => {
                self.link = false;
                self.close_within(index, |t| t == Tag::A, |t| t.flow() == Flow::Block);
            }
            Tag::Li => {
                let stop = |t: Tag| {
                    t.flow() == Flow::Block && !matches!(t, Tag::Div | Tag::P | Tag::Address | Tag::Li)
                };
                self.close_within(index, |t| t == Tag::Li, stop);
            }
            Tag::Dt | Tag::Dd => {
                self.close_within(index, |t| matches!(t, Tag::Dt | Tag::Dd), |t| t == Tag::Dl)
            }
            Tag::Td | Tag::Th => {
                self.close_within(
                    index,
                    |t| matches!(t, Tag::Td | Tag::Th),
                    |t| matches!(t, Tag::Tr | Tag::Table),
                );
            }
            Tag::Tr => self.close_within(index, |t| t == Tag::Tr, |t| t == Tag::Table),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                let wanted = |t: Tag| matches!(t, Tag::Tbody | Tag::Thead | Tag::Tfoot);
                self.close_within(index, wanted, |t| t == Tag::Table);
            }
            Tag::Option | Tag::Optgroup => {
                self.close_within(index, |t| t == Tag::Option, |t| t == Tag::Select);
            }
            _ => {}
        }
        if tag.ends_paragraph() && self.open[Tag::P as usize] > 0 {
            let stop = |t: Tag| {
                matches!(t, Tag::Td | Tag::Th | Tag::Table | Tag::Caption | Tag::Button | Tag::Object)
            };
            self.close_within(index, |t| t == Tag::P, stop);
        }
        if tag.is_heading() {
            self.close_within(index, Tag::is_heading, |t| t.flow() == Flow::Block);
        }
        if tag.flow() == Flow::Block {
            self.flush(index);
        }
        match tag {
            Tag::A => {
                self.link = true;
                self.piece.links += 1;
            }
            Tag::Button | Tag::Select | Tag::Textarea | Tag::Label => self.piece.controls += 1,
            _ => {}
        }
        if !tag.is_raw() {
            self.push(index, token);
        }
    }

    fn push(&mut self, index: usize, token: &Token) {
        let parent = *self.stack.last().unwrap_or(&0);
        let id = self.nodes.len() as u32;
        let hints = self.vocabulary.hints(token.tag, &self.source[token.range()]);
        let above = &self.nodes[parent as usize];
        self.nodes.push(Node {
            tag: token.tag,
            parent,
            token: index as u32,
            last: index as u32,
            depth: above.depth + 1,
            hints,
            inherited: above.inherited.with(hints),
            hinted: if hints.is_empty() { above.hinted } else { id },
            group: if matches!(token.tag, Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table) {
                id
            } else {
                above.group
            },
            block: if token.tag.flow() == Flow::Block { id } else { above.block },
            images: 0,
        });
        self.open[token.tag as usize] += 1;
        self.stack.push(id);
    }

    fn end(&mut self, index: usize, token: &Token) {
        let tag = token.tag;
        if tag.flow() == Flow::Block {
            self.flush(index);
        }
        if tag == Tag::A {
            self.link = false;
        }
        if matches!(tag, Tag::Html | Tag::Body) || self.open[tag as usize] == 0 {
            return;
        }
        let top = self.stack.len();
        for at in (1..top).rev().take(REACH) {
            let node = &self.nodes[self.stack[at] as usize];
            if self.tokens[node.token as usize].same_name(token) {
                self.close_to(at, index);
                return;
            }
            let stops = match tag.flow() {
                // The end of a run or of a form closes no block.
                _ if tag == Tag::Form => true,
                Flow::Inline | Flow::Gap => node.tag.flow() == Flow::Block,
                Flow::Block => {
                    matches!(node.tag, Tag::Table | Tag::Td | Tag::Th)
                        && tag != Tag::Table
                        && !matches!(tag, Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot)
                }
            };
            if stops {
                return;
            }
        }
    }

    /// Closes the nearest open element that is `wanted`, unless one that is a `stop` stands before it.
    fn close_within(&mut self, index: usize, wanted: impl Fn(Tag) -> bool, stop: impl Fn(Tag) -> bool) {
        for at in (1..self.stack.len()).rev().take(REACH) {
            let tag = self.nodes[self.stack[at] as usize].tag;
            if wanted(tag) {
                if tag.flow() == Flow::Block {
                    self.flush(index);
                }
                self.close_to(at, index);
                return;
            }
            if stop(tag) {
                return;
            }
        }
    }

    /// Closes all elements from the place `at` of the stack on.
    fn close_to(&mut self, at: usize, index: usize) {
        for id in self.stack.drain(at.max(1)..) {
            let node = &mut self.nodes[id as usize];
            node.last = index as u32;
            self.open[node.tag as usize] -= 1;
            if node.tag == Tag::A {
                self.link = false;
            }
        }
    }
}
