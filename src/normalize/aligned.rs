//! The engine with a record of where everything came from.

use super::form::{self, Form};
use super::output::{Output, TooNarrow};
use super::piece::record;
use super::plan::Plan;
use super::rules::DELETE;
use super::steps::{Elongation, Whitespace};
use super::{chain, elongation, quirks, tokens, whitespace};
use crate::span::{Alignment, AlignmentBuilder};

/// Units that are folded before their differences are recorded, about.
const STRETCH: usize = 128;

/// The result of `plan` over `src`, and the map from `src` to it.
pub(crate) fn run<F: Form>(plan: &Plan, src: &[F::Unit]) -> Result<(Vec<F::Unit>, Alignment), TooNarrow> {
    let mut output = Output::<F>::default();
    output.reserve(src.len());
    let stretch = if F::LETTER == 1 { 1 } else { plan.stretch };
    let is_short = quirks::is_short::<F>(plan, src);
    let mut builder = AlignmentBuilder::default();
    let mut pieces = Vec::new();
    let (mut at, mut last_width) = (0, 0);
    while at < src.len() {
        let end = match plan.is_whole() {
            true => src.len(),
            false => tokens::cut::<F>(src, (at + STRETCH).min(src.len())),
        };
        output.reserve((end - at) * stretch);
        let (read, written) = match plan.is_whole() {
            true => (0, 0),
            false => F::scan(plan, &src[at..end], &mut output.units[output.len..]),
        };
        let token = if at + read == end { end } else { at + tokens::start::<F>(&src[at..end], read) };
        // What is no longer than before where nothing grows has nothing deleted in it, and nothing narrower.
        if stretch == 1 && read == written {
            output.len += token - at;
            if token > at {
                form::copied::<F>(&mut builder, &src[at..token]);
                last_width = form::last_width::<F>(&src[at..token]);
            }
        } else {
            output.len += by_table::<F>(plan, &src[at..token], &mut builder, &mut last_width);
        }
        at = token;
        if token < end {
            let end = if plan.is_whole() { end } else { tokens::end::<F>(src, token).max(token + 1) };
            tokens::pieces::<F>(src, token, end, &mut pieces);
            chain::token(plan, &mut pieces, is_short);
            for piece in &pieces {
                output.push(piece.code)?;
            }
            let is_one = |start, end| F::decode(src, start).1 == end - start;
            record(&pieces, token, end, F::width, is_one, &mut last_width, &mut builder);
            at = end;
        }
    }
    let mut alignment = builder.finish();
    if plan.steps.elongation != Elongation::Keep {
        let mut builder = AlignmentBuilder::default();
        output.len = elongation::compact::<F>(output.written(), plan.steps.elongation, Some(&mut builder));
        alignment = alignment.then(&builder.finish());
    }
    if plan.steps.whitespace != Whitespace::Keep {
        let mut builder = AlignmentBuilder::default();
        let (mode, ends) = (plan.steps.whitespace, (true, true));
        output.len = whitespace::compact::<F>(output.written(), mode, ends, Some(&mut builder));
        alignment = alignment.then(&builder.finish());
    }
    output.units.truncate(output.len);
    Ok((output.units, alignment))
}

/// Records whole tokens that the table has handled: how many units it made of them.
fn by_table<F: Form>(
    plan: &Plan,
    tokens: &[F::Unit],
    builder: &mut AlignmentBuilder,
    last_width: &mut usize,
) -> usize {
    // Units that keep their width, since the last that did not; the first of them.
    let (mut at, mut run, mut first, mut made) = (0, 0, 0, 0);
    while at < tokens.len() {
        let (code, width) = F::decode(tokens, at);
        let to = match plan.table.get(code as usize) {
            Some(&DELETE) => 0,
            Some(&to) => F::width(u32::from(to)),
            None => width,
        };
        made += to;
        if to == width {
            first = if run == 0 { width } else { first };
            run += width;
            *last_width = width;
        } else {
            builder.keep_run(run, first);
            run = 0;
            if to == 0 {
                builder.delete(width, *last_width);
            } else {
                builder.keep(width, to);
                *last_width = to;
            }
        }
        at += width;
    }
    builder.keep_run(run, first);
    made
}

/// The slow reference: every step over the whole text, with its alignment.
#[cfg(test)]
pub(super) fn run_slowly<F: Form>(plan: &Plan, src: &[F::Unit]) -> (Vec<u32>, Alignment) {
    use super::piece::Piece;
    let mut pieces = Vec::new();
    tokens::pieces::<F>(src, 0, src.len(), &mut pieces);
    let mut len = src.len();
    let mut alignment = Alignment::identity(len);
    type Stage<'a> = &'a dyn Fn(&mut Vec<Piece>);
    let stages: [Stage<'_>; 3] = [
        &|p| chain::token(plan, p, quirks::is_short::<F>(plan, src)),
        &|p| elongation::pieces(p, plan.steps.elongation),
        &|p| whitespace::pieces(p, plan.steps.whitespace),
    ];
    for stage in stages {
        let whole: std::collections::HashMap<usize, usize> =
            pieces.iter().map(|p| (p.start, p.end)).collect();
        stage(&mut pieces);
        let mut builder = AlignmentBuilder::default();
        let is_one = |start, end| whole.get(&start) == Some(&end);
        record(&pieces, 0, len, F::width, is_one, &mut 0, &mut builder);
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
