"""Rows that point at their source, for pandas, polars, Arrow or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warraq import views
from warraq.errors import WarraqError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike

    import pandas
    import polars
    import pyarrow

    from warraq._warraq import Frame

__all__ = ["Table"]


class Table:
    """One table of a corpus: computed when it is first shown, converted or written.

    Every table begins with ``doc_id``, ``start``, ``end``, ``text`` and ``block``;
    ``start`` and ``end`` are code points of the source, half open.

    >>> import warraq
    >>> entities = warraq.sample().entities()
    >>> entities.columns[:5]
    ['doc_id', 'start', 'end', 'text', 'block']
    >>> len(entities) > 300
    True
    """

    def __init__(
        self,
        name: str,
        load: Callable[[], Frame],
        stream: Callable[[str, bool], int] | None = None,
        around: Callable[[Frame, int], Frame] | None = None,
    ) -> None:
        """Make a table of ``load``; use the methods of :class:`warraq.Corpus` instead."""
        self._name = name
        self._load = load
        self._stream = stream
        self._around = around
        self._frame: Frame | None = None

    @property
    def frame(self) -> Frame:
        """The compiled table behind this one, computed now if it was not yet."""
        if self._frame is None:
            self._frame = self._load()
        return self._frame

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self.frame.columns

    @property
    def schema(self) -> dict[str, str]:
        """The columns and their Arrow types.

        >>> import warraq
        >>> warraq.sample().quotes().schema["start"]
        'Int64'
        """
        return dict(self.frame.schema)

    @property
    def metadata(self) -> dict[str, str]:
        """What made it: the versions of warraq, of its model and of the profile."""
        return dict(self.frame.metadata)

    def __len__(self) -> int:
        """How many rows it has."""
        return len(self.frame)

    def __iter__(self) -> Iterator[dict[str, object]]:
        """Its rows, each a dict."""
        columns = self.columns
        for start in range(0, len(self), 1024):
            for row in self.frame.rows(start, start + 1024):
                yield dict(zip(columns, row, strict=True))

    def __getitem__(self, column: str) -> list[object]:
        """One column as a list; None where it is null.

        >>> import warraq
        >>> set(warraq.sample().entities()["label"]) >= {"PER", "LOC", "ORG", "DATE"}
        True
        """
        return self.frame.column(column)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The Arrow PyCapsule interface: any Arrow-capable library reads the table without a copy."""
        return self.frame.__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> pyarrow.Table:
        """The table as a ``pyarrow.Table``."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a ``pandas.DataFrame``.

        >>> import warraq
        >>> warraq.sample().entities().to_pandas().columns[0]
        'doc_id'
        """
        frame: pandas.DataFrame = self.to_arrow().to_pandas()
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table as a ``polars.DataFrame``.

        >>> import warraq
        >>> warraq.sample().entities().to_polars().columns[0]
        'doc_id'
        """
        import polars

        return polars.DataFrame(self)

    def write(self, path: str | PathLike[str], *, resume: bool = False) -> int:
        """Write to ``path`` and return how many rows were written.

        The ending picks the format: ``.parquet``, ``.jsonl`` or ``.csv``. The file
        appears when it is complete; a table that was not computed yet is written
        batch by batch, in constant memory. What is finished stands in the folder
        ``path.parts`` until then.

        Parameters
        ----------
        path
            The file.
        resume
            Go on where the same run was stopped or killed; without it the run begins anew.

        Raises
        ------
        WarraqError
            When the ending is none of the three, or the run to go on with was another.
        """
        if self._frame is None and self._stream is not None:
            return self._stream(str(path), resume)
        self.frame.write(str(path))
        return len(self.frame)

    def context(self, width: int = 60) -> Table:
        """The same rows with the text around each: columns ``left`` and ``right``.

        Parameters
        ----------
        width
            How many characters to show on each side, at most.

        >>> import warraq
        >>> row = next(iter(warraq.sample().entities().context(20)))
        >>> len(row["left"]) <= 20
        True
        """
        around = self._around
        if width < 0:
            message = f"width: {width} is negative"
            raise WarraqError(message)
        if around is None:
            message = f"context: the rows of {self._name} do not point at a source"
            raise WarraqError(message)
        return Table(self._name, lambda: around(self.frame, width))

    def __repr__(self) -> str:
        """Its name and shape, when it was computed."""
        if self._frame is None:
            return f"<warraq.Table {self._name}, not computed yet>"
        return f"<warraq.Table {self._name}: {len(self)} rows, {len(self.columns)} columns>"

    def _repr_html_(self) -> str:
        """The first rows, for Jupyter."""
        return views.rows_html(self.columns, self.frame.rows(0, 60), len(self))
