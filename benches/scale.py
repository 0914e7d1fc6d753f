"""What a large crawl costs: rates and memory measured here, and a hundred million pages computed from them.

    pip install "warraq[engines]"
    python benches/scale.py > benches/results/scale.txt

Every figure is processor time (user and system, children included), so that a busy machine disturbs it little; the
wall clock of a free core is about the same. Engines that are not installed are left out.
"""

from __future__ import annotations

import json
import os
import resource
import runpy
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import warraq

ROOT = Path(__file__).parents[1]
SAMPLE = Path(warraq.__file__).parent / "sample"
#: What a page of a crawl is taken to be: kilobytes of HTML, words of body.
PAGE_KB, PAGE_WORDS = 80, 350
PAGES = 100_000_000
CORES = 64

MEASURE = """
import resource, sys, time
import warraq
folder, step = sys.argv[1:]
corpus = warraq.Corpus.read(folder).using(threads=1)
corpus.head(1).extract().tag().entities().frame
start = time.process_time()
plan = corpus.extract()
rows = plan.tag().entities().write(folder + "/../out.parquet") if step == "tag" else plan.articles().write(folder + "/../out.parquet")
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, rows)
"""

ENGINE = """
import os, sys, time
import pyarrow.parquet
documents, engine, workers = sys.argv[1], sys.argv[2], int(sys.argv[3])
verbs = lambda corpus: corpus.extract().tag().entities()
columns = dict(id="id", date="date", group="group")
if engine == "daft":
    import daft
    from warraq.daft import table
    rows = table(daft.read_parquet(documents), verbs, **columns).to_arrow().num_rows
elif engine == "spark":
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession
    from warraq.spark import table
    builder = SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", "false")
    session = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    rows = table(session.read.parquet(documents).repartition(workers * 2), verbs, **columns).count()
else:
    import warraq
    rows = len(verbs(warraq.Corpus(pyarrow.parquet.read_table(documents), **columns).using(threads=workers)))
print(rows)
"""


def pages() -> dict[str, float]:
    """Seconds for a megabyte of HTML and for a thousand words, memory, rows; from the development pages, many times."""
    found = [
        SAMPLE / json.loads(line)["doc_id"]
        for line in (SAMPLE / "gold.jsonl").read_text("utf-8").splitlines()
    ]
    found = [path for path in found if path.suffix == ".html"]
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "pages"
        folder.mkdir()
        copies = 100
        for path in found:
            for copy in range(copies):
                (folder / f"{path.stem}-{copy}.html").write_bytes(path.read_bytes())
        size = sum(path.stat().st_size for path in found) * copies / 1e6
        words = sum(len(warraq.extract(path.read_bytes()).text.split()) for path in found) * copies
        told = {}
        for step in ("extract", "tag"):
            run = subprocess.run(
                [sys.executable, "-c", MEASURE, folder, step], check=True, capture_output=True, text=True
            )
            told[step] = [float(each) for each in run.stdout.split()]
        written = (Path(parent) / "out.parquet").stat().st_size
    return {
        "pages": len(found) * copies,
        "kilobytes": size * 1000 / (len(found) * copies),
        "words": words / (len(found) * copies),
        "extract": told["extract"][0] / size,
        "tag": (told["tag"][0] - told["extract"][0]) / (words / 1000),
        "memory": told["tag"][1],
        "rows": told["tag"][2] / (words / 1000),
        "bytes": written / told["tag"][2],
    }


def engines(count: int) -> list[tuple[str, float, float]]:
    """Documents a second of processor time, and of the clock, on two workers: one process, Daft, Spark."""
    import pyarrow
    import pyarrow.parquet

    documents = runpy.run_path(str(ROOT / "tools" / "scale" / "generate.py"))["documents"]
    told = []
    with tempfile.TemporaryDirectory() as folder:
        table = pyarrow.Table.from_pylist(list(documents(0, count)))
        path = f"{folder}/documents.parquet"
        pyarrow.parquet.write_table(table, path, row_group_size=2_000)
        for engine in ("one process", "daft", "spark"):
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            environment = {**os.environ, "DAFT_ANALYTICS_ENABLED": "0"}
            command = [sys.executable, "-c", ENGINE, path, engine, "2"]
            run = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
            if run.returncode:
                continue
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            told.append((engine, count / spent, count / (time.perf_counter() - start)))
    return told


def main() -> None:
    """Measure and compute."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    page = pages()
    print(
        f"Measured on {page['pages']:.0f} pages of {page['kilobytes']:.1f} kB with {page['words']:.0f} words of body, one thread\n"
    )
    print(f"extract                    {1 / page['extract']:8.1f} MB of HTML a second")
    print(f"tag                        {1 / page['tag']:8.1f} thousand words a second")
    print(f"memory of a worker         {page['memory']:8.0f} MiB")
    print(f"rows of entities           {page['rows']:8.0f} in a thousand words")
    each = page["bytes"]
    log = ROOT / "benches" / "results" / "million.jsonl"
    if log.exists():
        lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
        head, tail = lines[0], lines[-1]
        print(
            f"\nFrom the log of {head['documents']:,} documents of sixty words ({head['threads']} threads)\n"
        )
        print(
            f"documents                  {head['documents'] / tail['processor']:8.0f} a second of processor time"
        )
        print(f"memory at most             {tail['peak_memory']:8.0f} MiB")
        each = tail["parquet_bytes"] / tail["rows"]
        print(f"a row in Parquet           {each:8.0f} bytes")
    print(f"\nEngines on {count:,} of the same documents, two workers, starting up included\n")
    print(f"{'':27}{'documents a second of processor time':>40}{'of the clock':>16}")
    for engine, spent, clock in engines(count):
        # Spark's workers are not children that are waited for, so that their time is not seen.
        seen = "not seen" if engine == "spark" else f"{spent:.0f}"
        print(f"{engine:27}{seen:>40}{clock:16.0f}")
    seconds = PAGE_KB / 1000 * page["extract"] + PAGE_WORDS / 1000 * page["tag"]
    rows = PAGES * PAGE_WORDS / 1000 * page["rows"]
    print(f"\nComputed: {PAGES:,} pages of {PAGE_KB} kB with {PAGE_WORDS} words of body\n")
    print(f"processor time             {PAGES * seconds / 3600:8.0f} core hours")
    print(f"on {CORES} cores                {PAGES * seconds / 3600 / CORES:8.1f} hours")
    print(f"memory                     {CORES * page['memory'] / 1024:8.1f} GiB for {CORES} workers")
    print(f"to read                    {PAGES * PAGE_KB / 1e9:8.1f} TB of HTML, before compression")
    print(
        f"to write                   {rows * each / 1e9:8.0f} GB of entities, {rows / 1e9:.1f} billion rows"
    )


if __name__ == "__main__":
    main()
