"""Articles of the Arabic Wikipedia as material for dumps: sentences, clauses, words."""

import pathlib
import re


class Source:
    """Articles and sentences from arwiki, each used for one of the two halves only."""

    def __init__(self, folder, half, rng):
        self.documents = []
        for path in sorted(pathlib.Path(folder).rglob("doc_*.txt")):
            if int(re.sub(r"\D", "", path.stem)) % 2 != half:
                continue
            text = re.sub(r"</?doc[^>]*>", "", path.read_text(encoding="utf-8"))
            lines = [line.strip() for line in text.split("\n") if line.strip()]
            good = [line for line in lines[1:] if len(line) > 90 and line.count("(") < 6]
            if len(good) >= 3 and sum(len(sentences(line)) for line in good) >= 10:
                self.documents.append((lines[0], good))
        rng.shuffle(self.documents)
        self.at = 0

    def next(self):
        self.at += 1
        return self.documents[self.at % len(self.documents)]


def sentences(paragraph):
    return [s.strip() for s in re.split(r"(?<=[.؟!])\s+", paragraph) if len(s.strip()) > 20]


def clause(rng, text, low, high):
    words = re.sub(r"\([^)]*\)|[\"“”«».:؛\[\]]", " ", text).split()
    cut = words[: rng.randint(low, high)]
    while len(cut) > 2 and (len(cut[-1]) < 4 or (cut[-1].endswith("،") and not cut[-1][:-1])):
        cut.pop()
    return " ".join(cut).strip(" ،-–—")
