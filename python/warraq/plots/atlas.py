"""Where the places of a corpus lie."""

from __future__ import annotations

import json
import math
from collections import Counter
from importlib import resources
from itertools import accumulate
from typing import TYPE_CHECKING

from matplotlib.collections import LineCollection

from warraq.plots import canvas
from warraq.plots.rows import Drawable, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

__all__ = ["map"]

#: West, east, south, north, in degrees.
Extent = tuple[float, float, float, float]


def map(given: Drawable, *, least: int = 1, labels: int = 20, extent: Extent | None = None) -> Figure:
    """Draw the places that are named, each disc as large as it is named often, over coasts and borders.

    The outlines are Natural Earth's at 1:110 million: as borders are in fact held, which says nothing
    about who is right.

    Parameters
    ----------
    given
        A tagged corpus, or its :meth:`~warraq.Corpus.entities` in any library.
    least
        How often a place must be named to be drawn.
    labels
        How many places get their name, those named most first; fewer where they would cover each other.
    extent
        West, east, south and north in degrees; where nine in ten mentions lie when None.

    >>> from warraq import plots
    >>> figure = plots.map(warraq.sample().extract().tag())
    >>> figure.axes[0].get_xlabel()
    'longitude'
    """
    counts: Counter[tuple[float, float]] = Counter()
    names: dict[tuple[float, float], Counter[str]] = {}
    wanted = ("lon", "lat", "canonical", "text")
    for lon, lat, canonical, text in rows(given, wanted, lambda c: c.entities()):
        if isinstance(lon, float) and isinstance(lat, float):
            counts[lon, lat] += 1
            names.setdefault((lon, lat), Counter())[str(canonical or text)] += 1
    places = [place for place, count in counts.most_common() if count >= least]
    if not places:
        return canvas.nothing(canvas.empty(8, 2), f"no place with coordinates is named {least} times")
    west, east, south, north = extent or _around(places, counts)
    stretch = 1 / math.cos(math.radians((south + north) / 2))
    figure = canvas.empty(8, min(max(7.2 * stretch * (north - south) / (east - west) + 0.7, 3), 9))
    axes = figure.add_subplot()
    axes.add_collection(LineCollection(outlines(), colors="#888888", linewidths=0.6, zorder=1))
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect(stretch)
    axes.grid(color="#888888", alpha=0.2, linewidth=0.5)
    axes.set_xlabel("longitude")
    axes.set_ylabel("latitude")
    most = counts[places[0]]
    radius = {place: 3 + 11 * math.sqrt(counts[place] / most) for place in places}
    xs, ys = zip(*places, strict=True)
    sizes = [(2 * radius[place]) ** 2 * 0.6 for place in places]
    colour, _ = canvas.SIGNS["LOC"]
    axes.scatter(xs, ys, s=sizes, color=colour, alpha=0.45, edgecolor=colour, linewidth=1, zorder=3)
    inside = [place for place in places if west <= place[0] <= east and south <= place[1] <= north]
    canvas.place_labels(
        axes,
        [
            (*place, radius[place] * 0.8, f"{names[place].most_common(1)[0][0]} {counts[place]}")
            for place in inside[:labels]
        ],
    )
    return figure


def _around(places: Sequence[tuple[float, float]], counts: Counter[tuple[float, float]]) -> Extent:
    """The frame that holds nine in ten mentions on each axis, with a margin; at least ten degrees wide."""
    total = sum(counts[place] for place in places)
    sides = []
    for axis in (0, 1):
        ordered = sorted(places, key=lambda place: place[axis])
        before = list(accumulate(counts[place] for place in ordered))
        low = next(place for place, n in zip(ordered, before, strict=True) if n >= total * 0.05)[axis]
        high = next(place for place, n in zip(ordered, before, strict=True) if n >= total * 0.95)[axis]
        margin = max((high - low) * 0.12, (10 - (high - low)) / 2, 1)
        sides += [low - margin, high + margin]
    return max(sides[0], -180), min(sides[1], 180), max(sides[2], -85), min(sides[3], 85)


def outlines() -> list[list[tuple[float, float]]]:
    """The rings of coasts and borders, longitude and latitude in degrees.

    >>> len(outlines()) > 200
    True
    """
    text = (resources.files("warraq") / "plots" / "outlines.json").read_text(encoding="utf-8")
    rings: list[list[int]] = json.loads(text)["rings"]
    return [
        list(
            zip(
                (lon / 100 for lon in accumulate(steps[::2])),
                (lat / 100 for lat in accumulate(steps[1::2])),
                strict=True,
            )
        )
        for steps in rings
    ]
