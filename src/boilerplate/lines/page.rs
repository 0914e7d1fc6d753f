//! The lines of a dump, each with what can be said of it alone.

use super::cut;
use super::phrases::{Hit, Phrases};
use super::reader::{Counts, Piece, Reader};
use super::words::{ByHash, Class, Words};
use crate::boilerplate::block::BlockKind;
use crate::span::Span;

/// A line, or a part of one, and what is seen in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub span: Span,
    /// Blank lines before it, two at most; the part of a line has none.
    pub gap: u8,
    /// Whether it is a later part of the line before it.
    pub part: bool,
    pub counts: Counts,
    /// Words and numbers, separators aside.
    pub words: u32,
    pub separators: u32,
    /// Function words.
    pub stops: u32,
    /// Cues of speech and verbs, anywhere.
    pub verbs: u32,
    /// Words and numbers of dates and clocks.
    pub dates: u32,
    pub months: u32,
    pub weekdays: u32,
    pub numbers: u32,
    pub pictures: u32,
    pub you: u32,
    /// Words that are given names, places, and what writers are called.
    pub names: u32,
    pub places: u32,
    pub roles: u32,
    /// The classes of the first word.
    pub first: Class,
    /// Whether the first word begins with the «and» that is written onto it.
    pub and: bool,
    /// The hash of the first word.
    pub first_word: u32,
    /// Words that are covered by junk phrases.
    pub covered: u32,
    /// Words that are covered by names of sections.
    pub sections: u32,
    /// The phrase that tells most: its index, and whether it is anchored and whole.
    pub phrase: Option<Hit>,
    pub kind: Option<BlockKind>,
    pub phrase_weight: u8,
    /// Whether it ends with a bracket.
    pub brackets_end: bool,
    /// Whether a few words stand behind its last separator.
    pub tail_short: bool,
    /// Whether it names an agency anywhere.
    pub agency: bool,
    /// Whether it ends with the name of an agency, apart from the sentence.
    pub agency_tail: bool,
    /// Whether it is made of names of agencies.
    pub agency_all: bool,
    /// The content words, as a range of [`Page::content`].
    pub content: (u32, u32),
    /// Whether the same folded line stands above.
    pub again: bool,
    /// How often the same folded line stands in the page.
    pub copies: u32,
    /// How often a line of the same masked shape stands in the page.
    pub shapes: u32,
}

/// A dump as lines.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub lines: Vec<Line>,
    /// Hashes of the content words of all lines.
    pub content: Vec<u32>,
}

impl Page {
    /// Reads `source` line by line and cuts glued parts apart.
    pub fn read(source: &str, phrases: &Phrases) -> Page {
        let mut page = Page::default();
        page.lines.reserve(memchr::memchr_iter(b'\n', source.as_bytes()).count() + 1);
        let mut reader = Reader::default();
        let mut hits = Vec::new();
        let mut gap = 0u8;
        let bytes = source.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let end = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |n| at + n);
            let span = Span::new(at, end).trim(source);
            // "\r\n" is one break.
            at = if bytes[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
            if span.is_empty() {
                gap = (gap + 1).min(2);
                continue;
            }
            page.push(source, span, gap, &mut reader, &mut hits, phrases);
            gap = 0;
        }
        page.count_copies();
        page
    }

    fn push(
        &mut self,
        source: &str,
        span: Span,
        gap: u8,
        reader: &mut Reader,
        hits: &mut Vec<Hit>,
        phrases: &Phrases,
    ) {
        let words = Words::shipped();
        reader.read(span.of(source), span.start, words);
        phrases.find(reader, hits);
        let cuts = cut::points(source, span, reader, hits, phrases);
        if cuts.is_empty() {
            self.lines.push(self.line(span.of(source), span, reader, hits, phrases));
            let line = self.lines.last_mut().expect("just pushed");
            line.gap = gap;
            self.note_content(reader);
            return;
        }
        let mut start = span.start;
        let mut part = false;
        for end in cuts.into_iter().chain([span.end]) {
            let piece = Span::new(start, end).trim(source);
            start = end;
            if piece.is_empty() {
                continue;
            }
            reader.read(piece.of(source), piece.start, words);
            phrases.find(reader, hits);
            let mut line = self.line(piece.of(source), piece, reader, hits, phrases);
            (line.gap, line.part) = (if part { 0 } else { gap }, part);
            self.lines.push(line);
            self.note_content(reader);
            part = true;
        }
    }

    fn note_content(&mut self, reader: &Reader) {
        let start = self.content.len() as u32;
        for piece in &reader.pieces {
            if !piece.class.has(Class(Class::STOP.0 | Class::SIGN.0)) && piece.span.len() > 4 {
                self.content.push(stem(reader.word(piece)));
            }
        }
        let end = self.content.len() as u32;
        if let Some(line) = self.lines.last_mut() {
            line.content = (start, end);
        }
    }

    fn line(&self, source: &str, span: Span, reader: &Reader, hits: &[Hit], phrases: &Phrases) -> Line {
        let mut line = Line { span, counts: reader.counts, ..Line::default() };
        line.brackets_end = source.ends_with([')', ']']);
        if let Some(sign) = reader.pieces.iter().rposition(|p| p.class.has(Class::SIGN)) {
            line.tail_short = sign >= 4 && (2..6).contains(&(reader.pieces.len() - sign));
        }
        for piece in &reader.pieces {
            count(&mut line, piece, reader);
        }
        if let Some(first) = reader.pieces.iter().find(|p| !p.class.has(Class::SIGN)) {
            (line.first, line.first_word) = (first.class, first.hash);
            // A letter of «and», and at least three of a word.
            line.and = reader.word(first).len() >= 8 && reader.word(first).starts_with('و');
        }
        cover(&mut line, reader, hits, phrases);
        line
    }

    /// The content words of a line.
    pub fn content(&self, line: &Line) -> &[u32] {
        &self.content[line.content.0 as usize..line.content.1 as usize]
    }

    fn count_copies(&mut self) {
        let fresh = || ByHash::<u64, u32>::with_capacity_and_hasher(self.lines.len(), Default::default());
        let (mut exact, mut shapes) = (fresh(), fresh());
        for line in &mut self.lines {
            let copies = exact.entry(line.counts.exact).or_default();
            line.again = *copies > 0;
            *copies += 1;
            *shapes.entry(line.counts.shape).or_default() += 1;
        }
        for line in &mut self.lines {
            line.copies = exact[&line.counts.exact];
            line.shapes = shapes[&line.counts.shape];
        }
    }
}

/// The hash of a word without its commonest clitics, so that «العراق», «للعراق» and «والعراق» are one.
fn stem(word: &str) -> u32 {
    // Each of these letters takes two bytes; three letters are left at least.
    fn first<const N: usize>(word: &str) -> [char; N] {
        let mut letters = word.chars();
        std::array::from_fn(|_| letters.next().unwrap_or(' '))
    }
    let mut rest = word;
    if let ['و' | 'ف'] = first(rest)
        && rest.len() >= 10
    {
        rest = &rest[2..];
    }
    rest = &rest[match first(rest) {
        ['ب' | 'ك', 'ا', 'ل'] if rest.len() >= 12 => 6,
        ['ل' | 'ا', 'ل', _] if rest.len() >= 10 => 4,
        ['ب' | 'ل', _, _] if rest.len() >= 8 => 2,
        _ => 0,
    }..];
    let mut last = rest.chars().rev();
    let suffix = match [last.next().unwrap_or(' '), last.next().unwrap_or(' ')] {
        ['ه', 'ي'] | ['ن', 'ي' | 'و'] | ['ت', 'ا'] if rest.len() >= 10 => 4,
        ['ه' | 'ي' | 'ا', _] if rest.len() >= 8 => 2,
        _ => 0,
    };
    super::hash::word_hash(&rest[..rest.len() - suffix])
}

fn count(line: &mut Line, piece: &Piece, reader: &Reader) {
    let class = piece.class;
    if class.has(Class::SIGN) {
        line.separators += 1;
        return;
    }
    line.words += 1;
    let number = reader.word(piece).starts_with('#');
    line.numbers += u32::from(number);
    line.stops += u32::from(class.has(Class::STOP));
    line.verbs += u32::from(class.has(Class(Class::SPEECH.0 | Class::VERB.0)));
    line.months += u32::from(class.has(Class::MONTH));
    line.weekdays += u32::from(class.has(Class::WEEKDAY));
    line.pictures += u32::from(class.has(Class::PICTURE));
    line.names += u32::from(class.has(Class::NAME));
    line.places += u32::from(class.has(Class::PLACE));
    line.roles += u32::from(class.has(Class::ROLE));
    line.you += u32::from(class.has(Class::YOU) || addresses(reader.word(piece)));
    let date = Class(Class::MONTH.0 | Class::WEEKDAY.0 | Class::CLOCK.0);
    line.dates += u32::from(number || class.has(date));
}

/// Whether a folded word says «your» or «our» by its ending, as «مشاركاتكم» and «نشرتنا» do.
fn addresses(word: &str) -> bool {
    word.len() >= 10 && ["تكم", "ككم", "اتك", "تنا"].iter().any(|ending| word.ends_with(ending))
}

/// Which words junk phrases and names of sections cover, and which phrase tells most.
fn cover(line: &mut Line, reader: &Reader, hits: &[Hit], phrases: &Phrases) {
    let mut best = 0u32;
    let (mut junk_to, mut section_to) = (0u16, 0u16);
    let words = |from: u16, to: u16| {
        let pieces = reader.pieces.get(usize::from(from)..usize::from(to)).unwrap_or(&[]);
        pieces.iter().filter(|p| !p.class.has(Class::SIGN)).count() as u32
    };
    let (mut agency, mut agency_to) = (0, 0u16);
    for hit in hits {
        let row = phrases.row(hit.phrase);
        let (from, to) = hit.pieces;
        if row.weight == 1 {
            agency += words(from.max(agency_to), to);
            agency_to = agency_to.max(to);
            let before = usize::from(from).checked_sub(1).and_then(|i| reader.pieces.get(i));
            let apart = before.is_some_and(|p| p.class.has(Class::SIGN)) || line.brackets_end;
            line.agency_tail |= usize::from(to) == reader.pieces.len() && from > 2 && apart;
        }
        if row.kind == BlockKind::Section {
            // «سياسة» in «سياسة الخصوصية» is no section.
            if to <= junk_to {
                continue;
            }
            line.sections += words(from.max(section_to), to);
            section_to = section_to.max(to);
        } else if row.kind.is_junk() {
            line.covered += words(from.max(junk_to), to);
            junk_to = junk_to.max(to);
        }
        let length = u32::from(to - from);
        let value = u32::from(row.weight) * 4
            + u32::from(hit.anchored) * 8
            + u32::from(hit.whole) * 16
            + length.min(8) * 2;
        if value > best {
            best = value;
            line.phrase = Some(*hit);
            line.kind = Some(row.kind);
            line.phrase_weight = row.weight;
        }
    }
    line.agency = agency > 0;
    line.agency_all = agency > 0 && agency >= line.words;
}
