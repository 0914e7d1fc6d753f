"""The verbs on Apache Spark, by ``mapInArrow``; needs ``pip install "warraq[spark]"`` and Java.

    from warraq import spark

    entities = spark.table(pages, lambda corpus: corpus.extract().tag().entities(), text="html", id="url")
    entities.write.parquet("entities")

Spark cuts the pages into partitions, runs them where it likes and again where a worker died; the rows
are those that one process would give.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pyarrow

from warraq import batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pyspark.sql

    from warraq import Corpus, Extractor, Table

__all__ = ["actors", "learn_templates", "table"]


def table(
    frame: pyspark.sql.DataFrame,
    verbs: Callable[[Corpus], Table],
    *,
    text: str = "text",
    id: str = "id",
    date: str | None = None,
    group: str | None = None,
    url: str | None = None,
    documents: int = batches.DOCUMENTS,
) -> pyspark.sql.DataFrame:
    """Return the rows of one table over all the documents of a Spark data frame, lazily.

    Parameters
    ----------
    frame
        One row a document.
    verbs
        From a corpus to a table, as in ``lambda corpus: corpus.extract().tag().quotes()``.
    text, id, date, group, url
        The names of its columns; ``id`` is required, since the number of a row means nothing to an engine.
    documents
        How many documents a worker holds at a time.

    Returns
    -------
    pyspark.sql.DataFrame
        The columns of the table; the rows of a document in their order.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    work = batches.Work(verbs, text=text, id=id, date=date, group=group, url=url, documents=documents)
    return frame.select(*work.columns).mapInArrow(work.stream, from_arrow_schema(work.schema))


def learn_templates(
    frame: pyspark.sql.DataFrame, *, text: str = "text", id: str = "id", group: str | None = None
) -> Extractor:
    """Learn which lines repeat in each group: each partition learns its part, the parts are added up here.

    The parameters are those of :func:`table`. Copies of a story count once where they meet in one
    partition; ``frame.repartition(n, "group")`` makes them meet.
    """
    work = batches.Work(lambda corpus: corpus.articles(), text=text, id=id, group=group)

    def learn(part: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        state = pickle.dumps(work.templates(part))
        yield pyarrow.RecordBatch.from_pydict({"state": pyarrow.array([state], pyarrow.binary())})

    states = frame.select(*work.columns).mapInArrow(learn, "state binary").collect()
    return batches.merged(pickle.loads(row.state) for row in states)


def actors(entities: pyspark.sql.DataFrame) -> pyspark.sql.DataFrame:
    """Return the rows of entities with a column ``actor``, one key for a name in all documents; group by it.

    See :func:`warraq.batches.actors`.
    """
    from pyspark.sql.types import StringType

    def keyed(parts: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for part in parts:
            yield part.append_column("actor", batches.actors(part))

    schema = type(entities.schema)([*entities.schema.fields]).add("actor", StringType())
    return entities.mapInArrow(keyed, schema)
