"""Print the development figures of names, dumps, pages, expressions and speech in one table.

    python tools/figures.py [SHARED] [--release]

SHARED is the folder that holds `data/boilerplate`; what needs it is left out without it, with the reason. The commands
are those that the pages under `docs/` name. Sets called `held` are scored for their totals alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ANNOTATED = ROOT / "tests" / "annotated"
SAMPLE = ROOT / "python" / "warraq" / "sample" / "gold.jsonl"

#: The commands, without the build profile.
COMMANDS = {
    "names by token": ["cargo", "run", "--example", "names_eval", "--", "--file"],
    "names by character": ["cargo", "run", "--example", "names_show", "--"],
    "dumps": ["cargo", "run", "--example", "lines_eval", "--"],
    "pages": ["cargo", "run", "--example", "pages_eval", "--", "score"],
    "expressions": ["cargo", "run", "--example", "expressions_eval", "--"],
    "speech": ["cargo", "run", "--example", "speech_eval", "--", "--strict"],
}

Row = tuple[str, str, str, str]


def printed(command: str, path: Path, *, release: bool) -> str:
    """What a command prints of one file or folder."""
    words = list(COMMANDS[command])
    profile = ["--profile", "release" if release else "dev", "--quiet"]
    words[2:2] = profile
    done = subprocess.run([*words, str(path)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} {path}\n{done.stderr}")
    return done.stdout


def numbers(text: str, patterns: dict[str, str]) -> Iterator[tuple[str, str]]:
    """For each name the first number that its pattern finds."""
    for name, pattern in patterns.items():
        if found := re.search(pattern, text, re.M):
            yield name, found[1]


LABELS = {label: rf"^\s*{label} .*F1 (\d\.\d+)" for label in ("all", "PER", "ORG", "LOC", "MISC")}
PATTERNS = {
    "names by token": LABELS,
    "names by character": LABELS | {"links": r"^links (.*)$"},
    "dumps": {
        "line F1 pooled": r"pooled (\d\.\d+)",
        "line F1, mean of pages": r"mean (\d\.\d+)",
        "kinds": r"kinds (\d\.\d+)",
    },
    "pages": {"4-gram F1": r" all .*?4-gram F1 (\d\.\d+)", "word F1": r" all .*?word F1 (\d\.\d+)"},
    "expressions": {
        "times, span F1": r"^times: span .*F1 (\d\.\d+)",
        "times, value of all": r"^times: value.* (\d\.\d+)$",
        "numbers, span F1": r"^numbers: span .*F1 (\d\.\d+)",
        "numbers, value": r"^numbers: value.* (\d\.\d+)$",
        "numbers, unit": r"^numbers: unit.* (\d\.\d+)$",
        "numbers, role": r"^numbers: role.* (\d\.\d+)$",
    },
    "speech": {
        "F1": r"^all: .*F1 (\d\.\d+)",
        "speaker": r"^all: .*speaker (\d\.\d+)",
        "kind": r"^all: .*kind (\d\.\d+)",
    },
}


def sets(shared: Path | None, work: Path) -> Iterator[tuple[str, Path]]:
    """Each command and what it is run on."""
    for name in ("held_paragraphs", "held_articles"):
        yield "names by token", work / f"{name}.txt"
    yield "names by character", ANNOTATED / "names" / "more.jsonl"
    for name in ("develop", "train", "apart", "held"):
        yield "dumps", ANNOTATED / "dumps" / name
    boilerplate = (shared or Path("SHARED")) / "data" / "boilerplate"
    for name in ("real_dumps", "arabic_lines"):
        yield "dumps", boilerplate / f"{name}.jsonl.gz"
    for name in ("arabic_pages", "real_pages", "scrapinghub"):
        yield "pages", boilerplate / f"{name}.jsonl.gz"
    sentences = [ANNOTATED / "expressions" / f"{name}.jsonl" for name in ("dev", "more")]
    for path in sentences:
        yield "expressions", path
    for path in (*sentences, SAMPLE):
        yield "speech", path


def shown(path: Path) -> str:
    if path.suffix == ".jsonl":
        return f"{path.parent.name}/{path.stem}"
    return path.name.split(".")[0]


def main() -> None:
    arguments = [each for each in sys.argv[1:] if each != "--release"]
    shared = Path(arguments[0]) if arguments else None
    release = "--release" in sys.argv
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        prepare = [
            sys.executable,
            str(ROOT / "tools" / "train" / "names" / "prepare.py"),
            str(work),
            str(work),
        ]
        subprocess.run(prepare, check=True, capture_output=True)
        for command, path in sets(shared, work):
            if not path.exists():
                rows.append((command, shown(path), "left out", f"there is no {path.name} under SHARED"))
                continue
            found = list(numbers(printed(command, path, release=release), PATTERNS[command]))
            if not found:
                raise SystemExit(f"{command}: nothing to read in what it prints of {path}")
            rows += [(command, shown(path), name, value) for name, value in found]
    print("| what | set | figure | value |\n|---|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
