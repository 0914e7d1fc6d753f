"""What the pictures share: an empty figure, colours with signs, and labels that do not cover each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib
from matplotlib import pyplot
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["INK", "SIGNS", "empty", "nothing", "place_labels"]

#: Label to colour (Okabe and Ito, 2008) and marker, so that colour is never the only sign.
SIGNS = {
    "PER": ("#0072B2", "o"),
    "ORG": ("#D55E00", "s"),
    "LOC": ("#009E73", "^"),
    "MISC": ("#CC79A7", "D"),
}
#: The colour of what has no family of its own.
INK = "#0072B2"
#: Where a label may stand beside its point: offsets in points, and the alignment that goes with them.
_SIDES = (
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0, 1, "center", "bottom"),
    (0, -1, "center", "top"),
)


def empty(width: float, height: float) -> Figure:
    """A figure of this size in inches.

    A notebook shows it once, as the value of its cell; elsewhere ``pyplot.show()`` knows it.
    """
    figure = pyplot.figure(figsize=(width, height), layout="constrained")
    if "inline" in matplotlib.get_backend():
        pyplot.close(figure)
    return figure


def nothing(figure: Figure, why: str) -> Figure:
    """A figure that says that there is nothing to draw, and why."""
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.text(0.5, 0.5, why, ha="center", va="center", transform=axes.transAxes)
    return figure


def place_labels(axes: Axes, points: Sequence[tuple[float, float, float, str]]) -> int:
    """Write each label beside its point where no other stands, else leave it out; first come, first served.

    Parameters
    ----------
    axes
        Where the points are drawn.
    points
        x and y in data units, the marker's radius in points, and the label.

    Returns
    -------
    int
        How many labels found a place.
    """
    figure = axes.get_figure(root=True)
    if figure is None:
        return 0
    figure.canvas.draw()
    frame = axes.get_window_extent()
    pixels = figure.dpi / 72
    markers = []
    for x, y, radius, _ in points:
        left, low = axes.transData.transform((x, y)) - radius * pixels
        markers.append(Bbox.from_bounds(left, low, 2 * radius * pixels, 2 * radius * pixels))
    halo = [withStroke(linewidth=2, foreground=figure.get_facecolor())]
    written: list[Bbox] = []
    for at, (x, y, radius, label) in enumerate(points):
        others = [box for other, box in enumerate(markers) if other != at]
        choices = []
        for side, (right, up, ha, va) in enumerate(_SIDES):
            away = radius + 2
            text = axes.annotate(
                label,
                (x, y),
                xytext=(right * away, up * away),
                textcoords="offset points",
                ha=ha,
                va=va,
                fontsize=9,
                zorder=5,
                path_effects=halo,
            )
            text.set_in_layout(False)
            box = text.get_window_extent().padded(2)
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            covered = box.count_overlaps(others)
            if inside and covered < 2 and not box.count_overlaps(written):
                choices.append((covered, side, box, text))
            else:
                text.remove()
        choices.sort(key=lambda choice: choice[:2])
        for _, _, _, text in choices[1:]:
            text.remove()
        written += [box for _, _, box, _ in choices[:1]]
    return len(written)
