"""Columns of a data frame, picked by name and handed over by the Arrow PyCapsule interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast, runtime_checkable

from warraq.errors import ColumnError

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["ArrowArray", "ArrowStream", "Frame", "mapped", "pick"]


@runtime_checkable
class ArrowStream(Protocol):
    """Anything that gives itself as an Arrow stream: polars, pyarrow, DuckDB, pandas."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule that holds an ArrowArrayStream."""


@runtime_checkable
class ArrowArray(Protocol):
    """Anything that gives itself as one Arrow array."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """Two capsules: an ArrowSchema and an ArrowArray."""


#: What a Corpus is made of.
Frame: TypeAlias = "ArrowStream | Mapping[str, Sequence[object]] | pandas.DataFrame"
#: What a column that was given comes back as.
Same = TypeVar("Same")
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


def mapped(column: Same, run: Callable[[object], ArrowStream]) -> Same:
    """Give ``column`` to ``run`` as Arrow, and return the result as what ``column`` is.

    >>> import pyarrow
    >>> mapped(pyarrow.array(["نص"]), lambda array: pyarrow.chunked_array([array])).to_pylist()
    ['نص']
    """
    library, kind = type(column).__module__.partition(".")[0], type(column).__name__
    given = cast("Any", column)
    result: object
    if library == "pandas" and kind == "Series":
        import pandas
        import pyarrow

        try:
            array = pyarrow.Array.from_pandas(given)
        except (pyarrow.ArrowException, UnicodeError) as error:
            raise ColumnError(f"column {given.name!r}: {error}") from None
        done = pyarrow.chunked_array(run(array))
        if given.dtype == "category":
            values, dtype = done.to_pandas().array, None
        else:
            values, dtype = done.to_numpy() if given.dtype == object else done, given.dtype
        result = pandas.Series(values, index=given.index, name=given.name, dtype=dtype)
    elif library == "polars" and kind == "Series":
        import polars

        # A stream brings a name of its own.
        result = polars.Series(run(given)).cast(given.dtype).alias(given.name)
    elif library == "pyarrow":
        import pyarrow

        done = pyarrow.chunked_array(run(given))
        result = done.combine_chunks() if isinstance(given, pyarrow.Array) else done
    elif isinstance(given, ArrowStream | ArrowArray):
        result = run(given)
    else:
        raise TypeError(f"text: expected a str, None or a column of text, not {kind}")
    return cast("Same", result)


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
