"""The pandas accessor: ``df["body"].warraq`` and ``df.warraq``.

It is there as soon as warraq is imported after pandas; ``import warraq.pandas`` sees to it in any order.

>>> import pandas
>>> import warraq.pandas
>>> frame = pandas.DataFrame({"body": ["وصل إلى بغـــداد", None]}, index=["a", "b"])
>>> frame["body"].warraq.normalize().tolist()[0]
'وصل إلى بغداد'
>>> frame.warraq.entities(text="body")["text"].to_dict()
{'a': 'بغـــداد'}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas
from pandas.api.extensions import register_dataframe_accessor, register_series_accessor

from warraq import columns, frames

if TYPE_CHECKING:
    from warraq._warraq import Normalizer
    from warraq.frames import Kind, Options

__all__ = ["PandasFrame", "PandasSeries"]

#: The name of the column that a Series is while it is worked on.
_TEXT = "text"


@register_series_accessor("warraq")
class PandasSeries(frames.ColumnVerbs["pandas.Series[str]", pandas.DataFrame]):
    """The verbs on a Series of texts: str, object, Arrow or categorical. The index is kept."""

    def __init__(self, series: pandas.Series[str]) -> None:
        """Keep the Series."""
        self._series = series

    def _normalized(self, normalizer: Normalizer) -> pandas.Series[str]:
        return columns.normalized(self._series, normalizer)

    def _rows(self, kind: Kind, options: Options) -> pandas.DataFrame:
        return PandasFrame(self._series.to_frame(_TEXT))._rows(kind, _TEXT, options)


@register_dataframe_accessor("warraq")
class PandasFrame(frames.FrameVerbs[pandas.DataFrame]):
    """The tables of the texts of a DataFrame; index and other columns are kept."""

    def __init__(self, frame: pandas.DataFrame) -> None:
        """Keep the DataFrame."""
        self._frame = frame

    def _rows(self, kind: Kind, text: str, options: Options) -> pandas.DataFrame:
        frame = self._frame
        table = frames.rows(frame, kind, text, options).to_pandas()
        at = table["doc_id"].astype("int64").to_numpy()
        if kind == "articles":
            # A row for each text, empty where it could not be read.
            table = table.set_axis(at, axis=0).reindex(range(len(frame)))
            at = table.index.to_numpy()
        whole = frame.reset_index(drop=True)
        if "id" in options:
            table["doc_id"] = whole[options["id"]].take(at).to_numpy()
        others = frames.beside(frame.columns, table.columns, text, options)
        kept = whole[list(others)].take(at).rename(columns=others)
        joined = pandas.concat([table.reset_index(drop=True), kept.reset_index(drop=True)], axis="columns")
        return joined.set_axis(frame.index.take(at), axis=0)
