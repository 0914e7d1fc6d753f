"""Checks the hand-edited lists, counts them, and draws rows at random for a reader to check.

Usage: python check_lists.py DATA_GAZETTEER [--sample N] [--seed N]

An error is a row out of order, a form that stands for two things of one label, one canonical form with two ids,
or an id of another shape than Wikidata's and GeoNames'.
"""

import csv
import random
import re
import sys
from pathlib import Path

from spelling import folded

HAND = ["organisations.tsv", "armed_groups.tsv", "people.tsv", "other.tsv", "regions.tsv"]
BUILT = ["state_bodies.tsv", "places.tsv", "countries.tsv"]
ID = re.compile(r"(Q[1-9]\d*|geonames:\d+)?")


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        # The first line that is no comment names the columns.
        return [row for row in rows if not row[0].startswith("#")][1:]


def errors(name: str, rows: list[list[str]]) -> list[str]:
    found = []
    if rows != sorted(rows):
        found.append(f"{name}: not sorted by form")
    meaning: dict[tuple[str, str], str] = {}
    ids: dict[tuple[str, str], str] = {}
    for row in rows:
        form, kind, entity, canonical = row[:4]
        label = kind.split(":")[0]
        if len(row) != 10:
            found.append(f"{name}: {form}: {len(row)} columns, 10 expected")
        if not ID.fullmatch(entity):
            found.append(f"{name}: {form}: {entity} is no id")
        if label == "LOC":
            continue
        if meaning.setdefault((label, folded(form)), canonical) != canonical:
            found.append(f"{name}: {form} stands for {canonical} and {meaning[label, folded(form)]}")
        if ids.setdefault((label, canonical), entity) != entity:
            found.append(f"{name}: {canonical} has two ids")
    return found


def main(data: Path, sample: int, seed: int) -> int:
    found: list[str] = []
    organisations: list[list[str]] = []
    for name in HAND + BUILT:
        rows = rows_of(data / name)
        things = {(row[1].split(":")[0], row[3]) for row in rows}
        ids = {row[2] for row in rows if row[2]}
        print(f"{name}: {len(rows)} forms of {len(things)} things, {len(ids)} ids")
        if name in HAND:
            found += errors(name, rows)
        organisations += [row for row in rows if row[1].startswith("ORG")]
    forms = {folded(row[0]) for row in organisations}
    things = {row[3] for row in organisations}
    print(f"organisations: {len(things)} distinct, {len(forms) / len(things):.2f} distinct forms each")
    for row in random.Random(seed).sample(sorted(organisations), sample):
        print("\t".join(row[:5]))
    for error in found:
        print(error, file=sys.stderr)
    return len(found) > 0


def number(flag: str, default: int) -> int:
    return int(sys.argv[sys.argv.index(flag) + 1]) if flag in sys.argv else default


sys.exit(main(Path(sys.argv[1]), number("--sample", 0), number("--seed", 5)))
