"""Scores names by exact characters on news whose names stand in brackets: `python tools/evaluate/names_written.py FILE…`.

FILE is of the kind of `tests/annotated/names/held_articles.txt` (`tools/train/README.md`). The model that ships has never
seen those. Prints precision, recall and F1 by label, and of the names whose words and label are right, how many begin
and end at the very character: the proclitics.
"""

from __future__ import annotations

import re
import runpy
import sys
from collections import Counter
from pathlib import Path

import warraq

PREPARE = runpy.run_path(str(Path(__file__).parents[1] / "train" / "names" / "prepare.py"))
LABELS = {"FAC": "LOC", "GOV": "ORG"}
Names = set[tuple[int, int, str]]


def words(text: str, names: Names) -> dict[tuple[int, int, str], tuple[int, int, str]]:
    """The names by the words that they touch."""
    spans = [(m.start(), m.end()) for m in re.finditer(r"[\w\u064b-\u0652]+", text)]

    def touched(start: int, end: int, label: str) -> tuple[int, int, str]:
        some = [n for n, span in enumerate(spans) if span[0] < end and start < span[1]]
        return (some[0], some[-1], label) if some else (-1, -1, label)

    return {touched(*name): name for name in names}


def main(paths: list[str]) -> None:
    gold, found, right, same, exact = Counter(), Counter(), Counter(), 0, 0
    for path in paths:
        for article in PREPARE["written"](Path(path)):
            text, marked = PREPARE["unmarked"]("\n".join(article))
            names = {(start, end, LABELS.get(label, label)) for start, end, label in marked}
            entities = warraq.tag(text).entities
            guess = {(e.start, e.end, e.label) for e in entities if e.label in {"PER", "LOC", "ORG", "MISC"}}
            gold.update(label for *_, label in names)
            found.update(label for *_, label in guess)
            right.update(label for *_, label in names & guess)
            ours, theirs = words(text, guess), words(text, names)
            both = ours.keys() & theirs.keys()
            same += len(both)
            exact += sum(ours[key] == theirs[key] for key in both)
    print("label  P      R      F1     gold")
    for label in [*sorted(gold), "all"]:
        r, f, g = (c.total() if label == "all" else c[label] for c in (right, found, gold))
        print(f"{label:<5}  {r / max(f, 1):.3f}  {r / max(g, 1):.3f}  {2 * r / max(f + g, 1):.3f}  {g}")
    print(
        f"of {same} names whose words and label are right, {exact} ({exact / max(same, 1):.1%}) to the character"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
