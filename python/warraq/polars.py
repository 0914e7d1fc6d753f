"""The polars namespaces: ``.warraq`` on Series, DataFrame, LazyFrame and expressions.

They are there as soon as warraq is imported after polars; ``import warraq.polars`` sees to it in any order.

>>> import polars
>>> import warraq.polars
>>> frame = polars.DataFrame({"id": [7, 8], "body": ["وصل إلى بغـــداد", None]})
>>> frame.lazy().with_columns(polars.col("body").warraq.normalize()).collect()["body"].to_list()
['وصل إلى بغداد', None]
>>> frame.warraq.entities(text="body").select("id", "text").rows()
[(7, 'بغـــداد')]
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import polars

from warraq import columns, frames
from warraq.corpus import Corpus

if TYPE_CHECKING:
    from warraq._warraq import Normalizer
    from warraq.frames import Kind, Options

__all__ = ["PolarsExpr", "PolarsFrame", "PolarsLazyFrame", "PolarsSeries"]

#: The name of the column that a Series is while it is worked on.
_TEXT = "text"
#: The number of the row that something comes from.
_ROW = "__warraq_row"


@cache
def _schema(kind: Kind) -> polars.Schema:
    """The columns of a table, as polars types."""
    empty: polars.DataFrame = getattr(Corpus({_TEXT: []}), kind)().to_polars()
    return empty.schema


@polars.api.register_series_namespace("warraq")
class PolarsSeries(frames.ColumnVerbs[polars.Series, polars.DataFrame]):
    """The verbs on a Series of texts."""

    def __init__(self, series: polars.Series) -> None:
        """Keep the Series."""
        self._series = series

    def _normalized(self, normalizer: Normalizer) -> polars.Series:
        series = self._series
        if series.dtype == polars.Null:
            # Nothing but nulls has no type that Arrow readers agree on.
            return series.cast(polars.String)
        return columns.normalized(series, normalizer).alias(series.name)

    def _rows(self, kind: Kind, options: Options) -> polars.DataFrame:
        return PolarsFrame(self._series.to_frame(_TEXT))._rows(kind, _TEXT, options)


@polars.api.register_dataframe_namespace("warraq")
class PolarsFrame(frames.FrameVerbs[polars.DataFrame]):
    """The tables of the texts of a DataFrame; the other columns are kept."""

    def __init__(self, frame: polars.DataFrame) -> None:
        """Keep the DataFrame."""
        self._frame = frame

    def _rows(self, kind: Kind, text: str, options: Options) -> polars.DataFrame:
        frame = self._frame
        table = frames.rows(frame, kind, text, options).to_polars()
        table = table.with_columns(polars.col("doc_id").cast(polars.Int64).alias(_ROW))
        if kind == "articles":
            # A row for each text, empty where it could not be read.
            every = polars.DataFrame({_ROW: range(frame.height)}, schema={_ROW: polars.Int64})
            table = every.join(table, on=_ROW, how="left", maintain_order="left")
        at = table[_ROW]
        table = table.drop(_ROW)
        if "id" in options:
            table = table.with_columns(frame[options["id"]][at].cast(polars.String).alias("doc_id"))
        others = frames.beside(frame.columns, table.columns, text, options)
        if not others:
            return table
        kept = frame.select(list(others))[at].rename(others)
        return polars.concat([table, kept], how="horizontal")


@polars.api.register_lazyframe_namespace("warraq")
class PolarsLazyFrame(frames.FrameVerbs[polars.LazyFrame]):
    """The tables of the texts of a LazyFrame: computed when it is collected."""

    def __init__(self, frame: polars.LazyFrame) -> None:
        """Keep the LazyFrame."""
        self._frame = frame

    def _rows(self, kind: Kind, text: str, options: Options) -> polars.LazyFrame:
        given = self._frame.collect_schema()
        schema = dict(_schema(kind))
        others = frames.beside(given, schema, text, options)
        schema.update({new: given[name] for name, new in others.items()})
        return self._frame.map_batches(
            lambda frame: PolarsFrame(frame)._rows(kind, text, options), schema=schema
        )


@polars.api.register_expr_namespace("warraq")
class PolarsExpr(frames.ColumnVerbs[polars.Expr, polars.Expr]):
    """The verbs on an expression: ``extract`` gives a struct, the tables a list of structs for each row."""

    def __init__(self, expression: polars.Expr) -> None:
        """Keep the expression."""
        self._expression = expression

    def _normalized(self, normalizer: Normalizer) -> polars.Expr:
        return self._expression.map_batches(
            lambda series: PolarsSeries(series)._normalized(normalizer).cast(polars.String),
            return_dtype=polars.String,
        )

    def _rows(self, kind: Kind, options: Options) -> polars.Expr:
        struct = polars.Struct(_schema(kind))

        def article(series: polars.Series) -> polars.Series:
            return PolarsSeries(series)._rows(kind, options).to_struct(series.name)

        def several(series: polars.Series) -> polars.Series:
            table = PolarsSeries(series)._rows(kind, options)
            found = table.select(
                polars.col("doc_id").cast(polars.Int64).alias(_ROW), polars.struct(polars.all()).alias("rows")
            )
            found = found.group_by(_ROW, maintain_order=True).agg("rows")
            every = polars.DataFrame({_ROW: range(len(series))}, schema={_ROW: polars.Int64})
            joined = every.join(found, on=_ROW, how="left", maintain_order="left")["rows"]
            return joined.fill_null([]).alias(series.name)

        if kind == "articles":
            return self._expression.map_batches(article, return_dtype=struct)
        return self._expression.map_batches(several, return_dtype=polars.List(struct))
