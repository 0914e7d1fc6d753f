"""Who is named when."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from matplotlib import dates

from warraq.plots import canvas
from warraq.plots.rows import Drawable, rows

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["timeline"]

#: The length of a period in days.
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def timeline(
    given: Drawable,
    *,
    every: Literal["day", "week", "month", "year"] = "month",
    label: str | None = None,
    names: int = 8,
) -> Figure:
    """Draw how often the most frequent names occur in each period, one row of bars a name, one scale for all.

    Parameters
    ----------
    given
        A tagged corpus, or its :meth:`~warraq.Corpus.timeline` in any library.
    every
        The length of a period; of a table that is given, it only says how wide the bars are.
    label
        PER, ORG, LOC or MISC; all of them when None.
    names
        How many names to draw.

    >>> from warraq import plots
    >>> figure = plots.timeline(warraq.sample().extract().tag(), every="year", label="LOC", names=3)
    >>> len(figure.axes)
    3
    """
    wanted = ("period", "label", "canonical", "entity_id", "count")
    counts: defaultdict[tuple[str, str], Counter[float]] = defaultdict(Counter)
    shown: dict[tuple[str, str], str] = {}
    for period, kind, name, known, count in rows(given, wanted, lambda c: c.timeline(every=every)):
        if period is None or name is None or (label is not None and kind != label):
            continue
        key = (str(kind), str(known or name))
        shown.setdefault(key, str(name))
        counts[key][begins(str(period))] += int(str(count))
    most = sorted(counts, key=lambda key: (-counts[key].total(), key))[:names]
    figure = canvas.empty(8, 0.62 * max(len(most), 2) + 0.8)
    if not most:
        return canvas.nothing(figure, "no document has both a date and a name")
    top = max(max(counts[key].values()) for key in most)
    panels = figure.subplots(len(most), 1, sharex=True, squeeze=False)[:, 0]
    for axes, key in zip(panels, most, strict=True):
        colour, _ = canvas.SIGNS.get(key[0], (canvas.INK, "o"))
        periods = sorted(counts[key])
        heights = [counts[key][period] for period in periods]
        axes.bar(periods, heights, width=_DAYS[every] * 0.9, align="edge", color=colour, linewidth=0)
        axes.vlines(periods, 0, heights, colors=colour, linewidth=1.5)
        axes.set_ylim(0, top * 1.15)
        axes.set_yticks([top])
        axes.spines[["top", "right"]].set_visible(False)
        axes.set_ylabel(f"{shown[key]}\n{key[0]}", rotation=0, ha="right", va="center", labelpad=14)
    locator = dates.AutoDateLocator()  # type: ignore[no-untyped-call]
    panels[-1].xaxis.set_major_locator(locator)
    panels[-1].xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    figure.supxlabel(f"mentions a {every}", fontsize="medium")
    return figure


def begins(period: str) -> float:
    """The first day of a period, in days since 1970, as matplotlib counts them.

    >>> begins("2024-W02") - begins("2024")
    7.0
    """
    if "W" in period:
        year, week = period.split("-W")
        first = datetime.date.fromisocalendar(int(year), int(week), 1)
    else:
        parts = [int(part) for part in period[:10].split("-")]
        first = datetime.date(*[*parts, 1, 1][:3])
    return float(first.toordinal() - datetime.date(1970, 1, 1).toordinal())
