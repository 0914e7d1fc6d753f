"""Pictures of a corpus, each one call that returns a ``matplotlib`` figure.

They need ``pip install "warraq[plots]"``.

Every function takes a :class:`warraq.Corpus`, or the table that it is drawn from in any library that
has columns by name (a :class:`warraq.Table`, pandas, polars, pyarrow), so that what was counted on
many machines is drawn by the same call. Arabic labels are shaped by matplotlib itself (3.11 or later).
Nothing is told by colour alone.

>>> from warraq import plots
>>> corpus = warraq.sample().extract().tag()
>>> figure = plots.timeline(corpus, every="year")
>>> type(figure).__module__
'matplotlib.figure'
"""

from __future__ import annotations

try:
    import matplotlib as matplotlib
    import networkx as networkx
except ImportError as missing:
    message = f'{missing.name} is not installed: pip install "warraq[plots]"'
    raise ImportError(message, name=missing.name) from missing

from warraq.plots.atlas import map
from warraq.plots.bars import outlets
from warraq.plots.calibration import reliability
from warraq.plots.graph import network
from warraq.plots.periods import timeline

__all__ = ["map", "network", "outlets", "reliability", "timeline"]
