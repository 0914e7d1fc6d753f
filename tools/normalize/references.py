"""Write the named character references of HTML: `python tools/normalize/references.py > data/normalize/references.tsv`.

The names are those of the HTML Standard (13.5), as Python's `html.entities` keeps them; `tests/test_normalize.py`
compares the two.
"""

from __future__ import annotations

from html.entities import html5


def table() -> str:
    """The whole file."""
    lines = [
        "# Named character references of HTML, by name. Source: HTML Standard, 13.5, as in Python's html.entities.",
        "# Written by tools/normalize/references.py. A name without a semicolon may stand before anything.",
        "name\tfirst\tsecond",
    ]
    for name, characters in sorted(html5.items()):
        codes = [f"{ord(character):04X}" for character in characters]
        lines.append("\t".join([name, *codes]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")
