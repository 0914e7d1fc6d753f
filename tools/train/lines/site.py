"""Writes many documents of one invented site, to measure templates.

    python3 tools/train/lines/site.py ARWIKI_DIR OUT.jsonl [documents] [seed] [build]

Bodies are arwiki paragraphs as they stand, each in one document only as far as
they go. Without a build the site's lines are fixed, or vary in numbers and
dates, or are drawn from a pool of the site; with the name of a build of
`generate.py` that is held apart from training they are what that generator
writes, other headlines, comments and tags included. B marks the site's lines, C the body, M
metadata. One row a document: id, group, lines, labels. Nothing of it is
committed.
"""

import json
import pathlib
import random
import sys

import wording as W
from layouts import HELD
from pages import Page, Site
from source import Source

METADATA = {"title", "subtitle", "section", "byline", "date", "caption", "credit"}


def paragraphs_of(folder, half=None):
    """The paragraphs of all documents, or of one half of them, short ones too."""
    found = []
    for path in sorted(pathlib.Path(folder).rglob("doc_*.txt")):
        if half is not None and int("".join(filter(str.isdigit, path.stem))) % 2 != half:
            continue
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]
        found += [line for line in lines[2:] if len(line) > 25 and not line.startswith("<")]
    return found


class Fixed:
    """Pages whose furniture is the same but for numbers, dates and a pool of appeals."""

    def __init__(self, site, stream, rng):
        self.rng = rng
        filler = Page.__new__(Page)
        filler.site, filler.rng, filler.paragraphs = site, rng, [stream[0]]
        filler.source = type("S", (), {"next": lambda self: ("", [stream[1]])})()
        filler.day, filler.month, filler.year = 1, 1, 2020

        def fixed(words, n):
            return [filler.fill(w) for w in rng.sample(words, min(n, len(words)))]

        self.menu = [site.bullet + s for s in site.menu]
        self.top = fixed(W.NAV, 3) + self.menu
        self.share, self.widget = fixed(W.SHARE, 5), fixed(W.WIDGET, 3)
        self.foot = fixed(W.COMMENT_HEAD, 1) + fixed(W.COMMENT_FORM, 4)
        self.foot += fixed(W.PROMO, 3) + fixed(W.LONG_PROMO, 1)
        self.end = fixed(W.FOOTER, 7) + fixed(W.LONG_FOOTER, 1) + fixed(W.COPYRIGHT, 1)
        self.pool = fixed(W.LONG_PROMO + W.LONG_NOTICE, 8)
        self.middle = fixed(W.ADVERT, 1) + ["مشاهدة الفيديو من هنا"]

    def rows(self, body):
        """One page around `body`."""
        rng = self.rng
        rows = [(line, "B") for line in self.top]
        day = f"{rng.choice(W.DAYS)} {rng.randint(1, 28)} {rng.choice(W.MONTHS['misr'])}"
        clock = f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"
        rows.append((f"{day} {rng.randint(2010, 2024)} - {clock}", "B"))
        rows += [(line, "B") for line in self.share + self.widget]
        rows.append((f"عدد القراءات: {rng.randint(3, 90000)}", "B"))
        for index, paragraph in enumerate(body):
            rows.append((paragraph, "C"))
            if index == len(body) // 2 and rng.random() < 0.5:
                rows += [(line, "B") for line in self.middle]
        if rng.random() < 0.5:
            rows.append((rng.choice(self.pool), "B"))
        rows += [(line, "B") for line in self.share + self.foot]
        comments = f"نُشر {rng.randint(2, 40)} تعليقاً على هذا الموضوع"
        rows.append((f"{comments}، آخرها قبل {rng.randint(2, 50)} دقيقة", "B"))
        return rows + [(line, "B") for line in self.menu + self.end]


class Drawn:
    """Pages of one site as the generator of dumps draws them."""

    def __init__(self, site, build, source, rng):
        self.site, self.build, self.source, self.rng = site, build.split(), source, rng

    def rows(self, body):
        """One page around `body`."""
        page = Page(self.site, self.source, self.rng)
        parts = [letter.strip("()") for letter in self.build if "(" not in letter or self.rng.random() < 0.5]
        places = [index for index, letter in enumerate(parts) if letter == "p"]
        for index, letter in enumerate(parts):
            if letter == "p":
                share = len(body) // len(places)
                at = places.index(index) * share
                last = index == places[-1]
                page.rows += [("paragraph", line) for line in body[at : None if last else at + share]]
            else:
                page.part(letter)
        return [
            (line, "C" if kind == "paragraph" else "M" if kind in METADATA else "B")
            for kind, line in page.rows
        ]


def main():
    """Writes the documents."""
    folder, out = sys.argv[1], sys.argv[2]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 5000
    rng = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 11)
    build = sys.argv[5] if len(sys.argv) > 5 else None
    # Headlines and teasers of other stories come from the other half, so that no body holds them.
    stream = paragraphs_of(folder, 0 if build else None)
    site = Site(rng, True, "site")
    drawn = Drawn(site, HELD[build], Source(folder, 1, rng), rng) if build else None
    maker = drawn or Fixed(site, stream, rng)
    at = 0
    with open(out, "w", encoding="utf-8") as sink:
        for number in range(count):
            body = stream[at : at + rng.randint(12, 32)]
            at = (at + len(body)) % max(1, len(stream) - 40)
            rows = maker.rows(body)
            row = {
                "id": str(number),
                "group": "site",
                "lines": [line for line, _ in rows],
                "labels": [label for _, label in rows],
            }
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
