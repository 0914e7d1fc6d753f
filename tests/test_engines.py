"""Daft and Spark give the rows of one process: every row, also after a worker was killed.

Needs `pip install "warraq[engines]"`, and Java for Spark; skipped otherwise. `WARRAQ_ENGINE_DOCUMENTS` says on how
many documents: 2,000 unless told otherwise, 50,000 in .ci/full.
"""

import os
import runpy
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pytest

import warraq
from warraq import batches

COUNT = int(os.environ.get("WARRAQ_ENGINE_DOCUMENTS", "2000"))
GENERATE = runpy.run_path(str(Path(__file__).parents[1] / "tools" / "scale" / "generate.py"))
COLUMNS = {"id": "id", "date": "date", "group": "group"}
# Engines and their libraries warn of their own plans.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def documents() -> pyarrow.Table:
    return pyarrow.Table.from_pylist(list(GENERATE["documents"](0, COUNT)))


@pytest.fixture(scope="module")
def alone(documents: pyarrow.Table) -> warraq.Corpus:
    """The same documents in one process."""
    return warraq.Corpus(documents, **COLUMNS).extract().tag()


def entities(corpus: warraq.Corpus) -> warraq.Table:
    return corpus.extract().tag().entities()


def in_order(table: pyarrow.Table, like: pyarrow.Table) -> pyarrow.Table:
    """The rows in one order, and the types of ``like``: an engine may say large_string for string."""
    plain = table.select(like.column_names).cast(
        pyarrow.schema([field.with_nullable(True) for field in like.schema])
    )
    keys = [name for name in ("doc_id", "start", "end", "block_index", "text") if name in like.column_names]
    return (
        plain.replace_schema_metadata(None).sort_by([(name, "ascending") for name in keys]).combine_chunks()
    )


def assert_same(found: pyarrow.Table, wanted: warraq.Table) -> None:
    """Every row and every field."""
    expected = wanted.to_arrow()
    assert expected.num_rows > 0
    assert in_order(found, expected).equals(in_order(expected, expected))


# One batch ---------------------------------------------------------------------


def test_batches_do_not_change_rows(documents: pyarrow.Table, alone: warraq.Corpus) -> None:
    work = batches.Work(entities, **COLUMNS, documents=7)
    some = documents.slice(0, 200)
    rows = pyarrow.Table.from_batches(work.stream(some.to_batches(max_chunksize=50)), work.schema)
    assert_same(rows, alone.head(200).entities())


def test_partial_templates_add_up(documents: pyarrow.Table, alone: warraq.Corpus) -> None:
    work = batches.Work(entities, **COLUMNS)
    halves = [documents.slice(0, COUNT // 3), documents.slice(COUNT // 3)]
    together = batches.merged(work.templates(half.to_batches()) for half in halves)
    assert together.__getstate__() == alone.learn_templates().__getstate__()


def sums(alone: warraq.Corpus) -> dict[str, int]:
    """How often each actor is named, by `Corpus.naming` in one process."""
    sums: Counter[str] = Counter()
    for row in alone.naming():
        name = f"{row['label']}:{warraq.normalize(str(row['canonical'] or row['form']), 'search')}"
        sums[str(row["entity_id"] or name)] += int(str(row["count"]))
    return dict(sums)


def test_actors_join_what_naming_joins(alone: warraq.Corpus) -> None:
    """The two-step of names over many batches: keys row by row, then one grouping."""
    rows = alone.entities().to_arrow()
    keys = [
        key
        for start in range(0, len(rows), 100)
        for key in batches.actors(rows.slice(start, 100)).to_pylist()
    ]
    names = {"PER", "ORG", "LOC", "MISC"}
    assert all(
        (key is not None) == (label in names)
        for key, label in zip(keys, rows["label"].to_pylist(), strict=True)
    )
    assert Counter(key for key in keys if key is not None) == sums(alone)


# Daft --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def daft() -> Any:
    os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
    return pytest.importorskip("daft")


def test_daft_gives_the_same_rows(daft: Any, documents: pyarrow.Table, alone: warraq.Corpus) -> None:
    from warraq.daft import table

    frame = daft.from_arrow(documents)
    assert_same(table(frame, entities, **COLUMNS).to_arrow(), alone.entities())


def test_daft_gives_every_table(daft: Any, documents: pyarrow.Table, alone: warraq.Corpus) -> None:
    from warraq.daft import table

    some, same = documents.slice(0, 300), alone.head(300)
    frame = daft.from_arrow(some)
    for name in ("articles", "blocks", "quotes", "sentences", "tokens"):
        found = table(frame, lambda corpus, name=name: getattr(corpus.extract().tag(), name)(), **COLUMNS)
        assert_same(found.to_arrow(), getattr(same, name)())


def test_daft_learns_the_same_templates(daft: Any, documents: pyarrow.Table, alone: warraq.Corpus) -> None:
    from warraq.daft import learn_templates, table

    frame = daft.from_arrow(documents)
    learnt = learn_templates(frame, group="group")
    assert learnt.__getstate__() == alone.learn_templates().__getstate__()
    found = table(frame, lambda corpus: corpus.extract(learnt).blocks(), **COLUMNS)
    assert_same(found.to_arrow(), warraq.Corpus(documents, **COLUMNS).extract(learnt).blocks())


def test_daft_joins_names(daft: Any, documents: pyarrow.Table, alone: warraq.Corpus) -> None:
    from warraq.daft import actors, table

    keyed = actors(table(daft.from_arrow(documents), entities, **COLUMNS))
    counted = keyed.groupby("actor").agg(daft.col("text").count().alias("count")).to_pydict()
    assert {key: n for key, n in zip(*counted.values(), strict=True) if key is not None} == sums(alone)


# Spark -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not installed")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    # Two workers; a task that died is tried again up to three times, as on a cluster.
    builder = sql.SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
    session = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def test_spark_gives_the_same_rows(session: Any, documents: pyarrow.Table, alone: warraq.Corpus) -> None:
    from warraq.spark import table

    frame = session.createDataFrame(documents).repartition(4)
    # A function of this file would be looked for on the workers, which do not have the file; a lambda travels.
    found = table(frame, lambda corpus: corpus.extract().tag().entities(), **COLUMNS).toArrow()
    assert_same(found, alone.entities())


def test_a_killed_worker_changes_nothing(
    session: Any, documents: pyarrow.Table, alone: warraq.Corpus, tmp_path: Path
) -> None:
    from warraq.spark import table

    killed = tmp_path / "killed"

    def deadly(corpus: warraq.Corpus) -> warraq.Table:
        """Half way through its documents, the first worker to get there is killed, without a word."""
        middle = "/250" in "".join(str(row) for row in corpus.articles()["doc_id"])
        if middle and not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return corpus.extract().tag().entities()

    frame = session.createDataFrame(documents.slice(0, 500)).repartition(2)
    found = table(frame, deadly, **COLUMNS, documents=32).toArrow()
    assert killed.exists()
    assert_same(found, alone.head(500).entities())


def test_spark_learns_the_same_templates(
    session: Any, documents: pyarrow.Table, alone: warraq.Corpus
) -> None:
    from warraq.spark import learn_templates

    frame = session.createDataFrame(documents)
    wanted = alone.learn_templates().__getstate__()
    assert learn_templates(frame.repartition(3), group="group").__getstate__() == wanted
    # Copies of a story count once where they meet: in one partition, when each group has its own.
    twice = frame.union(frame.limit(100)).repartition(3, "group")
    assert learn_templates(twice, group="group").__getstate__() == wanted


def test_spark_joins_names(session: Any, documents: pyarrow.Table, alone: warraq.Corpus) -> None:
    from warraq.spark import actors, table

    frame = session.createDataFrame(documents)
    keyed = actors(table(frame, lambda corpus: corpus.extract().tag().entities(), **COLUMNS))
    counted = keyed.groupBy("actor").count().collect()
    assert {row.actor: row["count"] for row in counted if row.actor is not None} == sums(alone)
