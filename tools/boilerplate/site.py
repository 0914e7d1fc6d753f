"""Writes many documents of one invented site, to measure templates.

    python3 tools/boilerplate/site.py ARWIKI_DIR OUT.jsonl [documents] [seed]

Bodies are arwiki paragraphs, one document each as far as they go, then cut
anew. Lines of the site are fixed, or vary in numbers and dates, or are drawn
from a pool of the site; B marks them, C the body. One row a document: id,
group, lines, labels. Nothing of it is committed.
"""

import json
import pathlib
import random
import sys

import generate as G
import wording as W


def main():
    folder, out = sys.argv[1], sys.argv[2]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 5000
    rng = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 11)
    paragraphs = []
    for path in sorted(pathlib.Path(folder).rglob("doc_*.txt")):
        lines = [l.strip() for l in path.read_text(encoding="utf-8").split("\n")]
        paragraphs.append([l for l in lines[2:] if l and not l.startswith("<")])
    stream = [p for document in paragraphs for p in document if len(p) > 25]
    site = G.Site(rng, True, "site")
    draw = lambda words, n: rng.sample(words, min(n, len(words)))
    filler = G.Page.__new__(G.Page)
    filler.site, filler.rng, filler.paragraphs = site, rng, [stream[0]]
    filler.source = type("S", (), {"next": lambda self: ("", [stream[1]])})()
    filler.day, filler.month, filler.year = 1, 1, 2020
    fixed = lambda words, n: [filler.fill(w) for w in draw(words, n)]
    menu = [site.bullet + s for s in site.menu]
    top = fixed(W.NAV, 3) + menu
    share, widget = fixed(W.SHARE, 5), fixed(W.WIDGET, 3)
    foot = fixed(W.COMMENT_HEAD, 1) + fixed(W.COMMENT_FORM, 4) + fixed(W.PROMO, 3) + fixed(W.LONG_PROMO, 1)
    end = fixed(W.FOOTER, 7) + fixed(W.LONG_FOOTER, 1) + fixed(W.COPYRIGHT, 1)
    pool = fixed(W.LONG_PROMO + W.LONG_NOTICE, 8)
    middle = fixed(W.ADVERT, 1) + ["مشاهدة الفيديو من هنا"]
    at = 0
    with open(out, "w", encoding="utf-8") as sink:
        for number in range(count):
            rows = [(l, "B") for l in top]
            rows.append(
                (
                    f"{rng.choice(W.DAYS)} {rng.randint(1, 28)} {rng.choice(W.MONTHS['misr'])} {rng.randint(2010, 2024)} - {rng.randint(0, 23):02}:{rng.randint(0, 59):02}",
                    "B",
                )
            )
            rows += [(l, "B") for l in share + widget]
            rows.append((f"عدد القراءات: {rng.randint(3, 90000)}", "B"))
            body = stream[at : at + rng.randint(12, 32)]
            at = (at + len(body)) % max(1, len(stream) - 40)
            for index, paragraph in enumerate(body):
                rows.append((paragraph, "C"))
                if index == len(body) // 2 and rng.random() < 0.5:
                    rows += [(l, "B") for l in middle]
            if rng.random() < 0.5:
                rows.append((rng.choice(pool), "B"))
            rows += [(l, "B") for l in share + foot]
            rows.append(
                (
                    f"نُشر {rng.randint(2, 40)} تعليقاً على هذا الموضوع، آخرها قبل {rng.randint(2, 50)} دقيقة",
                    "B",
                )
            )
            rows += [(l, "B") for l in menu + end]
            row = {
                "id": str(number),
                "group": "site",
                "lines": [r[0] for r in rows],
                "labels": [r[1] for r in rows],
            }
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
