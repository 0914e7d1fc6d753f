"""Columns of a data frame, picked by name and handed over by the Arrow PyCapsule interface."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast, runtime_checkable

from warraq.errors import ColumnError

if TYPE_CHECKING:
    import pandas
    import polars

    from warraq._warraq import Normalizer

__all__ = ["ArrowArray", "ArrowStream", "Frame", "normalized", "one_by_one", "pick"]


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


def normalized(column: Same, normalizer: Normalizer) -> Same:
    """Every text of ``column`` normalised, as what ``column`` is: its library, type, index and name.

    >>> import pyarrow, warraq
    >>> normalized(pyarrow.array(["نـــص"]), warraq.Normalizer()).to_pylist()
    ['نص']
    """
    library, kind = type(column).__module__.partition(".")[0], type(column).__name__
    given = cast("Any", column)
    result: object
    if library == "pandas" and kind == "Series":
        import pandas
        import pyarrow

        done: Any = None
        with contextlib.suppress(pyarrow.ArrowException, UnicodeError):
            array = pyarrow.Array.from_pandas(given)
            if given.dtype != object or pyarrow.types.is_string(array.type) or array.null_count == len(array):
                done = pyarrow.chunked_array(normalizer.column(array))
        if done is None:
            # One by one: what Arrow cannot hold is normalised all the same, and what is no text is named.
            return cast(
                "Same",
                pandas.Series(
                    one_by_one(_values(given), normalizer, given.name), given.index, object, given.name
                ),
            )
        if given.dtype == "category":
            values, dtype = done.to_pandas().array, None
        else:
            values, dtype = done.to_numpy() if given.dtype == object else done, given.dtype
        result = pandas.Series(values, index=given.index, name=given.name, dtype=dtype)
    elif library == "polars" and kind == "Series":
        import polars

        # A stream brings a name of its own.
        result = polars.Series(normalizer.column(given)).cast(given.dtype).alias(given.name)
    elif library == "pyarrow":
        import pyarrow

        done = pyarrow.chunked_array(normalizer.column(given))
        result = done.combine_chunks() if isinstance(given, pyarrow.Array) else done
    elif isinstance(given, ArrowStream | ArrowArray):
        result = normalizer.column(given)
    else:
        raise TypeError(f"text: expected a str, None or a column of text, not {kind}")
    return cast("Same", result)


def one_by_one(values: Iterable[object], normalizer: Normalizer, name: object) -> list[str | None]:
    """Each text normalised; None stays None, anything else is a ColumnError that names its row.

    >>> import warraq
    >>> one_by_one(["بغـــداد", None], warraq.Normalizer(), "body")
    ['بغداد', None]
    >>> one_by_one(["بغداد", 7], warraq.Normalizer(), "body")
    Traceback (most recent call last):
    ...
    warraq.errors.ColumnError: column 'body': row 1 holds int, expected text or null
    """
    texts: list[str | None] = []
    for row, value in enumerate(values):
        if value is not None and not isinstance(value, str):
            message = f"column {name!r}: row {row} holds {type(value).__name__}, expected text or null"
            raise ColumnError(message)
        texts.append(normalizer(value))
    return texts


def _values(series: pandas.Series[str]) -> list[object]:
    """The values of a column of objects, what is missing as None."""
    import pandas

    return [None if missing else value for value, missing in zip(series, pandas.isna(series), strict=True)]


def _present(named: Mapping[str, str | None], columns: Sequence[str]) -> list[tuple[str, str]]:
    for name in named.values():
        if name is not None and name not in columns:
            message = f"column {name!r}: there is none; the columns are {', '.join(map(str, columns))}"
            raise ColumnError(message)
    return [(use, name) for use, name in named.items() if name is not None]


def _of_pandas(frame: pandas.DataFrame, named: Mapping[str, str | None]) -> dict[str, Column]:
    """Object columns go as Python values, so that a stray number is named by its row; others as Arrow."""
    picked: dict[str, Column] = {}
    for use, name in _present(named, list(frame.columns)):
        # A labelled index would come along as a column of its own.
        series = frame[name].reset_index(drop=True)
        if series.dtype == object:
            picked[use] = _values(series)
        else:
            picked[use] = cast("ArrowStream", series.to_frame())
    return picked
