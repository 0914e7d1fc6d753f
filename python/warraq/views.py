"""How articles, documents and tables show themselves in a notebook: HTML without scripts.

Everything that comes from a text is escaped, so that markup in an article
stays text. Colours follow Okabe and Ito's palette, which colour-blind readers
can tell apart, as underlines that work on light and dark pages; the label
stands beside each entity, so that colour is never the only sign.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
_FRAME = "direction:rtl;text-align:right;line-height:2;max-width:48em;font-size:1.05em"
_SMALL = "font-size:.68em;opacity:.75;font-family:monospace;unicode-bidi:isolate"
_GREY = "opacity:.55;border-inline-start:3px solid currentColor;padding-inline-start:.6em;margin:.2em 0"


def _mark(entity: Entity) -> str:
    """One entity in its colour, its label beside it, linked where its id is known."""
    colour = COLOURS.get(entity.label, "currentColor")
    told = entity.value or entity.canonical or ""
    if entity.number is not None:
        told = f"{entity.number:.15g}" + (f" {entity.unit}" if entity.unit else "")
    title = escape(f"{entity.label} {entity.start}:{entity.end} {told}".strip(), quote=True)
    name = f"<bdi>{escape(entity.text)}</bdi>"
    if entity.entity_id and entity.entity_id.startswith("Q"):
        address = f"https://www.wikidata.org/wiki/{escape(entity.entity_id, quote=True)}"
        name = f'<a href="{address}" style="color:inherit;text-decoration:none">{name}</a>'
    return (
        f'<span title="{title}" style="border-bottom:3px solid {colour}">{name}'
        f' <span style="{_SMALL}">{escape(entity.label)}</span></span>'
    )


def _legend(labels: Iterable[str]) -> str:
    counts = Counter(labels)
    parts = [
        f'<span style="border-bottom:3px solid {COLOURS[label]};margin-inline-end:1em">'
        f'<span style="{_SMALL}">{label}</span> {counts[label]}</span>'
        for label in COLOURS
        if counts[label]
    ]
    return f'<div style="direction:ltr;text-align:left;margin:.4em 0">{"".join(parts)}</div>'


def _coloured(source: str, start: int, end: int, entities: Sequence[Entity]) -> str:
    """``source[start:end]`` with its entities marked; entities are in order and do not overlap."""
    parts: list[str] = []
    at = start
    for entity in entities:
        if entity.start < at or entity.end > end:
            continue
        parts += [escape(source[at : entity.start]), _mark(entity)]
        at = entity.end
    return "".join([*parts, escape(source[at:end])])


def _found(text: str, entities: Sequence[Entity]) -> str:
    """A block whose text is not its source (HTML): entities are found again, in order."""
    parts: list[str] = []
    at = 0
    for entity in entities:
        found = text.find(entity.text, at)
        if found < 0:
            continue
        parts += [escape(text[at:found]), _mark(entity)]
        at = found + len(entity.text)
    return "".join([*parts, escape(text[at:])])


def _piece(kind: str, body: str) -> str:
    """A kept block; titles and subheadings are bold."""
    weight = "font-weight:bold;" if kind in {"title", "heading"} else ""
    return f'<p style="{weight}margin:.5em 0;white-space:pre-line">{body}</p>'


def _removed(blocks: Sequence[Block]) -> str:
    """A run of blocks that are not shown: greyed, and folded when it is long."""
    lines = [
        f'<div><span style="{_SMALL}" title="{escape(block.reason, quote=True)}">{escape(block.kind)}</span>'
        f" {escape(block.text)}</div>"
        for block in blocks
    ]
    if len(lines) <= 2:
        return f'<div style="{_GREY}">{"".join(lines)}</div>'
    kinds = ", ".join(f"{kind} {n}" for kind, n in Counter(block.kind for block in blocks).most_common())
    summary = f'<summary><span style="{_SMALL}">− {escape(kinds)}</span></summary>'
    return f'<details style="{_GREY}">{summary}{"".join(lines)}</details>'


def _runs(blocks: Sequence[Block], kept: set[str]) -> list[tuple[bool, list[Block]]]:
    """The blocks in runs of shown and not shown."""
    return [(shown, list(run)) for shown, run in groupby(blocks, key=lambda block: block.kind in kept)]


def _folded(pieces: list[str], most: int) -> str:
    """The first ``most`` pieces, and the rest on demand."""
    rest = pieces[most:]
    more = f"<details><summary>… {len(rest)}</summary>{''.join(rest)}</details>" if rest else ""
    return "".join(pieces[:most]) + more


def document_html(document: Document, most: int = 24) -> str:
    """A tagged text, right to left: entities in colours, quotes with their speakers, removed lines greyed.

    Parameters
    ----------
    document
        What :func:`warraq.tag` returned.
    most
        How many pieces to show before the rest is folded away.
    """
    entities = document.entities
    if document.article is None:
        pieces = [_piece("paragraph", _coloured(document.source, 0, len(document.source), entities))]
    else:
        pieces = []
        for shown, blocks in _runs(document.article.blocks, set(document.kept)):
            if not shown:
                pieces.append(_removed(blocks))
                continue
            for block in blocks:
                inside = [e for e in entities if block.start <= e.start and e.end <= block.end]
                same = document.source[block.start : block.end] == block.text
                pieces.append(
                    _piece(
                        block.kind,
                        _coloured(document.source, block.start, block.end, inside)
                        if same
                        else _found(block.text, inside),
                    )
                )
    quotes = "".join(
        f"<li><b>{escape(quote.speaker or '؟')}</b> <span style='{_SMALL}'>{escape(quote.cue or '')}</span>: "
        f"«{escape(quote.text)}»</li>"
        for quote in document.quotes
    )
    said = (
        f"<details><summary>quotes: {len(document.quotes)}</summary><ul>{quotes}</ul></details>"
        if quotes
        else ""
    )
    legend = _legend(entity.label for entity in entities)
    return f'<div lang="ar" style="{_FRAME}">{legend}{_folded(pieces, most)}{said}</div>'


def article_html(article: Article, most: int = 24) -> str:
    """An article: what was kept, and what was removed greyed beside its kind and reason."""
    pieces = [f"<p><i>{escape(article.reason)}</i></p>"] if article.reason else []
    for shown, blocks in _runs(article.blocks, set(_SHOWN)):
        if shown:
            pieces += [_piece(block.kind, f"{_kind(block)} {escape(block.text)}") for block in blocks]
        else:
            pieces.append(_removed(blocks))
    return f'<div lang="ar" style="{_FRAME}">{_folded(pieces, most)}</div>'


def _kind(block: Block) -> str:
    return f'<span style="{_SMALL}" title="{escape(block.reason, quote=True)}">{escape(block.kind)}</span>'


def rows_html(columns: Sequence[str], rows: Sequence[Sequence[object]], total: int | None) -> str:
    """A table of rows, each cell isolated so that Arabic and Latin do not disturb each other.

    Parameters
    ----------
    columns
        Their names.
    rows
        The rows to show.
    total
        How many rows there are in all; None when it is not known yet.
    """
    head = "".join(f'<th style="text-align:start">{escape(name)}</th>' for name in columns)
    body = "".join(
        "<tr>"
        + "".join(f'<td style="text-align:start"><bdi>{_cell(cell)}</bdi></td>' for cell in row)
        + "</tr>"
        for row in rows
    )
    foot = "" if total is None else f"<p>{len(rows)} of {total} rows, {len(columns)} columns</p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}"


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        cell = f"{cell:.15g}" if cell.is_integer() else f"{cell:.4g}"
    text = str(cell)
    return escape(text if len(text) <= 80 else text[:79] + "…")
