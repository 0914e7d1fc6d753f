"""Brings the labelled corpora to one format: `python tools/train/names/prepare.py SHARED OUT`.

SHARED is the folder that holds `data/names`; without it, the news written for warraq alone. Writes to OUT one file for each corpus, `word label` a line, a blank
line between sentences: `anercorp.txt anercorp_dev.txt wikifane.txt aqmar.txt aqmar_dev.txt wojood.txt wojood_dev.txt
written.txt written_dev.txt held_paragraphs.txt held_articles.txt real.txt real_dev.txt`.
Classes keep what each annotation calls them, in groups where it has about fifty; a network has an output for each.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

Sentence = list[tuple[str, str]]

#: News written for warraq, by its own guideline.
WRITTEN = Path(__file__).parents[3] / "tests" / "annotated" / "names" / "written"
#: Real news, read and marked under the same guideline: stand-off marks on texts of SHARED.
REAL = Path(__file__).parents[3] / "tests" / "annotated" / "names" / "real" / "train.jsonl"
#: Of the real news one document in so many is left out while developing.
FOLDS = 5
#: The like, never trained on.
HELD = Path(__file__).parents[3] / "tests" / "annotated" / "names"
#: The sentences of ANERcorp that train while developing; the rest is the development split.
DEVELOPING = 3576

GROUPS = {
    "PER": "Politician Religious_PER Scientist Other_PER Businessperson Lawyer Engineer Police",
    "ARTIST": "Artist",
    "ATHLETE": "Athlete",
    "GROUP": "Group",
    "NATION": "Nation Continent GPE-Cluster",
    "PLACE": "Population-Center State-or-Province County-or-District",
    "NATURE": "Water-Body Celestial Land-Region-Natural",
    "FAC": "Building-Grounds Path Airport Subarea-Facility Plant",
    "CLUB": "Sports",
    "COMPANY": "Commercial",
    "MEDIA": "Media Entertainment",
    "GOVERNMENT": "Government",
    "ORG": "Non-Governmental Educational Religious_ORG Medical-Science",
    "WORK": "Book Movie Sound",
}
GROUP = {name: group for group, names in GROUPS.items() for name in names.split()}

NAMES = {"PERS", "ORG", "GPE", "LOC", "NORP", "OCC", "EVENT", "FAC"}
PROCLITICS = {"و", "ف", "ب", "ل", "ك", "س"}
ENCLITICS = {"ه", "ها", "هم", "هن", "هما", "نا", "ي", "ني", "كم"}


def sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    sentence: Sentence = []
    for line in lines:
        parts = line.replace("\u200e", "").replace("\ufeff", "").split()
        if len(parts) >= 2 and parts[0] != "$#$":
            sentence.append((parts[0], parts[1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def joined(sentence: Sentence) -> Sentence:
    """A sentence whose clitics stand apart, written as news is."""
    out: Sentence = []
    waiting = ""
    for word, label in sentence:
        if word in PROCLITICS and label == "O":
            waiting += word
            continue
        if word in ENCLITICS and out and not waiting and label == "O":
            host, its = out[-1]
            out[-1] = (host.removesuffix("ة") + "ت" * host.endswith("ة") + word, its)
            continue
        if waiting.endswith("ل") and word.startswith("ال"):
            word = word[1:]
        out.append((waiting + word, label))
        waiting = ""
    return out


def grouped(sentence: Sentence) -> Sentence:
    out = []
    for word, label in sentence:
        position, _, name = label.partition("-")
        out.append((word, f"{position}-{GROUP.get(name, 'PRODUCT')}" if name else "O"))
    return out


def kept(sentence: Sentence) -> Sentence:
    """A sentence of Wojood with the classes that are names or stand beside them."""
    return [(word, label if label[2:] in NAMES else "O") for word, label in sentence]


#: Built places that lose their head by the guideline (`docs/annotation.md`).
HEAD_OUTSIDE = re.compile(r"(?:مخيم|ميناء|مرفأ) ")


def written(file: Path) -> list[list[str]]:
    """The articles of a file, parted by blank lines, in paragraphs; where there are none, every line is an article."""
    text = file.read_text("utf-8").strip()
    return [article.splitlines() for article in text.split("\n\n" if "\n\n" in text else "\n")]


def paragraphs(articles: Iterable[list[str]]) -> Iterator[Sentence]:
    """The paragraphs of articles, a mark before each article (CoNLL-2003)."""
    for article in articles:
        yield [("-DOCSTART-", "O")]
        yield from map(marked, article)


MARK = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")


def unmarked(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text of `written` without its brackets, and its names: first character, the one past the last, class."""
    names: list[tuple[int, int, str]] = []
    text, at = "", 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        head = HEAD_OUTSIDE.match(mark[2]) if mark[1] == "FAC" else None
        names.append((len(text) + (head.end() if head else 0), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    return text + line[at:], names


def marked(line: str) -> Sentence:
    """A paragraph of `written`."""
    return labelled(*unmarked(line))


def labelled(text: str, labels: list[tuple[int, int, str]]) -> Sentence:
    """The words of a text: one that holds a part of a name is of that name."""
    out: Sentence = []
    last = None
    for word in re.finditer(r"[\w\u064b-\u0652\u0670\u0640]+|[^\w\s]", text):
        touched = next((name for name in labels if name[0] < word.end() and word.start() < name[1]), None)
        out.append((word[0], f"{'I' if touched is last else 'B'}-{touched[2]}" if touched else "O"))
        last = touched
    return out


def real(news: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """The documents of real news: id, and their paragraphs with labels."""
    rows = [json.loads(row) for row in REAL.read_text("utf-8").splitlines()]
    texts: dict[str, str] = {}
    for source in sorted({row["source"] for row in rows}):
        with gzip.open(news / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts |= {row["id"]: row["text"] for row in map(json.loads, lines)}
    for row in rows:
        text = texts[row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: the text is not the one that was marked")
        paragraphs, at = [], 0
        for line in text.splitlines(keepends=True):
            spans = [
                (s - at, e - at, label) for s, e, label in row["spans"] if at <= s and e <= at + len(line)
            ]
            if line.strip():
                paragraphs.append(labelled(line, spans))
            at += len(line)
        yield row["id"], paragraphs


def write(path: Path, found: Iterable[Sentence]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for sentence in found:
            file.writelines(f"{word} {label}\n" for word, label in sentence)
            file.write("\n")


def main(shared: str, out: str) -> None:
    names, news, to = Path(shared) / "data" / "names", Path(shared) / "data" / "news", Path(out)
    to.mkdir(parents=True, exist_ok=True)
    articles = [article for file in sorted(WRITTEN.glob("*.txt")) for article in written(file)]
    write(to / "written.txt", paragraphs(article for n, article in enumerate(articles) if n % 8))
    write(to / "written_dev.txt", paragraphs(articles[::8]))
    for file in HELD.glob("*.txt"):
        write(to / file.name, paragraphs(written(file)))
    if not names.is_dir():
        print(f"{names} is no folder: the news written for warraq alone")
        return
    documents = list(real(news))
    left = lambda document: int(hashlib.sha256(document.encode()).hexdigest(), 16) % FOLDS == 0
    begun = lambda paragraphs: [[("-DOCSTART-", "O")], *paragraphs]
    write(to / "real.txt", (s for name, text in documents if not left(name) for s in begun(text)))
    write(to / "real_dev.txt", (s for name, text in documents if left(name) for s in begun(text)))
    read = lambda name: list(sentences((names / name).read_text("utf-8").splitlines()))
    anercorp = read("ANERCorp_CamelLab_train.txt")
    write(to / "anercorp.txt", anercorp[:DEVELOPING])
    write(to / "anercorp_dev.txt", anercorp[DEVELOPING:])
    for corpus in ("AQMAR", "Wojood_sample"):
        short = corpus.split("_")[0].lower()
        for part, ending in (("train", ""), ("dev" if short == "aqmar" else "val", "_dev")):
            found = read(f"{corpus}_{part}.txt")
            write(to / f"{short}{ending}.txt", map(kept, found) if short == "wojood" else found)
    with gzip.open(names / "WikiFANE_Gold_2014_500K.txt.gz", "rt", encoding="utf-8") as file:
        write(to / "wikifane.txt", (grouped(joined(s)) for s in sentences(file)))


if __name__ == "__main__":
    main(*sys.argv[1:])
