"""Whether scores mean what they say."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from warraq.errors import WarraqError
from warraq.plots import canvas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.figure import Figure

__all__ = ["reliability"]


def reliability(scores: Iterable[float], right: Iterable[bool], *, bins: int = 10) -> Figure:
    """Draw how often what was found with a score is right: on the diagonal, scores are probabilities.

    Bars are 95 % intervals by Wilson's formula (1927); below, how many there are in each bin. The
    title gives the expected calibration error: the mean distance from the diagonal, weighted by number.

    Parameters
    ----------
    scores
        From 0 to 1.
    right
        Whether each was right, in the same order.
    bins
        How many bins of equal width.

    Raises
    ------
    WarraqError
        When the two differ in length.

    >>> from warraq import plots
    >>> plots.reliability([0.9, 0.9, 0.8, 0.2], [True, True, False, False]).axes[0].get_ylabel()
    'share that is right'
    """
    told, truth = list(scores), list(right)
    if len(told) != len(truth):
        message = f"right: {len(truth)} answers for {len(told)} scores"
        raise WarraqError(message)
    inside: list[list[int]] = [[] for _ in range(bins)]
    for at, score in enumerate(told):
        inside[min(int(score * bins), bins - 1)].append(at)
    filled = [each for each in inside if each]
    figure = canvas.empty(4.6, 5)
    if not filled:
        return canvas.nothing(figure, "no scores")
    means = [sum(told[at] for at in each) / len(each) for each in filled]
    shares = [sum(bool(truth[at]) for at in each) / len(each) for each in filled]
    bounds = [wilson(share, len(each)) for share, each in zip(shares, filled, strict=True)]
    error = sum(
        len(each) * abs(share - mean) for each, share, mean in zip(filled, shares, means, strict=True)
    ) / len(told)
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=[4, 1])
    above.plot([0, 1], [0, 1], color="#888888", linewidth=1, linestyle="--")
    low = [share - bound[0] for share, bound in zip(shares, bounds, strict=True)]
    high = [bound[1] - share for share, bound in zip(shares, bounds, strict=True)]
    above.errorbar(means, shares, yerr=[low, high], fmt="o", color=canvas.INK, capsize=3)
    above.set_ylabel("share that is right")
    above.set_ylim(0, 1.02)
    above.set_title(f"{len(told)} found, expected calibration error {error:.3f}", fontsize=10)
    below.bar(
        [(at + 0.5) / bins for at in range(bins)], [len(each) for each in inside], 0.9 / bins, color="#888888"
    )
    below.set_ylabel("number")
    below.set_xlabel("score")
    below.set_xlim(0, 1)
    for axes in (above, below):
        axes.spines[["top", "right"]].set_visible(False)
    return figure


def wilson(share: float, number: int) -> tuple[float, float]:
    """The 95 % interval of a share seen in ``number`` cases.

    >>> low, high = wilson(0.5, 100)
    >>> round(low, 3), round(high, 3)
    (0.404, 0.596)
    """
    z = 1.959964
    middle = (share + z * z / (2 * number)) / (1 + z * z / number)
    half = z / (1 + z * z / number) * math.sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    # At a share of 0 or 1 rounding could push the bound past it.
    return min(middle - half, share), max(middle + half, share)
