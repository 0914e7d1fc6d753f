"""How far two readings of the same sentences agree, and where they differ."""


def pairs(first, second):
    """Marks of both readings that overlap, and those that stand alone; each is used once."""
    left, matched, alone = list(second), [], []
    for mark in first:
        best = max(left, key=lambda other: overlap(mark, other), default=None)
        if best is not None and overlap(mark, best) >= 0.5:
            left.remove(best)
            matched.append((mark, best))
        else:
            alone.append(mark)
    return matched, alone, left


def overlap(a, b):
    """Intersection over union of two spans."""
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(0, common) / (max(a["end"], b["end"]) - min(a["start"], b["start"]))


def touches(a, b):
    """Whether two spans share a character, or neither is there."""
    if a is None or b is None:
        return a is b
    return a["start"] < b["end"] and b["start"] < a["end"]


def share(right, of):
    return f"{right / of:.3f} of {of}" if of else "-"


def agree(first, second):
    by_id = {row["id"]: row for row in first}
    rows = [(by_id[row["id"]], row) for row in second if row["id"] in by_id]
    print(len(rows), "sentences read twice")
    for sort in ("times", "numbers", "quotes", "claims"):
        matched, alone, others, exact = [], 0, 0, 0
        for a, b in rows:
            if sort not in a or sort not in b:
                continue
            together, only_a, only_b = pairs(a[sort], b[sort])
            matched += together
            alone += len(only_a)
            others += len(only_b)
            exact += sum((x["start"], x["end"]) == (y["start"], y["end"]) for x, y in together)
            for which, marks in (("first", only_a), ("second", only_b)):
                for mark in marks:
                    print(f"  {a['id']} {sort}: only the {which}: {mark}")
            for x, y in together:
                keys = [
                    k
                    for k in {**x, **y}
                    if k not in ("start", "end", "cue", "optional") and not same(k, x, y)
                ]
                for key in keys:
                    print(f"  {a['id']} {sort} {x['start']}: {key}: {x.get(key)} / {y.get(key)}")
        found = len(matched)
        f1 = 2 * found / (2 * found + alone + others) if found else 0.0
        print(f"{sort}: span F1 {f1:.3f} (exact {2 * exact / (2 * found + alone + others or 1):.3f})", end="")
        for key in FIELDS[sort]:
            counted = [(x, y) for x, y in matched if key in x or key in y]
            print(f"; {key} {share(sum(same(key, x, y) for x, y in counted), len(counted))}", end="")
        print()


FIELDS = {
    "times": ("value", "label", "mod"),
    "numbers": ("number", "unit", "mod", "counted", "role", "negated", "modality", "scope"),
    "quotes": ("kind", "speaker"),
    "claims": ("role", "negated", "modality", "place", "time", "actor", "speaker"),
}


def same(key, a, b):
    if key in ("place", "time", "actor", "speaker"):
        return touches(a.get(key), b.get(key))
    return a.get(key) == b.get(key)
