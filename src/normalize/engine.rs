//! Runs a plan over a text of any form: by the table where it can, token by token where it must.
//!
//! A token is what stands between ASCII white space. No step but the last two
//! looks across it, so a token that holds a special code point takes the slow
//! path by itself. Letters three times or more and runs of white space are
//! then taken out of the result in place. All this is done chunk by chunk, so
//! that a chunk is still in the processor's cache when its result is copied.

use super::form::{self, Form};
use super::output::{Output, TooNarrow};
use super::piece::Piece;
use super::plan::Plan;
use super::rules::{DELETE, SPECIAL};
use super::steps::Whitespace;
use super::{chain, elongation, quirks, tokens, whitespace};

/// How many units a chunk has, about.
pub(crate) const CHUNK: usize = 4 * 1024;

/// A run of a plan over a text, which gives the result chunk by chunk.
pub(crate) struct Chunks<'a, F: Form> {
    plan: &'a Plan,
    src: &'a [F::Unit],
    at: usize,
    chunk: usize,
    is_short: bool,
    output: Output<F>,
    /// White space at the end of the last chunk, which may go on: its place in the output.
    carry: (usize, usize),
    /// Whether anything has been given out.
    started: bool,
    pieces: Vec<Piece>,
}

impl<'a, F: Form> Chunks<'a, F> {
    /// Starts over `src`; `output` lends its memory.
    pub fn new(plan: &'a Plan, src: &'a [F::Unit], chunk: usize, output: Output<F>) -> Self {
        let (carry, is_short) = ((0, 0), quirks::is_short::<F>(plan, src));
        Self { plan, src, at: 0, chunk, is_short, output, carry, started: false, pieces: Vec::new() }
    }

    /// The next piece of the result, which may be empty; nothing at the end.
    pub fn next(&mut self) -> Result<Option<&[F::Unit]>, TooNarrow> {
        if self.at >= self.src.len() {
            return Ok(None);
        }
        let cut = if self.plan.is_whole() {
            self.src.len()
        } else {
            tokens::cut::<F>(self.src, (self.at + self.chunk.max(1)).min(self.src.len()))
        };
        let src = &self.src[self.at..cut];
        self.at = cut;
        let is_last = cut == self.src.len();
        self.output.units.copy_within(self.carry.0..self.carry.1, 0);
        let from = self.carry.1 - self.carry.0;
        self.output.len = from;
        fold(self.plan, src, self.is_short, &mut self.output, &mut self.pieces)?;
        let steps = &self.plan.steps;
        let body = &mut self.output.units[from..self.output.len];
        let mut len = from + elongation::compact::<F>(body, steps.elongation, None);
        self.carry = (len, len);
        if steps.whitespace != Whitespace::Keep {
            if !is_last {
                let units = &self.output.units[..len];
                len = units.iter().rposition(|&u| !whitespace::is_space(u.into())).map_or(0, |i| i + 1);
                self.carry.0 = len;
            }
            let ends = (!self.started, is_last);
            len = whitespace::compact::<F>(&mut self.output.units[..len], steps.whitespace, ends, None);
        }
        self.started |= len > 0;
        Ok(Some(&self.output.units[..len]))
    }

    /// What [`Self::next`] gave last, which was `len` units long.
    #[cfg(feature = "python")]
    pub fn last(&self, len: usize) -> &[F::Unit] {
        &self.output.units[..len]
    }

    /// Gives the memory back.
    pub fn into_output(self) -> Output<F> {
        self.output
    }
}

/// A text that fits the processor's cache, all steps at once, to the end of `output`.
#[cfg(feature = "corpus")]
pub(crate) fn at_once<F: Form>(
    plan: &Plan,
    src: &[F::Unit],
    output: &mut Output<F>,
    pieces: &mut Vec<Piece>,
) -> Result<(), TooNarrow> {
    let from = output.len;
    fold(plan, src, quirks::is_short::<F>(plan, src), output, pieces)?;
    let body = &mut output.units[from..output.len];
    let len = elongation::compact::<F>(body, plan.steps.elongation, None);
    output.len = from + whitespace::compact::<F>(&mut body[..len], plan.steps.whitespace, (true, true), None);
    Ok(())
}

/// Every step but the last two, from `src` to the end of `output`.
fn fold<F: Form>(
    plan: &Plan,
    src: &[F::Unit],
    is_short: bool,
    output: &mut Output<F>,
    pieces: &mut Vec<Piece>,
) -> Result<(), TooNarrow> {
    if plan.is_whole() {
        return slowly::<F>(plan, src, (0, src.len()), is_short, output, pieces);
    }
    let stretch = if F::LETTER == 1 { 1 } else { plan.stretch };
    let mut at = 0;
    while at < src.len() {
        output.reserve((src.len() - at) * stretch);
        let (read, written) = F::scan(plan, &src[at..], &mut output.units[output.len..]);
        output.len += written;
        at += read;
        if at >= src.len() {
            break;
        }
        let (code, width) = F::decode(src, at);
        if at > 0 && plan.is_in_order(form::code_before::<F>(src, at), code) {
            output.push(code)?;
            at += width;
            continue;
        }
        let (start, end) = (tokens::start::<F>(src, at), tokens::end::<F>(src, at));
        output.len -= emitted::<F>(plan, &src[start..at]);
        slowly::<F>(plan, src, (start, end), is_short, output, pieces)?;
        at = end;
    }
    Ok(())
}

/// One token, or the whole text, by the slow path.
fn slowly<F: Form>(
    plan: &Plan,
    src: &[F::Unit],
    (start, end): (usize, usize),
    is_short: bool,
    output: &mut Output<F>,
    pieces: &mut Vec<Piece>,
) -> Result<(), TooNarrow> {
    tokens::pieces::<F>(src, start, end, pieces);
    chain::token(plan, pieces, is_short);
    pieces.iter().try_for_each(|piece| output.push(piece.code))
}

/// How many units the fast path wrote for `src`.
fn emitted<F: Form>(plan: &Plan, src: &[F::Unit]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < src.len() {
        let (code, width) = F::decode(src, at);
        count += match plan.table.get(code as usize) {
            Some(&DELETE) => 0,
            Some(&SPECIAL) | None => width,
            Some(&to) => F::width(u32::from(to)),
        };
        at += width;
    }
    count
}
