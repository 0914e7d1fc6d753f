"""A map as SVG, without tiles: outlines of countries, a grid, and a circle for each place."""

from __future__ import annotations

import json
from html import escape
from importlib import resources
from itertools import accumulate
from math import cos, radians, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Place", "map_svg"]

_WIDTH, _TALLEST = 960.0, 620.0
#: How many places are named on the map.
_NAMED = 14


class Place(NamedTuple):
    """A place and how often it is named."""

    name: str
    lat: float
    lon: float
    mentions: int
    told: str


def map_svg(places: Sequence[Place]) -> str:
    """The map that shows most of ``places``; the least named ones far away may lie outside.

    >>> map_svg([Place("بغداد", 33.3, 44.4, 3, "")]).count("<circle")
    1
    """
    west, south, east, north = _bounds(places)
    # Equirectangular, true to scale in the middle.
    squeeze = cos(radians((south + north) / 2))
    scale = min(_WIDTH / ((east - west) * squeeze), _TALLEST / (north - south))
    height = (north - south) * scale
    width = (east - west) * squeeze * scale

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) * squeeze * scale, (north - lat) * scale

    parts = [f'<g class="land">{"".join(_land(at, (west, south, east, north)))}</g><g class="grid">']
    step = next(step for step in (30, 20, 10, 5, 2, 1) if (north - south) / step >= 3 or step == 1)
    for lon in range(-180, 181, step):
        if west < lon < east:
            x, _ = at(lon, 0)
            parts.append(f'<path d="M{x:.1f} 0V{height:.1f}"/><text x="{x + 3:.1f}" y="12">{lon}°</text>')
    for lat in range(-90, 91, step):
        if south < lat < north:
            _, y = at(0, lat)
            parts.append(f'<path d="M0 {y:.1f}H{width:.1f}"/><text x="3" y="{y - 3:.1f}">{lat}°</text>')
    parts.append('</g><g class="places">')
    shown = [place for place in places if west <= place.lon <= east and south <= place.lat <= north]
    largest = max((place.mentions for place in shown), default=1)
    taken: list[tuple[float, float, float]] = []
    names: list[str] = []
    for place in shown:
        x, y = at(place.lon, place.lat)
        radius = 3 + 17 * sqrt(place.mentions / largest)
        title = escape(f"{place.name} · {place.mentions}" + (f" · {place.told}" if place.told else ""))
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{title}</title></circle>')
        half = 4.2 * len(place.name)
        below = y + radius + 13
        clear = all(abs(x - other) > half + wide or abs(below - line) > 15 for other, line, wide in taken)
        if len(names) < _NAMED and clear and below < height:
            taken.append((x, below, half))
            names.append(f'<text x="{x:.1f}" y="{below:.1f}">{escape(place.name)}</text>')
    parts.append(f'</g><g class="names">{"".join(names)}</g>')
    return (
        f'<svg class="map" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="map of {len(shown)} places">{"".join(parts)}</svg>'
    )


def _bounds(places: Sequence[Place]) -> tuple[float, float, float, float]:
    """Degrees that leave out at most a twentieth of the mentions on each side."""
    if not places:
        return -20.0, 5.0, 65.0, 45.0
    lons = _middle([(place.lon, place.mentions) for place in places])
    lats = _middle([(place.lat, place.mentions) for place in places])
    # Not narrower than six degrees, and about three to two.
    wide = 1.16 * max(lons[1] - lons[0], 1.6 * (lats[1] - lats[0]), 6.0)
    tall = wide / 1.6
    lon, lat = sum(lons) / 2, sum(lats) / 2
    return (
        max(-180.0, lon - wide / 2),
        max(-85.0, lat - tall / 2),
        min(180.0, lon + wide / 2),
        min(85.0, lat + tall / 2),
    )


def _middle(values: Sequence[tuple[float, int]]) -> tuple[float, float]:
    """The least and the greatest value but for a twentieth of the weight at either end."""
    ordered = sorted(values)
    spare = sum(count for _, count in ordered) / 20

    def first(values: Sequence[tuple[float, int]]) -> float:
        seen = 0
        for value, count in values:
            seen += count
            if seen > spare:
                return value
        return values[-1][0]

    return first(ordered), first(ordered[::-1])


def _land(
    at: Callable[[float, float], tuple[float, float]], bounds: tuple[float, float, float, float]
) -> list[str]:
    west, south, east, north = bounds
    paths = []
    text = resources.files("warraq").joinpath("plots", "outlines.json").read_text(encoding="ascii")
    for steps in json.loads(text)["rings"]:
        # A ring is its first point and the steps from it, in hundredths of a degree.
        ring = [
            (x / 100, y / 100) for x, y in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)
        ]
        lons, lats = [x for x, _ in ring], [y for _, y in ring]
        if max(lons) < west or min(lons) > east or max(lats) < south or min(lats) > north:
            continue
        drawn = "L".join(f"{x:.1f} {y:.1f}" for x, y in (at(*point) for point in ring))
        paths.append(f'<path d="M{drawn}Z"/>')
    return paths
