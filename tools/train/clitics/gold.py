"""Reads WikiNews.pos.ref with the surface forms of WikiNewsTruth.txt.

`read(folder)` gives one (surface, before, after, kind) per token: the surface
word without tashkeel, the lengths of its proclitics and of its enclitic
pronouns. `first_half` is for training and tuning, `second_half` for the one
figure; nobody looks at the errors of the second.
"""

import difflib
import gzip
import re

MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
PROCLITICS = {"CONJ": {"و", "ف"}, "PREP": {"ب", "ل", "ك"}, "DET": {"ال"}, "FUT_PART": {"س"}}
PRONOUNS = {"ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "نا", "ي", "ني"}


def glue(segments):
    """The word as written: ل + ال is written لل."""
    return re.sub(r"(^|\+)ل\+ال(?=\+)", r"\1ل+ل", segments).replace("+", "")


def norm(word):
    return re.sub("[أإآ]", "ا", word).replace("ة", "ت").replace("ى", "ي")


def cuts(segments, tags, surface):
    """The lengths of the proclitics and of the pronouns, in letters of the surface form."""
    before, at = [], 0
    while at < len(segments) - 1 and segments[at] in PROCLITICS.get(tags[at], ()):
        before.append(1 if segments[at] == "ال" and before and segments[at - 1] == "ل" else len(segments[at]))
        at += 1
    after, end = [], len(segments)
    while end > max(at, 1) and tags[end - 1] == "PRON" and segments[end - 1] in PRONOUNS:
        end -= 1
        after.insert(0, len(segments[end]))
    # The segments restore what assimilation took; then the ends must still agree with the surface.
    head = glue("+".join(segments[:at] + ["x"]))[:-1] if at else ""
    tail = "".join(segments[end:])
    if not norm(surface).startswith(norm(head)) or not norm(surface).endswith(norm(tail)):
        return [], []
    if len(head) + len(tail) > len(surface):
        return [], []
    return before, after


def read(folder):
    with gzip.open(f"{folder}/WikiNews.pos.ref.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    with gzip.open(f"{folder}/WikiNewsTruth.txt.gz", "rt", encoding="utf-8") as lines:
        surfaces = re.findall(r"[ء-ي]+|[0-9]+|\S", MARKS.sub("", lines.read()))
    glued = [glue(row[0]) for row in rows]
    written = list(glued)
    matcher = difflib.SequenceMatcher(
        None, [norm(w) for w in glued], [norm(w) for w in surfaces], autojunk=False
    )
    for tag, a, b, c, _ in matcher.get_opcodes():
        if tag == "equal":
            written[a:b] = surfaces[c : c + b - a]
        elif tag == "replace" and b - a == 1 and glued[a] in ("لللغة", "منما", "منمن", "كننا", "وكننا"):
            written[a] = surfaces[c]
    out = []
    for (segments, tags), surface in zip(rows, written):
        segments, tags = segments.split("+"), tags.split("+")
        tags += ["NOUN"] * (len(segments) - len(tags))
        if not re.fullmatch("[ء-ي]+", surface):
            out.append((surface, [], []))
        else:
            out.append((surface, *cuts(segments, tags, surface)))
    return out


def first_half(folder):
    tokens = read(folder)
    return tokens[: len(tokens) // 2]


def second_half(folder):
    tokens = read(folder)
    return tokens[len(tokens) // 2 :]


if __name__ == "__main__":
    # python tools/train/clitics/gold.py FOLDER first|second: one «word TAB cuts before TAB letters after» a line.
    import sys

    half = first_half if sys.argv[2] == "first" else second_half
    for word, before, after in half(sys.argv[1]):
        print(word, ",".join(map(str, before)), ",".join(map(str, after)), sep="\t")
