"""Scores text mode of the installed warraq on real texts: `dumps_real.py SHARED [--step 9]`.

Printed: line F1 of the labelled dumps (`real_dumps.jsonl.gz`; C is body, B is junk, a line goes to where most of its
characters go); what is lost of the texts of `real_lost.jsonl.gz`, of the pieces that were lost before, in visible
characters; and, of every N-th article of `saudi_2015.jsonl.gz` given as a dump (title, author, text), the share of the
text that is removed, and how often title and author come out. An author counts when the byline stands in the line that
the paper prints, and when a line that names an agency or the paper gives none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
import re
from collections.abc import Iterator
from typing import Any

import warraq

BODY = {"heading", "paragraph", "list", "table"}
SOURCE = re.compile(
    "الشرق ال|الجزيرة|الرياضي|اليوم|واس|وكالات|الوكالات|أ ف ب|ا ف ب|د ب أ|د ب ا|رويترز|«الرياض»|- الرياض$|عكاظ|أ ب"
    "|متابعة|الملف|محرر|الإلكتروني"
)


def rows(path: pathlib.Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def squeezed(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


def kept(source: str) -> tuple[warraq.Article, bytearray]:
    """The article, and for each character whether it is body."""
    article = warraq.extract(source, format="text")
    mask = bytearray(len(source))
    for block in article.blocks:
        if block.kind in BODY:
            mask[block.start : block.end] = b"\1" * (block.end - block.start)
    return article, mask


def share(source: str, mask: bytearray, start: int, end: int) -> tuple[int, int]:
    """The visible characters of a stretch, and how many of them are body."""
    seen = [at for at in range(start, end) if not source[at].isspace()]
    return len(seen), sum(mask[at] for at in seen)


def dumps(path: pathlib.Path) -> None:
    total, means = [0, 0, 0], []
    for row in rows(path):
        source, at, own = "\n".join(row["lines"]), 0, [0, 0, 0]
        _, mask = kept(source)
        for line, label in zip(row["lines"], row["labels"], strict=True):
            seen, body = share(source, mask, at, at + len(line))
            at += len(line) + 1
            if seen and label in "CB":
                got = body * 2 > seen
                own[0] += got and label == "C"
                own[1] += got and label == "B"
                own[2] += not got and label == "C"
        means.append(2 * own[0] / max(1, 2 * own[0] + own[1] + own[2]))
        total = [a + b for a, b in zip(total, own, strict=True)]
    pooled = 2 * total[0] / (2 * total[0] + total[1] + total[2])
    print(
        f"{len(means)} dumps: line F1 pooled {pooled:.4f}, mean {sum(means) / len(means):.4f}; wrong {total[1:]}"
    )


def lost(path: pathlib.Path) -> None:
    seen = gone = emptied = 0
    for row in rows(path):
        source, at = row["raw"], 0
        article, mask = kept(source)
        for piece in row["lost"]:
            start = source.find(piece["text"], at)
            start = start if start >= 0 else source.find(piece["text"])
            if start >= 0:
                number, body = share(source, mask, start, start + len(piece["text"]))
                gone += number - body
        seen += share(source, mask, 0, len(source))[0]
        emptied += not article.text.strip()
    print(f"texts that lost content: {gone} of {seen} characters, {gone / seen:.2%}; emptied {emptied}")


def papers(path: pathlib.Path, step: int) -> None:
    seen = body = emptied = 0
    titles: list[bool] = []
    authors: list[bool] = []
    for number, row in enumerate(rows(path)):
        if number % step or not row["text"].strip():
            continue
        head = [row[key] for key in ("title", "author") if squeezed(row[key])]
        source = "\n".join([*head, row["text"]])
        article, mask = kept(source)
        one = share(source, mask, len(source) - len(row["text"]), len(source))
        seen, body = seen + one[0], body + one[1]
        emptied += not article.text.strip()
        if squeezed(row["title"]):
            titles.append(squeezed(article.title) == squeezed(row["title"]))
        if author := squeezed(row["author"]):
            name = squeezed(article.byline)
            authors.append(name in author if name else bool(SOURCE.search(author)))
    right = [sum(values) / max(1, len(values)) for values in (titles, authors)]
    print(
        f"papers: removed {1 - body / seen:.3%}, emptied {emptied}, title {right[0]:.4f}, author {right[1]:.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--step", type=int, default=9)
    arguments = parser.parse_args()
    data = arguments.shared / "data"
    dumps(data / "boilerplate" / "real_dumps.jsonl.gz")
    lost(data / "boilerplate" / "real_lost.jsonl.gz")
    papers(data / "news" / "saudi_2015.jsonl.gz", arguments.step)


if __name__ == "__main__":
    main()
