"""The verbs on Daft, as batch functions over Arrow; needs ``pip install "warraq[daft]"``.

    import daft
    from warraq.daft import table

    pages = daft.read_parquet("pages/*.parquet")
    entities = table(pages, lambda corpus: corpus.extract().tag().entities(), text="html", id="url")
    entities.write_parquet("entities")

Daft streams the pages through its own workers, on one machine or, on its Ray runner, on many.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import daft
import pyarrow

from warraq import batches

if TYPE_CHECKING:
    from collections.abc import Callable

    from warraq import Corpus, Extractor, Table

__all__ = ["actors", "learn_templates", "table"]


def table(
    frame: daft.DataFrame,
    verbs: Callable[[Corpus], Table],
    *,
    text: str = "text",
    id: str = "id",
    date: str | None = None,
    group: str | None = None,
    url: str | None = None,
    documents: int = batches.DOCUMENTS,
) -> daft.DataFrame:
    """Return the rows of one table over all the documents of a Daft data frame, lazily.

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
    daft.DataFrame
        The columns of the table; the rows of a document in their order.
    """
    work = batches.Work(verbs, text=text, id=id, date=date, group=group, url=url, documents=documents)
    schema = work.schema

    def rows_of(batch: pyarrow.Table) -> pyarrow.Array:
        rows = work(batch).combine_chunks().to_struct_array()
        rows = rows.combine_chunks() if isinstance(rows, pyarrow.ChunkedArray) else rows
        return pyarrow.ListArray.from_arrays([0, *[len(rows)] * batch.num_rows], rows)

    found = _batched(frame, work, pyarrow.list_(pyarrow.struct(schema)), rows_of)
    rows = found.explode("found").where(daft.col("found").not_null())
    return rows.select(*[daft.col("found")[name].alias(name) for name in schema.names])


def learn_templates(
    frame: daft.DataFrame, *, text: str = "text", id: str = "id", group: str | None = None
) -> Extractor:
    """Learn which lines repeat in each group: each batch learns its part, the parts are added up here.

    The parameters are those of :func:`table`. Copies of a story count once in each batch of 4,096
    documents; ``frame.distinct("text")`` beforehand leaves out those that are alike to the letter.
    """
    work = batches.Work(lambda corpus: corpus.articles(), text=text, id=id, group=group, documents=4096)

    def state_of(batch: pyarrow.Table) -> pyarrow.Array:
        state = pickle.dumps(work.templates(batch.to_batches()))
        return pyarrow.array([state, *[None] * (batch.num_rows - 1)], pyarrow.binary())

    found = _batched(frame, work, pyarrow.binary(), state_of)
    states = found.where(daft.col("found").not_null()).to_pydict()["found"]
    return batches.merged(pickle.loads(state) for state in states)


def actors(entities: daft.DataFrame) -> daft.DataFrame:
    """Return the rows of entities with a column ``actor``, one key for a name in all documents; group by it.

    See :func:`warraq.batches.actors`.
    """

    def keys(*columns: daft.Series) -> pyarrow.Array:
        arrays = [column.to_arrow() for column in columns]
        return batches.actors(pyarrow.table(dict(zip(batches.NAMED, arrays, strict=True))))

    function = daft.func.batch(return_dtype=daft.DataType.string())(keys)
    return entities.with_column("actor", function(*[daft.col(name) for name in batches.NAMED]))


def _batched(
    frame: daft.DataFrame,
    work: batches.Work,
    kind: pyarrow.DataType,
    call: Callable[[pyarrow.Table], pyarrow.Array],
) -> daft.DataFrame:
    """One column ``found``: a batch function gives as many values as it gets; the first holds them all."""

    def found(*columns: daft.Series) -> pyarrow.Array:
        arrays = [column.to_arrow() for column in columns]
        return call(pyarrow.table(dict(zip(work.columns, arrays, strict=True))))

    kind_of_daft = daft.DataType.from_arrow_type(kind)
    function = daft.func.batch(return_dtype=kind_of_daft, batch_size=work.documents)(found)
    return frame.select(function(*[daft.col(name) for name in work.columns]).alias("found"))
