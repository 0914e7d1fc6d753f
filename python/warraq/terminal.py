"""Tables for a terminal, safe for text that runs right to left.

Each cell is put between U+2068 FIRST STRONG ISOLATE and U+2069 POP
DIRECTIONAL ISOLATE (Unicode Standard Annex 9), so that an Arabic cell does not
drag its neighbours along; widths are counted without marks and controls.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["isolate", "table", "width"]


def width(text: str) -> int:
    """How many columns ``text`` takes in a terminal.

    >>> width("قُتِلَ"), width("日本"), width("ab")
    (3, 4, 2)
    """
    columns = 0
    for character in text:
        if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
            continue
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


def isolate(text: str) -> str:
    """``text`` between directional isolates.

    >>> isolate("بغداد") == "\u2068بغداد\u2069"
    True
    """
    return f"\u2068{text}\u2069"


def _clip(text: str, most: int) -> str:
    if width(text) <= most:
        return text
    while text and width(text) > most - 1:
        text = text[:-1]
    return text + "…"


def table(columns: Sequence[str], rows: Sequence[Sequence[object]], most: int = 32) -> str:
    """Columns side by side, each as wide as its widest cell, up to ``most``.

    >>> print(table(["label", "text"], [["LOC", "بغداد"]]).replace("\u2068", "").replace("\u2069", ""))
    label  text
    ─────  ─────
    LOC    بغداد
    """
    cells = [[_clip(_shown(cell), most) for cell in row] for row in [list(columns), *rows]]
    widths = [max(width(cell) for cell in column) for column in zip(*cells, strict=True)]
    cells.insert(1, ["─" * wide for wide in widths])
    lines = []
    for row in cells:
        padded = [isolate(cell) + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def _shown(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return " ".join(str(cell).split())
