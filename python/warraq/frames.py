"""What the pandas accessor and the polars namespaces share: columns of texts in, rows about them out."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Generic, Literal, TypedDict, TypeVar

from warraq import _warraq
from warraq.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Unpack

    from warraq._warraq import Extractor, Normalizer, Tagger
    from warraq.columns import Frame
    from warraq.normalization import Profile, Steps
    from warraq.table import Table

__all__ = ["ColumnVerbs", "FrameVerbs", "Kind", "Options", "beside", "ready", "rows"]

#: The tables that a column of texts gives.
Kind = Literal["articles", "blocks", "entities", "quotes", "tokens", "sentences"]
DataFrame = TypeVar("DataFrame")
Series = TypeVar("Series")


class Options(TypedDict, total=False):
    """Columns beside the text, and what is done with it."""

    id: str
    date: str
    group: str
    url: str
    extract: bool | Extractor
    tagger: Tagger


def ready(normalizer: Normalizer | Profile, steps: Steps) -> Normalizer:
    """The normaliser that is meant: one that is ready, or a profile and steps.

    >>> ready("search", {"digits": "arabic"})("سنة 12")
    'سنه ١٢'
    """
    if isinstance(normalizer, str):
        return _warraq.Normalizer(normalizer, **steps)
    return normalizer


def rows(frame: Frame, kind: Kind, text: str, options: Options) -> Table:
    """The rows of one kind; ``doc_id`` is the number of the row of ``frame``, from 0.

    >>> table = rows({"body": ["في بغداد", "في دهوك"]}, "entities", "body", {})
    >>> list(zip(table["doc_id"], table["text"]))
    [('0', 'بغداد'), ('1', 'دهوك')]
    """
    corpus = Corpus(frame, text, date=options.get("date"), group=options.get("group"), url=options.get("url"))
    extract = options.get("extract", kind in {"articles", "blocks"})
    if extract:
        corpus = corpus.extract(None if extract is True else extract)
    if "tagger" in options:
        corpus = corpus.tag(options["tagger"])
    table: Table = getattr(corpus, kind)()
    len(table)  # computed now, the errors with it
    _tell(corpus.errors)
    return table


def _tell(errors: Table) -> None:
    """Warn of rows that are missing from a result, or whose date is."""
    if len(errors):
        first = next(iter(errors))
        message = f"{len(errors)} rows with errors, the first: {first['cause']} (Corpus.errors lists them)"
        warnings.warn(message, UserWarning, stacklevel=6)


class FrameVerbs(Generic[DataFrame]):
    """The tables of the texts of a data frame, in the frame's own library.

    Each method takes the name of the column of texts, and as keywords ``id``, ``date``, ``group``
    and ``url`` (names of columns), ``extract`` (whether articles are taken out of pages and dumps
    first; True or an :class:`warraq.Extractor`) and ``tagger``. Rows keep the index and the other
    columns of the row that they come from; a column whose name the table has gets ``_frame`` added.
    """

    def _rows(self, kind: Kind, text: str, options: Options) -> DataFrame:
        raise NotImplementedError

    def articles(self, text: str = "text", **options: Unpack[Options]) -> DataFrame:
        """One row a text: title, byline, date, section, body."""
        return self._rows("articles", text, options)

    def blocks(self, text: str = "text", **options: Unpack[Options]) -> DataFrame:
        """One row for each visible piece of the texts: its kind, score and reason."""
        return self._rows("blocks", text, options)

    def entities(self, text: str = "text", **options: Unpack[Options]) -> DataFrame:
        """One row for each mention of a name, a time or a number."""
        return self._rows("entities", text, options)

    def quotes(self, text: str = "text", **options: Unpack[Options]) -> DataFrame:
        """One row for each piece of reported speech, with its speaker."""
        return self._rows("quotes", text, options)

    def tokens(self, text: str = "text", **options: Unpack[Options]) -> DataFrame:
        """One row a word or mark, with its clitics."""
        return self._rows("tokens", text, options)

    def sentences(self, text: str = "text", **options: Unpack[Options]) -> DataFrame:
        """One row a sentence."""
        return self._rows("sentences", text, options)


class ColumnVerbs(Generic[Series, DataFrame]):
    """The verbs on one column of texts, in the column's own library."""

    def _normalized(self, normalizer: Normalizer) -> Series:
        raise NotImplementedError

    def _rows(self, kind: Kind, options: Options) -> DataFrame:
        raise NotImplementedError

    def normalize(self, normalizer: Normalizer | Profile = "news", **steps: Unpack[Steps]) -> Series:
        """Each text with its spelling folded; nulls stay null.

        Raises
        ------
        ColumnError
            When a row holds something else than text; the row is named.
        """
        return self._normalized(ready(normalizer, steps))

    def extract(self, extractor: Extractor | None = None) -> DataFrame:
        """The article of each text: title, byline, date, body; as many rows as texts."""
        return self._rows("articles", {"extract": True if extractor is None else extractor})

    def tag(self, tagger: Tagger | None = None, *, extract: bool = False) -> DataFrame:
        """One row for each mention of a name, a time or a number; the same as :meth:`entities`."""
        return self.entities(tagger, extract=extract)

    def entities(self, tagger: Tagger | None = None, *, extract: bool = False) -> DataFrame:
        """One row for each mention of a name, a time or a number."""
        return self._rows("entities", _options(tagger, extract))

    def quotes(self, tagger: Tagger | None = None, *, extract: bool = False) -> DataFrame:
        """One row for each piece of reported speech, with its speaker."""
        return self._rows("quotes", _options(tagger, extract))

    def tokens(self, *, extract: bool = False) -> DataFrame:
        """One row a word or mark, with its clitics."""
        return self._rows("tokens", _options(None, extract))

    def sentences(self, *, extract: bool = False) -> DataFrame:
        """One row a sentence."""
        return self._rows("sentences", _options(None, extract))


def _options(tagger: Tagger | None, extract: bool) -> Options:
    return {"extract": extract} if tagger is None else {"extract": extract, "tagger": tagger}


def beside(names: Iterable[str], taken: Iterable[str], text: str, options: Options) -> dict[str, str]:
    """The columns of a frame that stand beside a table's own, and their names there.

    All but the text, and but those that the table holds already, as it was told; another column
    whose name is taken gets ``_frame`` added.

    >>> beside(["body", "date", "group", "text"], ["text", "date", "group"], "body", {"date": "date"})
    {'group': 'group_frame', 'text': 'text_frame'}
    """
    told = {"date": options.get("date"), "group": options.get("group"), "url": options.get("url")}
    held = set(taken)
    return {
        name: f"{name}_frame" if name in held else name
        for name in names
        if name != text and not (name in held and told.get(name) == name)
    }
