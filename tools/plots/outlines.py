"""Write python/warraq/plots/outlines.json: the coasts and borders under `warraq.plots.map`.

    pip install pyshp && pip download --no-deps geopandas==0.14.4 && unzip geopandas-0.14.4-*.whl
    python tools/plots/outlines.py geopandas/datasets/naturalearth_lowres/naturalearth_lowres.shp

The shapes are Natural Earth's countries at 1:110 million (public domain), as geopandas 0.14.4 carries them. A ring is
its first point and then steps, longitude and latitude by turns, in hundredths of a degree.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "python" / "warraq" / "plots" / "outlines.json"


def ring(points: list[tuple[float, float]]) -> list[int]:
    """A ring as its first point and the steps from it; points that fall together are one."""
    steps: list[int] = []
    last = (0, 0)
    for lon, lat in points:
        here = (round(lon * 100), round(lat * 100))
        if not steps or here != last:
            steps += [here[0] - last[0], here[1] - last[1]]
        last = here
    return steps


def main(path: str) -> None:
    """Read the shapes and write the rings."""
    import shapefile

    rings = []
    with shapefile.Reader(path) as reader:
        for shape in reader.iterShapes():
            ends = [*shape.parts[1:], len(shape.points)]
            rings += [ring(shape.points[start:end]) for start, end in zip(shape.parts, ends, strict=True)]
    told = {"source": "Natural Earth, countries 1:110m", "licence": "public domain", "unit": "0.01 degree"}
    lines = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in rings)
    TARGET.write_text(f'{json.dumps(told)[:-1]}, "rings": [\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{len(rings)} rings, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
