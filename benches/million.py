"""A million documents through `extract` and `tag`, on one machine, with a log.

    python benches/million.py 1000000 -o benches/results/million.jsonl

The documents are made by tools/scale/generate.py (some sixty words each). The log has one JSON object a line: what ran,
then points on the way (documents, seconds, processor seconds, resident memory), then what came of it. Afterwards every
row is compared with its document, which is made again from its number: `text[start:end]` must be the row's text.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import runpy
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import warraq

ROOT = Path(__file__).parents[1]
EVERY = 20_000


def memory() -> int:
    """Resident memory in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 2**20


def processor() -> str:
    """The processor's name, where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    return next(
        (line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine()
    )


def checked(path: Path, document: Any) -> tuple[int, int, Counter[str], Counter[str]]:
    """How many rows there are, how many do not slice their document, and how many of each label and outlet."""
    import pyarrow.parquet

    rows = wrong = 0
    labels: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    at, text = "", ""
    columns = ["doc_id", "start", "end", "text", "label", "group"]
    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(65_536, columns=columns):
        taken = [batch.column(name).to_pylist() for name in columns]
        for doc_id, start, end, shown, label, group in zip(*taken):
            if doc_id != at:
                at, text = doc_id, document(int(doc_id.rpartition("/")[2]))["text"]
            rows += 1
            wrong += text[start:end] != shown
            labels[label] += 1
            groups[group] += 1
    return rows, wrong, labels, groups


def main() -> None:
    """Generate, run, check, log."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("-o", "--output", default="-")
    parser.add_argument("-j", "--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    log: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        generator = ROOT / "tools" / "scale" / "generate.py"
        subprocess.run(
            [sys.executable, generator, str(given.count), folder], check=True, stderr=subprocess.DEVNULL
        )
        size = sum(shard.stat().st_size for shard in Path(folder).glob("*.gz"))
        corpus = warraq.Corpus.read(folder, id="id", text="text", date="date", group="group")
        started, cpu = time.perf_counter(), time.process_time()

        def told(done: int, share: float) -> None:
            if not log or done - int(str(log[-1]["documents"])) >= EVERY or done == given.count:
                spent = time.perf_counter() - started
                log.append(
                    {
                        "documents": done,
                        "seconds": round(spent, 2),
                        "processor": round(time.process_time() - cpu, 2),
                        "memory": memory(),
                    }
                )

        target = Path(folder) / "entities.parquet"
        tagged = corpus.extract().tag().using(threads=given.threads, progress=told)
        rows = tagged.entities().write(target)
        seconds, busy = time.perf_counter() - started, time.process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        document = runpy.run_path(str(generator))["document"]
        found, wrong, labels, groups = checked(target, document)
        assert found == rows
        head = {
            "command": f"python benches/million.py {given.count}",
            "documents": given.count,
            "gzip_bytes": size,
            "warraq": warraq.__version__,
            "model": tagged.head(1).entities().metadata["warraq.model"],
            "python": platform.python_version(),
            "processor": processor(),
            "cores": os.cpu_count(),
            "threads": given.threads,
            "load": round(os.getloadavg()[0], 1),
        }
        tail = {
            "rows": rows,
            "rows_that_do_not_slice": wrong,
            "seconds": round(seconds, 1),
            "processor": round(busy, 1),
            "peak_memory": peak,
            "parquet_bytes": target.stat().st_size,
            "labels": dict(labels.most_common()),
            "groups": dict(groups.most_common()),
        }
    lines = "".join(json.dumps(line) + "\n" for line in [head, *log, tail])
    if given.output == "-":
        print(lines, end="")
    else:
        Path(given.output).write_text(lines, encoding="utf-8")
        print(
            f"{given.count} documents, {rows} rows, {wrong} do not slice, {given.count / busy:.0f} documents a second of processor time, {peak} MiB"
        )


if __name__ == "__main__":
    main()
