"""How articles, documents and tables show themselves in a notebook: HTML without scripts.

Everything that comes from a text is escaped, so that markup in an article
stays text. Colours follow Okabe and Ito's palette, which colour-blind readers
can tell apart, as underlines that work on light and dark pages. Nothing hangs
on a style: where a site takes styles away, as GitHub does, the label still
stands below each entity, removed lines still begin with a minus and their
kind, and the text still runs from right to left. What a pointer shows over an
entity stands in a list too, which unfolds by keyboard.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warraq import Article, Block, Document, Entity

__all__ = ["article_html", "document_html", "rows_html"]

#: Label to colour (Okabe and Ito, 2008; one hue for each family).
COLOURS = {
    "PER": "#0072B2",
    "ORG": "#D55E00",
    "LOC": "#009E73",
    "MISC": "#CC79A7",
    "DATE": "#E69F00",
    "TIME": "#E69F00",
    "DURATION": "#E69F00",
    "SET": "#E69F00",
    "QUANTITY": "#56B4E9",
    "PERCENT": "#56B4E9",
    "MONEY": "#56B4E9",
    "CARDINAL": "#56B4E9",
    "ORDINAL": "#56B4E9",
}
#: The kinds that an article shows in full.
_SHOWN = ("title", "subtitle", "heading", "paragraph", "list", "table", "caption")
#: Characters of one piece that are shown at most, and pieces that are folded away for each that is shown.
_LONG, _FOLDED = 4000, 10
_FRAME = "direction:rtl;text-align:right;line-height:2;max-width:48em;font-size:1.05em"
_SMALL = "font-size:.68em;opacity:.75;font-family:monospace;unicode-bidi:isolate"
_GREY = "opacity:.6;border-inline-start:3px solid currentColor;padding-inline-start:.6em;margin:.2em 0"


def _told(entity: Entity) -> str:
    """What is known of an entity, in a few words."""
    if entity.number is not None:
        return " ".join(filter(None, [f"{entity.number:.15g}", entity.unit, entity.role]))
    return entity.value or entity.canonical or ""


def _small(text: str, title: str = "") -> str:
    """A label: small by its element, smaller and quieter by its style."""
    told = f' title="{escape(title, quote=True)}"' if title else ""
    return f'<sub{told} style="{_SMALL}">{escape(text)}</sub>'


def _mark(entity: Entity) -> str:
    """One entity in its colour, its label beside it, linked where its id is known."""
    colour = COLOURS.get(entity.label, "currentColor")
    title = escape(f"{entity.label} {entity.start}:{entity.end} {_told(entity)}".strip(), quote=True)
    name = f"<bdi>{escape(entity.text)}</bdi>"
    if entity.entity_id and re.fullmatch(r"Q\d+", entity.entity_id):
        address = f"https://www.wikidata.org/wiki/{entity.entity_id}"
        name = f'<a href="{address}" style="color:inherit;text-decoration:none">{name}</a>'
    return (
        f'<span title="{title}" style="border-bottom:3px solid {colour}">{name} {_small(entity.label)}</span>'
    )


def _legend(labels: Iterable[str]) -> str:
    counts = Counter(labels)
    style = "white-space:nowrap;border-bottom:3px solid"
    parts = [
        f'<span style="{style} {COLOURS[label]}">{_small(label)} {counts[label]}</span>'
        for label in COLOURS
        if counts[label]
    ]
    return f'<div dir="ltr" style="text-align:left;margin:.4em 0">{" &nbsp; ".join(parts)}</div>'


def _coloured(source: str, start: int, end: int, entities: Sequence[Entity]) -> str:
    """``source[start:end]`` with its entities marked; entities are in order and do not overlap."""
    parts: list[str] = []
    at, stop = start, min(end, start + _LONG)
    for entity in entities:
        if start <= entity.start and entity.end <= stop:
            parts += [escape(source[at : entity.start]), _mark(entity)]
            at = entity.end
    return "".join([*parts, escape(source[at:stop]), _cut(end - stop)])


def _found(text: str, entities: Sequence[Entity]) -> str:
    """A block whose text is not its source (HTML): entities are found again, in order."""
    parts: list[str] = []
    at, stop = 0, min(len(text), _LONG)
    for entity in entities:
        found = text.find(entity.text, at, stop)
        if found >= 0:
            parts += [escape(text[at:found]), _mark(entity)]
            at = found + len(entity.text)
    return "".join([*parts, escape(text[at:stop]), _cut(len(text) - stop)])


def _cut(rest: int) -> str:
    """What is said in the place of characters that are not shown."""
    return f" <i>… +{rest:,}</i>" if rest > 0 else ""


def _piece(kind: str, body: str) -> str:
    """A kept block; titles and subheadings are bold."""
    body = f"<b>{body}</b>" if kind in {"title", "heading"} else body
    return f'<p style="margin:.5em 0;white-space:pre-line">{body}</p>'


def _kind(block: Block) -> str:
    return _small(block.kind, block.reason)


def _removed(blocks: Sequence[Block]) -> str:
    """A run of blocks that are not shown: greyed behind a minus, and folded when it is long."""
    lines = [
        f"<div>− {_kind(block)} {escape(block.text[:_LONG])}{_cut(len(block.text) - _LONG)}</div>"
        for block in blocks
    ]
    if len(lines) <= 2:
        return f'<div style="{_GREY}">{"".join(lines)}</div>'
    kinds = ", ".join(f"{kind} {n}" for kind, n in Counter(block.kind for block in blocks).most_common())
    summary = f'<summary>− <bdi style="{_SMALL}">{escape(kinds)}</bdi></summary>'
    return f'<details style="{_GREY}">{summary}{"".join(lines)}</details>'


def _runs(blocks: Sequence[Block], kept: set[str]) -> Iterator[tuple[bool, list[Block]]]:
    """The blocks in runs of shown and not shown."""
    return ((shown, list(run)) for shown, run in groupby(blocks, key=lambda block: block.kind in kept))


def _folded(pieces: Sequence[str], most: int) -> str:
    """The first ``most`` pieces, ten times as many on demand, and how many are left out."""
    rest, left = pieces[most : most * (1 + _FOLDED)], len(pieces) - most * (1 + _FOLDED)
    more = _unfolding(f"… {len(rest)}", "".join(rest)) if rest else ""
    return "".join(pieces[:most]) + more + (f"<p>{_cut(left)}</p>" if left > 0 else "")


def _unfolding(summary: str, inside: str) -> str:
    """What opens by pointer or keyboard."""
    return f"<details><summary>{summary}</summary>{inside}</details>"


def _inside(entities: Sequence[Entity], starts: Sequence[int], start: int, end: int) -> Sequence[Entity]:
    """The entities between two places; they are in order and do not overlap."""
    found = entities[bisect_left(starts, start) : bisect_left(starts, end)]
    return [entity for entity in found if entity.end <= end]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a bare text: what stands between blank lines."""
    at = 0
    for gap in re.finditer(r"\n\s*\n", text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def document_html(document: Document, most: int = 24) -> str:
    """A tagged text, right to left: entities in colours, quotes with their speakers, removed lines greyed.

    Parameters
    ----------
    document
        What :func:`warraq.tag` returned.
    most
        How many pieces to show; ten times as many are folded away behind them, the rest is counted.

    >>> import warraq
    >>> view = document_html(warraq.tag("وصل الوفد إلى <b>بغداد</b>."))
    >>> "<bdi>بغداد</bdi>" in view, "&lt;b&gt;" in view
    (True, True)
    """
    entities = document.entities
    starts = [entity.start for entity in entities]
    pieces: list[str] = []
    if document.article is None:
        for start, end in _paragraphs(document.source):
            inside = _inside(entities, starts, start, end)
            pieces.append(_piece("paragraph", _coloured(document.source, start, end, inside)))
    else:
        for shown, blocks in _runs(document.article.blocks, set(document.kept)):
            if not shown:
                pieces.append(_removed(blocks))
                continue
            for block in blocks:
                inside = _inside(entities, starts, block.start, block.end)
                same = document.source[block.start : block.end] == block.text
                body = (
                    _coloured(document.source, block.start, block.end, inside)
                    if same
                    else _found(block.text, inside)
                )
                pieces.append(_piece(block.kind, body))
    legend = _legend(entity.label for entity in entities)
    return (
        f'<div dir="rtl" lang="ar" style="{_FRAME}">{legend}{_folded(pieces, most)}'
        f"{_said(document, most)}{_list(entities, most)}</div>"
    )


def _said(document: Document, most: int) -> str:
    """The quotes with their speakers, on demand."""
    quotes = document.quotes
    if not quotes:
        return ""
    lines = [
        f"<li><b>{escape(quote.speaker or '؟')}</b> {_small(quote.cue or quote.kind)}: "
        f"«{escape(quote.text[:_LONG])}»</li>"
        for quote in quotes[: most * _FOLDED]
    ]
    return _unfolding(f"quotes: {len(quotes)}", f"<ul>{''.join(lines)}</ul>")


def _list(entities: Sequence[Entity], most: int) -> str:
    """What a pointer shows over each entity, as a table for those who have none."""
    if not entities:
        return ""
    rows = [(e.start, e.end, e.text, e.label, _told(e)) for e in entities[: most * _FOLDED]]
    table = rows_html(["start", "end", "text", "label", "known"], rows, None, len(rows))
    return _unfolding(f"entities: {len(entities)}", table)


def article_html(article: Article, most: int = 24) -> str:
    """An article: what was kept, and what was removed greyed beside its kind and reason.

    ``most`` is how many pieces to show, as in :func:`document_html`.
    """
    pieces = [f"<p><i>{escape(article.reason)}</i></p>"] if article.reason else []
    for shown, blocks in _runs(article.blocks, set(_SHOWN)):
        if shown:
            pieces += [_piece(block.kind, f"{_kind(block)} {_found(block.text, [])}") for block in blocks]
        else:
            pieces.append(_removed(blocks))
    return f'<div dir="rtl" lang="ar" style="{_FRAME}">{_folded(pieces, most)}</div>'


def rows_html(
    columns: Sequence[str], rows: Sequence[Sequence[object]], total: int | None, most: int = 12
) -> str:
    """A table of rows, each cell isolated so that Arabic and Latin do not disturb each other.

    Parameters
    ----------
    columns
        Their names.
    rows
        The rows to show.
    total
        How many rows there are in all; None when it is not known yet.
    most
        How many rows to show before the others are folded away.

    >>> rows_html(["a"], [["<i>"]], 1).count("&lt;i&gt;")
    1
    """
    shown = _table(columns, rows[:most])
    rest = _unfolding(f"… {len(rows) - most}", _table(columns, rows[most:])) if rows[most:] else ""
    foot = "" if total is None else f"<p>{len(rows)} of {total} rows, {len(columns)} columns</p>"
    return shown + rest + foot


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f'<th scope="col" style="text-align:start">{escape(name)}</th>' for name in columns)
    body = "".join(
        "<tr>"
        + "".join(f'<td style="text-align:start"><bdi>{_cell(cell)}</bdi></td>' for cell in row)
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        cell = f"{cell:.15g}" if cell.is_integer() else f"{cell:.4g}"
    text = str(cell)
    return escape(text if len(text) <= 80 else text[:79] + "…")
