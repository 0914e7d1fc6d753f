"""Scores the names of the installed warraq on real news that was read and marked: `names_real.py GOLD SHARED [--part develop]`.

GOLD is a stand-off file of `tests/annotated/names/real` (id, source, sha256, spans in code points); the texts are read
from `SHARED/data/news/SOURCE.jsonl.gz`. A name counts when its first and last character and its label agree. Printed:
precision, recall and F1 by label, by country and by desk where the source states them; consistency, the share found of
the mentions whose form the document names more than once and the tagger found at least once; with `--errors` the
differences.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import hashlib
import json
import pathlib

import warraq

LABELS = ("PER", "ORG", "LOC", "MISC")


def texts(shared: str, source: str) -> dict[str, dict[str, str]]:
    """The documents of a source by id."""
    path = pathlib.Path(shared) / "data" / "news" / f"{source}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def line(name: str, counts: list[int]) -> str:
    right, found, gold = counts
    precision, recall = right / max(1, found), right / max(1, gold)
    f1 = 2 * right / max(1, found + gold)
    return f"{name:12} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   gold {gold}  found {found}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold")
    parser.add_argument("shared")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--model", help="a linear model to read with, alone")
    parser.add_argument("--limit", type=int, default=0, help="every N-th document alone")
    arguments = parser.parse_args()
    gold_rows = pathlib.Path(arguments.gold).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(row) for row in gold_rows if row.strip()]
    if arguments.limit:
        rows = rows[:: arguments.limit]
    sources = {source: texts(arguments.shared, source) for source in {row["source"] for row in rows}}
    tagger = warraq.Tagger(model=arguments.model) if arguments.model else warraq.Tagger()
    tables: dict[str, dict[str, list[int]]] = {
        title: collections.defaultdict(lambda: [0, 0, 0]) for title in ("label", "country", "desk")
    }
    mentions = seen = 0
    for row in rows:
        document = sources[row["source"]][row["id"]]
        text = document["text"]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['id']}: the text is not the one that was marked")
        gold = {(start, end, label) for start, end, label in row["spans"]}
        found = {
            (e.start, e.end, e.label) for e in warraq.tag(text, tagger=tagger).entities if e.label in LABELS
        }
        keys = {"country": document.get("country"), "desk": document.get("section")}
        for kind, spans in ((0, gold & found), (1, found), (2, gold)):
            for _, _, label in spans:
                tables["label"][label][kind] += 1
                tables["label"]["all"][kind] += 1
                for title, key in keys.items():
                    if key:
                        tables[title][key][kind] += 1
        forms = collections.Counter((text[s:e], label) for s, e, label in gold)
        hit = collections.Counter((text[s:e], label) for s, e, label in gold & found)
        for form, many in forms.items():
            if many > 1 and hit[form]:
                mentions += many
                seen += hit[form]
        if arguments.errors:
            around = lambda s, e: f"{text[max(0, s - 30) : s]}[{text[s:e]}]{text[e : e + 20]}".replace(
                "\n", " "
            )
            for start, end, label in sorted(gold - found):
                print("MISSED", row["id"], label, around(start, end), sep="\t")
            for start, end, label in sorted(found - gold):
                print("WRONG", row["id"], label, around(start, end), sep="\t")
    for title, table in tables.items():
        if table:
            print(title)
            for key in sorted(table, key=lambda key: (key == "all", key)):
                print(" ", line(key, table[key]))
    print(f"consistency {seen / max(1, mentions):.3f} of {mentions} mentions of forms found at least once")


if __name__ == "__main__":
    main()
