"""Makes stand-off annotations of names from marks that a reader wrote, compares two readers, and shows the result.

The texts stay in a folder of their own and are never written. A source is `DATA/NAME.jsonl.gz`, a document a line with
`id` and `text`; annotations are JSON, a document a line:

    {"id": "AB12", "source": "NAME", "sha256": "…", "spans": [[start, end, "PER"], …], "pass": 1, "reader": "a"}

Offsets count Unicode code points of `text`, half open; `sha256` is that of the text in UTF-8.

A marks file holds `# ID` for each document and under it the names in the order of the text, one a line: the label (PER,
ORG, LOC, MISC or P, O, L, M), a tab or a blank, and the words as they stand there, without proclitics. The script looks
for each after the end of the one before, as whole words (proclitics may stand before it; «العراق» also finds the
«لعراق» of «للعراق»); what stands only before that is taken there and reported if it stands there more than once:

    # AB12
    L  بغداد
    P  ناظم البرداني
    P  علي @2        the second «علي» from here on (the first is something else)
    L  ~مصر          also inside a word (glued words: «فيمصر»)
    O  رويترز *      everywhere in the document, order aside, where no other name covers it (longest first)
    -  رويترز @2     no name here: keeps `*` away

A document without lines has no names. Blanks match any white space. What is not found as written is looked for with
alef, ya, ta marbuta and vowel signs folded, and reported.

    names.py build DATA SOURCE MARKS... -o OUT.jsonl [--pass 1] [--reader a] [--ids FILE] [--review]
    names.py print DATA SOURCE ID...            the texts, to read
    names.py show  DATA FILE.jsonl [ID...]      the texts with the names in brackets
    names.py agree A.jsonl B.jsonl [--data DATA]   exact span and label F1 of B against A, by label; disagreements
"""

import argparse
import collections
import gzip
import hashlib
import json
import pathlib
import re
import sys

LABELS = {"P": "PER", "O": "ORG", "L": "LOC", "M": "MISC"}
LABELS |= {name: name for name in LABELS.values()}
NO_NAME = "-"
# Letters, marks and digits of a word; tatweel is a letter of none.
LETTER = "0-9A-Za-zÀ-ÿ\u0621-\u063a\u0641-\u0669\u0670-\u06d3"
PROCLITICS = "[وفأ]?[بلكس]?[\u064b-\u0652ـ]*"
FOLDED = {
    "ا": "[اأإآٱى]",
    "أ": "[اأإآٱ]",
    "إ": "[اأإآٱ]",
    "آ": "[اأإآٱ]",
    "ى": "[ىيا]",
    "ي": "[يىئی]",
    "ة": "[ةه]",
}
FOLDED |= {"ه": "[هة]", "ؤ": "[ؤو]", "و": "[وؤ]", "ئ": "[ئيى]", "ک": "[کك]", "ك": "[كک]"}
VOWELS = "[\u064b-\u0652ـ]*"


def texts(data, source):
    """The texts of a source by id."""
    with gzip.open(pathlib.Path(data) / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def annotations(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def marks(paths):
    """Documents of marks files in order: id and its list of (label, surface, nth, inside, everywhere, where)."""
    documents = {}
    for path in paths:
        current = None
        for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines(), 1):
            line = line.strip()
            if line.startswith("#"):
                current = line[1:].split()[0]
                if current in documents:
                    sys.exit(f"{path}:{number}: {current} stands twice")
                documents[current] = []
            elif line:
                label, _, surface = re.sub(r"\s", " ", line).partition(" ")
                if (label not in LABELS and label != NO_NAME) or not surface.strip() or current is None:
                    sys.exit(f"{path}:{number}: not a mark: {line}")
                surface, everywhere = re.subn(r" \*$", "", surface.strip())
                nth = re.search(r" @(\d+)$", surface)
                surface = surface[: nth.start()] if nth else surface
                inside = surface.startswith("~")
                surface = surface.lstrip("~").strip()
                nth = int(nth[1]) if nth else 1
                label = LABELS.get(label, NO_NAME)
                documents[current].append((label, surface, nth, inside, bool(everywhere), f"{path}:{number}"))
    return documents


def pattern(surface, inside=False, fold=False):
    """What finds a surface as whole words, with proclitics before it and any white space between its words."""

    def letter(c):
        if c.isspace():
            return r"\s+"
        if not fold:
            return re.escape(c)
        return "" if re.match("[\u064b-\u0652ـ]", c) else FOLDED.get(c, re.escape(c)) + VOWELS

    body = "".join(letter(c) for c in re.sub(r"\s+", " ", surface))
    if surface.startswith("ال") and not inside:
        rest = surface[2:] if surface.startswith("الل") else surface[1:]
        rest = "".join(letter(c) for c in re.sub(r"\s+", " ", rest))
        body += f"|(?<=ل){rest}"  # «للعراق», «للجنة»: the name begins at the second ل
    if inside:
        return re.compile(f"(?P<name>{body})")
    return re.compile(f"(?<![{LETTER}]){PROCLITICS}(?P<name>{body})(?![{LETTER}\u064b-\u0652])")


def occurrences(text, start, surface, inside, fold):
    """Where a surface begins and ends, from `start` on. A shorter proclitic chain wins («ببغداد» of «بغداد»)."""
    expression = pattern(surface, inside, fold)
    bare = pattern(surface, inside, fold).pattern.replace(PROCLITICS, "", 1)
    found = {}
    for compiled in (re.compile(bare), expression):
        for match in compiled.finditer(text, max(0, start - 6)):
            if match.start("name") >= start:
                found.setdefault(match.span("name"), None)
    return sorted(found)


def find(text, begin, mark, spans, longer=()):
    """Free places of a mark from `begin` on, as written or else folded, and whether they are folded; not in `longer`."""
    _, surface, _, inside, *_ = mark
    for fold in (False, True):
        found = occurrences(text, begin, surface, inside, fold)
        free = [f for f in found if not any(f[0] < b and a < f[1] for a, b, _ in spans)]
        free = [f for f in free if not any(a <= f[0] and f[1] <= b and f != (a, b) for a, b in longer)]
        if len(free) >= mark[2]:
            return free, fold
    return [], False


def place(text, wanted):
    """Spans of a document's marks, and what a reader must look at. Names in order first, then those everywhere."""
    spans, notes, end = [], [], 0
    ordered = [mark for mark in wanted if not mark[4]]
    everywhere = sorted((mark for mark in wanted if mark[4]), key=lambda mark: -len(mark[1]))
    longer = [f for mark in everywhere for f in find(text, 0, mark, [])[0]]
    for mark in ordered + everywhere:
        label, surface, nth, inside, all_places, where = mark
        within = () if all_places else longer
        free, fold = find(text, 0 if all_places else end, mark, spans, within)
        if not free:
            free, fold = find(text, 0, mark, spans, within)
            if len(free) > 1:
                notes.append(
                    f"{where}: ORDER {label} {surface}, taken at {free[nth - 1][0]} of {[a for a, _ in free]}"
                )
        if not free:
            notes.append(f"{where}: UNPLACED {label} {surface}")
            continue
        chosen = free if all_places else [free[nth - 1]]
        if fold:
            notes.append(f"{where}: folded {label} {surface} -> {[text[a:b] for a, b in chosen]}")
        spans += [[a, b, label] for a, b in chosen]
        end = end if all_places else max(end, chosen[0][1])
    return sorted(span for span in spans if span[2] != NO_NAME), notes


def repeated(text, spans):
    """Places where words that are a name in this document stand without a mark; a reader decides each."""
    marked = collections.defaultdict(set)
    for start, stop, label in spans:
        marked[text[start:stop]].add(label)
    for surface, labels in marked.items():
        for start, stop in occurrences(text, 0, surface, False, False):
            if not any(start < b and a < stop for a, b, _ in spans):
                yield f"{'/'.join(sorted(labels))} {surface}: " + " ".join(
                    text[max(0, start - 30) : stop + 30].split()
                )


def bracketed(text, spans):
    """The text with its names in brackets, blank lines dropped."""
    pieces, last = [], 0
    for start, stop, label in spans:
        pieces += [text[last:start], f"[{label} {text[start:stop]}]"]
        last = stop
    return re.sub(r"\s*\n\s*", "\n", "".join(pieces) + text[last:]).strip()


def build(arguments):
    source = texts(arguments.data, arguments.source)
    documents = marks(arguments.marks)
    if arguments.ids:
        keep = set(pathlib.Path(arguments.ids).read_text(encoding="utf-8").split())
        documents = {name: wanted for name, wanted in documents.items() if name in keep}
    unplaced = 0
    rows = []
    for name, wanted in documents.items():
        if name not in source:
            sys.exit(f"{name}: no such document in {arguments.source}")
        text = source[name]
        spans, notes = place(text, wanted)
        unplaced += sum("UNPLACED" in note for note in notes)
        for note in notes + [f"{name}: unmarked {note}" for note in repeated(text, spans)]:
            print(note)
        if arguments.review:
            print(f"\n# {name}\n{bracketed(text, spans)}\n")
        digest = hashlib.sha256(text.encode()).hexdigest()
        rows.append(
            {
                "id": name,
                "source": arguments.source,
                "sha256": digest,
                "spans": spans,
                "pass": arguments.number,
                "reader": arguments.reader,
            }
        )
    if arguments.output:
        lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
        pathlib.Path(arguments.output).write_text("".join(lines), encoding="utf-8")
    words = sum(len(source[row["id"]].split()) for row in rows)
    counts = collections.Counter(span[2] for row in rows for span in row["spans"])
    print(
        f"{len(rows)} documents, {words} words, {sum(counts.values())} names {dict(sorted(counts.items()))}, {unplaced} unplaced"
    )
    return 1 if unplaced else 0


def print_texts(arguments):
    source = texts(arguments.data, arguments.source)
    for name in arguments.ids:
        print(f"# {name}\n{bracketed(source[name], [])}\n")
    return 0


def show(arguments):
    sources = {}
    for row in annotations(arguments.file):
        if arguments.ids and row["id"] not in arguments.ids:
            continue
        if row["source"] not in sources:
            sources[row["source"]] = texts(arguments.data, row["source"])
        text = sources[row["source"]][row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            sys.exit(f"{row['id']}: the text is another one")
        print(f"# {row['id']}\n{bracketed(text, row['spans'])}\n")
    return 0


def agree(arguments):
    left, right = (
        {(r["source"], r["id"]): r for r in annotations(p)} for p in (arguments.left, arguments.right)
    )
    sources, tally = {}, collections.defaultdict(lambda: [0, 0, 0])
    shared = [key for key in left if key in right]
    for key in shared:
        a, b = ({tuple(span) for span in side[key]["spans"]} for side in (left, right))
        for label in dict.fromkeys(LABELS.values()):
            one, two = {s for s in a if s[2] == label}, {s for s in b if s[2] == label}
            for total in (label, "all"):
                for position, number in enumerate((len(one & two), len(one), len(two))):
                    tally[total][position] += number
        if arguments.data and a != b:
            if key[0] not in sources:
                sources[key[0]] = texts(arguments.data, key[0])
            text = sources[key[0]][key[1]]
            for start, stop, label in sorted(a ^ b):
                side = "a" if (start, stop, label) in a else "b"
                context = f"{text[max(0, start - 30) : start]}[{text[start:stop]}]{text[stop : stop + 20]}"
                print(f"{key[1]} {side} {label} {' '.join(context.split())}")
    print(f"{len(shared)} documents that both read")
    for label in [*dict.fromkeys(LABELS.values()), "all"]:
        both, one, two = tally[label]
        print(
            f"{label}\tF1 {2 * both / (one + two):.3f}\ta {one}\tb {two}\tboth {both}"
            if one + two
            else f"{label}\t-"
        )
    return 0


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build")
    command.add_argument("data")
    command.add_argument("source")
    command.add_argument("marks", nargs="+")
    command.add_argument("-o", "--output")
    command.add_argument("--pass", dest="number", type=int, default=1)
    command.add_argument("--reader", default="a")
    command.add_argument("--ids", help="only these documents (a file of ids)")
    command.add_argument("--review", action="store_true")
    command.set_defaults(run=build)
    command = commands.add_parser("print")
    command.add_argument("data")
    command.add_argument("source")
    command.add_argument("ids", nargs="+")
    command.set_defaults(run=print_texts)
    command = commands.add_parser("show")
    command.add_argument("data")
    command.add_argument("file")
    command.add_argument("ids", nargs="*")
    command.set_defaults(run=show)
    command = commands.add_parser("agree")
    command.add_argument("left")
    command.add_argument("right")
    command.add_argument("--data", help="the folder of the texts, to list disagreements")
    command.set_defaults(run=agree)
    arguments = parser.parse_args()
    return arguments.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
