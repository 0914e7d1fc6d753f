"""Places marks written by a reader onto the sentences of tests/annotated/facts.

usage: facts.py show SENTENCES [FIRST LAST]      print sentences to be read
       facts.py place SENTENCES MARKS... -o GOLD place the marks; what cannot be placed is reported
       facts.py review SENTENCES GOLD [FIRST LAST]
       facts.py agree GOLD SECOND                how far two readings agree

SENTENCES comes from facts_sentences.py and holds texts; so do the marks, which quote them. Neither is published.
The gold is stand-off. A marks file:

    #12                                         the sentence with this number
    t VALUE [MOD] [h=HIJRI] [opt] | surface           S:VALUE is a SET; other labels follow from the value
    n NUMBER[..MAX] [UNIT] [FIELD...] | surface | counted | p=place; t=time; a=actor; s=speaker
    c p=place; t=time; a=actor; s=speaker        for the numbers below that have a role and do not say otherwise
    q KIND CUE | speaker | first words ~~ last words

Surfaces are looked for in the sentence, the first free place first; `@2` after one asks for its second place, `^`
before one for the text ahead of the sentence, else after it. A speaker `-` is none, `?` is not judged. A time outside the sentence has its value after `=`.
Fields of a number: a mod as ~ > < >= <= v, `ord`, a role, `neg`, `m:planned`, `part:23` `prev:12` (the number of a
mark of the same sentence), `scope:world`. With any of p, t, a, s, or with a role, a number is a claim as well.
"""

import argparse
import functools
import json
import pathlib
import re
import sys

from facts_agree import agree

MODS = {"~": "approx", ">": "more_than", "<": "less_than", ">=": "at_least", "<=": "at_most", "v": "vague"}
TIME_MODS = {"START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"}
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
THINGS = {"destroyed", "damaged", "lost", "seized", "won"}
LOSSES = {"toll", "senses", "turned", "denied"}
KINDS = {"direct", "indirect", "partial", "colon"}
UNIT = re.compile(
    r"[kcmun]?m[23]?(/[dahs])?|km/h|[kmu]?g|t|[mM]?[lL]|Cel|har|[kMG]?W|[MGT]B|\[\w+\](/d)?|\d+\.(ar|kg)"
)


class Lost(Exception):
    """A mark that cannot be placed."""


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def occurrences(surface, text, start, end, worst=3):
    """Places of a surface from start to end, whole words first."""
    found = []
    at = text.find(surface, start, end)
    while at >= 0:
        stop = at + len(surface)
        before = text[at - 1] if at else " "
        after = text[stop] if stop < len(text) else " "
        if (before.isdigit() and surface[0].isdigit()) or (after.isdigit() and surface[-1].isdigit()):
            rank = 3
        elif after.isalpha() and surface[-1].isalpha():
            rank = 2
        else:
            rank = 1 if before.isalpha() and surface[0].isalpha() else 0
        if rank <= worst:
            found.append((rank, at, stop))
        at = text.find(surface, at + 1, end)
    return [(at, stop) for _, at, stop in sorted(found)]


class Sentence:
    def __init__(self, row):
        self.row, self.text = row, re.sub(r"\s", " ", row["text"])
        self.start, self.end = row["start"], row["end"]
        self.taken, self.common = [], ""
        self.marks = {"times": [], "numbers": [], "quotes": [], "claims": []}

    def place(self, surface, near=None, free=False):
        """The span of a surface. `near`: the closest one to that offset; `free`: one that no mark holds."""
        surface = surface.strip()
        ahead = surface.startswith("^")
        surface = surface.lstrip("^")
        number = re.search(r"@(\d+)$", surface)
        if number:
            surface = surface[: number.start()]
        if not surface:
            raise Lost("empty")
        if ahead:
            before = sorted(occurrences(surface, self.text, 0, self.start, 1))
            found = before[::-1] or occurrences(surface, self.text, self.end, len(self.text), 1)
        elif "~~" in surface:
            found = self.stretch(*(part.strip() for part in surface.split("~~")), near)
        else:
            found = occurrences(surface, self.text, self.start, self.end)
        if number:
            found = sorted(found)[int(number[1]) - 1 :]
        elif near is not None and not ahead:
            whole = [s for s in found if not self.text[s[1] : s[1] + 1].isalpha()] or found
            found = sorted(whole, key=lambda s: min(abs(s[0] - near), abs(s[1] - near)))
        if free:
            found = [s for s in found if not any(s[0] < b and a < s[1] for a, b in self.taken)]
        if not found:
            raise Lost(surface)
        if free:
            self.taken.append(found[0])
        return found[0]

    def stretch(self, first, last, near):
        result = []
        for at, stop in occurrences(first, self.text, self.start, self.end):
            ends = [e for _, e in sorted(occurrences(last, self.text, at, self.end)) if e >= stop]
            whole = [e for e in ends if not self.text[e : e + 1].isalnum()] or ends
            result += [(at, e) for e in whole[:1]]
        return result

    def span(self, surface, **how):
        start, end = self.place(surface, **how)
        return {"start": start, "end": end}

    def time(self, fields, parts):
        value, mod, hijri = fields[0], None, None
        optional = "opt" in fields
        for field in fields[1:]:
            if field == "opt":
                continue
            if field in TIME_MODS:
                mod = field
            elif field.startswith("h="):
                hijri = field[2:]
            else:
                raise Lost(f"field {field}")
        if value.startswith("S:"):
            label, value = "SET", value[2:]
        elif re.match(r"P(\d|T|X)", value):
            label = "DURATION"
        elif value.endswith("_REF"):
            label = "DATE"
        else:
            label = "TIME" if "T" in value else "DATE"
        if label != "SET" and not re.match(
            r"^(P(T?[\dX.]+[YMWDHS])+(T([\dX.]+[HMS])+)?|P?(PAST|PRESENT|FUTURE)_REF|(AH|BC)?[\dX]{2,4}(-[\dXWSQHPUFEA]+)*"
            r"|([\dX-]+|PRESENT_REF)?T(\d\d(:\d\d)*|MO|MI|AF|EV|NI|DT)?(Z|[+-]\d\d:\d\d)?|AH[\d-]+|XXXX.*)$",
            value,
        ):
            raise Lost(f"value {value}")
        mark = {**self.span(parts[0], free=True), "label": label, "value": value}
        if mod:
            mark["mod"] = mod
        if hijri:
            mark["hijri"] = hijri
        if optional:
            mark["optional"] = True
        self.marks["times"].append(mark)

    def number(self, fields, parts):
        low, _, high = fields[0].partition("..")
        mark = {"label": "CARDINAL", "number": value(low)}
        if high:
            mark["number_max"] = value(high)
        for field in fields[1:]:
            if field in MODS:
                mark["mod"] = MODS[field]
            elif field == "ord":
                mark["label"] = "ORDINAL"
            elif field == "%":
                mark.update(label="PERCENT", unit="%")
            elif field in ("MONEY", "QUANTITY"):
                mark["label"] = field
            elif re.fullmatch("[A-Z]{3}", field):
                mark.update(label="MONEY", unit=field)
            elif UNIT.fullmatch(field):
                mark.update(label="QUANTITY", unit=field)
            elif field in PEOPLE | THINGS:
                mark["role"] = field
            elif field == "opt":
                mark["optional"] = True
            elif field == "neg":
                mark["negated"] = True
            elif field.startswith("m:"):
                mark["modality"] = field[2:]
            elif field.startswith(("part:", "prev:", "scope:")):
                key, _, what = field.partition(":")
                mark[{"part": "part_of", "prev": "previous", "scope": "scope"}[key]] = (
                    what if key == "scope" else value(what)
                )
            else:
                raise Lost(f"field {field}")
        mark = {**self.span(parts[0], free=True), **mark}
        if len(parts) > 1 and parts[1]:
            start, end = self.place(parts[1], near=mark["start"])
            mark["counted"] = self.row["text"][start:end]
        claim = {}
        said = self.common if mark.get("role") else ""
        said = dict(
            p.strip().partition("=")[::2] for p in f"{said};{parts[2] if len(parts) > 2 else ''}".split(";")
        )
        for key, surface in said.items():
            if not key or not surface:
                continue
            name = {"p": "place", "t": "time", "a": "actor", "s": "speaker"}[key]
            when = None
            if name == "time" and surface.startswith("^"):
                surface, _, when = surface.partition("=")
            claim[name] = self.span(surface, near=mark["start"])
            if name == "time":
                claim[name]["value"] = when
        if claim or mark.get("role"):
            self.marks["claims"].append((mark, claim))
        self.marks["numbers"].append(mark)

    def claim(self, fields, parts):
        self.common = " ".join(fields)

    def quote(self, fields, parts):
        if fields[0] not in KINDS:
            raise Lost(f"kind {fields[0]}")
        mark = {**self.span(parts[1]), "kind": fields[0], "cue": None, "speaker": None}
        if self.text[mark["start"]] in '«"“' and self.text[mark["end"] - 1] in '»"”':
            raise Lost("marks inside a quote")
        if fields[1] != "-":
            mark["cue"] = self.span(fields[1].replace("_", " "), near=mark["start"])
        if parts[0] == "?":
            del mark["speaker"]
        elif parts[0] != "-":
            mark["speaker"] = self.span(parts[0], near=mark["cue"]["start"] if mark["cue"] else mark["start"])
        self.marks["quotes"].append(mark)

    def gold(self, claims):
        """The row of the gold, with the parts of claims that need the other marks."""
        for key in ("times", "numbers", "quotes"):
            self.marks[key].sort(key=lambda m: m["start"])
        rows = []
        for mark, claim in sorted(self.marks["claims"], key=lambda pair: pair[0]["start"]):
            time = claim.get("time")
            if time and time["value"] is None:
                same = [
                    t for t in self.marks["times"] if t["start"] < time["end"] and time["start"] < t["end"]
                ]
                if not same:
                    raise Lost("the time of a claim is no time of the sentence")
                time.update(start=same[0]["start"], end=same[0]["end"], value=same[0]["value"])
            role = {"negated": False, "modality": "asserted"} if mark.get("role") else {}
            if mark.get("role") in PEOPLE:
                role["scope"] = "event"
            else:
                mark.pop("scope", None)
            mark.update({k: mark.get(k, v) for k, v in role.items()})
            number = {k: v for k, v in mark.items() if k != "label"}
            rows.append({**number, **{k: claim.get(k) for k in ("place", "time", "actor", "speaker")}})
        out = {
            k: self.row[k]
            for k in ("id", "source", "sha256", "start", "end", "paragraph", "date", "part", "group")
        }
        out.update({k: self.marks[k] for k in ("times", "numbers")})
        out.update({"claims": rows} if claims else {"quotes": self.marks["quotes"]})
        for number in out["numbers"]:
            for key in ("part_of", "previous"):
                if key in number and not any(n["number"] == number[key] for n in out["numbers"]):
                    raise Lost(f"{key} {number[key]:g}")
        return out


def value(written):
    top, _, bottom = written.partition("/")
    result = float(top) / float(bottom or 1)
    return round(result, 4) if bottom else result


def place(sentences, files):
    """The gold rows in order, and what went wrong."""
    rows, wrong, done = {}, [], set()
    claims = any(row["group"] in LOSSES for row in sentences)
    for file in files:
        current = index = None
        for line in [*pathlib.Path(file).read_text(encoding="utf-8").split("\n"), "#end"]:
            if line.startswith("#"):
                if current:
                    try:
                        rows[index] = current.gold(claims)
                    except Lost as lost:
                        wrong.append(f"{file} #{index}: {lost}")
                if line == "#end":
                    continue
                index = int(line[1:].split()[0])
                if index in done:
                    wrong.append(f"{file} #{index}: twice")
                done.add(index)
                current = Sentence(sentences[index])
            elif line.strip():
                head, *parts = re.split(r"\s*\|\s*", line.strip())
                sort, *fields = head.split()
                try:
                    {"t": current.time, "c": current.claim, "n": current.number, "q": current.quote}[sort](
                        fields, parts
                    )
                except (Lost, KeyError, ValueError, IndexError) as lost:
                    wrong.append(f"{file} #{index}: {line}   <- {type(lost).__name__} {lost}")
    return [rows[i] for i in sorted(rows)], wrong


def show(rows, first, last):
    for index, row in list(enumerate(rows))[first:last]:
        text, start = row["text"], row["start"]
        print(f"#{index} {row['date'] or row['country']} {row['outlet'] or ''}")
        near = 300 if row["group"] in LOSSES else 220
        if row["group"] in LOSSES:
            print("   ^^", row["title"] or "", "//", " ".join(text[: min(110, start)].split()))
        before = text[max(row["paragraph"], start - near) : start].strip()
        before = before or " ".join(text[max(0, start - near) : start].split())
        if before.strip():
            print("   <<", before)
        if (opened := open_mark(text, row["paragraph"], start)) is not None:
            print("   OPEN:", text[max(row["paragraph"], opened - 130) : opened + 20])
        print(text[start : row["end"]])


def open_mark(text, paragraph, start):
    """The quotation mark that is still open before a sentence."""
    opened = None
    for at in range(paragraph, start):
        if text[at] in "«“" or (text[at] == '"' and opened is None):
            opened = at
        elif text[at] in "»”" or text[at] == '"':
            opened = None
    return opened


def words(text, span):
    return text[span["start"] : span["end"]] if span else None


def review(sentences, gold, first, last):
    index = {row["id"]: i for i, row in enumerate(sentences)}
    for row in gold:
        number = index[row["id"]]
        if not first <= number < last:
            continue
        cut = functools.partial(words, sentences[number]["text"])
        print(f"#{number} {row['date']} {cut(row)}")
        for sort in ("times", "numbers", "quotes", "claims"):
            for mark in row.get(sort, ()):
                rest = {
                    k: cut(v) if isinstance(v, dict) else v
                    for k, v in mark.items()
                    if k not in ("start", "end")
                }
                print("    ", sort[0], cut(mark), rest)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--agree", action="store_true", help="the same as the command agree")
    parser.add_argument("words", nargs="*")
    parser.add_argument("-o", "--output")
    arguments = parser.parse_args()
    command, *rest = ["agree", *arguments.words] if arguments.agree else arguments.words or [""]
    if command == "agree" and len(rest) == 2:
        return agree(read(rest[0]), read(rest[1]))
    if command not in ("show", "place", "review") or not rest:
        parser.error("show, place, review or agree")
    sentences = read(rest[0])
    if command == "show":
        show(sentences, *(int(x) for x in rest[1:] or (0, len(sentences))))
    elif command == "review":
        review(sentences, read(rest[1]), *(int(x) for x in rest[2:] or (0, len(sentences))))
    else:
        rows, wrong = place(sentences, rest[1:])
        for line in wrong:
            print(line, file=sys.stderr)
        if arguments.output:
            with open(arguments.output, "w", encoding="utf-8") as out:
                for row in rows:
                    print(json.dumps(row, ensure_ascii=False), file=out)
        print(
            len(rows),
            {k: sum(len(r.get(k, ())) for r in rows) for k in ("times", "numbers", "quotes", "claims")},
        )


if __name__ == "__main__":
    main()
