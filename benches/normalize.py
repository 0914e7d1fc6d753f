"""Normalisation beside its peers: one thread, one run, ratios.

    python benches/normalize.py [folder of .txt files]

The text is the folder's files repeated to 20 MB of UTF-8. Every contestant gets the same `str` and folds
diacritics, tatweel, alef, yeh and teh marbuta. Peers that are not installed are left out. The best of several
rounds counts, the rounds of all contestants taking turns.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import warraq

MEGABYTES = 20
ROUNDS = 7
FOLD = dict(tashkeel="basic", tatweel="drop", alef="basic", alef_maksura="yeh", teh_marbuta="heh")


def sample(folder: Path) -> str:
    text = "\n\n".join(p.read_text("utf-8", errors="replace") for p in sorted(folder.glob("*.txt")))
    return text * (MEGABYTES * 1_000_000 // len(text.encode()) + 1)


def peers() -> dict[str, Callable[[str], str]]:
    found: dict[str, Callable[[str], str]] = {}
    try:
        import arabic_norm

        found["arabic-norm"] = lambda t: arabic_norm.normalize(t, ta_marbuta=True)
    except ImportError:
        pass
    try:
        from camel_tools.utils.dediac import dediac_ar
        from camel_tools.utils.normalize import (
            normalize_alef_ar,
            normalize_alef_maksura_ar,
            normalize_teh_marbuta_ar,
        )

        found["camel_tools chain"] = lambda t: normalize_teh_marbuta_ar(
            normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(t)))
        )
    except ImportError:
        pass
    return found


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1] / "python/warraq/sample")
    text = sample(folder)
    size = len(text.encode())
    fold = warraq.Normalizer("none", **FOLD)
    already = fold(text)
    runs: dict[str, Callable[[], object]] = {
        "copy (bytes of the buffer)": lambda: bytearray(view),
        "str + one character": lambda: text + "ا",
        "warraq, the same folding": lambda: fold(text),
        "warraq, nothing to change": lambda: fold(already),
    }
    view = memoryview(text.encode("utf-16-le"))
    for name in ("light", "news", "search"):
        normalizer = warraq.Normalizer(name)
        runs[f"warraq, profile {name}"] = lambda n=normalizer: n(text)
    news = warraq.Normalizer("news")
    runs["warraq, align, the same folding"] = lambda: fold.align(text)
    runs["warraq, align, profile news"] = lambda: news.align(text)
    for name, call in peers().items():
        runs[name] = lambda c=call: c(text)
    best = dict.fromkeys(runs, float("inf"))
    cpu = dict.fromkeys(runs, float("inf"))
    for round_ in range(ROUNDS):
        for name, call in runs.items():
            if name == "camel_tools chain" and round_ > 1:
                continue
            start, start_cpu = time.perf_counter(), time.thread_time()
            call()
            best[name] = min(best[name], time.perf_counter() - start)
            cpu[name] = min(cpu[name], time.thread_time() - start_cpu)
    print(f"{size / 1e6:.1f} MB of UTF-8, {len(text):,} code points, best of {ROUNDS} rounds")
    print(
        "MB/s, the share of the copy's speed, and how many times faster warraq folds: by the wall clock, then by the"
    )
    print("thread's own CPU time, which a busy machine disturbs less but which may leave page faults out")
    for name in runs:
        columns = []
        for clock in (best, cpu):
            seconds, ours = clock[name], clock["warraq, the same folding"]
            ratio = f"{seconds / ours:.1f} x" if name in ("arabic-norm", "camel_tools chain") else ""
            share = clock["str + one character"] / seconds
            columns.append(f"{size / 1e6 / seconds:9.0f}{share:7.2f}{ratio:>9}")
        print(f"{name:34}{columns[0]} |{columns[1]}")
    alignment = news.align(text)
    print(f"alignment (news): {sys.getsizeof(alignment) / sys.getsizeof(text):.4f} of the text's memory")


if __name__ == "__main__":
    main()
