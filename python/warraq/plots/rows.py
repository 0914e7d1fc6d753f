"""Rows for a picture, read from a table of any library by the names of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from warraq.corpus import Corpus
from warraq.errors import ColumnError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from warraq.table import Table

__all__ = ["Columns", "Drawable", "rows"]


class Columns(Protocol):
    """Anything with columns by name: a table of warraq, pandas, polars or pyarrow, a dict of lists."""

    def __getitem__(self, name: str, /) -> Iterable[object]:
        """One column."""


#: What a picture is drawn from.
Drawable: TypeAlias = "Corpus | Columns"


def rows(
    given: Drawable, names: tuple[str, ...], count: Callable[[Corpus], Table]
) -> Iterator[tuple[object, ...]]:
    """The columns ``names`` of ``given``, row by row; a corpus is counted first. What is missing is None.

    Raises
    ------
    ColumnError
        When a column is missing.

    >>> list(rows({"a": [1, float("nan")], "b": ["x", "y"]}, ("b", "a"), lambda corpus: corpus.entities()))
    [('x', 1), ('y', None)]
    """
    table: Columns = count(given) if isinstance(given, Corpus) else given
    columns = []
    for name in names:
        try:
            column = table[name]
        except Exception as error:
            message = f"column {name!r}: there is none; the picture is drawn from {', '.join(names)}"
            raise ColumnError(message) from error
        columns.append(column.to_pylist() if hasattr(column, "to_pylist") else list(column))
    for row in zip(*columns, strict=True):
        # A missing number is NaN in pandas, which alone differs from itself.
        yield tuple(None if cell is None or cell != cell else cell for cell in row)
