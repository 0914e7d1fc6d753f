"""Writes labelled text dumps of invented news pages around arwiki paragraphs.

    python3 tools/train/lines/generate.py ARWIKI_DIR OUT_DIR [pages per template] [drawn layouts]

ARWIKI_DIR holds the unpacked `doc_*.txt` of the Arabic Wikipedia sample. Two
files come out: train.jsonl and held.jsonl, one page a row: id, template,
lines, kinds. Layouts and articles of the two are different, and so is the
wording. The text is CC BY-SA 4.0 (Wikipedia) and is not committed. The same
arguments give the same bytes.
"""

import json
import pathlib
import random
import sys

from layouts import HELD, TRAIN, drawn
from pages import Page, Site
from source import Source
from varied import VariedPage, VariedSite


def pages(source, rng, held, each, more):
    """Names and pages; every page is of another site."""
    layouts = [(name, build) for name, build in (HELD if held else TRAIN).items() for _ in range(each)]
    if not held:
        layouts += [("drawn", drawn(rng)) for _ in range(more)]
    for number, (name, build) in enumerate(layouts):
        if held:
            page = Page(Site(rng, True, name), source, rng)
        else:
            page = VariedPage(VariedSite(rng, name), source, rng)
        for token in build.split():
            if "(" not in token or rng.random() >= 0.5:
                page.part(token.strip("()"))
        yield f"{name}-{number % each if name != 'drawn' else number}", name, page


def main():
    """Writes both files."""
    folder, out = sys.argv[1], pathlib.Path(sys.argv[2])
    each = int(sys.argv[3]) if len(sys.argv) > 3 else 6
    more = int(sys.argv[4]) if len(sys.argv) > 4 else 700
    out.mkdir(parents=True, exist_ok=True)
    for half, file in enumerate(("train", "held")):
        rng = random.Random(4 + half)
        source = Source(folder, half, rng)
        with open(out / f"{file}.jsonl", "w", encoding="utf-8") as sink:
            for name, template, page in pages(source, rng, half == 1, each, more):
                lines, kinds = page.dump()
                row = {"id": name, "template": template, "lines": lines, "kinds": kinds}
                sink.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
