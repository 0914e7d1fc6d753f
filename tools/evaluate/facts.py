"""Scores the installed warraq on real sentences with marked facts (tests/annotated/facts).

usage: facts.py GOLD SHARED [--part develop|held] [--errors]

SHARED is the folder that holds data/news. Each document is tagged whole, against its own date, and what lies in the
marked sentence is compared. Found is what overlaps by half (intersection over union); what the gold calls optional counts
neither way. A field that this warraq doesn't have counts as absent; claims are
scored where a document has `claims` with the fields start, end (of the number), place, time_value, actor, speaker. --errors prints the rows that differ, those of the
development part alone.
"""

import argparse
import collections
import gzip
import hashlib
import json
import pathlib

TIMES = ("DATE", "TIME", "DURATION", "SET")
AMOUNTS = ("CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY")
PEOPLE = {
    "killed",
    "wounded",
    "killed_or_wounded",
    "displaced",
    "detained",
    "missing",
    "abducted",
    "besieged",
}
PEOPLE |= {"arrested", "sentenced", "rescued", "infected", "returned"}
DEFAULTS = {"negated": False, "modality": "asserted", "scope": "event"}


def texts(shared, ids):
    """The documents with these ids."""
    found = {}
    for path in sorted((pathlib.Path(shared) / "data" / "news").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"] in ids:
                    found[row["id"]] = row["text"]
    return found


def overlap(a, b):
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(0, common) / (max(a["end"], b["end"]) - min(a["start"], b["start"]))


def pair(gold, found):
    """Each mark of the gold with what was found for it, or None; and what is left over."""
    left, result = list(found), []
    for mark in gold:
        best = max(left, key=lambda other: overlap(mark, other), default=None)
        if best is not None and overlap(mark, best) >= 0.5:
            left.remove(best)
            result.append((mark, best))
        else:
            result.append((mark, None))
    required = [(mark, other) for mark, other in result if not mark.get("optional")]
    optional = [mark for mark in gold if mark.get("optional")]
    left = [other for other in left if not any(overlap(mark, other) for mark in optional)]
    return required, left


def found_in(document, row):
    """Entities and quotes of a tagged document that lie in the sentence of a row, as dictionaries."""
    start, end = row["start"], row["end"]
    entities = []
    for e in document.entities:
        if e.label in TIMES + AMOUNTS and start <= e.start and e.end <= end:
            names = (
                "label",
                "value",
                "mod",
                "number",
                "number_max",
                "unit",
                "counted",
                "role",
                *DEFAULTS,
                "part_of",
                "previous",
            )
            entities.append(
                {"start": e.start, "end": e.end, **{n: getattr(e, n, DEFAULTS.get(n)) for n in names}}
            )
    quotes = []
    for q in document.quotes:
        if q.start < end and start < q.end:
            speaker = None
            if q.speaker is not None:
                speaker = {
                    "text": q.speaker,
                    "start": getattr(q, "speaker_start", None),
                    "end": getattr(q, "speaker_end", None),
                }
            quotes.append(
                {"start": max(q.start, start), "end": min(q.end, end), "kind": q.kind, "speaker": speaker}
            )
    return entities, quotes


def figure(value):
    """A number, also where the field holds an object that has one."""
    return getattr(value, "number", value)


def same_number(mark, other):
    return close(mark["number"], other["number"]) and close(mark.get("number_max"), other["number_max"])


def close(a, b):
    """Equal but for the rounding of fractions."""
    return a == b or (None not in (a, b) and abs(a - b) <= 5e-4 * max(1, abs(a)))


def same_speaker(mark, other, text):
    """The same words, or one holds the other: «الوزير» for «الوزير سامر الحلو»."""
    if mark["speaker"] is None or other["speaker"] is None:
        return mark["speaker"] is other["speaker"]
    a, b = text[mark["speaker"]["start"] : mark["speaker"]["end"]], other["speaker"]["text"]
    return a in b or b in a


class Score:
    def __init__(self):
        self.count = collections.Counter()
        self.errors = []

    def spans(self, sort, pairs, left):
        self.count[sort, "gold"] += len(pairs)
        self.count[sort, "given"] += sum(other is not None for _, other in pairs) + len(left)
        self.count[sort, "found"] += sum(other is not None for _, other in pairs)
        self.count[sort, "exact"] += sum(
            o is not None and (m["start"], m["end"]) == (o["start"], o["end"]) for m, o in pairs
        )

    def judge(self, what, right):
        self.count[what, "all"] += 1
        self.count[what, "right"] += bool(right)
        return right

    def f1(self, sort, right="found"):
        total = self.count[sort, "gold"] + self.count[sort, "given"]
        return f"{2 * self.count[sort, right] / total:.3f}" if total else "-"

    def share(self, what, of=None):
        total = self.count[what, "all"] if of is None else self.count[of, "gold"]
        return f"{self.count[what, 'right'] / total:.3f} of {total}" if total else "-"


def score_row(row, document, text, score, show):
    entities, quotes = found_in(document, row)

    def at(span):
        return text[span["start"] : span["end"]]

    def error(sort, what, mark, other):
        if show:
            score.errors.append(
                f"{row['id']} {sort} {what}: gold {brief(mark, at)} / found {brief(other, at)}"
            )

    pairs, left = pair(row["times"], [e for e in entities if e["label"] in TIMES])
    score.spans("times", pairs, left)
    for mark, other in pairs:
        right = other is not None and (mark["label"], mark["value"]) == (other["label"], other["value"])
        if other is not None:
            score.judge("mod of times", mark.get("mod") == other["mod"])
        if not score.judge("value", right):
            error("times", "value" if other else "missed", mark, other)
    for other in left:
        error("times", "too much", None, other)

    pairs, left = pair(row["numbers"], [e for e in entities if e["label"] in AMOUNTS])
    score.spans("amounts", pairs, left)
    for mark, other in pairs:
        numbers(mark, other, score, error)
    for other in left:
        error("amounts", "too much", None, other)
    for name, merge in (("roles", {}), ("roles, arrested as detained", {"arrested": "detained"})):
        gold = [role(mark, merge) for mark, _ in pairs]
        given = [role(other, merge) for _, other in pairs]
        score.count[name, "gold"] += sum(r is not None for r in gold)
        score.count[name, "given"] += sum(
            r is not None for r in [*given, *(role(other, merge) for other in left)]
        )
        score.count[name, "found"] += sum(a is not None and a == b for a, b in zip(gold, given, strict=True))

    if "quotes" in row:
        pairs, left = pair(row["quotes"], quotes)
        score.spans("quotes", pairs, left)
        for mark, other in pairs:
            if other is None:
                error("quotes", "missed", mark, other)
                continue
            score.judge("kind", mark["kind"] == other["kind"])
            if "speaker" in mark and not score.judge("speaker", same_speaker(mark, other, text)):
                error("quotes", "speaker", {**mark, "says": mark["speaker"] and at(mark["speaker"])}, other)
        for other in left:
            error("quotes", "too much", None, other)
    if "claims" in row and hasattr(document, "claims"):
        claims(row, document, text, score, show)


def claims(row, document, text, score, show):
    """Place, time, actor and speaker of each claim that counts people; one that is missed is wrong in all."""
    given = [{"start": c.start, "end": c.end, "claim": c} for c in document.claims]
    pairs, _ = pair([c for c in row["claims"] if c["role"] in PEOPLE], given)
    for mark, other in pairs:
        for part in ("place", "time", "actor", "speaker"):
            want = mark[part] and text[mark[part]["start"] : mark[part]["end"]]
            got = getattr(other["claim"], "time_value" if part == "time" else part, None) if other else None
            if part == "time":
                want = mark["time"] and mark["time"]["value"]
                right = want == got
            else:
                right = want == got or bool(want and got and (want in got or got in want))
            if not score.judge(part + " of claims", other is not None and right) and show:
                score.errors.append(
                    f"{row['id']} claims {part} of {mark['number']:g}: gold {want} / found {got}"
                )


def role(mark, merge):
    """The role of people that a number has."""
    name = mark.get("role") if mark else None
    return merge.get(name, name) if name in PEOPLE else None


def numbers(mark, other, score, error):
    """The fields of one amount."""
    if other is None:
        error("amounts", "missed", mark, other)
        return
    if not score.judge("number", same_number(mark, other)):
        error("amounts", "number", mark, other)
    if not score.judge("unit", mark.get("unit") == other["unit"]):
        error("amounts", "unit", mark, other)
    score.judge("label", mark["label"] == other["label"])
    score.judge("mod of amounts", mark.get("mod") == other["mod"])
    score.judge("counted", mark.get("counted") == other["counted"])
    if (mark.get("role") if mark.get("role") in PEOPLE else None) != other["role"]:
        error("amounts", "role", mark, other)
    if mark.get("role") in PEOPLE:
        for field, default in DEFAULTS.items():
            if not score.judge(field, mark.get(field, default) == other[field]):
                error("amounts", field, mark, other)
    elif other["negated"]:
        error("amounts", "negated", mark, other)
    for field in ("part_of", "previous"):
        if field in mark and not score.judge(field, figure(other[field]) == mark[field]):
            error("amounts", field, mark, other)


def brief(mark, at):
    if mark is None:
        return "nothing"
    words = {
        k: v
        for k, v in mark.items()
        if k not in ("start", "end", "cue", "speaker") and v not in (None, False, "event", "asserted")
    }
    if isinstance(mark.get("speaker"), dict) and "text" in mark["speaker"]:
        words["speaker"] = mark["speaker"]["text"]
    return f"«{at(mark)}» {words}"


def report(score, rows):
    print(f"{rows} sentences")
    print(
        f"times: span F1 {score.f1('times')} (exact {score.f1('times', 'exact')}) of {score.count['times', 'gold']};",
        f"value right of all {score.share('value')}; mod of found {score.share('mod of times')}",
    )
    print(
        f"amounts: span F1 {score.f1('amounts')} (exact {score.f1('amounts', 'exact')}) of {score.count['amounts', 'gold']};",
        f"of found: number {score.share('number')}, unit {score.share('unit')}, label {score.share('label')},",
        f"mod {score.share('mod of amounts')}, counted {score.share('counted')}",
    )
    print(
        f"roles of people: F1 {score.f1('roles')} of {score.count['roles', 'gold']}",
        f"(arrested and detained as one: {score.f1('roles, arrested as detained')});",
        f"of found: polarity {score.share('negated')}, modality {score.share('modality')}, scope {score.share('scope')},",
        f"part_of {score.share('part_of')}, previous {score.share('previous')}",
    )
    if score.count["place of claims", "all"]:
        parts = ("place", "time", "actor", "speaker")
        print("claims:", ", ".join(f"{part} {score.share(part + ' of claims')}" for part in parts))
    if score.count["quotes", "gold"]:
        print(
            f"quotes: F1 {score.f1('quotes')} (exact {score.f1('quotes', 'exact')}) of {score.count['quotes', 'gold']};",
            f"of found: speaker {score.share('speaker')}, kind {score.share('kind')}",
        )


def main():
    import warraq

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold")
    parser.add_argument("shared")
    parser.add_argument("--part", choices=("develop", "held"))
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    with open(arguments.gold, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if arguments.part in (None, row["part"])]
    documents = texts(arguments.shared, {row["id"].split(":")[0] for row in rows})
    score = Score()
    for row in rows:
        text = documents[row["id"].split(":")[0]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['id']}: not the text that was read")
        show = arguments.errors and row["part"] == "develop"
        score_row(row, warraq.tag(text, date=row["date"]), text, score, show)
    for line in score.errors:
        print(line)
    report(score, len(rows))


if __name__ == "__main__":
    main()
