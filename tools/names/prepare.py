"""Brings the labelled corpora to one format: `python tools/names/prepare.py SHARED OUT`.

SHARED is the folder that holds `data/names`. Writes to OUT one file for each corpus, `word label` a line, a blank
line between sentences: `anercorp.txt anercorp_dev.txt wikifane.txt aqmar.txt aqmar_dev.txt wojood.txt wojood_dev.txt`.
And `unl.txt`: 220,000 words of news and Wikipedia that nobody has labelled, for networks that learn from others.
Classes keep what each annotation calls them, in groups where it has about fifty; a network has an output for each.
"""

from __future__ import annotations

import gzip
import random
import re
import sys
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

Sentence = list[tuple[str, str]]

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


def members(path: Path) -> Iterator[tuple[str, tarfile.TarFile, tarfile.TarInfo]]:
    with tarfile.open(path) as archive:
        for member in archive:
            if member.name.endswith(".txt") and "LICENSE" not in member.name:
                yield member.name, archive, member


def unlabelled(texts: Path) -> Iterator[Sentence]:
    """A few texts, some sections of the news more often: those without punctuation in stretches of 36 words."""
    random.seed(7)
    often = {"Politics": 0.05, "Sports": 0.025, "Finance": 0.025, "Culture": 0.025}
    read = lambda archive, member: archive.extractfile(member).read().decode("utf-8", "ignore")
    found: list[list[str]] = []
    for name, archive, member in members(texts / "sanad_alkhaleej.tar.gz"):
        section = name.split("/")[1]
        if section in often and random.random() <= often[section]:
            words = re.findall(r"\w+", read(archive, member))[:180]
            found += [words[at : at + 36] for at in range(0, len(words), 36)]
    for _, archive, member in members(texts / "arwiki_20170120_10197docs.tar.gz"):
        if random.random() <= 0.06:
            for line in read(archive, member).splitlines()[:12]:
                found += [re.findall(r"\w+|[^\w\s]", part) for part in re.split(r"(?<=[.؟!])\s+", line)]
    yield from ([(word, "O") for word in words] for words in found if 4 <= len(words) <= 60)


def write(path: Path, found: Iterable[Sentence]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for sentence in found:
            file.writelines(f"{word} {label}\n" for word, label in sentence)
            file.write("\n")


def main(shared: str, out: str) -> None:
    names, to = Path(shared) / "data" / "names", Path(out)
    to.mkdir(parents=True, exist_ok=True)
    read = lambda name: list(sentences((names / name).read_text("utf-8").splitlines()))
    news = read("ANERCorp_CamelLab_train.txt")
    write(to / "anercorp.txt", news[:DEVELOPING])
    write(to / "anercorp_dev.txt", news[DEVELOPING:])
    for corpus in ("AQMAR", "Wojood_sample"):
        short = corpus.split("_")[0].lower()
        for part, ending in (("train", ""), ("dev" if short == "aqmar" else "val", "_dev")):
            found = read(f"{corpus}_{part}.txt")
            write(to / f"{short}{ending}.txt", map(kept, found) if short == "wojood" else found)
    with gzip.open(names / "WikiFANE_Gold_2014_500K.txt.gz", "rt", encoding="utf-8") as file:
        write(to / "wikifane.txt", (grouped(joined(s)) for s in sentences(file)))
    write(to / "unl.txt", unlabelled(Path(shared) / "data" / "text"))


if __name__ == "__main__":
    main(*sys.argv[1:])
