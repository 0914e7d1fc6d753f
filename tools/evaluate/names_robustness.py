"""What unusual spelling costs the name tagger: `python tools/evaluate/names_robustness.py SHARED MODEL NETWORK`.

Each disturbance is done to the development split of ANERcorp (the last 397 sentences of its training file), which
the example `names_eval` then scores with a model and a network that have not seen it. Prints a table: F1 and the
points lost against the text as it stands. At most 2 points are to be lost.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
DEVELOPING = 3576


def tashkeel(word: str, dice: random.Random) -> str:
    return "".join(c + (dice.choice(MARKS) if "\u0621" <= c <= "\u064a" else "") for c in word)


def tatweel(word: str, dice: random.Random) -> str:
    joins = "بتثجحخسشصضطظعغفقكلمنهي"
    out = "".join(
        c + ("\u0640" if c in joins and n + 1 < len(word) and dice.random() < 0.5 else "")
        for n, c in enumerate(word)
    )
    return out


def presentation(word: str, dice: random.Random) -> str:
    """Every letter as its isolated presentation form."""
    return "".join(ISOLATED.get(c, c) for c in word)


def persian(word: str, dice: random.Random) -> str:
    return word.replace("ي", "ی").replace("ك", "ک")


def without_hamza(word: str, dice: random.Random) -> str:
    return re.sub("[أإآ]", "ا", word)


def swapped_ta(word: str, dice: random.Random) -> str:
    if word.endswith("ة"):
        return word[:-1] + "ه"
    return word[:-1] + "ة" if len(word) > 3 and word.endswith("ه") else word


ISOLATED = {
    unicodedata.normalize("NFKC", form): form
    for form in map(chr, range(0xFE80, 0xFEF5))
    if unicodedata.name(form).endswith("ISOLATED FORM")
}
DISTURBANCES: dict[str, Callable[[str, random.Random], str]] = {
    "as it stands": lambda word, dice: word,
    "tashkeel on every letter": tashkeel,
    "tatweel": tatweel,
    "presentation forms": presentation,
    "Persian ya and kaf": persian,
    "no hamza on alef": without_hamza,
    "ta marbuta and ha swapped": swapped_ta,
}


def main(shared: str, model: str, network: str) -> None:
    content = (Path(shared) / "data" / "names" / "ANERCorp_CamelLab_train.txt").read_text("utf-8")
    sentences = [part for part in re.split(r"\n\s*\n", content) if part.strip()][DEVELOPING:]
    print(f"{'disturbance':<28}F1     lost")
    whole = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, disturb in DISTURBANCES.items():
            dice = random.Random(5)
            file = Path(folder) / "disturbed.txt"
            lines = [
                "\n".join(line_of(line, disturb, dice) for line in part.splitlines()) for part in sentences
            ]
            file.write_text("\n\n".join(lines) + "\n", "utf-8")
            command = [
                "cargo",
                "run",
                "-q",
                "--release",
                "--example",
                "names_eval",
                "--",
                "--file",
                str(file),
            ]
            command += ["--model", model, "--network", network, "--anercorp"]
            printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            f1 = 100 * float(re.findall(r"^\s+all .*F1 ([\d.]+)", printed, re.M)[0])
            whole = whole or f1
            print(f"{name:<28}{f1:5.1f}  {whole - f1:+.1f}", flush=True)


def line_of(line: str, disturb: Callable[[str, random.Random], str], dice: random.Random) -> str:
    word, _, label = line.strip().rpartition(" ")
    return f"{disturb(word, dice)} {label}" if word else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
