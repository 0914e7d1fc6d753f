"""The verbs on one Arrow batch: what :mod:`warraq.daft` and :mod:`warraq.spark` send to their workers.

Nothing here schedules anything. A batch of documents goes in, the rows of one table come out, and the
rows of a document depend on that document alone; so any engine that cuts a table into batches, in any
order, on any number of machines, twice over after a failure, gives the rows that one process gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow

from warraq._warraq import Extractor
from warraq.corpus import Corpus
from warraq.normalization import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from warraq import Table

__all__ = ["DOCUMENTS", "NAMED", "Work", "actors", "merged"]

#: How many documents are worked on at a time, unless you say otherwise: it bounds a worker's memory.
DOCUMENTS = 256


class Work:
    """What is done to each batch: the columns that are read, and the verbs from a corpus to a table.

    Parameters
    ----------
    verbs
        From a :class:`~warraq.Corpus` to a :class:`~warraq.Table`; it travels by cloudpickle, so a
        lambda will do, and an extractor or tagger that it names travels with it.
    text, id, date, group, url
        The names of the columns. ``id`` is required: the number of a row means nothing to an engine.
    documents
        How many documents are worked on at a time.

    >>> work = Work(lambda corpus: corpus.tag().entities(), text="body", id="url")
    >>> batch = pyarrow.table({"body": ["وصل الوزير إلى بغداد."], "url": ["a"]})
    >>> work(batch).select(["doc_id", "text"]).to_pylist()
    [{'doc_id': 'a', 'text': 'بغداد'}]
    """

    def __init__(
        self,
        verbs: Callable[[Corpus], Table],
        *,
        text: str = "text",
        id: str = "id",
        date: str | None = None,
        group: str | None = None,
        url: str | None = None,
        documents: int = DOCUMENTS,
    ) -> None:
        """Name the columns and the verbs."""
        self.verbs = verbs
        self.named = {"text": text, "id": id, "date": date, "group": group, "url": url}
        self.documents = documents

    @property
    def columns(self) -> list[str]:
        """The columns that are read, each once."""
        return list(dict.fromkeys(name for name in self.named.values() if name is not None))

    @property
    def schema(self) -> pyarrow.Schema:
        """The columns and types that come out, found by asking for the rows of no document."""
        nothing = pyarrow.table({name: pyarrow.array([], pyarrow.string()) for name in self.columns})
        return self(nothing).schema.remove_metadata()

    def corpus(self, batch: pyarrow.Table | pyarrow.RecordBatch) -> Corpus:
        """The corpus of one batch, on one thread: the engine sees to the others."""
        table = pyarrow.table(batch).select(self.columns)
        named = {name: value for name, value in self.named.items() if name != "text"}
        return Corpus(table, str(self.named["text"]), **named).using(threads=1)

    def __call__(self, batch: pyarrow.Table | pyarrow.RecordBatch) -> pyarrow.Table:
        """The rows of one batch."""
        return self.verbs(self.corpus(batch)).to_arrow().replace_schema_metadata(None)

    def stream(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """The rows of many batches, a few documents at a time."""
        for batch in batches:
            for start in range(0, batch.num_rows, self.documents):
                yield from self(batch.slice(start, self.documents)).to_batches()

    def templates(self, batches: Iterable[pyarrow.RecordBatch]) -> Extractor:
        """What many batches teach of their groups' templates; copies of a story among them count once."""
        learner = Extractor()
        for batch in batches:
            texts = batch.column(self.named["text"]).to_pylist()
            group = self.named["group"]
            groups = [None] * len(texts) if group is None else batch.column(group).to_pylist()
            pairs = [(text, name or "") for text, name in zip(texts, groups, strict=True) if text is not None]
            learner.partial_fit([text for text, _ in pairs], [name for _, name in pairs])
        return learner


def merged(learnt: Iterable[Extractor]) -> Extractor:
    """What many extractors learnt, as one: their counts are added up."""
    whole = Extractor()
    for part in learnt:
        whole.merge(part)
    return whole


#: The columns from which the key of an actor is made.
NAMED = ("entity_id", "label", "canonical", "text")


def actors(entities: pyarrow.Table | pyarrow.RecordBatch) -> pyarrow.Array:
    """One key for all the mentions of a name, in whatever batch; null for times and numbers.

    It is the ``entity_id``, or else the label and the folded canonical form: of the row alone, so that any
    engine may make it anywhere. Within a document, short forms already carry the canonical form of the full
    name; grouping by the key joins the clusters of all documents, which is the second step of the two.

    >>> row = {"entity_id": [None], "label": ["PER"], "canonical": ["أحمد الراوي"], "text": ["الراوي"]}
    >>> actors(pyarrow.table(row)).to_pylist()
    ['PER:احمد الراوي']
    """
    keys = []
    for known, label, canonical, text in zip(*[entities[name].to_pylist() for name in NAMED], strict=True):
        name = normalize(canonical or text, "search")
        keys.append(known or (f"{label}:{name}" if label in {"PER", "ORG", "LOC", "MISC"} else None))
    return pyarrow.array(keys, pyarrow.string())
