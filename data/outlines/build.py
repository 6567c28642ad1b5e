"""Build `countries.json` from the package `world-atlas` (Natural Earth 1:50m): `python build.py countries-50m.json`.

The result maps ISO 3166 alpha-2 to a list of rings, each a flat list lon, lat, lon, lat … in hundredths of a degree.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pycountry


def main(source: Path) -> None:
    """Read the TopoJSON at `source` and write the outlines beside this file."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_unpacked(arc, topology["transform"]) for arc in topology["arcs"]]
    outlines: dict[str, list[list[int]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        country = pycountry.countries.get(numeric=str(shape.get("id", "")).zfill(3))
        if country is None:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
        outlines.setdefault(country.alpha_2, []).extend(ring for ring in rings if len(ring) >= 8)
    target = Path(__file__).with_name("countries.json")
    target.write_text(json.dumps(dict(sorted(outlines.items())), separators=(",", ":")) + "\n", encoding="utf-8")


def _unpacked(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[int]:
    flat: list[int] = []
    for index in indices:
        for lon, lat in arcs[index] if index >= 0 else reversed(arcs[~index]):
            point = [round(lon * 100), round(lat * 100)]
            if flat[-2:] != point:
                flat += point
    return flat


if __name__ == "__main__":
    main(Path(sys.argv[1]))
