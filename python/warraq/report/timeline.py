"""The documents of each day, week, month or year as bars: SVG."""

from __future__ import annotations

import datetime
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["timeline_svg"]

_WIDTH, _HEIGHT, _FOOT = 960, 200, 24
#: As many bars as can be told apart.
_MOST = 120


def timeline_svg(days: Mapping[str, int]) -> str:
    """Bars from the first date to the last, empty spans included; ``days`` maps ISO dates to documents.

    >>> timeline_svg({"2017-11-03": 2, "2017-11-05": 1}).count("<rect")
    3
    """
    dates = {datetime.date.fromisoformat(day): count for day, count in days.items()}
    if not dates:
        return ""
    name, bars = _bars(dates)
    highest = max(bars.values())
    step = _WIDTH / len(bars)
    tall = _HEIGHT - _FOOT
    parts = [f'<path class="axis" d="M0 {tall}H{_WIDTH}"/>']
    every = max(1, len(bars) // 8)
    for at, (period, count) in enumerate(bars.items()):
        height = (tall - 16) * count / highest
        x, wide = at * step, max(step * 0.8, 1.0)
        title = escape(f"{period}: {count}")
        parts.append(
            f'<rect x="{x + (step - wide) / 2:.1f}" y="{tall - height:.1f}" width="{min(wide, 60):.1f}" '
            f'height="{height:.1f}"><title>{title}</title></rect>'
        )
        if at % every == 0 and x < _WIDTH - 70:
            parts.append(f'<text x="{x + 2:.1f}" y="{_HEIGHT - 6}">{escape(period)}</text>')
    parts.append(f'<text x="2" y="12">{highest} / {name}</text>')
    return (
        f'<svg class="bars" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="documents by {name}">{"".join(parts)}</svg>'
    )


def _bars(dates: Mapping[datetime.date, int]) -> tuple[str, dict[str, int]]:
    """The finest periods of which there are not too many, those that are empty too."""
    first, last = min(dates), max(dates)
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    if (last - first).days < _MOST:
        name, length = "day", 10
        spans = range(first.toordinal(), last.toordinal() + 1)
        periods = [datetime.date.fromordinal(day).isoformat() for day in spans]
    elif len(months) <= _MOST:
        name, length = "month", 7
        periods = [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]
    else:
        name, length = "year", 4
        periods = [f"{year:04}" for year in range(first.year, last.year + 1)]
    bars = dict.fromkeys(periods, 0)
    for date, count in dates.items():
        bars[date.isoformat()[:length]] += count
    return name, bars
