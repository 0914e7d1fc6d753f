"""Score warraq against the gold of the sample corpus: the development half and the half held apart.

    python tools/evaluate/gold.py             both halves, as tables
    python tools/evaluate/gold.py --json      the same figures for a program

What is counted:

- blocks: each character of the visible source votes; *body F1* is over the
  characters of body blocks against junk (metadata counts as neither), *kind* the
  share of visible characters whose block has the right kind.
- entities: exact span and label, micro-averaged by label; *value* is the share
  of gold times whose span and TIMEX3 value are both right; *number* the same for
  numbers (number, upper end, unit and mod).
- quotes: a predicted and a gold quote match when their overlap is at least
  half of their union; *speaker* is the share of gold quotes matched and with an
  overlapping speaker.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import warraq

SAMPLE = Path(warraq.__file__).parent / "sample"
HALVES = {"development": "gold.jsonl", "held apart": "gold_held.jsonl"}
BODY = {"heading", "paragraph", "list", "table"}
METADATA = {"title", "subtitle", "section", "byline", "date", "caption", "credit"}
TIMES = {"DATE", "TIME", "DURATION", "SET"}
NUMBERS = {"QUANTITY", "PERCENT", "MONEY", "CARDINAL", "ORDINAL"}

Gold = dict[str, object]


@dataclass
class Tally:
    """Right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


@dataclass
class Report:
    """What is counted over one half."""

    body: Tally = field(default_factory=Tally)
    kind: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    entities: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    value: Tally = field(default_factory=Tally)
    number: Tally = field(default_factory=Tally)
    role: Tally = field(default_factory=Tally)
    quotes: Tally = field(default_factory=Tally)
    speaker: Tally = field(default_factory=Tally)

    def rows(self) -> list[tuple[str, float, float, float, int]]:
        """One row a figure: name, precision, recall, F1 and how many were wanted."""
        everything = Tally()
        for tally in self.entities.values():
            everything.right += tally.right
            everything.found += tally.found
            everything.wanted += tally.wanted
        named = [("body characters", self.body), ("block kind", self.kind)]
        named += [(f"field {name}", tally) for name, tally in sorted(self.fields.items())]
        named += [(f"entity {label}", self.entities[label]) for label in sorted(self.entities)]
        named += [("entities, all", everything), ("time value", self.value), ("number and unit", self.number)]
        named += [("casualty role", self.role), ("quotes", self.quotes), ("speaker", self.speaker)]
        return [(name, *tally.scores(), tally.wanted) for name, tally in named]


def characters(blocks: list[tuple[str, int, int]], source: str) -> dict[int, str]:
    """The kind at each visible character of the source."""
    return {at: kind for kind, start, end in blocks for at in range(start, end) if not source[at].isspace()}


def score_blocks(report: Report, article: warraq.Article, gold: Gold) -> None:
    """Compare the blocks of one article, and the fields that come from them."""
    wanted = characters([(b["kind"], b["start"], b["end"]) for b in gold["blocks"]], article.source)
    found = characters([(b.kind, b.start, b.end) for b in article.blocks], article.source)
    for at, kind in wanted.items():
        guess = found.get(at)
        report.kind.right += guess == kind
        report.kind.found += guess is not None
        report.kind.wanted += 1
        if kind in METADATA:
            continue
        report.body.right += kind in BODY and guess in BODY
        report.body.found += guess in BODY
        report.body.wanted += kind in BODY
    for name in ("title", "subtitle", "byline", "section", "date"):
        want, have = gold.get(name), getattr(article, name)
        if name == "date" and have:
            have = have[:10]
        tally = report.fields[name]
        tally.wanted += want is not None
        tally.found += have is not None
        tally.right += want is not None and plain(want) == plain(have)


def plain(text: str | None) -> str | None:
    """Text with its white space collapsed and without a leading «بقلم»."""
    if text is None:
        return None
    return " ".join(text.split()).removeprefix("بقلم").strip(" :|-–")


def same_number(gold: Gold, entity: warraq.Entity) -> bool:
    """Whether number, upper end, unit and mod agree."""

    def close(a: object, b: float | None) -> bool:
        if a is None or b is None:
            return a is None and b is None
        return abs(float(str(a)) - b) < 1e-6 * max(1.0, abs(b))

    return (
        close(gold.get("number"), entity.number)
        and close(gold.get("number_max"), entity.number_max)
        and gold.get("unit") == entity.unit
        and gold.get("mod") == entity.mod
    )


def score_entities(report: Report, document: warraq.Document, gold: Gold) -> None:
    """Compare the entities of one document, and their values."""
    wanted = {(e["label"], e["start"], e["end"]): e for e in gold["entities"]}
    found = {(e.label, e.start, e.end): e for e in document.entities}
    for key in wanted:
        report.entities[key[0]].wanted += 1
    for key in found:
        report.entities[key[0]].found += 1
        report.entities[key[0]].right += key in wanted
    for key, entity in wanted.items():
        match = found.get(key)
        if key[0] in TIMES:
            report.value.wanted += 1
            report.value.found += match is not None
            report.value.right += match is not None and match.value == entity.get("value")
        if key[0] in NUMBERS:
            report.number.wanted += 1
            report.number.found += match is not None
            report.number.right += match is not None and same_number(entity, match)
            if entity.get("role") or (match and match.role):
                report.role.wanted += entity.get("role") is not None
                report.role.found += match is not None and match.role is not None
                report.role.right += match is not None and match.role == entity.get("role")


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Overlap over union of two spans."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(shared, 0) / (max(a[1], b[1]) - min(a[0], b[0]) or 1)


def score_quotes(report: Report, document: warraq.Document, gold: Gold) -> None:
    """Compare the quotes of one document, each gold quote with the best one left."""
    left = list(document.quotes)
    report.quotes.wanted += len(gold["quotes"])
    report.quotes.found += len(left)
    for quote in gold["quotes"]:
        report.speaker.wanted += 1
        span = (quote["start"], quote["end"])
        best = max(left, key=lambda q: overlap((q.start, q.end), span), default=None)
        if best is None or overlap((best.start, best.end), span) < 0.5:
            continue
        left.remove(best)
        report.quotes.right += 1
        report.speaker.found += 1
        if quote.get("speaker_start") is None:
            report.speaker.right += best.speaker is None
        elif best.speaker_start is not None and best.speaker_end is not None:
            place = (quote["speaker_start"], quote["speaker_end"])
            report.speaker.right += overlap((best.speaker_start, best.speaker_end), place) > 0


def score(gold_file: Path) -> Report:
    """Score one half."""
    report = Report()
    for line in gold_file.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        source = warraq.read_text(gold_file.parent / gold["doc_id"])
        article = warraq.extract(source, format=gold["format"])
        score_blocks(report, article, gold)
        # The date of the gold, so that a missed date is not counted twice.
        document = warraq.tag(article, date=gold["date"])
        score_entities(report, document, gold)
        score_quotes(report, document, gold)
    return report


def main() -> None:
    """Print both halves."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--half", choices=list(HALVES), action="append", help="one half only")
    arguments = parser.parse_args()
    figures = {}
    for half in arguments.half or HALVES:
        rows = score(SAMPLE / HALVES[half]).rows()
        figures[half] = {name: {"p": p, "r": r, "f1": f1, "n": n} for name, p, r, f1, n in rows}
        if not arguments.json:
            print(f"\n{half}\n{'':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>8}")
            for name, precision, recall, f1, wanted in rows:
                print(f"{name:24}{precision:8.3f}{recall:8.3f}{f1:8.3f}{wanted:8d}")
    if arguments.json:
        print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
