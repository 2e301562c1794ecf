"""Ward outlines from the cell map: smooth borders that neighbours share point for point.

The borders are cut into arcs at the corners where three wards (or two and the outside) meet. Each
arc is smoothed and thinned once and then used by the wards on both sides of it, so that the
outlines fit together without gaps or overlaps.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise

from demonstration.cellmap import CELL_KM, OUTSIDE, CellMap, to_degrees
from demonstration.places import DISTRICT_CODE, WARDS

Corner = tuple[int, int]
"""A corner of cells: column and row line, counted from the south-west."""
Point = tuple[float, float]
"""A place in km east and north of the origin, or in degrees of longitude and latitude."""
Ring = list[Point]

_PASSES = 4
_THIN_KM = 0.02
"""A point is left out where the border stays this near to where it was."""


def ward_rings(cells: CellMap) -> list[Ring]:
    """Return each ward's outline in degrees, in the order of WARDS: closed, anticlockwise."""
    arcs = _arcs(cells)
    lines = [_thinned(line) for line in _smoothed(arcs, cells)]
    ends: dict[int, dict[Corner, tuple[Corner, list[Point]]]] = defaultdict(dict)
    for (corners, left, right), line in zip(arcs, lines, strict=True):
        ends[left][corners[0]] = corners[-1], line
        ends[right][corners[-1]] = corners[0], line[::-1]
    return [_ring(ends[ward]) for ward in range(OUTSIDE)]


def outlines_geojson(rings: list[Ring]) -> str:
    """Return the outlines as GeoJSON text with ONS's column names, one ward a line."""
    features = [
        {
            "type": "Feature",
            "properties": {"WD24CD": ward.code, "WD24NM": ward.name, "LAD24CD": DISTRICT_CODE},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for ward, ring in zip(WARDS, rings, strict=True)
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    head = '{"type":"FeatureCollection","name":"demonstration-ward-outlines","features":[\n'
    return f"{head}{lines}\n]}}\n"


Arc = tuple[list[Corner], int, int]
"""Corners along a border, the label on its left and the one on its right."""


def _arcs(cells: CellMap) -> list[Arc]:
    """Return every border, cut at the corners where more than two labels meet."""
    steps = _border_steps(cells)
    nodes = sorted(corner for corner, onward in steps.items() if len(onward) != 2)
    arcs: list[Arc] = []
    seen: set[tuple[Corner, Corner]] = set()
    for node in nodes:
        for after, (left, right) in sorted(steps[node].items()):
            if (node, after) in seen:
                continue
            corners = [node, after]
            while len(steps[corners[-1]]) == 2:
                corners.append(next(c for c in steps[corners[-1]] if c != corners[-2]))
            seen |= {(node, after), (corners[-1], corners[-2])}
            arcs.append((corners, left, right))
    return arcs


def _border_steps(cells: CellMap) -> dict[Corner, dict[Corner, tuple[int, int]]]:
    """Return, for each corner on a border, the next corners with the labels left and right."""
    steps: dict[Corner, dict[Corner, tuple[int, int]]] = defaultdict(dict)
    grid = cells.labels.tolist()
    for row in range(1, len(grid)):
        for column in range(1, len(grid[0])):
            here, west, south = grid[row][column], grid[row][column - 1], grid[row - 1][column]
            if here != west:
                _join(steps, (column, row), (column, row + 1), west, here)
            if here != south:
                _join(steps, (column, row), (column + 1, row), here, south)
    return steps


def _join(
    steps: dict[Corner, dict[Corner, tuple[int, int]]],
    start: Corner,
    end: Corner,
    left: int,
    right: int,
) -> None:
    steps[start][end] = left, right
    steps[end][start] = right, left


def _smoothed(arcs: list[Arc], cells: CellMap) -> list[list[Point]]:
    """Return the arcs in km, each point drawn towards its neighbours a few times over.

    Points start in the middle of the cells' sides, which already turns stairs into slopes; the
    meeting corners move too, each towards the arcs that end there.
    """
    lines: list[list[Point]] = []
    for corners, _, _ in arcs:
        at = [(cells.west_km + c * CELL_KM, cells.south_km + r * CELL_KM) for c, r in corners]
        middles = [_between(a, b) for a, b in pairwise(at)]
        lines.append([at[0], *middles, at[-1]])
    for _ in range(_PASSES):
        meeting: dict[Corner, list[Point]] = defaultdict(list)
        for (corners, _, _), line in zip(arcs, lines, strict=True):
            meeting[corners[0]].append(line[1])
            meeting[corners[-1]].append(line[-2])
        lines = [
            [
                _drawn(line[0], meeting[corners[0]]),
                *(_drawn(b, [a, c]) for a, b, c in zip(line, line[1:], line[2:], strict=False)),
                _drawn(line[-1], meeting[corners[-1]]),
            ]
            for (corners, _, _), line in zip(arcs, lines, strict=True)
        ]
    return lines


def _between(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _drawn(point: Point, towards: list[Point]) -> Point:
    """Return the point moved half the way to the mean of others."""
    x = sum(other[0] for other in towards) / len(towards)
    y = sum(other[1] for other in towards) / len(towards)
    return _between(point, (x, y))


def _thinned(line: list[Point]) -> list[Point]:
    """Leave out points that don't change the line by more than _THIN_KM (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    squared = (bx - ax) * (bx - ax) + (by - ay) * (by - ay)
    away = [abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) for x, y in line[1:-1]]
    furthest = max(range(len(away)), key=away.__getitem__)
    if away[furthest] * away[furthest] <= _THIN_KM * _THIN_KM * squared:
        return [line[0], line[-1]]
    split = furthest + 1
    return _thinned(line[: split + 1])[:-1] + _thinned(line[split:])


def _ring(arcs: dict[Corner, tuple[Corner, list[Point]]]) -> Ring:
    """Join the arcs that have one ward on their left into its outline, in degrees."""
    start = min(arcs)
    end, line = arcs[start]
    points = list(line)
    while end != start:
        end, line = arcs[end]
        points += line[1:]
    degrees = (to_degrees(x, y) for x, y in points)
    return [(round(longitude, 6), round(latitude, 6)) for longitude, latitude in degrees]
