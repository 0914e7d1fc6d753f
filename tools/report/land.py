"""Write python/warraq/report/land.txt: outlines of the countries, in tenths of a degree.

    python tools/report/land.py ne_110m_admin_0_countries.shp

takes the polygons of a shapefile of Natural Earth (1:110m, public domain), drops rings smaller than
a quarter of a square degree, and rounds. One ring a line: longitude,latitude pairs.
"""

import itertools
import struct
import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "python" / "warraq" / "report" / "land.txt"
HEAD = "# Outlines of countries, tenths of a degree: Natural Earth 1:110m, public domain; see tools/report/land.py\n"


def rings(path):
    """The rings of a shapefile of polygons (ESRI white paper, July 1998)."""
    data = Path(path).read_bytes()
    at = 100
    while at < len(data):
        (length,) = struct.unpack(">i", data[at + 4 : at + 8])
        record = data[at + 8 : at + 8 + 2 * length]
        at += 8 + 2 * length
        kind, parts, points = struct.unpack("<i32xii", record[:44])
        if kind != 5:
            continue
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        numbers = struct.unpack(f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        pairs = list(zip(numbers[::2], numbers[1::2]))
        for start, end in itertools.pairwise(starts):
            yield pairs[start:end]


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))) / 2


def main(path):
    lines = []
    for ring in rings(path):
        if area(ring) < 0.25:
            continue
        rounded = [(round(x * 10), round(y * 10)) for x, y in ring]
        kept = [point for point, before in zip(rounded, [None, *rounded]) if point != before]
        lines.append(" ".join(f"{x},{y}" for x, y in kept))
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="ascii")
    print(f"{len(lines)} rings: {TARGET}")


if __name__ == "__main__":
    main(sys.argv[1])
