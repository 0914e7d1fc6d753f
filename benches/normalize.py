"""Normalisation beside its peers: one thread, one run, ratios.

    python benches/normalize.py [folder of .txt files]

The text is the folder's files repeated to 20 MB of UTF-8. Every contestant gets the same `str` and folds
diacritics, tatweel, alef, yeh and teh marbuta. Peers that are not installed are left out. The best of several
rounds counts, the rounds of all contestants taking turns. Then the same words as a column, ten at a time with one more:
as an Arrow array on one thread and on two (each in a process of its own), beside arabic-norm's batch call; and as a
column of pandas there and back, beside pandas through Arrow and back alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import warraq

MEGABYTES = 20
ROUNDS = 7
TOKENS = 11
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
    for threads in ("1", "2"):
        environment = os.environ | {"RAYON_NUM_THREADS": threads}
        subprocess.run([sys.executable, __file__, str(folder), threads], env=environment, check=True)


def columns(folder: Path, threads: int) -> None:
    """Prints what a million rows cost, with as many threads as rayon was told to use."""
    import pandas
    import pyarrow

    words = sample(folder).split()
    words *= 1_000_000 * TOKENS // len(words) + 1
    # No two rows are alike: equal objects would be made once.
    starts = range(0, 1_000_000 * TOKENS, TOKENS)
    rows = [" ".join([*words[i : i + TOKENS - 1], str(i)]) for i in starts]
    size = sum(len(row.encode()) for row in rows) / 1e6
    array, frame = pyarrow.array(rows), pandas.DataFrame({"text": rows})
    objects = pandas.DataFrame({"text": pandas.Series(rows, dtype=object)})
    fold = warraq.Normalizer("none", **FOLD)  # type: ignore[arg-type]
    runs: dict[str, Callable[[], object]] = {
        "warraq, Arrow in and out": lambda: fold.column(array),
        "warraq, pandas in and out, news": lambda: warraq.normalize(frame["text"]),
        "pandas to Arrow and back": lambda: pyarrow.Table.from_pandas(frame).to_pandas(),
        "warraq, pandas of objects, news": lambda: warraq.normalize(objects["text"]),
        "objects to Arrow and to objects": lambda: pyarrow.Table.from_pandas(objects)["text"].to_numpy(
            zero_copy_only=False
        ),
    }
    try:
        import arabic_norm

        runs["arabic-norm, batch"] = lambda: arabic_norm.normalize_batch(rows, ta_marbuta=True)
    except ImportError:
        pass
    wall = dict.fromkeys(runs, float("inf"))
    cpu = dict.fromkeys(runs, float("inf"))
    for _ in range(5):
        for name, call in runs.items():
            start, start_cpu = time.perf_counter(), time.process_time()
            call()
            wall[name] = min(wall[name], time.perf_counter() - start)
            cpu[name] = min(cpu[name], time.process_time() - start_cpu)
    print(
        f"{len(rows):,} rows of {TOKENS} words, {size:.0f} MB, {threads} thread(s): MB/s by the wall clock, and"
    )
    print("for each second of CPU time of all threads")
    for name in runs:
        print(f"{name:34}{size / wall[name]:9.0f} |{size / cpu[name]:9.0f}")
    if "arabic-norm, batch" in runs:
        ours, theirs = (cpu[name] for name in ("warraq, Arrow in and out", "arabic-norm, batch"))
        print(f"a core's work: {theirs / ours:.1f} x arabic-norm")
    # Pandas 2 keeps text as objects, and so may pandas 3, whose own `str` columns are Arrow's: there and back,
    # nothing is copied.
    for ours, theirs in (
        ("warraq, pandas in and out, news", "pandas to Arrow and back"),
        ("warraq, pandas of objects, news", "objects to Arrow and to objects"),
    ):
        print(f"{ours}: {wall[ours] / wall[theirs]:.1f} x the time of {theirs}")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        columns(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
