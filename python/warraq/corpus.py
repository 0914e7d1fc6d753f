"""Many documents: a lazy plan over files or columns, and the tables that it gives."""

from __future__ import annotations

from html import escape
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias

from warraq import _warraq, columns, views
from warraq.counts import Counts, natural
from warraq.progress import Bar
from warraq.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from os import PathLike

    import pandas
    import polars
    import pyarrow

    from warraq._warraq import Document, Extractor, Normalizer, Plan, Tagger
    from warraq.columns import Frame
    from warraq.export import Format
    from warraq.kinds import BlockKind
    from warraq.normalization import Profile

__all__ = ["Corpus", "sample"]

#: The kinds of blocks that are tagged and counted unless others are asked for.
KEEP = ("title", "subtitle", "heading", "paragraph", "list", "table", "caption")

#: A method of the plan and its arguments.
Call: TypeAlias = "tuple[str, tuple[object, ...]]"


class Corpus(Counts):
    """Many documents as one lazy plan: reading them costs nothing until a table is asked for.

    Every method returns a new Corpus or a :class:`Table`; nothing is changed in place.

    Parameters
    ----------
    frame
        A pandas or polars data frame, a pyarrow table, any object with
        ``__arrow_c_stream__``, or a dict of lists.
    text, id, date, group, url
        The names of its columns; only ``text`` is required. Nulls stay null.

    Raises
    ------
    ColumnError
        When a column is missing or holds something else than text; the row is named.

    >>> import warraq
    >>> corpus = warraq.Corpus({"body": ["وصل الوزير إلى بغداد.", None]}, text="body")
    >>> len(corpus)
    2
    >>> [(row["text"], row["label"]) for row in corpus.tag().entities()]
    [('بغداد', 'LOC')]
    """

    def __init__(
        self,
        frame: Frame,
        text: str = "text",
        *,
        id: str | None = None,
        date: str | None = None,
        group: str | None = None,
        url: str | None = None,
    ) -> None:
        """Make a corpus of the columns of ``frame``."""
        named = {"text": text, "id": id, "date": date, "group": group, "url": url}
        self.__setstate__((("of_columns", (columns.pick(frame, named), named)),))

    @classmethod
    def read(
        cls,
        paths: str | PathLike[str] | Sequence[str | PathLike[str]],
        group: str | None = None,
        *,
        text: str | None = None,
        id: str | None = None,
        date: str | None = None,
        url: str | None = None,
        encoding: str | None = None,
    ) -> Corpus:
        """Read files, folders and globs: txt html jsonl csv parquet warc wet zip tar, and their .gz.

        Parameters
        ----------
        paths
            One path or many.
        group
            How documents are grouped into outlets: ``"folder"``, ``"host"``, the name of a
            column; when None, by host where the address is known, else by folder.
        text, id, date, url
            The columns of tables and JSON records; looked for under their usual names when None.
        encoding
            The encoding of files that do not state one.

        Raises
        ------
        FileNotFoundError
            When a path does not exist. A file that cannot be read is a row of :attr:`errors` instead.
        """
        given = [paths] if isinstance(paths, str) or hasattr(paths, "__fspath__") else list(paths)
        names = [str(path) for path in given]
        corpus = cls.__new__(cls)
        corpus.__setstate__((("files", (names, group, text, id, date, url, encoding)),))
        return corpus

    def __getstate__(self) -> tuple[Call, ...]:
        """The calls that made it, for pickle."""
        return tuple((name, arguments) for name, arguments in self._calls if name != "using")

    def __setstate__(self, calls: tuple[Call, ...]) -> None:
        """Make it of the calls: the first makes a plan, each other changes it."""
        (first, arguments), *others = calls
        plan: Plan = getattr(_warraq.Plan, first)(*arguments)
        for name, given in others:
            plan = getattr(plan, name)(*given)
        self._plan = plan
        self._calls = calls

    def _then(self, plan: Plan, name: str, *arguments: object) -> Corpus:
        """The corpus of ``plan``, which the call ``name`` made of this one's."""
        corpus = type(self).__new__(type(self))
        corpus._plan = plan
        corpus._calls = (*self._calls, (name, arguments))
        return corpus

    @property
    def _done(self) -> list[str]:
        """The steps, by name."""
        return [name for name, _ in self._calls[1:] if name != "using"]

    def using(
        self, *, threads: int = 0, progress: Callable[[int, float], object] | bool | None = None
    ) -> Corpus:
        """The same corpus, computed on this many threads (0: every core).

        ``progress`` is called now and then with the number of documents done, those that failed
        among them, and the share of the input that this is, from 0 to 1; True draws a bar.
        """
        natural("threads", threads)
        if isinstance(progress, bool):
            progress = Bar() if progress else None
        return self._then(self._plan.using(threads, progress), "using", threads, progress)

    # Steps -------------------------------------------------------------------

    def extract(
        self, extractor: Extractor | None = None, keep: Sequence[BlockKind] | BlockKind | None = None
    ) -> Corpus:
        """Take every document apart first; only blocks of the kinds in ``keep`` are tagged and counted.

        ``keep`` is, unless you or the extractor say otherwise, title, subtitle, heading, paragraph,
        list, table and caption.
        """
        kinds: Sequence[BlockKind] | None = [keep] if isinstance(keep, str) else keep
        return self._then(self._plan.extract(extractor, kinds), "extract", extractor, kinds and list(kinds))

    def normalize(self, normalizer: Normalizer | Profile = "news") -> Corpus:
        """Fold the spelling before tagging; rows still show and point at the source."""
        return self._then(self._plan.normalize(normalizer), "normalize", normalizer)

    def tag(self, tagger: Tagger | None = None) -> Corpus:
        """Find names, dates, quantities and quotes; computed once, when a table asks for it."""
        return self._then(self._plan.tag(tagger), "tag", tagger)

    def filter(
        self,
        *,
        id: Sequence[str] | str | None = None,
        group: Sequence[str] | str | None = None,
        contains: str | None = None,
    ) -> Corpus:
        """Only the documents that pass every test given.

        Parameters
        ----------
        id
            Their ids.
        group
            Their groups.
        contains
            A regular expression that the source must match.
        """
        tests = (_several(id), _several(group), contains)
        return self._then(self._plan.filter(*tests), "filter", *tests)

    def learn_templates(self) -> Extractor:
        """Learn, group by group, which lines repeat; pass the result to :meth:`extract`."""
        return self._plan.learn_templates()

    # Documents ---------------------------------------------------------------

    def __len__(self) -> int:
        """How many documents there are, those that could not be read aside."""
        return len(self._plan)

    def __iter__(self) -> Iterator[Document]:
        """The documents, one after another; those that cannot be read are rows of :attr:`errors`."""
        yield from self._plan

    def __getitem__(self, index: int) -> Document:
        """The document at this place, processed as the plan says."""
        size = len(self)
        if not -size <= index < size:
            raise IndexError(f"document {index} of {size}")
        found = self._plan.document(index % size)
        if found is None:
            raise IndexError(f"document {index} of {size}")
        return found

    def head(self, n: int = 5) -> Corpus:
        """The first ``n`` documents."""
        natural("n", n)
        return self._then(self._plan.head(n), "head", n)

    def source(self, doc_id: str) -> str:
        """The source of a document: what its rows point at.

        Raises
        ------
        KeyError
            When there is no such document.
        """
        found = self._plan.source(doc_id)
        if found is None:
            raise KeyError(doc_id)
        return found

    # Tables ------------------------------------------------------------------

    def _table(self, name: str) -> Table:
        plan = self._plan

        def stream(path: str, resume: bool) -> int:
            return plan.write(name, path, self._signature, resume)

        return Table(name, lambda: plan.table(name), stream, plan.context)

    @property
    def _signature(self) -> str:
        """What was asked of which input, for a run that is to go on."""
        (first, arguments), *others = self._calls
        told = arguments if first == "files" else ()
        return repr([(first, told), *(call for call in others if call[0] != "using")])

    @property
    def errors(self) -> Table:
        """The documents that could not be read or processed, and why."""
        return self._table("errors")

    def articles(self) -> Table:
        """One row a document: title, byline, date, section, and the body as ``text``."""
        return self._table("articles")

    def blocks(self) -> Table:
        """One row for each visible piece of the sources: its kind, score and reason."""
        return self._table("blocks")

    def sentences(self) -> Table:
        """One row a sentence."""
        return self._table("sentences")

    def tokens(self) -> Table:
        """One row a word or mark, with its clitics."""
        return self._table("tokens")

    def entities(self) -> Table:
        """One row for each mention of a name, a time or a number."""
        return self._table("entities")

    def quotes(self) -> Table:
        """One row for each piece of reported speech, with its speaker."""
        return self._table("quotes")

    def export(self, path: str | PathLike[str], format: Format | None = None) -> int:
        """Write the tagged documents for other tools and return how many there were.

        Parameters
        ----------
        path
            A file ending in ``.conllu``, ``.bio``, ``.json`` (Label Studio), ``.xml`` (TEI),
            ``.geojson`` or ``.spacy``, or a folder for the format ``"brat"`` or ``"webanno"``.
        format
            The format, when the ending does not tell.

        Raises
        ------
        WarraqError
            When there is no such format, or the folder exists and holds something.
        """
        from warraq import export

        return export.write(self, path, format)

    def report(self, path: str | PathLike[str], *, title: str | None = None) -> int:
        """Write one page (HTML, complete in itself) that shows the corpus; return how many documents it has.

        Counts, a timeline, a map, the people, organisations and places that are named most, group
        by group, removed pieces to check by eye, and the errors. Nothing in it runs or is fetched.

        Parameters
        ----------
        path
            The file to write.
        title
            The title of the page.
        """
        from warraq import report

        return report.write(self, path, title)

    # Shown as ----------------------------------------------------------------

    def _shown(self) -> Table:
        """The entities when the corpus was tagged, else the articles."""
        return self.entities() if "tag" in self._done else self.articles()

    @property
    def schema(self) -> dict[str, str]:
        """The columns and their types of what :meth:`to_pandas` gives."""
        return self._shown().schema

    def to_arrow(self) -> pyarrow.Table:
        """The entities when the corpus was tagged, else the articles, as a ``pyarrow.Table``."""
        return self._shown().to_arrow()

    def to_pandas(self) -> pandas.DataFrame:
        """The entities when the corpus was tagged, else the articles, as a ``pandas.DataFrame``."""
        return self._shown().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """The entities when the corpus was tagged, else the articles, as a ``polars.DataFrame``."""
        return self._shown().to_polars()

    def context(self, width: int = 60) -> Table:
        """The entities when the corpus was tagged, else the articles, with the text around each row."""
        return self._shown().context(width)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The entities when the corpus was tagged, else the articles, by the Arrow PyCapsule interface."""
        return self._shown().__arrow_c_stream__(requested_schema)

    def write(self, path: str | PathLike[str], *, resume: bool = False) -> int:
        """Write the entities when the corpus was tagged, else the articles; see :meth:`Table.write`."""
        return self._shown().write(path, resume=resume)

    def __repr__(self) -> str:
        """What it reads and what is done to it."""
        return f"<warraq.Corpus {self._plan.origin}{''.join(f'.{step}()' for step in self._done)}>"

    def _repr_html_(self) -> str:
        """The first articles, for Jupyter."""
        table = self.head(8).articles()
        shown = [name for name in ("doc_id", "group", "date", "title") if name in table.columns]
        rows = [[row[name] for name in shown] for row in table]
        return f"<p><code>{escape(repr(self))}</code></p>{views.rows_html(shown, rows, None)}"


def _several(names: Sequence[str] | str | None) -> list[str] | None:
    """One name or many, as a list; None stays None."""
    if names is None:
        return None
    return [names] if isinstance(names, str) else list(names)


#: The outlets that may be read while developing come first; the others are for scoring.
_OUTLETS = ("sada-al-furat", "al-mizan-al-iqtisadi", "akhbar-al-atlas", "sahifat-al-minaa")


def sample() -> Corpus:
    """Return the sample corpus: sixteen invented articles of four invented outlets, half pages, half dumps.

    >>> import warraq
    >>> corpus = warraq.sample()
    >>> len(corpus)
    16
    """
    folder = resources.files("warraq") / "sample"
    return Corpus.read([str(folder / outlet) for outlet in _OUTLETS], group="folder")
