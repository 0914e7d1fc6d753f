"""Whom each outlet names."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from warraq.plots import canvas
from warraq.plots.rows import Drawable, rows

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["outlets"]


def outlets(given: Drawable, *, label: str | None = None, names: int = 10, share: bool = False) -> Figure:
    """Draw how often each outlet names the names that are most frequent in all: one panel an outlet.

    Parameters
    ----------
    given
        A tagged corpus, or its :meth:`~warraq.Corpus.naming` in any library.
    label
        PER, ORG, LOC or MISC; all of them when None.
    names
        How many names to draw.
    share
        Whether to draw per cent of the outlet's own mentions instead of numbers, for outlets of unlike size.

    >>> from warraq import plots
    >>> figure = plots.outlets(warraq.sample().extract().tag(), label="LOC", names=5)
    >>> len(figure.axes)
    4
    """
    counts: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    shown: dict[tuple[str, str], str] = {}
    wanted = ("group", "label", "entity_id", "canonical", "form", "count")
    for group, kind, known, canonical, form, count in rows(given, wanted, lambda c: c.naming()):
        if label is not None and kind != label:
            continue
        name = str(canonical or form)
        key = (str(kind), str(known or name))
        shown.setdefault(key, name)
        counts["—" if group is None else str(group)][key] += int(str(count))
    total: Counter[tuple[str, str]] = sum(counts.values(), Counter())
    most = sorted(total, key=lambda key: (-total[key], key))[:names][::-1]
    figure = canvas.empty(2 + 1.9 * max(len(counts), 2), 0.34 * max(len(most), 3) + 1)
    if not most:
        return canvas.nothing(figure, "nothing is named")
    groups = sorted(counts)
    panels = figure.subplots(1, len(groups), sharex=True, sharey=True, squeeze=False)[0]
    for axes, group in zip(panels, groups, strict=True):
        whole = 100 / counts[group].total() if share else 1.0
        widths = [counts[group][key] * whole for key in most]
        colours = [canvas.SIGNS.get(key[0], (canvas.INK, ""))[0] for key in most]
        bars = axes.barh(range(len(most)), widths, color=colours)
        axes.bar_label(bars, fmt=lambda wide: f"{wide:.{share:d}f}" if wide else "", padding=2, fontsize=8)
        axes.set_title(group, fontsize=10)
        axes.spines[["top", "right"]].set_visible(False)
        axes.margins(x=0.2)
    panels[0].set_yticks(range(len(most)), [shown[key] for key in most])
    figure.supxlabel("per cent of the outlet's mentions" if share else "mentions", fontsize="medium")
    return figure
