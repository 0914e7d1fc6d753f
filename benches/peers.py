"""warraq beside its peers, on the sample corpus: bodies of pages, days, normalisation.

    pip install trafilatura resiliparse justext lxml_html_clean dateparser arabic-norm pyarabic
    python benches/peers.py > benches/results/peers.txt

Peers that are not installed are left out. Both halves of the sample are scored by program; the rules were corrected
against the development half, so that only the half held apart is a fair comparison, and a small one: four pages.

- bodies: F1 over words (as multisets) of the body's text, pooled over the pages.
- days: of the gold's mentions of one day (`YYYY-MM-DD`), the share that is found somewhere in the mention with that
  value, each reader given the sentence and the article's day; and of the days found in a sentence, the share that the
  gold has there. Span borders do not count.
- speed: megabytes of UTF-8 a second of processor time, one thread, best of five.
"""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import warraq

SAMPLE = Path(warraq.__file__).parent / "sample"
HALVES = {"development": "gold.jsonl", "held apart": "gold_held.jsonl"}
BODY = {"heading", "paragraph", "list", "table"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")

Gold = dict[str, object]


def gold(half: str) -> list[Gold]:
    """The annotation of one half."""
    return [json.loads(line) for line in (SAMPLE / HALVES[half]).read_text(encoding="utf-8").splitlines()]


def version(package: str) -> str:
    """A package's name and version."""
    return f"{package} {importlib.metadata.version(package)}"


def installed(readers: dict[str, Callable[[], Callable[..., object]]]) -> dict[str, Callable[..., object]]:
    """The readers whose package is here, by name and version."""
    found = {}
    for package, make in readers.items():
        try:
            found[version(package)] = make()
        except ImportError:
            continue
    return found


# Bodies ------------------------------------------------------------------------


def trafilatura() -> Callable[..., object]:
    import trafilatura

    return lambda page: trafilatura.extract(page, include_comments=False) or ""


def resiliparse() -> Callable[..., object]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    return lambda page: extract_plain_text(HTMLTree.parse(page), main_content=True, alt_texts=False)


def justext() -> Callable[..., object]:
    import justext

    words = justext.get_stoplist("Arabic")
    return lambda page: "\n".join(
        p.text for p in justext.justext(page.encode(), words, encoding="utf-8") if not p.is_boilerplate
    )


def words(text: str) -> Counter[str]:
    """The words of a text and how often each stands."""
    return Counter(re.findall(r"\w+", text))


def bodies() -> None:
    """Print F1 of the bodies of pages."""
    readers = installed(
        {
            "warraq": lambda: lambda page: warraq.extract(page, format="html").text,
            "trafilatura": trafilatura,
            "resiliparse": resiliparse,
            "justext": justext,
        }
    )
    print("Bodies of pages: precision, recall and F1 over words\n")
    print(f"{'':24}" + "".join(f"{half:>27}" for half in HALVES))
    for name, read in readers.items():
        line = f"{name:24}"
        for half in HALVES:
            right = found = wanted = 0
            for page in gold(half):
                if page["format"] != "html":
                    continue
                source = warraq.read_text(SAMPLE / str(page["doc_id"]))
                have = words(str(read(source)))
                want = words(" ".join(block["text"] for block in page["blocks"] if block["kind"] in BODY))
                right, found, wanted = (
                    right + (have & want).total(),
                    found + have.total(),
                    wanted + want.total(),
                )
            precision, recall = right / max(found, 1), right / wanted
            line += (
                f"{precision:11.3f}{recall:8.3f}{2 * precision * recall / max(precision + recall, 1e-9):8.3f}"
            )
        print(line)


# Days --------------------------------------------------------------------------


def dateparser() -> Callable[..., object]:
    from dateparser.search import search_dates

    def read(sentence: str, day: str) -> set[str]:
        base = datetime.datetime.fromisoformat(day)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = search_dates(sentence, languages=["ar"], settings={"RELATIVE_BASE": base}) or []
        return {when.date().isoformat() for _, when in found}

    return read


def days_of(sentence: str, day: str) -> set[str]:
    """The days that warraq reads in a sentence."""
    document = warraq.tag(sentence, date=day)
    return {match[0] for e in document.entities if e.value and (match := DAY.match(e.value))}


def days() -> None:
    """Print how well days are read, sentence by sentence."""
    readers = installed({"warraq": lambda: days_of, "dateparser": dateparser})
    print("\n\nDays in sentences of text dumps: precision, recall and F1\n")
    print(f"{'':24}" + "".join(f"{half:>27}" for half in HALVES))
    for name, read in readers.items():
        line = f"{name:24}"
        for half in HALVES:
            right = found = wanted = 0
            for text in gold(half):
                if text["format"] != "text":
                    continue
                source = warraq.read_text(SAMPLE / str(text["doc_id"]))
                for sentence in warraq.tag(source).sentences:
                    inside = [
                        e
                        for e in text["entities"]
                        if sentence.start <= e["start"] and e["end"] <= sentence.end
                    ]
                    want = {match[0] for e in inside if e.get("value") and (match := DAY.match(e["value"]))}
                    if not inside:
                        continue
                    have = set(read(sentence.text, str(text["date"])))
                    right, found, wanted = right + len(have & want), found + len(have), wanted + len(want)
            precision, recall = right / max(found, 1), right / max(wanted, 1)
            line += (
                f"{precision:11.3f}{recall:8.3f}{2 * precision * recall / max(precision + recall, 1e-9):8.3f}"
            )
        print(line)


# Normalisation -----------------------------------------------------------------


def arabic_norm() -> Callable[..., object]:
    import arabic_norm

    return lambda text: arabic_norm.normalize(text, ta_marbuta=True)


def pyarabic() -> Callable[..., object]:
    from pyarabic import araby

    def fold(text: str) -> str:
        plain = araby.strip_tatweel(araby.strip_tashkeel(text))
        return araby.normalize_teh(araby.normalize_alef(plain)).replace("ى", "ي")

    return fold


def speed() -> None:
    """Print how fast spelling is folded, and what the rest costs."""
    source = "\n\n".join(
        warraq.read_text(SAMPLE / str(g["doc_id"])) for g in gold("development") if g["format"] == "text"
    )
    source *= 4_000_000 // len(source.encode()) + 1
    size = len(source.encode()) / 1e6
    fold = warraq.Normalizer(
        "none", tashkeel="basic", tatweel="drop", alef="basic", alef_maksura="yeh", teh_marbuta="heh"
    )
    runs = installed({"warraq": lambda: fold, "arabic-norm": arabic_norm, "pyarabic": pyarabic})
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(5):
        for name, run in runs.items():
            start = time.thread_time()
            run(source)
            best[name] = min(best[name], time.thread_time() - start)
    print(f"\n\nFolding marks, tatweel, alef, yeh, teh marbuta: MB/s on {size:.1f} MB\n")
    ours = next(iter(best.values()))
    for name, seconds in best.items():
        print(f"{name:24}{size / seconds:11.0f}{seconds / ours:9.1f} x the time")


if __name__ == "__main__":
    bodies()
    days()
    speed()
