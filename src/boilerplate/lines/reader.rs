//! Reads one line into folded words, masked numbers and separators.

use std::str::Chars;
use std::sync::LazyLock;

use super::hash::{SEED, mix};
use super::words::{Class, Words};
use crate::script;
use crate::span::Span;

/// A word, a number or a separator of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Where its folded form starts and ends in [`Reader::folded`].
    pub folded: (u32, u32),
    /// Where it stands in the source.
    pub span: Span,
    /// The hash of its folded form.
    pub hash: u32,
    /// What the word list says of it, as a set of classes.
    pub class: Class,
}

/// What stands at the end of a line, quotes and brackets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Ending {
    /// A letter or a digit.
    #[default]
    Word,
    /// A full stop, a question or exclamation mark.
    Stop,
    /// Three points, or two: of a headline, a teaser or a sentence.
    Dots,
    /// A colon.
    Colon,
    /// A comma or a semicolon.
    Comma,
    /// Anything else.
    Other,
}

/// How many characters of each sort a line holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub chars: u32,
    pub arabic: u32,
    pub latin: u32,
    pub other_letters: u32,
    pub digits: u32,
    pub commas: u16,
    pub stops: u16,
    pub quotes: u16,
    pub bars: u16,
    pub ending: Ending,
    /// Whether the last mark that ends a sentence is a full stop, neither a question nor an exclamation mark.
    pub period: bool,
    pub bullet: bool,
    /// Whether it begins with the sign of a tag.
    pub hash: bool,
    /// Whether it holds an address of mail or of a site.
    pub address: bool,
    /// The hash of the folded line, numbers included.
    pub exact: u64,
    /// The hash of the folded line, numbers and words of dates masked.
    pub shape: u64,
}

/// One line at a time, in buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// The folded pieces, one space between.
    pub folded: String,
    pub pieces: Vec<Piece>,
    pub counts: Counts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[rustfmt::skip]
enum Sort { Arabic, Latin, Other, Digit, Space, Comma, Stop, Colon, Bar, Hyphen, Bullet, Quote, Inside, Mark, Sign, Rest }

/// The sort and the folded form of every character below U+0700; the rest goes the slow way.
static TABLE: LazyLock<[(Sort, char); 0x700]> =
    LazyLock::new(|| std::array::from_fn(|c| char::from_u32(c as u32).map_or((Sort::Rest, ' '), sort)));

fn sort(c: char) -> (Sort, char) {
    let folded = script::fold(c);
    let sort = match c {
        _ if c.is_whitespace() => Sort::Space,
        _ if script::digit(c).is_some() => Sort::Digit,
        _ if script::is_letter(c) => Sort::Arabic,
        '،' | ',' | '؛' | ';' => Sort::Comma,
        '.' | '!' | '?' | '؟' | '۔' | '…' => Sort::Stop,
        ':' => Sort::Colon,
        '|' | '/' | '\\' | '›' | '>' | '→' | '←' | '–' | '—' | '»' | '<' | '¦' => Sort::Bar,
        '-' | '_' | '−' => Sort::Hyphen,
        '•' | '·' | '●' | '▪' | '■' | '◄' | '►' | '▶' | '◀' | '*' | '○' | '◆' | '♦' | '★' | '▼' | '▲'
        | '‣' | '✓' | '✔' | '❖' | '□' | '▫' => Sort::Bullet,
        '"' | '“' | '”' | '«' | '„' | '‟' | '(' | ')' | '[' | ']' => Sort::Quote,
        '\'' | '’' | '‘' | '`' => Sort::Inside,
        '©' | '×' | '°' | '®' | '™' | '%' | '٪' => Sort::Sign,
        _ if folded.is_none() => Sort::Mark,
        _ if c.is_ascii_alphabetic() || ('\u{C0}'..='\u{24F}').contains(&c) => Sort::Latin,
        _ if c.is_alphabetic() => Sort::Other,
        _ => Sort::Rest,
    };
    let letter = folded.unwrap_or(c);
    (sort, if sort == Sort::Latin { unaccented(letter) } else { letter })
}

/// The small plain Latin letter below an accent, for the French of menus.
fn unaccented(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'à' | 'â' | 'á' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' => 'o',
        'û' | 'ù' | 'ü' | 'ú' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        c => c,
    }
}

fn mix_line(hash: u64, word: u32) -> u64 {
    (hash.rotate_left(23) ^ u64::from(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl Reader {
    /// Reads `line`, which starts at byte `at` of the source.
    pub fn read(&mut self, line: &str, at: usize, words: &Words) {
        self.folded.clear();
        self.pieces.clear();
        let table = &*TABLE;
        let mut counts = Counts::default();
        let mut open: Option<Piece> = None;
        let mut hash = SEED;
        let mut rest = line.chars();
        let mut before = Sort::Space;
        while let Some(c) = rest.next() {
            let (sort, folded) = table.get(c as usize).copied().unwrap_or_else(|| sort(c));
            let mut end = at + line.len() - rest.as_str().len();
            let here = end - c.len_utf8();
            if sort != Sort::Space {
                counts.chars += 1;
            }
            let mut breaks = true;
            match sort {
                Sort::Arabic | Sort::Latin | Sort::Other | Sort::Digit => {
                    // Latin glued to Arabic is two words: «camera iconعنصر».
                    let glued =
                        matches!((before, sort), (Sort::Latin, Sort::Arabic) | (Sort::Arabic, Sort::Latin));
                    if glued {
                        self.close(&mut open, hash, words, &mut counts);
                    }
                    let piece = match open.as_mut() {
                        Some(piece) => piece,
                        None => {
                            if !self.folded.is_empty() {
                                self.folded.push(' ');
                            }
                            let start = self.folded.len() as u32;
                            hash = SEED;
                            let span = Span::new(here, here);
                            open.insert(Piece { folded: (start, start), span, hash: 0, class: Class::NONE })
                        }
                    };
                    if sort == Sort::Digit {
                        counts.digits += 1;
                        counts.exact = mix_line(counts.exact, folded as u32);
                        if !self.folded[piece.folded.0 as usize..].ends_with('#') {
                            self.folded.push('#');
                            hash = mix(hash, '#');
                        }
                    } else {
                        self.folded.push(folded);
                        hash = mix(hash, folded);
                        // Letters of its sort that follow do the same.
                        let mut letters = 1;
                        let mut ahead = rest.clone();
                        while let Some(&(next, folded)) = ahead.next().and_then(|c| table.get(c as usize))
                            && next == sort
                        {
                            rest = ahead.clone();
                            self.folded.push(folded);
                            hash = mix(hash, folded);
                            letters += 1;
                        }
                        match sort {
                            Sort::Arabic => counts.arabic += letters,
                            Sort::Latin => counts.latin += letters,
                            _ => counts.other_letters += letters,
                        }
                        counts.chars += letters - 1;
                        end = at + line.len() - rest.as_str().len();
                    }
                    piece.span.end = end;
                    breaks = false;
                    counts.ending = Ending::Word;
                }
                Sort::Mark | Sort::Inside => {
                    breaks = false;
                    if let Some(piece) = open.as_mut().filter(|_| sort == Sort::Mark) {
                        piece.span.end = end;
                    }
                }
                Sort::Space => {}
                Sort::Comma => {
                    counts.commas += 1;
                    counts.ending = Ending::Comma;
                    breaks = !(before == Sort::Digit && next_is(&rest, |c| script::digit(c).is_some()));
                }
                Sort::Stop => {
                    let dots = c == '…' || (c == '.' && before == Sort::Stop);
                    if before != Sort::Stop {
                        counts.stops += 1;
                    }
                    counts.ending = if dots { Ending::Dots } else { Ending::Stop };
                    counts.period = matches!(c, '.' | '۔');
                    let initial = c == '.' && self.is_initial(open.as_ref());
                    breaks =
                        !(initial || before == Sort::Digit && next_is(&rest, |c| script::digit(c).is_some()));
                    if initial && !breaks && !next_is(&rest, char::is_alphabetic) {
                        breaks = true;
                    }
                }
                Sort::Quote => {
                    counts.quotes += 1;
                }
                Sort::Bullet if self.folded.is_empty() => counts.bullet = true,
                Sort::Hyphen if self.folded.is_empty() => counts.bullet = true,
                Sort::Bar if self.folded.is_empty() && c != '/' => counts.bullet = true,
                Sort::Hyphen => {
                    let inside =
                        !matches!(before, Sort::Space | Sort::Digit) && next_is(&rest, char::is_alphanumeric);
                    if !inside {
                        self.close(&mut open, hash, words, &mut counts);
                        self.sign(':', here, c);
                        counts.ending = Ending::Other;
                    }
                }
                Sort::Colon | Sort::Bar | Sort::Bullet => {
                    self.close(&mut open, hash, words, &mut counts);
                    // A closing » ends a quotation; alone between spaces it is a separator.
                    let quote = c == '»' && before != Sort::Space;
                    if quote {
                        counts.quotes += 1;
                    } else {
                        counts.ending = if sort == Sort::Colon { Ending::Colon } else { Ending::Other };
                        if sort != Sort::Colon {
                            counts.bars += 1;
                        }
                        self.sign(':', here, c);
                    }
                }
                Sort::Sign => {
                    self.close(&mut open, hash, words, &mut counts);
                    if !matches!(c, '%' | '٪' | '®' | '™') {
                        self.sign(c, here, c);
                    }
                    counts.ending = Ending::Other;
                }
                Sort::Rest => {
                    counts.hash |= c == '#' && self.folded.is_empty();
                    counts.address |= c == '@' && before == Sort::Latin;
                    counts.ending = Ending::Other;
                }
            }
            if breaks {
                self.close(&mut open, hash, words, &mut counts);
            }
            if sort != Sort::Mark {
                before = sort;
            }
        }
        self.close(&mut open, hash, words, &mut counts);
        self.counts = counts;
    }

    fn is_initial(&self, open: Option<&Piece>) -> bool {
        open.is_some_and(|p| {
            let folded = &self.folded[p.folded.0 as usize..];
            folded.chars().next().is_some_and(char::is_alphabetic) && folded.chars().nth(1).is_none()
        })
    }

    fn close(&mut self, open: &mut Option<Piece>, hash: u32, words: &Words, counts: &mut Counts) {
        if let Some(mut piece) = open.take() {
            piece.folded.1 = self.folded.len() as u32;
            piece.hash = hash;
            piece.class = words.class(hash);
            counts.address |= matches!(self.word(&piece), "http" | "https" | "www");
            counts.exact = mix_line(counts.exact, hash);
            let when = piece.class.has(Class(Class::MONTH.0 | Class::WEEKDAY.0 | Class::CLOCK.0));
            counts.shape = mix_line(counts.shape, if when { 0 } else { hash });
            self.pieces.push(piece);
        }
    }

    /// A piece of one sign; several of them side by side are one.
    fn sign(&mut self, sign: char, at: usize, c: char) {
        if self.folded.ends_with(sign) {
            return;
        }
        if !self.folded.is_empty() {
            self.folded.push(' ');
        }
        let start = self.folded.len() as u32;
        self.folded.push(sign);
        let folded = (start, self.folded.len() as u32);
        let span = Span::new(at, at + c.len_utf8());
        self.pieces.push(Piece { folded, span, hash: mix(SEED, sign), class: Class::SIGN });
    }

    /// The folded form of `piece`.
    pub fn word(&self, piece: &Piece) -> &str {
        &self.folded[piece.folded.0 as usize..piece.folded.1 as usize]
    }
}

fn next_is(rest: &Chars, wanted: impl Fn(char) -> bool) -> bool {
    rest.clone().next().is_some_and(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_and_masked() {
        let cases = [
            ("الجمعة 2017/11/03", "الجمعه # : # : #"),
            ("المصدر / الوقت", "المصدر : الوقت"),
            ("camera iconعنصر من", "camera icon عنصر من"),
            ("■ صورة | أ.ب", "صوره : ا ب"),
            ("السوري-العراقي بنحو 10,500 متر", "السوري العراقي بنحو # متر"),
            ("© 2020 حقوق", "© # حقوق"),
            ("أربيل (العراق)- قالت", "اربيل العراق : قالت"),
            ("من نحن؟", "من نحن"),
            ("", ""),
        ];
        for (line, folded) in cases {
            let mut reader = Reader::default();
            reader.read(line, 0, Words::shipped());
            assert_eq!(reader.folded.replace("اب", "ا ب"), folded, "{line}");
            for piece in &reader.pieces {
                assert!(line.get(piece.span.start..piece.span.end).is_some());
            }
        }
    }
}
