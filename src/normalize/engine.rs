//! Runs a plan over a text of any form: by the table where it can, token by token where it must.
//!
//! A token is what stands between ASCII white space. No step but the last two
//! looks across it, so a token that holds a special code point takes the slow
//! path by itself. Letters three times or more and runs of white space are
//! then taken out of the result in place.

use super::form::Form;
use super::piece::{Piece, record};
use super::plan::Plan;
use super::rules::{DELETE, SPECIAL};
use super::{chain, elongation, whitespace};
use crate::span::{Alignment, AlignmentBuilder};

/// The form of the text cannot hold a code point of the result.
#[derive(Debug)]
pub(crate) struct TooNarrow;

/// The result of `plan` over `src`, in `out`, which is emptied first.
pub(crate) fn run<F: Form>(plan: &Plan, src: &[F::Unit], out: &mut Vec<F::Unit>) -> Result<(), TooNarrow> {
    let mut output = Output::<F>::new(out, src.len());
    let stretch = if F::LETTER == 1 { 1 } else { plan.stretch };
    let mut at = 0;
    let mut pieces = Vec::new();
    while at < src.len() {
        output.reserve((src.len() - at) * stretch);
        let (read, written) = F::scan(plan, &src[at..], &mut output.units[output.len..]);
        output.len += written;
        at += read;
        if at >= src.len() {
            break;
        }
        let (code, width) = F::decode(src, at);
        if at > 0 && plan.is_in_order(code_before::<F>(src, at), code) {
            output.push(code)?;
            at += width;
            continue;
        }
        let start = token_start::<F>(src, at);
        let end = token_end::<F>(src, at);
        output.len -= emitted::<F>(plan, &src[start..at]);
        pieces_of::<F>(src, start, end, &mut pieces);
        chain::token(plan, &mut pieces);
        output.reserve(pieces.len() * 4 + src.len() - end);
        for piece in &pieces {
            output.push(piece.code)?;
        }
        at = end;
    }
    let len = output.len;
    out.truncate(len);
    elongation::compact::<F>(out, plan.steps.elongation, None);
    whitespace::compact::<F>(out, plan.steps.whitespace, None);
    Ok(())
}

/// As [`run`], with the map from `src` to the result.
pub(crate) fn run_aligned<F: Form>(
    plan: &Plan,
    src: &[F::Unit],
    out: &mut Vec<F::Unit>,
) -> Result<Alignment, TooNarrow> {
    let mut output = Output::<F>::new(out, src.len());
    let stretch = if F::LETTER == 1 { 1 } else { plan.stretch };
    let mut builder = AlignmentBuilder::default();
    let mut pieces = Vec::new();
    let (mut at, mut last_width) = (0, 0);
    while at < src.len() {
        let end = token_end::<F>(src, at).max(at + 1);
        output.reserve((end - at) * stretch);
        let (read, written) = F::scan(plan, &src[at..end], &mut output.units[output.len..]);
        if at + read == end {
            output.len += written;
            by_table::<F>(plan, &src[at..end], &mut builder, &mut last_width);
        } else {
            pieces_of::<F>(src, at, end, &mut pieces);
            chain::token(plan, &mut pieces);
            output.reserve(pieces.len() * 4);
            for piece in &pieces {
                output.push(piece.code)?;
            }
            record(&pieces, at, end, F::width, &mut last_width, &mut builder);
        }
        at = end;
    }
    let len = output.len;
    out.truncate(len);
    let mut alignment = builder.finish();
    if plan.steps.elongation != super::steps::Elongation::Keep {
        let mut builder = AlignmentBuilder::default();
        elongation::compact::<F>(out, plan.steps.elongation, Some(&mut builder));
        alignment = alignment.then(&builder.finish());
    }
    if plan.steps.whitespace != super::steps::Whitespace::Keep {
        let mut builder = AlignmentBuilder::default();
        whitespace::compact::<F>(out, plan.steps.whitespace, Some(&mut builder));
        alignment = alignment.then(&builder.finish());
    }
    Ok(alignment)
}

/// The slow reference: every step over the whole text, with its alignment.
#[cfg(test)]
pub(crate) fn run_slowly<F: Form>(plan: &Plan, src: &[F::Unit]) -> (Vec<u32>, Alignment) {
    let mut pieces = Vec::new();
    pieces_of::<F>(src, 0, src.len(), &mut pieces);
    let mut len = src.len();
    let mut alignment = Alignment::identity(len);
    let stages: [&dyn Fn(&mut Vec<Piece>); 3] = [
        &|p| chain::token(plan, p),
        &|p| elongation::pieces(p, plan.steps.elongation),
        &|p| whitespace::pieces(p, plan.steps.whitespace),
    ];
    for stage in stages {
        stage(&mut pieces);
        let mut builder = AlignmentBuilder::default();
        record(&pieces, 0, len, F::width, &mut 0, &mut builder);
        alignment = alignment.then(&builder.finish());
        // The next stage's source is this one's result.
        len = 0;
        for piece in &mut pieces {
            (piece.start, len) = (len, len + F::width(piece.code));
            piece.end = len;
        }
    }
    (pieces.iter().map(|p| p.code).collect(), alignment)
}

/// Records a token that the table has handled.
fn by_table<F: Form>(plan: &Plan, token: &[F::Unit], builder: &mut AlignmentBuilder, last_width: &mut usize) {
    let mut at = 0;
    while at < token.len() {
        let (code, width) = F::decode(token, at);
        match plan.table.get(code as usize) {
            Some(&DELETE) => builder.delete(width, *last_width),
            Some(&to) => {
                *last_width = F::width(u32::from(to));
                builder.keep(width, *last_width);
            }
            None => {
                builder.keep(width, width);
                *last_width = width;
            }
        }
        at += width;
    }
}

/// Records units that were copied as they are; a deletion at the start of the text goes to their first.
pub(super) fn copied<F: Form>(builder: &mut AlignmentBuilder, units: &[F::Unit]) {
    if !units.is_empty() {
        let width = F::decode(units, 0).1;
        builder.keep(width, width);
        builder.copy(units.len() - width);
    }
}

/// How many units the last code point of `units` takes.
pub(super) fn last_width<F: Form>(units: &[F::Unit]) -> usize {
    if units.is_empty() { 0 } else { F::width(code_before::<F>(units, units.len())) }
}

/// The code point that ends before `at`.
fn code_before<F: Form>(src: &[F::Unit], at: usize) -> u32 {
    let mut start = at - 1;
    if F::LETTER > 1 {
        while start > 0 && (0x80..0xC0).contains(&src[start].into()) {
            start -= 1;
        }
    }
    F::decode(src, start).0
}

fn is_barrier<F: Form>(unit: F::Unit) -> bool {
    whitespace::is_space(unit.into())
}

/// Where the token around `at` begins. White space is a token by itself.
fn token_start<F: Form>(src: &[F::Unit], at: usize) -> usize {
    src[..at].iter().rposition(|&u| is_barrier::<F>(u)).map_or(0, |i| i + 1)
}

fn token_end<F: Form>(src: &[F::Unit], at: usize) -> usize {
    src[at..].iter().position(|&u| is_barrier::<F>(u)).map_or(src.len(), |i| at + i)
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

fn pieces_of<F: Form>(src: &[F::Unit], from: usize, to: usize, pieces: &mut Vec<Piece>) {
    pieces.clear();
    let mut at = from;
    while at < to {
        let (code, width) = F::decode(src, at);
        pieces.push(Piece { code, start: at, end: at + width });
        at += width;
    }
}

/// The units written so far; beyond `len` there is room.
struct Output<'a, F: Form> {
    units: &'a mut Vec<F::Unit>,
    len: usize,
}

impl<'a, F: Form> Output<'a, F> {
    /// Room for a result as long as the source; what the vector holds is overwritten.
    fn new(units: &'a mut Vec<F::Unit>, source_len: usize) -> Self {
        if units.capacity() < source_len + 8 {
            *units = vec![F::Unit::default(); source_len + 8];
        }
        Self { units, len: 0 }
    }

    /// Makes room for `more` units and a little.
    fn reserve(&mut self, more: usize) {
        let needed = self.len + more + 8;
        if self.units.len() < needed {
            self.units.resize(needed, F::Unit::default());
        }
    }

    fn push(&mut self, code: u32) -> Result<(), TooNarrow> {
        self.reserve(4);
        self.len += F::encode(code, &mut self.units[self.len..]).ok_or(TooNarrow)?;
        Ok(())
    }
}
