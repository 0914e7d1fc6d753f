"""Who is named beside whom."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import networkx
from matplotlib.collections import LineCollection

from warraq.plots import canvas
from warraq.plots.rows import Drawable, rows

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["network"]


def network(
    given: Drawable,
    *,
    window: Literal["sentence", "document"] = "sentence",
    least: int = 2,
    names: int = 30,
    seed: int = 0,
) -> Figure:
    """Draw which names stand together: a line for each pair, the thicker the more often.

    The marker tells the label, the size how many pairs a name is in. Places come from Fruchterman and
    Reingold's springs (1991); they mean nothing beyond being near or far.

    Parameters
    ----------
    given
        A tagged corpus, or its :meth:`~warraq.Corpus.cooccurrence` in any library.
    window
        What "together" means, of a corpus: in one sentence or in one document.
    least
        How often a pair must occur.
    names
        How many names to draw, those with the most pairs first.
    seed
        Other seeds give other layouts; the same seed the same.

    >>> from warraq import plots
    >>> figure = plots.network(warraq.sample().extract().tag(), least=1, names=12)
    >>> len(figure.axes)
    1
    """
    wanted = ("a_id", "a", "a_label", "b_id", "b", "b_label", "count")
    graph = networkx.Graph()
    pairs = rows(given, wanted, lambda c: c.cooccurrence(window=window, least=least))
    for a_id, a, a_label, b_id, b, b_label, count in pairs:
        if int(str(count)) < least:
            continue
        ends = [(str(a_label), str(a_id or a)), (str(b_label), str(b_id or b))]
        for end, name in zip(ends, (a, b), strict=True):
            graph.add_node(end, name=str(name))
        if ends[0] != ends[1]:
            graph.add_edge(*ends, weight=int(str(count)))
    strength = dict(graph.degree(weight="weight"))
    kept = sorted((node for node in graph if strength[node]), key=lambda node: (-strength[node], node))
    graph = networkx.Graph(graph.subgraph(kept[:names]))
    graph.remove_nodes_from(list(networkx.isolates(graph)))
    figure = canvas.empty(8, 6.5)
    if not graph:
        return canvas.nothing(figure, f"no two names stand together {least} times")
    # The order of nodes decides the layout, so that it must not depend on how a set was stored.
    ordered = networkx.Graph()
    ordered.add_nodes_from(sorted(graph.nodes))
    ordered.add_edges_from(sorted((*sorted(pair), graph.edges[pair]) for pair in graph.edges))
    at = _layout(ordered, seed)
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.margins(0.12)
    widths = [0.6 + 1.4 * math.log2(weight) for _, _, weight in ordered.edges.data("weight")]
    lines = [[at[one], at[other]] for one, other in ordered.edges]
    axes.add_collection(LineCollection(lines, linewidths=widths, colors="#888888", alpha=0.6, zorder=1))
    most = max(strength[node] for node in ordered)
    radius = {node: 3 + 8 * math.sqrt(strength[node] / most) for node in ordered}
    for label, (colour, marker) in canvas.SIGNS.items():
        nodes = [node for node in ordered if node[0] == label]
        if nodes:
            axes.scatter(
                [at[node][0] for node in nodes],
                [at[node][1] for node in nodes],
                s=[(2 * radius[node]) ** 2 * 0.7 for node in nodes],
                color=colour,
                marker=marker,
                edgecolor="white",
                linewidth=0.8,
                label=label,
                zorder=3,
            )
    legend = axes.legend(frameon=False, loc="upper left", ncols=4, bbox_to_anchor=(0, 1.04))
    for handle in legend.legend_handles:
        handle.set_sizes([40])  # type: ignore[union-attr]
    best = sorted(ordered, key=lambda node: (-strength[node], node))
    names_of = graph.nodes.data("name")
    canvas.place_labels(axes, [(*at[node], radius[node], names_of[node]) for node in best])
    return figure


def _layout(graph: networkx.Graph, seed: int) -> dict[tuple[str, str], tuple[float, float]]:
    """Where each name goes; a weak thread to one hidden point keeps unconnected groups together."""
    tied, hidden = graph.copy(), ("", "")
    tied.add_edges_from((hidden, node, {"weight": 0.3}) for node in graph)
    apart = 2.5 / math.sqrt(len(tied))
    places = networkx.spring_layout(tied, k=apart, iterations=300, seed=seed)
    return {node: (float(x), float(y)) for node, (x, y) in places.items() if node != hidden}
