"""Columns of a data frame, picked by name and handed over by the Arrow PyCapsule interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast, runtime_checkable

from warraq.errors import ColumnError

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["ArrowStream", "Frame", "pick"]


@runtime_checkable
class ArrowStream(Protocol):
    """Anything that gives itself as an Arrow stream: polars, pyarrow, DuckDB, pandas."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule that holds an ArrowArrayStream."""


#: What a Corpus is made of.
Frame: TypeAlias = "ArrowStream | Mapping[str, Sequence[object]] | pandas.DataFrame"
#: What the compiled core takes: a stream of Arrow arrays, or Python values.
Column: TypeAlias = "ArrowStream | list[object]"


def pick(frame: Frame, named: Mapping[str, str | None]) -> dict[str, Column]:
    """Pick the columns of ``frame`` that are named, by what they hold.

    >>> pick({"body": ["نص"], "x": [1]}, {"text": "body", "id": None})
    {'text': ['نص']}
    >>> pick({"body": ["نص"]}, {"text": "txt"})
    Traceback (most recent call last):
    ...
    warraq.errors.ColumnError: column 'txt': there is none; the columns are body
    """
    if isinstance(frame, Mapping):
        for name, values in frame.items():
            if isinstance(values, str | bytes):
                message = f"column {name!r}: expected a list of texts, not one {type(values).__name__}"
                raise ColumnError(message)
        return {use: list(frame[name]) for use, name in _present(named, list(frame))}
    library, kind = type(frame).__module__.partition(".")[0], type(frame).__name__
    if library == "pandas" and kind == "DataFrame":
        return _of_pandas(cast("pandas.DataFrame", frame), named)
    if library == "polars" and kind in {"DataFrame", "LazyFrame"}:
        eager = cast("polars.DataFrame | polars.LazyFrame", frame).lazy().collect()
        # A column of nothing but nulls has no type that Arrow readers agree on.
        return {
            use: [None] * eager.height if str(eager.schema[name]) == "Null" else eager.select(name)
            for use, name in _present(named, eager.columns)
        }
    if isinstance(frame, ArrowStream):
        import pyarrow

        table = pyarrow.table(frame)
        return {use: table.select([name]) for use, name in _present(named, table.column_names)}
    message = f"frame: expected a data frame, an Arrow stream or a dict of lists, not {kind}"
    raise TypeError(message)


def _present(named: Mapping[str, str | None], columns: Sequence[str]) -> list[tuple[str, str]]:
    for name in named.values():
        if name is not None and name not in columns:
            message = f"column {name!r}: there is none; the columns are {', '.join(map(str, columns))}"
            raise ColumnError(message)
    return [(use, name) for use, name in named.items() if name is not None]


def _of_pandas(frame: pandas.DataFrame, named: Mapping[str, str | None]) -> dict[str, Column]:
    """Object columns go as Python values, so that a stray number is named by its row; others as Arrow."""
    import pandas

    picked: dict[str, Column] = {}
    for use, name in _present(named, list(frame.columns)):
        # A labelled index would come along as a column of its own.
        series = frame[name].reset_index(drop=True)
        if series.dtype == object:
            picked[use] = [
                None if missing else value for value, missing in zip(series, pandas.isna(series), strict=True)
            ]
        else:
            picked[use] = cast("ArrowStream", series.to_frame())
    return picked
